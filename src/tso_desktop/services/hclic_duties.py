"""Duties, the decision, temporary accommodation and reviews of a case, as the return asks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count

from tso_desktop.domain.hclic.answers import Answer, said
from tso_desktop.domain.hclic.facts import (
    DutyKind,
    HclicDecision,
    HclicDuty,
    HclicPlacement,
    HclicReview,
    HclicStay,
)
from tso_desktop.domain.households import Home
from tso_desktop.domain.law import CaseLaw, Duty
from tso_desktop.domain.lawwork import CaseEvent, Placement, ReviewRequest, Stay
from tso_desktop.services.hclic_people import Household
from tso_desktop.services.hclic_slots import Slot, Slots
from tso_desktop.services.hclic_words import DUTIES_OF_STAYS, ENDS, PLACEMENTS, REVIEWS

_SECTIONS = {DutyKind.PREVENTION: "4", DutyKind.RELIEF: "5"}
_DECIDES = frozenset({"priority_need", "intentional"})
# Relief ended so that somebody had to decide what is owed next.
_WANTS_A_DECISION = frozenset({"b", "c", "d", "auto_189B_4", "noncoop"})


def duties(
    law: CaseLaw, household: Household, slots: Slots, housed: Sequence[HclicStay], last: date | None
) -> Iterator[HclicDuty]:
    for kind in DutyKind:
        owed = [duty for duty in law.duties if duty.duty == kind.value]
        for number, duty in enumerate(owed, 1):
            home = household.new_home(duty.started, duty.ended_on) if duty.ended_on else None
            asked = _Asked(duty, str(number), home, housed, slots)
            yield asked.main(last) if kind is DutyKind.MAIN else asked.of(kind, law, last)


class _Asked:
    """What is asked about one duty."""

    def __init__(
        self, duty: Duty, key: str, home: Home | None, housed: Sequence[HclicStay], slots: Slots
    ) -> None:
        self._duty, self._key, self._home, self._slots = duty, key, home, slots
        self._housed = duty.ended_on is not None and any(
            stay.entered_on
            and stay.entered_on <= duty.ended_on
            and (stay.left_on is None or stay.left_on > duty.ended_on)
            for stay in housed
        )

    def of(self, kind: DutyKind, law: CaseLaw, last: date | None) -> HclicDuty:
        section = _SECTIONS[kind]
        lasting = kind is DutyKind.RELIEF or self._home is not None
        secured = self._duty.end_reason == "a" and lasting
        return HclicDuty(
            kind=kind,
            started_on=self._duty.started,
            ended_on=self._duty.ended_on,
            reason=self._ask(f"{section}.6", said(self._reason())),
            activities=self._ask(f"{section}.3"),
            needs_engaged=self._ask(f"{section}.4"),
            ta_owed=self._ask(f"{section}.7", said("YES" if self._housed else None)),
            accommodation=self._ask(f"{section}.8", self._moved() if secured else said()),
            authority=self._ask(f"{section}.9"),
            referred_to=self._referred(law) if kind is DutyKind.RELIEF else said(),
            last_activity_on=last,
        )

    def main(self, last: date | None) -> HclicDuty:
        reason = self._reason()
        return HclicDuty(
            kind=DutyKind.MAIN,
            started_on=self._duty.started,
            ended_on=self._duty.ended_on,
            reason=self._ask("8.3", said(reason)),
            accommodation=self._ask(
                "8.4", self._moved() if reason in {"P6_ACC", "PRSO_ACC"} else said()
            ),
            authority=self._ask("8.5"),
            last_activity_on=last,
        )

    def _reason(self) -> str | None:
        because = self._duty.end_reason or ""
        if self._duty.duty == "prevention" and because == "a":
            return "ACC_MOVE" if self._home else None
        return ENDS[self._duty.duty].get(because)

    def _moved(self) -> Answer:
        return said(self._home.tenure, "MOVED") if self._home and self._home.tenure else said()

    def _referred(self, law: CaseLaw) -> Answer:
        moved = self._duty.moved_by if self._duty in law.duties else None
        return self._ask("5.10", said(moved.authority if moved else None))

    def _ask(self, number: str, found: Answer | None = None) -> Answer:
        return self._slots.answer(Slot(number, None, self._key), found or said())


def decision(law: CaseLaw, events: Iterable[CaseEvent], slots: Slots) -> HclicDecision | None:
    """Where one was made, or where relief ended so that one has to be made."""
    relief = law.latest("relief")
    next_owed = law.latest("main") or law.latest("s193C") or law.latest("s190")
    ended = relief is not None and relief.state == "ended"
    wanted = ended and relief is not None and relief.end_reason in _WANTS_A_DECISION
    if next_owed is None and not wanted:
        return None
    made = [one.happened_on for one in events if one.what in _DECIDES and one.happened_on]
    out = any(one.what == "referral_out" for one in events)
    takes_effect = next_owed.started if next_owed else relief.ended_on if relief else None

    def ask(number: str, found: Answer | None = None) -> Answer:
        return slots.answer(Slot(number), found or said())

    return HclicDecision(
        decided_on=slots.day(Slot("7.1"), max(made, default=None)),
        effective_on=slots.day(Slot("7.2"), takes_effect),
        outcome=ask("7.3", said(_outcome(law))),
        legacy_relief=ask("7.4"),
        priority_need=ask("7.5", said(*(law.priority_need or ()))),
        ta_owed=ask("7.6"),
        accommodation=ask("7.7"),
        referred=ask("7.8", said("YES" if out else None)),
        authority=ask("7.9"),
    )


def _outcome(law: CaseLaw) -> str | None:
    if law.latest("main"):
        return "MAIN"
    if law.latest("s193C"):
        return "MAIN_NC"
    if law.priority_need is None:
        return None
    if law.intentional:
        return "INT_PN" if law.priority_need else "INT_NPN"
    return None if law.priority_need else "NPN"


def stays(
    kept: Iterable[Stay], placements: Iterable[Placement], law: CaseLaw | None, slots: Slots
) -> tuple[HclicStay, ...]:
    """Placements that follow each other make a stay; whoever moves on has left the last place."""
    known = {stay.id: stay for stay in kept}
    placed = count(1)
    found: list[HclicStay] = []
    for number, group in enumerate(_grouped(placements), 1):
        stay = known.get(group[0].stay) if group[0].stay else None
        recorded = DUTIES_OF_STAYS.get((stay.duty or "").casefold()) if stay else None
        under = recorded or _under(law, group[0].placed_on)
        of_it = tuple(
            _placement(one, until, str(next(placed)), slots) for one, until in _ends(group)
        )
        key = str(number)
        found.append(
            HclicStay(
                entered_on=group[0].placed_on,
                left_on=of_it[-1].ended_on,
                authority=slots.answer(Slot("9.7", None, key), said(group[-1].authority)),
                duty=slots.answer(Slot("9.8", None, key), said(under)),
                placements=of_it,
            )
        )
    return tuple(found)


def _under(law: CaseLaw | None, entered_on: date | None) -> str | None:
    """The duty that was owed when they went in; while relief is owed it is interim."""
    if law is None or entered_on is None:
        return None
    owed = [
        duty
        for duty in law.duties
        if duty.started <= entered_on and (duty.ended_on is None or duty.ended_on > entered_on)
    ]
    return DUTIES_OF_STAYS.get(owed[-1].duty) if owed else None


def _grouped(placements: Iterable[Placement]) -> list[list[Placement]]:
    dated = sorted(
        (one for one in placements if one.placed_on),
        key=lambda one: (one.placed_on or date.min, one.number or 0),
    )
    groups: list[list[Placement]] = []
    for one in dated:
        last = groups[-1][-1] if groups else None
        if last is not None and _goes_on(last, one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _goes_on(last: Placement, one: Placement) -> bool:
    if last.stay or one.stay:
        return last.stay == one.stay
    return last.left_on is None or (one.placed_on is not None and last.left_on >= one.placed_on)


def _ends(group: Sequence[Placement]) -> Iterator[tuple[Placement, date | None]]:
    for number, one in enumerate(group):
        follows = group[number + 1].placed_on if number + 1 < len(group) else None
        yield one, one.left_on or follows


def _placement(one: Placement, until: date | None, key: str, slots: Slots) -> HclicPlacement:
    return HclicPlacement(
        started_on=one.placed_on,
        ended_on=until,
        type=slots.answer(Slot("9.5", None, key), said(PLACEMENTS.get(one.type or ""))),
        bedrooms=slots.answer(Slot("9.6", None, key), said(one.bedrooms)),
    )


def reviews(asked: Iterable[ReviewRequest], slots: Slots) -> Iterator[HclicReview]:
    for number, one in enumerate(asked, 1):
        key = str(number)
        yield HclicReview(
            requested_on=one.requested_on,
            ended_on=one.outcome_on,
            decision=slots.answer(Slot("10.4", None, key), said(one.decision)),
            route=slots.answer(Slot("10.5", None, key), said("REVIEW")),
            outcome=slots.answer(Slot("10.6", None, key), said(REVIEWS.get(one.outcome or ""))),
        )
