"""Part 7 of the Housing Act 1996: from what happened to what is owed, by when and why."""

from tso_desktop.domain.law.case_law import ALERTS, REASONS, CaseLaw, Duty, Refusal
from tso_desktop.domain.law.derive import derive
from tso_desktop.domain.law.events import KINDS, Event, Override
from tso_desktop.domain.law.rules import LawRules, NoticeReading, UseBy

__all__ = [
    "ALERTS",
    "KINDS",
    "REASONS",
    "CaseLaw",
    "Duty",
    "Event",
    "LawRules",
    "NoticeReading",
    "Override",
    "Refusal",
    "UseBy",
    "derive",
]
