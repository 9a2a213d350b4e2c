"""The council's own word lists, asked again and again for the same few spellings."""

from collections.abc import Iterable
from typing import Generic

from tso_desktop.domain.words import N, understood


class Spellings(Generic[N]):
    """Remembers its answers: a caseload says "HA" a hundred times."""

    def __init__(self, choices: Iterable[N]) -> None:
        self._choices = tuple(choices)
        self._found: dict[str, N | None] = {}

    def find(self, written: str) -> N | None:
        if written not in self._found:
            self._found[written] = understood(self._choices, written)
        return self._found[written]
