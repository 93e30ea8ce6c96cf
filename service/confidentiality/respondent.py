"""The respondent's own name: said in a sentence, in a form, in the sender's line, under the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.confidentiality.introducing import fuller, opening_names
from service.confidentiality.labels import fields
from service.confidentiality.names import capitalised, personal
from service.confidentiality.own_words import Own
from service.confidentiality.passages import Passage, Passages, Zone
from service.domain.document import BlockKind, Document, Span
from service.domain.statement import Quote

_SAID = (
    (0.97, re.compile(r"\b(?:my (?:full )?name is|my name's|i am called|fy enw i? ?yw|enw i yw)\s+", re.IGNORECASE)),
    (
        0.95,
        re.compile(
            r"^\W*(?:your |full |respondent'?s? |contact )?(?:name|enw)(?: of (?:respondent|person responding))?\s?:\s*", re.IGNORECASE
        ),
    ),
    (
        0.9,
        re.compile(
            r"\bI, (?=[A-ZÀ-Þ])|\bI(?: a|['’])m (?=[A-ZÀ-ÞŁŚ][\w'’-]+ \w)|\b(?:[Rr]esponse|[Ss]ubmission|[Ee]vidence"
            r"|[Yy]mateb) (?:from|of|by|gan) (?=[A-ZÀ-ÞŁŚ])|\b[Ss]ubmitted by:? (?=[A-ZÀ-ÞŁŚ])|^[Bb]y (?=[A-ZÀ-ÞŁŚ])"
        ),
    ),
)
_SENDER = re.compile(r"^\s*(?:from|oddi wrth|sender)\s?:\s*\"?(?P<name>[^<\"@]{3,80}?)\"?\s*(?:<|$)", re.IGNORECASE)
_BODYISH = re.compile(
    r"\b(?:Trust|Council|LLP|Ltd|Team|Office|Inspectorate|Service|University|Charity|Police|Enquiries|Info|Admin"
    r"|Association|Union|Response|Evidence|Call|Regards|Street|Road|Lane|House|Mount|Avenue|Close|Officer|Manager|Director"
    r"|Nurse|Professor of|Secretary|Chair|Executive|Society|Group|Cymdeithas|Cyngor|Foundation|Community|NHS|Wishes|Thanks"
    r"|Sincerely|Faithfully|Policy|Senior|Head|Administrator|Dear|Probation|Further|Offences|Policy|Swyddog|Hello|Hi|Annwyl|Prynhawn|Bore"
    r"|Madainn|Stimate|Gentlemen|Friends|Respected|Colleagues|Madam|Morning|Afternoon|Merhaba|Ding|Question|Page|Notes|Evidence of)\b",
    re.IGNORECASE,
)
_SIGNATURE_LINES = 4
_PLAINLY_SAID = 0.85
#: A mail pasted or typed as text keeps its "From:" among the first paragraphs.
_TYPED_HEADER = 3
_LAST_PASSAGES = 14


def respondent(
    own: tuple[Own, ...], found: Passages, persons: tuple[Span, ...], *, individual: bool
) -> tuple[str | None, tuple[Quote, ...]]:
    """Return the name as written and where, or None. What the writer says outranks the sender's line, and that the signature."""
    opened = list(opening_names(own, found.document)) if individual else []
    offers = [
        *_said(own, found.document),
        *_in_form(found),
        *(offer for offer in opened if offer[0] >= _PLAINLY_SAID),
        *_sender(found),
        *(_author(found) if individual else ()),
        *_signed(found),
        *opened,
        *_third_person(found, persons),
    ]
    if not offers:
        return None, ()
    confidence, name, span = fuller(offers[0], [*offers, *((0.6, found.document.quote(each), each) for each in persons)])
    return name, (Quote("respondent_name", span, found.document.quote(span), confidence),)


def _said(own: tuple[Own, ...], document: Document) -> Iterator[tuple[float, str, Span]]:
    offers = []
    for each in own:
        raw = document.quote(each.sentence.span)
        for confidence, lead in _SAID:
            hit = lead.search(raw)
            name = _person(raw[hit.end() :], least=1 if confidence > 0.96 else 2) if hit else None
            if hit and name:
                offers.append((confidence, name, _find(raw, name, each.sentence.span, hit.end())))
    yield from sorted(offers, key=lambda offer: -offer[0])


