"""Shows that every expected string really stands in its sample, so that no expectation is empty.

    python check_expected.py
"""

from __future__ import annotations

import email
import email.policy
import html
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import yaml

HERE = Path(__file__).parent
STATEMENTS = {
    "capacity", "respondent_name", "organisation", "confidentiality_requested", "scope", "justification_quality", "do_not_contact",
    "automatic_disclaimer_only", "late", "questions_answered", "consent_publish", "withdrawn", "contradictory", "contact_channel",
}


def text_of(path: Path) -> str:
    """Everything that can be read in a sample, attachments and metadata included."""
    if path.suffix == ".pdf":
        tools = (["pdftotext", str(path), "-"], ["pdftotext", "-layout", str(path), "-"], ["pdfinfo", str(path)])
        return "\n".join(subprocess.run(t, capture_output=True, text=True, check=True).stdout for t in tools)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as box:
            parts = [box.read(n).decode("utf-8") for n in box.namelist() if n.endswith(".xml")]
        paragraphs = [re.sub(r"</w:p>|<w:(tab|br)[^>]*>", " ", part) for part in parts]
        return html.unescape("\n".join(re.sub(r"<[^>]*>", "", part) for part in paragraphs))
    if path.suffix == ".eml":
        return text_of_mail(path.read_bytes())
    text = path.read_text("utf-8")
    return html.unescape(re.sub(r"<[^>]*>", "", text)) + text if path.suffix == ".html" else text


def text_of_mail(raw: bytes) -> str:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    found = [f"{key}: {value}" for key, value in message.items()]
    for part in message.walk():
        name = part.get_filename()
        if name:
            with tempfile.TemporaryDirectory() as folder:
                inner = Path(folder) / Path(name).name
                inner.write_bytes(part.get_payload(decode=True))
                found += [name, text_of(inner)]
        elif part.get_content_maintype() == "text":
            content = part.get_content()
            found.append(html.unescape(re.sub(r"<[^>]*>", "", content)) if part.get_content_subtype() == "html" else content)
    return "\n".join(found)


def flat(text: str) -> str:
    return re.sub(r"(?<=\w-) (?=\w)", "", " ".join(text.split()))


def main() -> int:
    wrong: list[str] = []
    samples = {p.name for p in (HERE / "submissions").iterdir()}
    expectations = {p.name.removesuffix(".yaml") for p in (HERE / "expected").glob("*.yaml")}
    wrong += [f"{name}: without its pair" for name in sorted(samples ^ expectations)]
    for name in sorted(samples & expectations):
        expected = yaml.safe_load((HERE / "expected" / f"{name}.yaml").read_text("utf-8"))
        if expected["status"] != "redacted":
            continue
        go, stay = expected["must_go"], expected["must_stay"]
        wrong += [f"{name}: {s!r} is not a string" for s in go + stay if not isinstance(s, str)]
        text = flat(text_of(HERE / "submissions" / name))
        wrong += [f"{name}: must go but is not there: {s!r}" for s in go if flat(s).casefold() not in text.casefold()]
        wrong += [f"{name}: must stay but is not there: {s!r}" for s in stay if flat(s) not in text]
        wrong += [f"{name}: {g!r} is in what must stay {s!r}" for g in go for s in stay if flat(g).casefold() in flat(s).casefold()]
        wrong += [f"{name}: too few strings" for group in (go, stay) if len(group) < 8]
        wrong += [f"{name}: unknown statement {key}" for key in set(expected["statements"]) - STATEMENTS]
    print("\n".join(wrong) or f"{len(samples)} samples, every expected string stands in its sample.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
