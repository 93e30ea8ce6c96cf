"""Whole postal addresses as one span: from flat or house name to postcode, over commas and lines, in English and Welsh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from service.detection.recognisers import address_parts as parts
from service.detection.recognisers.matching import CERTAIN, FAINT, LOOK, SURE, Identifier, Shape, words
from service.detection.recognisers.plain_text import BY_ITSELF, PlainText, plain_text
from service.detection.recognisers.postcodes import JOINED, OTHER_AREA, SPACED, not_an_ordinal
from service.domain.finding import Class

CLASSES = {"ADDRESS": Class.DIRECT}

_SEPARATOR = re.compile(r"[ \t]*(?:,[ \t]*\n?|\n|;|\||\t| {2,}|(?<=\w)\. (?=[A-Z])| - )[ \t]*")
_JOIN = re.compile(
    r"[ \t]{0,4}(?:,[ \t]{0,4}\n?|\n(?![ \t]{0,4}\n)|(?<=[:=])|(?<=[:=][ \n])| (?=in [^\W\d_])|(?<= )(?=in [^\W\d_]))[ \t]{0,4}"
)
_CONTEXT = words(
    "address|cyfeiriad|li(?:ve|ves|ved|ving)|home|house|flat|moved|resid(?:es|ed|ing|ent)|byw|tenancy|evicted|burgled|neighbours?|door"
)
_WINDOW = 260
_INTRODUCED = re.compile(r"(?:^|\n|[:(.;]|\b(?:at|address|address is|in|of|to|from|near|live|yn|yw)) *$", re.IGNORECASE)
_SHAPE = Shape("postal address", re.compile("postcode or street, grown to both sides"))


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    score: float
    reason: str


class AddressRecogniser(Identifier):
    """Grows an address from its postcode backwards and from its house number forwards."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:  # noqa: ARG002
        """Return each address once, offsets in code points of `text`."""
        if entities and self.entity not in entities:
            return []
        plain = plain_text(text)
        kept: list[_Found] = []
        housed = (_with_house(plain.text, found) for found in _addresses(plain))
        for found in sorted(housed, key=lambda one: (one.start, -one.end)):
            if kept and found.start < kept[-1].end:
                last = kept[-1]
                best = max(last, found, key=lambda one: one.score)
                kept[-1] = _Found(last.start, max(last.end, found.end), best.score, best.reason)
            else:
                kept.append(found)
        return [self.result(plain.span(found.start, found.end), found.score, found.reason, _SHAPE) for found in kept]


def _with_house(text: str, found: _Found) -> _Found:
    """Return the address with the name of its house before it, where that stands alone in front."""
    offset = max(0, found.start - 40)
    house = parts.HOUSE_BEFORE.search(text[offset : found.start]) if found.score >= SURE else None
    if house is None or (offset and house.start() == 0 and text[offset - 1] != "\n") or parts.STOP.match(house.group().lstrip("\"'")):
        return found
    return _Found(offset + house.start(), found.end, found.score, found.reason)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return AddressRecogniser("ADDRESS", (_SHAPE,))


def _addresses(plain: PlainText) -> Iterator[_Found]:
    text = plain.text
    for pattern in (SPACED, JOINED):
        for match in plain.matches(pattern, reach=BY_ITSELF):
            if not_an_ordinal(match.group()):
                yield from _before_postcode(text, match)
    for match in plain.matches(OTHER_AREA, reach=BY_ITSELF):
        yield from (found for found in _before_postcode(text, match) if found.score == CERTAIN)
    yield from _from_street(plain)
    yield from _lower_case_street(plain)
    for match in plain.matches(parts.POST_BOX, reach=BY_ITSELF):
        yield _Found(match.start(), _forward(text, match.end()), SURE, "postal address: post office box")
    yield from _named_houses(plain)
    for match in parts.LABEL.finditer(text):
        end = _forward(text, match.end())
        if end > match.end():
            yield _Found(match.end(), end, SURE, "postal address: labelled as an address")


def _named_houses(plain: PlainText) -> Iterator[_Found]:
    for match in plain.matches(parts.FLAT_IN_HOUSE, reach=BY_ITSELF):
        yield _Found(match.start(), match.end(), SURE, "postal address: flat in a named house")
    for match in parts.HOUSE_ON_STREET.finditer(plain.text):
        yield _Found(match.start(), _forward(plain.text, match.end()), SURE, "postal address: named house on a street")
    for match in plain.matches(parts.FLAT_LINE_LOWER, reach=BY_ITSELF):
        yield _Found(match.start(), _forward(plain.text, match.end()), SURE, "postal address: flat in a named house")


def _before_postcode(text: str, postcode: re.Match[str]) -> Iterator[_Found]:
    start, headed = _backward(text, postcode.start())
    if start < postcode.start():
        reason = "postal address: house or street before a postcode" if headed else "postal address: place before a postcode"
        yield _Found(start, postcode.end(), CERTAIN if headed else SURE, reason)


