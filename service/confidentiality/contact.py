"""Whether and how the respondent may be contacted again; never a matter of confidentiality."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.confidentiality.labels import fields, lines, yes_or_no
from service.confidentiality.learned.opinion import opinion
from service.confidentiality.own_words import Own, quote
from service.confidentiality.passages import Passages
from service.domain.statement import Quote

_FOLLOW_UP = (
    r"(?:follow[- ]?ups?(?: \w+)?|further (?:contact|correspondence|enquiries|inquiries|questions|communication|emails|e-mails"
    r"|approach\w*)|enquiries|correspondence|contact)"
)
_NO = re.compile(
    r"\b(?:do not|don'?t|dont|must not|should not|not to|never|no need to|not necessary to|need not|please not"
    r"|rather you (?:did not|didn't)|would rather (?:not|you)|prefer (?:you )?not to|prefer (?:that )?you (?:did not|didn't"
    r"|don't|do not)|without) (?:\w+ ){0,2}?(?:contact(?:ed|ing)?|get in touch|ring|phone|telephone|write (?:back )?to"
    r"|email|e-mail|reply|respond|approach|call|follow (?:me |us |this |it )?up)\b(?! (?:me |us )?(?:at (?:my )?work"
    r"|at the office|before|after|on my|by (?:phone|telephone|e-?mail|post)|via|my|our|about (?:the )?(?:\w+ ){0,2}only))"
    r"|\b(?:do not|don'?t|dont|does not|would not|would rather not|wouldn't|prefer not|not) (?:\w+ ){0,3}?(?:want|wish|like"
    r"|need|expect|welcome|agree|consent|happy|content|available|willing|prefer|able|keen|interested in|rather)?(?: to"
    r"| for)?(?: \w+){0,3}? ?(?:be |being |to be )?(?:contact(?:ed)?|any (?:more )?"
    + _FOLLOW_UP[3:-1]
    + r"|follow[- ]?up\w*|approached|phoned|rung|called|hear (?:back|from)|receive (?:any )?(?:follow|further)"
    r"|discuss (?:this|it|these|any of this) further|take part in (?:any )?(?:further|follow))\b"
    r"|\bno (?:further |more )?(?:follow[- ]?ups?|contact|correspondence|reply|replies|response needed|calls"
    r"|e?-?mails)\b(?! (?:with|from (?:the |my )|between|was|were|had|with))|\bleave me (?:alone|in peace|out of it)\b"
    r"|\bnot (?:be )?(?:available|open|free) (?:for|to) (?:any )?(?:follow|further|contact|questions|interview|discuss)"
    r"|\b(?:this is|that is|that's) all (?:i|we) (?:have to say|wish to say|will say)|\bcontact(?: me"
    r"| us)?(?: again)? (?:is )?not (?:welcome|wanted|needed|required)\b"
    r"|\b(?:you (?:need not|needn't|don't need to|don't have to)|no need to|there's no need to) (?:answer|get back|come back"
    r"|write back|acknowledge)\b"
    r"|\b(?:not up to|no (?:appetite|stomach) for) (?:any )?(?:further |more )?(?:questions|contact)\b"
    r"|\brefrain from (?:contact|call|writ|ring|phon|approach|e-?mail)\w*|\bno call to (?:answer|reply|write|ring)\b"
    r"|\bnot to hear (?:any ?more|anything|again|from you|back)\b"
    r"|\b(?:don't|do not|dont|please not) come (?:knocking|asking|calling|back)\b|\bend of correspondence\b"
    r"|\bno reply (?:is )?(?:needed|expected|wanted)\b"
    r"|\bdo(?:es)? arna i ddim eisiau\b[^.;!?]{0,30}\b[gcn]h?ysylltu"
    r"|\bn(?:o|either) (?:phone |telephone )?(?:calls?|letters?|visits?|answer|queries)(?: or (?:\w+ )?(?:calls?|letters?"
    r"|e?-?mails?|visits?))?"
    r" (?:please|after this|thank|wanted|needed|back)\b|\bdon'?t (?:come back to|bother|chase|trouble) (?:me|us)\b"
    r"|\b(?:didn't|did not|don't|do not|won't|wouldn't) (?:come|get|write|go) back to (?:me|us)\b"
    r"|\b(?:no wish|not wish|don't want|do not want|prefer not|rather not) to (?:\w+ ){0,2}(?:enter into|discuss|talk"
    r"|be drawn|correspond)\b"
    r"|\btake me off (?:any|the|your) (?:\w+ ){0,2}list\b|\b(?:nor|neither) can (?:i|we) (?:answer|take"
    r"|deal with) (?:\w+ )?(?:queries|questions|calls)\b"
    r"|\bsend (?:me |us )?(?:none|nothing|no more|no (?:queries|questions|letters|mail))\b|\bcan(?:not|'t"
    r"| not) answer (?:any )?(?:queries|questions)\b"
    r"|\b(?:that is|that's|this is|it is) (?:the end|an end) of (?:it|the matter) (?:for|as far as) (?:me|i|us)\b"
    r"|\bdo(?:es)? dim angen (?:\w+ ){0,2}(?:ateb|cysylltu|galwad)|\bpeidiwch (?:â'm|â fy|a'm) (?:ffonio|hebostio|nghysylltu|ngalw)"
    r"|\bpeidiwch (?:â|a|ag) (?:chysylltu|ffonio|ebostio|anfon|ysgrifennu|ateb)\b|\b(?:nid wyf|dwi ddim|dw i ddim|nid ydym"
    r"|ddim|nad wyf|nad ydym)\b[^.;!?]{0,50}\b(?:cysylltu|gysylltu|chysylltu|cysylltir|gysylltiad)\b|\bdim (?:cyswllt"
    r"|cysylltiad|gysylltu) (?:pellach|os)\b|\bpeidio (?:â|ag) (?:chysylltu)\b"
)
_YES = re.compile(
    r"\b(?:happy|glad|willing|pleased|delighted|content|available|welcome|free|open)\b[^.;!?]{0,40}\b(?:discuss\w*|talk\w*"
    r"|speak\w*|meet\w*|help|answer|be contacted|contact|elaborate|expand|call|follow[- ]?up|provide|hear)\b|\b(?:do|please"
    r"|feel free to|don't hesitate to|do not hesitate to|not hesitate to|by all means|can|may"
    r"|welcome to) (?:please )?(?:get in touch|contact|ring|call|phone|e-?mail|write)\b|\bcroeso i chi gysylltu"
    r"|\bfeel free to (?:\w+ )?(?:ring|call|write|contact)|\bdo not hesitate\b|\bdon't hesitate\b"
)
_ASKED = re.compile(
    r"\b(?:(?:contact|call|ring|write to)(?:ed)? (?:you|me|us)|get in touch|(?:be|being) contacted|follow(?:ed)?[- ]?up"
    r"|may we contact|gysylltu)\b"
)
_NOT_ME = re.compile(
    r"\b(?:staff|families|family|victims?|they|he|she|practitioners?|them|him|her|officers?|review(?:er)?s?|probation"
    r"|service users?|patients?|police|prison|offenders?|witness(?:es)?|employees|investigators?|colleagues|managers?"
    r"|residents)\b(?! union)"
)
_ME = re.compile(r"\b(?:me|us|i|we|my|our|mi|ni|wyf|ydym)\b|^\W*(?:please|no|do not|don't|dont|peidiwch|dim)\b")
_TOPIC = re.compile(
    r"\b(?:contact (?:with|between)|no contact (?:order|condition|with)|non-contact|contact (?:order|details are)"
    r"|told (?:me|us|not)|was told|were told|said|licence condition|if you (?:do|are) not|who did not|lost contact"
    r"|asked (?:me|us|him|her|them) not)\b"
)
_CHANNELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "representative",
            (
                r"\b(?:(?:only )?(?:via|through|c/o|care of) (?:my|our) (?:\w+ )?(?:union|rep\w*|solicitors?|lawyers?|advocate"
                r"|representative|support worker|key ?worker|carer|agent|social worker|mp|interpreter|trade union)|(?:contact"
                r"|write to|speak to|go through) my (?:\w+ )?(?:union|rep\w*|solicitors?|lawyers?|advocate|support worker|carer))\b"
            ),
        ),
        (
            "post",
            (
                r"\b(?:(?:only |preferably |just )?(?:by|via|through|in) (?:the )?(?:post|letter|writing|royal mail"
                r"|snail mail)(?: only| please|,)?|by post|write to me (?:at|by|only)|drwy'r post|trwy'r post|drwy lythyr)\b"
            ),
        ),
        ("text", r"\b(?:text (?:me|only|message)|by (?:text|sms|whatsapp)|drwy neges destun)\b"),
        (
            "email",
            (
                r"\b(?:(?:only |preferably |just )?(?:by|via|through|on) (?:\w+ )?e-?mail|e-?mail me|e-?mail (?:is best|only|please"
                r"|preferred)|drwy e-?bost|trwy e-?bost|not by (?:phone|telephone))\b"
            ),
        ),
        (
            "phone",
            (
                r"\b(?:(?:by|via|on|over) (?:\w+ )?(?:the )?(?:phone|telephone|mobile)|(?:call|ring|phone|telephone) me\b|(?:on"
                r"|use) the (?:mobile|phone|telephone)|ring (?:reception|the office|us|our)|(?:use|on) my (?:own |personal "
                r"|private )?(?:mobile|number|phone)|ar y ffôn|dros y ffôn)"
            ),
        ),
    )
)
_CHANNEL_WISH = re.compile(
    r"\b(?:please|only|prefer\w*|rather|best|use|contact (?:me|us)|write to me|text me|call me|ring me|get in touch"
    r"|if you (?:need|want|wish|would like|must|call)|reach (?:me|us)|(?:can|may) (?:write|contact|reach)|cysylltwch"
    r"|os gwelwch|well gen\w*)\b"
)
_ONLY = re.compile(
    r"\b(?:only|please|prefer\w*|rather|never|not (?:by|on|at)|don't|dont|best|instead|via|through|just|os gwelwch|yn unig|well gen\w*)\b"
)


_UNWANTED = re.compile(
    r"\b(?:do not|don't|dont|not|never|rather than|please not|avoid|no need to|needn't) (?:\w+ ){0,2}?(?:(?:ring|call|phone"
    r"|telephone|e-?mail|text|write to)(?:ing)?(?: (?:or|nor|and) (?:ring|call|phone|telephone|e-?mail|text|write to))?(?: me"
    r"| us)?(?: at work| on my \w+)?|by (?:\w+ )?(?:phone|telephone|post|letter|e-?mail"
    r"|text))\b"
)


@dataclass(frozen=True, slots=True)
class ContactWishes:
    """`refused`: no contact wanted. `channel`: "post", "phone", "email", "text" or "representative" where one is asked for."""

    refused: bool = False
    channel: str | None = None
    quotes: tuple[Quote, ...] = ()


def contact_wishes(own: tuple[Own, ...], found: Passages) -> ContactWishes:
    """Return the contact wishes. A channel asked for ("only by post") is not a refusal of contact."""
    document = found.document
    refused, channel = False, None
    quotes: list[Quote] = []
    for label, value in fields(found):
        if _ASKED.search(label) and yes_or_no(value.plain.text) is False:
            refused = True
            quotes.append(Quote("do_not_contact", value.span, document.quote(value.span), 0.95))
    quotes += _declined(found)
    refused = refused or bool(quotes)
    for each in own:
        asked = _channel(each.text)
        if asked and channel is None:
            channel = asked
            quotes.append(quote("contact_channel", each, document, 0.85))
        if not asked and (refuses(each.text) or _likely_refuses(each.text)):
            refused = True
            quotes.append(quote("do_not_contact", each, document, 0.92))
        elif (
            not asked
            and _YES.search(each.text)
            and _ME.search(each.text)
            and "contact" not in {existing.about for existing in quotes}
            and not _NOT_ME.search(each.text)
        ):
            quotes.append(quote("contact", each, document, 0.7))
    return ContactWishes(refused, channel, tuple(quotes))


def _declined(found: Passages) -> Iterator[Quote]:
    """Lines of a form typed as one text: "May we contact you? [ ] Yes [x] No"."""
    for passage in found.body:
        for span, line in lines(passage):
            asked, _, answer = line.partition("?") if "?" in line else line.partition(":")
            if len(asked) < _LONGEST_QUESTION and _ASKED.search(asked) and _OF_READER.search(asked) and yes_or_no(answer) is False:
                yield Quote("do_not_contact", span, found.document.quote(span), 0.95)


_LONGEST_QUESTION = 160
_OF_READER = re.compile(r"\b(?:you|me|us|we|chi|mi)\b|^\W*follow[- ]?up\W*$|^\W*contact\b")


def refuses(text: str) -> bool:
    """Say whether a plain sentence refuses further contact."""
    found = _NO.search(text)
    if not found or _TOPIC.search(text):
        return False
    if re.search(
        r"\b(?:do not|don't|dont|not|please don't) hesitate\b|\bdon't mind\b|\bdo not mind\b|\bnot (?:only|just)\b"
        r"|\bno (?:objection|problem)\b",
        text,
    ):
        return False
    around = text[max(0, found.start() - 40) : found.end() + 25]
    if re.search(r"\b(?:confiden\w+|publi\w+)\b", found.group()):
        return False
    return bool(_ME.search(text)) and not (_NOT_ME.search(around) and not re.search(r"\b(?:me|us|mi|ni)\b", around))


def _likely_refuses(text: str) -> bool:
    """Say whether the learned opinion hears a refusal in a sentence about getting in touch that no rule refuses or explains."""
    if not _TOUCH.search(text) or _TOPIC.search(text) or _YES.search(text) or text.endswith("?"):
        return False
    return not (_NOT_ME.search(text) and not re.search(r"\b(?:me|us|mi|ni)\b", text)) and opinion(text).contact >= _LIKELY


#: From here the opinion alone refuses contact; chosen by cross-validation.
_LIKELY = 0.4
_TOUCH = re.compile(
    r"\b(?:contact\w*|call\w*|ring\w*|rung|phon\w+|telephon\w*|letters?|writ\w+|e-?mail\w*|repl\w+|answer\w*|follow\w*|approach\w*"
    r"|interview\w*|questions?|correspond\w*|get\w* (?:back|in touch)|touch|hear|talk\w*|speak\w*|visit\w*|chas\w+|mailing|message\w*"
    r"|knock\w*|bother\w*|trouble|invit\w+|peace|silence|line|cysyllt\w*|gysyllt\w*|chysyllt\w*|ffonio|galw\w*|ateb\w*)\b"
)


def _channel(text: str) -> str | None:
    if (
        not _CHANNEL_WISH.search(text)
        or not _ONLY.search(text)
        or not re.search(r"\b(?:me|us|my|mi|i|ni|we|mobile|phone|ring|contact|write|cysyll\w+)\b", text)
    ):
        return None
    if _NOT_ME.search(re.sub(r"\b(?:union|support worker|social worker)\b", "", text)) and not re.search(
        r"\b(?:contact|call|text|ring|write to|reach|e-?mail) (?:me|us)\b", text
    ):
        return None
    if re.search(
        r"\b(?:hear|responses?|evidence|copies|sent|submit\w*|attached|received|respond\w*|reply\w*) (?:\w+ ){0,3}by (?:e-?mail|post)", text
    ) and not re.search(r"\bcontact me\b", text):
        return None
    text = _UNWANTED.sub(" ", text)
    return next((name for name, pattern in _CHANNELS if pattern.search(text)), None)
