"""Packs the long-hand texts in sources/ into the .docx, .pdf and .eml samples; .txt, .md, .html and plain .eml are written as they are.

    python make_samples.py        (python-docx, reportlab, typst, pikepdf)

The made files are committed: this script says how they came about, and no test needs it to run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from packing.mail import make_thread
from packing.markup import read_source
from packing.paper import make_locked, make_pdf, make_typst
from packing.word import make_docx

HERE = Path(__file__).parent
SOURCES, OUT = HERE / "sources", HERE / "submissions"


def main() -> int:
    """Makes every packed sample anew, the two unreadable ones last since they are spoilt copies."""
    for path in sorted(SOURCES.glob("*.docx.src")):
        make_docx(read_source(path), OUT / path.name.removesuffix(".src"))
    for path in sorted(SOURCES.glob("*.pdf.src")):
        make_pdf(read_source(path), OUT / path.name.removesuffix(".src"))
    for path in sorted(SOURCES.glob("*.typ")):
        make_typst(path, OUT / f"{path.stem}.pdf")
    for path in sorted(SOURCES.glob("*.eml.src")):
        make_thread(path, SOURCES, OUT / path.name.removesuffix(".src"))
    whole = OUT / "youth-worker-half.docx"
    data = whole.read_bytes()
    whole.write_bytes(data[: len(data) * 6 // 10])
    make_locked(read_source(SOURCES / "locked-by-password.pdf.locked"), OUT / "locked-by-password.pdf")
    return 0


if __name__ == "__main__":
    sys.exit(main())
