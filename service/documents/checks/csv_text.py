"""What a reader of comma separated values finds, by a parser of our own: the approved text, and no field that a spreadsheet would run."""

from __future__ import annotations

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.letters_and_digits import differences
from service.documents.checks.text_bytes import HEADING

ENGINE = "parser of RFC 4180 in this service"
_STARTS = "=+-@\t\r|%＝＋－＠−"
_NUMBER = frozenset("0123456789., %")


def fields_of(text: str) -> list[list[str]]:
    """Return the rows; quoting that is broken raises `ValueError`."""
    rows: list[list[str]] = [[]]
    at = 0
    while at < len(text):
        if text[at] == '"':
            value, at = _quoted(text, at + 1)
        else:
            ends = [place for sign in (",", "\n") if (place := text.find(sign, at)) >= 0]
            end = min(ends, default=len(text))
            value, at = text[at:end], end
            if '"' in value:
                raise ValueError("a quotation mark inside a bare field")
        rows[-1].append(value)
        if at < len(text) and text[at] == "\n":
            rows.append([])
        elif at < len(text) and text[at] != ",":
            raise ValueError("letters after a quoted field")
        at += 1
        if at == len(text) and text[at - 1] == ",":
            rows[-1].append("")
    return rows


def _quoted(text: str, at: int) -> tuple[str, int]:
    pieces: list[str] = []
    while True:
        end = text.find('"', at)
        if end < 0:
            raise ValueError("a quotation that does not end")
        pieces.append(text[at:end])
        if text[end + 1 : end + 2] != '"':
            return "".join(pieces), end + 1
        pieces.append('"')
        at = end + 2


def would_run(field: str) -> bool:
    """Say whether a spreadsheet would take a field for a formula."""
    bare = field.lstrip(" \u00a0\u200c\u200d\u200e\u200f\n")
    signed = bare[:1] in {"+", "-"} and set(bare[1:]) <= _NUMBER
    return bool(bare) and bare[0] in _STARTS and not signed


def run(examined: Examined) -> list[str]:
    """Return leaks in the fields and fields that a spreadsheet would run."""
    rows = fields_of(examined.content.decode("utf-8"))
    answer = said(examined.leaks_in_text("\n".join("\t".join(row) for row in rows)), "field")
    if any(would_run(field) for row in rows for field in row):
        answer.append("a field that a spreadsheet would run")
    return answer


def run_expected(examined: Examined) -> list[str]:
    """Return where the fields differ from the approved text."""
    rows = fields_of(examined.content.decode("utf-8"))
    return differences(examined.expected_text, "\n".join("\t".join(row) for row in rows), extra=(HEADING,))


CHECK = Check("csv_text", ENGINE, run)
EXPECTED = Check("expected_text", ENGINE, run_expected)
