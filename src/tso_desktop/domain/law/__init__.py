"""Part 7 of the Housing Act 1996: from what happened to what is owed, by when and why."""

from tso_desktop.domain.law.case_law import ALERTS, REASONS, CaseLaw, Duty, Refusal
from tso_desktop.domain.law.derive import derive
from tso_desktop.domain.law.events import KINDS, Event, Override
from tso_desktop.domain.law.lawful import Ending, WaysToEnd, ways_to_end, why_not
from tso_desktop.domain.law.rules import LawRules, NoticeReading, UseBy
from tso_desktop.domain.law.standing import Standing, standings
from tso_desktop.domain.law.story import Moved, story

__all__ = [
    "ALERTS",
    "KINDS",
    "REASONS",
    "CaseLaw",
    "Duty",
    "Ending",
    "Event",
    "LawRules",
    "Moved",
    "NoticeReading",
    "Override",
    "Refusal",
    "Standing",
    "UseBy",
    "WaysToEnd",
    "derive",
    "standings",
    "story",
    "ways_to_end",
    "why_not",
]
