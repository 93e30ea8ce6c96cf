"""Reads comma, semicolon or tab separated values: every field of every row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from service.documents.decoding import decode
from service.documents.formats.office.sheets import SheetCell, letters_of, sheet_blocks
from service.documents.formats.txt.read import check_size
from service.documents.paragraphs import unix_lines
from service.documents.part_reading import CannotRead, PartReading, Source, clean
from service.domain.document import Warned

MEDIA_TYPE = "text/csv"
_SAMPLE = 20_000
_COMMA_OF_WORDS = re.compile(r",(?!\d)|(?<!\d),")


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return a cell for each field that is not empty; anchors name the cell (`B12`) and count code points of its text."""
    text, known = decode(untrusted_content)
    text = clean(unix_lines(text.removeprefix("\ufeff")))
    check_size(text, source)
    blocks = tuple(sheet_blocks("", "", _cells(text, source)))
    return PartReading(MEDIA_TYPE, blocks, warnings=() if known else (Warned("guessed-encoding"),))


def _cells(text: str, source: Source) -> Iterator[SheetCell]:
    csv.field_size_limit(source.limits.line)
    separator = separator_of(text)
    try:
        for row, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            for column, value in enumerate(fields):
                if value.strip():
                    yield SheetCell(row, column, value, path=f"{letters_of(column)}{row + 1}")
    except csv.Error as error:
        raise CannotRead("line-too-long") from error


def separator_of(text: str) -> str:
    """Return what most evenly parts the first lines: a comma unless another does it better."""
    lines = [line for line in text[:_SAMPLE].split("\n")[:20] if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]
    counts = {sign: [line.count(sign) for line in lines] for sign in ",;\t|"}
    if min(counts[";"], default=0):
        counts[","] = [len(_COMMA_OF_WORDS.findall(line)) for line in lines]  # the others part whole numbers from their fractions
    return max(counts, key=lambda sign: (min(counts[sign], default=0) > 0, sum(counts[sign]), sign == ","))
