"""The people of a household as the return asks for them, and what they said of themselves."""

from collections.abc import Iterable, Mapping
from datetime import date

from tso_desktop.domain.hclic.answers import NOT_ASKED, NOT_KNOWN, REFUSED, Answer, said
from tso_desktop.domain.hclic.facts import HclicPerson
from tso_desktop.domain.households import Answer as OwnWords
from tso_desktop.domain.households import Home, Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.services.case_file import lead_of
from tso_desktop.services.hclic_slots import Slot, Slots
from tso_desktop.services.hclic_words import (
    EQUALITY,
    EXPECTED,
    GROWN_UP,
    PREGNANCY,
    PREGNANT,
    RELATIONS,
    UNSETTLED,
)

_STATES: Mapping[str, Answer] = {"refused": REFUSED, "not_known": NOT_KNOWN}
_ASKED = "Household › People › Equality questions"


class Household:
    """What is known of the people and the homes of one household."""

    def __init__(
        self, people: Iterable[Person], homes: Iterable[Home], answers: Iterable[OwnWords]
    ) -> None:
        everybody = tuple(people)
        lead = lead_of(everybody)
        born = [one for one in everybody if one.role != EXPECTED]
        self.lead = lead if lead in born else None
        self.born = tuple(sorted(born, key=lambda one: one is not self.lead))
        self._expecting = len(born) < len(everybody)
        self._homes = tuple(homes)
        self._answers = {(one.person, one.topic): one for one in answers}

    def people(self, slots: Slots, settled: Home | None) -> tuple[HclicPerson, ...]:
        return tuple(self._person(one, slots, settled) for one in self.born)

    def equality(
        self, slots: Slots, number: str, person: Person | None, about: RecordId | None = None
    ) -> Answer:
        """An answer in their own words, as a code where the words are those that were offered."""
        topic, codes = EQUALITY[number]
        own = self._answers.get((person.id, topic)) if person else None
        slot = Slot(number, about)
        if own is None or own.state in (None, "not_asked"):
            return slots.answer(slot)
        if own.state in _STATES:
            return slots.answer(slot, _STATES[own.state], _ASKED)
        words = (own.words or "").strip()
        return slots.answer(slot, said(codes.get(words.casefold())), _ASKED, words)

    def home_on(self, day: date | None) -> Home | None:
        """Where they lived on a day."""
        if day is None:
            return None
        there = [
            home
            for home in self._homes
            if (home.from_on is None or home.from_on <= day)
            and (home.until_on is None or home.until_on >= day)
        ]
        return max(there, key=_began, default=None)

    def last_settled(self, day: date | None) -> Home | None:
        """The newest home by that day that was meant to last."""
        lasting = [
            home
            for home in self._homes
            if home.temporary is not True
            and home.tenure not in UNSETTLED
            and (day is None or home.from_on is None or home.from_on <= day)
        ]
        return max(lasting, key=_began, default=None)

    def new_home(self, first_on: date, last_on: date) -> Home | None:
        """A home to stay in that began while a duty was owed."""
        fresh = [
            home
            for home in self._homes
            if home.from_on is not None
            and first_on <= home.from_on <= last_on
            and home.temporary is not True
            and home.tenure not in UNSETTLED
        ]
        return max(fresh, key=_began, default=None)

    def _person(self, person: Person, slots: Slots, settled: Home | None) -> HclicPerson:
        is_lead = person is self.lead
        code = RELATIONS.get(person.role or "")
        if code == "APPLICANT" and not is_lead:
            code = None  # one application has one main applicant
        relation = "APPLICANT" if is_lead else code
        given, surname = names(person.name or "")
        pregnant = self._answers.get((person.id, PREGNANCY))
        says_so = pregnant is not None and (pregnant.words or "").strip().casefold() == PREGNANT
        no_age = person.born_on is None and person.age is None
        return HclicPerson(
            key=person.id,
            given_name=given,
            surname=surname,
            born_on=person.born_on,
            age=person.age,
            sex=self.equality(slots, "2.3", person, person.id),
            relation=slots.answer(Slot("2.5", person.id), said(relation)),
            joined_on=slots.day(Slot("2.6", person.id), None),
            left_on=person.left_on,
            nino=slots.answer(Slot("A1.6", person.id)),
            address=said(settled.address) if settled and is_lead else NOT_ASKED,
            postcode=said(settled.postcode) if settled and is_lead else NOT_ASKED,
            in_education=False if person.role == GROWN_UP and no_age else None,
            pregnant=True if says_so or (is_lead and self._expecting) else None,
        )


def names(whole: str) -> tuple[str, str]:
    """First names and the last name; somebody with one name has it as the last."""
    *given, surname = whole.split() or [""]
    return " ".join(given), surname


def _began(home: Home) -> tuple[bool, date, str]:
    return home.until_on is None, home.from_on or date.min, str(home.made_at)
