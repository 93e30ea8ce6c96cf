"""Names of organisations: shown with the label that keeps them, needed to tell whose response it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.detection.reading import Reading
from service.detection.sighting import Sighting

_KIND = re.compile(
    r"\b(?:Trust|Council|Ltd|Limited|LLP|plc|PLC|CIC|Association|University|College|Charity|Foundation|Group|Services?|"
    r"Society|Union|Centre|Partnership|Inspectorate|Federation|Institute|Hospital|Hospice|Agency|Authority|Board|Commission|"
    r"Committee|"
    r"Network|Alliance|Forum|Project|Refuge|Solicitors|Partners|Company|School|Academy|Church|Constabulary|Police|Probation|"
    r"Ministry|Department|Office|Airlines?|Airways|Railways?|Housing|Cymdeithas|Cyngor|Prifysgol|Ymddiriedolaeth|Bwrdd|"
    r"Elusen|Heddlu|Gwasanaeth)\b"
)
_SPEAKS = re.compile(
    (
        r"(?:on behalf of|behalf of|response from|submission from|submitted by|ar ran|evidence from|organisation:?|name "
        r"of organisation:?|sefydliad:?)\s(?:the\s)?$"
    ),
    re.IGNORECASE,
)


def sight_bodies(reading: Reading, seen: Iterable[Sighting]) -> Iterator[Sighting]:
    """See what the language model takes for an organisation when its words or place in the sentence agree."""
    for sighting in seen:
        if sighting.type != "ORGANIZATION":
            continue
        text = reading.text[sighting.start : sighting.end]
        if "\n" in text or len(text) > 120 or len(text) < 3:
            continue
        if (_KIND.search(text) and " " in text) or _SPEAKS.search(reading.text[max(0, sighting.start - 40) : sighting.start]):
            yield Sighting(sighting.start, sighting.end, "ORGANIZATION", "spacy", 0.5, "the name of an organisation")
