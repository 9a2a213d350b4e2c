"""The words that an officer chooses from: what each list of `resources/words` holds.

Where a record of the journal has a `type`, `topic`, `role` or `tenure`, it keeps the `code` of one
of these. A code is for ever; a label may be put better.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from tso_desktop.domain.households import VISIT_RULES


class Named(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def label(self) -> str: ...


N = TypeVar("N", bound=Named)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedCategory:
    """One of the support needs that the government counts, or what is said instead of any."""

    code: str
    label: str
    from_on: date
    to_on: date | None = None
    history_only: bool = False
    instead_of_any: bool = False

    def is_offered_on(self, day: date) -> bool:
        ended = self.to_on is not None and self.to_on < day
        return self.from_on <= day and not ended and not self.history_only


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTopic:
    code: str
    label: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedStep:
    """A good plain step to start from; `who` is council, partner, resident or idea.

    `small` steps are for somebody who cannot open the door. `partner` says who, in plain words.
    """

    code: str
    who: str
    topic: str
    words: str
    partner: str = ""
    small: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JargonWord:
    """A word of the office and the plain one; `as_written` ones are found in these letters only."""

    word: str
    plain: str
    as_written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionType:
    """A kind of support session, with what it is usually for and what usually comes next."""

    code: str
    label: str
    icon: str
    aims: tuple[str, ...]
    next_steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultType:
    """Something that changed for the better; `asks_hours` is for hours of work a week."""

    code: str
    label: str
    topic: str
    asks_hours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureType:
    code: str
    label: str
    group: str
    temporary: bool = False
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleType:
    """What a person is to the household; a `child` is counted as one whatever the age says."""

    code: str
    label: str
    child: bool = False
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerType:
    """What could hurt or stop somebody on a visit, and the rule that is offered for it."""

    code: str
    label: str
    icon: str
    visit_rule: str
    asks: str
    synonyms: tuple[str, ...] = ()

    @property
    def care(self) -> int:
        """How careful its rule is, from 0 for a visit alone to 4 for no visit."""
        return VISIT_RULES.index(self.visit_rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualityTopic:
    """A question that anybody may leave; the suggestions only start an answer in their words."""

    code: str
    label: str
    question: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAccessReason:
    """Why a visit came to nothing; `somebody_met` says that we did see them, so no silence."""

    code: str
    label: str
    icon: str
    next_time: str
    somebody_met: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactType:
    """A way of contact; `directed` ones are ours or theirs, a note is neither."""

    code: str
    label: str
    icon: str
    directed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationTopic:
    """Something seen in the home; a tap takes one of the choices, words say the rest."""

    code: str
    label: str
    icon: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralSource:
    """Who may send a household to us; `duty_to_refer` are the bodies that the law names."""

    code: str
    label: str
    duty_to_refer: bool = False


def by_code(choices: Iterable[N], code: str | None) -> N | None:
    """The choice with this code; None for a blank or a code that this version does not know."""
    return next((choice for choice in choices if choice.code == code), None)


def understood(choices: Iterable[N], written: str) -> N | None:
    """The one choice that somebody's own writing names in full, by code, label or synonym."""
    wanted = _plain(written)
    return next((choice for choice in choices if wanted and wanted in _names(choice)), None)


def _names(choice: Named) -> set[str]:
    synonyms: tuple[str, ...] = getattr(choice, "synonyms", ())
    return {_plain(name) for name in (choice.code, choice.label, *synonyms)}


def _plain(text: str) -> str:
    """Letters and digits only: nobody writes hyphens and slashes alike."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
