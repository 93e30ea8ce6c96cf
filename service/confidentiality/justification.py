"""Finds the reason given for a request: in its sentence, beside it, or in a neighbouring paragraph, and says how good it is."""

from __future__ import annotations

import re

from service.confidentiality.disclaimers import Notices
from service.confidentiality.grounds import EMPTY_HEAD, HARM, HEADED, IMPLIED, NOTHING, SPECIFIC, VAGUE
from service.confidentiality.passages import Passage, Passages, Sentence
from service.confidentiality.requests.claim import Claim
from service.confidentiality.requests.reasons import reason_at
from service.domain.document import Span
from service.domain.statement import Justification, Quality

_LONGEST_REASON = 5
_ABOUT_IT = re.compile(
    r"\b(?:confiden\w+|anonym\w+|publi\w+|name[ds]?|identif\w+|recogni\w+|gyfrinachol|disclos\w+|released?|reprisal\w*|known|find out)\b"
)
_FORM_REASON = re.compile(r"\b(?:reason|justification|why|because|rheswm|explain)\w*\b[^:?]{0,80}[:?]\s?(?P<why>.*)$")
_BARE = re.compile(r"^\W*(?:because|since|as|due to|owing to|so that|oherwydd|gan|am)\b")


def justification(claims: tuple[Claim, ...], found: Passages, notice: Notices) -> Justification | None:
    """Return the best reason given for any of the claims, or None when none is given."""
    reasons = [reason for claim in claims for reason in _reasons(claim, found, notice)]
    order = {Quality.GOOD: 0, Quality.WEAK: 1, Quality.NONE: 2}
    return min(reasons, key=lambda reason: order[reason.quality], default=None)


def _reasons(claim: Claim, found: Passages, notice: Notices) -> list[Justification]:
    passage = found.items[claim.passage]
    result = []
    if claim.rule in {"form", "fragment"}:
        result += _form_reason(claim, found)
    if passage.sentences and claim.sentence < len(passage.sentences) and claim.rule != "form":
        result += _in_sentence(passage.sentences[claim.sentence], claim, found)
    result += _beside(claim, passage, found, notice)
    return result


def _in_sentence(sentence: Sentence, claim: Claim, found: Passages) -> list[Justification]:
    place = reason_at(sentence.text)
    if place and place[1] - place[0] > 6:
        text = sentence.text[place[0] : place[1]]
        return [_made(sentence.plain.span(*place), text, found, marked=True)]
    implied = IMPLIED.search(sentence.text) or (
        SPECIFIC.search(sentence.text) if claim.rule in {"fear", "unknown-to-others", "exemption-claimed"} else None
    )
    if implied or re.search(r"\b(?:insurers?|lawyers?|solicitors?)\b[\w /]{0,20}\b(?:require|advise|insist|ask|say)", sentence.text):
        return [_made(sentence.span, sentence.text, found, marked=True)]
    clause = _clause(sentence, claim, found)
    if clause:
        return [clause]
    if re.search(r"\b(?:health|medical) (?:information|details|history|condition)\b", sentence.text):
        return [Justification(found.document.quote(sentence.span), sentence.span, Quality.WEAK)]
    return []


def _clause(sentence: Sentence, claim: Claim, found: Passages) -> Justification | None:
    """A clause of the request's own sentence that tells a harm, though no "because" leads it."""
    if len(sentence.text) < _SHORTEST_TELLING or claim.rule == "fragment":
        return None
    for hit in _CLAUSE.finditer(sentence.text):
        if HARM.search(hit.group()):
            return _made(sentence.plain.span(hit.start(), hit.end()), hit.group(), found, marked=True)
    return None


_SHORTEST_TELLING = 40
_CLAUSE = re.compile(r"[^,;:()-][^,;:()]{10,}")


def _beside(claim: Claim, passage: Passage, found: Passages, notice: Notices) -> list[Justification]:
    """Look at the sentences after (also the next paragraph's first), then at the one before."""
    sentences = passage.sentences
    after = list(sentences[claim.sentence + 1 :])
    nexts = [
        each
        for each in found.items[claim.passage + 1 : claim.passage + 4]
        if each.own and each.block.part == passage.block.part and each.sentences
    ]
    for start, sentence in enumerate(after[:3]):
        if HEADED.search(sentence.text) and not notice.covers(sentence):
            return [_from(after[start : start + _LONGEST_REASON], found)]
    if len(after) <= 2:
        for neighbour in nexts[:2]:
            if HEADED.search(neighbour.sentences[0].text) and not notice.covers(neighbour.sentences[0]):
                return [_from(list(neighbour.sentences[:_LONGEST_REASON]), found)]
    if after and _VAGUE_AFTER.match(after[0].text) and not _ASKS_ANEW.search(after[0].text):
        return [_made(after[0].span, after[0].text, found, marked=True)]
    before = sentences[max(0, claim.sentence - 1) : claim.sentence]
    around = nexts[0].sentences[:1] if not after and nexts and len(sentences) <= 2 else ()
    for sentence in (*after[:2], *before, *around):
        if (
            (IMPLIED.search(sentence.text) or HARM.search(sentence.text))
            and not notice.covers(sentence)
            and not _ASKS_ANEW.search(sentence.text)
        ):
            return [_made(sentence.span, sentence.text, found, marked=True)]
    return []


_VAGUE_AFTER = re.compile(
    r"\W*(?:it|this|that|they|these)(?:'s| is| are|'re) (?:\w+ ){0,3}(?:sensitive|private|personal|delicate|painful"
    r"|embarrassing|confidential to|difficult)\b"
)
_ASKS_ANEW = re.compile(r"\bplease\b(?!.{0,40}\bbecause\b)|\bcontact me\b|\byou may\b|\bhappy\b|^\W*(?:q\d|question)")


def _from(sentences: list[Sentence], found: Passages) -> Justification:
    span = Span(sentences[0].span.start, sentences[-1].span.end)
    return _made(span, " ".join(sentence.text for sentence in sentences), found, marked=True)


def _made(span: Span, text: str, found: Passages, *, marked: bool) -> Justification:
    return Justification(found.document.quote(span), span, quality(text) if marked else Quality.NONE)


def quality(text: str) -> Quality:
    """Return how much an assessor can do with a plain reason."""
    if NOTHING.match(EMPTY_HEAD.sub("", text)) or len(_BARE.sub("", text).split()) < 2:
        return Quality.NONE
    words = len(text.split())
    if SPECIFIC.search(text) and words >= 3:
        return Quality.GOOD
    return Quality.WEAK if VAGUE.search(text) or words >= 3 else Quality.NONE


def _form_reason(claim: Claim, found: Passages) -> list[Justification]:
    """In a form the reason stands in the same field, or in one of the next ones, headed "Reason"."""
    for passage in found.items[claim.passage : claim.passage + 5]:
        given = _FORM_REASON.search(passage.plain.text)
        if given and passage.own:
            why = given["why"]
            span = passage.plain.span(given.start("why"), given.end("why"))
            if not why.strip():
                following = found.items[passage.index + 1] if passage.index + 1 < len(found.items) else None
                if following is None or not following.own or len(following.plain.text) > 400 or following.plain.text.endswith(":"):
                    continue
                why, span = following.plain.text, following.span
            if NOTHING.match(why):
                return []
            return [Justification(found.document.quote(span), span, quality(why))]
    return []
