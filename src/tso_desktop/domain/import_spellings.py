"""The council's own word lists, asked again and again for the same few spellings."""

from collections.abc import Iterable
from typing import Generic

from tso_desktop.domain.words import N, understood


class Spellings(Generic[N]):
    """Remembers its answers: a caseload says "HA" a hundred times."""

    def __init__(self, choices: Iterable[N]) -> None:
        self._choices = tuple(choices)
        self._found: dict[str, N | None] = {}
        self._longest = max((len(name) for one in self._choices for name in _names(one)), default=0)

    def find(self, written: str) -> N | None:
        if written not in self._found:
            letters = sum(mark.isalnum() for mark in written)
            possible = 0 < letters <= self._longest
            self._found[written] = understood(self._choices, written) if possible else None
        return self._found[written]


def _names(choice: N) -> tuple[str, ...]:
    return (choice.code, choice.label, *getattr(choice, "synonyms", ()))
