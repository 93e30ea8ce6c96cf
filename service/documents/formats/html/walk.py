"""Walks a parsed page in document order without recursion and turns it into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from service.documents.formats.html.stylesheets import Away
from service.documents.formats.html.tables import TableGrid
from service.documents.formats.html.unseen import hidden_reason, is_note_reference, reads_backwards, unseen_values
from service.documents.inline_text import InlineText
from service.documents.limits import Limits
from service.documents.link_targets import link_target
from service.documents.part_reading import CannotRead, clean
from service.documents.reversed_text import OVERRIDE, POP, overridden
from service.domain.document import Anchor, Block, BlockKind, Cell, InlineKind, Span

_BLOCKS = frozenset(
    [
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noscript",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "template",
        "textarea",
        "select",
        "button",
        "iframe",
        "object",
        "svg",
        "text",  # of a drawing: two of them stand apart on the page
        "math",
        "video",
        "audio",
        "canvas",
    ]
)
_INLINES = {
    "b": InlineKind.BOLD, "strong": InlineKind.BOLD, "i": InlineKind.ITALIC, "em": InlineKind.ITALIC, "cite": InlineKind.ITALIC,
    "u": InlineKind.UNDERLINE, "ins": InlineKind.UNDERLINE, "sup": InlineKind.SUPERSCRIPT, "sub": InlineKind.SUBSCRIPT,
}  # fmt: skip
_NEVER_TEXT = frozenset({"script", "style"})
#: Characters before a raised number that tell a note from a power.
_LOOKED_BACK = 20
_HEADING = re.compile(r"h([1-6])$")


@dataclass(slots=True)
class _Open:
    """An element being read and what its text inherits from it."""

    tag: str
    path: str
    kind: BlockKind
    level: int = 0
    ordered: bool = False
    cell: Cell | None = None
    hidden: str | None = None
    lists: int = 0
    table: TableGrid | None = None
    keep_space: bool = False
    turned: bool = False
    turns: bool = False
    note: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    inline: tuple[InlineKind, int, str | None] | None = None


@dataclass(slots=True)
class Page:
    """Blocks of one page as they come up."""

    part: str
    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    away: Away = field(default_factory=Away)
    _stack: list[_Open] = field(default_factory=list)
    _text: InlineText = field(default_factory=InlineText)
    _where: _Open | None = None
    _tables: int = 0
    _cell_block: int | None = None
    _noted: bool = False

    def read(self, root: Any) -> None:
        """Read a tree from its root element."""
        self._stack.append(_Open("", "", BlockKind.PARAGRAPH))
        node = root
        while node is not None:
            child = self._enter(node)
            node = child if child is not None else self._after(node, root)
        self._close_block()

    def _after(self, node: Any, root: Any) -> Any:
        """Return the node that comes after one and all below it, leaving those that end; None when the tree ends."""
        while True:
            self._leave(node)
            if node.mem_id == root.mem_id:
                return None
            if node.next is not None:
                return node.next
            node = node.parent

    def _enter(self, node: Any) -> Any:
        """Start a node; return its first child to go down to, None to go on."""
        tag = node.tag or ""
        if tag == "-text":
            self._add_text(node.text_content or "")
            return None
        if node.is_comment_node:
            self._unseen(clean(node.comment_content or ""), "comment", "comment()")
            return None
        if not tag:
            self._unseen(clean((node.html or "").strip("<>?! \n")), "instruction", "instruction()")
        if not tag or tag.startswith(("-", "!")):
            return None
        return self._enter_element(node, tag)

    def _enter_element(self, node: Any, tag: str) -> Any:
        parent = self._stack[-1]
        opened = self._opened(node, tag, parent)
        attributes = dict(node.attributes)
        if tag in _BLOCKS:
            self._close_block()
        self._stack.append(opened)
        if len(self._stack) > self.limits.depth * 4:
            raise CannotRead("too-complex")
        for value, why in unseen_values(tag, attributes):
            self._unseen(value, why, f"{opened.path}/@{why.rpartition(' ')[2]}")
        if tag == "br":
            self._text.add("\n")
        elif tag in {"title", "desc"}:  # of the page, or of a drawing
            said = clean((node.text_content or node.text() or "").strip())
            self.title = said if opened.path.endswith("head/title") else self.title
            self._unseen(said, "title", opened.path)
            return None
        elif tag in _NEVER_TEXT:
            code = clean((node.text() or "").strip())
            self._unseen(code if tag == "script" or "content" in code else "", tag, opened.path)
            return None
        elif tag == "template":
            self._read_template(node, opened)
            return None
        if (
            tag == "sup"
            and opened.hidden is None
            and is_note_reference(node.text() or "", self._text.since(self._text.length() - _LOOKED_BACK))
        ):
            opened.note = True
        else:
            self._open_inline(tag, opened, attributes)
        return node.child

    def _open_inline(self, tag: str, opened: _Open, attributes: dict[str, str | None]) -> None:
        if tag in _INLINES:
            opened.inline = (_INLINES[tag], self._text.length(), None)
        elif tag == "a" and attributes.get("href"):
            opened.inline = (InlineKind.LINK, self._text.length(), clean(attributes["href"] or ""))

    def _opened(self, node: Any, tag: str, parent: _Open) -> _Open:
        number = parent.counts[tag] = parent.counts.get(tag, 0) + 1
        name = tag if number == 1 else f"{tag}[{number}]"
        attributes = dict(node.attributes)
        hidden = hidden_reason(tag, attributes) or ("styled away" if self.away.hides(tag, attributes) else parent.hidden)
        opened = _Open(
            tag, f"{parent.path}/{name}" if parent.path else name, parent.kind, parent.level, parent.ordered, parent.cell, hidden,
            parent.lists, parent.table, parent.keep_space or tag in {"pre", "textarea"}, parent.turned, note=parent.note,
        )  # fmt: skip
        if not parent.turned and reads_backwards(tag, attributes):
            opened.turned = opened.turns = True
            if tag not in _BLOCKS:
                self._text.add(OVERRIDE, keep=True)
        self._give_kind(opened, tag, attributes)
        return opened

    def _give_kind(self, opened: _Open, tag: str, attributes: dict[str, str | None]) -> None:
        heading = _HEADING.match(tag)
        if heading:
            opened.kind, opened.level = BlockKind.HEADING, int(heading.group(1))
        elif tag in {"ul", "ol", "menu"}:
            opened.lists += 1
            opened.ordered = tag == "ol"
        elif tag == "li":
            opened.kind, opened.level = BlockKind.LIST_ITEM, max(1, opened.lists)
        elif tag == "blockquote":
            opened.kind = BlockKind.QUOTE
        elif tag == "pre":
            opened.kind = BlockKind.PREFORMATTED
        elif tag in {"textarea", "select", "option", "button"}:
            opened.kind = BlockKind.FORM_FIELD
        elif tag == "table":
            self._tables += 1
            opened.table = TableGrid(f"table-{self._tables}")
        elif tag == "tr" and opened.table is not None:
            opened.table.next_row()
        elif tag in {"td", "th"} and opened.table is not None:
            opened.kind = BlockKind.TABLE_CELL
            opened.cell = opened.table.next_cell(attributes, header=tag == "th")
            self._cell_block = None

    def _leave(self, node: Any) -> None:
        tag = node.tag or ""
        if not tag or not self._stack or self._stack[-1].tag != tag or tag.startswith(("-", "!")):
            return
        opened = self._stack.pop()
        if opened.turns and tag not in _BLOCKS:
            self._text.add(POP, keep=True)
        if opened.inline is not None:
            kind, start, value = opened.inline
            self._text.mark(kind, start, value)
            if kind is InlineKind.LINK and value and start >= self._text.length():
                self._append(link_target(value, Anchor(self.part, opened.path)))
        if tag in _BLOCKS:
            self._close_block()
        if opened.cell is not None and tag in {"td", "th"} and self._cell_block is None:
            self._append(Block(BlockKind.TABLE_CELL, "", "", Anchor(self.part, opened.path, 0, 0), cell=opened.cell))
        if tag in {"td", "th"}:
            self._cell_block = None

    def _add_text(self, text: str) -> None:
        top = self._stack[-1]
        if not self._text.length():
            self._where = next(opened for opened in reversed(self._stack) if opened.tag in _BLOCKS or not opened.tag)
        if top.hidden is not None and (self._where is None or self._where.hidden is None):
            self._unseen(" ".join(text.split()), top.hidden, top.path)
            return
        if top.note:
            self._refer(clean(text).strip(" []()\n\t"))
            return
        text = f" {text}" if self._noted and text[:1].isalnum() else text
        self._noted = False
        self._text.add(clean(text), keep=top.keep_space)

    def _refer(self, label: str) -> None:
        """A note's number is no text of its own, for it would grow into the name it stands after."""
        if label:
            self._text.refer(label)
            self._noted = True

    def _close_block(self) -> None:
        where = self._where or self._stack[-1]
        text, inlines = self._text.finish(keep=where.keep_space)
        self._text = InlineText()
        self._noted = False
        for opened in self._stack:
            if opened.inline is not None:
                opened.inline = (opened.inline[0], 0, opened.inline[2])
        if not text.strip():
            return
        if where.hidden is not None:
            self._unseen(text, where.hidden, where.path)
            return
        if where.cell is not None and where.kind is BlockKind.TABLE_CELL and self._joined_cell(where, text):
            return
        if where.turned:
            text, inlines = overridden(text), tuple(replace(one, span=Span(one.span.start + 1, one.span.end + 1)) for one in inlines)
        anchor = Anchor(self.part, where.path, 0, len(text))
        block = Block(where.kind, text, "", anchor, level=where.level, ordered=where.ordered, cell=where.cell, inlines=inlines)
        self._append(block)
        if where.cell is not None:
            self._cell_block = len(self.blocks) - 1

    def _joined_cell(self, where: _Open, text: str) -> bool:
        """A cell's further paragraphs go into its one block."""
        if self._cell_block is None or self._cell_block >= len(self.blocks):
            return False
        before = self.blocks[self._cell_block]
        if before.cell != where.cell or before.kind is not BlockKind.TABLE_CELL:
            return False
        joined = f"{before.text}\n{text}"
        anchor = Anchor(self.part, before.anchor.path, 0, len(joined))
        self.blocks[self._cell_block] = Block(BlockKind.TABLE_CELL, joined, "", anchor, cell=before.cell, inlines=before.inlines)
        return True

    def _unseen(self, text: str, why: str, path: str) -> None:
        if text.strip():
            kind = {"comment": BlockKind.COMMENT, "alt": BlockKind.ALT_TEXT}.get(why, BlockKind.HIDDEN)
            kind = BlockKind.PROPERTY if why in {"title", "script", "style"} or why.startswith("attribute") else kind
            shown = kind is BlockKind.ALT_TEXT
            block = Block(kind, text.strip(), "", Anchor(self.part, path, 0, len(text)), shown=shown, hidden_because=None if shown else why)
            self._append(block)

    def _read_template(self, node: Any, opened: _Open) -> None:
        code = node.html or ""
        inside = Page(self.part, self.limits, away=self.away)
        root = LexborHTMLParser(code[code.find(">") + 1 : code.rfind("<")]).root
        if root is not None:
            inside.read(root)
        for block in inside.blocks:
            self._unseen(block.text, "template", f"{opened.path}/{block.anchor.path}")

    def _append(self, block: Block) -> None:
        if len(self.blocks) >= self.limits.blocks:
            raise CannotRead("too-large")
        self.blocks.append(block)
