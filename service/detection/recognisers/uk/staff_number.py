"""Staff, payroll, warrant, user and membership numbers, known by their label."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from service.detection.recognisers.labelled import labelled
from service.detection.recognisers.matching import SURE, Identifier, Shape, compiled
from service.domain.finding import Class

CLASSES = {"UK_STAFF_NUMBER": Class.DIRECT}

_SHAPES = (
    labelled(
        "labelled as a staff, payroll or user number",
        (
            "staff",
            "employee",
            "payroll",
            "personnel",
            "staff id",
            "pay number",
            "quantum",
            "membership",
            "member",
            "user",
            "username",
            "user name",
            "login",
            "logon",
            "library card",
            "quantum id",
            "rhif staff",
            "client",
            "customer",
            "policy",
            "claim",
            "insurance",
        ),
        r"(?=[A-Z-]{0,4}\d)(?!(?:19|20)\d{2}(?!\d))[A-Z0-9][A-Z0-9-]{4,14}(?<=[A-Z0-9])",
        needs=(
            "staff no",
            "staff nu",
            "staff id",
            "employee n",
            "employee id",
            "payroll",
            "personnel n",
            "pay number",
            "quantum",
            "membership n",
            "member n",
            "user",
            "login",
            "logon",
            "library",
            "rhif staff",
            "client id",
            "client n",
            "customer n",
            "policy n",
            "claim n",
        ),
    ),
    Shape(
        "network user name",
        compiled(r"(?<![\w\\])[A-Z][A-Z0-9-]{1,14}\\[a-z][\w.-]{2,30}(?![\w\\])", case=True),
        alone=SURE,
        needs=("\\",),
        reach=0,
    ),
    Shape(
        "user's folder",
        compiled(r"(?:[A-Z]:\\Users\\|/home/|/Users/)(?P<id>[\w.-]{2,40})"),
        alone=SURE,
        needs=("users\\", "/home/", "/users/"),
        capitals=False,
        reach=0,
    ),
)


def recogniser() -> EntityRecognizer:
    """Return a fresh instance."""
    return Identifier("UK_STAFF_NUMBER", _SHAPES)
