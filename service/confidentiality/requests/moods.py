"""How a restriction is put: as a plea, a wish, a refusal of consent, an order, or a fact about one's own paper."""

from __future__ import annotations

import re
from enum import StrEnum

from service.confidentiality.vocabulary import rule


class Mood(StrEnum):
    """From the clearest ask to none."""

    PLEA = "plea"
    WISH = "wish"
    REFUSAL = "refusal"
    ORDER = "order"
    FACT = "fact"
    NONE = "none"


_PLEA = rule(
    r"<please>|<impersonal>|\bsubject to\b|\bon (?:the )?(?:strict )?(?:condition|understanding|basis|proviso)\b"
    r"|\bprovided (?:that )?\b|\bi trust\b|\bonly if\b|\b(?:as|so) long as\b|\bprovided\b|\bmake sure\b|\bensure that\b"
    r"|\bask(?:ed|s)? to\b|\bbest if\b|\bmind not\b|\bcare not to\b|\bcareful not to\b"
)
_WISH = rule(
    r"\b(?:i|we) (?:cannot|can't|must not|need to|have to|must|should not|mustn't|ought not to|should) (?:\w+ )?(?:be|remain|stay)\b"
    r"|\byou (?:mustn't|shouldn't|can't|cannot|(?:must|should|may|can) (?:not|never))\b"
    r"|\breserve (?:\w+ ){0,3}confidentiality\b|\b(?:i|we) only (?:want|wish|intend|mean)\b"
    r"|\bonly (?:willing|prepared|happy|able|content|comfortable|agree\w*)\b|\b(?:would|'d|will) (?:hate"
    r"|be (?:\w+ )?(?:uncomfortable|unhappy|upset|distressed|mortified|horrified))\b"
    r"|\b(?:my|our) (?:\w+ ){1,3}(?:asks?|requests?|requires?|insists?|wants?|wishes|needs)\b(?! to know)|"
    r"<wish>|\b(?:would|must|have to) (?:also |still |just |only |however )?(?:ask|request|like|prefer|appreciate|insist"
    r"|rather)\b|\b(?:my|our) (?:\w+ )?(?:insurers?|lawyers?|solicitors?|union|trustees|board|members|legal (?:team"
    r"|advisers?)|legal advice|commissioners|clients?|chair|contract)[\w /]{0,30} (?:require|requires|ask|asks|insist"
    r"|insists|advise|advises|want|wants|wish|wishes|need|needs|say|says|have asked|has asked|have advised|has advised"
    r"|request|requests)\b|\b(?:i|we) (?:would|'d) (?:much |far )?(?:rather|sooner|prefer)\b|\b(?:i|we|id|i'd"
    r"|we'd) rather\b|\bwants? (?:this|it|to)\b|\bmay i (?:remain|stay|ask|request)\b|\b(?:i|we) (?:wish|choose|elect|opt"
    r"|prefer|want) (?:not )?to (?:remain|stay|be)\b|\bit is (?:my|our) (?:\w+ )?(?:wish|request|intention)\b|\b(?:this"
    r"|it) is a request\b|\b(?:i|we) (?:am|are|'m|'re) (?:asking|requesting)\b|\basked (?:for|that) (?:my|our|this)\b"
    r"|\bif (?:you|it|this|they) (?:\w+ )?(?:publish|print|quote|is quoted|is published|is used)\w*[^.;!?]{0,50}\b(?:please"
    r"|anonymi|do not|don't|leave out|remove|withhold)\w*"
)
_REFUSAL = rule(
    r"\b(?:you|nobody|no one) (?:do not|don't|does not|doesn't) have (?:my|our|any) (?:\w+ )?(?:permission|consent"
    r"|agreement|authority)\b|\b(?:i|we|<who>)\b[^.;!?]{0,30}?(?:\bnot\b|n't\b|\bdont\b|\bnever\b"
    r"|\bun)[^.;!?]{0,20}?(?:consent|agree|authori[sz]e|permi(?:t|ssion)|allow|happy|content|comfortable|willing|want|wish"
    r"|like|okay|ok|fine|keen|prepared|give|approve|ready|accept|in favour|support)\w*"
    r"|\b(?:i|we)(?: would| do| must| shall| also| hereby| will| strongly)* (?:object|refuse|reserve confidentiality"
    r"|claim confidentiality|withhold (?:my |our )?(?:consent|permission)|decline|oppose|forbid|withdraw)\b|\bwithout (?:my"
    r"|our) (?:\w+ )?(?:consent"
    r"|permission|agreement|say-so|approval)\b|\bno (?:consent|permission)\b|\b(?:consent|permission) (?:is )?(?:not"
    r"|refused|withheld)\b|\b(?:i|we) (?:do not|don't|cannot|can't|can not) (?:have|let)\b"
)
_VERBS = (
    r"(?:keep|treat|hold|regard|handle|do not|don't|dont|never|withhold|redact|remove|leave|omit|take|anonymi[sz]e|use|call"
    r"|refer|consider|blank|black|strip|delete|exclude|make sure|ensure|not|no|protect|change|mark|respect|be discreet|hide"
    r"|disguise|destroy|quote|publish|destroy)"
)
_ORDER = re.compile(
    rf"(?:^|[-:;,(] ?|\b(?:and|but|so|then|also|nb|note|ps|p\.s\.|just|however|instead|rather|therefore)[ ,:.]+)\W{{0,3}}(?:{_VERBS})\b"
)
_DUTY = re.compile(
    r"\b(?:must|should|ought|shall|may|can|could|is|are|has|have|need|needs|will|would)(?: not|n't| only| never)? ?(?:not "
    r"|never |only |to |be |being |have |stay |remain |kept |treated |strictly )*\b|\b(?:to be|not to be|to stay|to remain"
    r"|not be|isn't|aren't)\b"
)
_OWN_SUBJECT = rule(
    r"^(?:\W|\b(?:and|but|so|the(?= (?:whole|entire|full|complete) )|also|however|finally|lastly|nb|note|note that|this"
    r"|because|since|as|therefore|please"
    r"|the contents of|all of|any of|much of|some of|parts? of|most of|ps|p\.s)\b[ ,:.]*)*"
    r"(?:any (?:quotations?|quotes?|use|publication|reference|mention|attribution)|<response>|(?:the |my |our "
    r"|this )?(?:\w+ ){0,6}(?:annex|appendix|appendices|annexes|sections?|paragraphs?|paras?"
    r"|pages?|attachments?|enclosures?|table|figures?|attached|enclosed|case (?:examples?|stud(?:y|ies))|part|extract"
    r"|answers?|passages?)\b|(?:my|our) (?:\w+ )?(?:name|identity|names|details|personal|contact|signature|anonymity"
    r"|privacy)|(?:the )?(?:signatories|names? of (?:my|our|the)|name)\b|everything|all |none |nothing|no part|marked"
    r"|the (?:specifics|following|information|material|details|data|figures|names)|(?:what|anything) (?:i|we)"
    r"|this is (?:not |just |only |all |strictly |very |highly |completely |absolutely )*(?:confidential|private|for|in|off"
    r"|between|sent|given|secret|to be|personal)\b"
    r"|what follows)"
)
_FOREIGN = re.compile(
    r"\b(?:i|we)\b[^.;]{0,24}\b(?:ask|asks|request|require|expect|want|need|prefer|urge|trust|hope|like|see|recommend"
    r"|suggest|propose|think|believe|make|keep|do not|don't|never|always|can|cannot|also|then|will|tell|told|promise|assure"
    r"|try|aim)\b (?:to see |that |for |to )?(?:a |an |all |any |our |the |every |each |new |more |most |such |future |these "
    r"|those |both )*"
    r"(?:staff|participants?|people|reviewers?|managers?|reports?|reviews?|trusts?|practitioners?|employees|colleagues"
    r"|investigat\w+|learning|inquir\w+|interview\w+|volunteers|witness|families|victims|parents|debriefs?|discussions?|meetings"
    r"|everyone|everybody|witnesses|patients|clients|service users|government|probation|hmpps|schools|policy|policies"
    r"|incidents?|findings|lessons|notes|summar\w+|bulletins?|reporters?|callers?|system|process|sfo"
    r"|publish|name|circulate|share|keep|anonymi[sz]e|redact|remove|use|record|record|treat)\b"
    r"(?!'?s?'? (?:\w+ )?(?:names?|details|identit|information))"
)
_FOREIGN_PLACE = re.compile(
    r"\b(?:in|from|of|by|during|at|after|before|for) (?:any|the|an|a|all|our|these|future|every|each|sfo|such|their|serious"
    r"|most|internal|published|final)? ?(?:\w+ )?(?:reviews?|reports?|inquir(?:y|ies)|investigations?|inquests?|trials?"
    r"|trial|court|proceedings|hearings?|bulletins?|briefings?|media|press|newspapers?|team meetings?|debriefs?|supervision"
    r"|workplace|training|learning)\b"
)
_READER = re.compile(
    r"\b(?:you|your|hmip|the inspectorate|the department|the committee|the review team|this (?:response|submission|letter"
    r"|email)|my (?:response|submission|letter|email|name)|our (?:response|submission|letter|email)|publishing"
    r"|before publication|publish)\b"
)


