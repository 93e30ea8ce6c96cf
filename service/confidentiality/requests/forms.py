"""Answers in forms: "Confidential: Yes", ticked boxes, a question in one cell and its answer in the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.domain.statement import Scope

_TICKED = re.compile(r"(?:☒|☑|✓|✔|✗|✘|\[ ?[xX✓✔✗] ?\]|\( ?[xX] ?\)|\bticked\b)")
_EMPTY = re.compile(r"(?:☐|□|\[ ? ?\]|\( ? ?\)|○)")
_ASKS_SECRECY = re.compile(
    r"\bconfidential(?:ity|ly)?\b|\bin confidence\b|\bprivate(?:ly)?\b|\bheld back\b|\bwithheld\b|\bkeep (?:my"
    r"|your) (?:response|submission|name)\b|\bnot (?:to be )?publish\w*|\banonymous\b"
    r"|\bremain anonymous\b|\bdo not publish\b|\bwithout (?:my |your )?name\b|\bcyfrinachol\b|\bgyfrinachol\b|\bddienw\b"
    r"|\bdienw\b|\bnot want (?:my|your)"
)
_ASKS_CONSENT = re.compile(
    r"\b(?:publish(?:ed|ing)?|publication|made public|name(?:d)?|list(?:ed)?|quote(?:d)?|identif\w+|attribut\w+|share[d]?"
    r"|cyhoeddi|gyhoeddi)\b"
)
_YES = re.compile(r"^\W*(?:yes|y|true|oes|ydw|ie|hoffwn|bydd|agree|agreed|confirmed?|yes please)\b(?!,? (?:but|except))")
_NO = re.compile(r"^\W*(?:no|n|false|nac oes|na|nac ydw|none|not (?:required|needed|applicable)|n/?a|nothing|dim|disagree)\b")
_ANSWERED = re.compile(
    r"^(?P<q>.{4,220}?)\s?[:?=]+\s?(?P<a>[☒☑✓✔☐□\[( ]*(?:yes|no|y|n|true|false|oes|nac oes|ydw|nac ydw|none|anonymous"
    r"|confidential|cyfrinachol|publish.{0,30}|do not publish.{0,30})\b.{0,400})$"
)
_NAME_ONLY = re.compile(r"\b(?:name|anonym\w+|identity|named|personal details|dd?ienw|enw)\b")
_ORGANISATION = re.compile(
    r"\b(?:organi[sz]ation|employer|company)(?:'s)? (?:name|to be named|be named)|\b(?:name|list|credit|identify) (?:of )?(?:my|our|your"
    r"|the) (?:organi[sz]ation|employer)"
)
_QUOTE = re.compile(r"\bquot\w+|\battribut\w+")


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """What a form field says: `secret` True asks for confidentiality, False declines it; `consent` is the other way round."""

    secret: bool
    scopes: frozenset[Scope]


def form_answer(text: str, following: str = "") -> FormAnswer | None:
    """Return the answer in one plain text, or in a question and the text that follows it."""
    boxed = _boxed(text)
    if boxed is not None:
        return boxed
    answered = _ANSWERED.match(text)
    if answered:
        return _answer(answered["q"], answered["a"])
    if following and len(text) < 260 and len(following) < 400 and (_YES.match(following) or _NO.match(following)):
        return _answer(text, following)
    return None


def unticked(text: str) -> bool:
    """Say whether a plain text is an option of a form that was left empty."""
    return bool(_EMPTY.search(text)) and not _TICKED.search(text)


def _answer(question: str, answer: str) -> FormAnswer | None:
    secrecy, consent = bool(_ASKS_SECRECY.search(question)), bool(_ASKS_CONSENT.search(question))
    if not (secrecy or consent) or len(question) < 4:
        return None
    yes, no = bool(_YES.match(answer)), bool(_NO.match(answer))
    if _ticked_word(answer):
        yes, no = _ticked_word(answer) == "yes", _ticked_word(answer) == "no"
    if re.match(r"^\W*(?:do not publish|anonymous|confidential|cyfrinachol)", answer):
        yes, no, secrecy = True, False, True
    if yes == no:
        return None
    return FormAnswer(yes if secrecy else no, _scopes(question + " " + (answer if secrecy else "")))


def _ticked_word(answer: str) -> str | None:
    found = re.search(r"(?:☒|☑|✓|✔|\[ ?[x✓] ?\]) ?(yes|no)\b", answer) or re.search(r"\b(yes|no) ?(?:☒|☑|✓|✔|\[ ?[x✓] ?\])", answer)
    return found.group(1) if found else None


def _boxed(text: str) -> FormAnswer | None:
    pieces = [piece for piece in re.split(r"(?=☒|☑|☐|□|\[ ?[xX✓✔ ]? ?\])", text[:600]) if piece.strip()]
    ticked = [piece for piece in pieces if _TICKED.match(piece.strip())]
    if not ticked:
        return None
    if _ticked_word(text):
        return _answer(text[: text.find(ticked[0])] or text, text)
    for piece in ticked:
        if re.search(r"\bnot confidential\b|\bnot (?:require|request|need|want|wish)\w*[^.]{0,30}confidential", piece):
            return FormAnswer(secret=False, scopes=frozenset({Scope.WHOLE}))
        if _ASKS_SECRECY.search(piece):
            return FormAnswer(secret=True, scopes=_scopes(piece))
        if _ASKS_CONSENT.search(piece):
            return FormAnswer(secret=False, scopes=_scopes(piece))
    return None


def _scopes(text: str) -> frozenset[Scope]:
    if _ORGANISATION.search(text):
        return frozenset({Scope.ORGANISATION})
    if _QUOTE.search(text) and "confidential" not in text:
        return frozenset({Scope.QUOTATION})
    if _NAME_ONLY.search(text) and not re.search(
        r"\b(?:response|submission) (?:to be )?(?:treated |kept )?(?:as )?(?:confidential|private)", text
    ):
        return frozenset({Scope.IDENTITY})
    return frozenset({Scope.WHOLE})
