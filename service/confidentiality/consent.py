"""What the respondent agrees to: publication, naming the organisation, being quoted, being named."""

from __future__ import annotations

import re
from dataclasses import replace

from service.confidentiality.labels import lines
from service.confidentiality.look_alikes import hidden, someone_else_speaks
from service.confidentiality.own_words import Own, quote
from service.confidentiality.requests.claim import Claim, Says
from service.confidentiality.requests.forms import form_answer
from service.domain.document import Document
from service.domain.statement import Consent, Quote, Scope

_YES = (
    r"(?:\b(?:happy|content|glad|fine|pleased|comfortable|ok|okay|willing|agree(?:able|d|s)?|consent(?:s|ed)?|relaxed"
    r"|delighted|proud|prepared|cool)\b(?! to (?:discuss|talk|speak|meet|help|answer|be contacted|provide|receive))"
    r"|\b(?:give|gives|given|grant) (?:you |my |our |full |hereby |permission|consent)"
    r"|\byou (?:may|can|are (?:free|welcome)|have (?:my|our) (?:permission|consent))\b|\bfeel free\b|\b(?:no|not any"
    r"|any) (?:\w+ )?(?:objections?|difficult(?:y|ies)|qualms|problems?|issues?|reservations?|concerns?)\b|\b(?:do not|don't|dont|would not"
    r"|wouldn't) (?:mind|object)\b|\bnothing (?:to hide|against)\b|\bby all means\b|\bwelcome to\b"
    r"|\bmay (?:all )?(?:freely )?be\b|\bcan (?:all )?(?:freely )?be\b|\bplease (?:do |feel free to )?(?:publish|quote|name"
    r"|attribute|credit)\b|\bwould (?:like|welcome|prefer)\b[^.;!?]{0,30}\b(?:to be|be|being|see)\b)"
)
_NOT = (
    r"(?:\bnot (?:\w+ )?(?:happy|content|glad|fine|comfortable|ok|okay|willing|agree\w*|consent\w*|prepared|give|grant)"
    r"|n't (?:\w+ )?(?:happy|content|comfortable|consent|agree|give|want)|\bno longer (?:happy|content|willing|consent)"
    r"|\bunhappy\b|\bunwilling\b|\b(?:may|can|must|should|could|would) not be\b|\bcannot be\b|\bcan't be\b|\bnot (?:to )?be\b"
    r"|\brather (?:you |it |this |not)|\bonly (?:happy|content|consent|if)\b|\byou may not\b|\bmay not\b)"
)
_PUBLISH = (
    r"(?:publish\w*|publication|made public|in the public domain|public document|(?:treated|regarded|read) as public|on (?:the"
    r"|your) website|online|appear in full|shared (?:publicly|freely|widely)|on the (?:internet|web)|used (?:freely"
    r"|as you (?:see|think) fit|however you like|and credited)|print(?:ed)?|go public|released?)"
)
_PUBLISHED = re.compile(
    rf"{_YES}(?:(?!\b(?:but|whether|contacted)\b)[^.;!?]){{0,90}}?\b{_PUBLISH}\b|\bplease (?:do "
    rf"|feel free to )?publish\b(?! (?:it |this )?(?:anonym|without|only|under))|\b(?:put|print|publish) (?:it all|the lot"
    rf"|all of it|everything|the whole (?:thing|lot)|the letter)\b(?! (?:away|aside|back))|^\W*publication\W{1, 3}(?:fine|yes"
    rf"|ok\w*|agreed|no objection)"
    r"|\b(?:print|publish) (?:it|this), name\b|\bshare (?:this|my|our|it)[^.;!?]{0,25}\b(?:as )?widely\b"
    r"|\bgo ahead and (?:put|publish|print)\b|\buse it (?:however|as|how) you (?:like|wish|please|see fit)\b"
    r"|\bquote me, by name\b|^\W*(?:for publication|may be published"
    rf"|publish in full)\b|\b(?:response|submission|evidence|letter|this) (?:is|are) (?:for publication|a public document"
    rf"|public)\b|\bi(?:'m| am)? consent(?:ing)? to (?:the )?publication\b|\b(?:treat|regard|consider) (?:this|it"
    rf"|my response|our response|the rest|everything) as (?:public|open|published)\b"
)
_PERSON = re.compile(
    rf"{_YES}[^.;!?]{{0,80}}?\b(?:my (?:own )?(?:full )?name|name me|be named|named as|attribut\w+ to me|identify me"
    rf"|identified|under my (?:own )?name|credit(?:ed)?|with my name|me by name|in my own name)\b"
    rf"|\bpublish\w*[^.;!?]{{0,40}}\b(?:with|under|including) my (?:own |full )?name\b"
)
_ORGANISATION = re.compile(
    rf"{_YES}[^.;!?]{{0,110}}?\b(?:(?:my|our|the) (?:\w+ )?(?:organi[sz]ation|trust|charity|company|firm|university|service"
    rf"|school|council|association|employer|name)(?:'s)?(?: name)?\b[^.;!?]{{0,30}}\b(?:named|listed|identified|credited"
    rf"|published|used|name)?|name (?:of )?(?:my|our|the|us)\b[^.;!?]{{0,30}}|(?:us|ourselves) (?:named|to be named|listed"
    rf"|being named)|be (?:named|listed|identified)|name us|(?:the )?[A-Za-z]+'s name|attribut\w+ to (?:us|the|our))"
)
_QUOTED = re.compile(
    rf"{_YES}[^.;!?]{{0,90}}?\b(?:quot\w+|attribut\w+|use (?:my|our|these|any of (?:my|our)) (?:words|comments|views)"
    rf"|comments to be used|views to be used)\b"
)
_REFUSED_PUBLISH = re.compile(rf"{_NOT}[^.;!?]{{0,70}}?\b{_PUBLISH}")
_REFUSED_QUOTE = re.compile(rf"(?:{_NOT}|\bdo not\b|\bdon't\b|\bnot\b)[^.;!?]{{0,50}}?\bquot\w+")
_REFUSED_ORGANISATION = re.compile(
    rf"(?:{_NOT}|\bdo not\b|\bdon't\b|\bnot\b)[^.;!?]{{0,50}}?\b(?:name|identify|mention|list)\w* (?:my|our"
    rf"|the) (?:\w+ )?(?:organi[sz]ation|trust|charity|company|firm|university|service|school|council|employer)\b"
)
_REFUSED_NAME = re.compile(
    r"\b(?:not|n't|without|never)\b[^.;!?]{0,60}?\b(?:my (?:own |full )?name|name me|named|identify me|who i am"
    r"|attribut\w+ to me)\b|\bbut not me\b|\banonym\w+"
)
_LIMITED = re.compile(r"\b(?:if|provided|as long as|so long as|unless|on condition|only (?:if|when)|subject to|once|after)\b")
_PARTLY = re.compile(
    r"\b(?:not|but|except|apart from|without|other than|save|excluding|though|although|however|part|parts|some"
    r"|general points|summary|body|rest|remainder|remaining|other)\b"
)
_OWN_THING = re.compile(
    r"\b(?:my|our|this|it|me|us|i|we|these|the (?:response|submission|rest|body|remainder|name|firm|charity|trust|main|lot"
    r"|letter|whole|text|above))\b|\beverything\b|\ball of it\b"
    r"|^\W*(?:happy|content|for publication|publish|please publish|no objection|feel free|fine)"
)
_ABOUT = re.compile(
    r"publi|print|put |use it|be used|quot|name|attribut|online|website|released|shared|credit|identif|listed|used|public"
    r"|comments|hide|hyhoeddi"
    r"|gyhoeddi|cyhoeddi|dyfynnu"
)
_WELSH_YES = re.compile(
    r"\b(?:hapus|fodlon|bodlon|croeso|caniat\w+|dim gwrthwynebiad|gallwch|cewch|iawn i)\b[^.;!?]{0,70}\b(?:gyhoeddi"
    r"|cyhoeddi|hyhoeddi|chyhoeddi)\w*"
)
_WELSH_NOT = re.compile(r"\b(?:ddim|nid|nad|peidiwch|heb)\b")


