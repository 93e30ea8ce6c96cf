"""Cues that somebody is named for what they wrote, made, founded or thought, not as a person of the story."""

from __future__ import annotations

import re

from service.detection.names.cue import Cue
from service.domain.finding import SubjectKind

_WORK = (
    r"(?:work|writings?|books?|chapters?|papers?|articles?|research|essays?|novels?|poems?|poetry|lectures?|talks?|podcasts?|films?|"
    r"documentary|theory|theories|models?|matrix|methods?|typology|concepts?|idea of|ideas|notion|phrase|dictum|maxim|law of|"
    r"principles?|framework|scale|cycle|clock|cat|campaign|foundation|charity|autobiography|memoir|TED talk|teaching file|"
    r"systematic review|meta-analysis|forthcoming)"
)
_MADE = (
    r"(?:invented|founded|coined|popularised|pioneered|argues?|wrote (?:about|in (?:19|20)|of|the book|nothing|\d)|"
    r"showed that|shows that|taught us|understood this|sang|told (?:Congress|Parliament)|did a piece|"
    r"describes?|calls it|called it|proposes?|observed that)"
)
#: In a paper that cites others, a surname alone that finds, shows or argues is one more of them.
CITING_CUES = (
    Cue(
        SubjectKind.AUTHOR,
        "a surname alone in a paper that cites authors",
        after=re.compile(
            r"^,?\s(?:(?:also|later|earlier|first|has|have|had|himself|herself) )?(?:show(?:s|ed|n)?|found that|finds that|"
            r"argu(?:es|ed)|warns|warned|suggests?|suggested|"
            r"concludes?|concluded|thought|writes|wrote|written|described|describes|proposed|proposes|demonstrates?d?|"
            r"makes? the (?:same )?point|"
            r"made (?:the|a) (?:same |similar |related )?(?:point|case|argument)|coined|developed|calls|called it)\b|"
            r"^'s?\s(?:[a-z-]+ ){0,2}(?:account|view|critique|analysis|reading|study|argument|claim|finding|findings|point|"
            r"insight|definition|typology|notion)\b|"
            r"^ et al\b"
        ),
        weight=3,
    ),
)
CITED_CUES = (
    Cue(
        SubjectKind.AUTHOR,
        "named for their work",
        after=re.compile(
            rf"^'s?\s(?:(?:\"|')[A-Z]|(?:[a-z-]+\s){{0,2}}{_WORK}\b(?! (?:phone|mobile|number|place|mates?|experience|"
            rf"placement|coach|manager|with us)))"
        ),
        weight=4,
    ),
    Cue(
        SubjectKind.AUTHOR, "named for their work", after=re.compile(rf"^,?\s(?:who )?(?:first |famously |once |also )?{_MADE}\b"), weight=3
    ),
    Cue(
        SubjectKind.AUTHOR,
        "named for their words",
        before=re.compile(r"\b[Aa]s (?:(?:Dr|Professor|Prof|Sir|Dame)\.? )?$"),
        after=re.compile(r"^ (?:calls|called|puts|put it|argues|argued|observes|observed|reminds|wrote|notes|noted|teaches|taught)\b"),
        weight=4,
    ),
    Cue(
        SubjectKind.AUTHOR,
        "named with a title of theirs",
        after=re.compile(r"^(?:,|:)\s(?:[\"']?[A-Z][\w']+,? ){1,6}[\"']?\((?:19|20)\d\d\)"),
        weight=4,
    ),
    Cue(
        SubjectKind.AUTHOR,
        "named as author or founder",
        before=re.compile(
            r"\b(?:founded|invented|coined|edited|authored|developed|devised|popularised) by (?:(?:Dr|Professor|Prof|Sir|Dame)\.? )?$|"
            r"\b(?:read|reading|re-read|recommend) (?:[A-Z][\w]+'s )?$|\b(?:book|novel|film|play|poem|paper|article|"
            r"chapter|lecture|talk|podcast|work|essay|study|biography|memoir)s?"
            r" (?:in \w+ )?(?:by|of|from) (?:(?:Dr|Professor|Prof|Sir|Dame)\.? )?$|\b(?:Useful works|Further reading|See also|see)[:,]? $|"
            r"\b(?:read|reading|recommend|in|see|called) (?:[A-Z][\w']*,? (?:(?:in|of|the|and|a|an|to|on|for|with) ){0,2}){1,6}by $|"
            r"\b[Gg]waith (?:yr Athro |Dr )?$",
        ),
        weight=4,
    ),
)
