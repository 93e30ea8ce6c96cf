"""The fixed members of a written Word file and its zip: the same bytes every time, no author, no dates."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HYPERLINK = f"{R}/hyperlink"
FIRST_DATE = (1980, 1, 1, 0, 0, 0)
DOCUMENT = "word/document.xml"
CORE = "docProps/core.xml"
MEMBERS = (
    "[Content_Types].xml",
    "_rels/.rels",
    CORE,
    DOCUMENT,
    "word/_rels/document.xml.rels",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
)

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
ROOT_RELATIONS = (
    f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
)
SETTINGS = (
    f'{XML}<w:settings xmlns:w="{W}"><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def zipped(members: dict[str, str]) -> bytes:
    """Return a zip of the members in the order of `MEMBERS`, with fixed dates and attributes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in MEMBERS:
            entry = zipfile.ZipInfo(name, FIRST_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, members[name].encode())
    return buffer.getvalue()


def styles(language: str) -> str:
    """Return the few styles a written file uses, all built in."""
    headings = "".join(_heading(level) for level in range(1, 7))
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/>'
        f'<w:szCs w:val="22"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return (
        f'{XML}<w:styles xmlns:w="{W}">{defaults}'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + headings
        + _style("ListParagraph", "List Paragraph", '<w:spacing w:after="60"/><w:ind w:left="720"/>', "")
        + _style("Quote", "Quote", '<w:ind w:left="567" w:right="567"/>', "")
        + _style("FootnoteText", "footnote text", '<w:spacing w:after="60"/>', '<w:sz w:val="20"/>')
        + "</w:styles>"
    )


def _heading(level: int) -> str:
    spacing = f'<w:keepNext/><w:spacing w:before="{320 - 20 * level}" w:after="120"/><w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading{level}", f"heading {level}", spacing, f'<w:b/><w:sz w:val="{34 - 2 * level}"/>')


def _style(identifier: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def numbering(lists: list[bool]) -> str:
    """Return the numbering of each list in order (True = ordered); each starts anew."""
    abstract = "".join(_abstract(number, ordered=bool(number)) for number in (0, 1))
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{int(ordered)}"/>'
        + "".join(f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(6))
        + "</w:num>"
        for number, ordered in enumerate(lists, 1)
    )
    return f'{XML}<w:numbering xmlns:w="{W}">{abstract}{numbers}</w:numbering>'


def _abstract(number: int, *, ordered: bool) -> str:
    levels = "".join(_level(level, ordered=ordered) for level in range(6))
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(level: int, *, ordered: bool) -> str:
    numbered, label = ("decimal", f"%{level + 1}.") if ordered else ("bullet", "•")
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{numbered}"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )
