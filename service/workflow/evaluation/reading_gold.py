"""Reads marked texts: JSON lines with spans, or YAML with inline marks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from service.domain.document import Span
from service.kit.clock import aware
from service.kit.folding import fold
from service.workflow.evaluation.gold import BadGold, GoldText, Mark, MarkKind
from service.workflow.evaluation.inline_marks import parse_marks

SUFFIXES = (".jsonl", ".yaml", ".yml")
STATEMENT_FIELDS = (
    "capacity", "respondent_name", "organisation", "confidentiality_requested", "scope", "justification_quality", "do_not_contact",
    "automatic_disclaimer_only", "late", "questions_answered", "consent_publish", "withdrawn", "contradictory",
)  # fmt: skip

#: How the annotators of court cases name what must go; other corpora say only the type.
_IDENT = {"DIRECT": MarkKind.DIRECT, "QUASI": MarkKind.QUASI, "NO_MASK": MarkKind.KEEP}
_TYPES = {
    "PERSON": MarkKind.DIRECT, "PHONE": MarkKind.DIRECT, "EMAIL": MarkKind.DIRECT, "ID": MarkKind.DIRECT, "ADDRESS": MarkKind.DIRECT,
    "AGE": MarkKind.QUASI,
}  # fmt: skip
_SENTENCE = {"requested": "confidentiality_requested"}


def read_gold(path: Path) -> tuple[GoldText, ...]:
    """Return the texts of a file, or of the gold files directly in a folder (folders inside it are other parts).

    Raises `BadGold` with file and place.
    """
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES)
        if not files:
            raise BadGold(f"{path.name}: no .jsonl or .yaml file lies directly in this folder")
        return tuple(text for file in files for text in read_gold(file))
    try:
        return tuple(_json_lines(path) if path.suffix == ".jsonl" else _yaml(path))
    except UnicodeDecodeError as error:
        raise BadGold(f"{path.name}: not text in UTF-8") from error


def _json_lines(path: Path) -> Iterator[GoldText]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _json_text(line, f"{path.stem}-{number}", f"{path.name} line {number}")


def _json_text(line: str, name: str, where: str) -> GoldText:
    try:
        data = json.loads(line)
        text = data["text"]
        marks = tuple(_json_mark(span, text) for span in data["spans"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadGold(f'{where}: needs {{"text": …, "spans": [{{"s": 0, "e": 4, "t": "PERSON"}}]}} with places inside the text') from error
    return GoldText(str(data.get("id", name)), text, marks)


def _json_mark(data: Mapping[str, Any], text: str) -> Mark:
    span, type_ = Span(int(data["s"]), int(data["e"])), str(data["t"])
    if span.end > len(text):
        raise ValueError("outside the text")
    kind = _IDENT[data["ident"]] if data.get("ident") else _TYPES.get(type_, MarkKind.OTHER)
    whose = str(data.get("eid") or fold(text[span.start : span.end])) if type_ == "PERSON" and kind is MarkKind.DIRECT else None
    return Mark(kind, span, type_, whose)


def _yaml(path: Path) -> Iterator[GoldText]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadGold(f"{path.name}: not YAML{f', line {mark.line + 1}' if mark else ''}") from error
    if isinstance(data, list):
        for number, sentence in enumerate(data, 1):
            yield _sentence(sentence, f"{path.stem}-{number}", f"{path.name} entry {number}")
    else:
        yield _submission(data, path.stem, path.name)


def _submission(data: Any, name: str, where: str) -> GoldText:
    text, marks = parse_marks(_text_of(data, where), where)
    stated = data.get("statements") or {}
    if not isinstance(stated, Mapping):
        raise BadGold(f"{where}: statements must be a table of field: value")
    unknown = sorted(set(stated) - set(STATEMENT_FIELDS) - {"contact_channel"})
    if unknown:
        raise BadGold(f"{where}: unknown statement(s) {', '.join(map(str, unknown))}; known are {', '.join(STATEMENT_FIELDS)}")
    judged = {field: stated[field] for field in STATEMENT_FIELDS if field in stated}
    call = str(data["call"]) if data.get("call") else None
    return GoldText(name, text, marks, judged, _moment(data.get("received"), where), call=call)


def _sentence(data: Any, name: str, where: str) -> GoldText:
    text, marks = parse_marks(_text_of(data, where), where)
    given = {_SENTENCE.get(str(key), str(key)): value for key, value in data.items()}
    judged = {field: given[field] for field in STATEMENT_FIELDS if field in given}
    return GoldText(name, text, marks, judged, kind=str(data.get("kind") or "sentence"))


def _text_of(data: Any, where: str) -> str:
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str):
        raise BadGold(f"{where}: needs `text` holding the response with its marks")
    return str(data["text"])


def _moment(given: object, where: str) -> datetime | None:
    if given is None:
        return None
    if isinstance(given, datetime):
        return aware(given)
    if isinstance(given, date):
        return aware(datetime.combine(given, time(12)))
    try:
        return aware(datetime.fromisoformat(str(given)))
    except ValueError as error:
        raise BadGold(f"{where}: received is not a date and time in ISO 8601") from error
