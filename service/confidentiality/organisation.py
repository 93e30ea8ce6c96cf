"""The organisation that responds: named in a sentence, a title, a form, a letterhead, or beside the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from service.confidentiality.labels import fields, lines
from service.confidentiality.names import capitalised
from service.confidentiality.own_words import Own
from service.confidentiality.passages import Passages, Zone
from service.domain.document import BlockKind, Document, Span
from service.domain.statement import Quote

_BODY_WORD = re.compile(
    r"\b(?:Trust|Charity|Council|Board|Union|Association|Service|Services|Force|University|Partnership|College|Network"
    r"|Society|Federation|Institute|Group|Agency|Foundation|Constabulary|LLP|Ltd|Limited|CIC|Authority|Alliance|Forum"
    r"|Committee|Consortium|Police|Hospital|School|Centre|Company|plc|PLC|Inspectorate|Ombudsman|Commission|Cymdeithas"
    r"|Cyngor|Ymddiriedolaeth|Prifysgol|Elusen|Heddlu|Housing|Homes|Project|Aid|Support|Church|Academy|Chambers|Solicitors"
    r"|Airways|Rail|Railway|NHS|Collective|Coalition|Campaign|Voice|Voices|House|Hospice|Refuge|Bank|Club|Airlines?|Church"
    r"|Bench|Care Home|Families|Guild|Surgery|Practice|Clinic|Diocese|Lodge|Staff|Ministry|Mosque|Inquest|Barristers|& \w+)\b"
)
_GENERIC = re.compile(
    r"^(?:Trust|Charity|Council|Board|Union|Association|Service|Force|University|Partnership|College|Company|Firm|Group"
    r"|Agency|Organi[sz]ation|Family|Inspectorate|Dear|I|We|My|Our|This|Response|Submission|Call|Department)$"
)
_LEADS = (
    (
        0.95,
        re.compile(
            r"\bon behalf of (?:all (?:at|of us at) |everyone at |the (?:board|trustees|members|staff|directors|partners"
            r"|whole team|executive|governors) (?:of|at) |colleagues at |us at )?(?-i:the )?",
            re.IGNORECASE,
        ),
    ),
    (0.95, re.compile(r"\bar ran (?-i:y |yr )?", re.IGNORECASE)),
    (
        0.95,
        re.compile(
            r"^\W*(?:organi[sz]ation|name of (?:your )?organi[sz]ation|company|employer|sefydliad"
            r"|organisation name)(?: \(.{0,30}\))?\s?[:?]\s*",
            re.IGNORECASE,
        ),
    ),
    (0.9, re.compile(r"\b(?:response|submission|evidence|views|reply|comments) (?:of|from|by|on behalf of) (?-i:the )?", re.IGNORECASE)),
    (
        0.92,
        re.compile(
            r"\b(?:response|submission|evidence|reply|this|it) (?:comes|is sent|is made|is submitted|is offered"
            r"|is given) (?:from|by|for|on behalf of)(?: the firm,| our firm,)? (?-i:the )?",
            re.IGNORECASE,
        ),
    ),
    (0.9, re.compile(r"\bYmateb (?:gan )?(?!i'r|i |i’r)")),
    (
        0.88,
        re.compile(
            r"\b(?:We are|I (?:write|respond|am writing|am responding) for|I represent|We represent|representing|here at|We at) (?:the )?"
        ),
    ),
    (
        0.96,
        re.compile(r"\b(?:that|those|the (?:views|submission|response|evidence)) of (?:the|our) (?:firm|charity|company|trust|union), "),
    ),
    (0.85, re.compile(r"^(?:From|Oddi wrth|Gan):\s*", re.IGNORECASE)),
)
_IS_A = re.compile(
    r"^(?P<name>[^.;:?!]{3,90}?),? (?:\([^)]{1,30}\),? )?(?:is|are|was (?:set up|founded|established)|provides?|works?|sends?"
    r"|submits?|welcomes|thanks|answers?|offers?|makes?|responds?"
    r"|supports?|represents?|runs?|delivers?|employs?|exists|welcomes) (?:(?:a|an|the|these|this|our|its|one of|responsible|to|with|for|in"
    r"|across)\b|mental|support|housing|services|about|people|\d|this|care)"
)
_TITLE = re.compile(
    r"^(?P<name>.{3,80}?)(?:'s|’s)?(?: | ?[-–—:|] ?)(?:response|submission|evidence)\b|(?:[:–—|-])\s*(?P<last>[^:–—|-]{4,80})$",
    re.IGNORECASE,
)
_EARLY = 25


def organisation(
    own: tuple[Own, ...], found: Passages, organisations: tuple[Span, ...], publisher: str | None
) -> tuple[str | None, tuple[Quote, ...]]:
    """Return the organisation's name as written and the words it was read from."""
    document = found.document
    offers = [offer for offer in _offers(own, found) if not _is_theirs(offer[1], publisher)]
    if offers:
        best = max(offers, key=lambda offer: offer[0])
        return best[1], (Quote("organisation", best[2], document.quote(best[2]), best[0]),)
    detected = _detected(organisations, document, publisher)
    return detected if detected[0] else _by_its_head(own, found)


