"""One paragraph of a Word file: the text a reader sees, and apart from it what is deleted, hidden or boxed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.package import Relationship
from service.documents.formats.docx.styles import Look, Style, Styles, look_of
from service.documents.inline_text import InlineText
from service.documents.part_reading import clean
from service.documents.reversed_text import OVERRIDE, POP
from service.domain.document import InlineKind

_THROUGH = frozenset(
    {
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "sdtContent",
        "dir",
        "bdo",
        "subDoc",
        "ruby",
        "rubyBase",
        "rt",
        "r",
        "oMathPara",
        "oMath",
        "Choice",
        "Fallback",
    }
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OWN_BOOKMARKS = ("_Toc", "_Ref", "_Hlk", "_GoBack", "_MON_", "_Int_")
_LINK_CODE = re.compile(r"\s{0,20}HYPERLINK\s{1,20}(?:\\l\s{1,20})?\"([^\"]{1,2000})\"")
_SILENT_CODES = (
    "PAGE",
    "NUMPAGES",
    "TOC",
    "REF",
    "SEQ",
    "HYPERLINK",
    "NOTEREF",
    "STYLEREF",
    "SECTION",
    "FORM",
    "SYMBOL",
    "ADVANCE",
    "=",
    "EQ",
)
_MARKED = {"bold": InlineKind.BOLD, "italic": InlineKind.ITALIC, "underline": InlineKind.UNDERLINE}
_RAISED = {"superscript": InlineKind.SUPERSCRIPT, "subscript": InlineKind.SUBSCRIPT}


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_result: bool = False
    start: int = 0


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds. `boxes` are text box contents to read after it, `apart` are (why, text) never shown."""

    styles: Styles
    relationships: dict[str, Relationship]
    note_label: Callable[[str, str], str]
    style: Style = field(default_factory=Style)
    shown: InlineText = field(default_factory=InlineText)
    unseen: list[tuple[str, int, str]] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    word_art: list[str] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def read(self, element: Any, *, deleted: bool = False) -> None:
        """Read everything below an element of the paragraph."""
        for child in element:
            self._read_child(child, local(child), deleted=deleted)

    def _read_child(self, child: Any, name: str, *, deleted: bool) -> None:
        if name == "r":
            self._read_run(child, deleted=deleted)
        elif name in {"del", "moveFrom"}:
            self._author(child)
            self.read(child, deleted=True)
        elif name == "hyperlink":
            self._read_link(child, deleted=deleted)
        elif name == "fldSimple":
            self._code(attribute(child, "instr") or "")
            start = self.shown.length()
            self.read(child, deleted=deleted)
            self._link_by_code(attribute(child, "instr") or "", start)
        elif name == "sdt":
            self._read_control(child, deleted=deleted)
        elif name == "AlternateContent":
            self.read(self.chosen(child), deleted=deleted)
        elif name == "bookmarkStart":
            self.apart.append(("bookmark", bookmark_of(child)))
        elif name in _THROUGH:
            self._author(child)
            turned = name == "bdo" and attribute(child, "val") == "rtl"
            self.shown.add(OVERRIDE if turned else "", keep=True)
            self.read(child, deleted=deleted)
            self.shown.add(POP if turned else "", keep=True)
        elif name not in {"pPr", "rPr"}:
            self._read_maths(child)

    def _read_maths(self, element: Any) -> None:
        for piece in element.iter():
            if local(piece) == "t" and piece.text:
                self.shown.add(clean(piece.text), keep=True)

    def chosen(self, alternatives: Any) -> Any:
        """Return the branch a reader sees: the first choice, or the fallback where the choice holds nothing."""
        branches = [child for child in alternatives if local(child) in {"Choice", "Fallback"}]
        if not branches:
            return ()
        first = branches[0]
        said = _letters(first)
        if not said and len(branches) > 1 and _letters(branches[-1]):
            return branches[-1]
        for other in branches[1:]:
            if _letters(other) and _letters(other) != said:
                self.unseen.append(("fallback", self.shown.length(), clean(" ".join(_all_text(other)))))
        return first

    def _author(self, element: Any) -> None:
        author = attribute(element, "author")
        if author:
            self.apart.append(("author of a change", author))

    def _read_control(self, element: Any, *, deleted: bool) -> None:
        for child in element:
            if local(child) == "sdtPr":
                self.apart.extend(control_names(child))
            elif local(child) == "sdtContent":
                self.read(child, deleted=deleted)

    def _read_link(self, element: Any, *, deleted: bool) -> None:
        start = self.shown.length()
        self.read(element, deleted=deleted)
        tie = self.relationships.get(attribute(element, "id") or "")
        address = tie.target if tie else f"#{attribute(element, 'anchor') or ''}"
        self.shown.mark(InlineKind.LINK, start, clean(address))
        if attribute(element, "tooltip"):
            self.apart.append(("tooltip", attribute(element, "tooltip") or ""))

    def _read_run(self, run: Any, *, deleted: bool) -> None:
        properties = next((child for child in run if local(child) == "rPr"), None)
        look = look_of(properties).over(self._character_style(properties)).over(self.style.look)
        start = self.shown.length()
        for child in run:
            self._read_piece(child, local(child), look, deleted=deleted)
        self._mark(look, start)

    def _character_style(self, properties: Any) -> Look:
        named = next(
            (attribute(child, "val") for child in (properties if properties is not None else ()) if local(child) == "rStyle"), None
        )
        return self.styles.style(named).look if named else Look()

    def _mark(self, look: Look, start: int) -> None:
        for name, kind in _MARKED.items():
            if getattr(look, name):
                self.shown.mark(kind, start)
        if look.raised in _RAISED:
            self.shown.mark(_RAISED[look.raised], start)

    def _read_piece(self, child: Any, name: str, look: Look, *, deleted: bool) -> None:  # noqa: C901 - as above
        if name in {"t", "delText"}:
            self._say(child.text or "", look, deleted=deleted or name == "delText")
        elif name in _CHARACTERS:
            self._say(_CHARACTERS[name], look, deleted=deleted)
        elif name == "sym":
            self._say(_symbol(attribute(child, "char")), look, deleted=deleted)
        elif name in {"footnoteReference", "endnoteReference"}:
            self._refer(name.removesuffix("Reference"), attribute(child, "id") or "")
        elif name == "fldChar":
            self._field(child)
        elif name in {"instrText", "delInstrText"}:
            if self._fields:
                self._fields[-1].code += child.text or ""
        elif name in {"drawing", "pict", "object"}:
            self._read_drawing(child)
        elif name == "AlternateContent":
            for piece in self.chosen(child):
                self._read_piece(piece, local(piece), look, deleted=deleted)
        elif name == "ruby":
            self.read(child, deleted=deleted)

    def _say(self, text: str, look: Look, *, deleted: bool) -> None:
        text = clean(text)
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].code += text
        elif deleted:
            self._put_aside("deletion", text)
        elif look.hidden:
            self._put_aside(look.hidden, text)
        else:
            self.shown.add(_capitals(text) if look.capitals else text, keep=True)

    def _put_aside(self, why: str, text: str) -> None:
        """Pieces of one stretch stay together, those of two stay apart."""
        place = (why, self.shown.length())
        if self.unseen and self.unseen[-1][:2] == place:
            self.unseen[-1] = (*place, self.unseen[-1][2] + text)
        else:
            self.unseen.append((*place, text))

    def finish(self) -> None:
        """Keep the code of fields that never ended."""
        for field_left in self._fields:
            self._code(field_left.code)

    def _refer(self, kind: str, note: str) -> None:
        label = self.note_label(kind, note)
        start = self.shown.length()
        self.shown.add(f"[{label}]", keep=True)
        self.shown.mark(InlineKind.NOTE_REFERENCE, start, label)

    def _field(self, element: Any) -> None:
        step = attribute(element, "fldCharType")
        if step == "begin":
            self._fields.append(_Field())
            self._form_data(element)
        elif step == "separate" and self._fields:
            self._fields[-1].in_result = True
            self._fields[-1].start = self.shown.length()
        elif step == "end" and self._fields:
            done = self._fields.pop()
            self._code(done.code)
            if done.in_result:
                self._link_by_code(done.code, done.start)

    def _form_data(self, element: Any) -> None:
        """A drop-down's choice and a tick stand in the form data, not in the text."""
        for data in element.iter():
            name = local(data)
            if name == "ddList":
                values = {local(child): attribute(child, "val") or "" for child in data if local(child) != "listEntry"}
                entries = [attribute(child, "val") or "" for child in data if local(child) == "listEntry"]
                index = values.get("result") or values.get("default") or "0"
                if index.isdecimal() and int(index) < len(entries):
                    self.shown.add(clean(entries[int(index)]), keep=True)
            elif name == "checkBox":
                values = {local(child): attribute(child, "val") or "1" for child in data}
                self.shown.add("☒" if values.get("checked", values.get("default", "0")) not in {"0", "false"} else "☐", keep=True)
            elif name in {"helpText", "statusText"}:
                self.apart.append(("form help", attribute(data, "val") or ""))
            elif name in {"default", "listEntry", "name"} and not (attribute(data, "val") or "").isdecimal():
                self.apart.append((f"form {name}", attribute(data, "val") or ""))

    def _code(self, code: str) -> None:
        if code.strip() and not code.strip().upper().startswith(_SILENT_CODES):
            self.apart.append(("field code", code.strip()))

    def _link_by_code(self, code: str, start: int) -> None:
        match = _LINK_CODE.match(code)
        if match:
            self.shown.mark(InlineKind.LINK, start, clean(match.group(1)))

    def _read_drawing(self, element: Any) -> None:
        for piece in _outside_boxes(element, self.boxes):
            name = local(piece)
            if name in {"docPr", "cNvPr"}:
                self.alternatives.extend(filter(None, (attribute(piece, "descr"), attribute(piece, "title"))))
            elif name == "textpath":
                self.word_art.append(attribute(piece, "string") or "")
            elif name in {"blip", "imagedata"}:
                tie = self.relationships.get(attribute(piece, "embed") or attribute(piece, "link") or attribute(piece, "id") or "")
                self.pictures.append(tie.target if tie else "")
            if name in {"shape", "rect", "oval", "group"} and attribute(piece, "alt"):
                self.alternatives.append(attribute(piece, "alt") or "")


