"""The parts a postal address is made of, in English and Welsh, as patterns over plain text."""

from __future__ import annotations

import re

_STREET = (
    "Street|Road|Lane|Avenue|Drive|Close|Crescent|Terrace|Gardens?|Grove|Way|Place|Square|Court|Hill|Row|Rise|Walk|Mews"
    "|Park|View|Parade|Green|Gate|"
    "Parkway|Broadway|Highway|Boulevard|Wharf|Quay|Embankment|Yard|Passage|Alley|Croft|Fold|Garth|Dene|Mount|Villas|Mead"
    "|Meadows?|Fields?|Chase|Brow|"
    "Bank|Vale|Circus|Common|Heath|Wynd|Loan|Brae|Bridge|Approach|Bypass|Cottages|Buildings|Esplanade|Promenade|Ridge"
    "|Orchard|Paddock|Spinney|Copse|"
    "Rd|St|Ave|Av|Ln|Dr|Cl|Cres|Terr|Tce|Gdns|Gr|Pl|Sq|Ct|Pk|Blvd"
)
_WELSH_STREET = (
    "Heol|Stryd|Ffordd|L[oô]n|Clos|Rhodfa|Maes|Rhes|Teras|Cwrt|Llwybr|Sgw[aâ]r|Bryn|Parc|Gerddi"
    r"|(?:Tan|Pen|Min)(?=[ -]yr?(?![^\W_]))|Cae|Erw|Dolau?|Gelli|Trem"
)
_HOUSE = (
    "House|Cottage|Lodge|Farm|Farmhouse|Villa|Mansions?|Tower|Towers|Building|Apartments?|Hall|Mill|Barn|Chambers|Rectory"
    "|Vicarage|Manse|Bungalow|Grange|"
    "Manor|Heights|Point|Block|Estate|Hostel|T[yŷ]|Bwthyn|Plas|Fferm|Bryn|Llys|Hafod|Hendre|Tyddyn|Cartref|Neuadd|Caravan"
    "|Croft|Steading|Court|Cwrt"
)
_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞĀŴŶŠŽ](?:[\w']|[.-](?=\w)){0,24}+(?:(?<=St)\.)?)"
_JOINING = r"(?:of|the|on|upon|under|by|in|le|la|de|and|&|y|yr|ar|a|o'|St\.?)"
NUMBER = r"(?:\d{1,4}[A-Za-z]?(?: ?[-/&] ?\d{1,4}[A-Za-z]?)?)"
_FLAT = (
    r"(?:(?:Flat|Apartment|Apt\.?|Unit|Room|Suite|Studio|Bedsit|Fflat|Basement Flat|Top Flat|Maisonette|Plot|Pitch)(?: "
    r"(?:No\.? ?)?(?:\d{1,4}[A-Za-z]?|[A-Z]\d{0,3})(?:[/-]\d{1,3})?)?|(?:\d{1,2}(?:st|nd|rd|th)|Ground|First|Second|Third"
    r"|Top) Floor(?: Flat)?)"
)
_POST_BOX = r"(?:P\.? ?O\.? ?Box|Blwch Post|BFPO) ?\d{1,6}"
#: Only the plain words: a pattern in capitals would mean something else.
_WELSH_CAPITALS = "HEOL|STRYD|FFORDD|LON|LÔN|CLOS|RHODFA|MAES|TERAS|CWRT|BRYN|PARC|GERDDI"
_STREETS = f"{_STREET}|{_STREET.upper()}"
_STREET_NAME = (
    rf"{_CAPITAL}(?: (?:{_CAPITAL}|{_JOINING})){{0,4}}? (?:{_STREETS})(?: (?:North|South|East|West|Upper|Lower))?"
    rf"|(?:{_WELSH_STREET}|{_WELSH_CAPITALS})(?: (?:{_JOINING}|{_CAPITAL})){{1,4}}"
)

#: A house number and street; any of the heads an address starts with.
STREET_LINE = re.compile(rf"(?<![^\W_])(?<![£$€#/.])(?:No\.? ?)?{NUMBER},? (?:{_STREET_NAME})(?![^\W_])")
STREET_LINE_LOWER = re.compile(
    r"(?<![^\W_])(?<![£$€#/.])\d{1,4}[a-z]? (?:[a-z']{3,20} ){1,2}(?:street|road|lane|avenue|drive|close|crescent|terrace"
    r"|gardens|grove|rd|ave|walk|way|place|court|st|row|square|mews|hill|parade|rise|view|croft|"
    r"fold)(?![^\W_])(?:(?:,? [a-z]{3,15}){0,3},? "
    r"[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}(?![^\W_]))?",
    re.IGNORECASE,
)
FLAT_LINE = re.compile(rf"(?<![^\W_]){_FLAT}(?=, | |\n)", re.IGNORECASE)
#: "Flat 2, Abbot's Keep": a flat and the name of its house, whatever it is called.
FLAT_IN_HOUSE = re.compile(
    rf"(?<![^\W_])(?:Flat|Apartment|Apt\.?|Room|Fflat|Bedsit|Studio|Pitch|Plot) (?:No\.? ?)?(?:\d{{1,4}}[A-Za-z]?|"
    rf"[A-Z]),? {_CAPITAL}(?: {_CAPITAL}){{0,3}}(?:, {_CAPITAL}(?: {_CAPITAL}){{0,2}})?"
)
#: The same in small letters: "flat 9 sorrel house, dockside road".
FLAT_LINE_LOWER = re.compile(
    r"(?<![^\W_])(?:flat|apartment|apt|fflat|bedsit) (?:no\.? ?)?(?:\d{1,4}[a-z]?|"
    r"[a-z]),? (?:\d{1,4}[a-z]? )?(?:[a-z']{3,20} ){1,3}(?:house|court|tower|towers|"
    r"lodge|mansions|heights|point|block|street|road|lane|avenue|close|st|rd|ave|place|row|terrace|gardens|square)(?![^\W_])"
    r"(?:,? (?:[a-z']{3,20} ){1,2}(?:street|road|lane|avenue|close|st|rd|ave|place|row|terrace|gardens|square|estate)(?![^\W_]))?",
    re.IGNORECASE,
)
#: The name of a house that stands in a line of its own, or after "at", before its street.
HOUSE_BEFORE = re.compile(
    rf"(?:(?<=\n)|(?<=\bat )|(?<=: )|^)"
    rf"(?:[\"'](?:The )?{_CAPITAL}(?: (?:{_JOINING} )?{_CAPITAL}){{0,2}}[\"']|(?:The|Yr|Y) {_CAPITAL}(?: {_CAPITAL})?|{_CAPITAL}),[ \n]$"
)
#: "Pump Cottage, Ten Mile Bank": a named house on a street, without number or postcode.
HOUSE_ON_STREET = re.compile(
    rf"(?<![^\W_])(?:{_CAPITAL} ){{1,3}}(?:Cottage|Farm|Farmhouse|Lodge|House|Bungalow|Barn|Mill|Croft|Villa|"
    rf"Caravan),? (?:{_STREET_NAME})(?![^\W_])"
)
POST_BOX = re.compile(rf"(?<![^\W_]){_POST_BOX}(?![^\W_])", re.IGNORECASE)
STREET_ALONE = re.compile(rf"(?<![^\W_])(?:{_STREET_NAME})(?![^\W_])")
LIVES_ON = re.compile(
    r"\b(?:li(?:ve|ves|ved|ving)|lodg(?:es|ed|ing)|resid(?:es|ed|ing)|hous(?:e|ed)|flat|home|address|door|byw|moved|stay"
    r"(?:s|ed|ing)) (?:\w{1,12} ){0,3}?(?:on|in|at|off|to|ar|yn)(?: the)? ",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?<![^\W_])(?<!mail )(?<!mail-)(?<!IP )(?<!web )(?<!site )(?<!mac )(?:(?:home|postal|correspondence|current|previous"
    r"|full|permanent|my|our|your)\s)?(?:address(?: line \d)?|cyfeiriad(?: cartref| post)?)\s{0,2}"
    r"(?:\(.{0,40}\))?\s{0,2}[:=]\s{0,3}",
    re.IGNORECASE,
)
NOT_A_HOUSE_NUMBER = re.compile(
    r"(?:\b(?:figure|fig\.?|table|section|chapter|part|phase|level|tier|step|appendix|annex|question|page|pp?\.|year|box"
    r"|item|category|grade|band|act|para(?:graph)?|rule|article|"
    r"version|volume|vol\.?|issue|january|february|march|april|may|june|july|august|september|october|november|december|of|since|in) )$",
    re.IGNORECASE,
)
NOT_A_STREET = re.compile(
    r"(?:High|Crown|County|Family|Youth|Supreme|Magistrates'?|Coroners?'?|Appeal|Divisional|The|Act) Court$|\b(?:Prime"
    r"|Best|First|Long|Only|Any|Third) (?:Way|Place)$|^10 Downing Street$|^\d{1,4} (?:Hour|Day|Week|Month|Year|Minute|Mile"
    r"|Metre|Point|Step|Stage|Way|Lane)\b",
    re.IGNORECASE,
)

#: A whole part between commas; the same at the end of a running sentence; the same at its beginning.
PART = re.compile(rf"(?:{_FLAT},? ?)?(?:{NUMBER},? )?(?:(?:{_CAPITAL}|{_JOINING}) ){{0,7}}{_CAPITAL}|{NUMBER}|{_FLAT}|{_POST_BOX}")
PART_AT_END = re.compile(
    rf"(?<![^\W_])(?:(?:{_FLAT},? )?{NUMBER},? (?:(?:{_CAPITAL}|{_JOINING}) ){{0,7}}{_CAPITAL}|{_CAPITAL}(?: {_CAPITAL}| "
    rf"{_JOINING}(?= )){{0,5}})$"
)
PART_AT_BEGINNING = re.compile(rf"{_CAPITAL}(?:[ -](?:{_JOINING}[ -])?{_CAPITAL}){{0,3}}")
HEAD = re.compile(rf"^(?:{_FLAT}|{NUMBER}(?![^\W_])|{_POST_BOX})|\b(?:{_HOUSE}|{_HOUSE.upper()})\b")
FLAT_OR_HOUSE = re.compile(rf"^(?:{_FLAT}|(?:[\w'.]{{1,20}} ){{0,3}}(?:{_HOUSE})(?: [\w']{{1,20}}){{0,2}})$", re.IGNORECASE)
#: Words that begin with a capital and no address.
STOP = re.compile(
    r"^(?:DX|Solicitors?|Barristers?|Registered|Charity|Head Office|I|We|He|She|They|It|You|My|Our|His|Her|Their|This|That|"
    r"These|Those|There|And|But|Or|So|If|When|While|Where|Who"
    r"|Which|What|Why|How|As|At|By|For|From|In|On|To|With|Not|No|"
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Rev|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Dear|Tel|Telephone|Phone|Mobile|Fax|Email|E-mail|Web|DOB|Date|NHS|Ref|Name"
    r"|Postcode|Sincerely|Regards|Thank|Thanks|Yours|After|Before|Since|Form|Section|Postcode|Policy|Standard|Chapter"
    r"|Figure|Table|Annex|Appendix|Question|Route|Bus)\b"
)
