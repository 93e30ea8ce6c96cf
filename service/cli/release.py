"""`disclosure release verify ZIP`: check a released bundle without a network or a server."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.opening import home_option, json_option, opened, show
from service.producing.verify_bundle import verify_bundle

LARGEST = 2 * 1024**3


@click.group()
def command() -> None:
    """Released bundles."""


@command.command("verify")
@click.argument("file", metavar="ZIP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--public-key", help="The publisher's public key in hex; without it the key that the bundle carries is used and shown.")
@json_option
def verify(*, file: Path, public_key: str | None, as_json: bool) -> None:
    """Check that nothing was changed, added or left out, and the signature. Exit code 1 if anything is wrong."""
    if file.stat().st_size > LARGEST:
        raise click.UsageError("the file is too large to be a bundle")
    try:
        key = bytes.fromhex(public_key) if public_key else None
    except ValueError as error:
        raise click.UsageError("--public-key is not in hex") from error
    found = verify_bundle(file.read_bytes(), key)
    lines = [
        f"{'passed' if check.passed else 'FAILED'}  {check.name}" + (f": {check.detail}" if check.detail else "") for check in found.checks
    ]
    whose = "as given" if found.key_known else "carried by the bundle: compare it with the publisher's"
    lines.append(f"key     {found.key_fingerprint} ({whose})")
    data = {
        "passed": found.passed,
        "checks": [{"name": check.name, "passed": check.passed, "detail": check.detail} for check in found.checks],
        "key_fingerprint": found.key_fingerprint,
        "key_known": found.key_known,
    }
    show(data, lines, as_json=as_json)
    raise click.exceptions.Exit(0 if found.passed else 1)


@command.command("public-key")
@home_option
@json_option
def public_key(*, home: Path | None, as_json: bool) -> None:
    """Print the public key with which this installation signs, in hex, to hand to receivers."""
    with opened(home) as parts:
        key = parts.store.keys.signer().public_key.hex()
    show({"public_key": key}, [key], as_json=as_json)
