"""/v1/letters: the outbound tray of letters on confidentiality decisions."""

from __future__ import annotations

from fastapi import Response

from service.api.answers import BODY, LOCATION, answers
from service.api.paths import InLetter, InRequest, InSubmission
from service.api.schemas.letters import DeliverySent, LetterList, LetterShown
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.idempotency import OnceKey, answer, fingerprint, once
from service.workflow.context import Context
from service.workflow.idempotent import Answer
from service.workflow.letters import tray
from service.workflow.letters.write import write_letter

router = keyed_router("letters")


@router.post(
    "/confidentiality-requests/{request}/letters",
    status_code=201,
    response_model=LetterShown,
    responses=answers(403, 404, 409, 422, ok=201, headers=(LOCATION,)),
)
def create_letter(ctx: Acting, request_id: InRequest, once_key: OnceKey = None) -> Response:
    """Write the letter on the last decision of a request, once; refused while a field of it has no value."""

    def run(inner: Context) -> Answer:
        made = write_letter(inner, request_id)
        shown = LetterShown.of(tray.get_letter(inner, made.id))
        return answer(shown, status=201, submission=made.submission, headers={LOCATION: f"/v1/letters/{made.id}"})

    return once(ctx, once_key, fingerprint("create_letter", request_id), run)


@router.get("/submissions/{submission}/letters", response_model=LetterList, responses=answers(404, 422))
def list_letters(ctx: Acting, submission: InSubmission) -> LetterList:
    """List the letters of a submission, delivered or not."""
    return LetterList(items=[LetterShown.of(each) for each in tray.letters_of(ctx, submission)])


@router.get("/letters/{letter}", response_model=LetterShown, responses=answers(404, 422))
def get_letter(ctx: Acting, letter: InLetter) -> LetterShown:
    """Read one letter in all its languages."""
    return LetterShown.of(tray.get_letter(ctx, letter))


@router.post("/letters/{letter}/confirmation", response_model=LetterShown, responses=answers(403, 404, 409, 422))
def confirm_letter(ctx: Acting, letter: InLetter, once_key: OnceKey = None) -> Response:
    """Confirm the draft wording of a letter."""

    def run(inner: Context) -> Answer:
        view = tray.confirm_letter(inner, letter)
        return answer(LetterShown.of(view), submission=view.letter.submission)

    return once(ctx, once_key, fingerprint("confirm_letter", letter), run)


@router.post("/letters/{letter}/delivery", response_model=LetterShown, responses=answers(403, 404, 409, *BODY))
def deliver_letter(ctx: Acting, letter: InLetter, sent: DeliverySent, once_key: OnceKey = None) -> Response:
    """Write down that a letter was delivered; it is never sent twice."""

    def run(inner: Context) -> Answer:
        view = tray.deliver_letter(inner, letter, sent.channel)
        return answer(LetterShown.of(view), submission=view.letter.submission)

    return once(ctx, once_key, fingerprint("deliver_letter", letter, sent), run)
