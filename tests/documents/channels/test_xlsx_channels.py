"""Workbooks whose only copy of the secret is in one channel."""

from __future__ import annotations

import pytest

from service.documents.formats.xlsx.values import date_shown, is_date_format
from service.domain.document import BlockKind
from tests.documents.channels.made_xlsx import MAIN, PACKAGE, R, text_cell, xlsx
from tests.documents.channels.secret_channel import SECRET, assert_closed, read, reported

A2 = f'<row r="2">{text_cell("A2", SECRET)}</row>'
COMMENT = (
    '<comments xmlns="{0}"><authors><author>{1}</author></authors><commentList><comment ref="A1"><text><r><t>{2}</t></r></text>'
    "</comment></commentList></comments>"
)
DRAWING = (
    '<xdr:wsDr xmlns:xdr="d" xmlns:a="a"><xdr:sp><xdr:cNvPr id="1" name="Box 1"{0}/>'
    "<a:p><a:r><a:t>{1}</a:t></a:r></a:p></xdr:sp></xdr:wsDr>"
)
NUMBER_FORMAT = f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="0 &quot;{SECRET}&quot;"/></numFmts></styleSheet>'
NAMED_SHEET = f'<workbook xmlns="{MAIN}" xmlns:r="{R}"><sheets><sheet name="{SECRET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
OLD_DRAWING = f'<xml xmlns:v="v"><v:shape alt="x"><v:textbox>{SECRET}</v:textbox></v:shape></xml>'
OUTSIDE_BOOK = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="x/externalLinkPath" Target="file:///C:/{SECRET}.xlsx" '
    'TargetMode="External"/></Relationships>'
)
COMMENTS = (("c", "comments", "../comments1.xml"),)
DRAWINGS = (("d", "drawing", "../drawings/drawing1.xml"),)
CHANNELS: dict[str, bytes] = {
    "cell": xlsx(A2),
    "shared string": xlsx('<row r="2"><c r="A2" t="s"><v>0</v></c></row>', strings=f"<si><t>{SECRET}</t></si>"),
    "rich shared string": xlsx(
        '<row r="2"><c r="A2" t="s"><v>0</v></c></row>', strings="<si><r><t>Ifeoma Brack</t></r><r><t>enridge</t></r></si>"
    ),
    "string of a deleted cell": xlsx(strings=f"<si><t>{SECRET}</t></si>"),
    "phonetic reading": xlsx(strings=f'<si><t>a</t><rPh sb="0" eb="1"><t>{SECRET}</t></rPh></si>'),
    "cached value of a formula": xlsx(f'<row r="2"><c r="A2" t="str"><f>B1</f><v>{SECRET}</v></c></row>'),
    "formula": xlsx(f'<row r="2"><c r="A2"><f>IF(A1="{SECRET}",1,2)</f><v>1</v></c></row>'.replace('"Ifeoma', "&quot;Ifeoma")),
    "hidden row": xlsx(A2.replace('r="2"', 'r="2" hidden="1"', 1)),
    "row of no height": xlsx(A2.replace('r="2"', 'r="2" ht="0"', 1)),
    "hidden column": xlsx(f'<row r="2">{text_cell("C2", SECRET)}</row>', before='<cols><col min="3" max="3" hidden="1"/></cols>'),
    "column of no width": xlsx(f'<row r="2">{text_cell("C2", SECRET)}</row>', before='<cols><col min="2" max="4" width="0"/></cols>'),
    "merged away": xlsx(f'<row r="2">{text_cell("B2", SECRET)}</row>', after='<mergeCells><mergeCell ref="A2:B2"/></mergeCells>'),
    "hidden sheet": xlsx(A2, state='state="hidden"'),
    "very hidden sheet": xlsx(A2, state='state="veryHidden"'),
    "white": xlsx(f'<row r="2">{text_cell("A2", SECRET, 1)}</row>'),
    "tiny": xlsx(f'<row r="2">{text_cell("A2", SECRET, 2)}</row>'),
    "number format that shows nothing": xlsx(f'<row r="2">{text_cell("A2", SECRET, 3)}</row>'),
    "words of a number format": xlsx(extra={"xl/styles.xml": NUMBER_FORMAT}),
    "far off the screen": xlsx(f'<row r="9000">{text_cell("XFA9000", SECRET)}</row>'),
    "name of a sheet": xlsx(extra={"xl/workbook.xml": NAMED_SHEET}),
    "comment": xlsx(ties=COMMENTS, extra={"xl/comments1.xml": COMMENT.format(MAIN, "x", SECRET)}),
    "author of a comment": xlsx(ties=COMMENTS, extra={"xl/comments1.xml": COMMENT.format(MAIN, SECRET, "x")}),
    "threaded comment": xlsx(
        ties=(("t", "threadedComment", "../threadedComments/threadedComment1.xml"),),
        extra={"xl/threadedComments/threadedComment1.xml": f'<T><threadedComment ref="A1"><text>{SECRET}</text></threadedComment></T>'},
    ),
    "persons": xlsx(extra={"xl/persons/person.xml": f'<personList><person displayName="{SECRET}" userId="x"/></personList>'}),
    "defined name": xlsx(workbook=f'<definedNames><definedName name="a">"{SECRET}"</definedName></definedNames>'),
    "name of a defined name": xlsx(workbook='<definedNames><definedName name="Ifeoma_Brackenridge">Data!$A$1</definedName></definedNames>'),
    "header": xlsx(after=f"<headerFooter><oddHeader>&amp;L{SECRET}&amp;C&amp;P</oddHeader></headerFooter>"),
    "footer": xlsx(after=f'<headerFooter><evenFooter>&amp;"Arial,Bold"&amp;12{SECRET}</evenFooter></headerFooter>'),
    "list of a rule": xlsx(
        after=f'<dataValidations><dataValidation sqref="A1"><formula1>"{SECRET},b"</formula1></dataValidation></dataValidations>'
    ),
    "message of a rule": xlsx(after=f'<dataValidations><dataValidation sqref="A1" prompt="{SECRET}"/></dataValidations>'),
    "conditional format": xlsx(
        after=f'<conditionalFormatting sqref="A1"><cfRule><formula>A1="{SECRET}"</formula></cfRule></conditionalFormatting>'
    ),
    "scenario": xlsx(after=f'<scenarios><scenario name="a" user="{SECRET}"/></scenarios>'),
    "protected range": xlsx(after=f'<protectedRanges><protectedRange name="{SECRET}" sqref="A1"/></protectedRanges>'),
    "tooltip of a link": xlsx(after=f'<hyperlinks><hyperlink ref="A1" tooltip="{SECRET}"/></hyperlinks>'),
    "link target": xlsx(ties=(("h", "hyperlink", "mailto:ifeoma.brackenridge@oak.example"),)),
    "drawing text": xlsx(ties=DRAWINGS, extra={"xl/drawings/drawing1.xml": DRAWING.format("", SECRET)}),
    "alternative text": xlsx(ties=DRAWINGS, extra={"xl/drawings/drawing1.xml": DRAWING.format(f' descr="{SECRET}"', "x")}),
    "old drawing": xlsx(extra={"xl/drawings/vmlDrawing1.vml": OLD_DRAWING}),
    "chart": xlsx(extra={"xl/charts/chart1.xml": f"<c:chart xmlns:c='c'><c:pt><c:v>{SECRET}</c:v></c:pt></c:chart>"}),
    "pivot cache": xlsx(extra={"xl/pivotCache/pivotCacheDefinition1.xml": f'<p><sharedItems><s v="{SECRET}"/></sharedItems></p>'}),
    "pivot records": xlsx(extra={"xl/pivotCache/pivotCacheRecords1.xml": f'<p><r><s v="{SECRET}"/></r></p>'}),
    "table column": xlsx(extra={"xl/tables/table1.xml": f'<table><tableColumns><tableColumn name="{SECRET}"/></tableColumns></table>'}),
    "external link": xlsx(
        extra={"xl/externalLinks/externalLink1.xml": f"<externalLink><cell r='A1'><v>{SECRET}</v></cell></externalLink>"}
    ),
    "address of an external book": xlsx(extra={"xl/externalLinks/_rels/externalLink1.xml.rels": OUTSIDE_BOOK}),
    "connection": xlsx(extra={"xl/connections.xml": f'<connections><connection name="q" description="{SECRET}"/></connections>'}),
    "custom data": xlsx(extra={"customXml/item1.xml": f"<a><b>{SECRET}</b></a>"}),
    "author": xlsx(extra={"docProps/core.xml": f"<c><creator>{SECRET}</creator></c>"}),
    "own property": xlsx(extra={"docProps/custom.xml": f'<p><property name="Client"><lpwstr>{SECRET}</lpwstr></property></p>'}),
    "names of parts": xlsx(extra={"docProps/app.xml": f"<p><TitlesOfParts><lpstr>{SECRET}</lpstr></TitlesOfParts></p>"}),
    "style name": xlsx(styles=f'<cellStyles><cellStyle name="{SECRET}" xfId="0"/></cellStyles>'),
    "printer": xlsx(extra={"xl/printerSettings/printerSettings1.bin": b"\x00\x01" + SECRET.encode("utf-16-le")}),
    "log of a shared book": xlsx(extra={"xl/revisions/userNames.xml": f'<users><userInfo name="{SECRET}"/></users>'}),
    "macro": xlsx(extra={"xl/vbaProject.bin": b"\x00\x02" + SECRET.encode()}),
    "embedded file": xlsx(extra={"xl/embeddings/a.txt": SECRET}),
    "unknown part": xlsx(extra={"xl/invented/x.dat": SECRET}),
    "comment of the zip": xlsx(comment=SECRET.encode()),
    "after the end": xlsx(end=SECRET.encode()),
    "XML comment": xlsx(after=f"<!-- {SECRET} -->"),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_secret_in_one_channel_of_a_workbook_is_reported_and_gone(channel: str) -> None:
    assert_closed(CHANNELS[channel], "data.xlsm" if channel == "macro" else "data.xlsx")


FOLDED = ("hidden row", "hidden column", "hidden sheet", "very hidden sheet", "white", "tiny", "merged away")


@pytest.mark.parametrize("channel", FOLDED)
def test_what_a_reader_does_not_see_says_why(channel: str) -> None:
    assert channel in [reason for _, reason in reported(read(CHANNELS[channel], "data.xlsx"))]


def test_dates_are_shown_as_dates() -> None:
    document = read(xlsx('<row r="2"><c r="A2" s="4"><v>31500</v></c><c r="B2"><v>12.0</v></c></row>'), "x.xlsx")
    assert [block.text for block in document.blocks if block.kind is BlockKind.TABLE_CELL][1:] == ["29/03/1986", "12"]
    assert date_shown("0.5") == "12:00:00"
    assert is_date_format("yyyy-mm-dd")
    assert not is_date_format('0.00 "days"')
    assert not is_date_format("General")
