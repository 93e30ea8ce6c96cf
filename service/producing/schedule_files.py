"""The schedule of redactions as HTML, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from html import escape

from service.producing.schedule import COLUMNS, HEADINGS, ScheduleRow

#: A spreadsheet takes a cell that starts with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Schedule of redactions</title>
<style>
body {{ font-family: sans-serif; line-height: 1.5; margin: 2rem; color: #0b0c0c; background: #fff; }}
table {{ border-collapse: collapse; width: 100%; }}
caption {{ text-align: left; font-weight: bold; padding-bottom: 0.5rem; }}
th, td {{ border: 1px solid #505a5f; padding: 0.4rem; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
<main>
<h1>Schedule of redactions</h1>
<p>{summary}</p>
<p>Extents are given in bands, and nothing here says what was taken out.</p>
{table}
</main>
</body>
</html>
"""


def schedule_html(rows: Sequence[ScheduleRow]) -> bytes:
    """Return a page that a screen reader can read: headings for columns and rows, real text, no script."""
    count = len(rows)
    summary = "Nothing was redacted." if not count else f"{count} redaction{'s' if count > 1 else ''}."
    return PAGE.format(summary=summary, table=_table(rows) if rows else "").encode()


def _table(rows: Sequence[ScheduleRow]) -> str:
    heads = "".join(f'<th scope="col">{escape(HEADINGS[column])}</th>' for column in COLUMNS)
    body = "\n".join(_html_row(row) for row in rows)
    return (
        f"<table>\n<caption>Each redaction, where it stands and on what ground</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>"
    )


def _html_row(row: ScheduleRow) -> str:
    first, *others = (escape(getattr(row, column)) for column in COLUMNS)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'


def schedule_csv(rows: Sequence[ScheduleRow]) -> bytes:
    """Return the table for a spreadsheet; no cell can act as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADINGS[column] for column in COLUMNS)
    writer.writerows([_inert(getattr(row, column)) for column in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(FORMULA_STARTS) else cell


def schedule_json(rows: Sequence[ScheduleRow]) -> bytes:
    """Return the table for another tool."""
    return (json.dumps({"schema_version": 1, "rows": [asdict(row) for row in rows]}, ensure_ascii=False, indent=2) + "\n").encode()
