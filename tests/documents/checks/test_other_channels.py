"""Word files, pages and texts whose only copy of the secret is in one channel."""

from __future__ import annotations

import base64
import io
import quopri
import zipfile
from collections.abc import Callable

import pytest

from service.documents.writing import DOCX, HTML, MD, TXT
from tests.documents.checks.clean_files import NAME, clean, failed

Change = Callable[[dict[str, str]], None]


def rezipped(change: Change | None = None, *, comment: bytes = b"", extra: dict[str, bytes] | None = None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(clean(DOCX).content)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    if change:
        change(members)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**{name: text.encode() for name, text in members.items()}, **(extra or {})}.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return buffer.getvalue()


def in_document(old: str, new: str) -> Change:
    def change(members: dict[str, str]) -> None:
        assert old in members["word/document.xml"]
        members["word/document.xml"] = members["word/document.xml"].replace(old, new, 1)

    return change


def in_member(name: str, old: str, new: str) -> Change:
    def change(members: dict[str, str]) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new, 1)

    return change


def nested() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", NAME)
    return buffer.getvalue()


RUN = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
BODY_END = "<w:sectPr>"
DOCX_CHANNELS: dict[str, tuple[Callable[[], bytes], str]] = {
    "split runs": (
        lambda: rezipped(
            in_document(
                BODY_END, "<w:p><w:r><w:t>Ife</w:t></w:r><w:r><w:t>oma Bracken</w:t></w:r><w:r><w:t>ridge</w:t></w:r></w:p>" + BODY_END
            )
        ),
        "docx_text_lxml",
    ),
    "paragraph, python-docx": (lambda: rezipped(in_document(BODY_END, RUN.format(NAME) + BODY_END)), "docx_text_python_docx"),
    "text box": (lambda: rezipped(in_document(BODY_END, f"<w:txbxContent>{RUN.format(NAME)}</w:txbxContent>{BODY_END}")), "docx_text_lxml"),
    "hidden run": (
        lambda: rezipped(in_document(BODY_END, f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{NAME}</w:t></w:r></w:p>{BODY_END}")),
        "docx_markup",
    ),
    "tracked deletion": (
        lambda: rezipped(
            in_document(BODY_END, f'<w:p><w:del w:author="x"><w:r><w:delText>{NAME}</w:delText></w:r></w:del></w:p>{BODY_END}')
        ),
        "docx_markup",
    ),
    "change author": (lambda: rezipped(in_document("<w:p>", f'<w:p w:author="{NAME}">')), "docx_markup"),
    "XML comment": (lambda: rezipped(in_document(BODY_END, f"<!-- {NAME} -->{BODY_END}")), "docx_markup"),
    "field code": (lambda: rezipped(in_document(BODY_END, f"<w:p><w:fldSimple w:instr='AUTHOR {NAME}'/></w:p>{BODY_END}")), "docx_markup"),
    "style name": (lambda: rezipped(in_member("word/styles.xml", 'w:val="Quote"', f'w:val="{NAME}"')), "docx_markup"),
    "author": (
        lambda: rezipped(in_member("docProps/core.xml", "<dc:title>", f"<dc:creator>{NAME}</dc:creator><dc:title>")),
        "docx_properties",
    ),
    "title": (lambda: rezipped(in_member("docProps/core.xml", "Redacted response", f"Response of {NAME}")), "docx_properties"),
    "link": (
        lambda: rezipped(
            in_member("word/_rels/document.xml.rels", "https://www.gov.uk/guidance/visits", "https://oak.example/ifeoma-brackenridge")
        ),
        "docx_properties",
    ),
    "mail link": (
        lambda: rezipped(in_member("word/_rels/document.xml.rels", "https://www.gov.uk/guidance/visits", "mailto:ib@oak.example")),
        "docx_properties",
    ),
    "comments part": (lambda: rezipped(extra={"word/comments.xml": f"<c>{NAME}</c>".encode()}), "docx_package"),
    "embedded archive": (lambda: rezipped(extra={"word/embeddings/a.zip": nested()}), "docx_package"),
    "embedded archive, unpacked": (lambda: rezipped(extra={"word/embeddings/a.zip": nested()}), "raw_bytes"),
    "member name": (lambda: rezipped(extra={f"word/{NAME}.xml": b"<a/>"}), "docx_package"),
    "zip comment": (lambda: rezipped(comment=NAME.encode()), "docx_package"),
    "after the end": (lambda: clean(DOCX).content + NAME.encode("utf-16"), "docx_package"),
}


@pytest.mark.parametrize("channel", DOCX_CHANNELS)
def test_a_secret_in_one_channel_of_a_word_file_is_found(channel: str) -> None:
    make, check = DOCX_CHANNELS[channel]
    assert check in failed(make(), DOCX)


def test_zipping_again_without_a_secret_is_clean() -> None:
    assert failed(rezipped(), DOCX) == {}


def page(old: str, new: str) -> bytes:
    text = clean(HTML).content.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


HTML_CHANNELS: dict[str, tuple[Callable[[], bytes], str]] = {
    "letters apart, selectolax": (lambda: page("</main>", "<p>Ife<b>oma</b> Bracken<i>ridge</i></p></main>"), "html_text_selectolax"),
    "paragraph, lxml": (lambda: page("</main>", f"<p>{NAME}</p></main>"), "html_text_lxml"),
    "head": (lambda: page("<title>", f"<noscript>{NAME}</noscript><title>"), "html_text_lxml"),
    "comment": (lambda: page("</main>", f"<!-- {NAME} --></main>"), "html_markup"),
    "title": (lambda: page("Redacted response", NAME), "html_markup"),
    "attribute": (lambda: page("<main>", f'<main data-by="{NAME}">'), "html_markup"),
    "description": (lambda: page("<title>", f'<meta name="description" content="{NAME}"><title>'), "html_markup"),
    "script": (lambda: page("</main>", f"</main><script>var a='{NAME}'</script>"), "html_markup"),
    "style": (lambda: page("</style>", f"p:after{{content:'{NAME}'}}</style>"), "html_markup"),
    "picture data": (
        lambda: page("</main>", f'<img src="data:text/plain;base64,{base64.b64encode(NAME.encode()).decode()}"></main>'),
        "html_markup",
    ),
    "picture data, decoded": (
        lambda: page("</main>", f'<img src="data:text/plain;base64,{base64.b64encode(NAME.encode()).decode()}"></main>'),
        "raw_bytes",
    ),
    "mail link": (lambda: page("https://www.gov.uk/guidance/visits", "mailto:ifeoma.brackenridge@oak.example"), "html_markup"),
    "link path": (lambda: page("guidance/visits", "people/ifeoma-brackenridge"), "html_markup"),
    "entities": (lambda: page("<main>", "<main data-x='" + "".join(f"&#{ord(letter)};" for letter in NAME) + "'>"), "raw_bytes"),
    "after the page": (lambda: clean(HTML).content + NAME.encode(), "html_markup"),
}


@pytest.mark.parametrize("channel", HTML_CHANNELS)
def test_a_secret_in_one_channel_of_a_page_is_found(channel: str) -> None:
    make, check = HTML_CHANNELS[channel]
    assert check in failed(make(), HTML)


FORMS: dict[str, Callable[[str], bytes]] = {
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64 of utf-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "hex": lambda text: text.encode().hex().encode(),
    "percent": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()).encode(),
    "entities": lambda text: "".join(f"&#x{ord(letter):x};" for letter in text).encode(),
    "quoted-printable": lambda text: quopri.encodestring(text.encode(), quotetabs=True).replace(b"o", b"=6F"),
    "unicode escapes": lambda text: "".join(f"\\u{ord(letter):04x}" for letter in text).encode(),
    "octal": lambda text: "".join(f"\\{ord(letter):03o}" for letter in text).encode(),
    "base64 in base64": lambda text: base64.b64encode(base64.b64encode(text.encode())),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", [TXT, MD])
def test_a_secret_in_an_encoded_form_is_found_in_the_raw_bytes(form: str, kind: str) -> None:
    assert "raw_bytes" in failed(clean(kind).content + b"\n" + FORMS[form](NAME) + b"\n", kind)


@pytest.mark.parametrize("kind", [TXT, MD])
@pytest.mark.parametrize(
    "form", [NAME.upper(), "I f e o m a  B r a c k e n r i d g e", "Ifeoma Bracken-\nridge", "Ìfeoma BRACKENRIDGE", "07700900461"]
)
def test_a_secret_in_plain_words_is_found_in_the_text(kind: str, form: str) -> None:
    assert "text_bytes" in failed(clean(kind).content + form.encode(), kind)


def test_characters_that_nobody_sees_fail() -> None:
    assert set(failed(clean(TXT).content.replace(b"twice", "tw\u200bice".encode()), TXT)) == {"text_bytes"}


@pytest.mark.parametrize(
    "extra",
    [
        f"<!-- {NAME} -->",
        f'[here](https://www.gov.uk "{NAME}")',
        "[write](mailto:ib@oak.example)",
        f"![{NAME}](https://www.gov.uk/a.png)",
        "<b onclick=x>",
    ],
)
def test_markdown_that_carries_more_than_text_fails(extra: str) -> None:
    assert "markdown_text" in failed(clean(MD).content + b"\n\n" + extra.encode() + b"\n", MD)
