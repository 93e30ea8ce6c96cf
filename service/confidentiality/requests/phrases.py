"""Turns of phrase that ask without the usual words: fear, exemption claimed, supplied redacted version, soft hints, conditions."""

from __future__ import annotations

import re

from service.confidentiality.requests.claim import Heard, Says, heard
from service.confidentiality.vocabulary import rule
from service.domain.statement import Scope

_S = Scope
#: The first that matches is heard.
_PHRASES: tuple[tuple[re.Pattern[str], Heard], ...] = (
    (
        rule(r"\bplease (?:be )?(?:\w+ )?careful (?:with|about) (?:my|our) (?:\w+ )?(?:name|identity|details|privacy)\b"),
        heard(0.7, _S.IDENTITY, rule="careful"),
    ),
    (
        rule(
            r"\bnames (?:and \w+ )?(?:should|must|need to|ought to) be (?:changed|removed|taken out|altered|redacted"
            r"|withheld|deleted|left out)\b(?=[^.;!?]*\b(?:you|publi\w+|this)\b)|\b(?:taken|left) out of any published\b"
        ),
        heard(0.8, _S.THIRD_PARTY, rule="names-changed"),
    ),
    (
        rule(
            r"\bif (?:my|our) (?:\w+ )?(?:names?|identity|details)\b[^.;!?]{0,60}\b(?:withdraw\w*|bin(?:ned)?|destroy\w*"
            r"|delet\w+|shred\w*|disregard\w*|not use|tear)\b"
        ),
        heard(0.8, _S.IDENTITY, conditional=True, rule="withdraw-if-named"),
    ),
    (
        rule(
            r"\b(?:confidentiality|anonymity|non-publication) (?:is |has been |is hereby |to be )?(?:requested|sought"
            r"|claimed|reserved)\b|\bticked (?:\w+ ){0,3}?(?:box|option)\b[^.;!?]{0,30}\b(?:confiden\w+"
            r"|not (?:to )?publi\w+)"
        ),
        heard(0.85, rule="not-for-publication"),
    ),
    (
        rule(
            r"\b(?:happy|content|willing|fine|ok|okay|glad)\b[^.;!?]{0,25}\bquoted\b[^.;!?]{0,20}\b(?:anonymously"
            r"|without (?:my|our|a) name)\b"
        ),
        heard(0.85, _S.IDENTITY, _S.QUOTATION, rule="anonymously-only"),
    ),
    (
        rule(
            r"\b(?:happy|content|willing|fine|ok|okay|glad|feel free|you (?:can|may))\b[^.;!?]{0,35}\b(?:publish\w*|use"
            r"|used|shared?|print\w*)\b[^.;!?]{0,25}\b(?:anonymously|without (?:my|a) name)\b"
        ),
        heard(0.85, _S.IDENTITY, rule="anonymously-only"),
    ),
    (
        rule(
            r"\b(?:read|seen|kept|held) (?:only )?by\b[^.;!?]{0,60}\b(?:no one|nobody|no-one) else\b|^\W*not to (?:go|be put"
            r"|appear|end up) (?:on|in|into|up)\b"
            r"|\b(?:is|was|are|were) (?:meant |intended |written |only |just |strictly )*for (?:you|your|the inspect\w+|hmip)"
            r"[^.;!?]{0,25}\b(?:and (?:nobody|no one|no-one) else|alone|only|(?:and )?not for (?:the |general |other )?)"
        ),
        heard(0.9, rule="for-you-alone"),
    ),
    (
        rule(
            r"\b(?:mustn't|must not|shouldn't|should not|not to|never to|can't|cannot) (?:get wind of|hear (?:of|about)"
            r"|learn (?:of|about)|find out about|get hold of|know about)"
            r" (?:this|it|my|what i)\b|\b(?:keep|kept) (?:it|this|my \w+|our \w+) (?:away )?from (?:the|my|our)\b"
        ),
        heard(0.88, _S.NO_SHARING, rule="not-to-hear"),
    ),
    (
        rule(
            r"\b(?:shred|shredded|burn|burnt|destroy|destroyed) (?:this|it|my letter)\b[^.;!?]{0,30}\b(?:once|when|after"
            r"|as soon as)\b[^.;!?]{0,15}\bread\b"
            r"|\b(?:ask|asking|want|like|need) (?:\w+ ){0,3}(?:to be |be )?(?:locked away|sealed|under lock and key|buried)\b"
            r"|\b(?:see|sees|saw|seen) (?:the light of )?day ?light\b|\bdon't let (?:a|any|one) (?:single )?(?:line|word|bit)\b"
        ),
        heard(0.85, _S.WHOLE, rule="locked-away"),
    ),
    (
        rule(
            r"\b(?:the|my) name (?:you|they) (?:can't|cannot|can not|may not)\b|\blet me be (?:a nobody|nameless|no one"
            r"|anonymous)\b|\b(?:signature|name) is (?:only )?for you\b"
        ),
        heard(0.88, _S.IDENTITY, rule="name-you-cannot"),
    ),
    (rule(r"\b(?:should|must|please|let it|let this|to) (?:\w+ )?go(?:es)? no further\b"), heard(0.8, _S.NO_SHARING, rule="no-further")),
    (
        rule(
            r"\bi (?:have |am |will |would |'ve |'d )?(?:\w+ )?(?:not|n't|rather not) (?:given|giving|give|put|signed|sign"
            r"|sign(?:ing)?|included|left|say|saying|told you) (?:you )?(?:my (?:real |full )?name|who i am)\b"
            r"|\b(?:no names|no name)\b(?=[^.;!?]{0,10}(?:please|pls)|[.!]?$)(?<=pls no names|ase no names)"
        ),
        heard(0.75, _S.IDENTITY, rule="nameless"),
    ),
    (
        rule(
            r"\b(?:consult|contact|notify|tell|inform|speak to|ask|give) (?:\w+ ){0,3}?(?:us|me|notice)\b[^.;!?]{0,60}?\b(?:before"
            r"|prior to|ahead of|in advance|first|beforehand)\b[^.;!?]{0,60}?(?:releas|disclos|publish|respond|reply|answer|$|foi"
            r"|information)|\b(?:foi|freedom of information|information request|request for disclosure|disclosure request"
            r"|asked to (?:disclose|release))\b[^.;!?]{0,90}?\b(?:consult(?:ed|ation)?|notif\w+|let (?:us|me) know|(?:tell|inform"
            r"|contact|ask) (?:us|me)|given notice|informed|contacted|opportunity to (?:comment|object|make representations)"
            r"|our views|chance to)\b|\b(?:told|informed|notified|consulted|warned|contacted|asked)\b[^.;!?]{0,30}?\b(?:in advance"
            r"|before|first|prior|beforehand)\b[^.;!?]{0,70}?\b(?:foi|freedom of information|disclos\w+|releas\w+|request)"
            r"|\b(?:consult(?:ed)?|notif\w+|let (?:us|me) know|(?:tell|inform|contact|ask) (?:us|me)|be informed"
            r"|opportunity to comment)\b[^.;!?]{0,90}?\b(?:foi|freedom of information|information request|disclosure request)\b"
        ),
        heard(0.9, says=Says.CONSULT, rule="consult-first"),
    ),
    (
        rule(
            r"\bi (?:am |'m |have (?:been )?)?(?:\w+ )?(?:fear(?:s|ful)?|afraid|scared|frightened|terrified|dread|worr(?:y|ied)"
            r"|concerned|nervous|anxious|reluctant)\b[^.;!?]{0,80}?\b(?:reprisals?|retaliat\w+|retribution|repercussions?"
            r"|consequences|victimi[sz]\w+|backlash|comeback|find(?:s|ing)? out|known that (?:i|it)|comes? out|traced|recogni[sz]ed"
            r"|identified|my (?:job|career|safety)|if (?:anyone|they|people|my|it)|being (?:named|known|seen|outed|identified"
            r"|recognised)|what (?:he|she|they) (?:would|might|will|could) do|lose my job|losing my job)\b|\bmy (?:job|career|life"
            r"|safety|position)[^.;!?]{0,30}\b(?:would|could|might|will|may) be (?:at risk|in danger|over|jeopard\w+"
            r"|on the line)[^.;!?]{0,30}(?:if|were)[^.;!?]{0,40}\b(?:know\w*|find|found|publish\w*|came out|read|see|seen"
            r"|saw)\b"
        ),
        heard(0.65, _S.IDENTITY, rule="fear"),
    ),
    (
        rule(
            r"\bas a (?:serving )?(?:prisoner|inmate|officer|member of staff|nurse|employee|victim|survivor"
            r"|civil servant)\b[^.;!?]{0,20}\b(?:worr\w+|fear\w*|afraid|scared|concerned)\b[^.;!?]{0,60}\b(?:find(?:ing)? out"
            r"|know\w*|recogni\w+|identif\w+|see\w*|read\w*)"
        ),
        heard(0.65, _S.IDENTITY, rule="fear"),
    ),
    (
        rule(
            r"\b(?:my|our) (?:\w+ )?(?:employers?|boss|manager|husband|wife|partner|family|organisation|trust|colleagues|team"
            r"|ex)\b[^.;!?]{0,20}\b(?:do(?:es)?(?: not|n't|nt)|is not|isn't|are not|aren't|must not|mustn't|should not|cannot|can't"
            r"|has no idea|have no idea|is unaware|are unaware)\b[^.;!?]{0,20}(?:know|aware|find out|realise|that i (?:am"
            r"|'m)? ?(?:writ|respond|send))|\bwithout (?:my|our) (?:employer|manager|boss|organisation|husband"
            r"|family)'?s? (?:knowledge|knowing)\b|\bif (?:my|the) (?:employer|boss|manager|managers|husband|ex|service|trust"
            r"|governor)[^.;!?]{0,20}\b(?:found out|knew|finds out|were to (?:know|find out)|saw this|reads? this|see this"
            r"|sees this)\b|\bnobody (?:here|at work|in my \w+) knows? (?:that )?i\b"
        ),
        heard(0.6, _S.IDENTITY, rule="unknown-to-others"),
    ),
    (
        rule(
            r"\b(?:redacted|non-?confidential|public|anonymised|edited|publishable|sanitised) (?:version"
            r"|copy)\b[^.;!?]{0,60}\b(?:publi\w+|website|for (?:general )?release|disclos\w+)\b[^.;!?]{0,100}|\b(?:full|unredacted"
            r"|complete|confidential|second|other) (?:version|copy)\b[^.;!?]{0,50}\b(?:for (?:the|your|hmip)|is for"
            r"|only)\b[^.;!?]{0,40}"
        ),
        heard(0.9, _S.WHOLE, rule="own-redacted-version"),
    ),
    (
        rule(
            r"\bexempt(?:ion|ed)?\b[^.;!?]{0,70}\b(?:foi|freedom of information|foia|eir|disclosure|section|s\.? ?4\d|act)\b"
            r"|\b(?:section|s\.?) ?4\d\b[^.;!?]{0,60}\b(?:appl(?:y|ies)|engaged|exempt|claimed|rel(?:y|ied)|invoke)"
        ),
        heard(0.85, _S.WHOLE, rule="exemption-claimed"),
    ),
    (
        rule(
            r"\b(?:named|name (?:my|our) [\w ]{3,30}|published?|mentioned|listed|use(?:d)?|quoted?"
            r"|shared)\b[^.;!?]{0,40}\bbut (?:please )?(?:not|leave out|without|never) (?:me\b|myself|my (?:own )?name|our names"
            r"|who i am|by name|me personally)"
        ),
        heard(0.9, _S.IDENTITY, rule="but-not-me"),
    ),
    (
        rule(r"\bquot(?:e|ed|ing)\b[^.;!?]{0,50}\b(?:only|just|simply|provided)\b[^.;!?]{0,20}\bas\b[^.;!?]{0,60}"),
        heard(0.9, _S.QUOTATION, rule="quoted-only-as"),
    ),
    (rule(r"\bchatham house\b"), heard(0.8, _S.QUOTATION, _S.IDENTITY, rule="chatham-house")),
    (
        rule(
            r"\bcontributed\b[^.;!?]{0,40}\bnon-?attribut\w+|\bnon-?attribut\w+ (?:basis|contributions?"
            r"|comments?)\b[^.;!?]{0,40}\bmembers?|\bmembers?\b[^.;!?]{0,60}\b(?:non-?|un)-?attribut\w+"
        ),
        heard(0.8, _S.THIRD_PARTY, rule="non-attributable-members"),
    ),
    (
        rule(
            r"\b(?:not (?:for|to be taken for)|isn't for) attribution\b|\b(?:non-?|un)-?attributabl[ey]\b"
            r"|\bbackground only\b|\bon background\b"
        ),
        heard(0.85, _S.QUOTATION, rule="not-for-attribution"),
    ),
    (
        rule(
            r"\boff[- ]the[- ]record\b|\b(?:just |strictly )?between (?:ourselves|you and me|you and i|the two of us)\b"
            r"|\bentre nous\b"
        ),
        heard(0.75, _S.PART, rule="off-the-record"),
    ),
    (
        rule(
            r"\b(?:tell|telling|mention|mentioning|say|saying|add|adding|disclose|confide) (?:you )?(?:this|that|it"
            r"|you)\b[^.;!?]{0,20}\bin (?:\w+ )?confidence\b"
        ),
        heard(0.7, _S.PART, rule="told-in-confidence"),
    ),
    (
        rule(
            r"^(?:this|my|our|the|it|i am|i'm|i|we are|we)\b[^.;!?]{0,70}\b(?:provided|submitted|given|sent|offered|supplied|made"
            r"|shared|writ(?:e|ing|ten)|submit|respond(?:ing)?|send(?:ing)?|share|speak(?:ing)?|provide|replying"
            r"|reply)\b[^.;!?]{0,30}\b(?:in (?:the )?(?:strict(?:est)? |complete |total |absolute |full )?confidence"
            r"|on a (?:strictly )?(?:confidential|non-?disclosure|private) basis|confidentially|anonymously"
            r"|under (?:a )?(?:condition|promise) of (?:anonymity|confidentiality))"
        ),
        heard(0.85, rule="given-in-confidence"),
    ),
    (
        rule(r"\b(?:names?|details|identit\w+) (?:and address(?:es)? )?(?:withheld|supplied but|not for publication|omitted at)"),
        heard(0.85, _S.IDENTITY, rule="name-withheld"),
    ),
    (
        rule(
            r"\b(?:wish(?:es)?|want(?:s)?|prefer(?:s)?|like|asked|ask) to be (?:listed|shown|known|named|referred to|credited"
            r"|identified|described|called)\b[^.;!?]{0,20}\b(?:by (?:\w+ )?initials|only (?:by|as)|as '|as \"|as anonymous"
            r"|as a )"
        ),
        heard(0.85, _S.IDENTITY, rule="listed-as"),
    ),
    (
        rule(
            r"\b(?:(?<!we )(?<!they )(?<!who )(?<!to )use|sign it|call me|refer to me(?: only| just)?(?: as| by)?|known as"
            r"|credit me as|sign(?:ed)? (?:it|this|me)? ?as"
            r"|put me down as|published? (?:it |this )?under)\b[^.;!?]{0,20}(?:\b|(?<= ))(?:the )?(?:pseudonym|false name|pen[- ]name|alias"
            r"|(?:name )?(?<= )['\"][a-z]|initials|a different name)|\bi(?:'d| would) (?:like|prefer) to be called\b"
            r"|\bnot my real name\b"
        ),
        heard(0.8, _S.IDENTITY, rule="pseudonym"),
    ),
    (
        rule(
            r"\b(?:i|we) (?:trust|hope|assume|expect|know|am sure|'m sure|take it)\b[^.;!?]{0,30}\b(?:respect|protect"
            r"|be careful with|be discreet|treat)\b[^.;!?]{0,20}\b(?:privacy|anonymity|identity|sensitiv\w+|discretion|carefully"
            r"|discreet\w*)\b|\b(?:respect|protect) my privacy\b|\b(?:my|our) (?:privacy|anonymity) (?:will|is|to|would|should"
            r"|must)?[^.;!?]{0,12}\b(?:be )?respected\b|\b(?:please )?(?:be|use|exercise|with) (?:discreet|discretion"
            r"|sensitively)\b|\bhandle (?:this|it|what i) [^.;!?]{0,30}(?:sensitiv\w+|care|discreet\w*)|\btreat (?:this|it|my \w+"
            r"|our \w+) (?:with sensitivity|sensitively|with discretion|with care|carefully)\b"
        ),
        heard(0.45, _S.IDENTITY, rule="soft"),
    ),
    (
        rule(
            r"\bunless you (?:can|could|are able to|will|do) (?:guarantee|promise|assure|ensure"
            r"|confirm)\b[^.;!?]{0,40}\b(?:anonym\w+|identity|name|confiden\w+|privacy)"
        ),
        heard(0.8, _S.IDENTITY, conditional=True, rule="unless-guaranteed"),
    ),
    (
        rule(
            r"\bif (?:it|this|my \w+|our \w+|you|any of (?:it|this)) (?:is|are|were|was|has|have|must|will|intend|plan|decide|want"
            r"|wish|do|does|needs?|had)?[^.;!?]{0,30}(?:<publish>)[^.;!?]{0,60}\b(?:withdraw\w*|not (?:be )?submit\w*|rather not"
            r"|take it back|destroy|delete|disregard|bin it|shred|return it)\b|\b(?:withdraw|destroy|delete|bin|disregard|ignore"
            r"|shred|return)\b[^.;!?]{0,40}\b(?:if|rather than|before|unless)\b[^.;!?]{0,50}(?:<publish>|anonym|confiden\w+)"
        ),
        heard(0.85, _S.WHOLE, conditional=True, rule="withdraw-if-published"),
    ),
    (
        rule(
            r"\bmarked? (?:passages?|text|parts?|sections?)\b[^.;!?]{0,60}\bconfidential\b|\b(?:square brackets|highlighted|yellow"
            r"|scissors|✂|shaded|in (?:red|bold|italics))\b[^.;!?]{0,60}\b(?:confidential|not (?:for|to be|be)|withh\w+|redact\w*"
            r"|remov\w+|private|sensitive)|\b(?:confidential|sensitive|withheld|redact\w*"
            r"|private)\b[^.;!?]{0,50}\b(?:square brackets|highlighted|in yellow|scissors|shaded|in (?:red|bold|italics))"
        ),
        heard(0.85, _S.PART, rule="marked-passages"),
    ),
    (
        rule(
            r"\b(?:publi\w+|disclos\w+|releas\w+)\b[^.;!?]{0,40}?\b(?:this|my|our|it|me)\b[^.;!?]{0,40}?\b(?:would|could"
            r"|might|will|may) (?:put|harm|endanger|damage|cause|prejudice|expose|risk|jeopardi[sz]e|lead to)\b"
            r"|\bplease do(?: not|n't) (?:publish|print)\b"
        ),
        heard(0.75, rule="not-for-publication"),
    ),
    (
        rule(
            r"\bmust ask that (?:this|it)\b|\bnot (?:for|intended for) (?:publication|public consumption|general release|release"
            r"|the public)\b|\bnot to be published\b"
        ),
        heard(0.85, rule="not-for-publication"),
    ),
)
_ASKING = rule(
    r"\b(?:can|could|would|will) you (?:please |kindly )?(?:confirm|tell|assure|let me know|say|guarantee|clarify|explain"
    r"|advise|promise)\b|\bplease (?:can you |could you )?(?:confirm|clarify|advise|let (?:me|us) know|tell me)\b|\b(?:will"
    r"|would|is|are|does|do|can|how|who|what|am) (?:my|our|this|it|you|the|i|we|anyone|anybody|responses)\b"
    r"|\bwho (?:will|can|gets|would|is) |\bi (?:assume|take it|presume|suppose|understand|wonder|wondered|am not sure"
    r"|'m not sure|don't know|would like to know)\b|\bwe (?:assume|take it|presume|wonder|would like to know)\b"
    r"|\bgrateful (?:for|if you could) (?:confirm\w*|clarif\w*)|\bis there (?:any )?(?:way|option)\b|\bright\?"
    r"|\bseek (?:confirmation|clarification|assurance)\b|\bwhether\b"
)
_ABOUT_SECRECY = rule(
    r"<conf>|<publish>|\banonym\w+|\b(?:my|our) (?:\w+ )?(?:name|identity|details|employer)\b|\bwho (?:will|can|gets to"
    r"|would) (?:see|read)\b|\b(?:be|being|am|me|us) (?:\w+ )?identif\w+|\bconsidered private\b"
)
_ASK_ALL_THE_SAME = rule(
    r"^(?:\W)*(?:can|could|would|may|might|will) (?:you|i|we|this|it|my|our)\b(?! (?:please |kindly )?(?:confirm|tell"
    r"|assure|let me know|let us know|say|guarantee|clarify|explain|advise|promise))|\bplease (?:keep|treat|do not|don't)"
    r"|\bis it possible\b|\bwould it be (?:possible|all right|alright|ok|okay|too much)\b"
)


