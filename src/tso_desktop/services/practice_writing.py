"""Writes stories in the order in which they happened, each save at its own moment."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from tso_desktop.services.practice_story import Happening, Script

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.practice_days import PracticeClock


_FRESH_DAYS, _LATE_DAYS = 14, 56


@dataclass(frozen=True, slots=True)
class Act:
    """What is saved at once: a household's day, or more of what is long past."""

    at: datetime
    happenings: list[Happening] = field(default_factory=list)

    @property
    def verb(self) -> str:
        """That of the last thing: what the day came to."""
        return self.happenings[-1].verb


def write(
    desk: "Desk",
    clock: "PracticeClock",
    scripts: Iterable[Script],
    saved: Callable[[float], object],
    also: Iterable[Act] = (),
) -> None:
    """Every act of every household, oldest first; `saved` hears how far it has come, up to 1."""
    told = [act for script in scripts for act in _acts(script)]
    acts = sorted([*told, *also], key=lambda act: act.at)
    for number, act in enumerate(acts, start=1):
        clock.stand_at(act.at)
        alone = act.happenings[0].alone
        if alone is not None:
            alone()
        else:
            with desk.store.work(act.verb) as work:
                for happening in act.happenings:
                    happening.do(work)
        saved(number / len(acts))


def _acts(script: Script) -> Iterator[Act]:
    ordered = sorted(script.happenings, key=lambda one: one.at)
    lone = [number for number, one in enumerate(ordered) if one.alone is not None]

    def together(pair: tuple[int, Happening]) -> tuple[int, int, tuple[int, int]]:
        number, one = pair
        before = sum(other < number for other in lone)
        return (before, number if number in lone else -1, _span(script, one.at))

    for _, pairs in groupby(enumerate(ordered), key=together):
        happenings = [one for _, one in pairs]
        yield Act(happenings[-1].at, happenings)


def _span(script: Script, at: datetime) -> tuple[int, int]:
    """The day of what is fresh, the week of what is not, and for what is long past more."""
    if script.is_closed:
        return (0, 0)
    age = (script.now - at).days
    if age <= _FRESH_DAYS:
        return (3, -age)
    return (2, -age // 7) if age <= _LATE_DAYS else (1, at.year * 12 + at.month)
