"""`disclosure doctor`: which optional programs are there, and what is lost without them."""

from __future__ import annotations

import json
import shutil

import click

from service.api.presidio import Presidio
from service.cli.opening import settings
from service.documents.ocr import tesseract
from service.documents.sandbox import network_isolation

#: program → what is lost without it
OPTIONAL = {
    "tesseract": "scans and pictures are held (install tesseract-ocr, for Welsh tesseract-ocr-cym); the gate reads no pictures of pages",
    "pdftotext": "the leak gate has one reader of PDF text fewer",
    "qpdf": "nothing at run time; tests use it",
}

PRESIDIO = {
    Presidio.OFF: "off",
    Presidio.KEY: "on under /presidio, with a key; a key in an address may be kept by proxies on the way",
    Presidio.LOOPBACK: "on under /presidio WITHOUT A KEY on loopback addresses: every user and every proxy of this machine can ask it",
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(*, as_json: bool) -> None:
    """Say which optional programs are installed, and how files are kept apart from the network."""
    found = {program: shutil.which(program) is not None for program in OPTIONAL}
    network = network_isolation()
    ocr = (
        f"{tesseract.version()}, {' '.join(sorted(tesseract.languages()))}; it reads what comes in and what goes out"
        if found["tesseract"]
        else "none"
    )
    presidio = settings(None).presidio
    if as_json:
        click.echo(json.dumps({"programs": found, "sandbox": network, "ocr": ocr, "presidio": presidio.value}))
        return
    for program, there in found.items():
        click.echo(f"{'found  ' if there else 'missing'}  {program}" + ("" if there else f": {OPTIONAL[program]}"))
    click.echo(f"sandbox: {network}")
    click.echo(f"ocr: {ocr}")
    click.echo(f"presidio: {PRESIDIO[presidio]}")
