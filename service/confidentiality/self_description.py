"""Whether the respondent says who they are, as the call asks."""

from __future__ import annotations

import re

from service.confidentiality.own_words import Own, quote
from service.domain.document import Document
from service.domain.statement import Quote

_HEADED = re.compile(
    r"^\W*(?:\d[.)]? )?(?:who (?:we are|i am|is responding|are we)|about (?:us|me|the (?:respondent|author|organisation|trust|charity)|our \w+)|(?:a )?bit about (?:me|us)|our organi[sz]ation|background|introduction to|pwy (?:ydym ni|ydw i)|amdan(?:om ni|af i))\b"
)
_SAID = re.compile(
    r"\b(?:i am|i'm|im|i was|i have been|i've been) (?:\w+ ){0,4}?(?:an? |the )(?!(?:bit|little|lot|great|huge|big|strong|firm)\b)(?:[\w'-]+ ){0,5}[\w'-]+|\bi (?:have )?(?:work(?:ed)?|volunteer(?:ed)?|retired|served|teach|taught|run|ran|manage|managed|trained|practise[d]?) (?:\w+ ){0,3}?(?:as|for|in|at|with|on|from|twelve|\d)\b|\bi (?:was|spent|have spent) (?:\w+[- ]){1,5}(?:years?|months)\b"
    r"|\bwe are (?:an? |the )(?:[\w'-]+ ){0,8}(?:charity|trust|organisation|organization|company|firm|union|council|association|service|network|provider|body|group|landlord|college|university|force|team|partnership|society|cic|school|practice|chambers|regulator|agency|federation|enterprise)\b|\b(?:is|are) (?:an? |the |one of the )(?:[\w'-]+ ){0,8}(?:charity|trust|firm|company|union|council|association|network|provider|membership body|regulator|landlord|university|organisation|police force|social enterprise|society)\b"
    r"|\b(?:provides|provide|employs|employ|represents|represent|supports|support|supervises?) (?:[\w,'-]+ ){0,8}(?:services|staff|people|members|residents|patients|homes|care|families|victims|prisoners)\b|\bmy (?:son|daughter|mother|father|brother|sister|husband|wife|partner|niece|nephew) (?:was|is|has)\b|\bhas run\b|\bbeen on probation\b|\b(?:rydym|rwy'n|rwyf|dw i) (?:\w+ )?(?:yn |'n )(?:gymdeithas|elusen|weithiwr|swyddog|fam|dad|nyrs|athr\w+|gyngor|gweithio)\b|\bas (?:a|an) (?:[\w'-]+ ){0,4}(?:officer|nurse|teacher|doctor|mother|father|victim|survivor|prisoner|academic|researcher|solicitor|manager|resident|practitioner|psychologist|pilot),? i\b"
)
_EARLY = 60


def self_description(own: tuple[Own, ...], document: Document) -> tuple[Quote, ...]:
    """Return the words by which the respondent describes themselves, at most three; empty when they do not."""
    quotes = []
    for each in own[:_EARLY]:
        if each.passage.body and (_HEADED.match(each.text) or _SAID.search(each.text)) and not each.text.endswith("?"):
            quotes.append(quote("self_description", each, document, 0.8))
    return tuple(quotes[:3])
