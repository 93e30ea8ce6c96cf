"""What a respondent may ask to be done or left undone: keep secret, not publish, withhold, anonymise, not share, not quote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from service.confidentiality.vocabulary import rule


class Act(StrEnum):
    """A kind of restriction."""

    SECRET = "secret"  # noqa: S105
    NOT_PUBLISH = "not_publish"
    WITHHOLD = "withhold"
    ANONYMISE = "anonymise"
    NOT_SHARE = "not_share"
    NOT_QUOTE = "not_quote"


@dataclass(frozen=True, slots=True)
class Action:
    """A restriction named in a clause, with its place in the sentence."""

    act: Act
    start: int
    end: int


_OPEN = r"(?:(?!\b(?:but|however|although|unless|until|confidential|may be|can be|you can|you may)\b)[^.;!?]){0,75}?"
_NEGATED_SECRET = rule(
    r"(?:\bnot\b|n't\b|\bnothing\b|\bnone\b|\bno\b|\bno longer\b|\bwithout\b|\brather than\b|\bnon-?|\bneither\b|\bnever\b"
    r"|\bdont\b|\bwaive\w*|\bnor\b|\bun(?:necessary|needed)\b)"
    r"(?: ?(?:be|being|at all|a|an|any|anything|in|of|is|are|need|needs|any way|particularly|especially|strictly|treated"
    r"|considered|regarded|as|intended|to|meant|wish|want|need|require|ask|asking|request|requesting"
    r"|seek|seeking|claim|claiming|for|it|this|my|our|response|submission|evidence|part|parts|section|letter|the|kept|keep"
    r"|keeping|remain|marked?|entirely|wholly|really|actually|here|that|which|i|we|have|has|said|say|written|consider"
    r"|believe|think|provided|contains?|content|information|all|wanting|longer|confidential|request|made|make|further|more"
    r"|private|or|sensitive|and|so|reason|material|you|document|secret))*"
    r" ?(?:<conf>)"
)
_SECRET = rule(
    r"<conf>|\bkeep (?:it |this |that |these |them )?(?:quiet|safe|hidden|to yourselves)\b|\bembargo(?:ed)?\b"
    r"|\bsensitive and\b|\bdestroy (?:this|it|my)\b"
)
_PATTERNS = (
    (Act.NOT_PUBLISH, rule(rf"<not>{_OPEN}<publish>")),
    (
        Act.NOT_PUBLISH,
        rule(
            r"<publish>[^.;!?]{0,40}?(?:\bnot (?:permitted|allowed|agreed|authorised|consented|wanted|be appropriate|acceptable"
            r"|wish)|\brefused\b|\bforbidden\b|\bprohibited\b|\bunacceptable\b|\bwithheld\b)"
        ),
    ),
    (
        Act.NOT_PUBLISH,
        rule(
            r"\b(?:kept?|keep|stay|hold|held|left|leave|leaving|keeping|remain) (?:[^.;!?]{0,40}? )?(?:out of|off|away from"
            r"|from) (?:the |your |any |all )?(?:final |published |public )?(?:report|public\w*|print|press|media|website|web ?site"
            r"|internet|papers|view|summary|record|anything (?:you|that is|public)|sight|domain|publish\w*|it\b|this\b)"
        ),
    ),
    (
        Act.NOT_PUBLISH,
        rule(
            r"\bexempt(?:ion|ed)?\b[^.;!?]{0,60}\b(?:foi|freedom of information|foia|eir|disclosure|section|s\.? ?4\d|release)"
            r"|\bunpublished\b|\bkept back\b"
        ),
    ),
    (
        Act.NOT_PUBLISH,
        rule(
            r"\b(?:exempt\w*|exclud\w+|excus\w+|protected|withdrawn|spared|kept|left out|omitted|removed"
            r"|withheld) from (?:\w+ )?(?:publication|the published|being published|release|disclosure|public\w*)\b"
            r"|\b(?:none|nothing|no part|neither|not any|not all)\b(?:(?!\b(?:and|but|content"
            r"|happy)\b)[^.;!?]){0,50}?\b(?:may|can"
            r"|should|must|shall|is|to) (?:to )?be (?:published|made public|disclosed|released|reproduced|printed|quoted|put)"
        ),
    ),
    (
        Act.NOT_SHARE,
        rule(
            r"\b(?:none|nothing|no part|neither|not any)\b(?:(?!\b(?:and|but|content|happy)\b)[^.;!?]){0,50}?\b(?:may|can|should"
            r"|must|shall|is|to) (?:to )?be (?:shared|passed|forwarded|circulated|shown|repeated|seen|given)"
        ),
    ),
    (
        Act.ANONYMISE,
        rule(
            r"\b(?:nobody|no one|no-one|not|n't|cannot|dont) (?:\w+ ){0,9}?(?:tell|know|knowing|telling|guess|work out|see|find out|realise"
            r"|discover) (?:that |who )?(?:it'?s|it is|it was|this is|this was|i |it came|who)"
        ),
    ),
    (
        Act.WITHHOLD,
        rule(
            r"\b(?:withhold|withheld|withholding|redact(?:ed|ing|ion|ions)?|remov(?:e|ed|ing|al)|leav(?:e|ing) (?:out|off)"
            r"|left (?:out|off)|tak(?:e|ing|en) (?:out|off)|strip(?:ped|ping)? (?:out|off)?|omit(?:ted|ting)?|black(?:ed|ing)? out"
            r"|blank(?:ed|ing)? out|h(?:o|e)ld back|delet(?:e|ed|ing)|exclud(?:e|ed|ing)|suppress(?:ed)?|edit(?:ed)? out|cut (?:out"
            r"|from|it)|obscur(?:e|ed)|conceal(?:ed)?|mask(?:ed)?|cross(?:ed)? out|scrub(?:bed)?|drop|scor(?:e|ed) out|tippex\w*)\b"
            r"|\b(?:leave|take|cut|strip|edit|keep|blank|black|hold) (?:(?:my|our|the|any|all|these|this|it|them|that|his|her|their"
            r"|both|two) ?(?:[\w' ]{0,40}? )?)(?:out|off|back)\b"
        ),
    ),
    (
        Act.ANONYMISE,
        rule(
            r"\banonym(?:ous|ously|ity|i[sz]e|i[sz]ed|i[sz]ing|i[sz]ation)\b|\bpseudonym\w*|\bnameless\b|\bunnamed\b|\bunidentif\w+"
            r"|\binitials only\b|\bby (?:my |our |their )?initials\b|\balias\b|\b(?:false|made[- ]up|different|another|invented"
            r"|fake) name\b|\bname withheld\b|\bnom de plume\b|\bremain unknown\b|\bincognito\b|\bde-?identif\w+"
        ),
    ),
    (
        Act.ANONYMISE,
        rule(
            rf"<not>{_OPEN}(?:\b(?:named?|naming|identif(?:y|ied|iable|ying|ication|ies)|recogni[sz](?:e|ed|able)|traced?|traceable"
            rf"|link(?:ed)?|connect(?:ed)?|reveal(?:ed|ing)?|mention(?:ed|ing)?|attach(?:ed)?|associated?|credit(?:ed)?|list(?:ed)?"
            rf"|known|out(?:ed)?|give away|given (?:away|out)|give out|unmask\w*|singled out|pinpoint(?:ed)?)\b|\b(?:use|using|used"
            rf"|print|put|include|included|show|shown|display|displayed) (?:of )?(?:my|our|the author'?s) (?:\w+ ){{0,2}}(?:names?"
            rf"|details|identity|address|surname|signature)\b|\b(?:my|our) (?:\w+ ){{0,2}}(?:names?|identity|surname"
            rf"|details)\b[^.;!?]{{0,40}}\b(?:used?|anywhere|in it|on it|mentioned|shown|included|attached|appear\w*|linked|given"
            rf"|disclosed|revealed|passed|against it|next to it|beside it)\b|\bwho i am\b|\bwho we are\b|\b(?:it was|it's|it is"
            rf"|this is|this came from|it came from|this was|i am the|that i'?m) (?:me|from me|one|writing|behind)\b)"
        ),
    ),
    (
        Act.ANONYMISE,
        rule(
            r"\bkeep (?:my|our) (?:\w+ ){0,3}(?:names?|identit\w+|details|surname|employer|organisation) (?:out|off|back|private"
            r"|secret|hidden|to yourselves|safe|away|confidential)\b|\bwithout (?:using |giving |mentioning |showing |publishing "
            r"|including |disclosing |revealing )?(?:my|our) (?:\w+ )?(?:names?|details|identity)\b|\b(?:protect|hide|conceal"
            r"|safeguard|shield|disguise|change|changed|respect) (?:my|our) (?:\w+ )?(?:identity|identities|names?|anonymity"
            r"|privacy|details)\b|\b(?:my|our) (?:\w+ )?(?:identity|identities|anonymity|privacy|names?) (?:to be |must be "
            r"|should be |is |be |are |needs to be |has to be |being )?(?:respected|protected|safeguarded|kept|hidden|concealed"
            r"|changed|disguised|guaranteed|preserved|maintained)\b|\bleave (?:my|our) names? (?:off|out)\b|\banything (?:that"
            r"|which)[^.;!?]{0,30} (?:identif\w+|points? to|leads? (?:back )?to|gives? away|trace\w*)"
        ),
    ),
    (
        Act.NOT_SHARE,
        rule(
            rf"<not>{_OPEN}(?:\b(?:share|shared|sharing|pass(?:ed|ing)?|forward(?:ed|ing)?|circulat\w+|show(?:n|ing)?|tell|telling"
            rf"|told|copied|sent on|send on|reach(?:es|ing)?|get(?:s|ting)? back|go back|going back|inform(?:ed|ing)?|go (?:any )?further"
            rf"|going further|go beyond|leave (?:this|your|the) (?:office|building|room|desk)|distribut\w+|seen by|saw|sees|see this|see it"
            rf"|read this|hand(?:ed)? (?:it |this )?(?:on|over|to)|give (?:this|it) to|given to|discuss(?:ed)?|let \w+ know"
            rf"|find out|found out|hear about|sight of|available to|gets? to|repeated?)\b)"
        ),
    ),
    (
        Act.NOT_SHARE,
        rule(
            r"\beyes only\b|\binternal (?:use|purposes)(?: only)?\b|\b(?:not|no) (?:for |to be )?(?:any )?(?:onward|further|wider"
            r"|external|general|other) (?:circulation|distribution|sharing|transmission|dissemination|disclosure|use)\b|\b(?:stays?"
            r"|remains?|kept|keep|keeps) (?:\w+ )?(?:strictly )?(?:within|inside|with|among|between) (?:the|your|you|this"
            r"|yourselves|these|hmip|just)\b(?! (?:the )?(?:law|limits|reach))|\bonly (?:be )?(?:seen|read|shared|used|viewed"
            r"|available|accessible|circulated) (?:by|with|within|inside|to|among)\b|\bfor (?:the )?(?:inspectorate|hmip|your"
            r"|research team|inspectors?|reviewers|committee|department)\b[^.;!?]{0,20}\bonly\b|\bgo(?:es)? no further\b"
            r"|\bnot? (?:to )?leave (?:your|the) \w+\b|\bneed[- ]to[- ]know\b|\bfor your (?:information|eyes|use|ears) only\b"
            r"|\bthis stays\b"
        ),
    ),
    (
        Act.NOT_QUOTE,
        rule(
            rf"<not>{_OPEN}\b(?:quot(?:e|ed|es|ing|ation|ations)|attribut(?:e|ed|ing|ion|able)|verbatim|cit(?:e|ed|ing|ation)"
            rf"|word for word)\b"
        ),
    ),
    (
        Act.NOT_QUOTE,
        rule(
            r"\b(?:non-?|un)-?attribut\w+|\bchatham house\b|\bparaphrase\b|\bbackground only\b|\bnot? by name\b"
            r"|\bquote[^.;!?]{0,30}\b(?:only (?:as|under|with|if)|as '|as \"|anonymously|without)"
        ),
    ),
)
_MORE = (
    (Act.NOT_PUBLISH, rule(r"\b(?:hold off|delay|delaying|postpone|defer|put off) (?:on )?(?:\w+ )?<publish>|\bnot for public\b")),
    (Act.NOT_SHARE, rule(r"\bonly (?:want|wants|wish|like|intend|mean|meant)\b[^.;!?]{0,40}?\bto (?:read|see|have|know|use)\b")),
    (Act.ANONYMISE, rule(r"\bbe (?:referred to|known|called|described|named|listed|credited) (?:only |just |simply )?as\b")),
    (
        Act.ANONYMISE,
        rule(
            r"\bmy (?:\w+ )?(?:name|identity|details|surname|address|location|job)\b[^.;!?]{0,25}?(?:\bnot\b|n't\b"
            r"|\bnever\b|\bnowhere\b)[^.;!?]{0,25}?"
            r"\b(?:used?|mentioned|shown|printed|published|included|given|disclosed|revealed|appear\w*|known|in it|on it"
            r"|attached|shared|linked)\b"
        ),
    ),
    (Act.NOT_PUBLISH, rule(r"\bnot for (?:the|your) (?:website|web ?site|web|public|press|internet|record|report)\b")),
    (
        Act.NOT_QUOTE,
        rule(
            r"\b(?:permission|agreement|consent|approval|check with (?:me|us)|ask (?:me|us))\b[^.;!?]{0,40}?\b(?:before"
            r"|prior to) (?:\w+ )?quot\w+"
        ),
    ),
    (
        Act.NOT_PUBLISH,
        rule(
            r"\b(?:permission|agreement|consent|approval|check with (?:me|us)|ask (?:me|us))\b[^.;!?]{0,40}?\b(?:before"
            r"|prior to) (?:\w+ )?(?:publi\w+|using|release|releasing)"
        ),
    ),
    (
        Act.ANONYMISE,
        rule(
            r"\b(?:described|listed|named|referred to|identified|shown|credited|known|quoted) (?:only|simply|just"
            r"|merely) as\b|\bwhere i (?:work|live|am based)\b"
        ),
    ),
    (
        Act.ANONYMISE,
        rule(
            r"\b(?:identit\w+|names?|privacy|anonymity)\b[^.;!?]{0,40}?\b(?:protected|safeguarded|preserved|respected"
            r"|withheld|hidden|concealed|changed|disguised|removed|redacted|kept (?:out|private|secret|safe|confidential))"
        ),
    ),
    (
        Act.ANONYMISE,
        rule(
            r"\b(?:leave|keep|leaving|keeping) (?:me|us|my (?:\w+ )?(?:family|daughter|son|mother|employer|team|workplace"
            r"|name)) out\b|\b(?:refer to|describe|credit|list|quote|cite) (?:me|us) (?:only |just |simply |merely )?as\b"
            r"|\bunidentifiable\b|\bnon-?identif\w+"
        ),
    ),
    (
        Act.WITHHOLD,
        rule(
            r"\b(?:hide|hiding|withhold|conceal|disguise|obscure|blur|pixelate|mute|scramble|change|alter) (?:all |any "
            r"|both )?(?:my|our|the|his|her|their)\b"
        ),
    ),
    (
        Act.NOT_SHARE,
        rule(
            r"\b(?:kept|keep|stays?|stay|remain|remains) (?:strictly |just |only |purely )?(?:between|with|within|among"
            r"|to) (?:you|us|yourselves|ourselves|the (?:inspectorate|review|research|team|people))\b"
        ),
    ),
    (Act.NOT_QUOTE, rule(r"\bun-?attributed\b|\bbut not (?:the|my|our) (?:words|wording|quotes|exact words)\b|\bin your own words\b")),
)
_PERMITTED = rule(
    r"\b(?:no|any|without) (?:\w+ ){0,2}?(?:objections?|problems?|issues?|difficult\w+|concerns?|reservations?|qualms"
    r"|hesitation)\b[^.;!?]{0,30}?(?:<publish>|\bquot\w+|\bnam\w+|\bshar\w+|\battribut\w+|\bidentif\w+)"
    r"|\b(?:do not|don't|dont|would not|wouldn't|not|have no) (?:really )?(?:mind|object|bothered|fussed|worry"
    r"|a problem)\b[^.;!?]{0,60}?(?:<publish>|\bquot\w+|\bnam\w+|\bshar\w+|\battribut\w+|\bidentif\w+|\bus(?:e|ed|ing)\b"
    r"|\bknow\w*)"
    r"|\bnothing (?:to hide|against)\b[^.;!?]{0,40}?(?:<publish>)?|\bnot (?:need|have|want|wish|ask"
    r"|asking) (?:you )?to (?:anonymi\w+|redact|withhold|remove|hide|conceal)\w*|\bno need (?:for"
    r"|to)\b[^.;!?]{0,40}(?:anonym\w+|redact\w*|withh\w+|confiden\w+|hid\w+|remove)"
    r"|\bnot? (?:\w+ )?(?:want|wish|need|require|ask(?:ing)?|seek(?:ing)?|request(?:ing)?)\b[^.;!?]{0,12}?(?:to (?:be|stay"
    r"|remain) )?anonym\w+|\bnot anonym\w+|\bcan't wait\b|\bcannot wait\b|\bno reason (?:why|for|not)\b[^.;!?]{0,40}"
)


#: The rules and the learned opinion ask of the same sentence in turn; no more than these few are held.
@lru_cache(maxsize=4)
def actions(text: str) -> tuple[Action, ...]:
    """Return the restrictions that a plain sentence names; permissions ("no objection to …") are not among them."""
    text = _PERMITTED.sub(lambda found: "¤" * len(found.group()), text)
    negated = [found.span() for found in _NEGATED_SECRET.finditer(text)]
    found = [Action(Act.SECRET, *each.span()) for each in _SECRET.finditer(text) if not _within(each.span(), negated)]
    found += [Action(act, *each.span()) for act, pattern in (*_PATTERNS, *_MORE) for each in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda action: action.start))


def says_not_confidential(text: str) -> bool:
    """Say whether a plain sentence denies that something is confidential."""
    return bool(_NEGATED_SECRET.search(text))


def _within(place: tuple[int, int], ranges: list[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in ranges)
