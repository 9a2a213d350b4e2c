"""The rules of Part 7 from `part7.toml`, shipped or a council's; what is wrong has its line."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NoReturn

from tso_desktop.domain.dated import Certainty, Dated
from tso_desktop.domain.law import LawRules, NoticeReading, UseBy
from tso_desktop.domain.refused import Refused
from tso_desktop.formats.rules import RULES
from tso_desktop.formats.toml_lines import line_of

NAME = "part7.toml"
KNOWN_FROM = date(2018, 4, 3)  # the Homelessness Reduction Act 2017 came into force
LANDLORDS = frozenset({"private", "housing_association", "council"})
ACTS = frozenset({"s8", "s21"})

_ALWAYS = {"from": date, "to": date, "source": str, "checked_on": date, "certainty": str}
_OPTIONAL = frozenset(
    {"to", "served_until", "long_from_months", "long_months", "backstop", "ended"}
)
_DAYS, _MONTHS, _HOLDS = {"days": int}, {"months": int}, {"holds": bool}
_NOTICES = {"act": str, "landlords": list, "served_until": date}
_USE_BY = {
    "act": str,
    "landlords": list,
    "months": int,
    "counts_first_day": bool,
    "long_from_months": int,
    "long_months": int,
    "backstop": date,
    "ended": date,
}
_TABLES: Mapping[str, Mapping[str, type]] = {
    "duty_days": _DAYS,
    "threat_days": _DAYS,
    "review_days": _DAYS,
    "review_warning_days": _DAYS,
    "out_of_area_days": _DAYS,
    "child_notice_days": _DAYS,
    "bb_first_warning_days": _DAYS,
    "bb_second_warning_days": _DAYS,
    "bb_limit_days": _DAYS,
    "accommodation_months": _MONTHS,
    "main_when_undecided": _HOLDS,
    "referral_after_acceptance": _HOLDS,
    "threat_notices": _NOTICES,
    "hold_back_notices": _NOTICES,
    "use_by": _USE_BY,
}
_KINDS_OF_NOTICE = frozenset({"threat_notices", "hold_back_notices", "use_by"})
_MAY_BEGIN_LATER = _KINDS_OF_NOTICE | {"child_notice_days"}
_WORDS = {
    date: "a day such as 2026-05-01",
    str: "words in quotation marks",
    list: "a list",
    int: "a whole number above nought",
    bool: "true or false",
}


class RulesUnreadable(Refused):
    """A file of rules is spoilt; it says where."""


@cache
def shipped_law_rules() -> LawRules:
    """The rules that came with the program."""
    return read_law_rules(RULES / NAME)


def read_law_rules(path: Path) -> LawRules:
    """The rules in this file, or RulesUnreadable with the line that is wrong."""
    return _Reading(path).rules()


class _Reading:
    """One file while it is read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            content = path.read_bytes()
            self._text = content.decode("utf-8")
            self._tables = tomllib.loads(self._text)
        except (OSError, ValueError) as reason:
            words = getattr(reason, "strerror", None) or str(reason)
            raise self._unreadable(f" cannot be read: {words}") from reason
        self._version = blake2b(content, digest_size=8).hexdigest()

    def rules(self) -> LawRules:
        for name in self._tables:
            if name not in _TABLES:
                self._refuse(name, 0, None, f"there is no rule called {name}")
        read = {name: self._table(name, schema) for name, schema in _TABLES.items()}
        return LawRules(version=self._version, **read)

    def _table(self, name: str, schema: Mapping[str, type]) -> tuple[Dated[Any], ...]:
        rows = self._tables.get(name)
        if not isinstance(rows, list) or not rows:
            raise self._unreadable(f": the rule {name} is missing")
        records = [
            (index, self._record(name, index, row, {**_ALWAYS, **schema}))
            for index, row in enumerate(rows)
        ]
        records.sort(key=lambda numbered: (_series(numbered[1]), numbered[1].from_on))
        for _, series in groupby(records, key=lambda numbered: _series(numbered[1])):
            self._without_gap(name, list(series))
        return tuple(record for _, record in records)

    def _record(self, name: str, index: int, row: object, schema: Mapping[str, type]) -> Dated[Any]:
        if not isinstance(row, dict):
            self._refuse(name, index, None, f"{name} holds something that is no record")
        for key in row:
            if key not in schema:
                self._refuse(name, index, key, f"{name} has no {key}")
        for key, wanted in schema.items():
            if key in row:
                self._typed(name, index, key, row[key], wanted)
            elif key not in _OPTIONAL:
                self._refuse(name, index, None, f"{key} is missing in {name}")
        if "to" in row and row["to"] < row["from"]:
            self._refuse(name, index, "to", f"{name} ends before it begins")
        return Dated(
            value=_value(name, row),
            from_on=row["from"],
            to_on=row.get("to"),
            source=row["source"],
            checked_on=row["checked_on"],
            certainty=Certainty(row["certainty"]),
        )

    def _typed(self, name: str, index: int, key: str, value: object, wanted: type) -> None:
        if type(value) is not wanted or (wanted is int and value < 1):  # type: ignore[operator]
            self._refuse(name, index, key, f"{key} must be {_WORDS[wanted]}")
        allowed = {"act": ACTS, "certainty": frozenset(Certainty)}.get(key)
        if allowed and value not in allowed:
            self._refuse(name, index, key, f"{key} must be one of {', '.join(sorted(allowed))}")
        if isinstance(value, list) and not (value and LANDLORDS.issuperset(value)):
            words = ", ".join(sorted(LANDLORDS))
            self._refuse(name, index, key, f"{key} must list some of {words}")
        if isinstance(value, str) and not value.strip():
            self._refuse(name, index, key, f"{key} is empty")

    def _without_gap(self, name: str, series: list[tuple[int, Dated[Any]]]) -> None:
        first, (last_index, last) = series[0], series[-1]
        if name not in _MAY_BEGIN_LATER and first[1].from_on > KNOWN_FROM:
            self._refuse(name, first[0], "from", f"a gap: {name} must begin by {KNOWN_FROM}")
        for (_, before), (index, record) in pairwise(series):
            if before.to_on is None or before.to_on >= record.from_on:
                self._refuse(name, index, "from", f"two records of {name} hold on {record.from_on}")
            if before.to_on + timedelta(days=1) < record.from_on:
                day = before.to_on + timedelta(days=1)
                self._refuse(name, index, "from", f"a gap: no record of {name} holds on {day}")
        if last.to_on is not None and name not in _KINDS_OF_NOTICE:
            self._refuse(name, last_index, "to", f"a gap: {name} ends, and nothing follows")

    def _refuse(self, name: str, index: int, key: str | None, reason: str) -> NoReturn:
        raise self._unreadable(f", line {line_of(self._text, name, index, key)}: {reason}")

    def _unreadable(self, reason: str) -> RulesUnreadable:
        return RulesUnreadable(
            f"The rules in {self._path.name}{reason}. Your work is safe, and the rules that came "
            "with the program stay in force. Correct the file, or take it away."
        )


def _series(record: Dated[Any]) -> tuple[str, str]:
    """Records of one series follow each other; notices have one for each act and landlord."""
    if isinstance(record.value, NoticeReading | UseBy):
        return record.value.act, ",".join(sorted(record.value.landlords))
    return "", ""


def _value(name: str, row: Mapping[str, Any]) -> Any:
    if name == "use_by":
        return UseBy(
            act=row["act"],
            landlords=tuple(row["landlords"]),
            months=row["months"],
            counts_first_day=row["counts_first_day"],
            long_from_months=row.get("long_from_months"),
            long_months=row.get("long_months"),
            backstop_on=row.get("backstop"),
            ended_on=row.get("ended"),
        )
    if name in _KINDS_OF_NOTICE:
        return NoticeReading(row["act"], tuple(row["landlords"]), row.get("served_until"))
    wanted: Callable[[Any], Any] = row.__getitem__
    return next(wanted(key) for key in ("days", "months", "holds") if key in row)
