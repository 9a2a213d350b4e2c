"""Worked examples: events as a file gives them, and what a person expects to follow from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tso_desktop.domain.law.case_law import CaseLaw, Duty
from tso_desktop.domain.law.derive import derive
from tso_desktop.domain.law.event_words import EXPECTED, event_of
from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.not_an_example import NotAnExample, day_of, only_known
from tso_desktop.domain.law.rules import LawRules

_TOP = frozenset({"name", "as_at", "events", "expect"})


@dataclass(frozen=True, slots=True)
class Example:
    """What happened, and what should follow on a day."""

    name: str
    as_at: date
    events: tuple[Event, ...]
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the law comes to something else than was expected."""

    what: str
    expected: Any
    found: Any

    def __str__(self) -> str:
        return f"expected {self.what} {_plain(self.expected)}, found {_plain(self.found)}"


def read_example(given: object) -> Example:
    """An example as JSON gives it, or NotAnExample that says what is wrong with it."""
    if not isinstance(given, dict):
        raise NotAnExample("an example is an object with name, as_at, events and expect")
    only_known(given, _TOP, "an example")
    for key in ("as_at", "events", "expect"):
        if key not in given:
            raise NotAnExample(f"the example has no {key}")
    if not isinstance(given["events"], list):
        raise NotAnExample("events must be a list")
    return Example(
        name=str(given.get("name", "")),
        as_at=day_of(given["as_at"], "as_at"),
        events=tuple(event_of(index, event) for index, event in enumerate(given["events"])),
        expect=_expectation(given["expect"]),
    )


def try_example(example: Example, rules: LawRules) -> tuple[Difference, ...]:
    """Everything that is not as the example expects; nothing where all of it is."""
    law = derive(example.events, rules, example.as_at)
    return tuple(
        difference
        for key, expected in example.expect.items()
        for difference in _COMPARE[key](expected, law)
    )


def _expectation(expect: object) -> Mapping[str, Any]:
    if not isinstance(expect, dict):
        raise NotAnExample("expect must be an object")
    only_known(expect, frozenset(_COMPARE), "expect")
    for key in ("duties", "alerts", "alerts_absent", "refused"):
        rows = expect.get(key, [])
        wanted = EXPECTED[key]
        if not isinstance(rows, list):
            raise NotAnExample(f"{key} in expect must be a list")
        for row in rows:
            if wanted is None:
                if row not in EXPECTED["codes_of_alerts"]:  # type: ignore[operator]
                    raise NotAnExample(f"there is no alert called {row!r}")
            elif isinstance(row, dict):
                only_known(row, wanted, f"{key} in expect")
            else:
                raise NotAnExample(f"{key} in expect must hold objects, not {row!r}")
    return expect


def _duties(expected: Sequence[Mapping[str, Any]], law: CaseLaw) -> list[Difference]:
    found = [_as_json(duty) for duty in law.duties]
    if len(expected) != len(found):
        names = [duty.get("duty", "?") for duty in expected]
        return [Difference("duties", names, [duty["duty"] for duty in found])]
    return [
        Difference(f"{key} of {one['duty']}", value, one[key])
        for wanted, one in zip(expected, found, strict=True)
        for key, value in wanted.items()
        if one[key] != value
    ]


def _alerts(expected: Sequence[str], law: CaseLaw) -> list[Difference]:
    if all(alert in law.alerts for alert in expected):
        return []
    return [Difference("alerts", list(expected), list(law.alerts))]


def _alerts_absent(expected: Sequence[str], law: CaseLaw) -> list[Difference]:
    there = [alert for alert in expected if alert in law.alerts]
    return [Difference("absence of alerts", list(expected), there)] if there else []


def _refused(expected: Sequence[Mapping[str, Any]], law: CaseLaw) -> list[Difference]:
    found = sorted((refusal.event.number, refusal.because) for refusal in law.refused)
    wanted = sorted((row.get("event", -1), row.get("because", "")) for row in expected)
    if found == wanted:
        return []
    rows = [{"event": index, "because": because} for index, because in found]
    return [Difference("refused", list(expected), rows)]


def _day(name: str) -> Callable[[Any, CaseLaw], list[Difference]]:
    def compare(expected: Any, law: CaseLaw) -> list[Difference]:
        found = _json(getattr(law, name))
        return [] if found == expected else [Difference(name, expected, found)]

    return compare


def _as_json(duty: Duty) -> dict[str, Any]:
    return {name: _json(getattr(duty, name)) for name in EXPECTED["duties"] or ()}


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, list):
        return f"[{', '.join(_plain(one) for one in value)}]"
    if isinstance(value, dict):
        return " ".join(f"{_plain(one)}" for one in value.values())
    return str(value)


_COMPARE: Mapping[str, Callable[[Any, CaseLaw], list[Difference]]] = {
    "duties": _duties,
    "alerts": _alerts,
    "alerts_absent": _alerts_absent,
    "refused": _refused,
    "threat_trigger": _day("threat_trigger"),
    "review_until": _day("review_until"),
}
