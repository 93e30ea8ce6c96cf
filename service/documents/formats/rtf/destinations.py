"""What the groups of an RTF file are for: which hold a story, which a property, which nothing that anybody wrote."""

from __future__ import annotations

from service.domain.document import BlockKind

#: Stories: text in paragraphs, by the control word that opens their group.
STORIES = {
    "header": BlockKind.HEADER,
    "headerl": BlockKind.HEADER,
    "headerr": BlockKind.HEADER,
    "headerf": BlockKind.HEADER,
    "footer": BlockKind.FOOTER,
    "footerl": BlockKind.FOOTER,
    "footerr": BlockKind.FOOTER,
    "footerf": BlockKind.FOOTER,
    "footnote": BlockKind.FOOTNOTE,
    "annotation": BlockKind.COMMENT,
    "shptxt": BlockKind.TEXT_BOX,
}
#: Groups whose text is part of the story around them.
SEE_THROUGH = frozenset({"field", "fldrslt", "shp", "object", "result", "rtf", "upr", "ud", "shpgrp", "nonesttables", "dptxbxtext", "do"})
#: One value each; shown nowhere, reported under their name.
_PROPERTIES_WORDS = """
    title subject author manager company operator category keywords comment doccomm hlinkbase propname staticval linkval docvar template
    atnid atnauthor atnref atndate atntime atnparent atrfstart atrfend bkmkstart bkmkend revtbl filetbl listname liststylename leveltext
    objclass objname objalias objsect fldinst fldtype sv sn ffname ffdeftext ffhelptext ffstattext ffl ffentrymcr ffexitmcr ffformat xe tc
    generator password passwordhash username protusertbl mailmerge mmdatasource mmodsoudldata mmodsosrc mmquery formfield stylesheet
    pntext listtext falt panose pntxta pntxtb private xmlattrname xmlattrvalue xmlname factoidname datafield keycode htmltag
    """
PROPERTIES = frozenset(_PROPERTIES_WORDS.split())
#: Shape only: numbers, tables of looks, and copies of a program's own theme.
_SHAPE_WORDS = """
    colortbl themedata colorschememapping latentstyles rsidtbl xmlnstbl wgrffmtfilter defchp defpap pgptbl mmathPr creatim revtim printim
    buptim listtable listoverridetable listoverride listlevel list levelnumbers listid info userprops blipuid pgdsctbl ftnsep ftnsepc
    ftncn aftnsep aftnsepc aftncn background nesttableprops shpinst picprop sp sn objdata objtime fonttbl fontemb fontfile
    listpicture pn pnseclvl tbl oldcprops oldpprops oldsprops oldtprops docfmt
    """
SHAPE = frozenset(_SHAPE_WORDS.split())
#: Of these nothing is reported: programs fill them by themselves. Names of styles are read one by one.
_SILENT_WORDS = "colortbl themedata colorschememapping latentstyles rsidtbl xmlnstbl wgrffmtfilter fonttbl panose falt stylesheet sn pgptbl"
SILENT = frozenset(_SILENT_WORDS.split())
#: Labels of list items: a bullet or number unless somebody wrote words there.
LABELS = frozenset({"listtext", "pntext", "pntxta", "pntxtb", "leveltext"})
_BUILT_IN = """
normal heading title subtitle quote list toc index header footer footnote endnote annotation comment caption default table grid body
text hyperlink followedhyperlink strong emphasis plain balloon no spacing paragraph page number line reference char intense subtle book
block date signature closing salutation message document map envelope return html web normal(web) revision placeholder macro
"""
BUILT_IN = frozenset(_BUILT_IN.split())

CHARSETS = {
    0: "cp1252",
    2: "cp1252",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb2312",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n", b"\t": "\t"}
EDGES = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
