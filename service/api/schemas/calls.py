"""Calls for evidence as they come in and go out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from service.api.schemas.shapes import Allowed, CallId, Cursor, Moment, Sent, Shown
from service.domain.call import Call, Contact, Naming, NoticeWarning, Publishing, Question
from service.workflow.actions import AllowedAction

_WHAT = (
    "A description of the call with the keys of a call file: id, title, publisher, authority_type, notice, closes, and what else applies."
)
_CALL = {
    "id": "hmip-sfo-2025",
    "title": "Call for evidence: promoting a culture of learning",
    "publisher": "HM Inspectorate of Probation",
    "authority_type": "inspectorate",
    "closes": "2025-05-30",
    "notice": "The information you send may be published in full or in a summary of responses.",
}
Text = Annotated[str, Field(examples=["Call for evidence: promoting a culture of learning"])]
Texts = Annotated[list[str], Field(examples=[["uk-foia-2000"]])]


class CallSent(Sent):
    """A new call: described as JSON, or as the text of a YAML file. Give one of the two."""

    description: Annotated[dict[str, Any] | None, Field(description=_WHAT, examples=[_CALL])] = None
    yaml: Annotated[str | None, Field(max_length=900_000, description="The text of a call file.", examples=[None])] = None


class WarningShown(Shown):
    """What the publisher should put right in the notice, in plain words."""

    code: Annotated[str, Field(examples=["data-protection-act-1998"])]
    message: Annotated[str, Field(examples=["The notice cites the Data Protection Act 1998, which the 2018 Act repealed."])]
    quote: Annotated[str, Field(examples=["Data Protection Act 1998"])]

    @classmethod
    def of(cls, warning: NoticeWarning) -> WarningShown:
        """Show one."""
        return cls(code=warning.code, message=warning.message, quote=warning.quote)


class QuestionShown(Shown):
    """A numbered question."""

    number: Annotated[int, Field(examples=[1])]
    text: Annotated[str, Field(examples=["How does your organisation identify a serious incident?"])]

    @classmethod
    def of(cls, question: Question) -> QuestionShown:
        """Show one."""
        return cls(number=question.number, text=question.text)


class ContactShown(Shown):
    """The call's own published contact."""

    name: Annotated[str | None, Field(examples=["Enquiries desk"])]
    role: Annotated[str | None, Field(examples=["Research"])]
    emails: Annotated[list[str], Field(examples=[["enquiries@inspectorate.example"]])]
    phones: Annotated[list[str], Field(examples=[["020 7946 0123"]])]

    @classmethod
    def of(cls, contact: Contact) -> ContactShown:
        """Show one."""
        return cls(name=contact.name, role=contact.role, emails=list(contact.emails), phones=list(contact.phones))


class CallShown(Shown):
    """A call for evidence with warnings on its notice."""

    id: CallId
    title: Text
    publisher: Annotated[str, Field(examples=["HM Inspectorate of Probation"])]
    authority_type: Annotated[str, Field(examples=["inspectorate"])]
    notice: Annotated[str, Field(examples=["The information you send may be published in full or in a summary of responses."])]
    opens: Moment | None
    closes: Moment
    closes_on_day: bool
    questions: list[QuestionShown]
    regimes: Texts
    packs: Annotated[list[str], Field(examples=[["publication", "uk-foia-2000"]])]
    publishing: Publishing
    names_of_individuals: Naming
    organisations_named: bool
    reasons_required: bool
    disclaimer_rule: Annotated[str, Field(examples=["not_of_itself"])]
    contacts: list[ContactShown]
    languages: Annotated[list[str], Field(examples=[["en", "cy"]])]
    retention: Annotated[dict[str, str], Field(examples=[{"originals": "two years after publication"}])]
    warnings: list[WarningShown]
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, call: Call, warnings: tuple[NoticeWarning, ...], actions: tuple[AllowedAction, ...]) -> CallShown:
        """Show a call; what its publisher always keeps or always redacts stays inside."""
        return cls(
            id=call.id,
            title=call.title,
            publisher=call.publisher,
            authority_type=call.authority_type,
            notice=call.notice,
            opens=call.opens,
            closes=call.closes,
            closes_on_day=call.closes_on_day,
            questions=[QuestionShown.of(each) for each in call.questions],
            regimes=list(call.regimes),
            packs=list(call.packs),
            publishing=call.publishing,
            names_of_individuals=call.names_of_individuals,
            organisations_named=call.organisations_named,
            reasons_required=call.reasons_required,
            disclaimer_rule=call.disclaimer_rule,
            contacts=[ContactShown.of(each) for each in call.contacts],
            languages=list(call.languages),
            retention=dict(call.retention),
            warnings=[WarningShown.of(each) for each in warnings],
            allowed_actions=[Allowed.of(each) for each in actions],
        )


class CallLine(Shown):
    """A call in a list."""

    id: CallId
    title: Text
    publisher: Annotated[str, Field(examples=["HM Inspectorate of Probation"])]
    closes: Moment

    @classmethod
    def of(cls, call: Call) -> CallLine:
        """Show the head of a call."""
        return cls(id=call.id, title=call.title, publisher=call.publisher, closes=call.closes)


class CallPage(Shown):
    """Some calls."""

    items: list[CallLine]
    next_cursor: Cursor


class WarningsShown(Shown):
    """What should be put right in a call's notice."""

    call: CallId
    warnings: list[WarningShown]
