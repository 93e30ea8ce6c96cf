"""Writes one accessible page: no scripts, nothing fetched, every word text."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path

import nh3

from service.documents.drawing import DrawnCell, Items, Run, Table, drawn, runs
from service.domain.document import Block, BlockKind, Document, InlineKind

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
STYLE_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{STYLE_DIGEST}'; base-uri 'none'; form-action 'none'"

#: Look → tag, outermost first.
LOOKS = (
    (InlineKind.BOLD, "strong"),
    (InlineKind.ITALIC, "em"),
    (InlineKind.UNDERLINE, "u"),
    (InlineKind.SUPERSCRIPT, "sup"),
    (InlineKind.NOTE_REFERENCE, "sup"),
    (InlineKind.SUBSCRIPT, "sub"),
)
#: Kind of block → element and class; anything else is a plain paragraph.
ELEMENTS = {
    BlockKind.QUOTE: ("blockquote", ""),
    BlockKind.QUOTED: ("blockquote", "quoted"),
    BlockKind.PREFORMATTED: ("pre", ""),
    BlockKind.MESSAGE_HEADER: ("p", "message-header"),
    BlockKind.HEADER: ("p", "running"),
    BlockKind.FOOTER: ("p", "running"),
    BlockKind.FOOTNOTE: ("p", "note"),
}
TAGS = {
    "p",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "th",
    "td",
    "tbody",
    "strong",
    "em",
    "u",
    "sup",
    "sub",
    "a",
    "br",
    "span",
}
TAGS |= {f"h{level}" for level in range(1, 7)}
ATTRIBUTES = {
    "*": {"lang", "dir", "class"},
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


def write_html(document: Document, title: str, language: str) -> bytes:
    """Return the arranged document as one page in `language`."""
    body = "\n".join(_draw(item, language) for item in drawn(document.blocks))
    locked = nh3.clean(body, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel="noopener noreferrer nofollow")
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{locked}\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _draw(item: Block | Table | Items, language: str) -> str:
    if isinstance(item, Table):
        return _table(item, language)
    if isinstance(item, Items):
        return _lists(item.blocks, language)
    if item.kind == BlockKind.HEADING:
        return _element(f"h{item.level}", "", item, language)
    tag, name = ELEMENTS.get(item.kind, ("p", ""))
    return _element(tag, name, item, language)


def _element(tag: str, name: str, block: Block, language: str) -> str:
    attributes = f' class="{name}"' if name else ""
    return f"<{tag}{attributes}{_language(block, language)}>{_words(block)}</{tag}>"


def _language(block: Block, language: str) -> str:
    named = f' lang="{escape(block.language)}"' if block.language and block.language != language else ""
    return named + ' dir="auto"'


def _words(block: Block) -> str:
    return "".join(_run(run) for run in runs(block))


def _run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    if run.is_mark:
        return f'<span class="redaction">{words}</span>'
    for look, tag in reversed(LOOKS):
        if look in run.looks:
            words = f"<{tag}>{words}</{tag}>"
    return f'<a href="{escape(run.address)}">{words}</a>' if run.address else words


def _lists(blocks: tuple[Block, ...], language: str) -> str:
    lists: list[str] = []
    at = 0
    while at < len(blocks):
        made, at = _list(blocks, at, language)
        lists.append(made)
    return "".join(lists)


def _list(blocks: tuple[Block, ...], at: int, language: str) -> tuple[str, int]:
    """Return one list from `at` on, deeper items inside the item before them, and where it ended."""
    first = blocks[at]
    tag = "ol" if first.ordered else "ul"
    items: list[str] = []
    while at < len(blocks) and blocks[at].level >= first.level:
        if blocks[at].level > first.level:
            inner, at = _list(blocks, at, language)
            items[-1] = items[-1].removesuffix("</li>") + inner + "</li>"
            continue
        if blocks[at].ordered != first.ordered:
            break
        items.append(_element("li", "", blocks[at], language))
        at += 1
    return f"<{tag}>{''.join(items)}</{tag}>", at


def _table(table: Table, language: str) -> str:
    rows = []
    for number in range(table.rows):
        cells = sorted(table.row(number), key=lambda cell: cell.column)
        rows.append("<tr>" + "".join(_cell(cell, language) for cell in cells) + "</tr>")
    return "<table><tbody>" + "\n".join(rows) + "</tbody></table>"


def _cell(cell: DrawnCell, language: str) -> str:
    tag, scope = ("th", ' scope="col"') if cell.header else ("td", "")
    spans = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    spans += f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    words = "<br>".join(f"<span{_language(block, language)}>{_words(block)}</span>" for block in cell.blocks)
    return f"<{tag}{scope}{spans}>{words}</{tag}>"
