"""Capitalised words that are a name in one place and an ordinary word or a place in the next."""

from __future__ import annotations

#: Before a name; after one of these even an ordinary word is a name.
_TITLES = """
mr mrs ms captain major colonel lieutenant chaplain imam rabbi bishop archdeacon director chief senior chair chairman chairwoman
president secretary minister clerk manager matron consultant registrar magistrate coroner detective commander commissioner
ambassador warder miss mx dr doctor prof professor sir dame lord lady rev reverend father sister canon officer governor warden
sergeant inspector constable superintendent pc dc ds di dci judge justice councillor cllr nurse uncle aunt auntie nain taid
"""
TITLES = frozenset(_TITLES.split())

#: Surnames and forenames that are words or places too; alone, without a title or a name beside them, they prove nothing.
_WORD_NAMES = """
abbey adder amber angel archer avery baker banks barber baron bass beach bell berry best bishop black bloom blunt bolton bond
bourne bowen brand bridge bridges bright brook brooks brown buckingham bull bunting burden burton bush butcher butler cairns
cannon carpenter carter castle chamber chambers chance chandler chapel chapman chase cherry chester christian church clark clay
clifton coach coal cole cook cooper cope court cove craven crescent crisp cross crown daisy dale dawn dean derby diamond drake
driver drummer duke durham earl early east eaton england english faith farmer field fielding fields fisher flood florence flower
ford forest foster fountain frank freeman french friend frost gale garden gates georgia glass golden good goodman grace grant
grave gray green grey griffin grove guard guest guy hale hall hand harbour hardy harper hazel heath heather hill hills holland
holly holmes holt hood hope hull hunter hurst iris irish ivory jasmine jewel jordan joy judge justice keen kent king kingston
knight lake lamb lancaster land lane law lawn leaf leeds lewis lily lincoln little london long love lucky major mark marks marsh
martin mason masters mayor mercy merit middleton mill miller mills milton moody moon moor moore moss mount music new newton noble
north norton oaks olive page palmer paris park parker parks parson patience pearl penny perry piper pitt poole pope porter potter
powers preston price prince prior proctor providence purdy queen rain raven read reader redman reed reeve rice rich rivers robin
rock rose rowan royal ruby rush sage sailor sands savage scott self shaw shell shepherd short silver singer skinner slater small
smart snow sommer speaker spencer spicer spring stafford stamp star steel stone storey storm street strong sterling summer summers
sutton swan swift sydney tanner taylor temple thorn todd town trinity tucker turner tyler underwood vale victor victoria violet
virginia wade wagner walker wall walls ward warden warren warwick washington waters weaver webb weeks wells welsh west wheeler
white whiting wild will willow windsor winter winters wise wolf wood woods worth wright york young april august june may summer
winter sunday
"""
WORD_NAMES = frozenset(_WORD_NAMES.split())

#: After a name these make it the name of a thing: Baker Street, Preston Prison, Howard League.
_THINGS = """
offender offenders people person persons adult adults men women care carers panel practitioners justice custody parliament
street road avenue lane close crescent square prison gaol jail court courts crown magistrates council city county borough hospital
infirmary university college school academy house hall centre center ltd limited llp plc cic solicitors associates partners
chambers trust foundation league society institute association union report review inquiry enquiry commission act bill regulations
scheme model scale test index method syndrome disease station police constabulary cathedral church park bridge library
"""
THINGS = frozenset(_THINGS.split())
_BEFORE_PLACES = """
hmp hmyoi yoi hmpps
"""
BEFORE_PLACES = frozenset(_BEFORE_PLACES.split())

#: Words of file formats and fonts; in raw bytes they are no names.
_MARKUP_WORDS = """
abstract arial artifact author bidi bold border bottom catalog center charset class clear color compat content contents core
creator default description device document encoding external family field flags float font fonts footnote format grid group
heading height helvetica html identity image index italic justify keep label lang language layout left level light line link
linear list main margin marked medium metadata microsoft mode name names normal noto object office open option order outline
override package page pages paragraph parent path policy producer properties quote range rect regular relationship relationships
resources right roman root rotate sans schema section security single size source space span standard start stream structure style
styles subtype table target text title transparency tree type types typst value version view white width word words xmlns arabic
bengali devanagari emoji ethiopic georgian gujarati gurmukhi hebrew kannada khmer malayalam myanmar oriya sinhala symbols tamil
telugu thai
"""
MARKUP_WORDS = frozenset(_MARKUP_WORDS.split())
