"""A published site as data for re-use: one JSON file, and the list of responses as CSV."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

from service.domain.publication import ResponseLine
from service.producing.canonical import canonical
from service.producing.schedule_files import FORMULA_STARTS
from service.producing.site.pages import AS_IS, LONDON, Row, Site

COLUMNS = ("reference", "respondent", "capacity", "questions_answered", "language", "page", "files")


def index_json(site: Site, *, made: datetime, copyright_note: str, embargo: datetime | None = None) -> bytes:
    """Return what the front page says as JSON; a count that is held back is null, with how it is told beside it."""
    return canonical(
        {
            "schema_version": 1,
            "call": {
                "id": site.call,
                "title": site.title,
                "publisher": site.publisher,
                "opened": _day(site.opens),
                "closed": _day(site.closes),
            },
            "made_on": _day(made),
            "embargo": None if embargo is None else embargo.isoformat(),
            "received": site.received,
            "published": site.published,
            "small_numbers_below": site.below,
            "by_confidentiality": [_row(row) for row in site.by_shown],
            "by_capacity": [_row(row) for row in site.by_capacity],
            "by_question": [_row(row) for row in site.by_question],
            "organisations": list(site.organisations),
            "responses": [_line(line) for line in site.lines],
            "removed": list(site.removed),
            "copyright": copyright_note,
        }
    )


def responses_csv(site: Site) -> bytes:
    """Return the list of responses; a cell that a spreadsheet would take for a formula gains an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for line in site.lines:
        cells = (
            line.id,
            line.name or "",
            line.capacity.value,
            " ".join(map(str, line.questions)),
            line.language,
            f"responses/{line.id}.html",
            " ".join(file.path for file in line.files),
        )
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell for cell in cells])
    return out.getvalue().encode()


def _day(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(LONDON).date().isoformat()


def _row(row: Row) -> dict[str, Any]:
    return {"kind": row.key or row.text, "count": row.count if row.told == AS_IS else None, "told": row.told}


def _line(line: ResponseLine) -> dict[str, Any]:
    return {
        "reference": line.id,
        "respondent": line.name,
        "capacity": line.capacity.value,
        "questions_answered": list(line.questions),
        "language": line.language,
        "page": f"responses/{line.id}.html",
        "files": [{"path": each.path, "media_type": each.media_type, "size": each.size, "sha256": each.sha256} for each in line.files],
        "corrected_on": _day(line.corrected_at),
    }
