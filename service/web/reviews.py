"""The review desk: the text with its marks, the proposals beside it, and every decision on them."""

from __future__ import annotations

from fastapi import Request, Response

from service.domain.document import Span
from service.domain.errors import NotFound, Unreadable
from service.domain.review import Choice
from service.web.desk_text import page_of_place, page_spans, shown_rows, standing_of
from service.web.doors import Acting, Form, Id, Sent, pages
from service.web.rendering import page, turn_to
from service.web.whole_words import places_of
from service.workflow.context import Context
from service.workflow.review.accept_proposed import accept_proposed
from service.workflow.review.complete import complete
from service.workflow.review.decide_redaction import DecideRedaction, decide_redaction
from service.workflow.review.desk import Desk, get_desk
from service.workflow.review.return_review import return_review
from service.workflow.review.undo import undo

router = pages()

#: What can be given as the reason for keeping something, without typing.
REASONS = (
    "It names no person.",
    "The person acts in a public role.",
    "The person agreed to be named.",
    "It is already public.",
    "It singles nobody out.",
)
_CHOICES = {"accept": Choice.ACCEPT, "refuse": Choice.REFUSE, "ground": Choice.CHANGE_GROUND, "add": Choice.ADD}


@router.get("/reviews/{review}")
def show_desk(request: Request, ctx: Acting, review: Id, number: int = 1, at: str = "") -> Response:
    """Show one page of the text with its marks and proposals; `at` names a target to turn to."""
    desk = get_desk(ctx, review)
    cut = page_spans(desk.text)
    target = next((line for line in desk.lines if line.target == at), None)
    number = page_of_place(cut, target.start) if target else max(1, min(number, len(cut)))
    here = cut[number - 1]
    lines = [line for line in desk.lines if line.start < here.end and here.start < line.end]
    return page(
        request,
        "desk.html",
        desk=desk,
        review=desk.view.review,
        rows=shown_rows(desk.text, here, lines),
        lines=lines,
        findings={finding.id: finding for finding in desk.detection.findings},
        subjects={subject.id: subject for subject in desk.detection.subjects},
        people={subject.id: order for order, subject in enumerate(desk.detection.subjects, 1)},
        standing=standing_of,
        number=number,
        count=len(cut),
        following=_following(desk, here.end),
        reasons=REASONS,
        actions={action.action: action for action in desk.view.actions},
    )


@router.post("/reviews/{review}/decisions")
def decide(ctx: Acting, review: Id, sent: Form) -> Response:
    """Decide what one button names: `do` holds choice, target and the sequence that was read."""
    choice, target, sequence = _button(sent)
    if choice == "undo":
        undo(ctx, review, target, sequence=sequence)
        return turn_to(f"/reviews/{review}?at={target}", said="undone", at=f"t-{target}")
    ground = sent.one(f"ground:{target}") or None
    decide_redaction(
        ctx,
        DecideRedaction(
            review,
            _CHOICES[choice],
            target,
            _reason(sent, target) if choice == "refuse" else sent.one(f"reason:{target}").strip(),
            ground if choice in {"ground", "add"} else None,
            same_text=sent.one(f"all:{target}") == "text",
            same_subject=sent.one(f"all:{target}") == "person",
            sequence=sequence,
        ),
    )
    return turn_to(f"/reviews/{review}?at={_onwards(ctx, review, target)}", said="decided", at=f"t-{target}")


@router.post("/reviews/{review}/marks")
def add_marks(ctx: Acting, review: Id, sent: Form) -> Response:
    """Mark words that nobody proposed: at the place selected, or wherever the words stand."""
    words, ground = sent.one("words").strip(), sent.one("ground")
    start, end = sent.number("start"), sent.number("end")
    text = get_desk(ctx, review).text.text
    span = Span(start, end) if start is not None and end is not None and start < end and text[start:end].strip() == words else None
    everywhere = sent.one("everywhere") == "yes"
    places = [span] if span is not None and not everywhere else places_of(text, words)
    if not places:
        raise NotFound("words-not-there", "These words do not stand in the text.", todo="Copy them from the page as they stand there.")
    if len(places) > 1 and not everywhere:
        raise Unreadable(
            "words-more-than-once", f"These words stand in {len(places)} places.", todo="Add words around them, or mark them everywhere."
        )
    command = DecideRedaction(review, Choice.ADD, reason=sent.one("reason").strip(), ground=ground, span=places[0], same_text=everywhere)
    made = decide_redaction(ctx, command)
    return turn_to(f"/reviews/{review}?at={made.decisions[0].target}", said="added", at=f"t-{made.decisions[0].target}")


@router.post("/reviews/{review}/acceptances")
def accept_all(ctx: Acting, review: Id, sent: Form) -> Response:
    """Accept all that is proposed and that nobody has decided."""
    accept_proposed(ctx, review, revision=sent.number("revision"))
    return turn_to(f"/reviews/{review}", said="accepted")


@router.post("/reviews/{review}/completion")
def finish(ctx: Acting, review: Id, sent: Form) -> Response:
    """Complete the review."""
    complete(ctx, review, revision=sent.number("revision"))
    return turn_to(f"/reviews/{review}/approval", said="completed")


@router.post("/reviews/{review}/return")
def send_back(ctx: Acting, review: Id, sent: Form) -> Response:
    """Open the review again."""
    return_review(ctx, review, revision=sent.number("revision"))
    return turn_to(f"/reviews/{review}", said="returned")


def _button(sent: Sent) -> tuple[str, str, int]:
    choice, _, rest = sent.one("do").partition("|")
    target, _, sequence = rest.partition("|")
    if choice not in {*_CHOICES, "undo"} or not target or not (sequence.isascii() and sequence.isdigit()):
        raise Unreadable("choice-invalid", "No decision was chosen.", todo="Go back and use one of the buttons.")
    return choice, target, int(sequence[:9])


def _reason(sent: Sent, target: str) -> str:
    return sent.one(f"reason:{target}").strip() or sent.one("reason").strip()


def _onwards(ctx: Context, review: str, target: str) -> str:
    """Return the next target that waits, on this page or a later one; the same one when none does."""
    desk = get_desk(ctx, review)
    place = next((line.start for line in desk.lines if line.target == target), 0)
    return next((line.target for line in desk.undecided if line.start >= place), target)


def _following(desk: Desk, after: int) -> str:
    """Return a target that waits on a later page, else on an earlier one, else nothing."""
    waiting = [line.target for line in desk.undecided]
    later = [line.target for line in desk.undecided if line.start >= after]
    return (later or waiting or [""])[0]
