"""Reads Markdown, with the web page code that may stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from service.documents.decoding import decode
from service.documents.formats.html.read import read_page
from service.documents.formats.txt.read import check_size
from service.documents.inline_text import InlineText
from service.documents.link_targets import link_target
from service.documents.paragraphs import unix_lines
from service.documents.part_reading import CannotRead, PartReading, Source, clean
from service.domain.document import Anchor, Block, BlockKind, Cell, Inline, InlineKind, Warned

_DEEPEST = 60
_RENDERER = RendererHTML()
_MARKS = {"strong": InlineKind.BOLD, "em": InlineKind.ITALIC, "s": InlineKind.MARK}


@dataclass(slots=True)
class _Context:
    """Where the walk over the tokens stands."""

    lists: list[bool] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0
    tables: int = 0
    row: int = -1
    column: int = -1
    header: bool = False
    in_cell: bool = False


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return the text's blocks without their Markdown signs; anchors are the source lines a block came from."""
    text, known = decode(untrusted_content)
    text = clean(unix_lines(text.removeprefix("\ufeff")))
    check_size(text, source)
    environment: dict[str, dict[str, dict[str, str]]] = {}
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = parser.parse(text, environment)
    if any(token.level >= _DEEPEST - 2 for token in tokens):
        raise CannotRead("too-complex")
    starts = _line_starts(text)
    blocks = [*_blocks(parser, tokens, starts, source), *_references(environment.get("references", {}))]
    return PartReading("text/markdown", tuple(blocks), warnings=() if known else (Warned("guessed-encoding"),))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    starts[-1] -= 1
    return starts


def _blocks(parser: MarkdownIt, tokens: Sequence[Token], starts: list[int], source: Source) -> Iterator[Block]:
    context = _Context()
    where = (0, len(starts) - 1)
    for token in tokens:
        where = (token.map[0], token.map[1]) if token.map else where
        anchor = Anchor("", None, starts[where[0]], max(starts[where[0]], starts[min(where[1], len(starts) - 1)] - 1))
        _enter(context, token)
        if token.type == "inline":
            yield from _inline(parser, token, context, anchor, source)
        elif token.type in {"fence", "code_block"}:
            if token.info.strip():
                yield Block(BlockKind.PROPERTY, token.info.strip(), "", anchor, shown=False, hidden_because="code label")
            yield Block(BlockKind.PREFORMATTED, token.content.rstrip("\n"), "", anchor)
        elif token.type == "html_block":
            yield from _page_code(token.content, anchor, source)


def _enter(context: _Context, token: Token) -> None:
    opening = token.nesting == 1
    name = token.type.rsplit("_", 1)[0]
    if name in {"bullet_list", "ordered_list"} and token.nesting:
        if opening:
            context.lists.append(name == "ordered_list")
        else:
            context.lists.pop()
    elif name == "blockquote":
        context.quotes += token.nesting
    elif name == "heading":
        context.heading = int(token.tag[1]) if opening else 0
    elif name == "table" and opening:
        context.tables += 1
        context.row = -1
    elif name == "tr" and opening:
        context.row += 1
        context.column = -1
    elif name in {"td", "th"}:
        context.in_cell, context.header = opening, name == "th"
        context.column += opening


def _inline(parser: MarkdownIt, token: Token, context: _Context, anchor: Anchor, source: Source) -> Iterator[Block]:
    children = token.children or []
    if any(child.type == "html_inline" for child in children):
        yield from _page_code(_RENDERER.renderInline(children, parser.options, {}), anchor, source, _plain(context, anchor))
        return
    text, inlines, apart = _text(children)
    for picture, title in apart:
        if picture:
            yield Block(BlockKind.ALT_TEXT, picture, "", anchor)
        if title:
            yield Block(BlockKind.PROPERTY, title, "", anchor, shown=False, hidden_because="attribute title")
    if text or context.in_cell:
        yield replace(_plain(context, anchor), text=text, inlines=inlines)
    linked = {inline.value for inline in inlines}
    yield from (link_target(address, anchor) for address in _addresses(children) if address not in linked)


def _addresses(children: Sequence[Token]) -> Iterator[str]:
    return (str(child.attrs[name]) for child in children for name in ("href", "src") if child.attrs.get(name))


def _plain(context: _Context, anchor: Anchor) -> Block:
    """Return an empty block of the kind that stands here."""
    if context.in_cell:
        cell = Cell(f"table-{context.tables}", context.row, context.column, header=context.header)
        return Block(BlockKind.TABLE_CELL, "", "", anchor, cell=cell)
    if context.heading:
        return Block(BlockKind.HEADING, "", "", anchor, level=context.heading)
    if context.lists:
        return Block(BlockKind.LIST_ITEM, "", "", anchor, level=len(context.lists), ordered=context.lists[-1])
    return Block(BlockKind.QUOTE if context.quotes else BlockKind.PARAGRAPH, "", "", anchor)


def _text(children: Sequence[Token]) -> tuple[str, tuple[Inline, ...], list[tuple[str, str]]]:
    gathered = InlineText()
    opened: list[tuple[str, int, str | None]] = []
    apart: list[tuple[str, str]] = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            gathered.add(child.content, keep=True)
        elif child.type == "softbreak":
            gathered.add(" ", keep=True)
        elif child.type == "hardbreak":
            gathered.add("\n")
        elif child.type == "image":
            apart.append((child.content, str(child.attrs.get("title", ""))))
        elif child.nesting == 1:
            address = str(child.attrs.get("href", "")) or None
            apart.append(("", str(child.attrs.get("title", ""))))
            opened.append((child.tag, gathered.length(), address))
        elif child.nesting == -1 and opened:
            tag, start, address = opened.pop()
            gathered.mark(InlineKind.LINK if tag == "a" else _MARKS.get(tag, InlineKind.MARK), start, address)
    text, inlines = gathered.finish()
    return text, inlines, apart


def _page_code(code: str, anchor: Anchor, source: Source, like: Block | None = None) -> Iterator[Block]:
    """Read web page code inside the text; its blocks are anchored to the lines they stand in."""
    for block in read_page(code, source)[0]:
        placed = replace(block, anchor=anchor)
        if like is not None and block.kind is BlockKind.PARAGRAPH:
            placed = replace(like, text=block.text, inlines=block.inlines)
        yield placed


def _references(references: dict[str, dict[str, str]]) -> Iterator[Block]:
    for label, reference in references.items():
        text = " ".join(filter(None, (label, reference.get("href", ""), reference.get("title", ""))))
        yield Block(BlockKind.PROPERTY, clean(text), "", Anchor("", f"reference:{label}"), shown=False, hidden_because="link reference")
