"""Words that rules are made of. In a rule `<name>` stands for an entry here, `<gap40>` for up to 40 characters of one clause."""

from __future__ import annotations

import re
from functools import cache

_WHO = (
    r"(?:i|we|i myself|(?:my|our) (?:members?|client|clients|family|mother|father|organisation|husband|wife|daughter|son"
    r"|employer|trust|board|trustees)|the (?:trust|board|charity|council|company|authors?|signator(?:y|ies)|union|association"
    r"|family|undersigned|force|university|society|trustees|firm|partnership|college))"
)
_ADVERB = (
    r"(?: (?:also|really|very much|very|strongly|hereby|therefore|respectfully|formally|only|just|simply|specifically"
    r"|particularly|still|now|both|all|kindly|then|too|do|must|would|should|will|have to|need to|want to|wish to|would like to"
    r"|feel|am|are|so|absolutely|definitely|certainly|however|again|expressly|explicitly|quite|rather|much|further|politely"
    r"|humbly|earnestly))"
)
_WORDS = {
    "who": _WHO,
    "please": r"\b(?:please|pls|plz|plse|kindly)\b",
    "wish": rf"\b(?:{_WHO}(?:'d|'m|'re|'ll|'ve)?|id|im){_ADVERB}{{0,4}} (?:like|love|want|wants|wanna|wish|wishes|ask|asks|asking"
    rf"|request|requests|requesting|prefer|prefers|rather|appreciate|grateful|obliged|hope|hoping|trust|expect|expects"
    rf"|insist|insists|require|requires|need|needs|seek|seeks|beg|glad|happier|stipulate|plead|urge|choose|opt|elect|invoke"
    rf"|claim|assert|be more comfortable|feel safer|feel happier|feel better|be better off|sooner)\b",
    "impersonal": r"\bit(?:'s| is| would be|'d be) (?:\w+ ){0,3}?(?:important|essential|vital|imperative|crucial|critical|better|best"
    r"|safer|preferable)\b|\b(?:it (?:would|will|is|'d)(?: be)? (?:good|appreciated|helpful|preferable|better|great|best"
    r"|important|essential"
    r"|vital|imperative|crucial|my wish|our wish|my preference|our preference)|(?:can|could|would|may|might|will) (?:you|i"
    r"|we)\b(?! (?:confirm|tell me|let me know|say))|would it be possible|is it possible|grateful if|thankful if"
    r"|appreciated if|(?:my|our) (?:strong |clear |one |only )?(?:preference|request|wish|condition|hope)\b"
    r"|permission (?:is )?(?:not|refused|denied|withheld)|i'?d be grateful|happy (?:so|as) long as)",
    "not": r"(?:\bnot\b|\bcannot\b|n't\b|\bnever\b|\bdont\b|\bcant\b|\bnobody\b|\bnothing\b|\buncomfortable\b|\bunhappy\b"
    r"|\breluctant\b|\bunwilling\b|\bhesitant\b|\bupset\b|\bdistressed\b|\bmortified\b|\bhorrified\b|\bhate\b|\bdread\b"
    r"|\bno one\b|\bno-one\b|\bwont\b|\bwithout\b|\bno\b"
    r"|\bnor\b|\bneither\b|\bnone\b|\brefuse\b|\bdecline\b|\bavoid\b|\brefrain\b|\bobject(?:s|ed)? to\b|\bobjection to\b"
    r"|\boppos\w+\b|\bagainst\b|\bforbid\b|\bprohibit\w*\b|\bwithdraw (?:my |our )?(?:consent|permission)\b"
    r"|\bwithhold (?:my |our )?(?:consent|permission)\b|\brather than\b|\binstead of\b|\bstop\b|\bprevent\b)",
    "publish": r"\b(?:publish(?:ed|ing|es)?|publication|(?:made|make|making|go|going|goes|be|become|becoming|being|is|was"
    r"|were) public\b(?! (?:bod|auth|serv|sect|inq))|made publicly|publicly|public domain|public eye|public record"
    r"|released?|releasing|disclos(?:e|ed|ing|ure)|put (?:it |this |them |that |my \w+ |our \w+ )?(?:online|on (?:the"
    r"|your) (?:web ?site|site|internet|web))|online|on (?:the|your) (?:web ?site|internet|web)|post(?:ed)? (?:online|on)"
    r"|upload(?:ed)?|reproduc(?:e|ed|tion)|print(?:ed|ing|s)?|appear(?:s|ing)?|broadcast|aired|see the light of day"
    r"|seeing the light of day|in (?:the|your|any) (?:final |published |public )?report|in print|(?:available |open "
    r"|accessible |visible )?to the (?:general )?public|(?:on|over) the (?:web|net)|come out|get out)\b",
    "response": r"(?:\b(?:this|my|our|the attached|the enclosed|attached|enclosed|whole|entire|full|complete|these|all my|all our"
    r"|of the|to the)(?: (?:whole|entire|full|complete|attached|enclosed|written|personal|own|whole of the|consultation"
    r"|individual))? (?:response|submission|evidence|letter|e-?mail|reply|contribution|statement|feedback|comments?|views?"
    r"|answers?|remarks|message|notes?|paper|account|story|testimony|input|representations?|form|questionnaire|information"
    r"|material|thoughts|opinions?|experiences?|file|word document|pdf|text|case|words|contents?|attachments?|documents?"
    r"|data|write-?up|piece|return|entry)\b(?! to the (?:inquiry|police|coroner|court|panel|review|inquest))"
    r"|\b(?:the (?:response|submission|above|below|contents of (?:this|my|our)|information (?:i|we|provided|given|contained"
    r"|in this|set out|supplied|below|above|here)|whole (?:thing|lot)|following)|(?:any|all|some|none|everything|anything"
    r"|what|nothing) (?:of this|of it|in this|in it|in here|here|above|below|i(?:'ve| have)?|we(?:'ve| have)?)\b"
    r"|what follows|everything|anything i|my words|what i say|what we say)\b)",
    "this": r"\b(?:this|it|these|them|that|any of it|all of it|the lot)\b",
    "conf": r"(?:\bconfidential(?:ly|ity)?\b|\bin (?:the )?(?:strict(?:est)?|complete|total|absolute|utmost|full"
    r"|deepest)? ?confidence\b|\bprivate\b(?! (?:sector|provider|prison|compan|life|individual|citizen|person|capacity|room"
    r"|hospital|law|investigat|practice|firm|meeting|conversation))|\bprivately\b|\bsecret(?:ly)?\b|\bunder wraps\b"
    r"|\bto yoursel(?:f|ves)\b|\b(?:just )?between (?:us|ourselves|you and me|you and i|the two of us)\b"
    r"|\boff[- ]the[- ]record\b|\bentre nous\b|\bunpublished\b|\bhush\b|\bunder your hats?\b|\bin[- ]confidence\b"
    r"|\bnon-?public\b|\bclosed evidence\b)",
}
_REFERENCE = re.compile(r"<(\w+?)(\d*)>")


def _expand(found: re.Match[str]) -> str:
    name, number = found.group(1), found.group(2)
    if name == "gap":
        return rf"[^.;!?]{{0,{number}}}?"
    return f"(?:{_WORDS[name + number]})"


@cache
def rule(pattern: str) -> re.Pattern[str]:
    """Compile a rule written with this vocabulary; it is matched against plain lower-case text."""
    return re.compile(_REFERENCE.sub(_expand, pattern))
