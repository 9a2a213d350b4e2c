"""What happens in a story: calls, visits and their records, sessions, results, plans given."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Task
from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.domain.plans import Plan, Step
from tso_desktop.domain.records import KINDS
from tso_desktop.domain.rule_tasks import USUAL_WEEKS
from tso_desktop.domain.visits import Visit
from tso_desktop.services.practice_plans import give, reviewed
from tso_desktop.services.practice_story import Happening, Row, Script
from tso_desktop.services.visit_draft import DraftNote, DraftTask, Sighting, VisitDraft
from tso_desktop.services.visit_sealing import seal

if TYPE_CHECKING:
    from tso_desktop.store.work import Work

_USUAL_MINUTES = 60
_BETWEEN_NOTES = timedelta(minutes=9)
_EVENING = "16:45"


def read(script: Script) -> None:
    for row in script.story.get("note", ()):
        _note(script, row)
    attempt = 0
    for number, row in enumerate(script.story.get("visit", ())):
        missed = "no_access" in row.get("record", {})
        attempt = attempt + 1 if missed else 0
        _visit(script, row, f"visit{number}", attempt or None)
    for number, row in enumerate(script.story.get("session", ())):
        _session(script, row, f"session{number}")
    for row in script.story.get("result", ()):
        at = script.days.at(row["day"], "15:00")
        script.make("result", row, at, came_on=script.days.on(row["day"]))
    for row in script.story.get("plan", ()):
        _plan(script, row)


def _note(script: Script, row: Row) -> None:
    at = script.days.at(row["day"], row["at"])
    script.make("note", row, at + timedelta(minutes=6), happened_at=at)


def _visit(script: Script, row: Row, key: str, attempt: int | None) -> None:
    """Booked, and recorded if its day has passed; a booking beyond a fortnight is not made yet."""
    starts_at = script.days.at(row["day"], row["at"])
    booked_at = min(script.days.at(row["booked"], "17:05"), starts_at - timedelta(minutes=20))

    def book(work: "Work") -> None:
        facts = script.facts(KINDS["visit"], row)
        script.ids[key] = work.create(
            Visit,
            household=script.household,
            **{
                "minutes": _USUAL_MINUTES,
                "announced": True,
                **facts,
                "starts_at": starts_at,
                "officer": script.desk.officer,
            },
        )

    script.add(booked_at, "book_visit", book)
    if "record" in row:
        _record(script, row, key, starts_at, attempt)


def _record(script: Script, row: Row, key: str, starts_at: datetime, attempt: int | None) -> None:
    told = row["record"]
    ended_at = starts_at + timedelta(minutes=told.get("minutes", _USUAL_MINUTES))
    asked = [note for note in told.get("notes", ()) if "task" in note]
    keys = [f"{key}task{number}" for number in range(len(asked))]

    def end(work: "Work") -> None:
        draft = _draft(script, row, script.ids[key], starts_at, ended_at)
        ended = seal(work, draft, now=ended_at, attempt=attempt, officer=script.desk.officer)
        script.ids.update(zip(keys, ended.tasks, strict=True))

    script.add(ended_at, "no_access" if attempt else "end_visit", end)
    for note, task in zip(asked, keys, strict=True):
        if "done" in note:
            _done(script, task, note["done"], ended_at)


def _done(script: Script, key: str, number: int, after: datetime) -> None:
    at = max(script.days.at(number, _EVENING), after + timedelta(minutes=1))

    def do(work: "Work") -> None:
        as_of = work.reading.as_of
        work.change(Task, script.ids[key], as_of=as_of, done_on=script.days.on(number))

    script.add(at, "task_done", do)


def _draft(
    script: Script, row: Row, visit: RecordId, starts_at: datetime, ended_at: datetime
) -> VisitDraft:
    told, fill, pick = row["record"], script.days.fill, script.pick
    return VisitDraft(
        visit=visit,
        household=script.household,
        started_at=starts_at,
        ended_at=ended_at,
        purpose=fill(row["purpose"]),
        place=fill(pick(row["place"])),
        announced=True,
        people=tuple(fill(name) for name in told.get("present", ())),
        alone_with=told.get("alone", False),
        seen=tuple(_sighting(what, pick(said)) for what, said in told.get("seen", {}).items()),
        notes=tuple(
            _draft_note(script, note, starts_at + _BETWEEN_NOTES * number)
            for number, note in enumerate(told.get("notes", ()), start=1)
        ),
        own_words=fill(pick(told.get("own_words", ""))),
        concerns=fill(told.get("concerns", "")),
        no_access=pick(told.get("no_access", "")),
        saw=fill(pick(told.get("saw", ""))),
        card_left=told.get("card_left", False),
    )


def _sighting(what: str, said: str) -> Sighting:
    """As a story writes it: "Warm; One room only. By the stove" is two choices and words."""
    choices, _, words = said.partition(". ")
    return Sighting(what=what, choices=tuple(choices.split("; ")), words=words)


def _draft_note(script: Script, note: Row, at: datetime) -> DraftNote:
    task = None
    if "task" in note:
        task = DraftTask(
            words=script.days.fill(note["task"]),
            who=note["who"],
            due_on=script.days.on(note["due"]),
        )
    return DraftNote(at=at, words=script.days.fill(script.pick(note["words"])), task=task)


def _session(script: Script, row: Row, key: str) -> None:
    at = script.days.at(row["day"], row.get("at", "14:30"))
    script.make("session", {**row, "key": key}, at, held_on=script.days.on(row["day"]))
    for result in row.get("results", ()):
        number = result.get("day", row["day"])
        came_at = max(script.days.at(number, "15:30"), at + timedelta(minutes=1))
        script.make(
            "result",
            {"person": row["person"], "session": key, **result},
            came_at,
            came_on=script.days.on(number),
        )


def _plan(script: Script, row: Row) -> None:
    """The plan as it grew, and each version of it as it was given."""
    begun_at = script.days.at(row["day"], "09:00")

    def begin(work: "Work") -> None:
        case = script.ids[row["case"]]
        plan = derived_id("plan", case)
        facts = script.facts(KINDS["plan"], {n: row[n] for n in row if n != "key"})
        script.ids["plan"] = work.create(Plan, record=plan, household=script.household, **facts)

    script.add(begun_at, "begin_plan", begin)
    for place, step in enumerate(row["steps"], start=1):
        _step(script, step, place, begun_at)
    _give(script, row)


def _step(script: Script, row: Row, place: int, begun_at: datetime) -> None:
    at = script.days.at(row["day"], "09:01") if "day" in row else begun_at
    key = f"step{row['key']}"
    whose = "agreed" if row["who"] == "resident" else "council"
    usual: dict[str, Any] = {"type": row.get("type", whose), "place": place}
    if row["who"] == "resident" and row.get("type") != "idea":
        usual["agreed"] = row.get("agreed", True)
    told = {name: row[name] for name in row if name not in ("key", "not_done")}

    def create(work: "Work") -> None:
        script.ids[key] = work.create(
            Step,
            household=script.household,
            plan=script.ids["plan"],
            **{**script.facts(KINDS["step"], told), **usual},
        )

    script.add(at, "add_step", create)
    if "done" in row:
        ends = {"day": row["done"], "status": "done", "done_on": row["done"]}
        script.change(KINDS["step"], key, ends, at)
    elif "not_done" in row:
        ends = {"day": row["due_on"], "status": "not_done", "status_reason": row["not_done"]}
        script.change(KINDS["step"], key, ends, at)


def _give(script: Script, row: Row) -> None:
    """Every version is sealed; of those that somebody will look for, the paper is kept too."""
    issues = row.get("issues", ())
    happened = [one for one in issues if script.days.at(one["day"], one["at"]) <= script.now]
    for one in happened:
        on_paper = one is happened[-1] and script.story.get("papers", False)
        at = script.days.at(one["day"], one["at"])

        def alone(one: Row = one, *, on_paper: bool = on_paper) -> None:
            script.ids["version"] = give(script.desk, script.household, one, on_paper=on_paper)

        script.happenings.append(Happening(at, "issue_plan", lambda _work: None, alone))
    if happened and not script.is_closed and not row.get("review_missed"):
        _go_through(script, script.days.on(happened[-1]["day"]))


def _go_through(script: Script, given_on: date) -> None:
    """The plan was gone through again each time that it was due, if nothing says otherwise."""
    weeks = timedelta(weeks=script.desk.council_record.review_weeks or USUAL_WEEKS)
    times, on = 1, given_on + weeks
    while on < script.days.today - timedelta(days=1):
        at = script.days.at((on - script.days.today).days - script.days.began, "12:00")
        script.add(at, "task_done", partial(reviewed, script, str(times)))
        times, on = times + 1, on + weeks
