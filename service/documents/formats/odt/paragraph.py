"""One paragraph of an OpenDocument file: its text, its looks, and what hangs on it without being its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.styles import Look
from service.documents.formats.odt.styles import OdfStyles
from service.documents.inline_text import InlineText
from service.documents.part_reading import clean
from service.domain.document import InlineKind

_MOST_BLANKS = 1_000
_LOOKS = (("bold", InlineKind.BOLD), ("italic", InlineKind.ITALIC), ("underline", InlineKind.UNDERLINE))
#: Attributes of fields, marks and places that hold words.
_SPEAKING = frozenset(
    [
        "string-value",
        "string-value-if-true",
        "string-value-if-false",
        "string-value-phonetic",
        "description",
        "key1",
        "key2",
        "formula",
        "condition",
        "connection-name",
        "database-name",
        "table-name",
        "title",
        "ref-name",
        "placeholder",
        "current-value",
    ]
)
_NAMED = frozenset({"bookmark", "bookmark-start", "reference-mark", "reference-mark-start", "user-field-get", "variable-set", "meta-field"})
_HIDING = frozenset({"hidden-text", "hidden-paragraph", "script", "ruby-text"})
#: Contents of their own, read after the paragraph.
_APART = frozenset(
    {"frame", "note", "annotation", "custom-shape", "g", "rect", "text-box", "line", "ellipse", "polygon", "control", "caption"}
)


@dataclass(slots=True)
class OdfParagraph:
    """Gathers runs; `apart` are elements to be read after it, `unseen` and `values` are never shown."""

    styles: OdfStyles
    base: Look = field(default_factory=Look)
    shown: InlineText = field(default_factory=InlineText)
    unseen: list[tuple[str, list[str]]] = field(default_factory=list)
    values: list[tuple[str, str]] = field(default_factory=list)
    apart: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self, element: Any, look: Look | None = None, hidden: str | None = None) -> None:
        """Read everything below an element of the paragraph."""
        own = self.base if look is None else look
        self._say(element.text, own, hidden)
        for child in element:
            self._child(child, local(child), own, hidden)
            self._say(child.tail, own, hidden)

    def _child(self, child: Any, name: str, look: Look, hidden: str | None) -> None:
        self._attributes(child, name)
        if name == "span":
            over = self.styles.look("text", attribute(child, "style-name"))
            self.read(child, over.over(look), hidden)
        elif name == "a":
            at = self.shown.length()
            self.read(child, look, hidden)
            self.shown.mark(InlineKind.LINK, at, attribute(child, "href") or "")
        elif name == "s":
            count = attribute(child, "c") or "1"
            self._say(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS), look, hidden, keep=True)
        elif name in {"tab", "line-break"}:
            self._say("\t" if name == "tab" else "\n", look, hidden, keep=True)
        elif name in _APART:
            self.apart.append(child)
            if name == "note":
                self.notes.append("")
                label = next(("".join(part.itertext()).strip() for part in child if local(part) == "note-citation"), "")
                self.shown.refer(clean(label) or "*")
        elif name in _HIDING:
            self.read(child, look, name)
        elif name:
            self.read(child, look, hidden)

    def _attributes(self, child: Any, name: str) -> None:
        for key, value in child.attrib.items():
            short = key.rpartition("}")[2]
            if short in _SPEAKING or (short == "name" and name in _NAMED and not value.startswith("__")):
                self.values.append((name, str(value).replace("_", " ") if name in _NAMED else str(value)))
            elif short == "href" and name != "a":
                self.values.append(("outside address", str(value)))

    def _say(self, text: str | None, look: Look, hidden: str | None, *, keep: bool = False) -> None:
        if not text:
            return
        why = hidden or look.hidden
        if why is not None:
            if self.unseen and self.unseen[-1][0] == why:
                self.unseen[-1][1].append(text)
            else:
                self.unseen.append((why, [text]))
            return
        at = self.shown.length()
        self.shown.add(clean(text), keep=keep)
        for name, kind in _LOOKS:
            if getattr(look, name):
                self.shown.mark(kind, at)
        if look.raised:
            self.shown.mark(InlineKind(look.raised), at)
