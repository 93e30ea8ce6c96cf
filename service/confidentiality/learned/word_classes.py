"""Words that play one part in a request, so that one seen in training stands for its kin."""

from __future__ import annotations

_LISTS = {
    "PUBLISH": "publish published publishing publication print printed printing release released online website web"
    " internet site report public"
    " publicly post posted upload uploaded media press papers newspaper reproduce reproduced disclose disclosed disclosing"
    " disclosure domain broadcast released appear appears display displayed cyhoeddi gyhoeddi chyhoeddi gyhoeddus show shown",
    "SECRET": "confidential confidentially confidentiality confidence private privately secret quiet hush embargoed embargo unpublished"
    " gyfrinachol cyfrinachol gyfrinachedd privacy breifat withhold withheld hidden hide secrecy schtum sensitive",
    "NAME": "name names named naming surname identity identities identified identify identifiable identifying recognise recognised"
    " recognisable recognize anonymous anonymously anonymity anonymise anonymised nameless unnamed initials pseudonym anon enw enwi"
    " henwi ddienw dienw author traceable traced trace unidentified signature address details whereabouts unidentifiable",
    "REMOVE": "remove removed redact redacted redacting delete deleted omit omitted strip cut blank black leave exclude excluded drop"
    " take taken tynnwch hepgorwch obscure disguise",
    "SHARE": "share shared sharing forward forwarded pass passed passing send sent tell told telling circulate circulated circulation"
    " reach seen see sees read reads copy copied discuss rannu dangos let find hear know knows knew found",
    "QUOTE": "quote quoted quoting quotes quotation quotations attribute attributed attribution attributable cite cited verbatim"
    " paraphrase words wording sentences dyfynnu unattributed unattributable",
    "KEEP": "keep kept keeping stay stays remain remains hold held treat treated regard regarded handle handled cadw cadwch",
    "PAPER": "response submission letter evidence reply answer answers contribution statement email e-mail message comments views note"
    " account document paper return correspondence testimony remarks ymateb llythyr representations",
    "PART": "annex appendix section paragraph para page table figure attachment enclosure spreadsheet example case study passage bit"
    " chart brackets part parts item line sentence atodiad paragraff adran enghraifft highlighted marked minutes",
    "MONEY": "price prices pricing rates costs fees commercial commercially tender costings contract competitors proprietary",
    "KIN": "daughter son mother father mum dad sister brother wife husband child children kids family families nephew niece mam"
    " partner friend baby girl boy lad man woman victim patient patients client clients resident residents tenant colleague colleagues"
    " nurse doctor officer officers merch plant teulu neighbours",
    "BODY": "employer organisation charity hospital prison school trust company firm council association force agency service hostel"
    " refuge ward unit union society college home office team department sefydliad elusen university",
    "BOSS": "manager boss governor police probation ministry director landlord regulator authorities solicitors supervisor hmpps heddlu"
    " rheolwr",
    "THEY": "staff people families victims practitioners they them their he she his her reviewers participants members workers employees"
    " everyone witnesses callers reporters drivers nurses volunteers managers patients survivors prisoners crews",
    "PROCESS": "review reviews system scheme process inquiry inquest panel debrief meeting meetings survey training"
    " policy reporting reports"
    " report learning bulletin investigation investigations hearing hearings database form court trial line helpline",
    "NOT": "not no never don't nothing nobody none neither nor without cannot can't won't wouldn't isn't mustn't shouldn't dim nid"
    " peidiwch heb dinnae didn't doesn't nae aren't ain't",
    "PLEASE": "please kindly grateful obliged appreciate appreciated plis beg",
    "WISH": "like want wish prefer rather ask request require insist need expect trust hoffwn sooner object consent agree permission"
    " happy content condition provided comfortable",
    "OUGHT": "must should shall ought may can could",
    "ME": "i my me myself mine i'm i'd i've me fy i'll",
    "US": "we our us ours we're we'd ourselves undersigned",
    "YOU": "you your yourselves yours you're inspectorate inspectors hmip inspector",
    "THIS": "this it these above below following attached enclosed what everything hyn all any anything whole",
    "BUT": "but except only unless if until though although however",
    "PAST": "was were had did said asked wanted promised refused knew used",
}
_CLASSES: dict[str, tuple[str, ...]] = {}
for _name, _words in _LISTS.items():
    for _word in _words.split():
        _CLASSES[_word] = tuple(dict.fromkeys((*_CLASSES.get(_word, ()), _name)))


def classes(words: list[str]) -> list[str]:
    """Return for each word its first class, or the word's last letters where it has none and is short, else a blank."""
    return [_CLASSES[word][0] if word in _CLASSES else word if len(word) <= 3 else "-" + word[-2:] for word in words]
