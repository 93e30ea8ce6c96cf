"""Whether the respondent says who they are, as the call asks."""

from __future__ import annotations

import re

from service.confidentiality.own_words import Own, quote
from service.domain.document import Document
from service.domain.statement import Quote

_HEADED = re.compile(
    r"^\W*(?:\d[.)]? )?(?:who (?:we are|i am|is responding|are we)|about (?:us|me|the (?:respondent|author|organisation"
    r"|trust|charity)|our \w+)|(?:a )?bit about (?:me|us)|our organi[sz]ation|background|introduction to|pwy (?:ydym ni"
    r"|ydw i)|amdan(?:om ni|af i))\b"
)
_SAID = re.compile(
    r"\b(?:i am|i'm|im|i was|i have been|i've been) (?:\w+ ){0,4}?(?:an? |the )(?!(?:bit|little|lot|great|huge|big|strong"
    r"|firm)\b)(?:[\w'-]+ ){0,5}[\w'-]+|\bi (?:have )?(?:work(?:ed)?|volunteer(?:ed)?|retired|served|teach|taught|run|ran"
    r"|manage|managed|trained|practise[d]?) (?:\w+ ){0,3}?(?:as|for|in|at|with|on|from|twelve|\d)\b|\bi (?:was|spent"
    r"|have spent) (?:\w+[- ]){1,5}(?:years?|months)\b"
    r"|\bwe are (?:an? |the )(?:[\w'-]+ ){0,8}(?:charity|trust|organisation|organization|company|firm|union|council"
    r"|association|service|network|provider|body|group|landlord|college|university|force|team|partnership|society|cic"
    r"|school|practice|chambers|regulator|agency|federation|enterprise)\b|\b(?:is|are) (?:an? |the "
    r"|one of the )(?:[\w'-]+ ){0,8}(?:charity|trust|firm|company|union|council|association|network|provider"
    r"|membership body|regulator|landlord|university|organisation|police force|social enterprise|society)\b"
    r"|\b(?:provides|provide|employs|employ|represents|represent|supports|support"
    r"|supervises?) (?:[\w,'-]+ ){0,8}(?:services|staff|people|members|residents|patients|homes|care|families|victims"
    r"|prisoners)\b|\bmy (?:son|daughter|mother|father|brother|sister|husband|wife|partner|niece|nephew) (?:was|is|has)\b"
    r"|\bhas run\b|\bbeen on probation\b|\b(?:rydym|rwy'n|rwyf|dw i) (?:\w+ )?(?:yn |'n )(?:gymdeithas|elusen|weithiwr"
    r"|swyddog|fam|dad|nyrs|athr\w+|gyngor|gweithio)\b|\bas (?:a|an) (?:[\w'-]+ ){0,4}(?:officer|nurse|teacher|doctor"
    r"|mother|father|victim|survivor|prisoner|academic|researcher|solicitor|manager|resident|practitioner|psychologist"
    r"|pilot),? i\b"
)
_EARLY = 60


def self_description(own: tuple[Own, ...], document: Document) -> tuple[Quote, ...]:
    """Return the words by which the respondent describes themselves, at most three; empty when they do not."""
    said = [each for each in own[:_EARLY] if each.passage.body and _describes(each.text)]
    return tuple(quote("self_description", each, document, 0.8) for each in said[:3])


def _describes(text: str) -> bool:
    return bool(_HEADED.match(text) or _SAID.search(text)) and not text.endswith("?")
