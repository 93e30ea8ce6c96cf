"""OpenDocument files made by hand, so that one thing alone can be put in one place."""

from __future__ import annotations

import io
import zipfile

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{short}="{_ODF}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
        ("form", "form"),
        ("script", "script"),
        ("config", "config"),
        ("presentation", "presentation"),
    )
)
NAMESPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odf(
    body: str = "",
    *,
    kind: str = "text",
    automatic: str = "",
    styles: str = "",
    meta: str = "",
    settings: str = "",
    beside: str = "",
    extra: dict[str, str | bytes] | None = None,
    comment: bytes = b"",
    after: bytes = b"",
) -> bytes:
    """Return a file with these pieces in their places."""
    members: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {NAMESPACES}>{beside}<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>",
        "meta.xml": f"<office:document-meta {NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>",
        "settings.xml": f"<office:document-settings {NAMESPACES}>{settings}</office:document-settings>",
        **(extra or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return buffer.getvalue() + after
