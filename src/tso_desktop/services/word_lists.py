"""The words that the window offers: roles, tenures, markers and the rest, as shipped or added."""

from functools import cache
from typing import TYPE_CHECKING

from tso_desktop.domain.words import (
    ContactType,
    EqualityTopic,
    MarkerType,
    NeedCategory,
    NoAccessReason,
    ObservationTopic,
    ReferralSource,
    ResultType,
    RoleType,
    SessionType,
    TenureType,
)
from tso_desktop.formats import words

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk


class WordLists:
    """Each list is read once; the council's own additions come from the directory."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def roles(self) -> tuple[RoleType, ...]:
        return words.role_types()

    def tenures(self) -> tuple[TenureType, ...]:
        return words.tenure_types()

    def markers(self) -> tuple[MarkerType, ...]:
        return words.marker_types()

    def equality(self) -> tuple[EqualityTopic, ...]:
        return words.equality_topics()

    def needs(self) -> tuple[NeedCategory, ...]:
        """The 24 categories, with those that are kept for history only."""
        return words.need_categories()

    def contacts(self) -> tuple[ContactType, ...]:
        return words.contact_types()

    def sessions(self) -> tuple[SessionType, ...]:
        return words.session_types()

    def results(self) -> tuple[ResultType, ...]:
        return words.result_types()

    def observations(self) -> tuple[ObservationTopic, ...]:
        return words.observation_topics()

    def no_access_reasons(self) -> tuple[NoAccessReason, ...]:
        return words.no_access_reasons()

    def referral_sources(self) -> tuple[ReferralSource, ...]:
        return words.referral_sources()


@cache
def marker_labels() -> dict[str, tuple[str, str]]:
    """For each kind of marker what its chip says, and its icon."""
    return {marker.code: (marker.label, marker.icon) for marker in words.marker_types()}
