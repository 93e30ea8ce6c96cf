"""Hears one sentence of the respondent's own: does it ask for confidentiality, and of what."""

from __future__ import annotations

import re
from dataclasses import replace

from service.confidentiality.look_alikes import call_speaks, hidden, someone_else_speaks
from service.confidentiality.requests.actions import Act, Action, actions, says_not_confidential
from service.confidentiality.requests.claim import Heard, Says, heard
from service.confidentiality.requests.moods import Mood, about_others, mood, owns_subject
from service.confidentiality.requests.objects import IDENTITY, PART, WHOLE, without_citations
from service.confidentiality.requests.phrases import is_question, phrase
from service.confidentiality.requests.reasons import without_reason
from service.confidentiality.requests.scopes import scopes
from service.confidentiality.requests.welsh import welsh
from service.domain.statement import Scope

#: A sentence without any of these stems says nothing about confidentiality.
TRIGGER = re.compile(
    r"confiden|private|privacy|secre|publi|public|discl|releas|anonym|name|nam(?:e|ing)|identi|redact|remov|withh|share"
    r"|sharing|circulat|forward|pass|show|tell|quot|attribut|chatham|eyes only|internal use|embargo|exempt|pseudonym"
    r"|initials|get wind|hear of|locked away|under lock|shred|burn|daylight|italics|no one else|website"
    r"|fear|afraid|scared|worr|frighten|reprisal|find out|finds out|found out|withdraw|destroy|version|who i am|know|trace"
    r"|recogni|leave (?:out|off)|leave|take (?:out|off)|online|website|internet|print|record|between (?:us|ourselves|you)"
    r"|yourselves|discreet|discretion|sensitiv|foi\b|freedom of information"
    r"|paraphras|upload|hold off|kept|held|delay|postpone|associat|referred to|careful|read this|contacted|reveal|reproduc"
    r"|your hats?|keep|nobody|no one|mention|where i (?:work|live)|between|stay|saw this|ticked|sign it|refer to me"
    r"|describe me|call me|on the web|inspectorate|for you only|unattribut|pwy yd|leave (?:me|us)|keep (?:me|us)|get(?:s"
    r"|ting)? back|who (?:will|can|gets|would|is going)|bracket|highlight|scissors|verbatim|cite|hidden|hide|out of|off the"
    r"|report|domain|delete|omit|black|blank|strip|exclud|details|cover|copy|used?\b|yellow|quiet|no further|gyfrinach"
    r"|cyfrinach|dienw|ddienw|hoeddi|enw|dyfynn|ddyfynn|rannu|rhannu|datgelu|breifat|anhysbys|manylion"
)
_CONFIDENCE = {Mood.NONE: 0.62, Mood.PLEA: 0.92, Mood.WISH: 0.93, Mood.REFUSAL: 0.94, Mood.ORDER: 0.88, Mood.FACT: 0.84}
_OWN = re.compile(r"\b(?:my|our|me|us|mine|i|we|this|it|these|above|below|attached|enclosed|author|signator\w+)\b")
_PAST = re.compile(
    r"^(?:\W|\b(?:and|but|so|when|in|at|after|last|first|then|when|once)\b)*(?:\w+ ){0,4}?(?:i|we) (?:was|were|had|did"
    r"|used to|could|asked|told|said|felt|kept|tried|wanted|never)\b(?! (?:asking|wondering|to ask))"
)
_REQUEST_PAST = re.compile(
    r"\b(?:i|we) (?:asked|requested|said|wanted|have asked) (?:\w+ ){0,4}?(?:for|that|my|our"
    r"|this)[^.;!?]{0,40}\b(?:response|submission|evidence|name)\b"
)
_HABIT = re.compile(
    r"\b(?:i|we|they|he|she|which|that|who) (?:also |then |always |never |only |often |usually |therefore "
    r"|deliberately |now |still )*(?:do not |don't |never |did not |didn't )?(?:publish(?:ed)?|anonymi[sz]ed?|redact(?:ed)?"
    r"|remov(?:e|ed)|circulat\w+|shared?|kept?|keep|name|named|identif\w+|record|treat|hold|withhold|quote|strip(?:ped)?"
    r"|use|take|took|leave)\b"
)
_FLAT = re.compile(
    r"^\W*(?:treat|keep|hold|handle|mark|regard|file) (?:it |this |all |everything |strictly |as |in )*(?:strictly "
    r"|highly )?(?:confiden\w+|private|secret|in (?:strict )?confidence|anonym\w+)|"
    r"^\W*(?:do not|don't|dont|never|not for|not to be|must not be) (?:be )?(?:publi\w+|releas\w+|disclos\w+|shar\w+"
    r"|circulat\w+|quot\w+|copy|copied|print\w*|reproduc\w+)(?:$|\W*$| (?:under|in any|anywhere|any|without|until|or|at all"
    r"|please|beyond|outside|with)\b| ?[-,.!:])"
)
_DONE = re.compile(r"\b(?:have|has|had|were|was) (?:all |already |been )*(?:anonymi|redact|remov|chang|withh|delet|omitt|blank|alter)\w*")
_OFFERED = re.compile(r"\b(?:publi\w+|quot\w+|use[ds]?|public|shar\w+|release[d]?|name[d]?)\b")
_OUGHT = re.compile(r"\b(?:must|should|shall|need|needs|ought|to be|may not|cannot|is not|are not|please)\b")
_PAST_TENSE = re.compile(
    r"\b(?:was|were|had|did|didn't|told|promised|assured|asked|said|happened|never (?:saw|had|got|heard)|used to|has been|have been)\b"
)
_MINE = re.compile(
    r"\b(?:this|my|our|these) (?:whole |entire |full |written )?(?:response|submission|evidence|letter|e-?mail|reply"
    r"|contribution|statement|feedback|comments|answers?|message|paper|note|account)\b"
    r"|\bmy (?:\w+ )?(?:name|identity|details|address|surname|employer|privacy|anonymity|location|whereabouts|home|family"
    r"|words|job)\b|\bthis (?:not )?(?:becom|gett|go|being)\w*|\b(?:nobody|no one|no-one)\b[^.;!?]{0,60}\b(?:i|my|me)\b"
    r"|\bnot for (?:the|your) (?:website|web|public|press|internet|record|report)\b|\bour (?:organisation's )?(?:name"
    r"|identity|anonymity)\b|\b(?:this|it) (?:has|needs|must|should|is|ought) (?:to )?(?:be |stay "
    r"|remain )?(?:strictly )?(?:confidential|between|private|in confidence|with you)"
    r"|\b(?:name|identify|quote|attribute|credit) me\b|\bi (?:am|'m|want|wish|would|must|need|prefer|remain"
    r"|stay) (?:\w+ ){0,3}anonymous\b|\bi(?:'m| am) (?:\w+ )?(?:anonymously|writing|telling|sending|speaking|responding)\b"
    r"|\b(?:annex|appendix|section|paragraphs?|paras?|pages?|table) ?(?:\d|[a-k]\b)|\bwhat i (?:say|have said|have written"
    r"|write)\b|\bcontents of this\b|\banything i\b|\bnothing i\b"
)
_EXCEPT = re.compile(
    r"\b(?:except|apart from|other than|save for|save that|but for|with the exception|excluding|excepting|bar(?: for)?"
    r"|but (?:please |not |i |we |my |our |do |would |could |leave |keep |the |annex|section|appendix))\b"
)


