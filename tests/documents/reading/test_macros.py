from __future__ import annotations

import io
import zipfile

from service.documents.formats.office.macros import unpacked
from service.documents.redacting import redacted
from service.documents.writing import render
from service.domain.document import Warned
from tests.documents.channels.made_ole import ole
from tests.documents.reading.hostile_files import docx_around, word_body
from tests.documents.reading.reading_one import read

SOURCE = b'Attribute VB_Name = "Module1"\r\n\' written by Dwayne Pryce\r\n'


def packed(source: bytes) -> bytes:
    """A container of one chunk in which every byte stands for itself."""
    chunk = b"".join(b"\x00" + source[at : at + 8] for at in range(0, len(source), 8))
    return b"\x01" + (0xB000 | (len(chunk) + 2 - 3)).to_bytes(2, "little") + chunk


def docm() -> bytes:
    project = ole({"VBA/Module1": bytes(40) + packed(SOURCE), "VBA/dir": b"x" * 20})
    content = docx_around(word_body("<w:p><w:r><w:t>Body</w:t></w:r></w:p>"))
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/vbaProject.bin", project)
    return buffer.getvalue()


def test_what_a_macro_says_is_read_unseen_warned_of_and_never_written() -> None:
    document = read(docm(), "letter.docm")
    assert any("Dwayne Pryce" in block.text and block.hidden_because == "macro" for block in document.blocks)
    assert Warned("macros") in document.warnings
    assert Warned("mislabelled") not in document.warnings
    made = render(redacted(document, ()), media_type=document.media_type, title="Redacted response", draft=False)
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
    assert made.extension == "docx"


def test_packed_source_is_unpacked_with_its_repetitions() -> None:
    assert unpacked(packed(SOURCE)) == SOURCE
    example = bytes.fromhex("0119b000616263646566676800696a6b6c6d6e6f70007172737475762e")
    assert unpacked(example) == b"abcdefghijklmnopqrstuv."
    assert unpacked(bytes.fromhex("0103b002614500")) == b"a" * 73


def test_a_project_that_is_no_container_is_read_for_its_letters_or_said_to_be_unread() -> None:
    document = read(docx_around(word_body("<w:p><w:r><w:t>Body</w:t></w:r></w:p>"), **{"word__vbaProject.bin": "x"}), "x.docm")
    assert "macros" in [unread.why for unread in document.unread]
