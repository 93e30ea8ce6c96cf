from __future__ import annotations

import pytest

from service.documents.formats.docx.read import read as read_here
from service.documents.part_reading import PartReading, Source
from service.domain.document import Warned
from tests.documents.reading.hostile_files import WORD, docx_around, word_body
from tests.documents.reading.reading_one import read

_BODY = "<w:p><w:r><w:t>Body</w:t></w:r></w:p>"


def reading(content: bytes) -> PartReading:
    return read_here(content, Source("x.docx"))


def unseen(found: PartReading) -> list[tuple[str, str | None]]:
    return [(block.text, block.hidden_because) for block in found.blocks if not block.shown]


def _form(inside: str) -> str:
    return f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r></w:p>'


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ('<w:p><w:bookmarkStart w:id="1" w:name="Dwayne_Pryce"/></w:p>', "bookmark"),
        ('<w:bookmarkStart w:id="1" w:name="_Dwayne_Pryce"/>', "bookmark"),
        (_form('<w:textInput><w:default w:val="Dwayne Pryce"/></w:textInput>'), "form default"),
        (_form('<w:ddList><w:listEntry w:val="none"/><w:listEntry w:val="Dwayne Pryce"/></w:ddList>'), "form listEntry"),
        ('<w:tbl><w:tblPr><w:tblCaption w:val="Dwayne Pryce"/></w:tblPr></w:tbl>', "table caption"),
        ('<w:tbl><w:tblPr><w:tblDescription w:val="Dwayne Pryce"/></w:tblPr></w:tbl>', "table description"),
    ],
)
def test_names_that_word_shows_nowhere_are_read_and_not_shown(inside: str, why: str) -> None:
    assert ("Dwayne Pryce", why) in unseen(reading(docx_around(word_body(_BODY + inside))))


def test_bookmarks_that_word_makes_for_itself_are_no_text() -> None:
    made = '<w:p><w:bookmarkStart w:id="1" w:name="_Toc123"/><w:bookmarkStart w:id="2" w:name="_GoBack"/></w:p>'
    assert unseen(reading(docx_around(word_body(_BODY + made)))) == []


def test_a_link_to_a_place_in_the_file_is_read() -> None:
    link = '<w:p><w:hyperlink w:anchor="Dwayne_Pryce"><w:r><w:t>see</w:t></w:r></w:hyperlink></w:p>'
    document = read(docx_around(word_body(link)), "x.docx")
    assert [block.text for block in document.blocks if block.hidden_because == "link-target"] == ["#Dwayne Pryce"]


def test_a_part_that_nothing_leads_to_is_read_unseen_and_warned_of() -> None:
    runs = "<w:p><w:r><w:t>Dwayne </w:t></w:r><w:r><w:t>Pryce</w:t></w:r></w:p>"
    found = reading(
        docx_around(word_body(_BODY), **{"word__old.xml": f'<w:document xmlns:w="{WORD}"><w:body>{runs}</w:body></w:document>'})
    )
    assert unseen(found) == [("Dwayne Pryce", "orphan-part")]
    assert Warned("orphan-part") in found.warnings


def test_a_part_that_nothing_leads_to_and_that_is_no_text_is_unread() -> None:
    found = reading(docx_around(word_body(_BODY), **{"word__media__old.png": "\x00\x01\x02\x03"}))
    assert [unread.why for unread in found.unread] == ["orphan-part"]


def test_a_whole_file_has_no_leftovers() -> None:
    found = reading(docx_around(word_body(_BODY)))
    assert (found.warnings, found.unread, unseen(found)) == ((), (), [])


def test_bytes_before_and_after_the_zip_are_read_unseen_and_warned_of() -> None:
    found = reading(b"Rhodri Powell" + docx_around(word_body(_BODY)) + b"Dwayne Pryce")
    assert unseen(found) == [("Rhodri Powell", "trailing-bytes"), ("Dwayne Pryce", "trailing-bytes")]
    assert found.warnings == (Warned("trailing-bytes"),)


def test_bytes_after_the_zip_that_are_no_text_are_unread() -> None:
    found = reading(docx_around(word_body(_BODY)) + bytes(range(256)))
    assert [unread.why for unread in found.unread] == ["trailing-bytes"]
