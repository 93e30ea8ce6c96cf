"""Words that speak of confidentiality as a topic, hidden from the rules that look for requests."""

from __future__ import annotations

import re

_TOPICS = re.compile(
    r"\bnational confidential (?:inquir|enquir)\w*|\bconfidential (?:inquir|enquir)(?:y|ies)\b"
    r"|\b(?:strictly |fully |completely )?(?:confidential|anonymous|private)(?:,? (?:and |or )?(?:confidential|anonymous"
    r"|independent|external|non-punitive|impartial|free|safe|voluntary))*"
    r" (?:incident |near[- ]miss |staff |safety |self-?)?(?:report(?:ing|s)?(?! is)|help ?lines?|hot ?lines?|phone ?lines?"
    r"|waste|shredding|advice|support|counselling|surveys?|questionnaires?|schemes?"
    r"|systems?|services?|channels?|routes?|debrief\w*|spaces?|conversations?|discussions?|interviews?|feedback|records?"
    r"|files|disclosures?|telephone|reviews?|process(?:es)?|panels?|hearings?"
    r"|forums?|forms|data|information[- ]sharing|box|reporters?|concerns|app|mailbox|website|mechanism\w*|environment"
    r"|setting|nature|staff)\b"
    r"|\b(?:report|raise|speak|speak up|disclose|share|reported|raised|complain|talk|submit|log)(?:ed|s"
    r"|ing)? (?!(?:this|it|my|our|these|what i) )(?:[a-z,'/ -]{1,50} )?(?:confidentially|anonymously|in confidence|privately)\b(?! to you)"
    r"|\b(?:duty|duties|breach(?:es|ed|ing)?|issues?|concerns?|worr(?:y|ies)|questions|rules?|principles?|limits?|law"
    r"|culture|promise|promises|guarantees?|expectations?|agreements?|boundaries|lack|loss|fears?)"
    r" (?:of|about|around|over|on|regarding|relating to) (?:\w+ )?(?:confidentiality|anonymity|confidence)\b"
    r"|\b(?:cit(?:e|es|ed|ing)|plead\w*|quot(?:ed|ing)|invok(?:ed|ing)|hid(?:e|es|ing) behind) (?:patient |client )?confidentiality\b"
    r"|\bconfidentiality (?:breach\w*|rules|concerns|issues|agreements?|polic(?:y|ies)|clauses?|protocols?|barriers?"
    r"|obligations?|requirements?|duties|duty|law|and (?:trust|privacy|data protection))\b"
    r"|\b(?:information[- ]sharing|openness|transparency|candour|learning) (?:vs?|versus|and|or|against|with) (?:confidentiality|privacy)\b"
    r"|\b(?:self-?)?confiden(?:t|tly)\b|\bconfidence (?:in|of|that|to|among|interval\w*|level\w*)\b|\b(?:gain|build|lose"
    r"|lost|boost|inspire|public|staff|victim|restore)\w* confidence\b"
    r"|\b(?:anonymi[sz]ed|pseudonymi[sz]ed|unnamed|anonymous) (?:case|cases|stud\w+|summar\w+|reports?|data|learning"
    r"|example|examples|bulletin|version|versions|vignettes?|near|survey|surveys|reporting|letter|source|sources"
    r"|complaint\w*|feedback|questionnaire|questionnaires|note|notes|account|accounts|tip|concern|concerns|hotline|call"
    r"|caller|box|submissions?)\b"
    r"|\bnon-?disclosure agreements? (?:are|is|have|should|must|stop|silence|gag)\b|\bprivate (?:sector|provider|company"
    r"|prison)\w*|\bpublic protection\b"
    r"|\bfreedom of information requests? (?:are|is|have|take|often)\b|\bpersonal(?:-| )?data breach\w*|\bnot (?:just|only"
    r"|merely|simply) (?:published|shared|confidential)\b"
    r"|\b(?:feel|felt|feeling|made to feel|become|became) (?:\w+ )?(?:anonymous|invisible)\b|\balcoholics anonymous\b"
    r"|\bnarcotics anonymous\b"
)
_SPEECH = re.compile(
    r"\b(?:sa(?:id|ys|ying|y)|told|tells|asked|asks|wrote|writes|states?|stated|reads?|notice|policy|poster|sign|guidance"
    r"|put it|replied|answered|shouted|headed|titled|entitled|called|stamped|marked|stating|saying|reading)"
    r"\b[^\"]{0,45}\"[^\"]{12,600}\"?"
)
_CALL_SPEAKS = re.compile(
    r"\b(?:if|should|where) you (?:would like|want|wish|ask|prefer|think|consider|do not want|don't want|need) "
    r"|\byou should (?:explain|state|indicate|mark|tell)|\bplease (?:state|indicate|explain|tell us|tick|specify|say"
    r"|note that (?:all|your|any))\b[^.]{0,60}(?:\byou\b|\bwhether\b|\bwhy\b|\bif\b)"
    r"|\bplease (?:state|tick|specify|indicate|explain)(?: below| here| as appropriate)?\W*$|\bstate clearly if you wish"
    r"|\byour (?:request|response|submission|reply) (?:will|may|can|could|should|to remain|to be|is|remain)\b"
    r"|\ban automatic confidentiality disclaimer|\bwill be acceded to only|\b(?:may be"
    r"|be) subject to publication or disclosure|\bmay be published in full or in a summary"
    r"|\bwe (?:will|may|cannot|shall|intend to) (?:publish|not publish|treat|keep|share|take|list|name"
    r"|give an assurance)\b[^.]{0,60}\b(?:responses|your|you|respondents)\b"
    r"|\bwould you like (?:us to|your|to)\b|\bdo you (?:want|wish|consent|agree|require|have any objection)\b"
    r"|\bare you (?:happy|content|willing)\b"
)
_SOMEONE_ELSE = re.compile(
    r"^(?:(?:and|but|so|in|at|after|when|then|also|often|sometimes|many|some|most|several|one|two|three|both|all|each|every"
    r"|our|the|a|an|these|those|where|because)[ ,]+(?:\w+[ ,]+){0,4}?)?"
    r"(?:staff|victims?|famil(?:y|ies)|members?|they|he|she|people|practitioners?|colleagues?|patients?|employees?"
    r"|officers?|survivors?|prisoners?|witnesses|participants?|interviewees|managers?|nurses?|doctors?|pilots?|drivers?"
    r"|relatives|mother|father|reviewers?|reporters?|clinicians?|residents?|parents?|lawyers?|everyone|everybody|nobody"
    r"|no one|whoever|anyone)"
    r" (?:who \w+ |of \w+ |in \w+ |on \w+ |may |can |could |will |would |must |should |often |also |then |sometimes "
    r"|always |never |still |had |have |has |has |is |are |were |was |did |do |does |not |also )*"
    r"(?:asked|asks?|want(?:s|ed)?|request(?:s|ed)?|said|says?|told|felt|feels?|prefer(?:s|red)?|fear(?:s|ed)?|worr(?:y|ies"
    r"|ied)|report(?:s|ed)?|insist(?:s|ed)?|beg(?:ged)?|wish(?:es|ed)?|keep|kept|treat|remain|stay|know|knew|named"
    r"|anonymous|promised|assured|being|afraid|free|able|invited|encouraged|expected|required|agree|agreed|think|refused?"
    r"|declined?|sign|signed|share|submit|speak|given|allowed|offered)\b"
)


_SPEAKS_FOR = re.compile(
    r"\W*(?:the|my|our) (?:family|clients?|members|parents|signatories|authors?|trustees|board"
    r"|contributors) (?:\w+ )?(?:asks?|wish(?:es)?|requests?|would (?:like|prefer)|prefers?|wants?|do(?:es)? not (?:want"
    r"|wish|consent|agree))\b"
)


def hidden(text: str) -> str:
    """Return plain text with topic words and reported speech blotted out, one character for one."""
    text = _TOPICS.sub(_blot, text)
    return _SPEECH.sub(_blot, text) if '"' in text else text


def call_speaks(text: str) -> bool:
    """Say whether a plain sentence is the public body's own, pasted back: it speaks to the respondent."""
    return bool(_CALL_SPEAKS.search(text))


def someone_else_speaks(text: str) -> bool:
    """Say whether a plain sentence reports what others ask or feel."""
    return bool(_SOMEONE_ELSE.match(text)) and not _SPEAKS_FOR.match(text)


def _blot(found: re.Match[str]) -> str:
    return "¤" * (found.end() - found.start())
