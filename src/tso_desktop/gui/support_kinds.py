"""Sessions, results, interviews and group sessions: how each is listed, added and edited."""

from PySide6.QtWidgets import QWidget

from tso_desktop.domain.households import Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.support import GroupSession, Interview, Result, Session
from tso_desktop.gui.fields import ChoiceField, DateField, LongTextField, TextField, TickField
from tso_desktop.gui.moment_field import MomentField, NumberField
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.records_card import Sort
from tso_desktop.gui.words import counted, day_and_time, minutes, short_date
from tso_desktop.gui.workplace import Workplace


def _people(place: Workplace, household: RecordId) -> list[tuple[str, str]]:
    found = place.desk.case_file.all(Person, household, order="place")
    return [(str(p.id), p.name or "Name not yet known") for p in found]


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def sessions(place: Workplace, household: RecordId) -> Sort[Session]:
    today = place.desk.today
    kinds = place.desk.support.kinds()
    people = _people(place, household)

    def summary(session: Session) -> tuple[str, str]:
        label = dict(kinds).get(session.type or "", "Session, kind not yet chosen")
        when = short_date(session.held_on, today()) if session.held_on else None
        length = minutes(session.minutes) if session.minutes else None
        return label, _joined(when, length, session.aim, session.what_next)

    return Sort(
        Session,
        "Support sessions",
        "heart-handshake",
        "a session",
        "No session yet. An hour of help counts, a walk to the gate counts too.",
        summary,
        lambda: [
            ChoiceField("type", "Kind", kinds),
            DateField("held_on", "On", today=today),
            ChoiceField("person", "With", people),
            NumberField("minutes", "Minutes", most=24 * 60),
            TextField("place", "Where"),
            TextField("with_whom", "Who else was there"),
            LongTextField("aim", "What it was for", lines=2),
            LongTextField("done", "What was done", lines=2),
            LongTextField("hard", "What was hard", lines=2),
            LongTextField("what_next", "What next", lines=2),
            TickField("small_step", "A small step, for somebody who cannot open the door yet"),
        ],
        fresh=lambda: {"held_on": today()},
        chips=lambda s: [ChipWords("Small step", "green", "sprout")] if s.small_step else [],
        order="-held_on",
    )


def results(place: Workplace, household: RecordId) -> Sort[Result]:
    today = place.desk.today
    kinds = place.desk.support.results()
    people = _people(place, household)

    def summary(result: Result) -> tuple[str, str]:
        label = dict(kinds).get(result.type or "", "Result, kind not yet chosen")
        when = short_date(result.came_on, today()) if result.came_on else None
        hours = f"{counted(result.hours, 'hour')} a week" if result.hours else None
        return label, _joined(when, hours, result.words)

    return Sort(
        Result,
        "What came of it",
        "star",
        "a result",
        "No result yet. A GP registered or a bank account opened belongs here.",
        summary,
        lambda: [
            ChoiceField("type", "What", kinds),
            DateField("came_on", "On", today=today, lean="past"),
            ChoiceField("person", "Whose", people),
            NumberField("hours", "Hours a week, for work", most=100),
            LongTextField("words", "In words", lines=2),
        ],
        wide=("words",),
        fresh=lambda: {"came_on": today()},
        order="-came_on",
    )


def interviews(place: Workplace, household: RecordId) -> Sort[Interview]:
    today = place.desk.today
    people = _people(place, household)

    def summary(interview: Interview) -> tuple[str, str]:
        when = day_and_time(interview.starts_at, today()) if interview.starts_at else None
        return interview.employer or "Interview or appointment", _joined(
            interview.job, when, interview.place
        )

    return Sort(
        Interview,
        "Interviews and appointments",
        "briefcase-business",
        "an interview",
        "None yet. Add one, and print a sheet with the way there and what to take.",
        summary,
        lambda: [
            TextField("employer", "With whom"),
            TextField("job", "For what"),
            ChoiceField("person", "Who goes", people),
            MomentField("starts_at", "When", today=today),
            TextField("place", "Where"),
            TextField("ask_for", "Ask for"),
            LongTextField("getting_there", "Getting there", lines=2, placeholder="A line each"),
            LongTextField("take", "What to take", lines=2, placeholder="A thing a line"),
            LongTextField("may_ask", "What they may ask", lines=2),
            LongTextField("to_ask", "What to ask them", lines=2),
        ],
        order="-starts_at",
        more=_print_buttons,
    )


def _print_buttons(place: Workplace, interview: Interview) -> QWidget:
    from tso_desktop.gui.support_papers import interview_buttons

    return interview_buttons(place, interview)


def groups(place: Workplace) -> Sort[GroupSession]:
    today = place.desk.today
    kinds = [
        ("food_bank", "Food bank"),
        ("school", "School"),
        ("hub", "Community hub"),
        ("outreach", "Outreach"),
        *place.desk.support.kinds(),
    ]

    def summary(group: GroupSession) -> tuple[str, str]:
        label = dict(kinds).get(group.type or "", "Session, kind not yet chosen")
        came = f"{group.attended} came" if group.attended is not None else None
        when = short_date(group.held_on, today()) if group.held_on else None
        return label, _joined(when, group.place, came, group.words)

    return Sort(
        GroupSession,
        "Group and outreach sessions",
        "users-round",
        "a group session",
        "None yet. They count in numbers, without names and without a household.",
        summary,
        lambda: [
            ChoiceField("type", "Kind", kinds),
            DateField("held_on", "On", today=today),
            TextField("place", "Where"),
            NumberField("attended", "How many came", most=10_000),
            NumberField("minutes", "Minutes", most=24 * 60),
            LongTextField("words", "What it was about", hint="no names here", lines=2),
        ],
        wide=("words",),
        fresh=lambda: {"held_on": today()},
        order="-held_on",
    )
