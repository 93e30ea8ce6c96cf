"""Gathers what all parts of a submission say about confidentiality."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.confidentiality.disclaimers import Notices
from service.confidentiality.labels import lines
from service.confidentiality.learned.opinion import opinion
from service.confidentiality.markings import Marking
from service.confidentiality.passages import Passage, Passages, Sentence, Zone
from service.confidentiality.requests.claim import Claim, Heard, Says
from service.confidentiality.requests.forms import form_answer, unticked
from service.confidentiality.requests.fragments import fragment
from service.confidentiality.requests.hearing import hear
from service.confidentiality.requests.weighing import weigh
from service.confidentiality.withdrawal import takes_back, withdraws
from service.domain.document import BlockKind, Span, same_row
from service.domain.statement import Scope

#: Distinct sentences judged in full; an honest submission has a few hundred. Beyond it a person must look.
MOST_JUDGED = 6_000
_ADOPTS = re.compile(
    r"\b(?:confidentiality|privacy|legal)? ?(?:statement|notice|disclaimer|footer|marking"
    r"|wording)\b[^.;!?]{0,60}\b(?:appl(?:y|ies)|stands|should be (?:respected|observed|followed|taken)|is (?:meant"
    r"|intended|deliberate)|extends|covers)\b|\b(?:note|observe|respect|follow)\b[^.;!?]{0,20}\b(?:the|my"
    r"|our) (?:confidentiality|confidential|privacy) (?:statement|notice|disclaimer|footer)"
)
_DISOWNS = re.compile(
    r"\b(?:ignore|disregard|automatic(?:ally)?|added by|does not apply|not apply|no effect|despite|notwithstanding|regardless of)\b"
)
_STAMPED = re.compile(
    r"\W*(?:private (?:and|&) confidential|strictly confidential|(?:strictly )?not for publication"
    r"|in (?:strict )?confidence|confidential please|cyfrinachol)\W{0,2}[:!\-]"
)
_MAIN = {BlockKind.HEADING, BlockKind.TEXT_BOX}
_TOP = 6
#: A shorter sentence is a greeting or a name to the learned opinion.
_SHORTEST = 6
_LONGEST_FIELD = 400
#: The template's own heading, with nothing said under it.
_BARE_HEAD = re.compile(
    r"^\W*(?:section|part|question|step) ?\w{1,2}\W{1,3}(?:confidentiality|privacy|publication|anonymity)(?: of (?:your )?responses?)?\W*$"
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All claims in reading order; `cut` says that there was too much to judge."""

    claims: tuple[Claim, ...]
    cut: bool


def gather(
    found: Passages, notice: Notices, marks: tuple[Marking, ...], call_text: frozenset[str], *, speaks_for_organisation: bool
) -> Gathered:
    """Return every claim in the respondent's own words; `call_text` holds the call's own sentences, folded, which are not theirs."""
    gatherer = _Gatherer(found, notice, frozenset(id(mark.passage) for mark in marks if mark.passage), call_text, speaks_for_organisation)
    claims: list[Claim] = []
    for place, passage in enumerate(found.items):
        if passage.own:
            claims += gatherer.passage(place, passage)
    return Gathered(tuple(claims), gatherer.judged > MOST_JUDGED)


