"""What the return asks and what may be said: its items in order, its code lists and its limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tso_desktop.domain.dated import Dated, as_at

SECTIONS: Mapping[str, str] = {
    "A1": "Personal file",
    "1": "Application",
    "2": "People",
    "3": "Support needs",
    "4": "Prevention duty",
    "5": "Relief duty",
    "6": "Assistance with support needs",
    "7": "Main duty decision",
    "8": "End of the main duty",
    "9": "Temporary accommodation",
    "10": "Reviews and appeals",
}
COMPOSITION = "household_composition"


class Holds(StrEnum):
    """What an answer to an item is made of."""

    CODE = "code"
    CODES = "codes"
    DAY = "day"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question of the return.

    `of` names what is asked about (see `blocks`), `applies` the condition under which it is asked;
    `where` is where an officer finds it in this program.
    """

    number: str
    label: str
    section: str
    of: str
    holds: Holds
    where: str
    applies: str = "always"
    list: str = ""
    optional: bool = False
    personal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    code: str
    label: str
    history_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """What may be said to some items; a code may have had other words before."""

    name: str
    title: str
    items: tuple[str, ...]
    records: Mapping[str, tuple[Dated[Code], ...]]

    def find(self, code: str, day: date) -> Code | None:
        known = self.records.get(code, ())
        return next((record.value for record in known if record.holds_on(day)), None)

    def label(self, code: str, day: date) -> str:
        """The words for a code; the newest ones where it was not in the list on that day."""
        if found := self.find(code, day):
            return found.label
        known = self.records.get(code)
        return known[-1].value.label if known else code

    def offered_on(self, day: date) -> tuple[Code, ...]:
        found = (self.find(code, day) for code in self.records)
        return tuple(code for code in found if code is not None and not code.history_only)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The numbers in the checks: some are law, some the council's own to set."""

    duty_days: int
    quiet_days: int
    shared_weeks: int
    youngest_applicant: int
    oldest_person: int
    old_age_from: int
    not_known_percent: int
    not_known_items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMap:
    """Official values by item and our code; empty until the council fills it."""

    spec_version: str = ""
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def official(self, item: str, code: str) -> str | None:
        return self.values.get((item, code)) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRules:
    """All that is read from files; the checks and the export work from this alone."""

    items: tuple[Item, ...]
    lists: Mapping[str, CodeList]
    limits: tuple[Dated[Limits], ...]
    code_map: CodeMap

    def list_of(self, item: Item) -> CodeList | None:
        return self.lists.get(item.list)

    def limits_on(self, day: date) -> Limits:
        """The limits of a day; the earliest known where the day lies before all of them."""
        first = min(record.from_on for record in self.limits)
        return as_at(self.limits, max(day, first), "the checks of the homelessness return").value
