"""A call for evidence from its YAML file."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

from service.domain.call import Call, Contact, Naming, Publishing, Question
from service.kit.clock import aware
from service.policy.complaints import BadPolicy, Problem, read_checked
from service.policy.placed_yaml import Placed

Json = dict[str, Any]

CODE = "call-not-valid"
DAY_LENGTH = len("2025-05-30")
LAST_MOMENT = time(23, 59, 59, 999999)


def load_call(source: Path | str) -> Call:
    """Return the call that a YAML file (a Path) or YAML text (a str) describes.

    Raises BadPolicy (code call-not-valid) with file, line and what to write instead. A closing day without a time
    closes at its end; naive times are London's.
    """
    file, text = (source.name, _read(source)) if isinstance(source, Path) else ("call", source)
    placed = read_checked(text, file=file, schema_name="call.schema.json", code=CODE)
    return _call(placed, file)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BadPolicy((Problem(path.name, 1, "not UTF-8; save the file as UTF-8"),), code=CODE) from None
    except OSError as error:
        raise BadPolicy((Problem(path.name, 1, f"cannot be opened ({error.strerror}); check the path"),), code=CODE) from None


def _call(placed: Placed, file: str) -> Call:
    data: Json = placed.data
    closes, on_day = _moment(placed, "closes", file, end_of_day=True)
    opens = _moment(placed, "opens", file, end_of_day=False)[0] if data.get("opens") else None
    if opens and opens > closes:
        raise BadPolicy((Problem(file, placed.line(("closes",)), "closes comes before opens; swap the days"),), code=CODE)
    return Call(
        id=data["id"],
        title=data["title"],
        publisher=data["publisher"],
        authority_type=data["authority_type"],
        notice=data["notice"],
        closes=closes,
        opens=opens,
        closes_on_day=data.get("closes_on_day", on_day),
        questions=_questions(placed, file),
        regimes=tuple(data.get("regimes", ())),
        packs=tuple(data.get("packs", ())),
        publishing=Publishing(data.get("publishing", Publishing.FULL)),
        names_of_individuals=Naming(data.get("names_of_individuals", Naming.OPT_IN)),
        organisations_named=data.get("organisations_named", True),
        reasons_required=data.get("reasons_required", True),
        disclaimer_rule=data.get("disclaimer_rule", "not_of_itself"),
        contacts=tuple(_contact(contact) for contact in data.get("contacts", ())),
        languages=tuple(data.get("languages", ("en",))),
        retention=dict(data.get("retention", {})),
        references=tuple(data.get("references", ())),
        keep=tuple(data.get("keep", ())),
        deny=tuple(data.get("deny", ())),
        embargo=_moment(placed, "embargo", file, end_of_day=False)[0] if data.get("embargo") else None,
        small_numbers_below=data.get("small_numbers_below"),
    )


def _moment(placed: Placed, key: str, file: str, *, end_of_day: bool) -> tuple[datetime, bool]:
    written: str = placed.data[key]
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        message = f"{key} is {written!r}, which is not in the calendar; write a day or time as 2025-05-30 or 2025-05-30T17:00"
        raise BadPolicy((Problem(file, placed.line((key,)), message),), code=CODE) from None
    day_only = len(written) == DAY_LENGTH
    return aware(datetime.combine(moment, LAST_MOMENT) if day_only and end_of_day else moment), day_only


def _questions(placed: Placed, file: str) -> tuple[Question, ...]:
    seen: set[int] = set()
    questions: list[Question] = []
    for index, row in enumerate(placed.data.get("questions", ())):
        if row["number"] in seen:
            message = f"question {row['number']} stands twice; give each its own number"
            raise BadPolicy((Problem(file, placed.line(("questions", index)), message),), code=CODE)
        seen.add(row["number"])
        questions.append(Question(row["number"], row["text"], tuple(row.get("keywords", ()))))
    return tuple(questions)


def _contact(data: Json) -> Contact:
    return Contact(data.get("name"), data.get("role"), tuple(data.get("emails", ())), tuple(data.get("phones", ())))
