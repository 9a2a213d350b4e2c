"""The names of events and facts in a worked example, and how each becomes a fact of an Event."""

from collections.abc import Callable, Mapping
from typing import Any

from tso_desktop.domain.law.case_law import ALERTS
from tso_desktop.domain.law.events import KINDS, Event, Override
from tso_desktop.domain.law.not_an_example import NotAnExample, day_of, only_known

Reader = Callable[[Any, str], Any]


def _words(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise NotAnExample(f"{what} must be words, not {value!r}")
    return value


def _yes_or_no(value: Any, what: str) -> bool:
    if not isinstance(value, bool):
        raise NotAnExample(f"{what} must be true or false, not {value!r}")
    return value


def _number(value: Any, what: str) -> int:
    if type(value) is not int:
        raise NotAnExample(f"{what} must be a whole number, not {value!r}")
    return value


def _list(value: Any, what: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise NotAnExample(f"{what} must be a list of words, not {value!r}")
    return tuple(value)


def _one_of(*allowed: str) -> Reader:
    def read(value: Any, what: str) -> str:
        if value not in allowed:
            raise NotAnExample(f"{what} must be one of {', '.join(allowed)}, not {value!r}")
        return str(value)

    return read


def _override(value: Any, what: str) -> Override:
    if not isinstance(value, dict):
        raise NotAnExample(f"{what} must hold reason, reference and by")
    only_known(value, {"reason", "reference", "by"}, what)
    return Override(*(str(value.get(key, "")) for key in ("reason", "reference", "by")))


# The name in a file: the name of the fact, how it is read, and whether it must be there.
Fact = tuple[str, Reader, bool]
_LEAVE: Mapping[str, Fact] = {"leave_by": ("leave_by_on", day_of, False)}
_DUTY = _one_of("prevention", "relief", "main", "s190", "s193C")

FACTS: Mapping[str, Mapping[str, Fact]] = {
    "referral": {"source": ("source", _words, False), **_LEAVE},
    "early_help": _LEAVE,
    "application": _LEAVE,
    "told_to_leave": {"leave_by": ("leave_by_on", day_of, True)},
    "assessed": {
        "eligible": ("eligible", _yes_or_no, True),
        "finding": ("finding", _one_of("threatened", "homeless", "neither"), False),
    },
    "duty_recorded": {"duty": ("duty", _DUTY, True), "source": ("source", _words, False)},
    "priority_need": {"codes": ("codes", _list, True)},
    "intentional": {"value": ("value", _yes_or_no, True)},
    "possession_notice": {
        "act": ("act", _one_of("s8", "s21"), True),
        "grounds": ("grounds", _list, False),
        "landlord": ("landlord", _one_of("private", "housing_association", "council"), True),
        "specified_date": ("specified_on", day_of, False),
        "only_home": ("only_home", _yes_or_no, False),
        "valid": ("valid", _yes_or_no, False),
        "claim_issued_on": ("claim_issued_on", day_of, False),
    },
    "notice": {
        "ends": ("ends", _DUTY, True),
        "ground": ("ground", _words, True),
        "accommodation_months": ("accommodation_months", _number, False),
    },
    "warning": {
        "step_kind": (
            "step_kind",
            _one_of("agreed_required", "recorded_required", "recommended"),
            True,
        ),
        "comply_by": ("comply_by_on", day_of, False),
    },
    "offer": {
        "kind": (
            "offer",
            _one_of("prs", "part6", "final_part6", "final_accommodation", "ta"),
            True,
        ),
        "outcome": ("outcome", _one_of("accepted", "refused"), True),
        "consequences_explained": ("consequences_explained", _yes_or_no, False),
    },
    "referral_out": {"to": ("authority", _words, False)},
    "referral_outcome": {"accepted": ("accepted", _yes_or_no, True)},
    "placed": {
        "type": (
            "placement",
            _one_of("bb", "nightly_sc", "hostel", "psl", "laha", "swep", "other"),
            True,
        ),
        "family": ("family", _yes_or_no, False),
        "out_of_area": ("out_of_area", _yes_or_no, False),
        "child_agreed_on": ("child_agreed_on", day_of, False),
        "child_details_on": ("child_details_on", day_of, False),
    },
    "notified": {"what": ("told", _one_of("out_of_area", "child_placement"), True)},
}
_EVERY: Mapping[str, Fact] = {"override": ("override", _override, False)}

# What may stand in `expect`, by its part.
EXPECTED: Mapping[str, tuple[str, ...] | None] = {
    "duties": (
        *("duty", "started", "day56", "first_day_after", "state", "suspended_on", "ended_on"),
        "end_reason",
    ),
    "refused": ("event", "because"),
    "alerts": None,
    "alerts_absent": None,
    "codes_of_alerts": ALERTS,
}


def event_of(index: int, given: object) -> Event:
    """An event as a file gives it; its place in the list is its number."""
    what = f"event {index}"
    if not isinstance(given, dict):
        raise NotAnExample(f"{what} must be an object")
    kind = given.get("event")
    if kind not in KINDS:
        raise NotAnExample(f"{what}: there is no event called {kind!r}")
    known = {**FACTS.get(kind, {}), **_EVERY}
    only_known(given, {"on", "event", *known}, f"{what}, {kind},")
    facts = {
        name: read(given[key], f"{key} of {what}, {kind},")
        for key, (name, read, _) in known.items()
        if given.get(key) is not None
    }
    for key, (name, _, needed) in known.items():
        if needed and name not in facts:
            raise NotAnExample(f"{what}, {kind}, has no {key}")
    if facts.get("eligible") and "finding" not in facts:
        raise NotAnExample(f"{what}, {kind}, has no finding")
    day = day_of(given.get("on"), f"on of {what}, {kind},")
    return Event(on=day, kind=kind, number=index, **facts)
