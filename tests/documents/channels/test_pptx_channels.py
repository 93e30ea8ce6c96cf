"""Presentations whose only copy of the secret is in one channel."""

from __future__ import annotations

import pytest

from service.documents.writing import render
from service.domain.document import BlockKind
from tests.documents.channels.made_pptx import NS, pptx, run, shape, slide
from tests.documents.channels.secret_channel import SECRET, assert_closed, read, reported

NAMED = shape(run(SECRET))
TABLE = "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>{}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
CELL = "<a:tc {1}><a:txBody><a:p>{0}</a:p></a:txBody></a:tc>"
NOTES = (("n", "notesSlide", "../notesSlides/notesSlide1.xml"),)
COMMENTS = (("c", "comments", "../comments/comment1.xml"),)
CHANNELS: dict[str, bytes] = {
    "text": pptx(NAMED),
    "title": pptx(shape(run(SECRET), '<p:ph type="title"/>')),
    "split runs": pptx(shape(run("Ife") + run("oma Brack", 'b="1"') + run("enridge"))),
    "footer": pptx(shape(run(SECRET), '<p:ph type="ftr"/>')),
    "group": pptx(f"<p:grpSp>{NAMED}</p:grpSp>"),
    "table": pptx(TABLE.format(CELL.format(run("Who"), "") + CELL.format(run(SECRET), ""))),
    "merged away": pptx(TABLE.format(CELL.format(run("Who"), 'gridSpan="2"') + CELL.format(run(SECRET), 'hMerge="1"'))),
    "tiny": pptx(shape(run(SECRET, 'sz="100"'))),
    "hidden slide": pptx(NAMED, show='show="0"'),
    "speaker notes": pptx(ties=NOTES, extra={"ppt/notesSlides/notesSlide1.xml": slide(NAMED, kind="notes")}),
    "comment": pptx(ties=COMMENTS, extra={"ppt/comments/comment1.xml": f"<p:cmLst {NS}><p:cm><p:text>{SECRET}</p:text></p:cm></p:cmLst>"}),
    "author of a comment": pptx(extra={"ppt/commentAuthors.xml": f'<p:cmAuthorLst {NS}><p:cmAuthor name="{SECRET}"/></p:cmAuthorLst>'}),
    "alternative text": pptx(shape(run("x"), named=f'descr="Portrait of {SECRET}"')),
    "name of a shape": pptx(shape(run("x"), named="").replace('name="Box 2"', f'name="{SECRET}"')),
    "link target": pptx(shape(run("write")), ties=(("h", "hyperlink", "mailto:ifeoma.brackenridge@oak.example"),)),
    "master": pptx(extra={"ppt/slideMasters/slideMaster1.xml": slide(NAMED, kind="sldMaster")}),
    "layout": pptx(extra={"ppt/slideLayouts/slideLayout1.xml": slide(NAMED, kind="sldLayout")}),
    "slide that nothing names": pptx(extra={"ppt/slides/slide9.xml": slide(NAMED)}),
    "chart": pptx(extra={"ppt/charts/chart1.xml": f"<c:chart xmlns:c='c'><c:pt><c:v>{SECRET}</c:v></c:pt></c:chart>"}),
    "workbook of a chart": pptx(extra={"ppt/embeddings/book.txt": SECRET}),
    "diagram": pptx(extra={"ppt/diagrams/data1.xml": f"<d xmlns:a='a'><a:t>{SECRET}</a:t></d>"}),
    "section": pptx(book=f'<p:extLst><p:ext><s name="{SECRET}"/></p:ext></p:extLst>'),
    "custom show": pptx(book=f'<p:custShowLst><p:custShow name="{SECRET}"/></p:custShowLst>'),
    "tag": pptx(extra={"ppt/tags/tag1.xml": f'<p:tagLst {NS}><p:tag name="X" val="{SECRET}"/></p:tagLst>'}),
    "author": pptx(extra={"docProps/core.xml": f"<c><creator>{SECRET}</creator></c>"}),
    "titles of slides": pptx(extra={"docProps/app.xml": f"<p><TitlesOfParts><lpstr>{SECRET}</lpstr></TitlesOfParts></p>"}),
    "macro": pptx(extra={"ppt/vbaProject.bin": b"\x00\x02" + SECRET.encode()}),
    "custom data": pptx(extra={"customXml/item1.xml": f"<a><b>{SECRET}</b></a>"}),
    "animation": pptx(after=f'<p:timing><p:x name="{SECRET}"/></p:timing>'),
    "unknown part": pptx(extra={"ppt/invented.xml": f"<a>{SECRET}</a>"}),
    "XML comment": pptx(after=f"<!-- {SECRET} -->"),
    "comment of the zip": pptx(comment=SECRET.encode()),
    "after the end": pptx(end=SECRET.encode()),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_secret_in_one_channel_of_a_presentation_is_reported_and_gone(channel: str) -> None:
    assert_closed(CHANNELS[channel], "talk.pptx")


@pytest.mark.parametrize("channel", ["hidden slide", "speaker notes", "tiny", "merged away"])
def test_what_an_audience_does_not_see_says_why(channel: str) -> None:
    assert channel in [reason for _, reason in reported(read(CHANNELS[channel], "talk.pptx"))]


def test_slides_come_in_order_with_titles_as_headings_and_leave_as_a_pdf() -> None:
    document = read(pptx(shape(run("Second slide"), '<p:ph type="ctrTitle"/>') + shape(run("A point"))), "talk.pptx")
    assert [(block.kind, block.text) for block in document.blocks if block.shown] == [
        (BlockKind.HEADING, "Visits went ahead every week."),
        (BlockKind.HEADING, "Second slide"),
        (BlockKind.PARAGRAPH, "A point"),
    ]
    assert render(document, media_type=document.media_type, title="Redacted response", draft=False).extension == "pdf"
