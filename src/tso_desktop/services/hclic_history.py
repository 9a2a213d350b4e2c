"""What was said to a question of the return before: one line for each save of the answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tso_desktop.domain.ids import OfficerId
from tso_desktop.domain.journal import EntryId
from tso_desktop.domain.lawwork import HclicAnswer
from tso_desktop.domain.record import Json

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_FIELDS = ("state", "values", "words")


@dataclass(frozen=True, slots=True)
class Past:
    """A save; `set` holds those of state, values and words that it changed, as the journal has."""

    at: datetime
    officer: OfficerId
    act: EntryId
    set: dict[str, Json]


def past_answers(desk: "Desk", record: HclicAnswer) -> tuple[Past, ...]:
    found: dict[EntryId, Past] = {}
    for name in _FIELDS:
        for change in desk.case_file.history(record, name):
            act = (change.device, change.act)
            past = found.setdefault(act, Past(change.at, change.officer, act, {}))
            past.set[name] = change.value
    return tuple(sorted(found.values(), key=lambda past: (past.at, past.act[1]), reverse=True))
