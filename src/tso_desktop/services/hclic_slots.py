"""Where an answer to the return comes from: typed for it, or standing elsewhere in the program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.hclic.answers import NOT_ASKED, NOT_KNOWN, REFUSED, Answer, said
from tso_desktop.domain.hclic.items import Holds, Item
from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.domain.lawwork import HclicAnswer

FIRST = "1"
_STATES: Mapping[str, Answer] = {"refused": REFUSED, "not_known": NOT_KNOWN}


@dataclass(frozen=True, slots=True)
class Slot:
    """One question of one case: the item, about whom, and which of several it is about."""

    number: str
    person: RecordId | None = None
    key: str = ""

    @property
    def item(self) -> str:
        """As the record keeps it; the first of several has the bare number."""
        return self.number if self.key in ("", FIRST) else f"{self.number}/{self.key}"

    def record(self, case: RecordId) -> RecordId:
        return derived_id("hclic_answer", case, self.person or "", self.item)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is kept: `values` are codes, a day or a number; `words` are words."""

    state: str
    values: tuple[str, ...] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What stands elsewhere: an answer, or the person's own words that still want a code."""

    answer: Answer
    where: str
    words: str = ""


class Slots:
    """What was typed for the return goes first; what stands elsewhere is never asked again."""

    def __init__(self, typed: Iterable[HclicAnswer], items: Mapping[str, Item]) -> None:
        self.records = {(one.item or "", one.person): one for one in typed}
        self.origins: dict[Slot, Origin] = {}
        self._items = items

    def answer(
        self, slot: Slot, found: Answer = NOT_ASKED, where: str = "", words: str = ""
    ) -> Answer:
        if not found.is_open or words:
            self.origins[slot] = Origin(found, where or self._items[slot.number].where, words)
        typed = self.typed(slot)
        return found if typed.is_open else typed

    def day(self, slot: Slot, found: date | None, where: str = "") -> date | None:
        answered = self.answer(slot, said(found), where)
        return next((day for day in answered.values if isinstance(day, date)), None)

    def typed(self, slot: Slot) -> Answer:
        record = self.records.get((slot.item, slot.person))
        return answer_of(record, self._items[slot.number].holds) if record else NOT_ASKED


def answer_of(record: HclicAnswer, holds: Holds) -> Answer:
    """An answer as it was kept; what cannot be read is no answer."""
    if record.state != "said":
        return _STATES.get(record.state or "", NOT_ASKED)
    if holds is Holds.WORDS:
        return said((record.words or "").strip())
    if holds in {Holds.CODE, Holds.CODES}:
        return said(*record.values)
    written = next(iter(record.values), "")
    try:
        return said(date.fromisoformat(written) if holds is Holds.DAY else int(written))
    except ValueError:
        return NOT_ASKED
