"""Until when, and under what condition, a request holds."""

from __future__ import annotations

import re

from service.confidentiality.passages import Passages, Sentence
from service.confidentiality.requests.claim import Claim

_UNTIL = re.compile(
    r"\b(?:until|till|til|pending|for the (?:next|time being|duration)|for (?:\w+ )?(?:days|weeks|months|years)|before"
    r"|not before|no earlier than|prior to|embargo(?:ed)?(?: until)?|as long as|while|whilst|during|tan"
    r"|hyd nes)\b(?! (?:you|releasing|publishing|publication|responding|i (?:have )?(?:checked|seen"
    r"|agreed))\b)[^.;!?]{3,120}"
)
_IF = re.compile(
    r"\b(?:if|unless|provided(?: that)?|on (?:the )?(?:strict )?condition (?:that|of)|subject to|on the understanding that"
    r"|as long as|so long as|only if|should (?:you|it|this|my))\b[^.;!?]{3,200}"
)
_POLITE = re.compile(
    r"^(?:if (?:possible|you can|you could|at all possible|you would|you please|you don't mind|that is|that's|you need"
    r"|i may|not|any|you have)|unless otherwise)\b"
)


def time_limit(claims: tuple[Claim, ...], found: Passages) -> str | None:
    """Return the words that say until when, as they stand."""
    return _first(claims, found, _UNTIL)


def condition(claims: tuple[Claim, ...], found: Passages) -> str | None:
    """Return the words of the condition, as they stand."""
    return _first(claims, found, _IF, refused=_POLITE)


def _first(claims: tuple[Claim, ...], found: Passages, pattern: re.Pattern[str], refused: re.Pattern[str] | None = None) -> str | None:
    for claim in claims:
        sentence = sentence_of(claim, found)
        if sentence is None or claim.rule == "form":
            continue
        for hit in pattern.finditer(sentence.text):
            if refused is None or not refused.match(hit.group()):
                return found.document.quote(sentence.plain.span(hit.start(), hit.end())).rstrip(" .,;")
    return None


def sentence_of(claim: Claim, found: Passages) -> Sentence | None:
    """Return the sentence that a claim was heard in."""
    sentences = found.items[claim.passage].sentences
    return sentences[claim.sentence] if claim.sentence < len(sentences) else None