_REFUSES_OFFER = re.compile(
    r"\b(?:whether|if)\b[^.!?]{0,60}\b(?:confiden\w+|anonym\w+|private)\b[^.!?]{0,12}[:;,-] ?(?:i|we) (?:do|would|don)(?: not|'t|n't)\W*$"
)
_NO_OBJECTION = re.compile(
    r"\b(?:no|not any|haven't any|without|have not any) (?:\w+ )?(?:objections?|difficult(?:y|ies)|problems?|qualms"
    r"|reservations)(?: whatever| at all)?\b"
    r"(?=[^.;!?]{0,80}\b(?:publi\w+|appear\w*|print\w*|website|online|seen|shared|read|quot\w+)\b)(?![^.;!?]*\b(?:but|except|though|apart|provided|if|bar|without|anonym\w+)\b)"
)
_ASKS_WHAT = re.compile(
    r"^\W*(?:and |but |so )?(?:what (?:happens|will happen|becomes|is done|do you do)|who (?:will|gets|would|else)"
    r"|how (?:will|do you)|where (?:will|does))\b[^?]*\?\W*$"
)


def _blot(found: re.Match[str]) -> str:
    return "¤" * (found.end() - found.start())


def hear(text: str, *, speaks_for_organisation: bool) -> Heard | None:
    """Return what a plain sentence says about confidentiality, or None. Pure; bounded by the sentence's own bound."""
    if not TRIGGER.search(text):
        return None
    in_welsh = welsh(text)
    if in_welsh:
        return in_welsh
    if call_speaks(text):
        return None
    if _REFUSES_OFFER.search(text):
        return heard(0.85, says=Says.DENIES, rule="asked-and-declined")
    masked = without_citations(_NO_OBJECTION.sub(_blot, hidden(text)))
    if is_question(masked) or _ASKS_WHAT.match(masked):
        return heard(0.6, Scope.WHOLE, says=Says.WONDERS, rule="question")
    fixed = phrase(hidden(text))
    if fixed and fixed.says is Says.CONSULT:
        return fixed
    asked = _asked(masked, text, speaks_for_organisation=speaks_for_organisation)
    if (
        fixed
        and not someone_else_speaks(masked)
        and not (fixed.rule in {"off-the-record", "chatham-house", "not-for-attribution"} and _PAST.match(masked))
    ):
        return _with_fixed(fixed, asked, masked, text)
    return asked


