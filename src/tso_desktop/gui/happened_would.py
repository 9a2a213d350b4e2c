"""What an event would change, in words, before anything is kept."""

from tso_desktop.domain.law import Event, Moved, derive, story, why_not
from tso_desktop.domain.law.case_law import BEYOND_OVERRIDE
from tso_desktop.domain.law.happened_words import will_move_words
from tso_desktop.domain.law.law_words import REASONS
from tso_desktop.domain.refused import Refused
from tso_desktop.services.desk import Desk
from tso_desktop.services.law import CaseView


def would_lines(desk: Desk, view: CaseView, event: Event) -> list[str]:
    """What it would move; or why the law as we read it does not allow it."""
    rules = desk.law.rules
    try:
        if because := why_not(event, view.events, rules):
            return [_refused(desk, because)]
        until = max(desk.today(), event.on)
        after = story((*view.events, event), rules, until)
        before = story(view.events, rules, until)
    except Refused as refused:
        return [str(refused)]
    fresh = [moved for moved in after if moved not in before]
    lines = [said for moved in fresh if (said := _said(moved, view, event, desk))]
    return lines or ["No duty and no clock moves by this."]


def _said(moved: Moved, view: CaseView, event: Event, desk: Desk) -> str:
    law = derive((*view.events, event), desk.law.rules, moved.on)
    duty = law.latest(moved.what)
    return will_move_words(moved, duty.day56 if duty else None)


def _refused(desk: Desk, because: str) -> str:
    why = REASONS[because].words
    if because in BEYOND_OVERRIDE:
        return f"This would change nothing: {why}"
    if desk.law.may_decide:
        return f"This would change nothing until you let it stand with a reason: {why}"
    return f"This would change nothing until somebody who may decide lets it stand: {why}"
