"""The words that are shipped in `resources/words`, read once into values."""

from functools import cache
from pathlib import Path

from tso_desktop.domain.words import (
    ContactType,
    EqualityTopic,
    JargonWord,
    MarkerType,
    NeedCategory,
    NoAccessReason,
    ObservationTopic,
    ReferralSource,
    ResultType,
    RoleType,
    SessionType,
    ShippedStep,
    StepTopic,
    TenureType,
)
from tso_desktop.formats.shipped import ListUnreadable, read_list, rows
from tso_desktop.places import RESOURCES

WORDS = RESOURCES / "words"


@cache
def need_categories(folder: Path = WORDS) -> tuple[NeedCategory, ...]:
    return rows(folder / "needs.toml", "need", NeedCategory)


@cache
def step_topics(folder: Path = WORDS) -> tuple[StepTopic, ...]:
    return rows(folder / "steps.toml", "topic", StepTopic)


@cache
def shipped_steps(folder: Path = WORDS) -> tuple[ShippedStep, ...]:
    return rows(folder / "steps.toml", "step", ShippedStep)


@cache
def jargon(folder: Path = WORDS) -> tuple[JargonWord, ...]:
    path = folder / "jargon.toml"
    content = read_list(path)
    try:
        return tuple(
            JargonWord(word=word, plain=plain, as_written=table == "as_written")
            for table in ("as_written", "words")
            for word, plain in content[table].items()
        )
    except (KeyError, AttributeError) as reason:
        raise ListUnreadable(path, reason) from reason


@cache
def session_types(folder: Path = WORDS) -> tuple[SessionType, ...]:
    return rows(folder / "sessions.toml", "session", SessionType)


@cache
def result_types(folder: Path = WORDS) -> tuple[ResultType, ...]:
    return rows(folder / "results.toml", "result", ResultType)


@cache
def tenure_types(folder: Path = WORDS) -> tuple[TenureType, ...]:
    return rows(folder / "tenures.toml", "tenure", TenureType)


@cache
def role_types(folder: Path = WORDS) -> tuple[RoleType, ...]:
    return rows(folder / "roles.toml", "role", RoleType)


@cache
def marker_types(folder: Path = WORDS) -> tuple[MarkerType, ...]:
    return rows(folder / "markers.toml", "marker", MarkerType)


@cache
def equality_topics(folder: Path = WORDS) -> tuple[EqualityTopic, ...]:
    return rows(folder / "equality.toml", "topic", EqualityTopic)


@cache
def no_access_reasons(folder: Path = WORDS) -> tuple[NoAccessReason, ...]:
    return rows(folder / "no_access.toml", "reason", NoAccessReason)


@cache
def contact_types(folder: Path = WORDS) -> tuple[ContactType, ...]:
    return rows(folder / "contact.toml", "contact", ContactType)


@cache
def observation_topics(folder: Path = WORDS) -> tuple[ObservationTopic, ...]:
    return rows(folder / "observations.toml", "seen", ObservationTopic)


@cache
def referral_sources(folder: Path = WORDS) -> tuple[ReferralSource, ...]:
    return rows(folder / "referral_sources.toml", "source", ReferralSource)
