"""The gate of a published site: every file of the folder as it lies there, read by engines that did not write it.

A page holds only listed elements, fetches nothing and leads nowhere that is not there; a response's words are all there and no more;
a file is byte for byte what the leak gate passed; no internal id stands anywhere.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html
from selectolax.lexbor import LexborHTMLParser

from service.documents.checks.decoded_forms import TooMuch, decoded_forms
from service.documents.checks.examined import Examined, said
from service.documents.checks.letters_and_digits import differences
from service.documents.links import public_address
from service.domain.verification import Secret
from service.kit.digests import sha256

#: An id as this service makes them: a word, and 26 letters that begin with the time.
INTERNAL_ID = re.compile(r"(?<![0-9A-Za-z])(?:[a-z]{2,5}_)?0[0-9][0-9a-hjkmnp-tv-z]{24}(?![0-9A-Za-z])")
_ELEMENTS = """
html head meta title link body header main footer article h1 h2 h3 h4 h5 h6 p blockquote pre ul ol li dl dt dd table caption thead
tbody tr th td strong em u sup sub a br span time
"""
ELEMENTS = frozenset(_ELEMENTS.split())
ATTRIBUTES = frozenset(
    {
        "lang", "dir", "class", "colspan", "rowspan", "scope", "rel", "charset", "name", "http-equiv", "content", "href", "id", "datetime",
    }
)  # fmt: skip
TEXTS = frozenset({".html", ".json", ".csv", ".txt", ".md", ".css", ".vtt", ".srt"})
ARTICLE = "article#response"
#: Any tag but those that stand inside a word.
_BLOCK = re.compile(rb"<(?!/?(?:a|b|em|i|span|strong|sub|sup|time|u)[\s>])")


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What the page of one response is held against: all its redacted strings, what stays by decision, and the approved words."""

    secrets: tuple[Secret, ...]
    kept: frozenset[str]
    approved: str


def check_response(content: bytes, own: OwnPage) -> list[str]:
    """Return what is wrong with the page of a response, by codes only."""
    tree = LexborHTMLParser(content)
    article = tree.css_first(ARTICLE)
    if article is None or tree.body is None:
        return ["the page has no response"]
    examined = Examined(content, "text/html", own.secrets, own.approved, own.kept)
    answer = differences(own.approved, article.text(separator="\n"))
    for text in (tree.body.text(separator="\n"), _joined(content), _all_text(content)):
        answer += said(examined.leaks_in_text(text), "page")
    answer += [line for value in _values(content) for line in said(examined.hidden_hunter.in_property(value), "attribute")]
    return sorted(set(answer))


def check_file(folder: Path, path: str, proved: Mapping[str, str], texts: Sequence[tuple[str, bool]] | None = None) -> list[str]:
    """Return what is wrong with the form of one file of a site; `proved` gives the digest of each file that the leak gate passed.

    `texts` are those of `texts_of`, where they have been read already.
    """
    content = (folder / path).read_bytes()
    answer: list[str] = []
    if path in proved and sha256(content) != proved[path]:
        answer.append("its bytes are not those that the leak gate passed")
    if path.endswith(".html"):
        answer += _form(folder, path, content)
    try:
        read = texts_of(path, content) if texts is None else texts
        if any(INTERNAL_ID.search(text) for text, _ in read) or INTERNAL_ID.search(path):
            answer.append("an internal id stands in it")
    except (TooMuch, ValueError):
        answer.append("it could not be opened")
    return answer


def texts_of(path: str, content: bytes) -> Iterator[tuple[str, bool]]:
    """Yield every text that a file holds, and whether it is binary; raise for what cannot be opened."""
    suffix = Path(path).suffix
    if suffix not in TEXTS:
        yield from ((text, True) for _, text in decoded_forms(content))
        return
    text = content.decode("utf-8")
    yield text, False
    if suffix == ".html":
        body = LexborHTMLParser(content).body
        yield body.text(separator="\n") if body else "", False
        yield _joined(content), False
        yield _all_text(content), False
        yield "\n".join(_values(content)), False
    elif suffix == ".json":
        yield "\n".join(_strings(json.loads(text))), False
    elif suffix == ".csv":
        yield "\n".join(cell for row in csv.reader(io.StringIO(text)) for cell in row), False


def files_of(folder: Path) -> list[str]:
    """Return the path of every file in a folder, in order; a link to elsewhere is none of them and raises ValueError."""
    found = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    if any(path.is_symlink() or not path.is_file() for path in found):
        raise ValueError("something in the folder is no plain file")
    return [str(path.relative_to(folder)) for path in found]


def _form(folder: Path, path: str, content: bytes) -> list[str]:
    answer: set[str] = set()
    root = _parsed(content)
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag not in ELEMENTS:
            answer.add("elements that the site never has")
            continue
        if any(str(name) not in ATTRIBUTES for name in element.attrib):
            answer.add("attributes that the site never has")
        if "href" in element.attrib and not _leads(folder, path, str(element.get("href")), ids=_ids(root)):
            answer.add("a link that leads nowhere or elsewhere")
        if element.tag == "link" and element.get("rel") != "stylesheet":
            answer.add("a link to something that is no stylesheet")
    if not root.get("lang"):
        answer.add("a page that does not say its language")
    return sorted(answer)


def _ids(root: Any) -> set[str]:
    return {str(found) for found in root.xpath("//@id")}


def _leads(folder: Path, path: str, address: str, *, ids: set[str]) -> bool:
    """Say whether a link leads to this page, to a file of the site, or (from a respondent's words) to a public page."""
    if address.startswith("#"):
        return address[1:] in ids
    if ":" in address or address.startswith("/"):
        return public_address(address)
    target = ((folder / path).parent / address).resolve()
    return target.is_file() and folder.resolve() in target.parents


def _parsed(content: bytes) -> Any:
    return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", no_network=True))


def _joined(content: bytes) -> str:
    """Return the text as it is read: what tags part inside a word belongs together, what blocks part does not."""
    body = LexborHTMLParser(_BLOCK.sub(b"\n<", content)).body
    return body.text(separator="") if body else ""


def _all_text(content: bytes) -> str:
    """Return all text of the whole page by the other engine, head and comments included."""
    return "\n".join(str(text) for element in _parsed(content).iter() for text in (element.text, element.tail) if text)


def _values(content: bytes) -> list[str]:
    return [str(value) for element in _parsed(content).iter() if isinstance(element.tag, str) for value in element.attrib.values()]


def _strings(data: object) -> Iterator[str]:
    waiting = [data]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting.extend([*each.keys(), *each.values()])
        elif isinstance(each, list):
            waiting.extend(each)
