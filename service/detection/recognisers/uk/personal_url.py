"""Addresses of personal pages: a person's folder, shared link, or case page."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import LOOK, SURE, Identifier, Shape, compiled
from service.domain.finding import Class

CLASSES = {"PERSONAL_URL": Class.QUASI}

_SHAPES = (
    Shape(
        "address with a person's folder",
        compiled(
            r"https?://[\w.-]{3,80}/(?:[\w%.-]{1,40}/){0,4}?(?:~|users?/|people/|person/|profile/|staff/|author/|personal/"
            r"|member/|case/|cases/|patient/)[\w.%@~-]{2,80}"
        ),
        alone=SURE,
        needs=("http",),
        capitals=False,
        reach=0,
    ),
    Shape(
        "shared link",
        compiled(
            r"https?://(?:drive|docs)\.google\.com/[\w/.?=&%-]{5,160}"
            r"|https?://[\w-]{1,60}\.sharepoint\.com/[\w/.?=&%:~-]{5,240}|https?://(?:1drv\.ms|we\.tl"
            r"|www\.dropbox\.com)/[\w/.?=&%-]{5,160}"
        ),
        alone=SURE,
        needs=("google.com", "sharepoint", "1drv", "we.tl", "dropbox"),
        capitals=False,
        reach=0,
    ),
    Shape(
        "personal site",
        compiled(
            r"(?<![\w@./])(?:https?://)?(?:www\.)?(?!(?:fb|wp|about|paypal|monzo)\.me)[\w-]{2,40}\.(?:me|blog"
            r"|wordpress\.com|blogspot\.(?:com|co\.uk)"
            r"|tumblr\.com|substack\.com|wixsite\.com|github\.io|name)(?:/[\w/.%-]{0,100})?(?![\w@])"
        ),
        alone=LOOK,
        needs=(".me", ".blog", "wordpress", "blogspot", "tumblr", "substack", "wixsite", "github.io", ".name"),
        capitals=False,
        reach=0,
    ),
    Shape(
        "link that carries an e-mail address or token",
        compiled(r"https?://[\w./-]{3,120}\?[\w.=&+-]{0,100}(?:email|token|user|uid|name)=[\w.%@+-]{2,160}"),
        alone=SURE,
        needs=("email=", "token=", "user=", "uid=", "name="),
        capitals=False,
        reach=0,
    ),
    labelled(
        "labelled as a personal site",
        ("my (?:web ?site|blog)", "personal (?:web ?site|blog)", "my blog is"),
        r"(?:https?://)?(?:www\.)?[\w-]{1,60}(?:\.[\w-]{1,40}){1,4}(?:/[\w/.%-]{0,100})?",
        needs=("my web", "my blog", "personal web", "personal blog"),
        digits=False,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("PERSONAL_URL", _SHAPES)
