"""What a page carries that no reader sees: attributes, meta data, elements styled away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from service.documents.link_targets import LINK_TARGET
from service.documents.part_reading import clean

_STYLED_AWAY = re.compile(
    r"(display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}(?:hidden|collapse)|font-size\s{0,3}:\s{0,3}0(?:\.\d{0,3})?(?:px|pt|em|rem|%)?\s{0,3}(?:;|$|!)"
    r"|font-size\s{0,3}:\s{0,3}1(?:\.\d)?(?:px|pt)|opacity\s{0,3}:\s{0,3}0(?:\.0{1,3})?\s{0,3}(?:;|$|!)|text-indent\s{0,3}:\s{0,3}-\d{3,}"
    r"|(?:left|top)\s{0,3}:\s{0,3}-\d{3,}|clip\s{0,3}:\s{0,3}rect\(0|(?:^|[;\s])color\s{0,3}:\s{0,3}(?:#fff(?:fff)?\b|white\b|transparent\b|rgba?\(255,\s{0,2}255,\s{0,2}255))",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"background", re.IGNORECASE)
_HIDING_TAGS = {"noscript": "noscript", "datalist": "datalist"}
_SPEAKING = ("title", "aria-label", "aria-description", "placeholder", "summary", "label", "content", "value", "cite", "download", "srcdoc")
_NAMING = ("name", "id", "class")
_ADDRESSES = ("srcset", "href", "src", "action", "poster", "data", "background", "longdesc")
_LONGEST_NAME = 1_000
_JOINTS = re.compile(r"[_.:-]+|(?<=[a-z])(?=[A-Z])")
_TWO_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
_TWO_CAPITALS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
#: Word, Outlook and mail programs name elements by themselves.
_PROGRAMS = ("Mso", "x_", "WordSection", "OLE_LINK", "gmail", "Apple-", "yahoo", "_Toc", "_Ref", "_Hlk")
_RIGHT_TO_LEFT = re.compile(r"direction\s{0,3}:\s{0,3}rtl", re.IGNORECASE)
_OVERRIDE = re.compile(r"unicode-bidi\s{0,3}:\s{0,3}(?:bidi|isolate)-override", re.IGNORECASE)
_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?$")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\]\"\u2019\u201d])$")
_ONLY_SHAPE = frozenset({"utf-8", "text/html", "text/html; charset=utf-8", "width=device-width", "width=device-width, initial-scale=1"})


def hidden_reason(tag: str, attributes: Mapping[str, str | None]) -> str | None:
    """Return why a browser would not show an element, None if it would."""
    if tag in _HIDING_TAGS:
        return _HIDING_TAGS[tag]
    if "hidden" in attributes:
        return "hidden"
    if (attributes.get("aria-hidden") or "").lower() == "true":
        return "aria-hidden"
    style = attributes.get("style") or ""
    if style and _STYLED_AWAY.search(style[:2000]) and not ("color" in style and _BACKGROUND.search(style) and "none" not in style):
        return "styled away"
    if (attributes.get("color") or "").lower() in {"#ffffff", "white", "#fff"}:
        return "white"
    return None


def unseen_values(tag: str, attributes: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield each attribute value that may speak, with the reason it is not part of the page's text."""
    for name, value in attributes.items():
        if not value or not value.strip():
            continue
        text = clean(value.strip())
        if name in _ADDRESSES and text[:5].lower() == "data:":
            yield "data:", LINK_TARGET
        elif name == "alt":
            yield text, "alt"
        elif tag == "meta":
            if name == "content" and text.lower() not in _ONLY_SHAPE:
                yield text, f"attribute {name}"
        elif name in _NAMING and _named(name, text):
            yield _named(name, text), f"attribute {name}"
        elif name.startswith("data-") or name in _SPEAKING or _is_address(tag, name, text):
            yield text, f"attribute {name}"


def _is_address(tag: str, name: str, text: str) -> bool:
    """The target of a link goes with the link; other addresses are kept apart, without the bytes of inline pictures."""
    return name in _ADDRESSES and not (tag == "a" and name == "href") and not text.startswith("data:")


def _named(name: str, text: str) -> str:
    """Return the words of a name that somebody gave an element, "" where it is one word or a program's."""
    if "@" in text:
        return text
    pieces = text[:_LONGEST_NAME].split() if name == "class" else [text[:_LONGEST_NAME]]
    read = (_JOINTS.sub(" ", piece).strip() for piece in pieces if not piece.startswith(_PROGRAMS))
    return "; ".join(piece for piece in read if (_TWO_CAPITALS if name == "class" else _TWO_WORDS).search(piece))


def reads_backwards(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Say whether an element shows its text from its end to its beginning."""
    style = (attributes.get("style") or "")[:2000]
    turned = (attributes.get("dir") or "").lower() == "rtl" or bool(_RIGHT_TO_LEFT.search(style))
    return turned and (tag == "bdo" or bool(_OVERRIDE.search(style)))


def is_note_reference(words: str, before: str) -> bool:
    """Say whether raised words are a note's number: short, after a word that is no unit (`m`, `cm`) and no figure."""
    return bool(_NUMBER.match(words.strip()) and _WORD_BEFORE.search(before))
