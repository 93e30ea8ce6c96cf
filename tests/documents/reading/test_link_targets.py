from __future__ import annotations

import io

import pikepdf
import pytest

from service.documents.link_targets import LONGEST, MOST
from service.domain.document import BlockKind, Document
from tests.documents.reading.hostile_files import docx_around, word_body
from tests.documents.reading.reading_one import read

_TIES = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="h" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" TargetMode="External" '
    'Target="{}"/></Relationships>'
)
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def targets(document: Document) -> list[str]:
    found = [block for block in document.blocks if block.hidden_because == "link-target"]
    assert all(block.kind is BlockKind.PROPERTY and not block.shown for block in found)
    return [block.text for block in found]


def word_link(target: str, inside: str = "<w:r><w:t>here</w:t></w:r>") -> bytes:
    body = word_body(f'<w:p><w:r><w:t>Write </w:t></w:r><w:hyperlink r:id="h" {_R}>{inside}</w:hyperlink></w:p>')
    return docx_around(body, **{"word___rels__document.xml.rels": _TIES.format(target)})


def pdf_link(target: str) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 100, 20],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(target)),
    )
    page.Annots = pikepdf.Array([pdf.make_indirect(link)])
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


_MAILTO = "mailto:dwayne@pryce.example?subject=From%20Dwayne%20Pryce"
_READ = "mailto:dwayne@pryce.example?subject=From Dwayne Pryce"
_FILES = [
    pytest.param(word_link(_MAILTO), "x.docx", id="docx"),
    pytest.param(word_link(_MAILTO, ""), "x.docx", id="docx-without-words"),
    pytest.param(f"<p>Write <a href='{_MAILTO}'>here</a></p>".encode(), "x.html", id="html"),
    pytest.param(f"<p>Write <a href='{_MAILTO}'></a></p>".encode(), "x.html", id="html-without-words"),
    pytest.param(f"# A\n\nWrite [here]({_MAILTO}).\n".encode(), "x.md", id="md"),
    pytest.param(f"# A\n\nWrite []({_MAILTO}).\n".encode(), "x.md", id="md-without-words"),
    pytest.param(pdf_link(_MAILTO), "x.pdf", id="pdf"),
]


@pytest.mark.parametrize(("content", "name"), _FILES)
def test_where_a_link_leads_is_read_and_not_shown(content: bytes, name: str) -> None:
    assert targets(read(content, name)) == [_READ]


def test_a_target_is_said_once_and_not_when_its_words_already_say_it() -> None:
    code = (
        "<p><a href='https://a.example/Dwayne'>one</a> <a href='https://a.example/Dwayne'>two</a> "
        "<a href='mailto:amina@okafor.example'>amina@okafor.example</a> <a href='#top'>up</a> <a href='#n1'>1</a></p>"
    )
    assert targets(read(code.encode(), "x.html")) == ["https://a.example/Dwayne"]


def test_a_data_address_is_said_to_be_unread() -> None:
    document = read(b"<p>Write <a href='data:text/html;base64,RHdheW5l'>here</a></p><img src='data:image/png;base64,AAAA'>", "x.html")
    assert targets(document) == []
    assert [unread.why for unread in document.unread] == ["embedded-data"]


def test_many_and_long_targets_are_bounded_and_said_to_be_unread() -> None:
    links = "".join(f"<p><a href='https://a.example/{number}'>x</a></p>" for number in range(MOST + 5))
    document = read(f"<p><a href='https://b.example/{'y' * LONGEST}'>x</a></p>{links}".encode(), "x.html")
    found = targets(document)
    assert (len(found), max(map(len, found))) == (MOST, LONGEST)
    assert {unread.why for unread in document.unread} == {"link-too-long", "too-many-links"}
