"""Requests in Welsh."""

from __future__ import annotations

import re

from service.confidentiality.requests.claim import Heard, Says, heard
from service.domain.statement import Scope

_S = Scope
_GAP = r"[^.;!?]{0,70}?"
_NOT = r"(?:peidiwch|[pb]eidio|nad|dydw|dwi ddim|nad wyf|paid(?:wch)?|ddim|nid|na |ni |dim|byth|heb)"
_PUBLISH = r"(?:cyhoeddi\w*|gyhoeddi\w*|chyhoeddi\w*|nghyhoeddi|ddatgelu|datgelu|gyhoeddus|cyhoeddus|rhyddhau|ryddhau)"
_NAME = (
    r"(?:fy enw|i'm henw|fy henw|fy enwau|ein henwau?|fy manylion|fy hunaniaeth|pwy ydw i|fy nghyfeiriad|enwi fi|f'enwi"
    r"|fy enwi|enwch fi|fy nodi"
    r"|fy adnabod|enw i|ngenw|fanylion personol|manylion personol)"
)
_RESPONSE = r"(?:ymateb|cyflwyniad|tystiolaeth|llythyr|e-bost|sylwadau|neges|ffurflen|hyn)"
_PART = r"(?:atodiad|adran|paragraff\w*|rhan|enghraifft|astudiaeth achos|tudalen)"
_ORG = (
    r"(?:enw(?:'r|r| y| ein| fy)? (?:sefydliad|mudiad|cwmni|elusen|cyflogwr|nghyflogwr|mudiad)|enwi(?:'r| ein"
    r"| fy)? (?:sefydliad|mudiad|cwmni|elusen|cyflogwr|nghyflogwr|gwasanaeth))"
)
_NOT_CONF = re.compile(
    r"\b(?:nid yw|dyw|nid oes|does|ddim|nid|dim|heb)\b[^.;!?]{0,60}?\b(?:gyfrinachol|cyfrinachol|gyfrinachedd|gyfrinachol)"
)
_TOPIC = re.compile(
    r"\bstaff\b[^.]{0,30}gyfrinachol|\badrodd\b[^.]{0,25}gyfrinachol|\b(?:system|gwasanaeth|llinell|adroddiadau"
    r"|ymchwiliad(?:au)?|staff|adolygiad(?:au)?) (?:\w+ ){0,2}(?:gyfrinachol|cyfrinachol)|\btorri cyfrinachedd"
    r"|\bpryder\w* (?:am|ynghylch|ynglŷn â) gyfrinachedd|\bdyletswydd (?:o )?gyfrinachedd"
)
_WISH = re.compile(
    r"\b(?:hoffwn|hoffem|dymunaf|dymunwn|gofynnaf|gofynnwn|gofyn|rwy'n gofyn|rydym yn gofyn|dw i|rwyf|rydw i|dwi|byddai"
    r"|byddwn|a fyddech|os gwelwch|cadwch|trin\w*|triniwch|well gen\w*|eisiau|dylid|rhaid|peidiwch|mae(?:'r)?|cadw|fynnu"
    r"|erfyn|deisyf\w*|a wnewch|wnewch|allech|gallech|plis)\b"
)
_PATTERNS: tuple[tuple[re.Pattern[str], Heard], ...] = (
    (
        re.compile(
            rf"{_NOT}{_GAP}(?:rannu|rhannu|dangos|ddangos|anfon|basio){_GAP}(?:cyflogwr|nghyflogwr|rheolwr|neb|unrhyw un|heddlu"
            rf"|gwasanaeth)"
        ),
        heard(0.9, _S.NO_SHARING, rule="cy-share"),
    ),
    (
        re.compile(rf"{_NOT}{_GAP}(?:dyfynnu|ddyfynnu|nyfynnu|priodoli|briodoli|phriodoli|ngeiriau)"),
        heard(0.9, _S.QUOTATION, rule="cy-quote"),
    ),
    (re.compile(rf"{_NOT}{_GAP}{_ORG}"), heard(0.9, _S.ORGANISATION, rule="cy-organisation")),
    (
        re.compile(
            rf"{_NOT}{_GAP}\benw(?:au)?\b(?! wrth)[^.;!?]{{0,25}}?(?:fy merch|fy mab|fy mhlentyn|plant|fy mam|fy nhad|teulu"
            rf"|staff|cleifion|claf|dioddefwyr"
            rf"|n?[cg]h?ydweithwyr)"
        ),
        heard(0.9, _S.THIRD_PARTY, rule="cy-third-party"),
    ),
    (
        re.compile(rf"(?:{_NOT}{_GAP}{_NAME}|{_NAME}{_GAP}(?:gyfrinachol|cyfrinachol|breifat|{_NOT}))"),
        heard(0.92, _S.IDENTITY, rule="cy-name"),
    ),
    (re.compile(r"\b(?:ddienw|dienw|ddi-enw|di-enw|anhysbys|ffugenw)\b"), heard(0.85, _S.IDENTITY, rule="cy-anonymous")),
    (
        re.compile(
            rf"\b{_PART}\b{_GAP}(?:gyfrinachol|cyfrinachol|cyfrinach|{_NOT}{_GAP}{_PUBLISH})|(?:gyfrinachol|cyfrinachol"
            rf"|{_NOT}{_GAP}{_PUBLISH}){_GAP}\b{_PART}\b"
        ),
        heard(0.88, _S.PART, rule="cy-part"),
    ),
    (re.compile(rf"{_NOT}{_GAP}{_PUBLISH}|\bnid i'w g?h?yhoeddi|\bddim i'w g?h?yhoeddi"), heard(0.9, _S.WHOLE, rule="cy-publish")),
    (
        re.compile(
            r"\b(?:yn|aros|cadw|cyflwyn\w+|mewn|fod)\b[^.;!?]{0,40}?\b(?:gyfrinachol|cyfrinachol|gyfrinachedd|cyfrinachedd)\b"
            r"|\bmewn cyfrinach\b|\byn breifat\b|\bgyfrinachol\b|\bcyfrinachedd\b"
        ),
        heard(0.88, _S.WHOLE, rule="cy-confidential"),
    ),
)
_STEMS = re.compile(
    r"gyfrinach|cyfrinach|chyfrinach|dienw|ddienw|di-enw|anhysbys|ffugenw|hoeddi|datgelu|enwi\b|enw\b|henwau|manylion"
    r"|yfynnu|briodoli|rannu|rhannu|breifat|pwy yd|dangos|gyhoeddus|hunaniaeth|enwau"
)
_POSITIVE = re.compile(r"\b(?:hapus|fodlon|bodlon|iawn|croeso|caniat\w+|dim gwrthwynebiad|gallwch|cewch)\b")
_NOT_BUT = re.compile(r"\bond\b")


def welsh(text: str) -> Heard | None:
    """Return what a plain Welsh sentence asks."""
    if not _STEMS.search(text) or _TOPIC.search(text):
        return None
    if _NOT_CONF.search(text) and not re.search(r"\b(?:heblaw|ac eithrio|ond)\b", text):
        return heard(0.85, says=Says.DENIES, rule="cy-not-confidential")
    if _POSITIVE.search(text) and not re.search(rf"\b{_NOT}\b", text):
        return None
    wished = bool(_WISH.search(text)) or len(text) < 50
    return next((what for pattern, what in _PATTERNS if wished and pattern.search(text)), None)
