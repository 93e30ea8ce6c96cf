"""Leads a reference ("Annex B", "paragraphs 12 to 15", "the two case studies") to the blocks it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.confidentiality.passages import Passage, Passages, Zone
from service.confidentiality.requests.claim import Claim
from service.domain.document import BlockKind, Span
from service.domain.statement import Scope

_UNITS = (
    r"annex(?:e|es)?|append(?:ix|ices)|sections?|chapters?|schedules?|attachments?|enclosures?|parts?|case stud(?:y|ies)"
    r"|case examples?|examples?|questions?|tables?|figures?|atodiad|adran|cwestiwn|q"
)
_LABEL = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-k]|[ivx]{1,4}|one|two|three|four|five|six|seven|eight)\b"
_REFERENCE = re.compile(rf"\b(?P<unit>{_UNITS}) ?(?P<label>{_LABEL})(?:(?: ?(?:,|and|or|&|to|-|through|a|ac|neu) ?)(?P<more>{_LABEL}))?")
_PARAGRAPHS = re.compile(
    r"\b(?:paragraphs?|paras?\.?|paragraff\w*) ?(?P<from>\d{1,3}(?:\.\d{1,2})?)(?: ?(?:-|to|and|&|,|i|a) ?(?P<to>\d{1,3}(?:\.\d{1,2})?))?"
)
_BARE_UNIT = re.compile(r"\b(?P<unit>annex(?:e|es)?|append(?:ix|ices)|attachments?|spreadsheet|enclosure|atodiad)\b(?! ?(?:\d|[a-k]\b))")
_CASES = re.compile(r"\b(?:case (?:examples?|stud(?:y|ies)|histor(?:y|ies))|worked examples?|vignettes?|anecdotes?)\b")
_WHERE = re.compile(
    r"\b(?P<where>below|following|next|above|previous|preceding|this|last|final|second|first|third|fourth|fifth|penultimate"
    r"|what follows) ?(?:\w+ )?(?P<what>paragraphs?|sections?|passages?|parts?|bits?|examples?|answers?|pages?|points?"
    r"|story|stories|sentences?)?\b"
)
_MARKUP = re.compile(r"\b(?:square )?brackets\b|\bmarked passages?\b")
_ATTACHED = re.compile(r"\b(?:attached|enclosed|attachment|spreadsheet|annex|appendix|enclosure)\b")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_NUMBERS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
}
_SAME = {
    "annex": "annex|appendix|atodiad",
    "appendix": "annex|appendix|atodiad",
    "section": "section|adran|part|chapter|",
    "chapter": "chapter|section|",
    "question": "question|cwestiwn|q",
    "q": "question|cwestiwn|q",
    "case study": "case study|case example|example|case",
    "case example": "case study|case example|example|case",
    "example": "example|case example|case study",
}
_BRACKETED = re.compile(r"\[[^\[\]]{1,4000}\]")
_RANGE = 200


def parts(claims: tuple[Claim, ...], found: Passages) -> tuple[Span, ...]:
    """Return the regions that part, commercial and third-party requests point to, joined where they touch."""
    wanted = {Scope.PART, Scope.COMMERCIAL, Scope.THIRD_PARTY}
    spans = [span for claim in claims if claim.scopes & wanted for span in _regions(claim, found)]
    return tuple(_joined(spans))


def _regions(claim: Claim, found: Passages) -> list[Span]:
    passage = found.items[claim.passage]
    text = _text(claim, passage)
    regions = [*_paragraphs(text, found), *_units(text, claim, found)]
    if _MARKUP.search(text):
        regions += [
            Span(each.span.start + hit.start(), each.span.start + hit.end())
            for each in found.body
            if each.index != claim.passage
            for hit in _BRACKETED.finditer(each.block.text)
        ]
    if not regions and _CASES.search(text):
        regions += _cases(claim, found)
    if not regions and claim.rule == "fragment":
        regions += _under(passage, found) if passage.block.kind is BlockKind.HEADING else []
    regions = regions or _attachments(text, found) or _near(text, claim, passage, found)
    if not regions and claim.rule in {"off-the-record", "told-in-confidence"}:
        regions = [passage.span]
    return regions


def _text(claim: Claim, passage: Passage) -> str:
    if claim.rule in {"form", "fragment"} or claim.sentence >= len(passage.sentences):
        return passage.plain.text
    return passage.sentences[claim.sentence].text


def _paragraphs(text: str, found: Passages) -> Iterator[Span]:
    for hit in _PARAGRAPHS.finditer(text):
        first, last = hit["from"], hit["to"] or hit["from"]
        for passage in found.body:
            number = re.match(r"\(?(\d{1,3}(?:\.\d{1,2})?)[.):]?\s", passage.plain.text[:10])
            if number and _between(first, number.group(1), last):
                yield passage.span


def _between(first: str, number: str, last: str) -> bool:
    key = [tuple(int(piece) for piece in each.split(".")) for each in (first, number, last)]
    return key[0] <= key[1] <= key[2] and (len(key[0]) == len(key[1]) or len(key[0]) == 1)


def _units(text: str, claim: Claim, found: Passages) -> Iterator[Span]:
    for hit in _REFERENCE.finditer(text):
        unit = _singular(hit["unit"])
        for label in dict.fromkeys(_labels(hit["label"], hit["more"], text[hit.start() : hit.end()])):
            yield from _headed(unit, label, claim, found)
    if not _REFERENCE.search(text):
        for bare in _BARE_UNIT.finditer(text):
            yield from _headed(_singular(bare["unit"]), "", claim, found)


def _labels(first: str, last: str | None, text: str) -> list[str]:
    if not last:
        return [first]
    if re.search(r"(?:to|-|through) ?\w+$", text) and first.isdigit() and last.isdigit():
        return [str(number) for number in range(int(first), min(int(last), int(first) + _RANGE) + 1)]
    if re.search(r"(?:to|-|through) ?\w+$", text) and len(first) == len(last) == 1:
        return [chr(code) for code in range(ord(first), ord(last) + 1)]
    return [first, last]


def _singular(unit: str) -> str:
    for plural, single in (
        ("annex", "annex"),
        ("append", "appendix"),
        ("case stud", "case study"),
        ("case ex", "case example"),
        ("atod", "annex"),
        ("adran", "section"),
        ("cwest", "question"),
    ):
        if unit.startswith(plural):
            return single
    return unit.rstrip("s")


def _headed(unit: str, label: str, claim: Claim, found: Passages) -> Iterator[Span]:
    names = _SAME.get(unit, unit)
    wanted = {label, _NUMBERS.get(label, label)}
    shape = re.compile(rf"\W{{0,3}}(?:{names}) ?(?P<label>{_LABEL})?(?:\W|$)")
    for passage in found.body:
        if passage.index == claim.passage and passage.block.kind is not BlockKind.HEADING:
            continue
        text = passage.plain.text[:80]
        hit = shape.match(text)
        if hit and (hit["label"] in wanted or (not label and unit in text)) and _is_heading(passage):
            yield from _under(passage, found)
    for part in found.document.parts:
        if (
            part.parent is not None
            and label
            and re.search(rf"\b(?:{names})[ _-]?{re.escape(label)}\b", part.name.lower().replace("_", " "))
        ):
            yield from _part(part.id, found)


def _is_heading(passage: Passage) -> bool:
    return passage.block.kind is BlockKind.HEADING or (
        len(passage.plain.text) <= 120 and not re.search(r"\b(?:is|are|should|please|relates?|contains?|must)\b", passage.plain.text)
    )


def _under(heading: Passage, found: Passages) -> Iterator[Span]:
    """From a heading to the next of its level or above, or to the end of its part of the file."""
    level = heading.block.level or 1
    formal = heading.block.kind is BlockKind.HEADING
    end = heading.span.end
    for passage in found.items[heading.index + 1 :]:
        if passage.block.part != heading.block.part or passage.zone is Zone.QUOTED:
            break
        if passage.block.kind is BlockKind.HEADING and (not formal or (passage.block.level or 1) <= level):
            break
        if not formal and _LOOKS_HEADED.match(passage.plain.text) and len(passage.plain.text) < 100:
            break
        if passage.zone is not Zone.MARGIN:
            end = passage.span.end
    yield Span(heading.span.start, end)


_LOOKS_HEADED = re.compile(
    r"\W{0,3}(?:annex|appendix|section|part|question|chapter|schedule|atodiad|adran|cwestiwn|contact|conclusion|yours|signed)\b"
)


def _cases(claim: Claim, found: Passages) -> Iterator[Span]:
    for passage in found.body:
        if passage.index != claim.passage and re.match(
            r"\W{0,3}(?:\w+ ){0,2}?(?:case (?:stud|example|histor)\w*|vignette|example \w+)\b", passage.plain.text[:60]
        ):
            if passage.block.kind is BlockKind.HEADING or len(passage.plain.text) < 60:
                yield from _under(passage, found)
            else:
                yield passage.span


def _attachments(text: str, found: Passages) -> list[Span]:
    """“The attached review extract” is the attachment whose name shares most words with the request, or the only one."""
    files = [part for part in found.document.parts if part.parent is not None]
    if not files or not _ATTACHED.search(text):
        return []
    words = set(re.findall(r"[a-z]{3,}", text)) - {"the", "attached", "and", "enclosed"}
    scored = [(len(words & set(re.findall(r"[a-z]{3,}", part.name.lower()))), part.id) for part in files]
    best = max(score for score, _ in scored)
    chosen = [part for score, part in scored if score == best] if best else [part for _, part in scored] if len(files) == 1 else []
    return [span for part in chosen for span in _part(part, found)]


def _part(part: str, found: Passages) -> Iterator[Span]:
    spans = [passage.span for passage in found.items if passage.block.part == part]
    if spans:
        yield Span(spans[0].start, spans[-1].end)


def _near(text: str, claim: Claim, passage: Passage, found: Passages) -> list[Span]:
    """Find "the following paragraph", "the story above", "this section" from where the request stands."""
    hit = _WHERE.search(text)
    if not hit or Scope.PART not in claim.scopes:
        return []
    where, what = hit["where"], (hit["what"] or "").rstrip("s")
    siblings = [each for each in found.body if each.block.part == passage.block.part and each.plain.text]
    here = next((place for place, each in enumerate(siblings) if each.index == passage.index), -1)
    if where == "this":
        return _this(what, passage, siblings, here, found)
    if where in {"below", "following", "next", "what follows"}:
        return [each.span for each in siblings[here + 1 : here + 2]]
    if where in {"above", "previous", "preceding"}:
        return [each.span for each in siblings[max(0, here - 1) : here]]
    paragraphs = [each for each in siblings if each.block.kind is BlockKind.PARAGRAPH and len(each.plain.text) > 60]
    if where in {"last", "final"}:
        return [each.span for each in paragraphs[-1:]]
    place = _ORDINALS.get(where, 0)
    return [paragraphs[place - 1].span] if what == "paragraph" and 0 < place <= len(paragraphs) else []


def _this(what: str, passage: Passage, siblings: list[Passage], here: int, found: Passages) -> list[Span]:
    if what in {"paragraph", "passage", "bit", "point", "sentence", "example", "story", ""}:
        return [passage.span]
    heading = next((each for each in reversed(siblings[: here + 1]) if each.block.kind is BlockKind.HEADING), None)
    return list(_under(heading, found)) if heading else [passage.span]


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
