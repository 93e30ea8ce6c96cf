"""The ends of letters: sign-offs, signatures, and disclaimers that a mail system adds (domain notes, 44 patterns)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.domain.document import Block, BlockKind

_SIGN_OFF = re.compile(
    r"\s{0,8}(?:(?:with )?(?:my |our |very |many |all )?(?:kind(?:est)?|best|warm(?:est)?)?\s?(?:regards|wishes)|yours (?:sincerely|"
    r"faithfully|truly|ever)|"
    r"yours|sincerely|faithfully|many thanks|thank you|thanks(?: again)?|cheers|best|respectfully|cofion(?: gorau| cynnes|"
    r" caredig)?|yn gywir|"
    r"yr eiddoch yn (?:gywir|ffyddlon)|diolch(?: yn fawr)?|gyda diolch|dymuniadau gorau|le meas|is mise le meas|le dùrachd|z poważaniem)"
    r"\s?[,.!-]{0,2}\s{0,8}$",
    re.IGNORECASE,
)
_FORMAL_SIGN_OFF = re.compile(
    r"\s{0,8}(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind|best|warm) (?:regards|wishes)|yn gywir|"
    r"yr eiddoch yn (?:gywir|ffyddlon)|"
    r"cofion (?:gorau|cynnes|caredig))\s?[,.]?\s{0,8}$",
    re.IGNORECASE,
)
_PHONE_FOOTER = re.compile(
    r"\s{0,8}(?:sent from my [\w\s-]{2,40}|get outlook for \w{2,10}.{0,60}|sent from (?:outlook|yahoo mail|mail)\b.{0,60}|"
    r"anfonwyd o fy .{2,40})\.?\s{0,8}$",
    re.IGNORECASE,
)
_MAIL = r"(?:e-?mails?|messages?|communications?|transmissions?|correspondence|neges|e-bost|post-d)"
_CUES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:this|the|of|in|any) {_MAIL}\b|neges e-bost hon|neges hon|e-bost hwn|post-d seo|gyda hi",
        (
            r"intended (?:solely |only )?(?:recipients?|addressees?|for)|(?:solely|only) (?:for the )?(?:use|attention) of|"
            r"named addressee|fwriadu|bwriedir"
        ),
        r"(?:received|sent to you|derbyn)[^.]{0,60}(?:in error|by mistake|gamgymeriad)|not the intended|nid chi yw",
        r"(?:delete|destroy|dilewch|dileu|return) (?:it|this|all|the|y neges|them)|inform the sender|notify (?:the sender|us)|rhowch wybod",
        r"(?:must not|not authorised|unauthorised|unauthorized|prohibited|may be unlawful|not permitted|access to this)",
        r"virus|malware|scanned by|mimecast|symantec|forcepoint|firysau|sganiwyd",
        r"monitored|monitoring|recorded for|traffic",
        r"(?:views?|opinions?)(?: or opinions)? (?:expressed|presented|are solely)|do(?:es)? not necessarily (?:reflect|represent)",
        (
            r"(?:may be|may contain|is|are|contains?) (?:strictly |private and |privileged and )?(?:confidential|privileged|"
            r"gyfrinachol)|cyfrinachol"
        ),
        (
            r"not (?:a )?secure|binding (?:contract|agreement)|legal(?:ly)? privilege|originated from outside|before (?:you )?print|"
            r"consider (?:the|our) environment"
        ),
        r"attachments?|files? transmitted|atodiadau|ffeiliau",
    )
)
_DELIBERATE = re.compile(
    r"\b(?:my|our) (?:response|submission|evidence|reply|name|answer|identity|letter|views? be)\b|\bi (?:would like|want|ask|"
    r"request|do not|am writing|wish)\b|"
    r"\bwe (?:would like|want|ask|request|do not consent|wish)\b|this (?:response|submission|evidence)\b|hoffwn|fy ymateb|"
    r"ein hymateb|call for evidence|"
    r"consultation|not (?:to )?(?:be )?publish|do not publish",
    re.IGNORECASE,
)
_LOOKED_AT = 6_000
_LAST_LINES = 14


def is_sign_off(line: str) -> bool:
    """Say whether a line does nothing but close a letter."""
    return bool(_SIGN_OFF.match(line))


def is_phone_footer(line: str) -> bool:
    """Say whether a line is what a telephone adds to a mail."""
    return bool(_PHONE_FOOTER.match(line))


def looks_like_disclaimer(text: str) -> bool:
    """Say whether a paragraph is an automatic disclaimer; one that speaks of "my response" never is."""
    sample = text[:_LOOKED_AT]
    if _DELIBERATE.search(sample):
        return False
    return sum(bool(cue.search(sample)) for cue in _CUES) >= 3 or _surely(sample)


def _surely(text: str) -> bool:
    lowered = text.lower()
    return any(
        phrase in lowered
        for phrase in (
            "this email originated from outside",
            "this e-mail originated from outside",
            "if you are not the intended recipient",
            "sent you this message in error",
            "think before you print",
            "before printing this e",
            "has been scanned for viruses",
            "os nad chi yw'r derbynnydd",
        )
    )


def with_letter_end(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Label a letter's last lines SIGNATURE only after a formal sign-off with nothing but short lines behind it."""
    shown = [index for index, block in enumerate(blocks) if block.shown and block.kind is BlockKind.PARAGRAPH]
    for back, index in enumerate(reversed(shown)):
        if back > _LAST_LINES:
            return tuple(blocks)
        first_line = blocks[index].text.split("\n", 1)[0]
        if _FORMAL_SIGN_OFF.match(first_line):
            rest = [number for number in shown if number > index]
            if all(len(blocks[number].text) < 80 and not blocks[number].text.rstrip().endswith(".") for number in rest):
                labelled = set(rest)
                return tuple(replace(b, kind=BlockKind.SIGNATURE) if n in labelled else b for n, b in enumerate(blocks))
            return tuple(blocks)
    return tuple(blocks)