class _Gatherer:
    def __init__(
        self, found: Passages, notice: Notices, marked: frozenset[int], call_text: frozenset[str], speaks_for_organisation: bool
    ) -> None:
        self.found = found
        self.notice = notice
        self.marked = marked
        self.call_text = call_text
        self.organisation = speaks_for_organisation
        self.heard: dict[str, Heard | None] = {}
        self.judged = 0

    def passage(self, place: int, passage: Passage) -> list[Claim]:
        """Return the claims of one passage: a form's answer, a stand-alone fragment, or its sentences."""
        if id(passage) in self.marked or (
            any(self.notice.covers(sentence) for sentence in passage.sentences[:1]) and len(passage.sentences) == 1
        ):
            return []
        text = passage.plain.text
        form = self._form(place, passage)
        if form is not None:
            return form
        title = passage.zone is Zone.SUBJECT or passage.block.kind in _MAIN
        stamped = self._fragment(place, passage, text, title=title or bool(_STAMPED.match(text)))
        if stamped:
            return stamped
        return [claim for index, sentence in enumerate(passage.sentences) for claim in self._sentence(place, passage, index, sentence)]

    def _form(self, place: int, passage: Passage) -> list[Claim] | None:
        text = passage.plain.text
        typed = self._typed_form(place, passage)
        if typed:
            return typed
        if len(text) > 700 or not text:
            return None
        following = self._beside(place, passage)
        answer = form_answer(text, following)
        if answer is None:
            return [] if unticked(text) else None
        says = Says.ASKS if answer.secret else Says.DENIES
        return [Claim(says, passage.span, 0.95, answer.scopes, place, 0, rule="form")]

    def _typed_form(self, place: int, passage: Passage) -> list[Claim]:
        """A form typed as one block: each line is a field of its own, and what is no field is read as sentences."""
        if "\n" not in passage.block.text or not passage.body:
            return []
        answers = [
            (span, answer) for span, line in lines(passage) if len(line) < _LONGEST_FIELD and (answer := form_answer(line)) is not None
        ]
        if not answers:
            return []
        claims = [
            Claim(Says.ASKS if each.secret else Says.DENIES, span, 0.95, each.scopes, place, 0, rule="form") for span, each in answers
        ]
        for index, sentence in enumerate(passage.sentences):
            if not any(span.overlaps(sentence.span) for span, _ in answers):
                claims += self._sentence(place, passage, index, sentence)
        return sorted(claims, key=lambda claim: claim.span.start)

    def _beside(self, place: int, passage: Passage) -> str:
        """What answers a field: the next cell of its row, or the text after a line that ends in a colon or question mark."""
        after = self.found.items[place + 1] if place + 1 < len(self.found.items) else None
        if after is None or not after.own:
            return ""
        return after.plain.text if same_row(passage.block, after.block) or passage.plain.text.endswith((":", "?")) else ""

    def _fragment(self, place: int, passage: Passage, text: str, *, title: bool) -> list[Claim]:
        stamp = fragment(text, title=title) if text else None
        if stamp is None:
            return []
        if passage.zone is Zone.MARGIN or (passage.after_sign_off and not stamp.deliberate and place > _TOP):
            return []
        scopes = stamp.scopes
        if (
            passage.block.kind is BlockKind.HEADING
            and not stamp.deliberate
            and scopes == {Scope.WHOLE}
            and "confidentiality" in text
            and text.strip(" :") == "confidentiality"
        ):
            return []
        if passage.block.kind is BlockKind.HEADING and place > _TOP and scopes == {Scope.WHOLE}:
            scopes = frozenset({Scope.PART})
        return [Claim(Says.ASKS, passage.span, 0.9 if stamp.deliberate else 0.8, scopes, place, 0, rule="fragment")]

    def _sentence(self, place: int, passage: Passage, index: int, sentence: Sentence) -> list[Claim]:
        if self.notice.covers(sentence) or self._is_the_calls(sentence.text):
            return []
        if _BARE_HEAD.match(sentence.text):
            return []
        if withdraws(sentence.text):
            return [Claim(Says.WITHDRAWS, sentence.span, 0.9, frozenset(), place, index, rule="withdraws")]
        if takes_back(sentence.text):
            return [Claim(Says.TAKES_BACK, sentence.span, 0.9, frozenset(), place, index, rule="takes-back")]
        if _ADOPTS.search(sentence.text) and not _DISOWNS.search(sentence.text):
            return [Claim(Says.ASKS, sentence.span, 0.85, frozenset({Scope.WHOLE}), place, index, rule="adopts-notice")]
        if _ADOPTS.search(sentence.text):
            return []
        return self._judged(place, index, sentence, passage)

    def _judged(self, place: int, index: int, sentence: Sentence, passage: Passage) -> list[Claim]:
        text = sentence.text
        key = f"subject: {text}" if passage.zone is Zone.SUBJECT else text
        if key not in self.heard:
            self.judged += 1
            if self.judged > MOST_JUDGED:
                return []
            self.heard[key] = self._weighed(text, passage)
        what = self.heard[key]
        if what is None:
            return []
        confidence = what.confidence - (0.15 if passage.zone in {Zone.ASIDE, Zone.MARGIN} else 0.0)
        return [Claim(what.says, sentence.span, round(confidence, 2), what.scopes, place, index, what.conditional, what.rule)]

    def _weighed(self, text: str, passage: Passage) -> Heard | None:
        by_rule = hear(text, speaks_for_organisation=self.organisation)
        if by_rule is None and len(passage.sentences) > 1:
            by_rule = self._short(text)
        if by_rule is None and len(text) < _SHORTEST:
            return None
        heard = weigh(by_rule, opinion(text), text)
        # a subject line is a title: what only might be a request there is said again below, or was none
        return None if passage.zone is Zone.SUBJECT and by_rule is None and heard is not None and heard.says is Says.DOUBTS else heard

    def _short(self, text: str) -> Heard | None:
        stamp = fragment(text, title=False) if len(text) < 80 else None
        return Heard(Says.ASKS, 0.8, stamp.scopes, rule="fragment") if stamp and stamp.deliberate else None

    def _is_the_calls(self, text: str) -> bool:
        return len(text) > 24 and folded(text) in self.call_text


def folded(text: str) -> str:
    """Return a sentence's letters and digits only, to compare it with the call's."""
    return "".join(character for character in text if character.isalnum())


def quote_span(claim: Claim) -> Span:
    """Return where the claim's words stand."""
    return claim.span