def _in_form(found: Passages) -> Iterator[tuple[float, str, Span]]:
    for label, value in fields(found):
        if re.match(r"\W*(?:your |full |contact |respondent'?s? )?(?:name|enw)\b(?! of (?:your )?(?:organ|comp))", label):
            name = personal(value.block.text)
            if name:
                yield 0.95, name, _find(value.block.text, name, value.span, 0)


def _author(found: Passages) -> Iterator[tuple[float, str, Span]]:
    """The file's author, when the text itself bears the same name."""
    for passage in found.items:
        hit = (
            re.match(r"\s*(?:author|creator)\s?:\s*(?P<name>.{3,60})$", passage.block.text, re.IGNORECASE)
            if passage.zone is Zone.ABOUT or passage.index < 2
            else None
        )
        name = personal(hit["name"]) if hit else None
        written = next((each for each in found.body if name and each is not passage and name in each.block.text), None) if name else None
        if name and written:
            yield 0.8, name, _find(written.block.text, name, written.span, 0)


def _person(text: str, *, least: int = 2) -> str | None:
    run = capitalised(re.split(r"[,.;:(\n]| and | of | from ", text)[0])
    if run is None or _BODYISH.search(run):
        return None
    name = personal(run)
    return name or (
        run if least == 1 and len(run.split()) == 1 and run.replace("-", "").replace("'", "").replace("’", "").isalpha() else None
    )


def _sender(found: Passages) -> Iterator[tuple[float, str, Span]]:
    for passage in found.items:
        typed = passage.body and passage.index < _TYPED_HEADER
        if (passage.zone is not Zone.ENVELOPE and not typed) or passage.block.part:
            continue
        hit = _SENDER.match(passage.block.text)
        if hit:
            name = re.split(r" ?[(/]", hit["name"])[0].strip().strip("'\"")
            if "," in name and len(name.split(",")) == 2:
                name = " ".join(reversed([piece.strip() for piece in name.split(",")]))
            if personal(name if any(letter.isupper() for letter in name) else name.title()) and not _BODYISH.search(name):
                yield 0.9, name, Span(passage.span.start + hit.start("name"), passage.span.start + hit.end("name"))


def _signed(found: Passages) -> Iterator[tuple[float, str, Span]]:
    """Lines under a greeting, else the last short lines of the body, that are nothing but a name."""
    bodies = [passage for passage in found.items if passage.body or passage.block.kind is BlockKind.SIGNATURE]
    main = [passage for passage in bodies if passage.block.part == (bodies[0].block.part if bodies else "")]
    below = [passage for passage in main if passage.after_sign_off or passage.block.kind is BlockKind.SIGNATURE]
    shortened: list[tuple[float, str, Span]] = []
    for passage in (*below[:_LAST_PASSAGES], *main[-_LAST_PASSAGES:]):
        for name, span in _name_lines(passage):
            if len(name.replace(".", " ").split()[0]) > 1:
                yield 0.85, name, span
            else:
                shortened.append((0.7, name, span))
    yield from shortened


def _name_lines(passage: Passage) -> Iterator[tuple[str, Span]]:
    if len(passage.block.text) > 400:
        return
    at = passage.span.start
    for line in passage.block.text.split("\n")[: _SIGNATURE_LINES * 3]:
        name = (
            personal(re.sub(r"^\(|^(?:signed|name|yours sincerely|kind regards|regards)[ ,:]+", "", line.strip(), flags=re.IGNORECASE))
            if len(line) < 90
            else None
        )
        if name and not _BODYISH.search(name) and not re.search(r"[.!?]\s\w", line):
            yield name, _find(line, name, Span(at, at + len(line)), 0)
        at += len(line) + 1


def _third_person(found: Passages, persons: tuple[Span, ...]) -> Iterator[tuple[float, str, Span]]:
    """“Ann Example has run youth clubs … and writes here in a personal capacity”: the writer's name in the third person."""
    for passage in list(found.body)[:12]:
        text = found.document.quote(passage.span)
        if re.search(r"\b(?:writes|responds|submits|answers)\b", text):
            for span in persons:
                if passage.span.covers(span) and personal(found.document.quote(span)):
                    yield 0.7, found.document.quote(span), span
            name = personal(capitalised(text) or "")
            if name:
                yield 0.65, name, _find(text, name, passage.span, 0)


def _find(raw: str, name: str, span: Span, at: int) -> Span:
    start = raw.find(name, at)
    if start < 0:
        return span
    return Span(span.start + start, span.start + start + len(name))
