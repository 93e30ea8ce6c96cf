"""`disclosure evaluate PATH...`: how much of what must go goes, and of what must stay stays, on marked texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from service.cli.redact import read_call
from service.detection.detecting import load_detector
from service.domain.proposal import Purpose
from service.policy.packs import load_packs, packs_folder
from service.workflow.evaluation.evaluate import Evaluation, evaluate
from service.workflow.evaluation.gold import BadGold, GoldText
from service.workflow.evaluation.reading_gold import read_gold
from service.workflow.evaluation.running import Road
from service.workflow.evaluation.showing import as_json, lines

HELP = """Measure detection and understanding on marked texts (gold).

Each PATH is a file, or a folder whose .jsonl and .yaml files are read (not those in folders inside it).

\b
JSON lines, one object a line:
  {"id": "c1", "text": "Jane Doe wrote.", "spans": [{"s": 0, "e": 8, "t": "PERSON"}]}
  s and e are half-open code points. With "ident": DIRECT must go, QUASI may point
  at somebody, NO_MASK must stay; without it PERSON, PHONE, EMAIL, ID and ADDRESS
  are direct, AGE quasi, and other types count neither way. "eid" names the person.

\b
YAML, one file a submission:
  received: 2025-05-29T10:00:00+01:00
  text: |
    I am {{D:p1:Jane Doe}}, {{Q:p1:aged 34}}, and admire {{K:Reason's Swiss cheese}}.
    {{R:p2:A passage about one person, which may hold {{D:p2:other}} marks.}}
  statements: {capacity: individual, confidentiality_requested: true, scope: [whole]}
  D direct, Q quasi, K must stay, R a passage that must go; p1 is the same for all
  mentions of one person. Statements that are left out are not scored: capacity,
  respondent_name, organisation, confidentiality_requested, scope,
  justification_quality, do_not_contact, automatic_disclaimer_only, late,
  questions_answered, consent_publish, withdrawn, contradictory.
  A text with "call: other" is evaluated without the call of --call.

\b
YAML, a list of sentences (statements only, reported by kind):
  - {text: "Please keep my name out.", requested: true, scope: [identity], kind: request}

\b
masked      at least 90 % of a mention's letters and digits are gone; titles before
            it and a possessive s after it do not count
damaged     more than 10 % of a must-keep string's letters and digits are gone
ordinary    letters and digits outside every marked span
people      everybody with a direct mention; fully masked when every one of them is
jigsaw      a quasi-identifier counts when masked, or when it belongs to a combination
            of which a detail is redacted (action redact in the report)
precision   share of redactions that overlap a span that must go (D, Q or R)
recall      share of spans that must go which a redaction overlaps
F2          5PR / (4P + R)

What is printed holds ids of texts only; --show-leaks prints what the texts say.
"""


@click.command(help=HELP)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--call", "call_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The call for evidence, as YAML.")
@click.option(
    "--purpose", type=click.Choice([Purpose.PUBLICATION.value, Purpose.FOI.value]), default=Purpose.PUBLICATION.value, show_default=True
)
@click.option("--limit", type=click.IntRange(min=1), help="Read only so many texts.")
@click.option("--worst", type=click.IntRange(min=0), default=10, show_default=True, help="How many of the worst documents to name.")
@click.option("--show-leaks", is_flag=True, help="Print the strings that stay, are damaged or misunderstood: personal data, never log it.")
@click.option("--json", "as_data", is_flag=True, help="Print JSON.")
def command(
    *, paths: tuple[Path, ...], call_file: Path | None, purpose: str, limit: int | None, worst: int, show_leaks: bool, as_data: bool
) -> None:
    """Measure on gold; the help that users read is `HELP`."""
    try:
        golds = [gold for path in paths for gold in read_gold(path)][:limit]
    except BadGold as error:
        raise click.UsageError(str(error)) from error
    road = Road(load_detector(), load_packs(packs_folder()), Purpose(purpose), read_call(call_file))
    with click.progressbar(length=len(golds), label="evaluating", file=sys.stderr, hidden=as_data) as progress:
        found = evaluate(golds, road, tick=lambda: progress.update(1))
    unsafe = [*leaks(found, golds), *misunderstandings(found, golds)] if show_leaks else []
    if as_data:
        click.echo(json.dumps(as_json(found) | ({"shown": unsafe} if show_leaks else {}), ensure_ascii=False, indent=1, default=str))
        return
    for line in [*lines(found, worst=worst), *(f"{each}" for each in unsafe)]:
        click.echo(line)


def leaks(found: Evaluation, golds: Sequence[GoldText]) -> Iterator[dict[str, object]]:
    """Yield what stays and what is damaged, in the texts' own words."""
    texts = {gold.id: gold.text for gold in golds}
    for each in found.leaks:
        text = texts[each.id]
        yield {
            "id": each.id,
            "missed": [text[span.start : span.end] for span in each.missed],
            "damaged": [text[span.start : span.end] for span in each.damaged],
        }


def misunderstandings(found: Evaluation, golds: Sequence[GoldText]) -> Iterator[dict[str, object]]:
    """Yield what was understood instead of what is true."""
    judged = {gold.id: gold.statements for gold in golds}
    for each in found.misread:
        for field, said in zip(each.fields, each.said, strict=True):
            yield {"id": each.id, "field": field, "true": judged[each.id][field], "understood": said}
