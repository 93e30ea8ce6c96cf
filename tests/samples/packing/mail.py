"""Makes an .eml whose body is plain and HTML at once and which carries a Word file and a text file."""

from __future__ import annotations

import html
import tempfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from packing.markup import read_source
from packing.word import make_docx

WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def make_thread(source: Path, folder: Path, path: Path) -> None:
    """Headers up to the first empty line, `Attach: NAME` naming files of sources/, then the body."""
    head, _, body = source.read_text("utf-8").partition("\n\n")
    message = EmailMessage(policy=SMTP)
    attached = []
    for line in head.split("\n"):
        key, _, value = line.partition(": ")
        if key == "Attach":
            attached.append(value)
        else:
            message[key] = value
    message.set_content(body, cte="quoted-printable")
    paragraphs = "".join(f"<p>{html.escape(p).replace(chr(10), '<br>')}</p>" for p in body.strip().split("\n\n"))
    message.add_alternative(f"<html><body>{paragraphs}</body></html>", subtype="html", cte="quoted-printable")
    for name in attached:
        if name.endswith(".docx"):
            with tempfile.TemporaryDirectory() as place:
                made = Path(place) / name
                make_docx(read_source(folder / f"{name}.part"), made)
                message.add_attachment(made.read_bytes(), maintype="application", subtype=WORD, filename=name)
        else:
            message.add_attachment((folder / f"{name}.part").read_text("utf-8"), filename=name)
    boundaries = iter(["=-mixed-0417", "=-alternative-0417"])
    for part in message.walk():
        if part.is_multipart():
            part.set_boundary(next(boundaries))
    path.write_bytes(message.as_bytes())
