"""`disclosure letter`: the outbound tray on the command line. All of it is an act of a person, whose key is read from DISCLOSURE_KEY."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.acting import person_of
from service.cli.opening import home_option, json_option, opened, show
from service.workflow.letters.tray import LetterView, confirm_letter, deliver_letter, get_letter, letters_of
from service.workflow.letters.write import write_letter


@click.group()
def command() -> None:
    """Letters that tell respondents how their requests were decided."""


@command.command("write")
@click.argument("request")
@home_option
@json_option
def write(*, request: str, home: Path | None, as_json: bool) -> None:
    """Write the letter on the last decision of REQUEST."""
    with opened(home) as parts:
        made = write_letter(parts.context(person_of(parts)), request)
    show({"letter": made.id}, [f"{made.id} waits in the tray"], as_json=as_json)


@command.command("list")
@click.argument("submission")
@home_option
@json_option
def list_(*, submission: str, home: Path | None, as_json: bool) -> None:
    """List the letters of SUBMISSION."""
    with opened(home) as parts:
        found = letters_of(parts.context(person_of(parts)), submission)
    rows = [{"letter": each.letter.id, "kind": each.letter.kind, "stands": _stands(each)} for each in found]
    show({"letters": rows}, [f"{row['letter']}  {row['kind']}  {row['stands']}" for row in rows], as_json=as_json)


@command.command("show")
@click.argument("letter")
@click.option("--language", default="en", show_default=True)
@home_option
@json_option
def read(*, letter: str, language: str, home: Path | None, as_json: bool) -> None:
    """Print LETTER in one language."""
    with opened(home) as parts:
        texts = get_letter(parts.context(person_of(parts)), letter).letter.texts
    text = next((each for each in texts if each.language == language), None)
    if text is None:
        raise click.UsageError(f"the letter is there in {', '.join(each.language for each in texts)}")
    draft = ["(draft wording that nobody has confirmed)"] if text.draft else []
    show({"title": text.title, "text": text.text, "draft": text.draft}, [text.title, *draft, "", text.text], as_json=as_json)


@command.command("confirm")
@click.argument("letter")
@home_option
@json_option
def confirm(*, letter: str, home: Path | None, as_json: bool) -> None:
    """Confirm the draft wording of LETTER, as an approver."""
    with opened(home) as parts:
        confirm_letter(parts.context(person_of(parts)), letter)
    show({"confirmed": letter}, [f"{letter} is confirmed"], as_json=as_json)


@command.command("deliver")
@click.argument("letter")
@click.option("--channel", required=True, help="How it went: post, e-mail.")
@home_option
@json_option
def deliver(*, letter: str, channel: str, home: Path | None, as_json: bool) -> None:
    """Write down that LETTER was delivered."""
    with opened(home) as parts:
        deliver_letter(parts.context(person_of(parts)), letter, channel)
    show({"delivered": letter}, [f"{letter} is delivered"], as_json=as_json)


def _stands(view: LetterView) -> str:
    if view.letter.delivered_at is not None:
        return "delivered"
    return "waits for an approver" if view.letter.needs_confirming else "ready"
