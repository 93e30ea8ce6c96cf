"""The fixed members of a written OpenDocument text: styles, manifest, properties."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" xmlns:style="{_ODF}:style:1.0" '
    f'xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:meta="{_ODF}:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
TEXT_TYPE = "application/vnd.oasis.opendocument.text"
MANIFEST = (
    f'{XML}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TEXT_TYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "meta.xml", "styles.xml")
    )
    + "</manifest:manifest>"
)
#: Name of a text style → its properties; the writer uses no others.
TEXT_STYLES = {
    "Mark": 'fo:background-color="#e4e7eb"',
    "Bold": 'fo:font-weight="bold"',
    "Italic": 'fo:font-style="italic"',
    "Underline": 'style:text-underline-style="solid"',
    "Raised": 'style:text-position="super"',
    "Lowered": 'style:text-position="sub"',
    "Link": 'fo:color="#0b4a8f" style:text-underline-style="solid"',
}


def styles(language: str) -> str:
    """Return the named styles of a file in `language`."""
    country = f' fo:country="{language[3:5].upper()}"' if len(language) == 5 else ' fo:country="none"'
    default = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm"/>'
        f'<style:text-properties fo:font-family="Arial" fo:font-size="11pt" fo:language="{escape(language[:2])}"{country}/>'
        "</style:default-style>"
    )
    headings = "".join(
        f'<style:style style:name="Heading{level}" style:family="paragraph" style:parent-style-name="Standard" '
        f'style:default-outline-level="{level}">'
        f'<style:text-properties fo:font-weight="bold" fo:font-size="{18 - level}pt"/></style:style>'
        for level in range(1, 7)
    )
    paragraphs = (
        '<style:style style:name="Standard" style:family="paragraph"/>'
        '<style:style style:name="Quote" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:margin-left="1cm" fo:margin-right="1cm"/></style:style>'
        '<style:style style:name="Small" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:text-properties fo:font-size="10pt"/></style:style>'
    )
    texts = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in TEXT_STYLES.items()
    )
    cells = (
        '<style:style style:name="Cell" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.5pt solid #808080" fo:padding="0.1cm"/></style:style>'
    )
    return (
        f"{XML}<office:document-styles {NAMESPACES}><office:styles>{default}{paragraphs}{headings}{texts}{cells}"
        f"{_list_style('Numbered', ordered=True)}{_list_style('Bulleted', ordered=False)}</office:styles></office:document-styles>"
    )


def _list_style(name: str, *, ordered: bool) -> str:
    def level(number: int) -> str:
        place = f'<style:list-level-properties text:space-before="{number}cm" text:min-label-width="0.6cm"/>'
        if ordered:
            opening = f'<text:list-level-style-number text:level="{number}" style:num-suffix="." style:num-format="1">'
            return f"{opening}{place}</text:list-level-style-number>"
        return f'<text:list-level-style-bullet text:level="{number}" text:bullet-char="•">{place}</text:list-level-style-bullet>'

    return f'<text:list-style style:name="{name}">{"".join(level(number) for number in range(1, 7))}</text:list-style>'


def meta(title: str, language: str) -> str:
    """Return the properties: a neutral title and the language."""
    return (
        f"{XML}<office:document-meta {NAMESPACES}><office:meta><dc:title>{escape(title)}</dc:title>"
        f"<dc:language>{escape(language)}</dc:language></office:meta></office:document-meta>"
    )


def attribute(name: str, value: str) -> str:
    """Return one attribute, escaped."""
    return f" {name}={quoteattr(value)}"
