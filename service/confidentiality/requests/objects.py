"""What a restriction is asked for: the response, a name, an organisation, a part, other people, prices."""

from __future__ import annotations

import re

from service.confidentiality.vocabulary import rule

PERSONS = (
    r"(?:daughters?|sons?|child(?:ren)?(?:'s)?|kids?|babies|baby|mother|mum|mam|father|dad|brothers?|sisters?|husband|wife"
    r"|partner|ex|famil(?:y|ies)|relatives?|relations|grand\w+|nieces?|nephews?|friends?|colleagues?|staff|employees?"
    r"|team members?"
    r"|patients?|clients?|service[- ]users?|residents?|tenants?|pupils?|students?|members?|victims?|survivors?|offenders?"
    r"|perpetrators?|prisoners?|people (?:on probation|we|in|i|mentioned|named|involved|concerned|described)"
    r"|young (?:people|person)"
    r"|participants?|interviewees?|witness(?:es)?|nurses?|officers?|practitioners?|individuals?|persons?|anyone|others"
    r"|case ?workers?|volunteers?|man|men|woman|women|boy|girl|lad|doctor|neighbours?|cases?|sister|those (?:involved|named"
    r"|mentioned|concerned)|contributors?|third part(?:y|ies)|my (?:team|manager|line manager|boss))"
)
_DETAIL = (
    r"(?:names?|identit(?:y|ies)|details|identifying (?:details|information|features)|particulars|initials|photos?|photographs?"
    r"|anonymity|privacy|story|stories|circumstances|medical (?:history|details|information)|information|records?|data)"
)
_OWN_DETAIL = (
    r"(?:names?|identit(?:y|ies)|(?:personal |contact |own |private |home |work )?(?:details|data|information|address"
    r"|phone number|telephone number|e-?mail address)|surname|signature|job title|role|post|initials|anonymity|privacy"
    r"|phone"
    r"|whereabouts|location|photo(?:graph)?|picture|face|voice|particulars|number)"
)
IDENTITY = rule(
    rf"\b(?:my|our(?= names| identities| personal| contact| privacy| anonymity| details| signatures)|the (?:author|writer"
    rf"|respondent|sender|signator(?:y|ies)|undersigned)'?s?'?|i do not want my|who) (?:\w+[ ,]){{0,2}}?{_OWN_DETAIL}\b"
    r"|\b(?:anything|details|information|everything) (?:that is |which is )?identif\w+\b(?! (?:my|our|the|us))|\b(?:leave"
    r"|keep) me out\b|\b(?:my|our) (?:home )?(?:address|whereabouts|location)\b|\b(?:refer to|describe|call|list"
    r"|credit) me\b|\bwho i am\b|\bwho we are\b|\b(?:name|naming|identif\w+|recogni\w+|credit(?:ing)?|mention(?:ing)?|out"
    r"|trace|tracing"
    r"|list(?:ing)?|point(?:s|ing)?|lead\w*|linked|link|connected|traced|attribut\w+|back|traceable|linking) (?:it |this "
    r"|that |them |these |back )?(?:back )?(?:to )?(?:me|myself|us)\b"
    r"|\bwho (?:has |had )?(?:sent|wrote|told|said|written|gave) (?:you )?(?:this|it|these)\b|\b(?:me|my) name (?:to|on"
    r"|beside|against|under|by) (?:it|this|that|them)\b"
    r"|\bno names?, no\b|\b(?:neither|not) (?:i|me) nor\b|\bsee (?:himself|herself|myself) in print\b"
    r"|\bwho (?:or where )i am\b|\bmine off\b|\bname has to (?:go|stand|appear)\b"
    r"|\bme (?:by name|personally|as the (?:author|source))\b|\b(?:it was|it's|it is|this is|this was|came from) (?:me"
    r"|from me)\b|\b(?:that|know|knew|knows|known|out|unless) (?:that )?i(?:'ve| have| am|'m)? (?:wrote|written|sent|said"
    r"|writing|contributed|responded|submitted)\b|\bas (?:the|its) (?:author|source)\b"
    r"|\bi (?:\w+ ){0,4}(?:be|being|am|was) (?:\w+ )?(?:named|identified|identifiable|recogni[sz]ed|traced|anonymous"
    r"|credited|listed|mentioned)\b|\banonym(?:ous|ously|ity)\b|\banonymi[sz]e (?:me|this|my|our|it|the (?:response"
    r"|submission|whole))\b|\bpseudonym\b|\bname(?:s)?(?: and address)? withheld\b"
    r"|\bsignator(?:y|ies)\b|\b(?:to be|not be|being|be) (?:named|identified|identifiable|recogni[sz]ed)\b|\bnameless\b"
    r"|\bunnamed\b|\bunidentified\b|\b(?:false|made[- ]up|different|another|invented) name\b|\bwithout (?:a|any"
    r"|the) names?\b|\bin my name\b|\bmy (?:name|identity|anonymity|privacy)\b|\bmy (?:personal |contact )?(?:details|data"
    r"|information)\b|\bunder (?:my|our) names?\b|\bunder the name\b|\b(?:that|as) (?:it|this) (?:is|was) (?:mine|me"
    r"|from me)\b|\bname me\b"
)
_ORG_NOUN = (
    r"(?:employers?|organi[sz]ations?|company|companies|trust|charity|service|school|force|agency|council|firm|university"
    r"|college|hospital|team|unit|office|workplace|department|association|business|practice|group|provider|clinic|prison"
    r"|establishment|region|institution|refuge|centre|church|union|constabulary|club|society|branch|pdu|local authority"
    r"|project|hostel|ward|hospice|airline|lodge|home|shelter|surgery|bench|factory|depot|railway|line|town|shop|bank|farm|station)"
)
ORGANISATION = rule(
    rf"\bnames? of (?:my|our|the|this) (?:\w+ )?{_ORG_NOUN}\b|\b(?:my|our|the|this) (?:\w+ ){{0,2}}{_ORG_NOUN}(?:'s)? (?:name|identity)\b"
    rf"|\bneither (?:i|me|my name) nor (?:the|my|our) (?:\w+ )?{_ORG_NOUN}\b|\b(?:my|our) {_ORG_NOUN}'s (?:must|should|is|has|stays?|can)\b"
    rf"|\b(?:print|say|show\w*|reveal|tell|give away|disclose|guess|work out|put|state|publish) which (?:\w+ )?{_ORG_NOUN}\b"
    rf"|\b(?:my|our|the) (?:\w+ )?{_ORG_NOUN} (?:weren't|were not|mustn't|must not|shouldn't|should not|isn't"
    rf"|not) (?:\w+ )?(?:be )?(?:mentioned|named|identif\w+)"
    rf"|\b(?:not|rather than|instead of) the name of (?:mine|ours)\b"
    rf"|\b(?:name|naming|identif\w+|mention\w*|reveal\w*|credit\w*|list\w*|disclos\w*|point(?:s|ing)? to|lead\w* to"
    rf"|link(?:s|ed)? to|attribut\w+ (?:\w+ )?to|know (?:which|where)|trace[d]? (?:back )?to"
    rf"|anonymi[sz]e) (?:back )?(?:to )?(?:my|our|the|which) (?:\w+ ){{0,2}}{_ORG_NOUN}\b"
    rf"|\b(?:my|our|the) (?:\w+ ){{0,2}}{_ORG_NOUN} (?:to |should |must |not |is |be |being |was |were |isn't |wasn't "
    rf"|gets |wishes |would (?:like|prefer) "
    rf"|wants? |is not )*(?:to )?(?:not )?(?:to )?(?:be )?(?:named|identified|identifiable|mentioned|anonymous|listed"
    rf"|recogni[sz]able|remain anonymous|stay anonymous)\b"
    rf"|\bkeep (?:the )?(?:my|our) {_ORG_NOUN}\b|\bour organi[sz]ation(?:'s)? (?:name )?(?:confidential|anonymous|out"
    rf"|private)\b|\b(?:only|just|simply) as (?:a|an) [\w -]{3, 50}(?:organisation|provider|charity|service|body|agency"
    rf"|trust|employer)\b|\bthe (?:prison|hospital|school|organi[sz]ation|trust|company|charity|service|office|place|unit"
    rf"|ward|force|council) (?:where |that |which |in which |at which )?(?:i|we) (?:work\w*|am|was|were|left)\b"
    rf"|\bwhere i (?:work|am based)\b|\bas (?:just |simply |only )?(?:a|an) [\w -]{{3,50}}(?:organisation"
    rf"|provider|charity|service|body|agency|trust|employer|group|force|council|company)\b|\bas '(?:a|an) "
)
OUR_NAME = rule(
    r"\bour (?:\w+ )?(?:name|identity)\b|\b(?:name|naming|identif\w+) us\b|\blist us\b|\battribut\w+ to us\b"
    r"|\bidentifies us\b|\btraced? to us\b|\bour anonymity\b"
)
_NOT_A_PERSON = rf"{_ORG_NOUN}|anyone|anybody|everyone|nobody|one|it|that|today|author|respondent|writer|sender"
THIRD_PARTY = rule(
    rf"\b{_DETAIL} (?:of|for|about|concerning) (?:\w+ ){{0,3}}?{PERSONS}\b|\b{PERSONS}(?:'s|s'|'"
    rf"|`s)? (?:\w+ ){{0,2}}?{_DETAIL}\b(?! (?:review|system))"
    rf"|\b(?:name|naming|identif\w+|anonymi[sz]e|mention\w*|recogni[sz]\w*|protect|reveal\w*) (?:the |any |any of the |all "
    rf"|either |both |our |my |his |her |these |those |other |individual |of the |anybody |anyone )*{PERSONS}\b"
    rf"|\bmy (?:\w+ )?{PERSONS} (?:to be |being |is |are |not |must |should |be |must not be |should not be "
    rf"|not to be )*(?:named|identified|mentioned|identifiable|anonymous)\b|\bthird part(?:y|ies)\b"
    rf"|\b(?:the|my) (?:\w+ )?{PERSONS} (?:i|we)(?:'ve| have)? (?:written|told|spoken|talked|mentioned|described)\b"
    rf"|\bmy (?:late |dear )?{PERSONS} (?:isn't|is not|aren't|not) (?:\w+ )?(?:named|mentioned|identified)\b"
    rf"|\b(?:leave|take|keep|cut|strike|strip) out (?:the )?{PERSONS}\b|\b(?:leave|keep|take|cut|out|off|remove|withhold"
    rf"|redact)\b[^.;!?]{{0,40}}\b(?!(?:{_NOT_A_PERSON})'s)[a-z]+'s (?:full |sur|own )?names?\b"
    rf"|\b{PERSONS} (?:\w+ ){{0,2}}?(?:cannot|can't|can not|are not|is not|not|must not|should not|may not|remain"
    rf"|stay) (?:be )?(?:identif\w+|named|recogni\w+|anonymous)"
    r"|\bcase (?:examples?|stud(?:y|ies)|histor(?:y|ies)|material|details|notes)\b|\bsfo (?:review|report)\w*"
    r"|\breview extract\b|\bpatient (?:stor|information|data|identif|detail)\w*|\bclient (?:information|data|detail)\w*"
    r"|\bmember organi[sz]ations\b|\bpeople (?:i|we) (?:mention|name|describe|refer|talk|have named|write)\w*|\banyone (?:i"
    r"|we|else|who|named|mentioned)\b|\banyone's name\b|\beveryone(?:'s)? (?:i|name|named|mentioned)\b|\b(?:individuals"
    r"|people|persons|others|those) (?:named|mentioned|described|referred)\b|\bpeople's names\b|\bnames of (?:the "
    r"|any )?(?:people|individuals|those|others)|\b(?:all|any|the|other|individual) names\b(?! (?:of the signat))|\b(?:his"
    r"|her|their) (?:full )?names?\b|\b(?:the|that|this) (?:family|patient|victim|boy|girl|child|man|woman|young person"
    r"|tenant|client)(?:'s)? (?:\w+ )?(?:identif\w+|named|recogni\w+|is not|not be)"
)
COMMERCIAL = rule(
    r"\bcommercial(?:ly)?\b|\bpric(?:e|es|ing)\b|\btender\w*|\bcontract (?:values?|prices?|sums?)\b|\btrade secrets?\b"
    r"|\bfinancial (?:information|data|figures|details)\b|\b(?:day|unit|hourly|our|charging) rates\b|\bproprietary\b"
    r"|\bintellectual property\b|\bbusiness plan\b|\bunit costs?\b|\bprofit\w*|\bknow-how\b|\bbids?\b|\bcompetitors?\b"
    r"|\bcompetitive\b|\bcost model\w*|\bcostings\b"
)
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-k]|[ivx]{1,4}|one|two|three|four|five|six|seven|eight)\b"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|next|last|final|following|previous|preceding|above|below|highlighted|bracketed"
    r"|marked|underlined|closing|opening|penultimate|two|three|four|shaded|starred|relevant|yellow|red|bold)"
)
PART = rule(
    rf"\b(?:annex(?:e|es)?|append(?:ix|ices)|schedule|attachments?|enclosures?|sections?|chapters?|paragraphs?|paras?\.?"
    rf"|pages?|tables?|figures?|exhibits?|parts?|items?|points?|box|tab|sheet|example|case study|case example|questions?"
    rf"|q) ?{_NUMBER}(?! of the (?:act|code|guidance|regulations))"
    rf"|\b{_ORDINAL} (?:\w+ )?(?:paragraphs?|sections?|passages?|parts?|bullets?|points?|pages?|sentences?|examples?"
    rf"|tables?|attachments?|annex(?:es)?|appendi(?:x|ces)|case (?:examples?|stud(?:y|ies))|answers?|questions?|stories"
    rf"|text|bits?|figures|lines?|details?|information)\b"
    r"|\b(?:case (?:examples?|stud(?:y|ies)|histor(?:y|ies)|details|material)|anecdotes?|vignettes?|worked examples?)\b"
    r"|\bquestion \d is the one\b|\b(?:paragraphs?|passages?|parts?|words?|lines?) in (?:italics|bold|red|brackets"
    r"|capitals)\b|\b(?:this|the) next (?:bit|part|paragraph|story)\b|\bcurly brackets\b|\bsquare brackets\b|\bin brackets\b"
    r"|\byellow\b|\bscissors\b|✂|\bmarked (?:passages?|text|parts?|sections?|in|with"
    r"|by)\b|\b(?:in|highlighted) (?:red|bold|italics?|blue|green|grey)\b|\bhighlighted\b"
    r"|\b(?:the|an?|this|our|my|attached|enclosed|single|both) (?:annex(?:e|es)?|append(?:ix|ices)|attachments?|enclosures?"
    r"|spreadsheets?|schedules?|extracts?|tables?|figures|graph|chart|diagram|list|photographs?|example|story)\b"
    r"|\battached (?!(?:response|submission|letter|document|reply|file|pdf|word|evidence|form|statement|paper|is|please"
    r"|to this)\b)[\w-]+(?: [\w-]+){0,4}\b|\benclosed (?!(?:response|submission|letter|document|reply|file|pdf"
    r"|evidence)\b)[\w-]+ (?:report|review|extract|data|note|minutes|table)"
    r"|\b(?:this|that|the) (?:section|paragraph|part|passage|answer|bit|next bit|last bit|example|page|point|detail)\b"
    r"|\bspecifics\b|\b(?:some|certain|particular|specific|sensitive|identifying|relevant) (?:parts?|sections?|passages?"
    r"|details|elements|paragraphs)\b|\b(?:some|(?<!no )(?<!any )(?<!or in )parts?|sections?|bits|elements|aspects"
    r"|portions?) of (?:my|this|our|the"
    r"|what|it)\b|\b(?:health|medical) (?:information|details|history|condition|data)\b|\b(?:details|data|figures|numbers"
    r"|information|description|account) (?:of|about|in|on|from|relating to|regarding) (?:our|the|my|this)\b(?! (?:response"
    r"|submission|letter))"
    r"|\bmy answers? to\b|\bour answers? to\b|\bresponse to (?:question|q)|\bwhat (?:i|we) (?:say|said|have said|wrote"
    r"|write|tell you|told you|have written) (?:about|on|regarding|concerning)\b|\bthe (?:part|bit|section|paragraph"
    r"|passage|story|piece) (?:about|on|where|that|which|describing|dealing|headed|concerning)\b|\bminutes of\b"
    r"|\bthe (?:rest|remainder) of\b(?=[^.;!?]{0,40}\bconfiden)"
)
WHOLE = rule(
    r"<response>|\b(?:whole|entire|full|complete) (?:response|submission|letter|document|thing|of (?:my|this|our|the))\b"
    r"|\bany (?:part )?of (?:this|it|my|our)\b|\ball of (?:this|it|my|our)\b|\beverything\b|\bany of (?:what|this)\b"
    r"|\bin its entirety\b|\bin full\b|\bas a whole\b|\bnot any part\b|\bno part\b"
)
_ACT_CITED = re.compile(
    r"\b(?:section|sections|article|regulation|schedule|part|paragraph|chapter|exemption|s)\.? ?\d[\w.()]*(?:(?:,| and| or"
    r"| &) (?:section |s\.?)?\d[\w.()]*)* (?:of|to|in) (?:the )?(?:\w+ ){0,6}?(?:act|foia?|freedom|eir|regulations|code"
    r"|guidance|gdpr|psi|instruction|manual|policy|report|convention|dpa|statute)\b|\b(?:exempt\w*|under|foia?|eir"
    r"|act 20\d\d)[^.;!?]{0,30}\b(?:section|regulation|s)s?\.? ?\d[\w.()]*(?:(?:,| and| or| &) (?:section "
    r"|s\.? ?)?\d[\w.()]*)*"
)


def without_citations(text: str) -> str:
    """Blot out the sections of Acts, so that they are not taken for sections of the response."""
    return _ACT_CITED.sub(lambda found: "¤" * len(found.group()), text)
