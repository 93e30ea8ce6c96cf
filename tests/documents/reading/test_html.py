from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from service.documents.formats.html.read import read as read_here
from service.documents.part_reading import Source
from service.domain.document import BlockKind, InlineKind, Span
from tests.documents.reading.reading_one import only, read, texts


def page(inside: str) -> bytes:
    return f"<!doctype html><html><head><title>Our page</title></head><body>{inside}</body></html>".encode()


def test_a_page_reads_in_order_with_kinds() -> None:
    document = read(
        page(
            "<h2>Answer</h2><p>My name is <b>Ami</b>na Okafor<br>Leeds</p>loose<ul><li>one<ol><li>two</ol></ul>"
            "<blockquote><p>said</p></blockquote>"
            "<pre>a\n  b</pre><table><tr><th>Name<td rowspan=2>x</tr><tr><td><p>p</p><p>q</p></tr></table>"
        ),
        "x.html",
    )
    assert [(b.kind, b.text) for b in document.blocks if b.shown] == [
        (BlockKind.HEADING, "Answer"),
        (BlockKind.PARAGRAPH, "My name is Amina Okafor\nLeeds"),
        (BlockKind.PARAGRAPH, "loose"),
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.LIST_ITEM, "two"),
        (BlockKind.QUOTE, "said"),
        (BlockKind.PREFORMATTED, "a\n  b"),
        (BlockKind.TABLE_CELL, "Name"),
        (BlockKind.TABLE_CELL, "x"),
        (BlockKind.TABLE_CELL, "p\nq"),
    ]
    cells = [b.cell for b in document.blocks if b.cell]
    assert [(c.row, c.column, c.row_span, c.header) for c in cells] == [(0, 0, 1, True), (0, 1, 2, False), (1, 0, 1, False)]
    assert document.property_map["title"] == "Our page"


def test_links_keep_their_addresses() -> None:
    block = read(page("<p>Write <a href='mailto:a@okafor.example'>to me</a> now</p>"), "x.html").blocks[1]
    assert [(i.kind, i.span, i.value) for i in block.inlines] == [(InlineKind.LINK, Span(6, 11), "mailto:a@okafor.example")]


@pytest.mark.parametrize(
    "unseen",
    [
        "<!-- Dwayne Pryce -->",
        "<p style='display: none'>Dwayne Pryce</p>",
        "<p hidden>Dwayne Pryce</p>",
        "<div aria-hidden=true><p>Dwayne Pryce</p></div>",
        "<p title='Dwayne Pryce'>x</p>",
        "<p data-name='Dwayne Pryce'>x</p>",
        "<meta name=author content='Dwayne Pryce'>",
        '<script type=\'application/ld+json\'>{"name": "Dwayne Pryce"}</script>',
        "<noscript><p>Dwayne Pryce</p></noscript>",
        "<template><p>Dwayne <b>Pryce</b></p></template>",
        "<input type=hidden value='Dwayne Pryce'>",
        "<style>p:before { content: 'Dwayne Pryce' }</style>",
        "<p style='color:#ffffff'>Dwayne Pryce</p>",
        "<img src='photos/Dwayne Pryce.jpg'>",
        "<p>seen <span style='font-size:0'>Dwayne Pryce</span></p>",
    ],
)
def test_what_a_page_carries_unseen_is_read_and_not_shown(unseen: str) -> None:
    document = read(page(f"<p>Seen words.</p>{unseen}"), "x.html")
    assert any("Dwayne Pryce" in block.text for block in document.blocks if not block.shown)
    assert not any("Pryce" in block.text for block in document.blocks if block.shown)


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_comment_outside_the_page_is_read(where: str) -> None:
    comment = b"<!-- saved by Dwayne Pryce -->"
    content = comment + page("<p>x</p>") if where == "before" else page("<p>x</p>") + comment
    assert texts(read(content, "x.html"), BlockKind.COMMENT) == ["saved by Dwayne Pryce"]


def test_alternative_text_is_seen_by_those_who_listen() -> None:
    assert only(read(page("<p>x</p><img alt='Photo of Amina'>"), "x.html"), "Photo of Amina").kind is BlockKind.ALT_TEXT


def test_a_declared_encoding_is_believed() -> None:
    content = "<html><head><meta charset=iso-8859-1></head><body><p>Zoë Okafor</p></body></html>".encode("latin-1")
    assert texts(read(content, "x.html")) == ["Zoë Okafor"]


_WORD = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)
_TAG = st.sampled_from(["p", "div", "li", "h2", "blockquote", "section", "span", "b", "td"])
_TREE = st.recursive(_WORD, lambda inner: st.tuples(_TAG, st.lists(inner, min_size=1, max_size=4)), max_leaves=15)


def _written(tree: object) -> str:
    if isinstance(tree, str):
        return f"{tree} "
    assert isinstance(tree, tuple)
    tag, inner = tree
    return f"<{tag}>{''.join(_written(child) for child in inner)}</{tag}>"


@settings(max_examples=100, deadline=None)
@given(_TREE)
def test_every_word_of_a_page_is_read_once_and_its_anchor_leads_back(tree: object) -> None:
    content = page(_written(tree))
    tree_read = LexborHTMLParser(content.decode())
    assert tree_read.body is not None
    blocks = [b for b in read_here(content, Source("x.html")).blocks if b.shown]
    assert " ".join(b.text for b in blocks if b.text).split() == tree_read.body.text(separator=" ").split()
    for block in blocks:
        element = tree_read.css_first(_selector(block.anchor.path or ""))
        assert element is not None
        assert set(block.text.split()) <= set(element.text(separator=" ").split())


def _selector(path: str) -> str:
    steps = []
    for step in path.split("/"):
        tag, _, number = step.partition("[")
        steps.append(tag if not number and tag in {"html", "body"} else f"{tag}:nth-of-type({number.rstrip(']') or 1})")
    return " > ".join(steps)


@pytest.mark.parametrize(
    ("sheet", "hides"),
    [
        (".away { display: none }", True),
        ("p.away, .other { color: red; visibility: hidden }", True),
        ("#who { opacity: 0; }", True),
        ("@media screen { .away { display:none } }", True),
        ("@media print { .away { display: none } }", False),
        (".away { display: none } .away { display: block }", False),
        (".away .deeper { display: none }", False),
        ("/* .away { display: none } */ p { margin: 0 }", False),
    ],
)
def test_what_a_style_sheet_takes_away_is_hidden(sheet: str, *, hides: bool) -> None:
    page = f"<html><head><style>{sheet}</style></head><body><p>Seen.</p><p class='x away' id='who'>Dwayne Pryce</p></body></html>"
    block = only(read(page.encode(), "x.html"), "Dwayne Pryce")
    assert (block.kind is BlockKind.HIDDEN, block.shown) == (hides, not hides)
