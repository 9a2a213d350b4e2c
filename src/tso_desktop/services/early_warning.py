"""Tenancies at risk, the most urgent first: gathered, worked out, put aside and taken up again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from tso_desktop.domain.dated import as_at as as_at_day
from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.early_warning import (
    TenancyWarning,
    Urgency,
    early_warnings,
    landlord_cases,
)
from tso_desktop.domain.early_warning_facts import EarlyWarningChoices, Snooze, TenancyFacts
from tso_desktop.domain.ids import OfficerId, RecordId
from tso_desktop.domain.lawwork import CaseEvent, WarningRest
from tso_desktop.domain.possession.paper import NoticePaper
from tso_desktop.domain.refused import Refused
from tso_desktop.services.notice_papers import (
    frequency_of,
    landlord_kind,
    paper_of,
    present_home,
    snapshots,
)
from tso_desktop.store.tenancies import Tenancies, Tenancy, open_tenancies

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_IN_CODE = 2  # "DT10 1AB": the district and the rest


class NotPutAside(Refused):
    """A rest without a reason or a day to come is none."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Put aside: the record, and who did it."""

    record: WarningRest
    by: str


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A tenancy with its reasons. A restricted one carries no name, landlord or place."""

    warning: TenancyWarning
    reference: str
    restricted: bool
    rest: Rest | None

    @property
    def household(self) -> RecordId:
        return self.warning.facts.household


@dataclass(frozen=True, slots=True)
class WarningList:
    """`watched`: how many open households were looked at."""

    day: date
    at_risk: tuple[AtRisk, ...]
    put_aside: tuple[AtRisk, ...]
    watched: int

    @property
    def this_week(self) -> int:
        return sum(one.warning.urgency is Urgency.THIS_WEEK for one in self.at_risk)


class Warnings:
    """Looking may take a while over a large caseload: ask off the window's thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._kept: tuple[tuple[int, date], WarningList] | None = None
        self._looking = Lock()

    def choices(self, day: date) -> EarlyWarningChoices:
        from tso_desktop.formats.early_warning_rules import early_warning_choices

        return as_at_day(early_warning_choices(), day, "early warning").value

    def look(self) -> WarningList:
        """As things stand; what was worked out since the last save is given again."""
        with self._looking:  # the page, Today and the rail ask at once, and are told alike
            return self._look()

    def _look(self) -> WarningList:
        today = self._desk.today()
        choices = self.choices(today)
        with self._desk.store.read() as reading:
            stand = (reading.as_of, today)
            if self._kept is not None and self._kept[0] == stand:
                return self._kept[1]
            found = open_tenancies(reading, today, choices.missed_within_days)
        made = self._listed(found, choices, today)
        self._kept = (stand, made)
        return made

    def put_aside(self, household: RecordId, until_on: date | None, reason: str) -> RecordId:
        """Out of the list until a day, with a reason that a colleague can read."""
        if until_on is None or until_on <= self._desk.today():
            raise NotPutAside("Say until which day to come. Nothing was saved.")
        if not reason.strip():
            raise NotPutAside(
                "Say why it can wait, so that a colleague knows. Nothing was saved; what you "
                "typed stands here."
            )
        with self._desk.store.work("put_aside_warning") as work:
            return work.create(
                WarningRest, household=household, until_on=until_on, reason=reason.strip()
            )

    def wake(self, rest: WarningRest) -> None:
        """Back into the list today; who put it aside, and why, stays in its history."""
        with self._desk.store.work("wake_warning") as work:
            work.change(WarningRest, rest.id, as_of=rest.as_of, until_on=self._desk.today())

    def _listed(self, found: Tenancies, choices: EarlyWarningChoices, today: date) -> WarningList:
        rules = self._desk.possession.rules
        facts = [self._facts(tenancy, found.landlords, today) for tenancy in found.of]
        cases = landlord_cases(facts, rules, today)
        facts = [
            replace(one, landlord_cases=cases.get(one.landlord, 0) if one.landlord else 0)
            for one in facts
        ]
        by_household = {tenancy.line.household: tenancy for tenancy in found.of}
        names = self._desk.case_file.officer_names()
        rows = [
            self._row(warning, by_household[warning.facts.household], names)
            for warning in early_warnings(facts, choices, rules, today)
        ]
        return WarningList(
            today,
            tuple(row for row in rows if row.rest is None),
            tuple(row for row in rows if row.rest is not None),
            len(found.of),
        )

    def _facts(
        self, tenancy: Tenancy, landlords: Mapping[RecordId, Landlord], today: date
    ) -> TenancyFacts:
        line, home = tenancy.line, present_home(tenancy.homes)
        landlord = landlords.get(home.landlord) if home and home.landlord else None
        told = _newest_told(tenancy.told, home.from_on if home else None)
        return TenancyFacts(
            household=line.household,
            household_name=line.name,
            landlord=landlord.id if landlord else None,
            landlord_name=(landlord.name or "") if landlord else "",
            landlord_kind=landlord_kind(home, landlords),
            place=place_of(line.address),
            postcode_district=district_of(line.postcode),
            papers=_papers(tenancy, landlords),
            arrears=snapshots(tenancy.arrears),
            rent_pence=home.rent_pence if home else None,
            rent_frequency=frequency_of(home),
            missed_visits_on=tuple(sorted(tenancy.missed_on)),
            last_contact_on=line.last_contact_on,
            known_since_on=line.opened_on,
            fixed_end_on=home.ends_on if home else None,
            leave_by_on=told.leave_by_on if told else None,
            told_to_leave_on=told.happened_on if told else None,
            snooze=self._snooze(_newest_rest(tenancy.rests), today),
        )

    def _snooze(self, rest: WarningRest | None, today: date) -> Snooze | None:
        from tso_desktop.services.visit_sealing import local_day

        if rest is None or rest.until_on is None:
            return None
        set_on = local_day(rest.made_at) if rest.made_at else today
        return Snooze(rest.until_on, rest.reason or "", set_on)

    @staticmethod
    def _row(warning: TenancyWarning, tenancy: Tenancy, names: Mapping[OfficerId, str]) -> AtRisk:
        line, rest = tenancy.line, _newest_rest(tenancy.rests)
        if line.restricted:
            hidden = replace(warning.facts, landlord=None, landlord_name="")
            warning = replace(warning, facts=hidden)
        put_aside = None
        if warning.snooze is not None and rest is not None:
            put_aside = Rest(
                rest, names.get(rest.made_by or OfficerId(""), "") or "Somebody of the team"
            )
        return AtRisk(warning, line.reference, line.restricted, put_aside)


def place_of(address: str) -> str:
    """The last part of an address, which in the country is the village."""
    return address.rsplit(",", maxsplit=1)[-1].strip() if "," in address else ""


def district_of(postcode: str) -> str:
    parts = postcode.split()
    return parts[0].upper() if len(parts) == _IN_CODE else ""


def _papers(tenancy: Tenancy, landlords: Mapping[RecordId, Landlord]) -> tuple[NoticePaper, ...]:
    """Notices whose kind, landlord and day are known; the rest stand in the household's page."""
    found = (
        paper_of(notice, tenancy.homes, landlords, tenancy.arrears) for notice in tenancy.notices
    )
    return tuple(paper for paper in found if isinstance(paper, NoticePaper))


def _newest_told(told: Iterable[CaseEvent], moved_in: date | None) -> CaseEvent | None:
    """What was said about a home before this one says nothing about this one."""
    ours = [one for one in told if one.happened_on and one.happened_on >= (moved_in or date.min)]
    return max(ours, key=lambda one: (one.happened_on, one.id), default=None)


def _newest_rest(rests: Iterable[WarningRest]) -> WarningRest | None:
    return max(rests, key=lambda one: (str(one.made_at), one.id), default=None)
