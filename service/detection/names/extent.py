"""How far a name reaches once a rule says that one begins here."""

from __future__ import annotations

from service.detection.lexicon import may_be_given, never_names, ordinary, words
from service.detection.reading import Reading, Word

PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "abu",
        "ap",
        "ab",
        "ferch",
        "y",
        "o",
        "st",
        "san",
        "santa",
        "mac",
        "mc",
        "nic",
        "uí",
        "ní",
    ]
)
#: Small words and words of posts that are surnames after a given name: "Name: Collin Winter".
_SURNAMES_TOO = frozenset(
    {
        "winter",
        "winters",
        "summers",
        "spring",
        "march",
        "friday",
        "christmas",
        "church",
        "ward",
        "english",
        "little",
        "more",
        "best",
        "law",
        "day",
        "london",
        "west",
        "north",
        "england",
        "wales",
        "judge",
        "constable",
        "warden",
        "clerk",
        "may",
        "price",
        "reader",
        "will",
        "justice",
        "sergeant",
        "bishop",
    }
)
#: Second names that stand between given name and surname.
MIDDLE = frozenset({"singh", "kaur", "begum", "bibi", "khatun", "khan", "mohammed", "mohamed", "muhammad", "bin", "binti"})
#: What goes on after "my name is sam" in small letters and is no surname.
_NO_SURNAMES = frozenset(
    {
        "writing",
        "from",
        "aged",
        "living",
        "currently",
        "born",
        "responding",
        "but",
        "live",
        "work",
        "working",
        "been",
        "got",
        "who",
        "says",
        "said",
        "know",
    }
)
MOST_WORDS = 5


def name_from(reading: Reading, index: int, *, lower: bool = False, firm: bool = True) -> int:
    """Return how many words from `index` on are one name; 0 when none begins there.

    `firm`: the rule is strong (a title, "my name is"), so an ordinary word may be the first (Mr Price). `lower`: the name may
    be typed in small letters.
    """
    if index >= len(reading.words) or not _may_open(reading.words[index], lower=lower, firm=firm):
        return 0
    count = 1
    while count < MOST_WORDS and index + count < len(reading.words):
        before, word = reading.words[index + count - 1], reading.words[index + count]
        if not reading.adjoin(before, word) or not _goes_on(reading.words[index : index + count], word, lower=lower, firm=firm):
            break
        count += 1
    while count > 1 and reading.words[index + count - 1].lower in PARTICLES and len(reading.words[index + count - 1].text) > 1:
        count -= 1
    return count


_MONTHS = frozenset(["may", "april", "june", "august", "mai", "jan", "mar", "jun", "july", "january", "september", "medi", "sept"])


def in_date(reading: Reading, word: Word) -> bool:
    """Say whether the name of a month stands beside a number: 12 May, May 2025."""
    text = reading.text
    return word.lower in _MONTHS and (
        text[word.end : word.end + 3].strip(" ,.")[:1].isdigit()
        or text[max(0, word.start - 6) : word.start].rstrip(" ")[-2:].strip("thndsr")[-1:].isdigit()
        or text[max(0, word.start - 4) : word.start].rstrip(" ")[-1:].isdigit()
    )


def _may_open(word: Word, *, lower: bool, firm: bool) -> bool:
    if not (word.capitalised or lower) or word.lower in never_names() - words("given_names"):
        return False
    if lower and not word.capitalised:
        return may_be_given(word.lower) or word.lower not in ordinary()
    return firm or may_be_given(word.lower) or word.lower not in ordinary()


def _goes_on(name: tuple[Word, ...], word: Word, *, lower: bool, firm: bool) -> bool:
    if word.lower in PARTICLES and len(word.text) > 1:
        return True
    if lower and not word.capitalised:
        surname = (
            firm
            and len(name) == 1
            and len(word.text) > 2
            and word.lower not in words("function_words") | _NO_SURNAMES
            and may_be_given(name[0].lower)
        )
        return len(name) < 3 and (word.lower not in ordinary() or surname)
    if firm and word.capitalised and len(name) == 1 and word.lower in _SURNAMES_TOO and may_be_given(name[0].lower):
        return True
    if not word.capitalised or (word.lower in never_names() and not may_be_given(word.lower)):
        return False
    if word.shouted and not name[-1].shouted and len(name[-1].text) > 1 and not may_be_given(word.lower):
        return word.lower not in ordinary() and len(word.text) > 4
    if len(word.text) == 1 or word.lower not in ordinary() or may_be_given(word.lower):
        return True
    return all(may_be_given(part.lower) or len(part.text) == 1 or part.lower in MIDDLE for part in name)
