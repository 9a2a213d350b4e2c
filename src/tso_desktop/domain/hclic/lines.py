"""The return of one case, line by line in its own order: for the meter, the export and the XML."""

from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.hclic.answers import STATE_WORDS, Answer, State, Value
from tso_desktop.domain.hclic.blocks import Block, blocks
from tso_desktop.domain.hclic.facts import HclicCase
from tso_desktop.domain.hclic.items import Item, ReturnRules
from tso_desktop.domain.hclic.people import is_applicant


@dataclass(frozen=True, slots=True)
class Line:
    """One item about one thing; `required` says that it applies here and must be answered."""

    item: Item
    about: str
    key: str
    answer: Answer
    required: bool
    on: date | None

    @property
    def is_missing(self) -> bool:
        return self.required and self.answer.is_open


def lines(case: HclicCase, rules: ReturnRules) -> tuple[Line, ...]:
    """Every item that applies, and any that was answered although it does not."""
    asked: dict[str, list[Item]] = {}
    for item in rules.items:
        asked.setdefault(item.of, []).append(item)
    return tuple(
        _line(item, block)
        for block in blocks(case)
        for item in asked.get(block.of, ())
        if item.applies in block.holds or not _answer(item, block).is_open
    )


def _line(item: Item, block: Block) -> Line:
    required = item.applies in block.holds and not item.optional
    return Line(item, block.about, block.key, _answer(item, block), required, block.on)


def _answer(item: Item, block: Block) -> Answer:
    return block.answers.get(item.number, Answer())


def answer_words(line: Line, rules: ReturnRules, as_at: date) -> str:
    """The answer as a person reads it; for one that was not given, why not."""
    if line.answer.is_open:
        return STATE_WORDS[State.NOT_ASKED]
    if line.answer.state is not State.SAID:
        return STATE_WORDS[line.answer.state]
    known = rules.list_of(line.item)
    words = (
        known.label(value, line.on or as_at) if known and isinstance(value, str) else _plain(value)
        for value in line.answer.values
    )
    return "; ".join(words)


def state_words(line: Line) -> str:
    if line.answer.is_open:
        return "Missing" if line.required else STATE_WORDS[State.NOT_ASKED]
    return STATE_WORDS[line.answer.state]


def about_words(line: Line, rules: ReturnRules, case: HclicCase, as_at: date) -> str:
    """What a line is about, in words without a name: a person's part, a need's label, a duty."""
    if line.item.of == "assistance":
        needs = rules.lists.get("support_needs")
        return needs.label(line.key, line.on or as_at) if needs else line.key
    if line.item.of in {"identity", "person"}:
        person = case.people[int(line.key.removeprefix("P")) - 1]
        return f"{line.about} (main applicant)" if is_applicant(person) else line.about
    return line.about


def _plain(value: Value) -> str:
    return long_day(value) if isinstance(value, date) else str(value)