def mood(text: str) -> Mood:
    """Return how a plain sentence asks, if it does."""
    if _REFUSAL.search(text):
        return Mood.REFUSAL
    if _WISH.search(text):
        return Mood.WISH
    if _PLEA.search(text):
        return Mood.PLEA
    if _ORDER.search(text):
        return Mood.ORDER
    if any(_OWN_SUBJECT.match(clause) and _DUTY.search(clause) for clause in _clauses(text)):
        return Mood.FACT
    return Mood.NONE


def _clauses(text: str) -> list[str]:
    """The sentence itself, and what follows each "but", "so", semicolon or dash in it."""
    return [text, *re.split(r"(?:;|,? but|,? so|,? and|:| -) ", text)[1:8]]


def about_others(text: str) -> bool:
    """Say whether a wish or plea is for the world at large ("we ask staff to …", "in reviews") and not to the reader of this response."""
    if _FOREIGN.search(text) and not re.search(
        r"\b(?:my|me|(?:read|see|tell|share|publish|use|print|circulate) this|this (?:response|submission|letter))\b", text
    ):
        return True
    return (
        bool(_FOREIGN_PLACE.search(text))
        and not _READER.search(text)
        and not re.search(r"\b(?:my|me|our names?|our organi\w*|i (?:am|be|was|is|remain|stay))\b", text)
    )


def owns_subject(text: str) -> bool:
    """Say whether a plain sentence is about the writer's own paper, name or annex from its first words."""
    return bool(_OWN_SUBJECT.match(text))
