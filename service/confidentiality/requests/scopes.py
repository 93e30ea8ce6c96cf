"""From what is asked and of what, the scope of a request."""

from __future__ import annotations

import re

from service.confidentiality.requests.actions import Act
from service.confidentiality.requests.objects import COMMERCIAL, IDENTITY, ORGANISATION, OUR_NAME, PART, THIRD_PARTY, WHOLE
from service.confidentiality.vocabulary import rule
from service.domain.statement import Scope

_KIN_BESIDE_ME = re.compile(
    r"\bmy (?:own )?names? (?:and|or|nor|, ) ?(?:that of |those of |the names? of |any of )?my (?:\w+ )?(?:famil|relatives"
    r"|children|daughter|son|wife|husband|partner|mother|father|kids)"
)
_FROM_WHOM = re.compile(
    r"\b(?:with|to|by|on to|back to|from|reach(?:es)?|beyond|outside|tell|inform|show|let|among|know(?:ing)?|at|anyone in"
    r"|anybody in) (?:\w+ ){0,2}?(?:my |our |the |any |other )?(?:\w+ ){0,2}?(?:employers?|managers?|line manager|boss"
    r"|bosses|hmpps|probation|police|prison|ministry|moj|council|colleagues|organi[sz]ations?|head ?office|trust|landlord"
    r"|governor|school|company|team|region|area|department|anyone|anybody|third part(?:y|ies)|other (?:bodies|agencies"
    r"|departments|people|organisations)|agenc(?:y|ies)|press|media|neighbours|family|husband|wife|ex|union|head teacher"
    r"|chief|board|government|regulator|commissioners?)\b"
)
_ANYONE = re.compile(r"\b(?:anyone|anybody|nobody|no one|no-one|others|people|someone)\b")
_ONLY_THEM = re.compile(
    r"\beyes only\b|\binternal\b|\bonward\b|\bcirculat\w+|\bneed[- ]to[- ]know\b|\bstays? (?:within|with|between)\b"
    r"|\bno further\b|\bpass(?:ed)? (?:it |this )?on\b|\bforward(?:ed)?\b"
)
_AS_SOMEBODY = re.compile(
    r"\b(?:as|under|to) '?\"?(?:just |simply |only )?(?:a|an|'a|'an|\"a|\"an) \W?(?:\w+[ -]){0,5}(?:organi[sz]ation"
    r"|provider|charity|service|body|agency|trust|employer|company|university|force|council|group|firm|college|school"
    r"|association)\b"
)
_TO_ME = re.compile(r"\b(?:to|back to) (?:me|us|myself)\b|\bmy name\b|\bby name\b|\bchatham house\b|\bnamed?\b|\banonym\w+")
_COMMERCIAL_ITSELF = re.compile(r"\bcommercial(?:ly)?[ -](?:in[ -])?confiden\w+|\bin[ -]commercial[ -]confidence\b")
_PART_HEALTH = re.compile(r"\b(?:health|medical) (?:information|details|history|condition|data)\b")
_ONLY_CASES = re.compile(r"\bcase (?:examples?|stud(?:y|ies)|histor(?:y|ies)|material|notes)\b")
_MEMBERS = rule(r"\bmembers?\b[^.;!?]{0,60}\b(?:non-?|un)-?attribut\w+")
_OFF_RECORD = rule(
    r"\boff[- ]the[- ]record\b|\bbetween (?:us|ourselves|you and me|you and i|the two of us)\b|\bentre nous\b|\b(?:tell"
    r"|telling|told|say|saying|mention|mentioning) (?:you )?(?:this|that|it"
    r"|you)\b[^.;!?]{0,20}\bin [^.;!?]{0,20}?confidence\b"
)
_WORD_RESPONSE = re.compile(
    r"\b(?:my|this|our|the|whole|entire) (?:whole |entire |full |written )?(?:response|submission|letter|e-?mail|evidence"
    r"|contribution|statement|reply|feedback)\b|\bentire(?:ly|ty)?\b|\bwhole\b"
)


