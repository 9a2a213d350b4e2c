"""What the caseload and the search show of each household, column by column."""

from collections.abc import Callable
from datetime import date

from tso_desktop.gui.markers import marks
from tso_desktop.gui.parts_chips import ChipWords, Tone
from tso_desktop.gui.tables import Column
from tso_desktop.gui.words import BLANK, clock_time, days_ago, days_left, near_date, pounds
from tso_desktop.services.caseload import QUIET_DAYS, Found, Line

_WHY = {
    "reference": "The reference",
    "start": "The name",
    "part": "Name, address, phone or reference",
    "typing_error": "Nearly that, with a typing error",
}


def columns(today: Callable[[], date]) -> tuple[Column[Line], ...]:
    return (
        Column(
            "Household",
            lambda line: line.name,
            detail=lambda line: line.reference,
            marks=_marks,
            sort="name",
            strong=True,
            width=206,
        ),
        Column(
            "Address",
            lambda line: line.address or BLANK,
            detail=lambda line: line.postcode,
            width=158,
        ),
        Column(
            "Next thing",
            _next_words,
            detail=_why_next(today),
            sort="next",
        ),
        Column("Arrears", _arrears, sort="arrears", figures=True, width=98),
        Column("Last contact", _contact(today), tone=_quiet(today), sort="contact", width=110),
        Column("Next visit", _visit(today), detail=_visit_detail, sort="visit", width=122),
        Column("Review", _review(today), chip=_review_chip(today), sort="review", width=120),
    )


def found_columns(today: Callable[[], date]) -> tuple[Column[Found], ...]:
    return (
        Column(
            "Household",
            lambda found: found.line.name,
            detail=lambda found: found.line.reference,
            marks=lambda found: _marks(found.line),
            strong=True,
            width=260,
        ),
        Column(
            "Address",
            lambda found: found.line.address or BLANK,
            detail=lambda found: found.line.postcode,
        ),
        Column("Found in", lambda found: _found_in(found, today()), width=300),
        Column(
            "State",
            lambda found: _state(found.line),
            detail=lambda found: (
                near_date(found.line.closed_on, today()) if found.line.closed_on else ""
            ),
            width=120,
        ),
    )


def _marks(line: Line) -> list[tuple[str, str]]:
    found = marks(line.markers)
    return [("lock", "Restricted"), *found] if line.restricted else found


def _arrears(line: Line) -> str:
    return BLANK if line.arrears_pence is None else pounds(line.arrears_pence)


def _next_words(line: Line) -> str:
    return "Visit" if line.next_who == "visit" else line.next_words or BLANK


def _why_next(today: Callable[[], date]) -> Callable[[Line], str]:
    def said(line: Line) -> str:
        if line.next_on is None:
            return line.duty
        who = {"resident": "they promised", "visit": "time open"}.get(line.next_who, "we promised")
        when = line.next_on
        late = when < today()
        why = f"{who}, {days_left(when, today()) if late else near_date(when, today())}"
        return f"{line.duty} · {why}" if line.duty else why

    return said


def _contact(today: Callable[[], date]) -> Callable[[Line], str]:
    return lambda line: days_ago(line.last_contact_on, today()) if line.last_contact_on else "None"


def _quiet(today: Callable[[], date]) -> Callable[[Line], Tone | None]:
    def tone(line: Line) -> Tone | None:
        if line.closed_on:
            return None
        since = line.last_contact_on
        return "amber" if since is None or (today() - since).days >= QUIET_DAYS else None

    return tone


def _visit(today: Callable[[], date]) -> Callable[[Line], str]:
    def said(line: Line) -> str:
        day = line.next_visit_on
        if day is None:
            return "Not booked"
        if line.next_visit_at is None:
            return near_date(day, today())
        if day < today():
            return "Not recorded"
        near = near_date(day, today())
        return f"{near} {clock_time(line.next_visit_at)}" if day == today() else near

    return said


def _visit_detail(line: Line) -> str:
    return "time open" if line.next_visit_on and line.next_visit_at is None else ""


def _review(today: Callable[[], date]) -> Callable[[Line], str]:
    return lambda line: near_date(line.review_on, today()) if line.review_on else BLANK


def _review_chip(today: Callable[[], date]) -> Callable[[Line], ChipWords | None]:
    def chip(line: Line) -> ChipWords | None:
        if line.review_on is None or line.review_on > today():
            return None
        return ChipWords("Due" if line.review_on == today() else "Overdue", "amber", "clock")

    return chip


def _state(line: Line) -> str:
    """What is known from a referral only is in nobody's caseload, and says so."""
    if line.closed_on:
        return "Referral, closed" if line.triage else "Closed"
    return "Referral" if line.triage else "Open"


def _found_in(found: Found, today: date) -> str:
    if found.why == "note":
        return f"A note, {near_date(found.on, today)}" if found.on else "A note"
    return _WHY[found.why]
