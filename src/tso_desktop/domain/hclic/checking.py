"""How ready a case is for the return: what is missing, what is wrong, and how far it has come.

Checking never stops a save and never raises: whatever stands in a case is judged as it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tso_desktop.domain.hclic import (
    rules_answers,
    rules_dates,
    rules_decisions,
    rules_homes,
    rules_people,
    rules_service,
)
from tso_desktop.domain.hclic.facts import HclicCase
from tso_desktop.domain.hclic.items import ReturnRules
from tso_desktop.domain.hclic.lines import Line, about_words, lines
from tso_desktop.domain.hclic.registry import Finding, Judging, Rule, Severity
from tso_desktop.domain.hclic.rules_batch import same_person_twice, too_much_not_known

ALL_RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *rules_dates.RULES,
            *rules_homes.RULES,
            *rules_people.RULES,
            *rules_decisions.RULES,
            *rules_service.RULES,
            *rules_answers.RULES,
        ),
        key=lambda rule: (rule.number.startswith("L"), rule.number),
    )
)
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Missing:
    """An item that applies and that nobody has answered; `where` is where it stands."""

    item: str
    label: str
    about: str
    where: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """`percent` is of the items that apply: answered, and in no error; 100 only when ready."""

    reference: str
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    percent: int

    @property
    def is_ready(self) -> bool:
        return not self.errors and not self.missing


@dataclass(frozen=True, slots=True)
class Batch:
    """Every case by its reference, in the order given, and what only all of them show."""

    cases: Mapping[str, Readiness]
    findings: tuple[Finding, ...]

    @property
    def ready(self) -> int:
        return sum(case.is_ready for case in self.cases.values())


def check(case: HclicCase, rules: ReturnRules, as_at: date) -> Readiness:
    """One case as at a day; "in the future" is judged against that day, never against today."""
    asked = lines(case, rules)
    judging = Judging(rules, rules.limits_on(as_at), as_at, asked)
    found = tuple(finding for rule in ALL_RULES for finding in rule.findings(case, judging))
    errors = tuple(one for one in found if one.severity is Severity.ERROR)
    warnings = tuple(one for one in found if one.severity is Severity.WARNING)
    missing = tuple(_missing(case, rules, asked, as_at))
    return Readiness(case.reference, errors, warnings, missing, _percent(asked, errors))


def check_all(cases: Sequence[HclicCase], rules: ReturnRules, as_at: date) -> Batch:
    """All of them, with the checks that need more than one case."""
    judged = {case.reference: check(case, rules, as_at) for case in cases}
    for reference, finding in same_person_twice(cases):
        one = judged[reference]
        judged[reference] = replace(one, warnings=(*one.warnings, finding))
    return Batch(judged, tuple(too_much_not_known(cases, rules, as_at)))


def _missing(
    case: HclicCase, rules: ReturnRules, asked: Sequence[Line], as_at: date
) -> Iterator[Missing]:
    for line in asked:
        if line.is_missing:
            about = about_words(line, rules, case, as_at)
            yield Missing(line.item.number, line.item.label, about, line.item.where)


def _percent(asked: Sequence[Line], errors: Sequence[Finding]) -> int:
    """Never 100 with an error or a gap, however many items there are."""
    wrong = {item for error in errors for item in error.items}
    required = [line for line in asked if line.required]
    good = sum(not line.is_missing and line.item.number not in wrong for line in required)
    share = good * _WHOLE // len(required) if required else 0
    return min(share, _WHOLE - 1) if errors or good < len(required) else share
