"""The inbox: which referrals wait, for what, by when, and what was tried."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tso_desktop.domain.casework import Note
from tso_desktop.domain.dated import OutsideKnownDates, as_at, known_until
from tso_desktop.domain.households import Household, Person, Referral
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.referrals import (
    OUTCOMES,
    URGENCIES,
    USUAL_URGENCY,
    Due,
    Progress,
    Targets,
    due,
    progress,
    targets,
)
from tso_desktop.domain.words import ReferralSource, by_code
from tso_desktop.services.visit_sealing import local_day
from tso_desktop.store.caseload import Line, lines_of
from tso_desktop.store.referrals import decided_since, survivor_of, waiting

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading

_URGENCY = dict(URGENCIES)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One referral as a list shows it; `line` hides what a restricted household may not show."""

    referral: Referral
    line: Line
    source: ReferralSource | None
    targets: Targets | None
    progress: Progress
    due: Due
    attempts: tuple[Note, ...]

    @property
    def source_words(self) -> str:
        return self.referral.source or (self.source.label if self.source else "Source not known")

    @property
    def duty_to_refer(self) -> bool:
        return self.source is not None and self.source.duty_to_refer

    @property
    def urgency(self) -> str:
        return _URGENCY.get(self.referral.urgency or USUAL_URGENCY, self.referral.urgency or "")

    @property
    def waits(self) -> bool:
        """What came with an import, and was never told how urgent it is, was decided long ago."""
        known = self.line.triage or self.referral.urgency is not None
        return known and self.referral.outcome is None

    @property
    def outcome(self) -> str:
        return OUTCOMES.get(self.referral.outcome or "", "")

    def days_waiting(self, today: date) -> int:
        on = self.referral.referred_on
        return max(0, (today - on).days) if on else 0


class ReferralInbox:
    """Reads; what an officer does to a referral stands in `referring`."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def waiting(self) -> tuple[Waiting, ...]:
        """Those without an outcome: by what is due next, what is overdue first."""
        with self._desk.store.read() as reading:
            found = [reading.find(Referral, one) for one in waiting(reading.connection)]
            shown = self._shown(reading, [one for one in found if one is not None])
        return tuple(sorted(shown, key=_order))

    def decided(self, *, days: int = 28) -> tuple[Waiting, ...]:
        """Those that were decided lately, the newest first; each can be opened again."""
        since = self._desk.today() - timedelta(days=days)
        with self._desk.store.read() as reading:
            ids = decided_since(reading.connection, since)
            found = [reading.find(Referral, one) for one in ids]
            return tuple(self._shown(reading, [one for one in found if one is not None]))

    def count(self) -> int:
        with self._desk.store.read() as reading:
            return len(waiting(reading.connection))

    def one(self, referral: RecordId) -> Waiting | None:
        """One referral with its tries, whatever came of it; None if it is not here."""
        with self._desk.store.read() as reading:
            found = reading.find(Referral, referral)
            return next(iter(self._shown(reading, [found])), None) if found else None

    def of_household(self, household: RecordId) -> tuple[Waiting, ...]:
        """Every referral of a household, those that wait first, then the newest."""
        with self._desk.store.read() as reading:
            ours = reading.of(Referral, reading.family(household), order="-referred_on")
            shown = self._shown(reading, ours)
        return tuple(sorted(shown, key=lambda one: one.referral.outcome is not None))

    def may_leave_message(self, household: RecordId) -> bool:
        """Not where somebody of the household said that a message could hurt them."""
        with self._desk.store.read() as reading:
            people = reading.of(Person, reading.family(household))
        return not any(one.no_voicemail or one.no_contact for one in people)

    def _shown(self, reading: "Reading", referrals: Iterable[Referral]) -> list[Waiting]:
        known = [one for one in referrals if one.household is not None]
        stands_in = {
            one.id: survivor_of(reading.connection, one.household)
            for one in known
            if one.household is not None
        }
        lines = lines_of(reading.connection, list(stands_in.values()))
        return [
            self._waiting(reading, one, lines[stands_in[one.id]])
            for one in known
            if stands_in[one.id] in lines
        ]

    def _waiting(self, reading: "Reading", referral: Referral, line: Line) -> Waiting:
        notes = reading.of(Note, reading.family(line.household))
        attempts = tuple(n for n in notes if _is_try(n, referral, triage=line.triage))
        made = progress((_day(note), note.reached is not False) for note in attempts)
        aims = self.targets(referral)
        return Waiting(
            referral=referral,
            line=line,
            source=by_code(self._desk.words.referral_sources(), referral.source_type),
            targets=aims,
            progress=made,
            due=due(aims, made),
            attempts=attempts,
        )

    def targets(self, referral: Referral) -> Targets | None:
        """None where the rules or the bank holidays say nothing about these days."""
        from tso_desktop.formats.rules import bank_holidays, referral_targets

        if referral.referred_on is None:
            return None
        try:
            days = as_at(referral_targets(), referral.referred_on, "answering a referral").value
        except OutsideKnownDates:
            return None
        wanted = days.get(referral.urgency or USUAL_URGENCY)
        if wanted is None:
            return None
        holidays: Mapping[date, str] = {
            on: name for year in bank_holidays() for on, name in year.value.items()
        }
        aims = targets(referral.referred_on, wanted, holidays)
        last = known_until(bank_holidays())
        return aims if last is None or aims.contact_on <= last else None


def is_triage(reading: "Reading", household: RecordId) -> bool:
    """Whether nobody has decided about this household yet."""
    return bool(reading.get(Household, household).triage)


def _is_try(note: Note, referral: Referral, *, triage: bool) -> bool:
    """Logged as one; or any contact since, where the referral is all that we know them from."""
    if note.withdrawn is not None:
        return False
    if note.about is not None or not triage or note.how == "note":
        return note.about == referral.id
    return referral.referred_on is None or _day(note) >= referral.referred_on


def _day(note: Note) -> date:
    if note.happened_on is not None:
        return note.happened_on
    return local_day(note.happened_at) if note.happened_at else date.min


def _order(one: Waiting) -> tuple[date, int, date, str]:
    """Of one day the more urgent first, then whoever has waited longer."""
    ranks = list(_URGENCY)
    urgency = one.referral.urgency or USUAL_URGENCY
    rank = ranks.index(urgency) if urgency in ranks else len(ranks)
    return (
        one.due.on or date.max,
        rank,
        one.referral.referred_on or date.max,
        one.referral.id,
    )
