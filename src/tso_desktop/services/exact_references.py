"""One of several households that share a reference: the reference, `@`, and how its own id begins.

An imported reference may stand twice; an id never does.
"""

from collections.abc import Iterable

from tso_desktop.domain.ids import RecordId

_LETTERS = 8


def exact_reference(reference: str, household: RecordId) -> str:
    """What to type for this household and no other."""
    return f"{reference}@{household[:_LETTERS]}"


def divided(typed: str) -> tuple[str, str]:
    """The reference, and how the id begins; blank where only a reference was typed."""
    reference, _, begins = typed.strip().rpartition("@")
    return (reference, begins.strip().casefold()) if reference else (typed, "")


def those_that_begin(households: Iterable[RecordId], begins: str) -> tuple[RecordId, ...]:
    return tuple(household for household in households if household.startswith(begins))
