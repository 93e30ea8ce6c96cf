"""What a page carries that no reader sees: attributes, meta data, elements styled away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
_ADDRESSES = ("href", "src", "action", "poster", "data", "background", "longdesc")
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
        if name == "alt":
            yield text, "alt"
        elif tag == "meta":
            if name == "content" and text.lower() not in _ONLY_SHAPE:
                yield text, f"attribute {name}"
        elif name.startswith("data-") or name in _SPEAKING or _is_address(tag, name, text) or (name in _NAMING and _may_name(name, text)):
            yield text, f"attribute {name}"


def _is_address(tag: str, name: str, text: str) -> bool:
    """The target of a link goes with the link; other addresses are kept apart, without the bytes of inline pictures."""
    return name in _ADDRESSES and not (tag == "a" and name == "href") and not text.startswith("data:")


def _may_name(name: str, text: str) -> bool:
    return name in {"name", "id"} and len(text) > 3 and ("@" in text or " " in text)