def consent(own: tuple[Own, ...], document: Document, claims: tuple[Claim, ...]) -> tuple[Consent, tuple[Quote, ...]]:
    """Return what is agreed to or refused in terms, and the words; None where nothing is said."""
    result, quotes = Consent(), []
    for each in own:
        said = _said(each)
        if said != Consent():
            result = _joined(result, said)
            quotes.append(quote("consent", each, document, 0.85))
    if result.publish is None:
        result = replace(result, publish=_in_a_field(own))
    refused = [claim for claim in claims if claim.says is Says.ASKS]
    if result.publish is None and any("not_publish" in claim.rule and Scope.WHOLE in claim.scopes for claim in refused):
        result = replace(result, publish=False)
    if result.quote is None and any(claim.scopes == {Scope.QUOTATION} and not claim.conditional for claim in refused):
        result = replace(result, quote=False)
    return result, tuple(quotes)


def _in_a_field(own: tuple[Own, ...]) -> bool | None:
    """What a line of a form typed as one text says on publication of the whole."""
    for each in own:
        if each.passage.body and each.sentence is each.passage.sentences[0]:
            for _, line in lines(each.passage):
                form = form_answer(line) if "publi" in line and len(line) < _LONGEST_FIELD else None
                if form and form.scopes == {Scope.WHOLE}:
                    return not form.secret
    return None


