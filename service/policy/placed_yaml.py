"""YAML read with the line of every value, so that an error can say where it is.

Only plain data comes in: no anchors, no tags, no dates or yes/no guessed from text, no key twice, and bounded size and depth.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import CSafeLoader
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_BYTES = 4_000_000
MAX_DEPTH = 24
MAX_EVENTS = 400_000

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Plain data and the line (from 1) of each of its values."""

    data: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of a value, else of the nearest value that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class BadYaml(Exception):
    """The text is not YAML that may come in; `line` says where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class _PlainLoader(CSafeLoader):
    """Knows null, true, false and numbers; everything else is text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  (PyYAML's own class attribute)


_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789"))
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]{1,18}\.[0-9]{1,18}$"), list("-0123456789"))

_CONVERT: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda _text: None,
    "tag:yaml.org,2002:bool": lambda text: text == "true",
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:str": str,
}


def read_placed(text: str) -> Placed:
    """Read one YAML document; raises BadYaml."""
    if len(text) > MAX_BYTES:
        raise BadYaml(f"the file is longer than {MAX_BYTES} characters; split it", 1)
    try:
        _bounded(text)
        node = yaml.compose(text, Loader=_PlainLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadYaml(f"not YAML: {error.problem or 'malformed'}", line) from None
    except yaml.YAMLError:
        raise BadYaml("not YAML: it holds a character that YAML does not allow", 1) from None
    lines: dict[Path, int] = {}
    return Placed(_plain(node, (), lines) if node is not None else None, lines)


def _bounded(text: str) -> None:
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_PlainLoader)):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if count > MAX_EVENTS:
            raise BadYaml("the file holds too many values; split it", line)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise BadYaml("anchors and aliases (& and *) are not allowed; write the value out", line)
        if isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise BadYaml(f"nested more than {MAX_DEPTH} deep", line)
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        tagged = isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag
        if tagged:
            raise BadYaml("tags (!) are not allowed; write plain text", line)


def _plain(node: Node, path: Path, lines: dict[Path, int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, ScalarNode):
        return _CONVERT.get(node.tag, str)(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(child, (*path, index), lines) for index, child in enumerate(node.value)]
    if not isinstance(node, MappingNode):
        raise BadYaml("neither text, list nor mapping", node.start_mark.line + 1)
    found: dict[str, Any] = {}
    for key_node, value in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, ScalarNode):
            raise BadYaml("a key must be a word", line)
        key = str(key_node.value)
        if key in found:
            raise BadYaml(f"the key {key!r} stands twice here; keep one", line)
        found[key] = _plain(value, (*path, key), lines)
        lines[(*path, key)] = line
    return found
