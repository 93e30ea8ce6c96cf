"""Weighs what the rules hear in a sentence against the learned opinion of it."""

from __future__ import annotations

import re
from dataclasses import replace

from service.confidentiality.learned.opinion import Opinion
from service.confidentiality.look_alikes import call_speaks, hidden, someone_else_speaks
from service.confidentiality.requests.claim import Heard, Says
from service.confidentiality.requests.hearing import TRIGGER
from service.confidentiality.requests.moods import about_others
from service.confidentiality.requests.phrases import is_question

#: From here the opinion alone makes a request; chosen by cross-validation on sentences that no rule was written for.
LIKELY = 0.5
#: From here a person looks.
POSSIBLE = 0.25
#: How much surer the opinion must be of a sentence without any word of the topic.
_OFF_TOPIC = 0.15
#: Below this the opinion doubts what rules heard.
_UNLIKELY = 0.2
#: Against a rule that hears a question or somebody else's words the opinion must be this sure.
_SURE = 0.75
_SUREST_RULE = 0.9


def weigh(heard: Heard | None, opinion: Opinion, text: str) -> Heard | None:
    """Return what a plain sentence says, rules and opinion taken together.

    A doubtful one is returned as `Says.DOUBTS`: no request, but a person looks.
    """
    if heard is not None and heard.says is not Says.ASKS:
        return heard
    if _NOTICE.search(text):
        return Heard(Says.DOUBTS, 0.3, rule="notice-like") if heard is not None or opinion.request >= _SURE else None
    if heard is not None:
        doubted = opinion.request < _UNLIKELY and heard.confidence < _SUREST_RULE and heard.rule not in _FIXED
        return replace(heard, says=Says.DOUBTS, confidence=0.4) if doubted else heard
    against = speaks_otherwise(text)
    more = 0.0 if TRIGGER.search(text) else _OFF_TOPIC
    if opinion.request >= (_SURE if against else LIKELY) + more:
        return Heard(Says.ASKS, round(min(0.9, 0.4 + opinion.request / 2), 2), opinion.scopes, rule="learned")
    if opinion.request >= (LIKELY if against else POSSIBLE) + more:
        return Heard(Says.DOUBTS, round(opinion.request, 2), opinion.scopes, rule="learned")
    return None


#: Rules for whole phrases that mean one thing.
_FIXED = frozenset(
    {
        "withdraw-if-published",
        "unless-guaranteed",
        "chatham-house",
        "exemption-claimed",
        "fear",
        "soft",
        "for-you-alone",
        "not-to-hear",
        "locked-away",
        "name-you-cannot",
    }
)

#: Words of an automatic notice that was not recognised as one by its block.
_NOTICE = re.compile(
    r"\b(?:addressee|intended recipient|not (?:the )?(?:intended|meant for you)|to whom it is (?:sent"
    r"|addressed)|(?:come|came|reached|sent|received)"
    r"[^.;!?]{0,20}(?:in error|by (?:mistake|accident))|if (?:that|this|it) is(?:n't| not) (?:you|yours|meant for you)|isn't yours"
    r"|this (?:e-?mail|message|mail|communication|transmission) (?:and any|is (?:private|confidential"
    r"|intended|meant)|may|could|contains))\b"
    r"|^\W*(?:tell us|delete|wipe)\b[^.;!?]{0,30}\b(?:remove|tell us|delete) ?(?:it)?\W*$|nad chi yw'r derbynnydd|^\W*[☐] "
)
_GIVES = re.compile(
    r"^\W*(?:please |do |yes,? )*(?:go ahead and (?:put|publish|print|use|share)|publish|print|quote|use my name|name me"
    r"|put my name|share|you (?:may"
    r"|can) (?:publish|print|quote|use|share|name))\b"
    r"|\bno (?:\w+ )?(?:objections?|difficult(?:y|ies)|qualms|reservations)\b|\bto be (?:credited|named|acknowledged"
    r"|listed) (?:for|as|with|in|among)\b"
    r"|\b(?:i|we) (?:consent|agree|am happy|are happy|am content|are content|give (?:my |our )?(?:consent"
    r"|permission)) (?:to|for|that|with)\b"
)
_TAKES = re.compile(r"\b(?:not|no|never|without|except|but|only|provided|condition|anonym\w*|unless|minus|less)\b|n't\b")
_CONTACT = re.compile(
    r"\b(?:contact\w*|telephone|ffonio|h?ebostio|[gc]h?ysylltu|get in touch|ring|phone|telephone|follow[- ]?up|reply"
    r"|mailing list|get back to)\b"
)
_SECRET = re.compile(r"\b(?:name\w*|confiden\w*|anonym\w*|publi\w*|shar\w*|print\w*|private)\b")


def speaks_otherwise(text: str) -> bool:
    """Say whether a plain sentence bears strong signs of something else: the call's words, other people's, a question, consent, contact."""
    if call_speaks(text) or (_GIVES.search(text) and not _TAKES.search(text)) or (_CONTACT.search(text) and not _SECRET.search(text)):
        return True
    masked = hidden(text)
    return is_question(masked) or someone_else_speaks(masked) or about_others(masked)
