"""Kinds of reason for confidentiality, told by their words. Data: what a reason is about, and whether it is specific."""

from __future__ import annotations

import re

#: Reasons that name a harm, a duty or a fact that can be assessed (law.md 5.2).
SPECIFIC = re.compile(
    r"\b(?:safety|unsafe|danger\w*|at risk|risk (?:of|to)|harm(?:ed|ing)?|threat\w*|violen\w+|abus\w+|stalk\w*|attack\w*"
    r"|assault\w*|restraining order|non-?molestation|refuge|moved (?:house|away|because)|gang|retaliat\w+|reprisal\w*"
    r"|retribution|repercussion\w*|revenge|batter\w*|lives?\b|kill\w*"
    r"|disciplin\w+|dismiss\w+|sack(?:ed)?|lose (?:my|our|his|her|their) (?:job|post|position|contract)|losing (?:my"
    r"|our) (?:job|contract|funding)|my (?:job|career|employment|livelihood|promotion|manager|line manager|employer"
    r"|colleagues|parole|licence|sentence|prospects)|whistle-?blow\w*|victimi[sz]\w+|bull(?:y|ied|ying)|recogni[sz]\w+"
    r"|identif(?:y|ied|iable|ying)|everybody (?:knows|would know)|everyone (?:knows|would know)|small (?:team|office|town"
    r"|village|community|unit|place)|only (?:one|person)|still (?:work|employed|live)\w*|know who|work(?:s|ing)? (?:for|in"
    r"|with|at) (?:the|them|him|her)"
    r"|patients?|clients?|service users?|victims?|famil(?:y|ies)|daughter|son\b|child(?:ren)?|bereaved|niece|nephew|mother"
    r"|father|third part\w+|personal (?:data|information|details) (?:of|about)|names? (?:of|people)|identit\w+|medical"
    r"|health|diagnos\w+|mental|grief|distress\w*|privacy of|survivors?|residents?"
    r"|professional (?:duty|privilege|code|body|conduct)|legal(?:ly)? privileg\w*|duty of (?:confiden\w+|care)|bound by"
    r"|commercial\w*|competit\w+|pric(?:e|es|ing)|tender\w*|trade secret\w*|negotiat\w+|contract\w*|procure\w+"
    r"|proceedings|litigation|inquest|trial|court|prosecut\w+|investigat\w+|tribunal|police|coroner|sub ?judice|hearing"
    r"|appeal|inquiry|intelligence|security|tactics|operational\w*|source|informant|escape|vulnerabilit\w+"
    r"|unpublished|embargo\w*|under (?:peer )?review|journal|publication in|report is published|non-?disclosure|nda\b"
    r"|settlement|gagging|confidentiality (?:agreement|clause|undertaking)|secrecy|official secrets|frank|candid\w*"
    r"|live case|ongoing|on-going|active (?:case|investigation)|immigration|asylum|refugee|union|serving prisoner"
    r"|other prisoners|prisoner|gaol|wing|cell|finds? out|burnt out|rivals|live bid|trouble|bother|find (?:us|me|him|her)|witness"
    r"|knows? (?:me|us|everyone|everybody)|put the pieces"
    r"|gwaith|swydd|cyflogwr|nghyflogwr|diogel\w*|perygl|plant|teulu|nheulu|merch|claf|cleifion|cwest|achos llys|adnabod"
    r"|gydweithwyr|cydweithwyr|rheolwr|bychan|pentref)\b"
)
#: Sayings that stand for a reason and give none that can be assessed.
VAGUE = re.compile(
    r"\b(?:insurers?|lawyers?|solicitors?|policy|standard practice|always|reputation\w*|embarrass\w*|prefer|sensitiv\w+"
    r"|personal reasons|private (?:matter|reasons)|obvious reasons|our practice|usual|feel|comfortable|publicity"
    r"|criticis\w+|twitchy|fussy|touchy|board|look bad|awkward|polisi|sensitif|enw da)\b"
)
#: Facts that give a reason without saying "because", next to a request.
IMPLIED = re.compile(
    r"\b(?:i fear|i am afraid|i'm afraid|i worry|i am worried|i am scared|frightened|reprisals?|non-?disclosure agreement"
    r"|restraining order|domestic abuse|lives could be|could be at risk|live (?:investigation|case|inquest|inquiry"
    r"|proceedings|trial)|ongoing (?:investigation|case|inquest|proceedings|litigation|inquiry|trial|prosecution|police)"
    r"|(?:proceedings|investigation|inquest|trial|litigation) (?:are|is) (?:ongoing|on-going|live|pending|continuing"
    r"|not yet)|contains? (?:\w+ ){0,3}(?:intelligence|personal|patient|sensitive|details|commercial\w*|names|medical)"
    r"|victim's (?:mother|father|sister|brother|family|parent|daughter|son|wife|husband)|i (?:have )?(?:moved|had to move)"
    r"|serving prisoner|witness protection|i would be (?:recogni[sz]ed|identified|sacked|disciplined|in danger)|(?:could"
    r"|would|might) (?:lose|be sacked|be disciplined|put|endanger|harm|identify me|get hurt|be hurt|be killed)|nda\b"
    r"|(?:inquest|trial|case|appeal|proceedings|hearing|investigation)[^.;!?]{0,30}(?:not yet|pending|still|ongoing|has not"
    r"|have not)|until (?:\w+ ){0,4}(?:is|are|has been|have been) published|my own views?"
    r"|still work|only (?:one|person)|everyone knows|everybody knows|small (?:team|village|town|community|unit)"
    r"|not that of my employer|personal view"
    r"|finds? out|(?:people|everyone|everybody|they|pawb)(?:'d| would)? (?:knows?|yn nabod) (?:me|us|him|her|everyone|everybody|pawb)"
    r"|(?:he|she|they) (?:will|would|could) (?:find|trace|kill|hurt|put the pieces)|live bid|our rivals|in (?:bother|trouble)"
    r"|enough to find|burnt out|until he is home safe)\b"
)
#: A harm or a bar told as a fact, near a request: what would follow, who would know, what forbids it.
HARM = re.compile(
    r"\b(?:would|could|might|will|'d|'ll|can|may) (?:\w+ ){0,3}(?:sack\w*|dismiss\w*|disciplin\w*|know (?:it|who|at once|by"
    r"|me)|recogni[sz]\w*|identify (?:me|us|him|her)"
    r"|trace|find (?:me|us|him|her|out)|lose|cost me|cost us|undercut|work out|put the pieces|land \w+ in|be done for"
    r"|ask for the money|harm|hurt|kill|end my"
    r"|pick me out|come after|hand our rivals|be in breach|breach|endanger|prejudice)\b"
    r"|\b(?:settlement|gagging|severance|compromise) (?:agreement|clause|order)|\bfixed[- ]term contract|\b(?:judges?|courts?"
    r"|coroner) (?:has|have|had) (?:\w+ )?(?:made|ordered|told)"
    r"|\bwitness (?:of fact|in)\b|\b(?:tribunal|inquest|trial|appeal|hearing|police)\b[^.;!?]{0,40}\b(?:listed|due|starts"
    r"|in (?:the )?\w+|autumn|pending|until|over)\b"
    r"|\bmy (?:ex|former (?:husband|partner|employer|boss))\b|\b(?:her|his|their|my) (?:two |three )?(?:boys|girls|daughters?"
    r"|sons|children|kids)\b[^.;!?]{0,60}\b(?:school|know|live"
    r"|search|pointing|find)\b|\b(?:old enough to|able to) search\b|\bonly (?:one|two|home|woman|man|person|unit|ward"
    r"|\w+ of us)\b|\b(?:three|four|five|six) of us\b"
    r"|\b(?:disciplinary|misconduct) (?:hearings?|proceedings)\b|\bbidding for\b|\blive bid\b|\bchecks? (?:below"
    r"|under) his car\b|\blooks? for me\b|\bthe local paper\b"
    r"|\bget twitchy\b|\bpolice screen\b|\bbe (?:in|at) (?:danger|risk|trouble)\b"
)
#: Words that head a reason in a sentence of its own.
HEADED = re.compile(
    r"^\W*(?:(?:the|my|our|one|another|main|this|y) )?(?:main |only |simple |principal |chief )?(?:reasons?|rheswm"
    r"|justification|explanation|grounds?|why)\b(?:\W| (?:is|are|for|i|we|being|yw|dros|why)\b)|^\W*(?:this|that|it)(?:'s"
    r"| is) (?:\w+ )?(?:because|due to|since|as|so that|to protect|for)\b|^\W*(?:because|otherwise|if (?:this|it|they|my"
    r"|our|anyone|people) (?:were|was|is|knew|found|came|saw|got|name|names)|were (?:this|it|my)|i say (?:this|so) because"
    r"|i ask (?:this|because)|we ask (?:this|because)|mae hyn oherwydd|oherwydd)"
)
NOTHING = re.compile(r"^\W*(?:n/?a|none|not (?:given|applicable|stated)|-|no reason|dim)?\W*$")
EMPTY_HEAD = re.compile(r"^\W*(?:reasons?|justification|rheswm|please give your reasons?|reason for confidentiality)\b[^:?]{0,60}[:?]?\W*")
