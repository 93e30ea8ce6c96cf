"""Social media handles and profile addresses of people."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import CERTAIN, SURE, Identifier, Shape, compiled
from service.domain.finding import Class

CLASSES = {"SOCIAL_PROFILE": Class.DIRECT}

_SITES = (
    r"(?:linkedin\.com/(?:in|pub)|facebook\.com(?!/(?:sharer|share|groups|events|help|policies)\b)|fb\.com|instagram\.com"
    r"|tiktok\.com|(?:twitter|x)\.com(?!/(?:intent|share|search|hashtag)\b)|threads\.net"
    r"|bsky\.app/profile|youtube\.com/(?:@|c/|user/|channel/)"
    r"|snapchat\.com/add|strava\.com/athletes|reddit\.com/u(?:ser)?|pinterest\.(?:com|co\.uk)|twitch\.tv|medium\.com/@"
    r"|t\.me|wa\.me|discord\.gg|mastodon\.[a-z]{2,10}/@|about\.me"
    r"|researchgate\.net/profile|flickr\.com/people|github\.com(?=/[\w-]{1,40}/?(?:[\s)>,;\"]|$))|vk\.com|onlyfans\.com|linktr\.ee)/?"
)
_SHAPES = (
    Shape(
        "profile address",
        compiled(
            rf"(?<![\w@.-])(?:https?://)?(?:(?:www|m|uk|mobile|en-gb)\.)?(?:{_SITES})[\w.%~@+-]{{2,80}}(?:/[\w.%-]{{0,60}})?(?<![.,])"
        ),
        alone=CERTAIN,
        needs=(".com", ".net", ".app", ".social", ".tv", ".org", ".me", ".gg", ".ly", "t.me", "wa.me"),
        capitals=False,
        reach=0,
    ),
    Shape(
        "handle on a federated server",
        compiled(r"(?<![\w.@/])@[\w.-]{2,30}@(?:[\w-]{1,40}\.){1,3}[a-z]{2,20}(?!\w)"),
        alone=CERTAIN,
        needs=("@",),
        capitals=False,
        reach=0,
    ),
    Shape(
        "social media handle",
        compiled(
            r"(?<![\w.@/&=-])@(?!(?:media|import|param|return|font|page|author|version)\b)[A-Za-z_](?:[\w.]{0,28})?\w"
            r"(?![\w@])(?!\.[a-z]{2,4}\b)"
        ),
        alone=SURE,
        needs=("@",),
        capitals=False,
        reach=0,
    ),
    labelled(
        "labelled as a handle",
        (
            "twitter",
            "instagram",
            "insta",
            "snapchat",
            "tiktok",
            "discord",
            "telegram",
            "skype",
            "facebook name",
            "gamertag",
            "psn",
            "xbox",
            "bluesky",
            "whatsapp name",
            "username",
            "user name",
            "posted by",
            "wechat",
            "signal",
            "kik",
            "on snap",
            "snap",
            "tumblr",
            "handle",
        ),
        r"@?(?=[\w.#-]{0,30}[\d_.#])[A-Za-z_][\w.#-]{2,30}\w",
        score=SURE,
        digits=False,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("SOCIAL_PROFILE", _SHAPES)