def phrase(text: str) -> Heard | None:
    """Return what a fixed turn of phrase in a plain sentence says."""
    return next((what for pattern, what in _PHRASES if pattern.search(text)), None)


def is_question(text: str) -> bool:
    """Say whether a plain sentence asks whether something will be confidential, rather than that it be."""
    if not _ABOUT_SECRECY.search(text) or not re.search(r"\b(?:my|our|this|it|me|i|we|us|response|submission)\b", text):
        return False
    if re.match(r"\W*(?:how|what|why) (?:do|does|did|can|would|should|are|is) (?:we|you|our|your|the|a)\b", text) and not re.search(
        r"\b(?:my|this response|our response)\b", text
    ):
        return False
    if re.search(
        r"\b(?:can|could|would) (?:you|i|we)\b(?! (?:please |kindly )?(?:confirm|tell|assure|let|say|guarantee|clarify"
        r"|explain|advise|promise))",
        text,
    ):
        return False
    asks = bool(_ASKING.search(text))
    if text.rstrip().endswith("?"):
        return asks and not (_ASK_ALL_THE_SAME.search(text) and not re.match(r"\W*(?:will|would) (?:this|it|my|our)\b", text))
    return bool(
        re.search(
            r"\b(?:confirm|clarify|let (?:me|us) know|advise|tell (?:me|us)|assure me|assure us|i (?:assume|take it"
            r"|presume)|we (?:assume|take it|presume)|wonder|not sure|would like to know|seek (?:confirmation"
            r"|assurance))\b[^.;!?]{0,70}(?:\b(?:whether|if|that|how|what|who|this|it|my|our|is|will)\b)",
            text,
        )
    )
