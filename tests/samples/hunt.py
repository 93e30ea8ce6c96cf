"""Hunts every must-go string in every byte of the written outputs, and every must-stay string in their text.

Knows nothing of the service: it reads with pdftotext, pdfinfo, unzip and strings only.

    python hunt.py OUT_FOLDER [EXPECTED_FOLDER]

Exit 1 on any hit, any miss, or any sample without the output that its `status` promises.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PACKED = {"bytes", "strings", "strings -el", "strings -eb", "streams"}
SHORT = 5  # four letters stand by chance in packed bytes; the other views look for them


def run(*command: str) -> str:
    """What a tool prints, decoded with nothing lost that a search could want."""
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)  # noqa: S603
    return done.stdout.decode("utf-8", errors="replace")


def plain(text: str) -> str:
    """Case-folded, white space collapsed; where lines end in a hyphen also as it reads without the break."""
    soft = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    flat = " ".join(soft.casefold().split())
    return flat + "\n" + re.sub(r"(?<=\w-) (?=\w)", "", flat) if "- " in flat else flat


def exact(text: str) -> str:
    """White space collapsed, nothing else: what must stay must stay as it was written."""
    return " ".join(text.split())


def without_tags(markup: str) -> tuple[str, str]:
    """The text of markup twice: tags as a gap, and tags as nothing (a name may be split over runs)."""
    return html.unescape(re.sub(r"<[^>]*>", " ", markup)), html.unescape(re.sub(r"<[^>]*>", "", markup))


def members(path: Path) -> list[tuple[str, str]]:
    """Each member of a zip as unzip -p gives it: its name, raw, and with the tags out."""
    with zipfile.ZipFile(path) as box:
        names = box.namelist()
    views: list[tuple[str, str]] = [("member names", "\n".join(names))]
    for name in names:
        pattern = re.sub(r"([\[\]*?\\])", r"\\\1", name)
        raw = run("unzip", "-p", str(path), pattern)
        gapped, joined = without_tags(raw)
        views += [(f"{name} raw", html.unescape(raw)), (f"{name} text", gapped), (f"{name} joined", joined)]
    return views


def streams(raw: bytes) -> str:
    """The unpacked streams of a PDF and its strings in two-byte writing: bookmarks, alternate texts, metadata, object streams."""
    chunks = [raw]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", raw, re.DOTALL):
        try:
            chunks.append(zlib.decompressobj().decompress(match[1], 50_000_000))
        except zlib.error:
            continue
    found = [chunk.decode("latin-1") for chunk in chunks] + [chunk.decode("utf-8", errors="replace") for chunk in chunks]
    for chunk in chunks:
        found += [match[1].decode("utf-16-be", errors="replace") for match in re.finditer(rb"\(\xfe\xff(.*?)\)", chunk, re.DOTALL)]
        for match in re.finditer(rb"<([0-9A-Fa-f\s]{4,})>", chunk):
            digits = b"".join(match[1].split()).decode("ascii")
            data = bytes.fromhex(digits + "0" * (len(digits) % 2))
            found.append(data[2:].decode("utf-16-be", errors="replace") if data[:2] == b"\xfe\xff" else data.decode("latin-1"))
    return "\n".join(found)


def views_of(path: Path) -> list[tuple[str, str]]:
    """All the ways in which somebody could read a released file."""
    raw = path.read_bytes()
    seen = [
        ("bytes", raw.decode("utf-8", errors="replace")),
        ("strings", run("strings", "-n", "4", str(path))),
        ("strings -el", run("strings", "-n", "4", "-el", str(path))),
        ("strings -eb", run("strings", "-n", "4", "-eb", str(path))),
    ]
    if raw.startswith(b"%PDF"):
        seen += [
            ("streams", streams(raw)),
            ("pdftotext", run("pdftotext", str(path), "-")),
            ("pdftotext -raw", run("pdftotext", "-raw", str(path), "-")),
            ("pdftotext -layout", run("pdftotext", "-layout", str(path), "-")),
            ("pdfinfo", run("pdfinfo", str(path))),
            ("pdfinfo -meta", run("pdfinfo", "-meta", str(path))),
            ("pdfinfo -struct-text", run("pdfinfo", "-struct-text", str(path))),
        ]
    elif zipfile.is_zipfile(path):
        seen += members(path)
    elif path.suffix.lower() in {".html", ".htm"}:
        text = raw.decode("utf-8", errors="replace")
        gapped, joined = without_tags(text)
        seen += [("html unescaped", html.unescape(text)), ("html text", gapped), ("html joined", joined)]
    return seen


def leaks(outputs: list[Path], must_go: list[str]) -> list[str]:
    """One line for each string that should be gone and each way in which it can still be read."""
    found = []
    for path in outputs:
        packed = path.suffix.lower() in {".pdf", ".docx"}
        for view, text in views_of(path):
            hay = plain(text)
            wanted = [needle for needle in must_go if len(plain(needle)) >= SHORT or not (packed and view in PACKED)]
            found += [f"LEAK {path.name} [{view}]: {needle!r}" for needle in wanted if plain(needle) in hay]
    return found


def losses(text_output: Path, must_stay: list[str]) -> list[str]:
    """One line for each string that a reader should still find."""
    hay = exact(text_output.read_text("utf-8"))
    return [f"LOST {text_output.name}: {needle!r}" for needle in must_stay if exact(needle) not in hay]


def judge(out: Path, name: str, expected: dict[str, Any]) -> tuple[str, int, int, list[str]]:
    """The status reported for one sample, how many outputs were hunted, how many strings, and all complaints."""
    outputs = sorted(path for path in out.iterdir() if path.name.startswith(f"{name}.redacted."))
    report = out / f"{name}.report.json"
    status = json.loads(report.read_text("utf-8")).get("status", "?") if report.exists() else "no report"
    wanted = expected["status"]
    wrong = [] if status == wanted else [f"STATUS {name}: {status}, expected {wanted}"]
    if wanted != "redacted":
        return status, len(outputs), 0, wrong + [f"EXTRA {path.name}: nothing should have been written" for path in outputs]
    text_output = out / f"{name}.redacted.txt"
    if len(outputs) < 2 and not name.endswith(".txt"):
        wrong.append(f"MISSING {name}: a redacted file and its text were expected, found {len(outputs)}")
    must_go, must_stay = [str(s) for s in expected["must_go"]], [str(s) for s in expected["must_stay"]]
    wrong += leaks(outputs, must_go)
    wrong += losses(text_output, must_stay) if text_output.exists() else [f"MISSING {text_output.name}"]
    return status, len(outputs), len(must_go) + len(must_stay), wrong


def main(arguments: list[str]) -> int:
    """Prints one row a sample, then every complaint in full."""
    if not arguments:
        print(__doc__)
        return 2
    out, folder = Path(arguments[0]), Path(arguments[1]) if len(arguments) > 1 else HERE / "expected"
    complaints: list[str] = []
    print(f"{'sample':44} {'status':12} {'outputs':>7} {'strings':>7} {'leaks':>6} {'lost':>5} {'other':>5}")
    for path in sorted(folder.glob("*.yaml")):
        name = path.name.removesuffix(".yaml")
        status, outputs, strings, wrong = judge(out, name, yaml.safe_load(path.read_text("utf-8")))
        leaked, lost = sum(w.startswith("LEAK") for w in wrong), sum(w.startswith("LOST") for w in wrong)
        print(f"{name:44} {status:12} {outputs:7} {strings:7} {leaked:6} {lost:5} {len(wrong) - leaked - lost:5}")
        complaints += wrong
    print("\n".join(complaints) if complaints else "Nothing leaked, nothing lost.")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
