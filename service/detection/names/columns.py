"""Tables of cases: what stands under "name", "officer", "dob" or "ref" in rows of cells, and numbers in brackets after a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.detection.lexicon import ordinary
from service.detection.reading import Reading
from service.detection.sighting import Sighting

_CELL = re.compile(r"[ ]*(?:\t|\|)[ ]*")
_NAMES = re.compile(
    r"(?:(?:full |first |last |sur|fore|client |offender |victim |staff |service user )?names?|surname|forename|person|client|"
    r"offender|victim|officer|po|pp|worker|"
    r"practitioner|supervisor|keyworker|key worker|case ?worker|manager|complainant|claimant|patient|pupil|parent|enw|swyddog)",
    re.IGNORECASE,
)
_BORN = re.compile(r"(?:d\.?o\.?b\.?|date of birth|born|birth ?date|dyddiad geni)", re.IGNORECASE)
_NUMBERS = re.compile(
    r"(?:crn|ref|ref(?:erence)?(?: no\.?)?|id|case(?: no\.?| ref)?|pnc|noms|nhs(?: no\.?)?|prison no\.?|staff no\.?|payroll)", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,2}[./ -](?:\d{1,2}|[A-Za-z]{3,9})[./ -](?:19|20)?\d{2}")
_NUMBER = re.compile(r"(?=[A-Z/-]{0,4}\d)[A-Z0-9][A-Z0-9/-]{4,14}")
_NAME = re.compile(r"[^\W\d_][\w'.-]*(?:,? [^\W\d_][\w'.-]*){0,3}")
_AFTER_NAME = re.compile(r"(?<![^\W_])[^\W\d_a-z][\w'-]+,? [^\W\d_a-z][\w'-]+ \((?P<id>\d{4,8})\)")
_MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    kind: str


def sight_columns(reading: Reading) -> Iterator[Sighting]:
    """See names in the columns that are headed as such."""
    for start, text, kind in _cells(reading.text):
        if kind == "PERSON" and _NAME.fullmatch(text) and (text.isupper() or not _plain(text)):
            yield Sighting(start, start + len(text), "PERSON", "rule:column", 0.9, "stands in a column of names")


def _plain(text: str) -> bool:
    """Say whether a cell holds ordinary words only: "none", "not known"."""
    return all(word in ordinary() for word in re.findall(r"[^\W\d_]+", text.lower()))


def sight_column_numbers(reading: Reading) -> Iterator[Sighting]:
    """See dates of birth and reference numbers of people in the columns that are headed as such; numbers in brackets after a name."""
    for start, text, kind in _cells(reading.text):
        if kind == "DATE_OF_BIRTH" and _DATE.fullmatch(text):
            yield Sighting(start, start + len(text), kind, "rule:column", 0.92, "stands in a column of dates of birth")
        if kind == "UK_STAFF_NUMBER" and _NUMBER.fullmatch(text):
            yield Sighting(start, start + len(text), kind, "rule:column", 0.88, "stands in a column of people's numbers")
    numbers = {match["id"] for match in _AFTER_NAME.finditer(reading.text)}
    for number in sorted(numbers):
        if not re.fullmatch(r"(?:19|20)\d\d", number):
            for match in re.finditer(rf"(?<![\w.,/-]){number}(?![\w/-])", reading.text):
                yield Sighting(match.start(), match.end(), "UK_STAFF_NUMBER", "rule:column", 0.88, "a number in brackets after a name")


def _cells(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, text and kind of every cell below a heading row that names people; the table ends with a line of fewer cells."""
    columns: list[_Column] = []
    at = rows = 0
    for line in text.split("\n"):
        parts = list(_split(line))
        if len(parts) < 3:
            columns, rows = [], 0
        elif not columns:
            columns = list(_headings(parts))
        elif rows < _MOST_ROWS:
            rows += 1
            for column in columns:
                if column.at < len(parts):
                    start, cell = parts[column.at]
                    yield at + start, cell, column.kind
        at += len(line) + 1


def _split(line: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in _CELL.finditer(line):
        yield start, line[start : gap.start()]
        start = gap.end()
    yield start, line[start:].rstrip()


def _headings(parts: list[tuple[int, str]]) -> Iterator[_Column]:
    kinds = ((_NAMES, "PERSON"), (_BORN, "DATE_OF_BIRTH"), (_NUMBERS, "UK_STAFF_NUMBER"))
    found = [
        _Column(index, kind) for index, (_, cell) in enumerate(parts) for pattern, kind in kinds if pattern.fullmatch(cell.strip(" :*"))
    ]
    if any(column.kind != "UK_STAFF_NUMBER" for column in found):
        yield from found