_SAYS_WHAT = re.compile(
    r"^(?:The )?(?P<name>[A-Z][^.;:?!,]{2,60}?) is (?:a|an|the) (?:[\w'-]+ ){0,5}(?:charity|company|society|association|union"
    r"|trust|body|school|firm|bank|insurer|airline"
    r"|provider|organi[sz]ation|hospital|club|church|council|network|partnership|service|group|federation|college|university)\b"
)


def _by_its_head(own: tuple[Own, ...], found: Passages) -> tuple[str | None, tuple[Quote, ...]]:
    """What a sentence says is a body, else the short line that heads the paper."""
    for each in own[:_EARLY]:
        raw = found.document.quote(each.sentence.span)
        hit = _SAYS_WHAT.match(raw)
        if hit and capitalised(hit["name"]) == hit["name"]:
            return hit["name"], (Quote("organisation", each.sentence.span, raw, 0.6),)
    head = next((passage for passage in found.body if passage.plain.text), None)
    first = head.block.text.split("\n", 1)[0].strip() if head else ""
    name = capitalised(first)
    if head and name and name == first and len(name.split()) > 1 and not _NO_HEAD.search(name) and not any(map(str.isdigit, name)):
        return name, (Quote("organisation", head.span, found.document.quote(head.span), 0.45),)
    return None, ()


_NO_HEAD = re.compile(
    r"\b(?:dear|response|submission|evidence|form|call|consultation|annwyl|inspectorate|from|subject|transcript|notes?|private|confidential)\b",
    re.IGNORECASE,
)


def _offers(own: tuple[Own, ...], found: Passages) -> Iterator[tuple[float, str, Span]]:
    document = found.document
    for place, each in enumerate(own):
        raw = document.quote(each.sentence.span)
        for confidence, lead in _LEADS:
            for hit in lead.finditer(raw):
                name = _name(raw[hit.end() :])
                if name and (confidence > 0.9 or _looks_like_body(name)):
                    yield from _placed(confidence - min(place, 200) / 10_000, name, raw, each.sentence.span, hit.end())
        if place < _EARLY:
            yield from _introduced(each, raw)
    yield from _letterhead(found)
    yield from _typed_fields(found)
    yield from _signed_for(found)
    for label, value in fields(found):
        if (
            re.match(r"\W*(?:name of (?:your |the )?)?(?:organi[sz]ation|company|employer|sefydliad)\b", label)
            and len(value.block.text) < 120
            and not re.match(r"\W*(?:n/?a|none|no)\b", value.plain.text)
        ):
            yield 0.96, value.block.text.strip(), value.span


