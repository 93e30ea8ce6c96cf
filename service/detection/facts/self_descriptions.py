"""What people say they are or were: "I am a retired school cook", "a shipwright at Govan", "Describe yourself: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.detection.reading import Reading
from service.detection.sighting import Sighting

_JOB = (
    r"(?:officers?|managers?|workers?|nurses?|doctor|GP|midwife|teacher|lecturer|professor|engineer|pilot|captain|driver|postman|postwoman|"
    r"cook|chef|cleaner|carer|farmer|builder|fitter|fixer|welder|electrician|plumber|shipwright|signaller|signalman|guard|warden|governor|"
    r"chaplain|imam|minister|vicar|priest|deacon|magistrate|solicitor|barrister|lawyer|clerk|detective|constable|sergeant|inspector|"
    r"superintendent|firefighter|paramedic|surgeon|registrar|consultant|pharmacist|psychologist|psychiatrist|therapist|counsellor|"
    r"probation|PSO|SPO|PO|PP|PQiP|POM|COM|director|chair|trustee|secretary|sec|administrator|assistant|analyst|adviser|advisor|"
    r"coordinator|co-ordinator|practitioner|researcher|student|apprentice|trainee|groom|tutor|mentor|librarian|accountant|"
    r"shopkeeper|hairdresser|barber|baker|butcher|fisherman|miner|soldier|sailor|veteran|interpreter|translator|liaison|visitor|"
    r"coach|foreman|supervisor|receptionist|caretaker|technician|operator|controller|dispatcher|steward|bereavement|piano|"
    r"swyddog|nyrs|athro|athrawes|meddyg|gweithiwr|ffermwr|rheolwr)"
)
_QUALIFIED = rf"(?:[\w'&/-]+,? ){{0,4}}?{_JOB}\b"
_TAIL = (
    r"(?:(?: (?:at|in|on|of|for|with|from)|, field of) (?:(?:the|a|an|our) )?(?:[\w'&-]+ ?){1,6}?(?=[,.;:)\n]| (?:and|"
    r"but|who|when|where|until|which|so|"
    r"because|for \w+ years|since)\b|$))?"
)
_IS = re.compile(
    rf"\b(?i:I am|I'm|im|I was|I've been|I have been|he was|she was|he is|she is|had been|has been|who (?:is|was)|"
    rf"I worked as|worked as|as|previously|formerly|"
    rf"myself,?|now|ashore) (?:only |just |once |then |also |still |now )?(?:a|an|the) (?P<id>{_QUALIFIED}{_TAIL})"
)
_APPOSED = re.compile(
    rf"(?<=[^\W_]), (?P<id>(?:(?:a|an|the|our|formerly a|retired|senior|independent|"
    rf"former) )?(?:[a-z0-9][\w'/-]*,? ){{0,3}}?{_JOB}\b{_TAIL})(?=[,.;:)\n]|$| (?:and|but|who|with)\b)"
)
_HEADED = re.compile(
    r"(?:^|\n)[ \t*>-]{0,4}(?i:describe yourself|a little about you|about (?:you|me|yourself)|who i am|your role|role|"
    r"occupation|job(?: title)?|position|"
    r"swydd|profession)[^:\n]{0,20}:?[ \t]*\n?[ \t*>-]{0,4}(?P<id>[^\n;]{4,70}?)(?=[,;.\n]|$)"
)
_BRACKETED = re.compile(rf"\((?:[^()\n]{{1,30}}, )?(?P<id>(?:[a-z][\w'-]* ){{0,3}}?{_JOB}\b[^()\n]{{0,40}})\)")
_OPENING = re.compile(
    rf"(?:^|\n|\. )(?P<id>(?:Retired|Former|Senior|Prison|Independent|Community|Hospital|School|"
    rf"Training) (?:[\w'-]+ ){{0,3}}?{_JOB}\b{_TAIL})(?=[,.;:)\n]|$| and\b)"
)


_NO_POST = re.compile(
    r"^(?:with|without|by|via|through|using|for|from|to|in|on|at|between|than|then|named|not|no|and|or|called|the same)\b|"
    r"\b(?:after|like|not|than) an? ",
    re.IGNORECASE,
)
#: A trade in so few words is a particular; with a place or more words it is a post.
_PLAIN = 1


def sight_self_descriptions(reading: Reading) -> Iterator[Sighting]:
    """See posts and trades told of a person, with the place where that stands beside them."""
    for pattern in (_IS, _APPOSED, _HEADED, _BRACKETED, _OPENING):
        for match in pattern.finditer(reading.text):
            text = match.group("id").rstrip()
            if len(text) >= 4:
                start = match.start("id")
                if _NO_POST.search(text):
                    continue
                placed = any(character.isupper() for character in text[1:]) or len(text.split()) > _PLAIN
                yield Sighting(
                    start, start + len(text), "JOB_TITLE" if placed else "QUASI", "rule:self-description", 0.55, "what a person is or was"
                )
