"""What a check is: a small function with its number, its gravity and the items that it reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tso_desktop.domain.hclic.facts import HclicCase
from tso_desktop.domain.hclic.items import Limits, ReturnRules
from tso_desktop.domain.hclic.lines import Line


class Severity(StrEnum):
    """An error keeps a case from being ready; a warning may be right as it stands."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong and what to do, in plain words; `items` are the numbers that it is about."""

    number: str
    severity: Severity
    words: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judging:
    """What every check may look at beside the case."""

    rules: ReturnRules
    limits: Limits
    as_at: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What a check found; its own items, where they are fewer than the check's."""

    words: str
    items: tuple[str, ...] = ()


Check = Callable[[HclicCase, Judging], Iterator[Wrong]]


@dataclass(frozen=True, slots=True)
class Rule:
    number: str
    severity: Severity
    items: tuple[str, ...]
    check: Check

    def findings(self, case: HclicCase, judging: Judging) -> Iterator[Finding]:
        for wrong in self.check(case, judging):
            yield Finding(self.number, self.severity, wrong.words, wrong.items or self.items)


def error(number: str, *items: str) -> Callable[[Check], Rule]:
    return lambda check: Rule(number, Severity.ERROR, items, check)


def warning(number: str, *items: str) -> Callable[[Check], Rule]:
    return lambda check: Rule(number, Severity.WARNING, items, check)
