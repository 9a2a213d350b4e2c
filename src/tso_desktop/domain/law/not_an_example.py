"""What a worked example may hold, and the one sentence that says what is wrong with it."""

from collections.abc import Container, Mapping
from datetime import date

from tso_desktop.domain.refused import Refused

LAST_YEAR = 9000  # dates beyond it leave no room for a period


class NotAnExample(Refused):
    """The example cannot be tried."""


def only_known(given: Mapping[str, object], known: Container[str], what: str) -> None:
    for key in given:
        if key not in known:
            raise NotAnExample(f"{what} has no {key!r}")


def day_of(given: object, what: str) -> date:
    try:
        day = date.fromisoformat(given) if isinstance(given, str) and len(given) == 10 else None  # noqa: PLR2004
    except ValueError:
        day = None
    if day is None or day.year > LAST_YEAR:
        raise NotAnExample(f"{what} must be a day such as 2026-12-16, not {given!r}")
    return day
