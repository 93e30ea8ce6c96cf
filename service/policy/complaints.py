"""What is wrong with a pack or call, where, and what to write instead."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from service.domain.errors import Unreadable
from service.policy.placed_yaml import BadYaml, Placed, read_placed

SHOWN = 12
QUOTED = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: file, line, what is wrong and what to write instead."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class BadPolicy(Unreadable):
    """A pack or call that cannot be used; `problems` lists everything found."""

    def __init__(self, problems: tuple[Problem, ...], *, code: str = "policy-not-valid") -> None:
        detail = "; ".join(str(problem) for problem in problems[:SHOWN])
        super().__init__(code, detail, todo="Put right each line named and try again.")
        self.problems = problems


def schema(name: str) -> dict[str, Any]:
    """Return a JSON Schema shipped with this room."""
    text = resources.files("service.policy").joinpath("schemas", name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def read_checked(text: str, *, file: str, schema_name: str, code: str) -> Placed:
    """Read YAML and hold it against a schema; raises BadPolicy with every problem found."""
    try:
        placed = read_placed(text)
    except BadYaml as error:
        raise BadPolicy((Problem(file, error.line, error.message),), code=code) from None
    errors = Draft202012Validator(schema(schema_name)).iter_errors(placed.data)
    problems = tuple(sorted({problem for error in errors for problem in _explained(error, placed, file)}, key=lambda problem: problem.line))
    if problems:
        raise BadPolicy(problems, code=code)
    return placed


def _explained(error: ValidationError, placed: Placed, file: str) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    where = ".".join(str(step) for step in path) or "the file"
    about: Any = error.schema
    if error.validator == "additionalProperties":
        allowed = sorted(about.get("properties", {}))
        instance: Any = error.instance
        for key in instance:
            if key not in allowed:
                yield Problem(file, placed.line((*path, key)), _unknown_key(str(key), where, allowed))
        return
    yield Problem(file, placed.line(path), _instead(error, where))


def _unknown_key(key: str, where: str, allowed: list[str]) -> str:
    near = difflib.get_close_matches(key, allowed, n=1)
    hint = f"write {near[0]!r}" if near else f"write one of {', '.join(allowed)}"
    return f"{key[:QUOTED]!r} is not known in {where}; {hint}"


def _instead(error: ValidationError, where: str) -> str:
    wanted: Any = error.validator_value
    found: Any = error.instance
    about: Any = error.schema
    if error.validator == "enum":
        return f"{where} is {_short(found)}; write one of {', '.join(map(str, wanted))}"
    if error.validator == "required":
        return f"{where} lacks {', '.join(key for key in wanted if key not in found)}; add it"
    if error.validator == "type":
        return f"{where} is {_short(found)}; write {_kind(wanted)}"
    if error.validator == "pattern":
        return f"{where} is {_short(found)}; {about.get('description', 'write it as ' + str(wanted))}"
    return f"{where}: {about.get('description', str(error.validator))} ({error.validator} {_short(wanted)})"


def _kind(wanted: Any) -> str:
    names = {
        "string": "text",
        "array": "a list",
        "object": "a mapping",
        "boolean": "true or false",
        "integer": "a whole number",
        "null": "null",
    }
    kinds = wanted if isinstance(wanted, list) else [wanted]
    return " or ".join(names.get(kind, str(kind)) for kind in kinds)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= QUOTED else text[:QUOTED] + "…"