_LONGEST_FIELD = 400


def whole_without_reserve(own: tuple[Own, ...]) -> bool:
    """Say whether somewhere the whole response is offered for publication with no "but"."""
    return any(
        _publishes(hidden(each.text)) and not _PARTLY.search(each.text) and not _LIMITED.search(each.text)
        for each in own
        if _ABOUT.search(each.text)
    )


def _said(own: Own) -> Consent:
    text = hidden(own.text)
    if not _ABOUT.search(text) or someone_else_speaks(text):
        return Consent()
    if _WELSH_YES.search(text) and not _WELSH_NOT.search(text):
        return Consent(publish=True)
    form = form_answer(own.text) if len(own.passage.sentences) == 1 else None
    if form and Scope.WHOLE in form.scopes and re.search(r"\bpubli\w+", own.text):
        return Consent(publish=not form.secret)
    if not _OWN_THING.search(text) or _LIMITED.search(text) or re.search(r"\bwhether\b|\bnot been asked\b", text):
        return Consent()
    return Consent(
        publish=True
        if _publishes(text)
        else False
        if _REFUSED_PUBLISH.search(text) and not re.search(r"\b(?:name|details|annex|section|appendix|case|paragraph|identity)", text)
        else None,
        name_organisation=False
        if _REFUSED_ORGANISATION.search(text)
        else True
        if _ORGANISATION.search(text) and not _REFUSED_NAME.search(text.split(" but ")[0])
        else None,
        quote=False if _REFUSED_QUOTE.search(text) else True if _QUOTED.search(text) else None,
        name_respondent=False if _REFUSED_NAME.search(text) else True if _PERSON.search(text) else None,
    )


def _publishes(text: str) -> bool:
    found = _PUBLISHED.search(text)
    return bool(found) and not re.search(rf"{_NOT}", text[: found.end()] if found else text)


def _joined(first: Consent, later: Consent) -> Consent:
    """Fill what is still open; a refusal stands against a consent."""
    return Consent(
        publish=_stricter(first.publish, later.publish, cautious=False),
        name_organisation=_stricter(first.name_organisation, later.name_organisation),
        quote=_stricter(first.quote, later.quote),
        name_respondent=_stricter(first.name_respondent, later.name_respondent),
    )


def _stricter(first: bool | None, later: bool | None, *, cautious: bool = True) -> bool | None:
    if first is None or later is None:
        return later if first is None else first
    return first and later if cautious else first or later
