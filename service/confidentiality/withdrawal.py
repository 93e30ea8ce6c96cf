"""Taking back: the response itself, or the wish that it be confidential."""

from __future__ import annotations

import re

from service.confidentiality.vocabulary import rule

_RESPONSE = r"(?:response|submission|evidence|e-?mail|letter|contribution|statement|message|reply|comments|form)"
_WITHDRAWS = rule(
    rf"\b(?:i|we|please|kindly|like to|want to|wish to|must|to|hereby|now|therefore) (?:hereby |now |formally |must |therefore "
    rf"|formally |to |am |are |can i |have decided to )*(?:withdraw(?:ing)?|retract(?:ing)?|take back|rescind|disregard"
    rf"|ignore|delete|discard|cancel|strike|scrap|pull) (?:all of |the whole of |everything in )?(?:my|our|this"
    rf"|the) (?:\w+ ){{0,2}}?{_RESPONSE}\b"
    rf"|\b(?:my|our) (?:\w+ ){{0,3}}?{_RESPONSE} (?:of \w+ \w+ |sent \w+ \w+ )?(?:to be |be |is |should be |must be "
    rf"|can be |is to be |is hereby )(?:\w+ )?(?:withdrawn|disregarded|retracted|ignored|deleted|discarded|taken back)\b"
    r"|\b(?:like|want|wish|have) to (?:withdraw|retract|take back) (?:what|everything|all) (?:that )?(?:i|we)\b"
    r"|\bplease (?:bin|scrap|shred|tear up|destroy|throw away|wipe) (?:what|everything|anything|the \w+) (?:that )?(?:i"
    r"|we)(?:'ve| have)? (?:sent|wrote|written|emailed)\b"
    r"|\b(?:i|we) (?:no longer|don't|do not) (?:want|wish|agree) (?:\w+ ){0,3}(?:to )?(?:submit|take part|participate"
    r"|be part of|be (?:counted|included|considered))\b|\bno longer wish (?:my|our) (?:response|submission"
    r"|evidence) to be (?:considered|counted|used|included)"
    r"|\b(?:dymunaf|hoffwn|rwy|rydym|hoffem)\b[^.]{0,30}\bdynnu (?:fy|ein|'n) (?:\w+ )?(?:ymateb|hymateb|nhystiolaeth"
    r"|cyflwyniad) yn ôl|\btynnu (?:fy|ein) (?:\w+ )?h?ymateb yn ôl"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|should you|would (?:rather|prefer)|rather than|otherwise|before|reserve the right|may wish|might|could"
    r"|until|in case)\b"
)
_TAKES_BACK = rule(
    r"\b(?:withdraw|withdrawing|retract|rescind|cancel|drop|dropping|take back|waive|lift|remove) (?:my|our|the|that"
    r"|this) (?:\w+ ){0,3}?(?:request|claim|wish|condition|restriction|ask)?(?: \w+){0,3}? ?(?:confidential\w*|anonym\w*"
    r"|request)\b"
    r"|\b(?:no longer|not any ?more|now don't|don't any ?more) (?:\w+ ){0,6}?(?:confidential\w*|anonym\w*|private"
    r"|in confidence|withheld)\b|\bwithdraw (?:that|this|the|my|our) (?:earlier |previous )?request\b|\b(?:changed"
    r"|change) (?:my|our) minds?\b[^.;!?]{0,90}\b(?:publish\w*|happy|content|no longer|not need|named?|open|can be|go ahead"
    r"|fine)\b(?![^.;!?]{0,20}\bnot\b)"
    r"|\b(?:secrecy|confidentiality|anonymity|privacy)\b[^.;!?]{0,40}\b(?:you can|can now|may now"
    r"|please)\b[^.;!?]{0,12}\b(?:lift|drop|forget|ignore)\b"
    r"|\b(?:i|we) no longer ask (?:for )?(?:it|this|that|you)\b|\b(?:earlier|previous|former) (?:wish|request|plea"
    r"|note) (?:as |is |be |to be )*(?:cancelled"
    r"|withdrawn|void|lifted|set aside|dropped)\b|\b(?:need not|needn't|don't (?:need|have) to|no longer (?:need"
    r"|have) to) (?:keep|hold|treat|hide|leave)"
    r"[^.;!?]{0,50}\b(?:any ?more|any longer|now|after all)\b|\b(?:not|no longer) (?:needed|necessary"
    r"|required)(?: any (?:longer|more)| now)?\b"
    r"[^.!?]{0,90}\b(?:publish|print|put (?:it|them) (?:up|out))|\bnid oes angen hynny (?:mwyach|bellach)"
    r"|\b(?:does|do) not (?:now |any longer )?(?:need to|have to) (?:be|stay|remain|keep)[^.;!?]{0,20}(?:confidential"
    r"|anonymous|private) (?:any ?more|any longer|after all|now)|\bconfidentiality (?:is )?no longer (?:needed|required"
    r"|necessary|applies)|\bnid oes angen[^.]{0,30}gyfrinachol (?:mwyach|bellach)|\bmwyach[^.]{0,30}gyfrinachol"
)
_LATER = re.compile(r"\bno longer (?:happy|content|willing|want|wish|consent|comfortable|agree|ok|okay|prepared)")


def withdraws(text: str) -> bool:
    """Say whether a plain sentence takes the response itself back, without an if."""
    return bool(_WITHDRAWS.search(text)) and not _CONDITION.search(text)


def takes_back(text: str) -> bool:
    """Say whether a plain sentence takes an earlier request for confidentiality back."""
    return bool(_TAKES_BACK.search(text)) and not _LATER.search(text)
