"""Parts of a submission, or the form beside it, that pull against each other on confidentiality."""

from __future__ import annotations

from service.confidentiality.consent import whole_without_reserve
from service.confidentiality.own_words import Own
from service.confidentiality.requests.claim import Claim, Says
from service.domain.statement import Consent, Scope, Stated


def contradictory(claims: tuple[Claim, ...], consent: Consent, own: tuple[Own, ...], stated: Stated | None) -> bool:
    """Say whether a person must resolve what is wanted. A request that was taken back in terms is no contradiction."""
    if any(claim.says is Says.TAKES_BACK for claim in claims):
        return False
    asks = [claim for claim in claims if claim.says is Says.ASKS and not claim.conditional]
    asked = frozenset(scope for claim in asks for scope in claim.scopes)
    denies = any(claim.says is Says.DENIES for claim in claims)
    whole = Scope.WHOLE in asked
    if whole and (denies or whole_without_reserve(own)):
        return True
    if Scope.IDENTITY in asked and consent.name_respondent is True and not whole:
        return True
    if Scope.ORGANISATION in asked and consent.name_organisation is True:
        return True
    return _against_the_form(asks, stated, denies=denies, consent=consent, own=own)


def _against_the_form(asks: list[Claim], stated: Stated | None, *, denies: bool, consent: Consent, own: tuple[Own, ...]) -> bool:
    if stated is None or stated.confidential is None:
        return False
    if stated.confidential:
        return not asks and (denies or (consent.publish is True and whole_without_reserve(own)))
    return bool(asks)