def _from_street(plain: PlainText) -> Iterator[_Found]:
    text = plain.text
    for match in plain.matches(parts.STREET_LINE, reach=BY_ITSELF):
        before = text[max(0, match.start() - 20) : match.start()]
        if parts.NOT_A_HOUSE_NUMBER.search(before) or parts.NOT_A_STREET.search(match.group()):
            continue
        start, end = _flat_before(text, match.start()), _forward(text, match.end())
        yield _Found(start, end, SURE, "postal address: house number and street")
    for lives in parts.LIVES_ON.finditer(text):
        street = parts.STREET_ALONE.match(text, lives.end())
        if street and not parts.NOT_A_STREET.search(street.group()):
            yield _Found(street.start(), street.end(), LOOK, "street where somebody lives")


def _lower_case_street(plain: PlainText) -> Iterator[_Found]:
    text = plain.text
    for match in plain.matches(parts.STREET_LINE_LOWER, reach=BY_ITSELF):
        before = text[max(0, match.start() - 60) : match.start()]
        if not parts.NOT_A_HOUSE_NUMBER.search(before) and not parts.NOT_A_STREET.search(match.group()):
            known = _CONTEXT.search(before) or SPACED.search(match.group().upper()) or before.endswith(" at ")
            start = _flat_before(text, match.start())
            yield _Found(
                start,
                match.end(),
                SURE if known or start < match.start() else FAINT,
                "postal address: house number and street in lower case",
            )


def _segments(window: str) -> list[tuple[int, int]]:
    """Return the parts between commas, lines and other separators, in order."""
    found, at = [], 0
    for separator in _SEPARATOR.finditer(window):
        found.append((at, separator.start()))
        at = separator.end()
    found.append((at, len(window)))
    return found


def _backward(text: str, end: int) -> tuple[int, bool]:
    """Return where the address that ends with this postcode starts, and whether a house, flat or box heads it."""
    offset = max(0, end - _WINDOW)
    window = text[offset:end]
    edge = window.rstrip(" ,\n\t.")
    blank = max(edge.rfind("\n\n"), edge.rfind("\n \n"))
    start, town, headed, streeted, taken = end, end, False, False, 0
    for left, right in reversed(_segments(edge)):
        if left < blank + 2 > 1 or taken == 8:
            break
        segment = window[left:right]
        if not segment.strip():
            continue
        whole = parts.PART.fullmatch(segment) is not None and not parts.STOP.match(segment)
        match = None if whole else parts.PART_AT_END.search(segment)
        if headed:
            if whole and parts.FLAT_OR_HOUSE.match(segment):
                start = offset + left
                continue
            break
        if not whole and match is None:
            break
        found = left if match is None else left + _trimmed(match)
        part = window[found:right]
        headed = parts.HEAD.search(part) is not None or (streeted and part.startswith(("The ", "Yr ", "Y ")))
        if found >= right or (streeted and not headed):
            break
        streeted = not headed and parts.STREET_ALONE.fullmatch(part) is not None
        start = offset + found
        town = start if taken == 0 else town
        taken += 1
        if match is not None:
            start = _flat_before(text, start)
            break
    if headed or streeted:
        return start, True
    introduced = _INTRODUCED.search(text[max(0, start - 20) : start]) is not None
    return (start if introduced and taken <= 4 else town), False


def _trimmed(match: re.Match[str]) -> int:
    """Return where the part at the end of a sentence starts, past a leading word that opens no address."""
    at = match.start()
    while (stop := parts.STOP.match(match.string[at:])) is not None:
        at += stop.end()
        at += len(match.string[at:]) - len(match.string[at:].lstrip())
    return min(at, match.end())


def _flat_before(text: str, start: int) -> int:
    """Return the start of a flat or named house right before a street line, or `start`."""
    offset = max(0, start - 60)
    window = text[offset:start].rstrip(" ,\n")
    if "\n\n" in text[offset + len(window) : start]:
        return start
    left, right = _segments(window)[-1]
    for flat in parts.FLAT_LINE.finditer(window + " ", left):
        if flat.end() >= right:
            return offset + flat.start()
    return offset + left if parts.FLAT_OR_HOUSE.match(window[left:right]) and window[left:right].istitle() else start


def _forward(text: str, end: int) -> int:
    """Return the end of the address: following parts that are all capitals, a postcode last of all."""
    for _ in range(6):
        separator = _JOIN.match(text, end)
        after = SPACED.match(text, separator.end() if separator else end) or SPACED.match(text, min(end + 1, len(text)))
        if after:
            return after.end()
        if separator is None:
            return end
        part = parts.PART.match(text, separator.end(), separator.end() + 80) or parts.PART_AT_BEGINNING.match(
            text, separator.end(), separator.end() + 80
        )
        if part is None or parts.STOP.match(text[part.start() : part.end() + 1].removeprefix("in ")):
            return end
        inside = SPACED.search(text, part.start(), part.end() + 8)
        if inside:
            return inside.end()
        end = part.end()
    return end
