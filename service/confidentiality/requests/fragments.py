"""Short pieces that stand alone: a word at the top of a letter, a subject line, a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.confidentiality.requests.objects import PART
from service.domain.statement import Scope

_ADDRESSEE = (
    r"(?:for the inspectorate'?s? eyes only|for your eyes only|eyes only|for (?:the )?addressee only|addressee only"
    r"|to be opened by addressee only)"
)
_CORE = (
    rf"(?:(?:strictly|highly|completely|totally|very)? ?(?:private (?:and|&) confidential"
    rf"|confidential(?:ity)?(?: (?:response|submission|evidence|letter|reply|request|information|statement|document|please"
    rf"|requested))?|personal (?:and|&) confidential|private)"
    rf"|(?:in|sent in|submitted in|given in) (?:the )?(?:strict(?:est)? |complete |total |absolute )?confidence"
    rf"|(?:strictly )?not for (?:any )?(?:publication|release|public (?:release|consumption)|disclosure|publishing|sharing"
    rf"|(?:any )?(?:onward |wider |further |external |general )?(?:circulation|distribution|sharing|transmission)"
    rf"|attribution|quotation)|do not (?:publish|share|disclose|circulate|distribute|forward|quote|release|copy)"
    rf"|please do not (?:publish|share|disclose|circulate|forward|quote)|off the record|anonymous(?: response| submission"
    rf"| please)?|name withheld|{_ADDRESSEE}|(?:for )?internal use only|not to be (?:published|shared|disclosed|quoted)"
    rf"|unpublished|withhold from publication|cyfrinachol(?: iawn)?|preifat a chyfrinachol|nid i'w g?h?yhoeddi|dienw"
    rf"|ddim i'w gyhoeddi)"
)
_WHOLE = re.compile(rf"[\W_]*(?:{_CORE})(?:[\s,;:.!|/()\[\]-]+(?:and |a |or )?(?:{_CORE}))*[\W_]*")
_LEADING = re.compile(rf"[\W_]*(?:(?:re|fw|fwd|yn ymateb)\s?:\s?)*[\W_]*(?P<core>{_CORE})\b[\W_]*(?P<sep>[:\-|/\])(!.,]|$)")
_TRAILING = re.compile(rf"[\[(\-:|,/]\s?(?P<core>{_CORE})[\W_]*$")
_LETTER = re.compile(r"^(?:our |my )?(?:response|submission|evidence)\b")
_TEMPLATE = re.compile(
    r"\b(?:commercial(?:ly)? in[- ]confidence|without prejudice|privileged (?:and|&) confidential|legally privileged|draft"
    r"|restricted|company confidential|all rights reserved)\b"
)
_ANONYMOUS = re.compile(r"\b(?:anonymous|name withheld|dienw)\b")
_ONWARD = re.compile(r"\b(?:eyes only|internal use|internal|sharing|share|circulat\w+|forward|addressee|distribute)\b")
_QUOTE = re.compile(r"\b(?:quote|quoted|quotation|attribution)\b")
_PUBLISH = re.compile(r"\b(?:confiden\w+|publi\w+|private|release|disclos\w+|cyfrinachol|record|hyhoeddi|gyhoeddi)\b")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stand-alone word of secrecy. `deliberate`: it uses a verb or names the response, so no template put it there."""

    text: str
    scopes: frozenset[Scope]
    deliberate: bool


def fragment(text: str, *, title: bool) -> Fragment | None:
    """Return the fragment that a short plain text is; in titles (subject, heading) it may lead or follow other words."""
    if len(text) > 160 or _TEMPLATE.search(text):
        return None
    whole = _WHOLE.fullmatch(text)
    found = whole or (title and (_LEADING.match(text) or _TRAILING.search(text)))
    if not found:
        return None
    core = text if whole else found.group("core")
    scopes = _scopes(core)
    if title and not whole and PART.search(text):
        scopes = frozenset({Scope.PART})
    return Fragment(
        core,
        scopes,
        deliberate=bool(
            re.search(
                r"\b(?:not|please|eyes|withhold|anonymous|name|record|in (?:strict )?confidence|response|submission|nid|ddim)\b", core
            )
        ),
    )


def _scopes(core: str) -> frozenset[Scope]:
    if _ANONYMOUS.search(core):
        return frozenset({Scope.IDENTITY})
    found: set[Scope] = set()
    if _ONWARD.search(core):
        found.add(Scope.NO_SHARING)
    if _QUOTE.search(core):
        found.add(Scope.QUOTATION)
    if _PUBLISH.search(core) or not found:
        found.add(Scope.PART if "record" in core else Scope.WHOLE)
    return frozenset(found)
