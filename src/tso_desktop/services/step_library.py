"""Good plain steps to start from: the shipped ones and the council's own, which may change them.

A council record with the id of a shipped step stands in its place: with other words, or hidden.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Need
from tso_desktop.domain.directory import LibraryStep
from tso_desktop.domain.ids import RecordId, derived_id
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.words import StepTopic

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodStep:
    """One step of the library; `own` ones the council wrote, others came with the program."""

    id: RecordId
    who: str
    topic: str
    words: str
    partner: str = ""
    small: bool = False
    needs: tuple[str, ...] = ()
    own: bool = False
    hidden: bool = False
    as_of: int = 0


class EmptyStep(Refused):
    """A step of the library needs words."""


class StepLibrary:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def topics(self) -> tuple[StepTopic, ...]:
        from tso_desktop.formats.words import step_topics

        return step_topics()

    def steps(self, *, with_hidden: bool = False) -> tuple[GoodStep, ...]:
        """The council's own first, then what is shipped."""
        from tso_desktop.formats.words import shipped_steps

        records = {r.id: r for r in self._desk.case_file.directory(LibraryStep)}
        shipped = [
            _changed(
                GoodStep(
                    id=_id(step.code),
                    who=step.who,
                    topic=step.topic,
                    words=step.words,
                    partner=step.partner,
                    small=step.small,
                    needs=step.needs,
                ),
                records.pop(_id(step.code), None),
            )
            for step in shipped_steps()
        ]
        own = [_own(record) for record in records.values() if record.words]
        return tuple(step for step in (*own, *shipped) if with_hidden or not step.hidden)

    def find(self, asked: str, steps: Iterable[GoodStep] | None = None) -> tuple[GoodStep, ...]:
        """Those that hold every word that was typed, in their words, topic or partner."""
        wanted = asked.casefold().split()
        topics = {topic.code: topic.label for topic in self.topics()}
        return tuple(
            step
            for step in (self.steps() if steps is None else steps)
            if all(
                word in f"{step.words} {topics.get(step.topic, '')} {step.partner}".casefold()
                for word in wanted
            )
        )

    def for_need(self, need: Need, *, limit: int = 8) -> tuple[GoodStep, ...]:
        """Those that often answer such a need, the likeliest first."""
        scored = [(self._fit(step, need), step) for step in self.steps()]
        fitting = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        return tuple(step for _, step in fitting[:limit])

    def add(self, words: str, *, who: str, topic: str) -> RecordId:
        """A step of the council's own."""
        if not words.strip():
            raise EmptyStep("Write the step first: one plain sentence that can be done.")
        return self._desk.case_file.add_shared(
            LibraryStep, words=words.strip(), who=who, topic=topic
        )

    def change(self, step: GoodStep, words: str) -> None:
        if not words.strip():
            raise EmptyStep("A step needs words. Hide it if it is not wanted.")
        self._put(step, words=words.strip(), who=step.who, topic=step.topic)

    def hide(self, step: GoodStep) -> None:
        self._put(step, hidden=True)

    def bring_back(self, step: GoodStep) -> None:
        self._put(step, hidden=False)

    def _put(self, step: GoodStep, **facts: Any) -> None:
        self._desk.case_file.put(LibraryStep, step.id, as_of=step.as_of, **facts)

    def _fit(self, step: GoodStep, need: Need) -> int:
        """By the code of the need, by its topic, and by the words that they share."""
        said = f"{need.title or ''} {need.words or ''}".casefold()
        label = next((t.label for t in self.topics() if t.code == step.topic), "").casefold()
        shared = {w for w in _words(said) if w in set(_words(step.words.casefold()))}
        return (
            4 * (need.category in step.needs)
            + 3 * any(word in said for word in _words(label))
            + len(shared)
        )


def _words(text: str) -> list[str]:
    return [word.strip(".,;:") for word in text.split() if len(word) >= _LEAST_LETTERS]


def _id(code: str) -> RecordId:
    return derived_id("library_step", code)


def _own(record: LibraryStep) -> GoodStep:
    return GoodStep(
        id=record.id,
        who=record.who or "resident",
        topic=record.topic or "",
        words=record.words or "",
        own=True,
        hidden=bool(record.hidden),
        as_of=record.as_of,
    )


def _changed(step: GoodStep, record: LibraryStep | None) -> GoodStep:
    """A shipped step as the council has it."""
    if record is None:
        return step
    return replace(
        step,
        words=record.words or step.words,
        who=record.who or step.who,
        topic=record.topic or step.topic,
        hidden=bool(record.hidden),
        as_of=record.as_of,
    )
