"""Whose channel an address or number is: a shared mailbox, a switchboard, an organisation's number or office, a public link."""

from __future__ import annotations

import re

from service.detection.lexicon import words
from service.domain.finding import Finding
from service.domain.statement import Capacity

_SHARED_PHONE = re.compile(
    (
        r"\b(?:switchboard|reception|help ?line|main (?:line|number|office)|general (?:enquir(?:y|ies)|office)|freephone|"
        r"hot ?line|office (?:line|number|phone|telephone)|our (?:office|number)|head office|crimestoppers|samaritans|advice "
        r"line|enquiries|duty desk|prif swyddfa|llinell gymorth|swyddfa|cyfnewidfa|derbynfa|press office|24 hours?|out of "
        r"hours)[^\n@]{0,40}$"
    ),
    re.IGNORECASE,
)
_SHARED_AFTER = re.compile(
    r"^\s?\(?(?:(?:main|our|the|office|24-hour) )?(?:switchboard|reception|main line|helpline|office|freephone|general enquiries|24 hours)",
    re.IGNORECASE,
)
_OWN_PHONE = re.compile(r"(?:mobile|mob|direct|ddi|dd|home|my (?:number|phone)|personal|cell|symudol|m)\b[^\n\d]{0,25}$", re.IGNORECASE)
_MOBILE = re.compile(r"^\W{0,2}(?:\+?44\W{0,3}(?:\(?0\)?\W?)?|0)7")
_FREEPHONE = re.compile(r"^(?:\+?44\s?)?\(?0?(?:800|808|300|303|330|333|345|116)\b")
_REFUGE = re.compile(
    r"\b(?:refuge|hostel|approved premises|safe house|shelter|live at|lives at|lived at|home address|flat)\b", re.IGNORECASE
)
_NUMBERS = frozenset({"UK_COMPANY_NUMBER", "UK_CHARITY_NUMBER", "UK_VAT_NUMBER", "UK_PAYE_REFERENCE"})
#: A line that names a body, or its trade, right before an address at the head of a paper.
_LETTERHEAD_BODY = re.compile(
    r"(?:^|\n)[^\n]{0,80}\b(?:LLP|Ltd|Limited|PLC|CIC|CIO|Solicitors|Chambers|Project|Trust|Council|Association|Foundation|University|College|"
    r"School|Academy|Hospital|Institute|Centre|Homes|Constabulary|Police|Service|Services|Authority|Inspectorate|Ministry|"
    r"Department|Society|Union|Federation|charity(?: \w+)? \d+)\)?[,:]?"
    r"[ \t]*\n?[ \t]*(?:Solicitors,? ?)?(?:[A-Z][^\n,]{2,40},? ?\n?)?$"
)
_LETTERHEAD = 700


def channel_label(finding: Finding, text: str, capacity: Capacity, *, owned: bool, organisation: str | None) -> str | None:
    """Return "generic_mailbox", "switchboard", "organisation_number", "office_address", "public_link" or None."""
    start, end = finding.span.start, finding.span.end
    before, after = text[max(0, start - 80) : start].rsplit("\n", 1)[-1], text[end : end + 40].split("\n", 1)[0]
    if finding.type == "EMAIL_ADDRESS":
        return "generic_mailbox" if not owned and is_generic(text[start:end], organisation) else None
    if finding.type == "PHONE_NUMBER":
        shared = _SHARED_PHONE.search(before) or _SHARED_AFTER.search(after) or _FREEPHONE.match(text[start:end])
        if shared and not _OWN_PHONE.search(before) and not _MOBILE.match(text[start:end]):
            return "switchboard"
        at_edge = start < _LETTERHEAD and not owned
        return (
            "switchboard"
            if capacity is Capacity.ORGANISATION and at_edge and not _OWN_PHONE.search(before) and _landline(text[start:end])
            else None
        )
    if finding.type in _NUMBERS:
        return "organisation_number"
    if finding.type in {"ADDRESS", "UK_POSTCODE"} and start < _LETTERHEAD and _LETTERHEAD_BODY.search(text[max(0, start - 160) : start]):
        return "office_address"
    if finding.type in {"ADDRESS", "UK_POSTCODE"} and capacity is Capacity.ORGANISATION and organisation:
        near = text[max(0, start - 160) : end + 40]
        headed = re.search(r"(?:registered|head|our) (?:office|address)", near, re.IGNORECASE)
        at_edge = start < _LETTERHEAD or organisation.lower() in near.lower() or headed is not None
        return "office_address" if at_edge and not _REFUGE.search(near) else None
    return None


def is_generic(address: str, organisation: str | None = None) -> bool:
    """Say whether an e-mail address is a shared mailbox: its local part is made of words of offices, or of the organisation's name."""
    local = re.split(r"@|\[at\]|\(at\)", address.lower())[0]
    pieces = [piece for piece in re.split(r"[^a-z]+", local) if piece]
    shared = words("generic_mailboxes") | frozenset(re.findall(r"[a-z]{3,}", (organisation or "").lower()))
    return bool(pieces) and all(_made_of(piece, shared) for piece in pieces)


def _made_of(piece: str, shared: frozenset[str]) -> bool:
    if piece in shared:
        return True
    return (
        any(piece.startswith(word) and _made_of(piece[len(word) :], shared) for word in shared if len(word) >= 4 and len(word) < len(piece))
        if len(piece) <= 40
        else False
    )


def _landline(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    return digits.startswith(("01", "02", "03", "441", "442", "443"))
