"""An answer to one item of the return; not asked, refused and not known are never the same."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Value = str | int | date
_NOT_KNOWN_CODES = frozenset({"NK", "UNK"})


class State(StrEnum):
    SAID = "said"
    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    NOT_KNOWN = "not_known"


STATE_WORDS = {
    State.SAID: "Answered",
    State.NOT_ASKED: "Not asked",
    State.REFUSED: "Did not want to say",
    State.NOT_KNOWN: "Not known",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said, if anything was: codes, a day, a number or words."""

    values: tuple[Value, ...] = ()
    state: State = State.NOT_ASKED

    @property
    def is_open(self) -> bool:
        """Nobody has asked yet; a refusal or "not known" is an answer to the question."""
        return self.state is State.NOT_ASKED or (self.state is State.SAID and not self.values)

    @property
    def codes(self) -> tuple[str, ...]:
        if self.state is not State.SAID:
            return ()
        return tuple(value for value in self.values if isinstance(value, str))

    @property
    def code(self) -> str | None:
        return next(iter(self.codes), None)

    @property
    def number(self) -> int | None:
        whole = (value for value in self.values if isinstance(value, int))
        return next(whole, None) if self.state is State.SAID else None

    @property
    def is_not_known(self) -> bool:
        return self.state is State.NOT_KNOWN or not _NOT_KNOWN_CODES.isdisjoint(self.codes)

    def names(self, *codes: str) -> bool:
        """Whether one of these was said."""
        return not set(codes).isdisjoint(self.codes)


NOT_ASKED = Answer()
REFUSED = Answer(state=State.REFUSED)
NOT_KNOWN = Answer(state=State.NOT_KNOWN)


def said(*values: Value | None) -> Answer:
    """An answer with these values; with none of them, not asked."""
    given = tuple(_plain(value) for value in values if value is not None and value != "")
    return Answer(given, State.SAID) if given else NOT_ASKED


def _plain(value: Value) -> Value:
    """A moment is only a day here: the two cannot be compared."""
    return value.date() if isinstance(value, datetime) else value
