"""What the rules notice in a sentence, offered to the learned opinion as features beside the words."""

from __future__ import annotations

import re

from service.confidentiality.look_alikes import call_speaks, hidden, someone_else_speaks
from service.confidentiality.requests.actions import actions, says_not_confidential
from service.confidentiality.requests.moods import about_others, mood, owns_subject
from service.confidentiality.requests.objects import COMMERCIAL, IDENTITY, ORGANISATION, OUR_NAME, PART, THIRD_PARTY, WHOLE

_OBJECTS = {
    "whole": WHOLE,
    "identity": IDENTITY,
    "organisation": ORGANISATION,
    "our-name": OUR_NAME,
    "part": PART,
    "third": THIRD_PARTY,
    "commercial": COMMERCIAL,
}
_NOTED = {
    "i": re.compile(r"\b(?:i|i'm|i'd|i've|id|im|my|me|myself|mine)\b"),
    "we": re.compile(r"\b(?:we|our|us|ours|we'd|we're)\b"),
    "you": re.compile(r"\b(?:you|your|yours|yourselves|u|ur)\b"),
    "please": re.compile(r"\b(?:please|pls|plz|kindly|plis|grateful|oblige\w*|os gwelwch)\b"),
    "negated": re.compile(r"\b(?:not|no|never|none|nothing|nobody|neither|nor|without|cannot|dont|peidiwch|dim|heb)\b|n't\b"),
    "question": re.compile(r"\?\W*$"),
    "past": re.compile(r"\b(?:was|were|had|did|told|asked|said|promised|knew|\w+ed)\b"),
    "ought": re.compile(r"\b(?:should|must|ought|shall|need to)\b"),
    "may": re.compile(r"\b(?:may|can|could|might)\b"),
    "condition": re.compile(r"\b(?:if|unless|until|provided|as long as|on condition)\b"),
    "contrast": re.compile(r"\b(?:but|except|apart from|though|however|only|minus|just not)\b"),
    "quoted": re.compile(r"\""),
    "orders": re.compile(
        r"^\W*(?:please |kindly |and |so |but )*(?:do not|don't|dont|keep|leave|take|treat|remove|make|use|put|call|no|not)\b"
    ),
}


def signals(text: str) -> list[str]:
    """Return the names of what the rules notice in a plain sentence, and some of them in pairs."""
    masked = hidden(text)
    acts = sorted({action.act.value for action in actions(masked)})
    objects = sorted(name for name, pattern in _OBJECTS.items() if pattern.search(masked))
    noted = [name for name, pattern in _NOTED.items() if pattern.search(text)]
    tests = {
        "topic": masked != text,
        "call": call_speaks(text),
        "others": someone_else_speaks(masked),
        "foreign": about_others(masked),
        "own-subject": owns_subject(masked),
        "denied": says_not_confidential(masked),
    }
    noted += [name for name, hit in tests.items() if hit]
    how = mood(masked).value
    pairs = [f"{how}+{act}" for act in acts] + [f"{act}+{thing}" for act in acts for thing in objects]
    pairs += [f"{name}+{act}" for name in noted for act in acts]
    length = "short" if len(text) < 40 else "long" if len(text) > 160 else "middling"
    return [f"mood:{how}", f"length:{length}", *(f"act:{act}" for act in acts), *objects, *noted, *pairs]
