"""The release as one zip under neutral names: the same values always give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence

from service.producing.certificate import Release, ReleasedFile, certificate
from service.producing.manifest import manifest
from service.producing.schedule import ScheduleRow
from service.producing.schedule_files import schedule_csv, schedule_html, schedule_json

SCHEDULE_HTML, SCHEDULE_CSV, SCHEDULE_JSON = "schedule.html", "schedule.csv", "schedule.json"
CERTIFICATE, MANIFEST, README = "certificate.json", "manifest.json", "README.txt"
FIXED_NAMES = frozenset({SCHEDULE_HTML, SCHEDULE_CSV, SCHEDULE_JSON, CERTIFICATE, MANIFEST, README})
NEUTRAL = re.compile(r"redacted-[1-9][0-9]{0,4}\.[a-z0-9]{2,5}")

#: Zip cannot say "no time"; this is its first.
NO_TIME = (1980, 1, 1, 0, 0, 0)
UNIX = 3
PLAIN_FILE = 0o100644 << 16

TOLD = """\
Redacted versions
=================

{files}
{schedule_html}, {schedule_csv}, {schedule_json}
    What was taken out, where and on what ground: the same table three times.
{manifest}
    The sha256 of each file, so that you can see that none was changed.
{certificate}
    Which checks passed on each file, signed by the publisher.

Marks such as [redacted: ...] stand where something was taken out. They all have the same form, whatever they hide.

To verify this bundle without a network:

    disclosure release verify THIS.zip
"""


def bundle(
    files: Sequence[ReleasedFile], rows: Sequence[ScheduleRow], *, release: Release, sign: Callable[[bytes], bytes], public_key: bytes
) -> bytes:
    """Return the zip of a release; raises NotNow unless the leak gate passed every file, ValueError for names that clash."""
    names = [file.name for file in files]
    if len(set(names)) != len(names) or not all(is_neutral(name) for name in names):
        raise ValueError("released files need numbers and extensions that make distinct neutral names")
    members = {
        **{file.name: file.content for file in files},
        SCHEDULE_HTML: schedule_html(rows),
        SCHEDULE_CSV: schedule_csv(rows),
        SCHEDULE_JSON: schedule_json(rows),
        README: _readme(names),
    }
    listed = manifest(members)
    signed = certificate(files, listed, release=release, sign=sign, public_key=public_key)
    return packed({**members, MANIFEST: listed, CERTIFICATE: signed})


def is_neutral(name: str) -> bool:
    """Say whether a member's name tells nothing of anybody."""
    return name in FIXED_NAMES or NEUTRAL.fullmatch(name) is not None


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return a zip of the members by name, stored, without times, owners or comments.

    Stored, because compressors differ between versions and a bundle is checked byte for byte.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(members.items()):
            member = zipfile.ZipInfo(name, NO_TIME)
            member.create_system = UNIX
            member.external_attr = PLAIN_FILE
            archive.writestr(member, content)
    return out.getvalue()


def _readme(names: Sequence[str]) -> bytes:
    listed = "\n".join(f"{name}\n    A redacted version." for name in names)
    return TOLD.format(
        files=listed,
        schedule_html=SCHEDULE_HTML,
        schedule_csv=SCHEDULE_CSV,
        schedule_json=SCHEDULE_JSON,
        manifest=MANIFEST,
        certificate=CERTIFICATE,
    ).encode()