_FIELD = re.compile(
    r"^\W*(?:name of |which |what )?(?:your |the )?(?:organi[sz]ation|company|employer"
    r"|sefydliad)(?: ?name)?(?: \([^)]{0,40}\))?\s?[:?\t]\s*(?P<name>[^\s:?][^\n:?]{2,100}?)\s*$",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(
    r"\b(?:Chief Executive|Chief Officer|CEO|Chair(?:man|woman|person)?|Director|General Secretary|Senior Partner|President"
    r"|Secretary|Manager|Head of [\w ]{3,40}),"
    r" (?P<name>[A-Z][^\n,;|]{3,70})"
)


def _typed_fields(found: Passages) -> Iterator[tuple[float, str, Span]]:
    for passage in found.body:
        for span, _ in lines(passage):
            raw = found.document.quote(span)
            hit = _FIELD.match(raw)
            if hit and not re.match(r"\W*(?:n/?a|none|no|not applicable)\W*$", hit["name"], re.IGNORECASE):
                yield 0.97, hit["name"], Span(span.start + hit.start("name"), span.start + hit.end("name"))


def _signed_for(found: Passages) -> Iterator[tuple[float, str, Span]]:
    for passage in [each for each in found.items if each.body or each.block.kind is BlockKind.SIGNATURE][-8:]:
        hit = _OFFICE_OF.search(passage.block.text)
        if hit:
            yield 0.7, hit["name"].strip(" ."), Span(passage.span.start + hit.start("name"), passage.span.start + hit.end("name"))


def _introduced(own: Own, raw: str) -> Iterator[tuple[float, str, Span]]:
    hit = _IS_A.match(raw)
    name = capitalised(hit["name"]) if hit else None
    if hit and name and _looks_like_body(name) and len(name) >= len(hit["name"].removeprefix("The ").strip()) - 12:
        yield from _placed(0.8, name, raw, own.sentence.span, 0)
    title = own.passage.block.kind is BlockKind.HEADING or own.passage.zone is Zone.SUBJECT or len(raw) < 110
    found = _TITLE.search(raw) if title else None
    if found:
        name = capitalised(found["name"] or found["last"])
        if name and _looks_like_body(name):
            yield from _placed(0.75, name, raw, own.sentence.span, 0)


def _letterhead(found: Passages) -> Iterator[tuple[float, str, Span]]:
    for passage in found.items:
        margin = passage.zone is Zone.MARGIN
        if (margin or (passage.body and passage.index < 6)) and len(passage.block.text.split("\n", 1)[0]) < 160:
            first = re.split(r"[·|•\n–—,]", passage.block.text)[0].strip()
            name = capitalised(first)
            if name and _looks_like_body(name) and len(name) > len(first) - 12:
                yield from _placed(0.6 if margin else 0.55, name, passage.block.text, passage.span, 0)


def _placed(confidence: float, name: str, raw: str, span: Span, at: int) -> Iterator[tuple[float, str, Span]]:
    start = raw.find(name, at)
    if start < 0:
        first, last = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
        start = raw.find(first, at)
        end = raw.find(last, max(start, 0)) + len(last)
        if start < 0 or end <= start or end - start > len(name) + 20:
            return
        yield confidence, " ".join(raw[start:end].split()), Span(span.start + start, span.start + end)
        return
    yield confidence, name, Span(span.start + start, span.start + start + len(name))


def _name(rest: str) -> str | None:
    name = capitalised(rest)
    return None if name is None or _GENERIC.match(name) or len(name) < 3 else name


def _looks_like_body(name: str) -> bool:
    return bool(_BODY_WORD.search(name.title() if name.isupper() else name)) and not name.startswith("Dear ") and not _GENERIC.match(name)


def _is_theirs(name: str, publisher: str | None) -> bool:
    plain = name.lower().removeprefix("the ").strip()
    if re.match(r"(?:hm inspectorate|call for|ministry of|inspectorate of|serious further)", plain):
        return publisher is None or plain in publisher.lower() or plain.startswith(("call for", "serious further"))
    return bool(publisher) and plain in (publisher or "").lower()


def _detected(organisations: tuple[Span, ...], document: Document, publisher: str | None) -> tuple[str | None, tuple[Quote, ...]]:
    """Without words that say so, the body named most often early in the text, if it is named more than once."""
    names = Counter(document.quote(span).strip() for span in organisations if span.start < 4_000)
    for name, times in names.most_common(3):
        if times > 1 and not _is_theirs(name, publisher) and _looks_like_body(name):
            span = next(span for span in organisations if document.quote(span).strip() == name)
            return name, (Quote("organisation", span, document.quote(span), 0.5),)
    return None, ()
