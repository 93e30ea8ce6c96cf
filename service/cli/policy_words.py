"""A ground explained: as lines for a person and as data for a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.policy.explaining import Explained
from service.policy.pack import Advice, Example, Facts, Need

KINDS = {
    "absolute": "absolute: no public interest test",
    "qualified": "qualified: withheld only where the public interest in doing so outweighs that in disclosure",
    "procedural": "procedural: about the request, not about the information",
    "policy": "the authority's own line, not a rule of law",
}
BASES = {
    "class": "class: it is enough that the information is of that kind",
    "prejudice": "prejudice: the harm must be shown",
    "policy": "policy",
    "procedure": "procedure",
}
OPEN = "every authority"
FIRST_WINS = "The first line that fits wins; it is advice, and a person decides."


def as_data(explained: Explained) -> dict[str, Any]:
    """Return all that the pack says of the ground."""
    ground, pack = explained.ground, explained.pack
    advice_of = {step.question: step.advice for step in explained.steps}
    return {
        "id": ground.id,
        "title": ground.title,
        "pack": {"id": pack.id, "title": pack.title, "version": pack.reference.version, "digest": pack.reference.digest},
        "in_force": {"from": pack.starts.isoformat(), "to": pack.ends.isoformat() if pack.ends else None},
        "kind": ground.kind,
        "basis": ground.basis,
        "summary": ground.summary,
        "mark": pack.mark(ground.id),
        "usual": ground.usual,
        "source": ground.source,
        "confirmed": ground.confirmed,
        "serves_for_the_dead": ground.dead,
        "neither_confirm_nor_deny": ground.neither_confirm_nor_deny,
        "needs": [_need_data(need) for need in explained.needs],
        "questions": [
            {
                "id": question.id,
                "text": question.text.strip(),
                "answer": question.answer,
                "choices": list(question.choices),
                "evidence": question.evidence,
                "leads_to": [_advice_data(advice) for advice in advice_of[question.id]],
            }
            for question in ground.test.questions
        ],
        "advice": [_advice_data(advice) for advice in ground.test.advice],
        "examples": [_example_data(example) for example in ground.examples],
    }


def _need_data(need: Need) -> dict[str, Any]:
    return {"id": need.id, "title": need.title, "authority_types": list(need.authority_types)}


def _advice_data(advice: Advice) -> dict[str, Any]:
    return {"when": _facts(advice.when), "outcome": advice.verdict, "advice": advice.advice}


def _example_data(example: Example) -> dict[str, Any]:
    decisive = {example.decisive[0]: example.decisive[1]} if example.decisive else None
    return {"facts": example.facts, "given": _facts(example.given), "expect": example.expect, "decisive": decisive}


def _facts(facts: Facts) -> dict[str, list[str]]:
    return {key: sorted(values) for key, values in facts.items()}


def as_lines(explained: Explained) -> Iterator[str]:
    """Yield what a lawyer would want to see on one page."""
    ground, pack = explained.ground, explained.pack
    yield f"{ground.id}  {ground.title}"
    yield f"  {ground.summary}"
    yield f"  Pack: {pack.title} ({pack.id} {pack.reference.version}), in force from {pack.starts.isoformat()}"
    yield f"  Kind: {KINDS.get(ground.kind, ground.kind)}"
    yield f"  Basis: {BASES.get(ground.basis, ground.basis)}"
    yield f"  Source: {ground.source} ({'confirmed' if ground.confirmed else 'not confirmed: nobody has held it against the statute book'})"
    yield f"  Mark: {pack.mark(ground.id)}"
    yield from _open_to(explained.needs)
    if ground.neither_confirm_nor_deny:
        yield "  It lets the authority neither confirm nor deny."
    if not ground.dead:
        yield "  It does not serve for people who have died."
    if ground.usual:
        yield f"  Usual: {ground.usual}"
    yield from _questions(explained)
    yield "Worked examples"
    for example in ground.examples:
        yield from _example(example)


def _open_to(needs: tuple[Need, ...]) -> Iterator[str]:
    if not needs:
        yield f"  Open to: {OPEN}"
    for need in needs:
        types = f" Authority types that may: {', '.join(need.authority_types)}." if need.authority_types else ""
        yield f"  Open only if: {need.title}.{types}"


def _questions(explained: Explained) -> Iterator[str]:
    yield f"Questions ({FIRST_WINS[0].lower()}{FIRST_WINS[1:-1]})"
    advice_of = {step.question: step.advice for step in explained.steps}
    for number, question in enumerate(explained.ground.test.questions, start=1):
        choices = " / ".join(question.choices) if question.choices else f"({question.answer})"
        yield f"  {number}. {question.id}: {question.text.strip()} [{choices}]"
        if question.evidence:
            yield f"     evidence: {question.evidence}"
        for advice in advice_of[question.id]:
            yield f"     {_said(advice.when)} → {_plain(advice.verdict)}: {advice.advice}"


def _example(example: Example) -> Iterator[str]:
    yield f"  {_plain(example.expect)}: {example.facts}"
    yield f"     answers: {_said(example.given)}"
    if example.decisive:
        yield f"     decisive: with {example.decisive[0]} = {example.decisive[1]} it comes out otherwise"


def _said(facts: Facts) -> str:
    return ", ".join(f"{key} = {' or '.join(sorted(values))}" for key, values in facts.items())


def _plain(verdict: str) -> str:
    return verdict.replace("_", " ")
