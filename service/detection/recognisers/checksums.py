"""Check digits of identifiers; each takes the text as written and ignores spaces, dashes and slashes."""

from __future__ import annotations

import re

_NOT_ALPHANUMERIC = re.compile(r"[^A-Z0-9]")
#: Letters that end police numbers, by remainder.
POLICE_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


def squeezed(value: str) -> str:
    """Return the capitals and digits of a value."""
    return _NOT_ALPHANUMERIC.sub("", value.upper())


def luhn(value: str) -> bool:
    """Return whether payment card digits add up."""
    digits = [int(digit) for digit in squeezed(value)]
    doubled = [sum(divmod(digit * 2, 10)) for digit in digits[-2::-2]]
    return bool(digits) and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1


def mod11_ten_digits(value: str) -> bool:
    """Return whether ten digits carry the check digit of NHS, CHI and H&C numbers."""
    digits = [int(digit) for digit in squeezed(value)]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return digits[9] == (0 if check == 11 else check)


def mod97(value: str) -> bool:
    """Return whether an IBAN's check digits hold (ISO 7064 mod 97-10)."""
    iban = squeezed(value)
    if len(iban) < 15:
        return False
    return int("".join(str(int(character, 36)) for character in iban[4:] + iban[:4])) % 97 == 1


def mod11_2(value: str) -> bool:
    """Return whether the last character of an ORCID fits (ISO 7064 mod 11-2)."""
    characters = squeezed(value)
    total = 0
    for digit in characters[:-1]:
        if not digit.isdigit():
            return False
        total = (total + int(digit)) * 2
    return characters[-1:] == "0123456789X"[(12 - total % 11) % 11]


def police_letter(number: str, letter: str) -> bool:
    """Return whether the letter is the one that PNC, CRO, ASN and court references put after this number."""
    return letter == POLICE_LETTERS[int(number) % 23]
