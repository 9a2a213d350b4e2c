"""What a draft says in short: for the sections at the side, and before it is sealed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from tso_desktop.gui.parts_nav import Mark
from tso_desktop.gui.words import clock_time, counted, day_heading, listed, short_date
from tso_desktop.services.promises import PlanNow
from tso_desktop.services.visit_draft import DraftNote, VisitDraft
from tso_desktop.services.visit_sealing import Ended, task_words

NOT_THIS_TIME = "Not this time"
_LONGEST = 160


def section_states(
    draft: VisitDraft, plans: Sequence[PlanNow], *, nobody_met: bool, today: date
) -> dict[str, tuple[str, Mark]]:
    """For each section, how far it is."""
    if nobody_met:
        names = ("home", "talk", "own_words", "plan", "concerns", "finish")
        states: dict[str, tuple[str, Mark]] = dict.fromkeys(names, (NOT_THIS_TIME, ""))
        states["arrive"] = ("No access", "")
        if draft.concerns.strip():
            states["concerns"] = ("Something written", "hidden")
        return states
    here, seen, tasks = len(draft.present), len(draft.seen), len(_tasks(draft))
    notes = len(draft.all_notes)
    talk = ", ".join(
        part for part in (counted(notes, "note"), counted(tasks, "task") if tasks else "") if part
    )
    steps = [step for plan in plans for step in plan.steps]
    still = len([step for step in steps if step.state in ("open", "late")])
    people = counted(here, "person", "people") if here else "who is here?"
    return {
        "arrive": (f"{clock_time(draft.started_at)}, {people}", "done" if here else ""),
        "home": (counted(seen, "thing") + " seen", "done") if seen else ("Nothing noted", ""),
        "talk": (talk if notes else "No notes yet", ""),
        "own_words": ("Written down" if draft.own_words.strip() else "Nothing yet", ""),
        "plan": (counted(still, "step") + " open" if steps else "No steps yet", ""),
        "concerns": ("Something written" if draft.concerns.strip() else "None so far", "hidden"),
        "finish": (_next_in_short(draft, today) or "Next visit, seal", ""),
    }


def sealed_lines(
    draft: VisitDraft,
    *,
    today: date,
    now: datetime,
    reasons: Mapping[str, str],
    topics: Mapping[str, str],
    resident: str,
) -> list[tuple[str, str]]:
    """What the record will hold, line by line, with what comes of it."""
    began = f"{clock_time(draft.started_at)} to {clock_time(draft.ended_at or now)}"
    notes = [note for note in draft.all_notes if note.words.strip()]
    lines = [
        ("No access", reasons.get(draft.no_access, draft.no_access)),
        ("When", f"{day_heading(draft.started_at.date())}, {began}"),
        ("Who was there", listed(draft.present)),
        ("Where", draft.place),
        ("What you saw", "; ".join(_seen(draft, topics))),
        ("Notes", "\n".join(_short(note.words) for note in notes)),
        ("Their words", _short(draft.own_words)),
        ("Concerns", _short(draft.concerns)),
        ("Tasks", "\n".join(_task(note, resident, today) for note in _tasks(draft))),
        ("Next visit", _next_in_short(draft, today)),
    ]
    return [(name, value) for name, value in lines if value]


def what_came(ended: Ended, draft: VisitDraft) -> str:
    """What is said once a visit is sealed."""
    said = ["Visit recorded" if ended.attempt is None else f"Attempt {ended.attempt} recorded"]
    if ended.tasks:
        said.append(f"{counted(len(ended.tasks), 'task')} made")
    if ended.next_visit is not None and draft.next.on is not None:
        said.append(f"next visit {day_heading(draft.next.on)}")
    return f"{', '.join(said)}."


def _seen(draft: VisitDraft, topics: Mapping[str, str]) -> list[str]:
    seen = [f"{topics.get(one.what, one.what)}: {one.said}" for one in draft.seen if one.said]
    return [*seen, draft.saw.strip()] if draft.saw.strip() else seen


def _tasks(draft: VisitDraft) -> list[DraftNote]:
    return [note for note in draft.all_notes if note.task is not None]


def _task(note: DraftNote, resident: str, today: date) -> str:
    if note.task is None:
        return ""
    who = "You" if note.task.who == "officer" else resident
    by = f", by {short_date(note.task.due_on, today)}" if note.task.due_on else ""
    return f"{who}: {task_words(note) or 'what is to be done?'}{by}"


def _next_in_short(draft: VisitDraft, today: date) -> str:
    coming = draft.next
    if coming.on is None:
        return ""
    at = f" {coming.at:%H:%M}" if coming.at else ""
    return f"{short_date(coming.on, today)}{at}"


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]}…"
