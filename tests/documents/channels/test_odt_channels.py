"""OpenDocument texts whose only copy of the secret is in one channel."""

from __future__ import annotations

import base64

import pytest

from service.domain.document import BlockKind
from tests.documents.channels.made_odf import odf
from tests.documents.channels.secret_channel import SECRET, assert_closed, read, reported

BODY = "<text:p>Visits went ahead every week.</text:p>"
TEXT = f"<text:p>{SECRET}</text:p>"


def odt(extra: str = "", **more: str) -> bytes:
    return odf(BODY + extra, **more)  # type: ignore[arg-type]


def style(properties: str, family: str = "text", name: str = "T1") -> str:
    return f'<style:style style:name="{name}" style:family="{family}"><style:{family}-properties {properties}/></style:style>'


def styled(properties: str) -> bytes:
    return odt(f'<text:p><text:span text:style-name="T1">{SECRET}</text:span></text:p>', automatic=style(properties))


NOTE = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>'
CHANGE = "<office:change-info><dc:creator>{}</dc:creator></office:change-info>"
DELETION = (
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
    + CHANGE
    + "{}</text:deletion></text:changed-region></text:tracked-changes>"
)
PAGE = '<office:master-styles><style:master-page style:name="S"><style:{0}>{1}</style:{0}></style:master-page></office:master-styles>'
FRAME = "<text:p><draw:frame>{}</draw:frame></text:p>"
CHANNELS: dict[str, bytes] = {
    "paragraph": odt(TEXT),
    "heading": odt(f'<text:h text:outline-level="2">{SECRET}</text:h>'),
    "spans": odt("<text:p>Ife<text:span>oma<text:s/>Brack</text:span>enridge</text:p>"),
    "list": odt(f"<text:list><text:list-item>{TEXT}</text:list-item></text:list>"),
    "table": odt(f"<table:table><table:table-row><table:table-cell>{TEXT}</table:table-cell></table:table-row></table:table>"),
    "merged away": odt(
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        f"<table:covered-table-cell>{TEXT}</table:covered-table-cell></table:table-row></table:table>"
    ),
    "footnote": odt(f"<text:p>word{NOTE.format(TEXT)}</text:p>"),
    "comment": odt(f"<text:p>word<office:annotation>{TEXT}</office:annotation></text:p>"),
    "comment author": odt(
        f"<text:p>word<office:annotation><dc:creator>{SECRET}</dc:creator><text:p>x</text:p></office:annotation></text:p>"
    ),
    "tracked deletion": odt(DELETION.format("x", TEXT)),
    "change author": odt(DELETION.format(SECRET, "<text:p>gone</text:p>")),
    "hidden text": styled('text:display="none"'),
    "white": styled('fo:color="#ffffff"'),
    "tiny": styled('fo:font-size="1pt"'),
    "hidden paragraph": odt(f"<text:p><text:hidden-paragraph>{SECRET}</text:hidden-paragraph></text:p>"),
    "hidden text field": odt(f'<text:p><text:hidden-text text:condition="true" text:string-value="{SECRET}"/></text:p>'),
    "conditional text": odt(f'<text:p><text:conditional-text text:string-value-if-true="{SECRET}">x</text:conditional-text></text:p>'),
    "hidden section": odt(f'<text:section text:name="s" text:display="none">{TEXT}</text:section>'),
    "user field": odt(
        f'<text:user-field-decls><text:user-field-decl office:string-value="{SECRET}" text:name="f"/></text:user-field-decls>'
    ),
    "bookmark": odt('<text:p><text:bookmark text:name="Ifeoma_Brackenridge"/>word</text:p>'),
    "placeholder": odt(f'<text:p><text:placeholder text:description="{SECRET}">x</text:placeholder></text:p>'),
    "index mark": odt(f'<text:p><text:alphabetical-index-mark text:string-value="{SECRET}"/>word</text:p>'),
    "table of contents": odt(f"<text:table-of-content><text:index-body>{TEXT}</text:index-body></text:table-of-content>"),
    "link target": odt('<text:p><text:a xlink:href="mailto:ifeoma.brackenridge@oak.example">write</text:a></text:p>'),
    "header": odt(styles=PAGE.format("header", TEXT)),
    "first page's footer": odt(styles=PAGE.format("footer-first", TEXT)),
    "text box": odt(FRAME.format(f"<draw:text-box>{TEXT}</draw:text-box>")),
    "shape": odt(f"<text:p><draw:custom-shape>{TEXT}</draw:custom-shape></text:p>"),
    "alternative text": odt(FRAME.format(f"<svg:title>{SECRET}</svg:title>")),
    "description": odt(FRAME.format(f"<svg:desc>Portrait of {SECRET}</svg:desc>")),
    "name of a frame": odt(f'<text:p><draw:frame draw:name="{SECRET}"/></text:p>'),
    "form": odt(f'<office:forms><form:form><form:text form:value="{SECRET}"/></form:form></office:forms>'),
    "title": odt(meta=f"<dc:title>{SECRET}</dc:title>"),
    "author": odt(meta=f"<meta:initial-creator>{SECRET}</meta:initial-creator>"),
    "own property": odt(meta=f'<meta:user-defined meta:name="Client">{SECRET}</meta:user-defined>'),
    "template": odt(meta=f'<meta:template xlink:href="x" xlink:title="{SECRET}"/>'),
    "printer": odt(settings=f'<config:config-item config:name="PrinterName" config:type="string">{SECRET}</config:config-item>'),
    "style name": odt(automatic=f'<style:style style:name="X" style:display-name="{SECRET}" style:family="text"/>'),
    "script": odt(beside=f"<office:scripts><office:script script:language='x'>{SECRET}</office:script></office:scripts>"),
    "XML comment": odt(beside=f"<!-- {SECRET} -->"),
    "macro": odf(BODY, extra={"Basic/Standard/Module1.xml": f"<m>' {SECRET}</m>"}),
    "other part": odf(BODY, extra={"META-INF/documentsignatures.xml": f"<s><n>{SECRET}</n></s>"}),
    "embedded object": odf(BODY, extra={"Object 1/content.xml": f"<c><t>{SECRET}</t></c>"}),
    "name of a member": odf(BODY, extra={f"Pictures/{SECRET}.txt": "x"}),
    "comment of the zip": odf(BODY, comment=SECRET.encode()),
    "after the end": odf(BODY, after=SECRET.encode()),
    "data address": odt(
        FRAME.format(f'<draw:image xlink:href="data:text/plain;base64,{base64.b64encode(SECRET.encode()).decode()} {SECRET}"/>')
    ),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_secret_in_one_channel_of_an_opendocument_text_is_reported_and_gone(channel: str) -> None:
    assert_closed(CHANNELS[channel], "letter.odt")


@pytest.mark.parametrize(
    ("channel", "why"), [("hidden text", "vanish"), ("white", "white"), ("tiny", "tiny"), ("hidden section", "section")]
)
def test_what_a_reader_does_not_see_says_why(channel: str, why: str) -> None:
    assert why in [reason for _, reason in reported(read(CHANNELS[channel], "letter.odt"))]


def test_a_text_keeps_headings_lists_tables_and_notes() -> None:
    body = (
        '<text:h text:outline-level="1">Head</text:h><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>'
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>wide</text:p></table:table-cell>"
        "<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        f"<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table><text:p>end{NOTE.format('<text:p>note</text:p>')}</text:p>"
    )
    document = read(odf(body), "x.odt")
    kinds = [(block.kind, block.text) for block in document.blocks]
    assert kinds == [
        (BlockKind.HEADING, "Head"),
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.TABLE_CELL, "wide"),
        (BlockKind.TABLE_CELL, "a"),
        (BlockKind.TABLE_CELL, "b"),
        (BlockKind.PARAGRAPH, "end"),
        (BlockKind.FOOTNOTE, "note"),
    ]
    assert [block.cell.column_span for block in document.blocks if block.cell] == [2, 1, 1]
