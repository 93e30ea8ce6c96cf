"""Cues beside a name that tell who somebody is: killed, convicted, "our manager", "the Justice Secretary", "chaired by"."""

from __future__ import annotations

import re

from service.detection.names.cited_cues import CITED_CUES
from service.detection.names.cue import Cue
from service.domain.finding import SubjectKind

_JOB = (
    r"(?:manager|officer|worker|nurse|doctor|GP|consultant|psychologist|psychiatrist|therapist|solicitor|barrister|lawyer|"
    r"teacher|headteacher|head teacher|detective|constable|sergeant|inspector|superintendent|governor|"
    r"chaplain|imam|vicar|priest|pastor|minister of religion|midwife|paramedic|carer|assistant|adviser|advisor|administrator|"
    r"receptionist|co-?ordinator|supervisor|practitioner|case ?worker|key ?worker|analyst|lead|leader|"
    r"secretary|clerk|trustee|chair|director|deputy|engineer|pilot|captain|registrar|surgeon|matron|tutor|mentor|advocate|"
    r"counsellor|technician|swyddog|rheolwr|gweithiwr|nyrs|meddyg|athro|athrawes|cyfarwyddwr|colleague|staff|intern|"
    r"apprentice|"
    r"commander|warden|landlord|coach|editor|researcher)"
)
_KIN_CHILD = (
    r"(?:son|daughter|child|baby|boy|girl|toddler|grandson|granddaughter|grandchild|stepson|stepdaughter|nephew|niece|"
    r"mab|merch|ferch|fab|plentyn)"
)
_HARMED = (
    r"(?:killed|murdered|raped|stabbed|attacked|assaulted|beaten|abused|strangled|shot|burned|hurt|injured|groomed|exploited|"
    r"harassed|stalked|threatened|robbed|trafficked|targeted|lladd|llofruddio|hanafu)"
)
_FATAL = r"(?:killed|murdered|strangled|shot dead|stabbed to death|beaten to death|found dead|lladd|llofruddio)"
_SUBMITTED = (
    r"(?:convicted|sentenced|recalled|released|jailed|imprisoned|arrested|charged|found guilty|remanded|on licence|on "
    r"probation|on bail|on remand|under supervision|being supervised|serving|supervised by|in custody|in prison|given "
    r"life|managed at|managed under)"
)


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})[\s,:'\"(–-]{{0,4}}$", re.IGNORECASE)


def _after(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})", re.IGNORECASE)


