"""Presentations made by hand, so that one thing alone can be put in one place."""

from __future__ import annotations

import io
import zipfile

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NS = f'xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"'


def relations(*ties: tuple[str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"' + (' TargetMode="External"' if ":" in target else "") + "/>"
        for name, kind, target in ties
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'


def run(text: str, look: str = "") -> str:
    return f"<a:r><a:rPr {look}/><a:t>{text}</a:t></a:r>"


def shape(inside: str, place: str = "", named: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Box 2" {named}/><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
        f"<p:txBody><a:p>{inside}</a:p></p:txBody></p:sp>"
    )


def slide(shapes: str, attributes: str = "", kind: str = "sld", after: str = "") -> str:
    return f"<p:{kind} {NS} {attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>{after}</p:{kind}>"


def pptx(
    shapes: str = "",
    *,
    show: str = "",
    after: str = "",
    book: str = "",
    ties: tuple[tuple[str, str, str], ...] = (),
    extra: dict[str, str | bytes] | None = None,
    comment: bytes = b"",
    end: bytes = b"",
) -> bytes:
    """Return a presentation with a plain first slide, a second with `shapes`, and these pieces in their places."""
    first = slide(shape(run("Visits went ahead every week."), '<p:ph type="title"/>'))
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f'<p:presentation {NS}><p:sldIdLst><p:sldId id="256" r:id="rId1"/>'
        '<p:sldId id="257" r:id="rId2"/></p:sldIdLst>'
        f"{book}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(("rId1", "slide", "slides/slide1.xml"), ("rId2", "slide", "slides/slide2.xml")),
        "ppt/slides/slide1.xml": first,
        "ppt/slides/slide2.xml": slide(shapes, show, after=after),
        "ppt/slides/_rels/slide2.xml.rels": relations(*ties),
        **(extra or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = comment
    return buffer.getvalue() + end
