"""Reads a story of the practice caseload into what happened, each thing at its own moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Case, TaskMark
from tso_desktop.domain.households import Household
from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.domain.records import KINDS, Field, Kind
from tso_desktop.domain.rule_tasks import FIRST, mark_id
from tso_desktop.services.practice_days import Days

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.work import Work

Row = Mapping[str, Any]
Doing = Callable[["Work"], object]

# What stands at the head of a household is written first thing in the morning, in this order.
_FIRST_THING = (
    *("person", "answer", "home", "arrears", "notice", "marker", "referral", "case"),
    *("stay", "placement", "case_event", "assessment", "need", "interview", "work_facts", "task"),
)
# Which field of a kind holds the day on which it happened.
_ITS_DAY = {
    "arrears": "as_at_on",
    "referral": "referred_on",
    "case": "opened_on",
    "case_event": "happened_on",
    "placement": "placed_on",
    "session": "held_on",
    "result": "came_on",
}
_NUMBERED = frozenset({"person", "need", "step"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that was written, and when; `alone` ones open their own save."""

    at: datetime
    verb: str
    do: Doing
    alone: Callable[[], object] | None = None


@dataclass
class Script:
    """One household's story while it is read and written: whom its keys mean is known by then."""

    story: Row
    days: Days
    pick: Callable[[Any], Any]
    desk: "Desk"
    shared: Mapping[str, RecordId]
    now: datetime
    ids: dict[str, RecordId] = field(default_factory=dict)
    happenings: list[Happening] = field(default_factory=list)

    @property
    def household(self) -> RecordId:
        return self.ids["household"]

    @property
    def is_closed(self) -> bool:
        return "closed" in self.story

    def add(self, at: datetime, verb: str, do: Doing) -> None:
        """What lies ahead has not happened."""
        if at <= self.now:
            self.happenings.append(Happening(at, verb, do))

    def make(self, kind_name: str, row: Row, at: datetime, **more: Any) -> None:
        """A record as the row has it, and what was changed of it later."""
        kind = KINDS[kind_name]
        key = row.get("key", f"{kind_name}{len(self.happenings)}")

        def create(work: "Work") -> None:
            facts = {**self.facts(kind, row), **more}
            record = self._own_id(kind_name, facts)
            self.ids[key] = work.create(
                kind.value, record=record, household=self.household, **facts
            )

        self.add(at, f"add_{kind_name}", create)
        if "in_writing" in row:
            self._given_in_writing(key, row["in_writing"], at)
        for change in row.get("then", ()):
            self.change(kind, key, change, at)

    def _given_in_writing(self, key: str, number: int, after: datetime) -> None:
        """The assessment was given: what the law asked for is done."""
        rule, on = "assessment_letter", self.days.on(number)

        def do(work: "Work") -> None:
            cause = self.ids[key]
            work.put(
                TaskMark,
                mark_id(rule, cause, FIRST),
                as_of=work.reading.as_of,
                household=self.household,
                rule=rule,
                cause=cause,
                occurrence=FIRST,
                done_on=on,
            )

        self.add(max(self.days.at(number, "16:30"), after + timedelta(minutes=1)), "task_done", do)

    def change(self, kind: Kind, key: str, row: Row, after: datetime) -> None:
        at = max(self.days.at(row["day"], "16:30"), after + timedelta(minutes=1))

        def do(work: "Work") -> None:
            facts = self.facts(kind, row)
            work.change(kind.value, self.ids[key], as_of=work.reading.as_of, **facts)

        self.add(at, f"change_{kind.name}", do)

    def facts(self, kind: Kind, row: Row) -> dict[str, Any]:
        """The fields of a row in the record's own form."""
        return {
            name: self._fact(kind.fields[name], row[name]) for name in row if name in kind.fields
        }

    def _fact(self, one: Field, written: Any) -> Any:
        if one.holds is tuple:
            return tuple(self.ids.get(part, self.days.fill(part)) for part in written)
        written = self.pick(written)
        if one.holds is date:
            return self.days.on(written)
        if one.holds is datetime:
            return self.days.moment(written)
        if one.refers_to is not None:
            return self.ids.get(written) or self.shared[written]
        return self.days.fill(written) if isinstance(written, str) else written

    @staticmethod
    def _own_id(kind_name: str, facts: Row) -> RecordId | None:
        """Some records say by their id what they are, as the window makes them."""
        if kind_name == "answer":
            return derived_id("answer", facts["person"], facts["topic"])
        if kind_name == "work_facts":
            return derived_id("work_facts", facts["person"])
        return None


def read_story(script: Script) -> None:
    """Everything that a story tells, up to now."""
    from tso_desktop.services import practice_events

    _open(script)
    for place, kind_name in enumerate(_FIRST_THING):
        for number, row in enumerate(script.story.get(kind_name, ())):
            at = script.days.at(row.get("day", script.story["opened"]), f"08:{35 + place}")
            script.make(kind_name, row, at, **_usual(script, kind_name, row, number, at))
    practice_events.read(script)
    _close(script)


def _usual(script: Script, kind_name: str, row: Row, number: int, at: datetime) -> dict[str, Any]:
    """What a row need not say."""
    facts: dict[str, Any] = {}
    if (name := _ITS_DAY.get(kind_name)) and name not in row:
        facts[name] = at.astimezone(UTC).date()
    if kind_name in _NUMBERED:
        facts["place"] = number
    if kind_name == "referral" and "outcome" not in row:
        facts |= {"outcome": "accepted", "outcome_on": at.astimezone(UTC).date()}
    if kind_name in ("case_event", "placement"):
        facts["number"] = number + 1
    if kind_name == "case_event":
        facts["source"] = "ours"
    if kind_name == "marker":
        facts["active"] = True
    if kind_name == "task":
        facts["owner"] = script.desk.officer
    if kind_name == "person" and "age" in row:
        facts |= {"born_on": born(script.days.today, row), "age": None}
    return facts


def born(today: date, row: Row) -> date:
    """The day that makes somebody this old today."""
    month, day = (int(part) for part in row["birthday"].split("-"))
    had_it = (month, day) <= (today.month, today.day)
    return date(today.year - row["age"] - (0 if had_it else 1), month, day)


def _open(script: Script) -> None:
    story, days = script.story, script.days

    def do(work: "Work") -> None:
        script.ids["household"] = work.create(
            Household,
            reference=script.desk.case_file.next_reference(work.connection),
            name=days.fill(story["name"]),
            restricted=story.get("restricted"),
            holder=script.shared[story.get("holder", "jo")],
            opened_on=days.on(story["opened"]),
        )

    script.add(days.at(story["opened"], "08:30"), "open_household", do)


def _close(script: Script) -> None:
    if not script.is_closed:
        return
    on, reason = script.days.on(script.story["closed"]), script.pick(script.story["closed_reason"])
    reason = script.days.fill(reason)

    def do(work: "Work") -> None:
        as_of = work.reading.as_of
        for row in script.story["case"]:
            work.change(Case, script.ids[row["key"]], as_of=as_of, closed_on=on, outcome=reason)
        work.change(Household, script.household, as_of=as_of, closed_on=on, closed_reason=reason)

    script.add(script.days.at(script.story["closed"], "17:00"), "close_household", do)
