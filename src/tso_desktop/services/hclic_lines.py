"""The lines of a case's return as a window shows them: what may be typed, and what stands where."""

from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.hclic.items import Code, ReturnRules
from tso_desktop.domain.hclic.lines import Line, about_words, answer_words, lines
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import HclicAnswer
from tso_desktop.services.hclic_facts import Gathered
from tso_desktop.services.hclic_slots import Origin, Slot

# Worked out, or written where the officer works with it anyway: never typed for the return.
_ELSEWHERE = frozenset(
    {
        *("A1.3", "A1.4", "A1.5", "A1.7", "A1.8", "1.1", "1.4", "1.5", "A5", "2.4", "2.8"),
        *("4.2", "4.5", "5.2", "5.5", "8.2", "9.2", "9.3", "9.4", "9.9", "10.2", "10.3"),
    }
)
_WORKED_OUT = frozenset({"1.4", "A5", "2.4", "2.8"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A line with its place: `slot` is None where it is never typed here.

    `origin` is what stands elsewhere; `record` what was typed, which goes before it.
    """

    line: Line
    about: str
    slot: Slot | None
    origin: Origin | None
    record: HclicAnswer | None
    choices: tuple[Code, ...]
    words: str

    @property
    def is_typed(self) -> bool:
        return self.record is not None and self.record.state not in (None, "not_asked")

    @property
    def is_worked_out(self) -> bool:
        return self.line.item.number in _WORKED_OUT

    @property
    def where(self) -> str:
        return self.origin.where if self.origin else self.line.item.where


def asked_lines(found: Gathered, rules: ReturnRules, as_at: date) -> tuple[Asked, ...]:
    return tuple(_asked(line, found, rules, as_at) for line in lines(found.facts, rules))


def _asked(line: Line, found: Gathered, rules: ReturnRules, as_at: date) -> Asked:
    slot = _slot(line, found)
    known = rules.list_of(line.item)
    offered = known.offered_on(line.on or as_at) if known else ()
    return Asked(
        line=line,
        about=_about(line, found, rules, as_at),
        slot=slot,
        origin=found.slots.origins.get(slot) if slot else None,
        record=found.slots.records.get((slot.item, slot.person)) if slot else None,
        choices=tuple(offered),
        words="" if line.answer.is_open else answer_words(line, rules, as_at),
    )


def _slot(line: Line, found: Gathered) -> Slot | None:
    item = line.item
    if item.number in _ELSEWHERE:
        return None
    if item.of in {"identity", "person"}:
        place = int(line.key.removeprefix("P")) - 1
        return Slot(item.number, RecordId(found.facts.people[place].key))
    return Slot(item.number, None, line.key)


def _about(line: Line, found: Gathered, rules: ReturnRules, as_at: date) -> str:
    """On the officer's own screen a person has their name."""
    if line.item.of in {"identity", "person"}:
        person = found.household.born[int(line.key.removeprefix("P")) - 1]
        return person.known_as or person.name or about_words(line, rules, found.facts, as_at)
    return about_words(line, rules, found.facts, as_at)
