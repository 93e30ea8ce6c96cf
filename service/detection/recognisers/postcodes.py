"""How a United Kingdom postcode is written, with the areas that exist."""

from __future__ import annotations

import re

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G "
    "GL GU GY HA HD HG HP HR HS HU HX "
    "IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S "
    "SA SE SG SK SL SM SN SO SP SR SS "
    "ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)

#: The first half (area and district) and the second (sector and unit).
OUTWARD = rf"(?:{'|'.join(sorted(_AREAS.split(), key=len, reverse=True))})(?:\d{{1,2}}|\d[A-HJKMNP-Y])"
INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"

SPACED = re.compile(
    rf"(?<![^\W_])(?=[A-Z]{{1,3}}\d?[A-Z\d]?\s{{1,3}}\d)(?:{OUTWARD}[ \n\t]{{1,3}}{INWARD}|GIR 0AA)(?![^\W_])", re.IGNORECASE
)
JOINED = re.compile(rf"(?<![^\W_])(?=[A-Z]{{1,3}}\d[A-Z\d-]{{3,4}}+(?![^\W_]))(?:{OUTWARD}-?{INWARD}|GIR0AA)(?![^\W_])", re.IGNORECASE)
OTHER_AREA = re.compile(rf"(?<![^\W_])[A-Z]{{1,2}}\d[A-Z\d]? {INWARD}(?![^\W_])")

_ORDINAL = re.compile(r"(?:1st|2nd|3rd|\dth)$")


def not_an_ordinal(value: str) -> bool:
    """Return whether the second half is not really "1st", "2nd" … after a grade or floor."""
    return _ORDINAL.search(value) is None