def scopes(asked: str, sentence: str, acts: frozenset[Act], *, speaks_for_organisation: bool) -> frozenset[Scope]:
    """Return the scopes of a request. `asked` is the plain sentence without its reason; `sentence` has the reason too."""
    found = _objects(asked, acts, speaks_for_organisation=speaks_for_organisation)
    if Act.NOT_QUOTE in acts:
        found = _quotation(asked, found)
    elif Act.NOT_SHARE in acts:
        found = _sharing(asked, found, acts)
    if COMMERCIAL.search(sentence) and Scope.IDENTITY not in found:
        found = (found - {Scope.PART} if _COMMERCIAL_ITSELF.search(asked) else found) | {Scope.COMMERCIAL}
    if _SENT_ON.search(asked):
        found = found | {Scope.NO_SHARING}
    if not found or (found == {Scope.COMMERCIAL} and WHOLE.search(asked) and not COMMERCIAL.search(_without_whole(asked))):
        found |= {Scope.WHOLE}
    return frozenset(found)


_SENT_ON = re.compile(
    r"(?:\b(?:not|dont|never|nor|nobody)\b|n't\b)[^.;!?]{0,25}?\b(?:send|sent|pass(?:ed)?|hand(?:ed)?|forward(?:ed)?|give|show)\b[^.;!?]{0,20}?"
    r"\bto (?:the|my|any|other|another) (?!public|press|media|world)|\bnot to any other (?:office|body|department|agency|ministry)"
    r"|\bsends? (?:this|it)[^.;!?]{0,20} to (?:another|any other)\b"
)


def _without_whole(text: str) -> str:
    return WHOLE.sub(" ", text)


def _objects(asked: str, acts: frozenset[Act], *, speaks_for_organisation: bool) -> set[Scope]:
    found: set[Scope] = set()
    if (
        _OFF_RECORD.search(asked)
        and not re.search(r"\b(?:keep|kept|stays?|remains?)\b", asked)
        and not _WORD_RESPONSE.search(asked)
        and not re.search(r"\b(?:all of (?:this|it)|everything)\b", asked)
    ):
        return {Scope.PART}
    naming = asked if Act.NOT_SHARE not in acts else _FROM_WHOM.sub(" ", asked)
    others = bool(THIRD_PARTY.search(naming)) or bool(_MEMBERS.search(asked))
    if PART.search(asked):
        found.add(Scope.PART)
    if others and Act.SECRET not in acts and _ONLY_CASES.search(naming) and not THIRD_PARTY.search(_ONLY_CASES.sub(" ", naming)):
        others = False
    if others and not _PART_HEALTH.search(asked) and not _KIN_BESIDE_ME.search(asked):
        found.add(Scope.THIRD_PARTY)
    if ORGANISATION.search(naming) or (speaks_for_organisation and OUR_NAME.search(asked)):
        found.add(Scope.ORGANISATION)
    elif OUR_NAME.search(asked) and Act.NOT_QUOTE not in acts:
        found.add(Scope.IDENTITY)
    if _identity(_PART_HEALTH.sub(" ", asked), found, acts):
        found.add(Scope.IDENTITY)
    return found


def _identity(asked: str, found: set[Scope], acts: frozenset[Act]) -> bool:
    if not IDENTITY.search(asked):
        return False
    only_anonymous = not re.search(r"\b(?:my|me|myself|i'm|who i am|signator\w+)\b", asked)
    if only_anonymous and found & {Scope.ORGANISATION, Scope.THIRD_PARTY, Scope.PART}:
        return False
    return Act.NOT_QUOTE not in acts or bool(_TO_ME.search(asked))


def _quotation(asked: str, found: set[Scope]) -> set[Scope]:
    found = found - {Scope.PART} if not re.search(r"\b(?:annex|appendix|section|paragraph|case|attached|example|part)\b", asked) else found
    if _MEMBERS.search(asked):
        return found | {Scope.THIRD_PARTY}
    if _AS_SOMEBODY.search(asked):
        found = (found | {Scope.ORGANISATION}) - {Scope.IDENTITY}
    elif "chatham house" in asked:
        found = found | {Scope.IDENTITY}
    return found | {Scope.QUOTATION}


def _sharing(asked: str, found: set[Scope], acts: frozenset[Act]) -> set[Scope]:
    """Onward sharing with somebody named stands by itself; "nobody else" beside a whole request adds nothing."""
    restricting = acts - {Act.NOT_SHARE}
    to_whom = _FROM_WHOM.search(asked)
    only_anyone = to_whom is None or bool(_ANYONE.search(to_whom.group()))
    if found and not restricting:
        narrow = bool(found & {Scope.IDENTITY, Scope.ORGANISATION, Scope.THIRD_PARTY})
        return found if narrow and only_anyone else found | {Scope.NO_SHARING}
    if not restricting:
        return {Scope.NO_SHARING}
    if only_anyone and not _ONLY_THEM.search(asked):
        return found
    return (found or {Scope.WHOLE}) | {Scope.NO_SHARING}
