"""A PDF holds only what the writer writes: a list of allowed keys, so attachments, forms, scripts and layers cannot be there."""

from __future__ import annotations

import io
import re
from importlib.metadata import version
from typing import Any

import pikepdf

from service.documents.checks.examined import Check, Examined

NAME = "pdf_keys"
_ALLOWED = """
A Annots Ascent BBox BackgroundColor BaseFont BaselineShift Border BorderColor BorderStyle BorderThickness CIDSet CIDSystemInfo
CIDToGIDMap CapHeight ColSpan Color ColorSpace Contents Count Creator DW Datetime DescendantFonts Descent Dest Dests Direction
DisplayDocTitle Em Encoding F Filter First Flags Font FontBBox FontDescriptor FontFile2 FontFile3 FontName Headers ID IDTree Info
ItalicAngle K Kids Lang Last Length Length1 LineHeight ListNumbering MCID MarkInfo Marked MediaBox Metadata N Names Next Nums O Obj
Ordering Outlines P PageLabels Pages Parent ParentTree ParentTreeNextKey Pg Placement Prev ProcSet Range Rect Registry Resources
Role RoleMap Root RowSpan S Scope Size SpaceAfter SpaceBefore St StartIndent StemV Strong StructParent StructParents
StructTreeRoot Subtype Supplement Suspects T Tabs Terms TextAlign TextDecorationColor TextDecorationThickness TextDecorationType
TextIndent Title ToUnicode Type URI ViewerPreferences W WMode Width Height WritingMode Limits XYZ DescendantFont DW2 W2 Alt
"""
ALLOWED = frozenset(_ALLOWED.split())
RESOURCE = re.compile(r"[cfgpsx]\d{1,4}")
ACTIONS = {"/URI", "/GoTo"}
WEB_PAGE = re.compile(r"https?://[^\s@]+")


def run(examined: Examined) -> list[str]:
    """Return every key, action or annotation that the writer never writes."""
    with pikepdf.open(io.BytesIO(examined.content)) as document:
        answer: set[str] = {"the file is encrypted"} if document.is_encrypted else set()
        stack: list[Any] = [*document.objects, document.trailer]
        while stack:
            thing = stack.pop()
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                answer.update(_wrong(thing))
                stack.extend(value for value in thing.values() if not getattr(value, "is_indirect", False))
            elif isinstance(thing, pikepdf.Array):
                stack.extend(value for value in thing if not getattr(value, "is_indirect", False))
    return sorted(answer)


def _wrong(thing: Any) -> list[str]:
    unknown = sum(1 for key in thing.keys() if str(key)[1:] not in ALLOWED and not RESOURCE.fullmatch(str(key)[1:]))  # noqa: SIM118 - pikepdf
    answer = ["keys the writer never writes"] if unknown else []
    kind, subtype, sort = (str(thing.get(key, "")) for key in ("/Type", "/Subtype", "/S"))
    if kind == "/Annot" and subtype != "/Link":
        answer.append("an annotation that is no link")
    if kind == "/Action" and (sort not in ACTIONS or (sort == "/URI" and not WEB_PAGE.fullmatch(str(thing.get("/URI", ""))))):
        answer.append("an action that opens no web page")
    if subtype in {"/Image", "/Form", "/PS"} or kind in {"/Filespec", "/EmbeddedFile", "/OCG", "/ObjStm"}:
        answer.append("a picture, form, attachment or layer")
    return answer


CHECK = Check(NAME, f"pikepdf {version('pikepdf')}", run)