def _with_fixed(fixed: Heard, asked: Heard | None, masked: str, text: str) -> Heard:
    """A fixed phrase tells scope best where it names one; otherwise the general reading does."""
    if fixed.rule in {
        "fear",
        "soft",
        "unknown-to-others",
        "exemption-claimed",
        "given-in-confidence",
        "not-for-publication",
        "quoted-only-as",
        "for-you-alone",
    }:
        if asked and asked.says is Says.ASKS and fixed.rule != "soft":
            return asked
        if fixed.rule == "quoted-only-as":
            return replace(fixed, scopes=scopes(masked, text, frozenset({Act.NOT_QUOTE}), speaks_for_organisation=False))
        if not fixed.scopes or fixed.rule == "exemption-claimed":
            return Heard(
                Says.ASKS,
                fixed.confidence,
                _plain_scopes(masked, text) - ({Scope.COMMERCIAL} if fixed.rule == "exemption-claimed" else set()),
                fixed.conditional,
                fixed.rule,
            )
        return fixed
    if fixed.rule == "off-the-record" and asked and Scope.WHOLE in asked.scopes:
        return asked
    if fixed.rule == "not-for-attribution" and asked and asked.says is Says.ASKS:
        return asked
    return fixed


def _plain_scopes(masked: str, text: str) -> frozenset[Scope]:
    found = scopes(without_reason(masked), text, frozenset({Act.SECRET}), speaks_for_organisation=False)
    return found or frozenset({Scope.WHOLE})


def _asked(masked: str, text: str, *, speaks_for_organisation: bool) -> Heard | None:
    core = without_reason(masked)
    found = actions(core)
    denied = says_not_confidential(core)
    exception = _EXCEPT.search(core) if denied or not found else None
    if denied and exception:
        return _excepted(core, exception.start(), speaks_for_organisation=speaks_for_organisation)
    if not found and exception and _OFFERED.search(core[: exception.start()]) and _OWN.search(core):
        excepted = _excepted(core, exception.start(), speaks_for_organisation=speaks_for_organisation)
        return excepted if excepted.says is Says.ASKS else None
    if not found:
        return (
            heard(0.85, says=Says.DENIES, rule="not-confidential")
            if denied
            and (
                _OWN.search(core)
                or re.search(r"\bno(?:thing)? confidential (?:information|material)|\bnothing confidential|^\W*not confidential", core)
            )
            and not someone_else_speaks(masked)
            else None
        )
    how = mood(core)
    net = how is Mood.NONE
    if not _meant(masked, core, how, found) or (net and not _own_affair(core, masked)):
        return None
    what = scopes(core, hidden(text), frozenset(action.act for action in found), speaks_for_organisation=speaks_for_organisation)
    return Heard(Says.ASKS, _CONFIDENCE[how], what, _conditional(core), f"{how.value}-{found[0].act.value}")