def bookmark_of(element: Any) -> str:
    """Return the words of a bookmark's name (which cannot hold blanks), "" for one that Word made for itself."""
    name = attribute(element, "name") or ""
    return "" if name.startswith(_OWN_BOOKMARKS) else name.replace("_", " ").strip()


def control_names(properties: Any) -> list[tuple[str, str]]:
    """Return what a content control is called and offers."""
    return [
        (f"content control {local(child)}", attribute(child, "val") or "") for child in properties if local(child) in {"alias", "tag"}
    ] + [("content control item", attribute(item, "displayText") or "") for item in properties.iter() if local(item) == "listItem"]


def _outside_boxes(element: Any, boxes: list[Any]) -> Sequence[Any]:
    """Return the elements of a drawing in order, text boxes put aside, one branch of each alternative."""
    found: list[Any] = []
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if local(current) == "txbxContent":
            boxes.append(current)
            continue
        found.append(current)
        children = list(current)
        if local(current) == "AlternateContent":
            children = children[:1]
        waiting.extend(reversed(children))
    return found


def _capitals(text: str) -> str:
    """Return the text in the capitals a reader sees; a letter whose capital is two letters stays, so that no place moves."""
    return "".join(capital if len(capital := character.upper()) == 1 else character for character in text)


def _symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return {0xF0FE: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF0FC: "✓", 0xF052: "☑"}.get(number, chr(number) if 0 < number < 0xD800 else "\ufffd")


def _all_text(element: Any) -> list[str]:
    return [piece.text for piece in element.iter() if local(piece) == "t" and piece.text]


def _letters(element: Any) -> str:
    return "".join("".join(_all_text(element)).split())