_OWN = r"(?:my|his|her|our|their|the|your|fy|ei|eu|ein|a)"
_TITLES = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Prof|Professor|Rt Hon|the Rt Hon)\.?\s){0,2}"
_HONOURS = r"(?:Sir|Dame|Lord|Lady|Baroness|Viscount|HHJ|Judge|(?:Mr|Mrs|Ms) Justice)\s"
#: Heavier cues win; of equal weight the earlier in this table.
CUES: tuple[Cue, ...] = (
    Cue(
        SubjectKind.PUBLIC_FIGURE,
        "a judge",
        before=re.compile(
            r"(?:\b[Tt]he (?:senior |area |assistant )?(?:coroner|trial judge|sheriff|ombudsman),?|\b(?:Mr|Mrs|Ms|Lord|"
            r"Lady)\s(?:Chief\s)?Justice|\b(?:Senior |Area |"
            r"Assistant )?Coroner(?: for [A-Z][\w ]{2,30},?)?|\bSheriff(?: Principal)?|\bRecorder|\bHHJ|"
            r"\bHis Honour Judge|\bHer Honour Judge|\bDistrict Judge|"
            r"\bthe Recorder|\bJudge|\bLord Chief Justice),?\s(?:(?:Dr|Sir|Dame|Mr|Mrs|Ms)\.?\s)?$"
        ),
        label="judge",
        weight=9,
    ),
    Cue(
        SubjectKind.PUBLIC_FIGURE,
        "a minister in office",
        before=re.compile(
            rf"(?:\b(?:Home|Justice|Foreign|Health|Education|Prisons?|Probation|Policing|Defence|Prime|First|Victims)\s(?:and "
            rf"\w+\s)?(?:Secretary|Minister)|\bSecretary of State(?: for [\w ]{{3,40}})?|\bMinister(?: of State)?(?: for [\w "
            rf"]{{3,40}})?|\bLord Chancellor|\bChancellor|\bPrif Weinidog|\bAttorney General|\bSolicitor General),?\s{_TITLES}$"
        ),
        label="minister",
        weight=9,
    ),
    Cue(
        SubjectKind.PUBLIC_FIGURE,
        "a member of a parliament",
        after=re.compile(r"^,?\s(?:MP|MS|MSP|AM|AS|MLA|TD)\b(?!:)|^\s\((?:MP|MSP|MLA)\b"),
        label="public_office",
        weight=9,
    ),
    Cue(
        SubjectKind.PUBLIC_FIGURE,
        "a minister in office",
        after=re.compile(
            r"^,\s(?:the|then|former|as)\s(?:then\s|former\s)?(?:Home|Justice|Health|Prisons?|Prime|First|Education) (?:Secretary|"
            r"Minister)"
        ),
        label="minister",
        weight=9,
    ),
    Cue(
        SubjectKind.PUBLIC_FIGURE,
        "chairs an inquiry or review",
        before=re.compile(
            rf"\b(?:(?:Inquiry|Review|Commission|Report|[Pp]ublic inquiry|[Ii]ndependent (?:inquiry|review|report)),?\s(?:was\s|is\s)?"
            rf"(?:chaired |led |headed |written )?(?:by|under|of)\s{_TITLES}|"
            rf"(?:inquiry|report|review),?\s(?:was\s|is\s)?(?:chaired |led |headed |written )?(?:by|under|of)\s{_HONOURS})$"
        ),
        label="inquiry_name",
        weight=8,
    ),
    Cue(
        SubjectKind.PUBLIC_FIGURE,
        "chaired an inquiry or review",
        before=re.compile(r"\b(?:Sir|Dame|Lord|Lady|Baroness|Bishop|Archbishop|Canon|Professor|Prof|Dr)\.?\s(?:[A-Z][\w-]+\s)?$"),
        after=re.compile(r"^(?:'s)\s(?:\w+\s){0,2}(?:inquiry|report|reports|review|recommendations|Inquiry|Review|Report|after)\b"),
        label="inquiry_name",
        weight=8,
    ),
    Cue(
        SubjectKind.PUBLIC_FIGURE, "a peer", before=re.compile(r"\b(?:Baroness|Viscount|Lord|Dame|Sir)\s$"), label="public_office", weight=3
    ),
    *CITED_CUES,
    Cue(
        SubjectKind.DECEASED,
        "died by a crime",
        after=_after(
            rf"^\s(?:was|were|had been|is|being|got|ei)\s(?:\w+ly\s)?{_FATAL}|^'s (?:murder|killing|killer|murderer|death|funeral|"
            rf"inquest|body|grave)\b|^\s(?:died|passed away|bled to death)|^\s(?:took|ended) (?:his|her|their) own life|^\skilled "
            rf"(?:himself|herself|themselves)"
        ),
        weight=7,
    ),
    Cue(
        SubjectKind.DECEASED,
        "spoken of as dead",
        before=_before(
            rf"\bthe late|\b{_OWN} late \w+|\b(?:murder|killing|manslaughter|death|funeral|loss|memory|inquest (?:of|into the "
            rf"death of)|llofruddiaeth|marwolaeth) of|\b(?:killed|murdered|strangled) (?:my|our|her|his|their)(?: \w+){{1,2}}|"
            rf"\b(?:murdered|killed|lost)"
        ),
        weight=7,
    ),
    Cue(SubjectKind.DECEASED, "spoken of as dead", before=_before(rf"\b{_OWN} (?:murdered|dead|deceased) \w+"), weight=7),
    Cue(
        SubjectKind.OFFENDER,
        "said to have done it",
        before=_before(
            rf"\b(?:{_HARMED}) (?:to death )?by(?: (?:her|his|their|my|a|an|the|our))?(?: [\w-]+){{0,3}}|\b(?:offender|perpetrator|"
            rf"defendant|killer|murderer|attacker|rapist|abuser|prisoner|convict|suspect|assailant)(?: (?:was|is|called|named))?"
        ),
        weight=6,
    ),
    Cue(
        SubjectKind.OFFENDER,
        "said to have done it",
        after=_after(
            r"^,?\s(?:had |has |then |later )?(?:been (?:sent to|in) prison|went to prison|was sent to prison|killed|murdered|"
            r"raped|stabbed|attacked|assaulted|strangled|beat|abused|hit|threatened|burgled|robbed|groomed|shot|breached|reoffended|"
            r"re-offended|absconded|pleaded guilty|admitted (?:the|killing|murder))\b(?! (?:himself|herself|in|by)\b)"
        ),
        weight=5,
    ),
    Cue(
        SubjectKind.OFFENDER,
        "under sentence or supervision",
        after=_after(
            rf"^\s(?:was|is|had been|were|has been|being|already)\s(?:\w+ly\s|then\s|already\s|also\s|later\s|still\s)?(?:{_SUBMITTED})|"
            rf"^'s (?:licence|recall|release|offending|sentence|conviction|trial|risk assessment|previous convictions|supervision|"
            rf"OASys|probation officer|offender manager)\b"
        ),
        weight=5,
    ),
    Cue(
        SubjectKind.OFFENDER,
        "under supervision",
        before=_before(
            r"\b(?:supervision|supervising|management|managing|release|recall|recalled|released|sentencing|conviction|convicted|"
            r"trial|arrest|arrested) (?:of )?"
        ),
        weight=4,
    ),
    Cue(
        SubjectKind.VICTIM,
        "said to have been harmed",
        after=_after(
            rf"^\s(?:was|were|had been|is|being|got|has been)\s(?:\w+ly\s)?{_HARMED}|^'s (?:injuries|attacker|abuser|rapist|ordeal|"
            rf"victim statement|bruises)\b"
        ),
        weight=5,
    ),
    Cue(
        SubjectKind.VICTIM,
        "said to have been harmed",
        before=_before(
            r"\b(?:victim|complainant|survivor)(?: (?:was|is|called|named))?|\b(?:rape|assault|abuse|stabbing|attack|exploitation|"
            r"grooming) (?:of|on|against)|\b(?:raped|stabbed|attacked|assaulted|abused|groomed|strangled|stalked)"
        ),
        weight=5,
    ),
    Cue(SubjectKind.CHILD, "a child", before=_before(r"\b(?:baby|toddler|little|young|schoolboy|schoolgirl|pupil|infant|child)"), weight=4),
    Cue(
        SubjectKind.CHILD,
        "under eighteen",
        after=re.compile(
            r"^(?:,? (?:who (?:was|is) )?\(?(?:then |now |only |just )?(?:aged? )?(?:\d|1[0-7])\)?(?=[,.;)\s])(?! ?(?:%|years "
            r"(?:as|of|in)|am|pm|January|February|March|April|May|June|July))|\s(?:was|is) (?:only |just )?(?:aged? )?(?:\d|"
            r"1[0-7])(?= |[,.;])(?! ?(?:%|per)))|^,? (?:in (?:year|reception|nursery)\b)"
        ),
        weight=6,
    ),
    Cue(
        SubjectKind.PROFESSIONAL,
        "named by rank",
        before=re.compile(
            r"\b(?:DC|PC|DI|DS|DCI|PS|Sgt|Sergeant|WPC|PCSO|Inspector|Insp|Supt|Superintendent|Constable|Detective|Nurse|Matron|"
            r"Judge|Coroner|Cllr|Councillor|Captain|Capt|Commander|Cmdr)\.?\s(?:\w+\s)?$"
        ),
        weight=4,
    ),
    Cue(
        SubjectKind.PROFESSIONAL,
        "a doctor or professor",
        before=re.compile(r"\b(?:Dr|Prof|Professor|Rev|Revd|Reverend|Father|Canon|Rabbi|Imam|Parch)\.?\s(?:\w+\s)?$"),
        weight=2,
    ),
    Cue(SubjectKind.STAFF, "named with a post", before=_before(rf"\b{_JOB}(?: (?:was|is|called|named|at the time))?"), weight=3),
    Cue(
        SubjectKind.STAFF,
        "named with a post",
        after=re.compile(
            (
                rf"^,?\s?\(?(?:who (?:was|is) )?(?:(?:the|our|a|an|my|his|her|their|then|former|senior|deputy|assistant|acting|lead|"
                rf"head|regional|local|team|ward|night|duty|shift|case|support|probation|social|project|area|chief|operations|clinical|"
                rf"principal)\s){{1,5}}(?:\w+\s){{0,2}}{_JOB}\b"
            ),
            re.IGNORECASE,
        ),
        weight=3,
    ),
    Cue(
        SubjectKind.THIRD_PARTY,
        "family or friend",
        before=_before(
            rf"\b(?:{_KIN_CHILD}|husband|wife|partner|brother|sister|mother|father|mum|mam|dad|cousin|aunt|auntie|uncle|nan|grandmother|"
            rf"grandfather|friend|neighbour|boyfriend|girlfriend|fianc[ée]e?|gŵr|gwraig|chwaer|brawd|ffrind)s?(?: (?:called|named))?"
        ),
        weight=2,
    ),
)
