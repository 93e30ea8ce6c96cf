"""Which of the call's questions a submission answers: by number, by heading, by place in a list, else by subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.confidentiality.passages import Passage, Passages
from service.confidentiality.question_numbers import NO_ANSWER, by_stated_number, is_question_text
from service.confidentiality.question_subjects import by_subject, by_title, fit
from service.confidentiality.requests.gathering import folded
from service.domain.call import Call, Question
from service.domain.document import BlockKind

_NUMBERED = re.compile(r"^\W{0,3}(?P<n>\d{1,2})\s?[.):](?!\d)\s?(?P<rest>.*)$")


#: A numbered paragraph at least this long answers; numbers that leave some out are the call's own.
_AN_ANSWER = 60


def questions_answered(found: Passages, call: Call | None, call_text: frozenset[str]) -> tuple[int, ...]:
    """Return the numbers answered, sorted. Numbers the writer gives settle it; only without them do headings and subject count."""
    if call is None or not call.questions:
        return ()
    known = {question.number for question in call.questions}
    body = [passage for passage in found.items if passage.body and passage.plain.text and not _notice(passage)]
    explicit = by_stated_number(body, call, call_text) & known
    if explicit:
        return tuple(sorted(explicit))
    by_number = _numbered(body, call, call_text) & known
    if by_number:
        return tuple(sorted(by_number))
    echoed = _echoed(body, call, call_text)
    return tuple(sorted(by_title(body, call) | by_subject(body, call) | echoed))


def _notice(passage: Passage) -> bool:
    return passage.block.kind in {BlockKind.DISCLAIMER, BlockKind.SIGNATURE}


def _numbered(body: Sequence[Passage], call: Call, call_text: frozenset[str]) -> set[int]:
    """“2. What follows an incident”: numbers count as the call's when most of them stand by words of that question, or answer in order."""
    hits: list[tuple[int, str, Passage]] = []
    for passage in body:
        pieces = re.split(r"[\t\n]", passage.block.text.lower())
        if len(pieces) > 1 and NO_ANSWER.match(pieces[1]):
            continue
        hit = _NUMBERED.match(passage.plain.text)
        if hit:
            hits.append((int(hit["n"]), hit["rest"], passage))
        elif passage.block.kind is BlockKind.LIST_ITEM and passage.block.ordered and passage.block.level <= 1:
            hits.append((len(hits) + 1, passage.plain.text, passage))
    asked = {question.number: question for question in call.questions}
    hits = [
        hit
        for hit in hits
        if hit[0] in asked
        and not (is_question_text(hit[1], call, call_text) and hit[2].block.kind is BlockKind.LIST_ITEM and not _followed(hit[2], body))
    ]
    numbers = [number for number, _, _ in hits]
    if not hits or len(numbers) != len(set(numbers)) or numbers != sorted(numbers):
        return set()
    titled = [hit for hit in hits if hit[2].block.kind is BlockKind.HEADING]
    if titled:
        return _numbered_titles(titled, asked, body)
    fitting = [number for number, rest, passage in hits if fit(rest + " " + _next_text(passage, body), asked[number]) >= 1]
    in_order = len(numbers) == len(asked) and sum(len(rest) for _, rest, _ in hits) > 60 * len(numbers)
    skipping = len(numbers) > 1 and numbers != list(range(1, len(numbers) + 1)) and all(len(rest) > _AN_ANSWER for _, rest, _ in hits)
    if len(fitting) * 2 >= len(hits) or in_order or skipping:
        return {number for number, rest, passage in hits if not NO_ANSWER.match(rest) or _followed(passage, body)}
    return set()


def _numbered_titles(titled: list[tuple[int, str, Passage]], asked: dict[int, Question], body: Sequence[Passage]) -> set[int]:
    """Numbered headings follow the call's numbers when most of them speak of that question."""
    by_title = {number for number, rest, _ in titled if fit(rest, asked[number]) >= 0.5}
    if len(by_title) * 2 < len(titled):
        return set()
    by_text = {number for number, _, passage in titled if fit(_next_text(passage, body), asked[number]) >= 1}
    short = {
        number
        for number, rest, _ in titled
        if any(word in rest for word in ("learn", "barrier", "fear", "blame", "example", "copy", "practice", "miss"))
    }
    return {number for number in by_title | by_text | short if _followed(next(each for n, _, each in titled if n == number), body)}


def _followed(passage: Passage, body: Sequence[Passage]) -> bool:
    text = _next_text(passage, body)
    return bool(text) and not _NUMBERED.match(text) and not NO_ANSWER.match(text)


def _next_text(passage: Passage, body: Sequence[Passage]) -> str:
    place = next((at for at, each in enumerate(body) if each is passage), len(body))
    return body[place + 1].plain.text if place + 1 < len(body) else ""


def _echoed(body: Sequence[Passage], call: Call, call_text: frozenset[str]) -> set[int]:
    """The question's own words repeated, with an answer under them."""
    found = set()
    for place, passage in enumerate(body):
        for question in call.questions:
            plain = folded(question.text.lower())
            if len(plain) > 20 and plain in folded(passage.plain.text) and place + 1 < len(body):
                after = body[place + 1]
                inside = len(passage.plain.text) > len(question.text) + 60
                if inside or (
                    after.plain.text
                    and not is_question_text(after.plain.text, call, call_text)
                    and not NO_ANSWER.match(after.plain.text)
                    and not _NUMBERED.match(after.plain.text)
                ):
                    found.add(question.number)
    return found
