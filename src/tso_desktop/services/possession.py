"""A landlord's notices: what the rules of their day say of them, worked out whenever looked at."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tso_desktop.domain.dated import OutsideKnownDates
from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.households import Arrears, Home, Notice
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.possession.arrears import ArrearsSnapshot
from tso_desktop.domain.possession.checking import PossessionView, check
from tso_desktop.domain.possession.paper import Act, LandlordKind, NoticePaper
from tso_desktop.domain.possession.rules import GroundRule, PossessionRules
from tso_desktop.services.notice_papers import (
    Unread,
    home_of,
    landlord_kind,
    landlord_of,
    paper_of,
    present_home,
    snapshots,
)

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading


@dataclass(frozen=True, slots=True)
class GroundChoice:
    """A ground that this landlord could use on that day, with its short description."""

    ground: str
    words: str


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice beside the rules. `view` is None where `ask` or `refused` says why, in a sentence.

    `grounds` are those to choose from; none where grounds are not asked of such a notice.
    """

    notice: Notice
    landlord: LandlordKind | None
    paper: NoticePaper | None
    view: PossessionView | None
    grounds: tuple[GroundChoice, ...] = ()
    ask: str = ""
    refused: str = ""


class Possession:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    @cached_property
    def rules(self) -> PossessionRules:
        from tso_desktop.formats.possession_rules import possession_rules

        return possession_rules()

    def look(self, household: RecordId, as_at: date | None = None) -> tuple[NoticeView, ...]:
        """Every notice of a household, the newest first."""
        day = as_at or self._desk.today()
        with self._desk.store.read() as reading:
            family = reading.family(household)
            notices = reading.of(Notice, family, order="-served_on")
            about = self._about(reading, family)
        return tuple(self._view(notice, about, day) for notice in notices)

    def view(self, notice: RecordId, as_at: date | None = None) -> NoticeView | None:
        """One notice; None once it is gone."""
        with self._desk.store.read() as reading:
            found = reading.find(Notice, notice)
            if found is None:
                return None
            family = reading.family(RecordId(found.household or ""))
            about = self._about(reading, family)
        return self._view(found, about, as_at or self._desk.today())

    def usual_landlord(self, household: RecordId) -> LandlordKind | None:
        """What the landlord of the present home is known as."""
        with self._desk.store.read() as reading:
            about = self._about(reading, reading.family(household))
        return landlord_kind(present_home(about.homes), about.landlords)

    @staticmethod
    def _about(reading: "Reading", family: tuple[RecordId, ...]) -> "_About":
        homes = reading.of(Home, family)
        wanted = {home.landlord for home in homes if home.landlord}
        found = (reading.find(Landlord, one) for one in wanted)
        landlords = {one.id: one for one in found if one is not None}
        return _About(homes, landlords, reading.of(Arrears, family))

    def _view(self, notice: Notice, about: "_About", day: date) -> NoticeView:
        landlord = landlord_of(notice, home_of(notice, about.homes), about.landlords)
        grounds = self._grounds(notice, landlord)
        paper = paper_of(notice, about.homes, about.landlords, about.arrears)
        if isinstance(paper, Unread):
            return NoticeView(notice, landlord, None, None, grounds, ask=paper.ask)
        try:
            view = check(paper, self.rules, day, _newest(about.arrears, day))
        except OutsideKnownDates as refused:
            return NoticeView(notice, landlord, paper, None, grounds, refused=str(refused))
        return NoticeView(notice, landlord, paper, view, grounds)

    def _grounds(self, notice: Notice, landlord: LandlordKind | None) -> tuple[GroundChoice, ...]:
        if notice.act != Act.S8 or landlord is None or notice.served_on is None:
            return ()
        known = self.rules.grounds_on(landlord, notice.served_on)
        return tuple(GroundChoice(one.value.ground, _ground_words(one.value)) for one in known)


@dataclass(frozen=True, slots=True)
class _About:
    """What a notice is read beside."""

    homes: tuple[Home, ...]
    landlords: dict[RecordId, Landlord]
    arrears: tuple[Arrears, ...]


def _newest(arrears: tuple[Arrears, ...], day: date) -> ArrearsSnapshot | None:
    return next((one for one in reversed(snapshots(arrears)) if one.as_at_on <= day), None)


def _ground_words(ground: GroundRule) -> str:
    order = "must" if ground.mandatory else "may"
    return f"{ground.ground} · {ground.name} ({ground.notice.words}; the court {order} order)"
