"""For whom the respondent writes: in person, or for an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.confidentiality.labels import lines
from service.confidentiality.own_words import Own, quote
from service.domain.document import BlockKind, Document
from service.domain.statement import Capacity, Quote

_KIN = (
    r"(?:myself|me\b|my (?:\w+ )?(?:son|daughter|famil|mother|father|mum|dad|wife|husband|partner|brother|sister|child|parents"
    r"|late|niece|nephew|friend|gran)|his family|her family|a (?:friend|relative)|the (?:bereaved|victim))"
)
_NEGATED = r"(?:not|n't|nor|never|rather than|instead of|without)"
_WRITES = (
    r"(?:writ(?:e|es|ing|ten)|respond\w*|repl(?:y|ying)|answer\w*|submit\w*|send\w*|sent|contribut\w*|speak\w*|making|provid\w*"
    r"|comment\w*|say|shar\w*|here)"
)
_PERSON = re.compile(
    r"\bin (?:a|my|our|his|her) (?:own |purely |strictly |entirely |wholly |solely )*(?:personal|private"
    r"|individual)(?: \w+)? capacit(?:y|ies)\b|\bin a personal,? (?:not|rather)\b|\b(?:in|on) (?:a|my) (?:purely "
    r"|strictly )?personal (?:basis|level|note)\b|\bas (?:a|an) (?:private |concerned |ordinary )?(?:individual|citizen"
    r"|member of the public|private person|(?:ordinary )?resident)\b"
    rf"|\b{_WRITES} (?:\w+ )?(?:this )?(?:here )?(?:as|for) (?:just |only )?(?:myself|me)\b|\b(?:this is|im sending this"
    rf"|sending this) (?:just |only )?(?:as )?(?:me|myself)\b|\bspeak(?:ing)? only for myself\b|\bfor myself (?:only|alone"
    rf"|and)\b|\bjust me\b|\bmy (?:own )?personal (?:views?|opinions?|experience only|response|submission|capacity)\b"
    rf"|\b(?:views?|opinions?|thoughts|comments|words)[^.;!?]{{0,30}} (?:are|is) (?:entirely |solely |purely |very much "
    rf"|all )?(?:my own|mine(?: alone)?|personal)\b|\bmy own (?:views?|opinions?|account|behalf|right|name)\b"
    rf"|\b{_NEGATED}\b(?: \w+){{0,5}}? (?:on behalf of|speak(?:ing)? for|represent(?:ing|s|ative of)?"
    rf"|for) (?!(?:{_KIN}))(?:my|the|any|an|our|a)? ?(?:\w+ ){{0,3}}?(?:employer|organi[sz]ation|charity|trust|company"
    rf"|service|group|union|hospital|council|university|body|agency|anyone|anybody|probation|force|work|institution|firm"
    rf"|school|department|party)\b|\bindependent(?:ly)? of my employer\b|\bnot that of my employer\b"
    rf"|\bnot (?:necessarily )?(?:those|the views?) of (?:my|the|any)\b"
    r"|\bin my (?:own )?(?:private|spare|personal) (?:time|life)\b|\bon behalf of (?:just )?(?:myself|me)\b"
    r"|\bprivate individual\b|\byn (?:fy ngallu |rhinwedd )?b?personol\b|\bfel unigolyn\b|\bcapasiti personol\b"
    r"|\bbersonol\b|\bdrosof fy hun\b|\bfy marn (?:bersonol|i fy hun)\b|\bar fy rhan fy hun\b|\bnid ar ran\b"
    r"|\bnot on behalf of\b"
    r"|\b(?:(?:own|private|personal) (?:views?|opinions?|take)|personal submission)\b(?! of (?:the|our|their)\b)"
    r"|\bas (?:a )?private person\b|\b(?:only|just) (?:talking|speaking|writing|answering|here) for (?:meself|myself|me)\b"
    r"|\bnot (?:speaking|talking|writing|here|signing) (?:for|as)\b|\bnot as anyone's\b|\bno mandate but my own\b|\bthoughts of my own\b"
    r"|\bmyself, [^.;!?]{2,60}, personal\b|\bno concern but mine\b|\bsign as (?:\w+ ){1,4}, no\b|\bon (?:his|her|my) own account\b"
    r"|\bnot (?:speak|write|answer|talk)(?:ing)? for (?:it|them|him|her|anyone|others|anybody|the others)\b|(?:^|\bon (?:my"
    r"|his|her) )own (?:hook|bat)\b"
    r"|\bno (?:company|church|organi[sz]ation|firm|charity|society|group|employer|party|union)(?: or|,|;|\.|$)|\bas (?:his|her|their|the)"
    r" (?:mother|father|guardian|sister|brother|widow|widower|son|daughter|neighbour)\b|\bnot the (?:firm|company|business"
    r"|church|charity|trust"
    r"|force|school)(?:'s)?\b"
    r"|\b(?:represent|speak for|act for) (?:nobody|no one|no person|no body)\b"
)
_BEHALF = re.compile(
    rf"\bon behalf of\b:?\s?(?!{_KIN})(?!(?:a|an) organi[sz]ation\?)|\bar ran (?!fy |fi )|\b(?:respond\w*|writ\w+|speak\w*"
    rf"|submit\w*|answer\w*|here|sent|repl\w+) (?:\w+ )?for (?:the|our) (?:trust|charity|company|firm|council|board|union"
    rf"|association|service|force|organisation|university|partnership|college|network|society|federation|institute"
    rf"|department|school|members)\b"
)
_BODY = (
    r"(?:trust|charity|company|firm|council|board|union|association|service|force|organi[sz]ation|university|partnership"
    r"|college|network|society|federation|institute|group|agency|foundation|constabulary|llp|ltd|limited|cic|authority|alliance"
    r"|forum|committee|consortium|body|provider|elusen|cymdeithas|cyngor|ymddiriedolaeth|prifysgol|sefydliad)"
)
_THEIRS = re.compile(
    rf"\b(?:this (?:is|sets out|represents|forms)|please find|attached is|enclosed is|here is|is)[^.;!?]{{0,40}}\b(?:(?:the"
    rf"|our|a|joint|corporate|organisational|formal|collective) )+(?:\w+ )?(?:response|submission|evidence|views?"
    rf"|reply) (?:of|from|by) (?:the )?[\w'& -]{{2,60}}\b{_BODY}\b|\b(?:corporate|organisational|institutional|collective"
    rf"|joint) (?:response|submission|answer|reply|evidence|view)\b|\b(?:the|our) {_BODY}'s (?:own )?(?:contribution|response"
    rf"|answers?|evidence"
    rf"|submission|views|observations|reply|position)\b|\bas (?:a|one) (?:bench|body|board|company|charity|team|union|trust"
    rf"|firm|bench|chamber)\b"
    rf"|\bsent (?:for|by|from) (?:the )?(?:[\w'&-]+ ){{0,6}}{_BODY}\b|\bthis (?:response|submission|reply) is (?:sent|made|offered"
    rf"|submitted) (?:for|by) (?!me\b|my\b)|\bwe (?:are|at) (?:a|an|the) (?:[\w'-]+ ){{0,5}}{_BODY}\b"
    rf"|\bwe represent\b|\b(?:writ\w+|respond\w*|repl\w+|answer\w*) as (?:a|an|the) (?:[\w'-]+ ){{0,3}}{_BODY}\b|\bas (?:a"
    rf"|an) (?:[\w'-]+ ){{0,4}}(?:charity|trust|organi[sz]ation|company|union|council|provider|firm|association|regulator"
    rf"|employer|membership body|university), we\b|\bour (?:\d[\d,]* )?(?:members|membership|trustees"
    rf"|board)\b[^.;!?]{{0,40}}\b(?:approved|agreed|told us|asked)\b|\b(?:approved|signed off|endorsed|agreed) by (?:our"
    rf"|the) (?:board|trustees|chief executive|council|executive)\b|\bsigned for the (?:firm|company|trust|charity"
    rf"|council)\b|\brydym yn (?:gymdeithas|elusen|gwmni|gyngor|fudiad|sefydliad)"
)
_TITLE = re.compile(
    rf"\b(?:response|submission|evidence|reply|ymateb|comments)\b[^.;!?]{{0,30}}?(?::|-|\b(?:of|from|by|on behalf of"
    rf"|gan)\b)\s?(?:the )?[\w'& .,-]{{2,70}}\b{_BODY}\b|^\W*(?:[\w'&-]+ ){{1,7}}{_BODY}\b(?:'s)? (?:response|submission"
    rf"|evidence)\b|^from: (?:\w[\w'&.-]* ){{0,6}}{_BODY}\b"
)
_FORM = re.compile(
    r"\b(?:capacity|responding as|respondent type|type of respond\w+|are you (?:responding|replying|answering|writing"
    r"|submitting)|answering as|replying as|i am responding"
    r"|who are you responding|on whose behalf|ymateb fel)\b(?P<rest>.*)$"
)
_BOXED = re.compile(
    r"(?:☒|☑|✓|✔|\[ ?x ?\]|\( ?x ?\))\s?(?:as )?(?:an? )?(?:on behalf of )?(?:an? )?(?:private )?(?P<what>individual"
    r"|organi[sz]ation|personal"
    r"|member of the public|unigolyn|sefydliad)"
)
_FIELD = re.compile(
    r"^\W*(?:capacity|type of respond\w+|respondent type|(?:i am |responding|answering|replying|submitting) (?:responding "
    r"|answering |replying )?as|are you [^?:]{3,80}[?:])"
    r"\W{0,4}(?:as )?(?:an? |on behalf of (?:an? )?)?(?P<what>individual|organi[sz]ation|unigolyn|sefydliad)\W*$"
)
_NAMED_WHAT = re.compile(r"\b(?P<what>individual|organi[sz]ation|personal|private|unigolyn|sefydliad)\b")
_WE = re.compile(r"\b(?:we|our|us)\b")
_I = re.compile(r"\b(?:i|my|me|i'm|i've|myself)\b")
_ROLE = re.compile(
    r"\b(?:i am|i'm|i was|i have been|i've been|i worked?|i have worked|i retired|i served?) (?:\w+ ){0,4}?(?:an? |as "
    r"|for )|\bmy (?:son|daughter|mother|father|brother|sister|husband|wife|experience|career|job)\b|\bi (?:have )?(?:spent"
    r"|volunteer\w*|live)\b|\bmy name is\b"
)


def capacity(own: tuple[Own, ...], document: Document) -> tuple[Capacity, tuple[Quote, ...]]:
    """Return the capacity with its words: what is said in terms outweighs a letterhead, and saying both is unclear."""
    form = _form(own, document)
    if form:
        return form
    person = [each for each in own if _spoken(each) and _PERSON.search(_as_typed(each.text)) and not _of_others(each.text)]
    behalf = [each for each in own if _spoken(each) and _BEHALF.search(_without_refusals(each.text)) and not _of_others(each.text)]
    if person and not behalf:
        return Capacity.INDIVIDUAL, (quote("capacity", person[0], document, 0.95),)
    theirs = behalf or [each for each in own if _spoken(each) and _THEIRS.search(each.text)] or [each for each in own if _titled(each)]
    if theirs and not person:
        return Capacity.ORGANISATION, (quote("capacity", theirs[0], document, 0.93 if behalf else 0.8),)
    if person and behalf:
        return _both(person[0], behalf[0], document)
    return _by_voice(own, document)


def _both(person: Own, behalf: Own, document: Document) -> tuple[Capacity, tuple[Quote, ...]]:
    """Personal views "and not my employer's" beside "on behalf of": the earlier and plainer one where one is, else unclear."""
    quotes = (quote("capacity", person, document, 0.6), quote("capacity", behalf, document, 0.6))
    plain_person = re.search(r"\bcapacity\b|\bas an individual\b|\bnot on behalf\b|\bmyself\b", person.text)
    plain_behalf = re.search(r"\b(?:i|we|this|response|submission)\b[^.;!?]{0,60}\bon behalf of\b|\bar ran\b", behalf.text)
    if plain_person and not plain_behalf:
        return Capacity.INDIVIDUAL, quotes[:1]
    if plain_behalf and not plain_person:
        return Capacity.ORGANISATION, quotes[1:]
    return Capacity.UNCLEAR, quotes


def _as_typed(text: str) -> str:
    """Scanned letters read "l" for "I" and "rn" for "m" in the commonest words."""
    return re.sub(r"\brny\b", "my", re.sub(r"\bl\b", "i", text))


def _spoken(own: Own) -> bool:
    return own.passage.own


def _of_others(text: str) -> bool:
    """“Staff may respond in a personal capacity” and "she spoke on behalf of the family" are of others."""
    if re.search(r"\bwhether\b|\be\.g\.|\?$", text):
        return True
    first = re.search(
        r"\b(?:i|we|my|our|this|me|im|i'm|attached|enclosed|here|rwy|rydym|hwn|hon|views|from|response|submission|writes?|yr|fel)\b", text
    )
    return not first and bool(
        re.search(
            r"\b(?:he|she|they|staff|who|officers?|someone|nobody|somebody|people|lawyers?|solicitors?|apologised|accepted"
            r"|spoke|signed|acted|asked|received)\b",
            text,
        )
    )


def _without_refusals(text: str) -> str:
    return re.sub(rf"\b{_NEGATED}\b(?: \w+){{0,5}}? (?:on behalf of|ar ran)|\bnid ar ran\b", " ", text)


def _titled(own: Own) -> bool:
    title = (
        own.passage.block.kind is BlockKind.HEADING
        or own.passage.zone.value in {"subject", "margin"}
        or (own.passage.index < 8 and len(own.text) < 120)
    )
    return title and bool(_TITLE.search(own.text))


def _form(own: tuple[Own, ...], document: Document) -> tuple[Capacity, tuple[Quote, ...]] | None:
    for each in own:
        for _, line in lines(each.passage) if each.passage.body and each.sentence is each.passage.sentences[0] else ():
            boxed = _BOXED.search(line) or _FIELD.match(line)
            if _YES_FOR_A_BODY.search(line):
                return _named("organisation", each, document)
            if boxed and not re.match(r"\W*[☐]", line):
                return _named(boxed["what"], each, document)
    for place, each in enumerate(own):
        boxed = _BOXED.search(each.text)
        if boxed:
            return _named(boxed["what"], each, document)
        asked = _FORM.search(each.text) if len(each.text) < 260 else None
        if not asked or not (each.text.rstrip().endswith(("?", ":")) or re.search(r"[:?]", each.text)):
            continue
        for answer in _answers(asked["rest"], own[place + 1 : place + 2]):
            whats = {found["what"] for found in _NAMED_WHAT.finditer(answer)}
            if len(whats) == 1:
                return _named(whats.pop(), each, document)
    return None


def _answers(rest: str, following: tuple[Own, ...]) -> Iterator[str]:
    yield re.split(r"[?:]", rest)[-1]
    for each in following:
        if len(each.text) < 80:
            yield each.text


_YES_FOR_A_BODY = re.compile(r"\bfor (?:an? |your )?(?:organi[sz]ation|company|charity|employer)\?\W*(?:yes|oes|ydw)\b")


def _named(what: str, own: Own, document: Document) -> tuple[Capacity, tuple[Quote, ...]]:
    kind = Capacity.ORGANISATION if what.startswith(("organi", "sefyd")) else Capacity.INDIVIDUAL
    return kind, (quote("capacity", own, document, 0.95),)


def _by_voice(own: tuple[Own, ...], document: Document) -> tuple[Capacity, tuple[Quote, ...]]:
    """Without a statement, someone who tells of their own life writes for themselves; "we" and "our staff" do not settle it."""
    roles = [each for each in own if each.passage.body and _ROLE.search(each.text)]
    own_voice = sum(len(_I.findall(each.text)) for each in own if each.passage.body)
    our_voice = sum(len(_WE.findall(each.text)) for each in own if each.passage.body)
    if roles and own_voice >= max(2, our_voice):
        return Capacity.INDIVIDUAL, (quote("capacity", roles[0], document, 0.6),)
    ours = [
        each
        for each in own
        if each.passage.body
        and re.search(rf"\bour (?:\w+ )?(?:staff|employees|clients|service users|trustees|officers|members|{_BODY})\b", each.text)
    ]
    if len(ours) >= 2 and our_voice > 3 * max(own_voice, 1):
        return Capacity.ORGANISATION, (quote("capacity", ours[0], document, 0.55),)
    signed = next((each for each in reversed(own) if each.passage.body and _OFFICE.search(each.text) and len(each.text) < 160), None)
    if signed and our_voice >= _SPEAKS_AS_WE and our_voice > 3 * own_voice:
        return Capacity.ORGANISATION, (quote("capacity", signed, document, 0.6),)
    named = next((each for each in own if each.passage.body and _IS_A_BODY.match(each.text)), None)
    if named and our_voice > own_voice:
        return Capacity.ORGANISATION, (quote("capacity", named, document, 0.6),)
    return Capacity.UNCLEAR, ()


_SPEAKS_AS_WE = 3
_OFFICE = re.compile(
    r"\b(?:chief executive|chief officer|ceo|chair(?:man|woman|person)?|director|general secretary|managing partner"
    r"|senior partner|head of|president|clerk to"
    r"|company secretary|policy (?:lead|officer|manager|team)|secretariat|[\w ]{3,30} team|trustees?)\b"
)
_IS_A_BODY = re.compile(
    rf"^\W*(?:[\w'&-]+ ){{1,6}}is (?:a|an|the) (?:[\w'-]+ ){{0,5}}(?:{_BODY[3:-1]}|bank|insurer|airline|school|hospital"
    rf"|building society|housing association|club|church)\b"
)
