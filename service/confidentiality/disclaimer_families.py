"""The families of automatic notices (law.md 4.5), told by their words. Data: one row a family, the most particular first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.domain.statement import Owner


@dataclass(frozen=True, slots=True)
class Family:
    """`confidential`: it speaks of confidentiality or misdelivery, so that a careless reader might take it for a request."""

    name: str
    pattern: re.Pattern[str]
    owner: Owner = Owner.SENDER
    confidential: bool = True


_MAIL = r"(?:e-?mails?|mails?|messages?|communications?|transmissions?|correspondence|electronic (?:mail|message)|facsimile|fax)"


def _family(name: str, pattern: str, *, owner: Owner = Owner.SENDER, confidential: bool = True) -> Family:
    return Family(name, re.compile(pattern.replace("<mail>", _MAIL)), owner, confidential)


FAMILIES: tuple[Family, ...] = (
    _family(
        "external-banner",
        r"^\W*(?:caution|warning|external(?: e-?mail| sender)?|\[external\]|rhybudd)\b[^a-z]{0,4}.{0,40}(?:originated|outside"
        r"|external|do not click|came from|tu allan)|^\W*\[?external\]?\W*$|\be-?mail (?:originated|was sent|comes"
        r"|came) from outside\b|\bdo not click (?:on )?(?:any )?links\b",
        owner=Owner.PLATFORM,
        confidential=False,
    ),
    _family(
        "form-platform",
        r"\bresponses? (?:are|is|will be) (?:\w+ )?(?:confidential|anonymous)\b.{0,40}\b(?:collected|survey\w*|forms?|platform"
        r"|powered)\b|\bpowered by\b|\b(?:never (?:submit|share) (?:passwords|your password)"
        r"|this content is neither created nor endorsed)|\bcollected (?:by|through|via|using) (?:\w+ ){0,2}(?:survey\w*|forms?"
        r"|citizen ?space|smartsurvey|qualtrics)\b|\bsurveymonkey\b.{0,60}\bconfidential"
        r"|\bcitizen ?space\b.{0,60}\b(?:confidential|privacy)|^\W*your (?:answers|responses) (?:are"
        r"|will be) (?:\w+ )?(?:confidential|anonymous)",
        owner=Owner.PLATFORM,
    ),
    _family(
        "secure-wrapper",
        r"\byou have received (?:a|an) (?:secure|encrypted|protected)\b|\b(?:protected|secured|encrypted|sent securely) (?:by"
        r"|with|using|via) (?:egress|galaxkey|mimecast|microsoft|proofpoint|zivver|cisco|office 365|virtru)|\begress (?:switch"
        r"|secure|protect)",
        owner=Owner.PLATFORM,
    ),
    _family("recall", r"\bwould like to recall the message\b|\brecall: |\bhoffai .{0,40} alw'r neges yn ôl"),
    _family(
        "out-of-office",
        r"\b(?:i am|i'm|i will be) (?:currently )?(?:out of (?:the )?office|on (?:annual )?leave|away from)"
        r"|^\W*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of office)\b|\byr wyf allan o'r swyddfa",
        confidential=False,
    ),
    _family(
        "mobile",
        r"^\W*sent from (?:my|mail for|outlook|yahoo|the|a|an|samsung|iphone|gmail)\b|^\W*get outlook for\b|^\W*anfonwyd o fy\b"
        r"|^\W*sent via\b",
        confidential=False,
    ),
    _family(
        "fax-cover",
        r"\bthis fax\b.{0,120}(?:confidential|intended|addressee|wrong|destroy)|private (?:and|&) confidential\W{1,4}(?:this )?fax",
    ),
    _family(
        "uniform-disclosure",
        r"\bdisclosure under (?:the )?(?:foia?|freedom of information)\b.{0,60}\b(?:referred|refer)"
        r"|\bclassified as\W{1,3}(?:official|restricted|internal|confidential)\b|\bhas been (?:classified"
        r"|marked) (?:as )?\W?official\b",
    ),
    _family(
        "plain-marking",
        r"^\W*(?:(?:security |protective )?(?:classification|marking)\s?[:=-]\s?)?(?:uk )?(?:official|not protectively marked"
        r"|unclassified|swyddogol)\W*$",
        confidential=False,
    ),
    _family(
        "label",
        r"^\W*(?:msip_label\w*|sensitivity|classification|classified|protective marking|gsc|security (?:marking|classification)"
        r"|handling(?: instructions?)?|information classification|document classification|dosbarthiad)\s?[:=-]\s?.{0,60}$"
        r"|^\W*classified as (?:internal|public|general)\W*$",
    ),
    _family(
        "marking",
        r"^\W*(?:uk )?(?:official|not protectively marked|restricted|protect(?: ?- ?(?:personal|commercial|policy|staff"
        r"|investigation))?|unclassified|internal only|nato restricted|swyddogol)(?:\W{1,4}(?:sensitive"
        r"|sensitif))?(?:[\s:\[\]()/|,-]{0,4}(?:personal|commercial|locsen|legal|market|internal|when complete"
        r"|handling.{0,60}))*\W*$",
    ),
    _family(
        "gsi",
        r"\b(?:scanned for viruses by|leaving|certified (?:as )?virus free)\b.{0,60}\b(?:government secure|gsi|intranet)"
        r"|\bvia the gsi\b|\bcertified virus free\b|\bfe'i hardystiwyd|\bsganiwyd y neges",
        confidential=False,
    ),
    _family(
        "virus",
        r"\b(?:e-?mail|message|attachments?)\b.{0,60}\b(?:scanned|checked|swept)\b.{0,60}\b(?:virus\w*|malware|symantec"
        r"|mimecast|forcepoint|messagelabs|microsoft|sophos|barracuda|mcafee|content|for all)|\bvirus[- ]free\b"
        r"|\bno (?:responsibility|liability) .{0,60}\bvirus\w*|\b(?:recipient|you) should (?:check|scan) .{0,60}\bvirus\w*"
        r"|\bfirysau\b|\bcomputer virus\w*\b.{0,60}\btransmi",
        confidential=False,
    ),
    _family(
        "privacy-notice",
        r"\b(?:process|handle|use|look after|hold|store)\w* (?:your|any|all) (?:personal )?(?:data"
        r"|information)\b.{0,80}\b(?:privacy (?:notice|policy|statement)|in (?:line|accordance))|\bprivacy (?:notice|policy"
        r"|statement)\b.{0,60}(?:\bat\b|\bon our\b|www|http)",
        confidential=False,
    ),
    _family(
        "tax-authority",
        r"\brepresentative you are not authorised\b|\bunless you are the intended recipient\b"
        r"|\bsubject to legal professional privilege\b",
    ),
    _family(
        "welsh-only",
        r"\b(?:neges|e-?bost)\b.{0,200}\b(?:cyfrinachol|gyfrinachol|bwriad\w*|fwriad\w*|chamgymeriad|gamgymeriad|derbynnydd"
        r"|breint\w*|freint\w*)|\bos (?:ydych|nad) .{0,60}(?:chamgymeriad|gamgymeriad|derbynnydd|chi yw'r)|\b(?:drwy|trwy"
        r"|mewn) g?ch?amgymeriad\b|\brhowch wybod i'r (?:anfonwr|sawl)|\bdil[eë]wch\b.{0,40}\bneges|\b(?:croesawn"
        r"|rydym yn croesawu|croesewir|mae'r cyngor yn croesawu)\b.{0,40}gohebiaeth|\bnid yw'r farn\b.{0,60}o reidrwydd"
        r"|\bsafbwyntiau?\b.{0,80}\banfonwr",
    ),
    _family("gaelic", r"\b(?:tha )?am post-d\b|\bpost-d seo\b|\bluchd-ainmichte|\bma fhuair sibh\b|\bfaidhle no ceangla\w*"),
    _family(
        "recipients",
        r"\b(?:intended|named|authorised|proper|rightful|correct|unintended) (?:recipients?|addressees?)\b|\b(?:for"
        r"|of) (?:the )?(?:sole |exclusive )?(?:use|attention) (?:of|by) (?:the )?(?:\w+ )?(?:individuals?|addressees?"
        r"|person(?:\(s\)|s)?|recipients?|entity|organi[sz]ation)|\bintended (?:only|solely|exclusively)?\s?(?:for"
        r"|to)\b.{0,60}\b(?:addressees?|individuals?|recipients?|person|entity|use of|attention|named)|\baddressee(?:s"
        r"|\(s\))?\b.{0,40}\bonly\b|\baddressed to you in error\b|\bsolely for the (?:use|attention|addressee|named|person"
        r"|individual)|\bintended for (?:the )?(?:person|individual|named|addressee|recipient|sole)|\bfor the person\(s\)",
    ),
    _family(
        "in-error",
        r"\b(?:received|receive|reached|sent|delivered|got|transmitted|come)\b.{0,60}\b(?:in error|by mistake|in mistake"
        r"|erroneously)\b|\bnot (?:the|an?) (?:intended|named) (?:recipient|addressee)|\bin error\b.{0,80}\b(?:delet|notif"
        r"|destroy|inform|return|contact|advise|let)\w*|\b(?:notify|inform|advise|tell|contact) (?:the )?sender\b|\b(?:delete"
        r"|destroy|remove) (?:all copies|any copies|the material|the original)\b"
        r"|\btelling them it is not for you\b|\bnotify us immediately\b",
    ),
    _family(
        "misdirected",
        r"\b(?:if|os) (?:it|this|that|you)(?: is| are| has|'s)?(?:n't| not)? (?:yours|for you|meant for you|come to you"
        r"|reached you|the person (?:this|it|for whom))"
        r"|\b(?:private|confidential) to the (?:person|people|addressee|recipient)|\bgallai'r neges hon fod|\bfor the intended reader\b"
        r"|\bfor the (?:addressee|named recipient)s? (?:only|alone)\b",
    ),
    _family(
        "mail-confidential",
        r"\b(?:this|the|our) <mail>(?: message)?\b.{0,90}\b(?:is|are|may (?:be|contain)|contains?|might|could"
        r"|should be treated)\b.{0,70}\b(?:confidential|privileged|private|proprietary|legally)\b.{0,40}\b(?:privileged?"
        r"|intended|legal\w*|protected|copyright|information|attachments?|addressee|recipient|subject)|\b(?:information"
        r"|contents?) (?:contained |transmitted )?(?:in|of|with) (?:this|the) <mail>\b.{0,90}\b(?:confidential|privileged"
        r"|intended|private)|\b<mail> (?:and|or|including|together with|\() ?(?:any |all |its |the )?(?:attach\w+|files?"
        r"|enclosures?|attachment\(s\))\b.{0,80}\b(?:confidential|privileged|private|intended|property|sensitive)|\b(?:may"
        r"|might|can|could) contain (?:\w+ ){0,4}(?:confidential|privileged|sensitive|proprietary)\b|\bsensitive or (?:protectively"
        r"|privileged)",
    ),
    _family(
        "unauthorised-use",
        r"\b(?:any|its|unauthori[sz]ed|access)\b.{0,50}\b(?:use|review|dissemination|distribution|disclosure|copying|storage"
        r"|publication|reproduction|access|interception|modification|reliance|retention)\b.{0,120}\b(?:prohibited|unlawful"
        r"|not permitted|forbidden|unauthori[sz]ed|illegal)\b|\byou (?:must|should|may|are|will) not\b.{0,60}\b(?:copy|disclose"
        r"|distribut|disseminat|use|retain|read|forward|authorised|entitled|act upon|take any action)\w*.{0,90}\b(?:<mail>"
        r"|contents?|information|it|attachments?)\b|\bdo not (?:disclose|copy|distribute|use|forward|read)\b.{0,60}\b(?:<mail>"
        r"|its contents|action in re\w+)|\baccess to this <mail>\b|\bby anyone else is unauthori[sz]ed",
    ),
    _family(
        "notice-heading",
        r"^\W*(?:e-?mail )?(?:confidentiality|legal|important|disclaimer|privacy|privilege|confidential)(?: (?:and )?(?:legal"
        r"|confidentiality|privilege|privacy|e-?mail))*\W{0,2}(?:notice|note|statement|disclaimer|warning|caution)\W*(?::|-"
        r"|$)(?=.{0,200}(?:e-?mail|message|communication|transmission|recipient|addressee|$))|^\W*(?:disclaimer"
        r"|email disclaimer|important notice|ymwadiad|hysbysiad pwysig)\b",
    ),
    _family(
        "monitoring",
        r"\b(?:e-?mails?|communications?|traffic|messages?|internet|systems?)\b.{0,60}\b(?:monitor(?:ed|ing|s)?|recorded|logged"
        r"|recording)\b|\bmonitors? (?:all |its |any )?(?:internet|e-?mail|network|communications)",
        confidential=False,
    ),
    _family(
        "not-secure",
        r"\b(?:internet )?(?:e-?mails?|communications?|internet)\b.{0,40}\b(?:not (?:a |be )?(?:secure|guaranteed|treated as)"
        r"|cannot be guaranteed)|\bnot to be treated as a secure\b",
        confidential=False,
    ),
    _family(
        "foi-footer",
        r"\b(?:information|e-?mail|message|reply|council|trust|authority|department|correspondence)\b.{0,90}\b(?:may be"
        r"|required to|subject to)\b.{0,60}\b(?:disclos\w+|public disclosure|foi"
        r"|freedom of information)\b.{0,60}(?:freedom of information|foi|information act|20\d\d|\.|$)"
        r"|\bconfidentiality of this (?:e-?mail|message)\b|\bunless the information is legally exempt\b",
    ),
    _family(
        "sender-views",
        r"\b(?:views|opinions|statements)\b.{0,60}\b(?:sender|author|individual|writer|those of|personal)\b.{0,90}\b(?:not"
        r"|do not|unless|necessarily|solely|and may)\b|\bsolely those of the (?:sender|author)|\bnot intended to (?:form|create"
        r"|constitute)\b.{0,40}\b(?:contract|offer|binding)|\b(?:binding|conclude any) (?:contract|agreement)"
        r"|\bnot (?:intended as )?an offer\b",
        confidential=False,
    ),
    _family(
        "law-firm",
        r"\bauthori[sz]ed and regulated by the\b|\bregulated by the (?:solicitors|bar|financial|law)\b|\ba list of (?:members"
        r"|partners|directors) is\b|\blimited liability partnership\b|\bdoes not accept service\b",
        confidential=False,
    ),
    _family(
        "registered",
        r"\bregistered (?:charity|in england|in scotland|office|number|company|society)\b|\bcompany (?:limited by guarantee"
        r"|registration|number|no)\b|\bcharity (?:no|number|commission reg)|\belusen gofrestredig|\bregistered provider\b",
        confidential=False,
    ),
    _family(
        "print",
        r"\b(?:think|consider)\b.{0,50}\b(?:before|please do not|environment)\b.{0,40}\bprint|\bconsider (?:the"
        r"|our) environment\b|\bplease do not print\b|\bmeddyliwch\b.{0,40}\bargraffu",
        confidential=False,
    ),
    _family("personal-data-passed", r"\bpersonal data of the sender\b|\bstrictly confidential\b.{0,60}\bsender\b"),
    _family("nhsmail", r"\bnhsmail is\b|\bnhs\.net is\b|\bthank you for your co-?operation\b", confidential=False),
    _family(
        "cannot-secure",
        r"\bcannot guarantee\b.{0,60}\b(?:secure|security|error|free|confidentiality|integrity)|\bcompliance (?:team|purposes"
        r"|department)\b.{0,60}\bmonitor|\bmay be reviewed by compliance\b",
        confidential=False,
    ),
)