def _excepted(core: str, at: int, *, speaks_for_organisation: bool) -> Heard:
    rest = core[at:]
    acts = frozenset(action.act for action in actions(rest)) or frozenset({Act.SECRET})
    what = scopes(rest, rest, acts, speaks_for_organisation=speaks_for_organisation)
    if what == {Scope.WHOLE}:
        named = PART.search(rest) or IDENTITY.search(rest)
        if not named:
            return heard(0.8, says=Says.DENIES, rule="not-confidential")
    return Heard(Says.ASKS, 0.9, what, conditional=False, rule="denied-except")


def _meant(masked: str, core: str, how: Mood, found: tuple[Action, ...]) -> bool:
    """Tell what the writer asks of the reader from what he tells of the world."""
    if how is not Mood.PLEA and how is not Mood.REFUSAL and someone_else_speaks(masked):
        return False
    if re.search(r"\bdid(?: not|n't) (?:want|wish|like|agree)\b", core) and not re.search(
        r"\bmy (?:own )?(?:name|identity|details)\b|\b(?:response|submission)\b", core
    ):
        return False
    if about_others(core) or (how is Mood.FACT and _DONE.search(core) and not re.search(r"\b(?:should|must|please)\b", core)):
        return False
    own = bool(WHOLE.search(core) or IDENTITY.search(core) or PART.search(core))
    if _PAST.match(masked) and not re.search(r"\bplease\b|\b(?:i|we) (?:would|do not|don't|ask|want|prefer|wish|request)\b", core):
        return bool(_REQUEST_PAST.search(core))
    if how is Mood.ORDER:
        return owns_subject(core) or own or bool(_FLAT.match(core)) or _near_own(core, found)
    if how is Mood.FACT:
        if re.match(
            r"\W*(?:my|our) (?:\w+ )?(?:experience|view|opinion|feeling|sense|belief|impression|understanding"
            r"|thoughts?)s? (?:is|are|was)\b",
            core,
        ):
            return False
        if re.match(r"\W*(?:the |all )?(?:names|details|information|identities|material|data|figures)\b", core) and not _OUGHT.search(core):
            return False
        return not _HABIT.search(core[:60]) or owns_subject(core)
    if how is Mood.WISH and not own and not _OWN.search(core[_wish_end(core) :] or core):
        return bool(
            re.search(
                r"\bconfiden|anonym|\bname|unnamed|unidentif|identit|names? of|\bquot|\battribut|\bto be (?:identified|published)", core
            )
        ) and not re.search(r"\b(?:should|could|can|must) be\b", core)
    return how is not Mood.PLEA or _plea_meant(core, found, own=own)


def _near_own(core: str, found: tuple[Action, ...]) -> bool:
    """An order without "please" reaches the reader when the thing acted on is the writer's own."""
    return any(re.search(r"\b(?:my|our|me|us|this)\b", core[max(0, action.start - 15) : action.end + 25]) for action in found)


def _own_affair(core: str, masked: str) -> bool:
    """The net: no plea and no wish, yet a restriction on the writer's own response, name or annex, here and now."""
    if someone_else_speaks(masked) or _PAST.match(masked) or _HABIT.search(core) or _DONE.search(core) or _PAST_TENSE.search(core):
        return False
    return bool(_MINE.search(core))


def _wish_end(core: str) -> int:
    found = re.search(r"\b(?:i|we)\b", core)
    return found.end() if found else 0


def _plea_meant(core: str, found: tuple[Action, ...], *, own: bool) -> bool:
    """“please”, "could you" or "on condition that" reach the reader unless the thing asked is done by others elsewhere."""
    if own or re.search(r"\b(?:please|pls|plz|kindly)\b", core):
        return True
    return bool(_OWN.search(core)) and not _HABIT.search(core) and bool(found)


def _conditional(core: str) -> bool:
    return bool(
        re.search(
            r"\b(?:if|unless|provided|on condition|subject to|on the understanding|as long as|so long as|should (?:you|it|this|my))\b", core
        )
    )
