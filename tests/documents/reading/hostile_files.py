"""Files made to hurt: each small to send and large, deep or endless to read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONSHIPS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_around(document: str | bytes, **others: str) -> bytes:
    """Return a Word file with this main part, and other members by name ("word__comments.xml" for "word/comments.xml")."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONSHIPS)
        archive.writestr("word/document.xml", document)
        for name, content in others.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def word_body(inside: str) -> str:
    """Return a main part with this body."""
    return f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'


def zip_bomb() -> bytes:
    return docx_around(word_body("<w:p><w:r><w:t>a</w:t></w:r></w:p>") + " " * 400_000_000)


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(10))
    return docx_around(f"<!DOCTYPE d [{entities}]>" + word_body("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>"))


def external_entity() -> bytes:
    entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return docx_around(entity + word_body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"))


def pdf_of(objects: list[bytes], root: int = 1) -> bytes:
    """Return a PDF of these objects, numbered from 1, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)
    return bytes(out)


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def recursive_form_pdf() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /F 5 0 R >> >>"
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
            _stream(b"/F Do"),
            _stream(b"/F Do /F Do", form),
        ]
    )


def exponential_form_pdf() -> bytes:
    levels = 40
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 100 100]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
        _stream(b"/F Do"),
    ]
    for level in range(levels):
        inner = b"/Resources << /XObject << /F %d 0 R >> >>" % (6 + level)
        objects.append(_stream(b"/F Do " * 2, head + inner))
    objects.append(_stream(b"0 0 m 9 9 l S", head))
    return pdf_of(objects)


def ten_thousand_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(10_000))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    return pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids] + [page] * 10_000)


def many_divs() -> bytes:
    return b"<html><body>" + b"<div>" * 300_000 + b"deep" + b"</div>" * 300_000


def many_attributes() -> bytes:
    return b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x</p></body></html>"


def many_bare_attributes() -> bytes:
    return b"<html><body><p " + b" ".join(b"a%d" % n for n in range(200_000)) + b">x</p></body></html>"


def deep_multipart() -> bytes:
    head = b"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n"
    opened = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2_000))
    return head + opened + b"Content-Type: text/plain\n\nhello\n" + b"".join(b"--b%d--\n" % n for n in reversed(range(2_000)))


def one_line() -> bytes:
    return b"word " * 10_000_000


def one_long_quote_line() -> bytes:
    return b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n\n> " + b"> On wrote: " * 1_000_000


def nul_bytes() -> bytes:
    return b"\x00" * 5_000


HOSTILE: dict[str, Callable[[], bytes]] = {
    "zip-bomb.docx": zip_bomb,
    "entity-bomb.docx": entity_bomb,
    "external-entity.docx": external_entity,
    "recursive.pdf": recursive_form_pdf,
    "exponential.pdf": exponential_form_pdf,
    "pages.pdf": ten_thousand_pages,
    "divs.html": many_divs,
    "attributes.html": many_attributes,
    "bare-attributes.html": many_bare_attributes,
    "multipart.eml": deep_multipart,
    "one-line.txt": one_line,
    "one-line.md": one_line,
    "quote.eml": one_long_quote_line,
    "nul.txt": nul_bytes,
    "nul.docx": nul_bytes,
    "truncated.docx": lambda: docx_around(word_body("<w:p><w:r><w:t>hello there</w:t></w:r></w:p>"))[:300],
    "truncated.pdf": lambda: ten_thousand_pages()[:700],
    "empty.txt": lambda: b"",
    "blank.txt": lambda: b" \n\n ",
}
