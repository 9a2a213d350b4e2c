"""What is kept about a household, kind by kind: how it is listed, added and edited."""

from datetime import date
from typing import Any

from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.households import (
    VISIT_RULES,
    Home,
    Marker,
    Person,
)
from tso_desktop.domain.words import by_code
from tso_desktop.gui.fields import (
    AgeField,
    ChoiceField,
    DateField,
    LongTextField,
    MoneyField,
    TextField,
    TickField,
)
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.records_card import Sort
from tso_desktop.gui.words import age_on, plain_date, pounds
from tso_desktop.gui.workplace import Workplace

FREQUENCIES = (
    ("weekly", "a week"),
    ("fortnightly", "every two weeks"),
    ("four_weekly", "every four weeks"),
    ("monthly", "a month"),
    ("quarterly", "a quarter"),
    ("yearly", "a year"),
)
RULE_WORDS = {
    "alone": "Safe to visit alone",
    "two_officers": "Two officers",
    "meet_elsewhere": "Meet elsewhere",
    "phone_only": "Phone only",
    "no_visit": "Do not visit",
}
_STYLES = (("standard", "Ordinary"), ("large", "Large print"), ("easy", "Easy read"))


def _words(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def people(place: Workplace, more: Any) -> Sort[Person]:
    roles = place.desk.words.roles()
    today = place.desk.today

    def summary(person: Person) -> tuple[str, str]:
        role = by_code(roles, person.role)
        return person.name or "Name not yet known", _words(
            role.label if role else person.role,
            age_words(person, today()),
            person.phone,
            person.language,
            "left" if person.left_on else None,
        )

    def chips(person: Person) -> list[ChipWords]:
        found = []
        if person.no_contact:
            found.append(ChipWords("No contact", "red", "phone-off"))
        if person.do_not_post:
            found.append(ChipWords("Do not post", "amber", "mail-x"))
        if person.no_voicemail:
            found.append(ChipWords("No voicemail", "amber", "phone-off"))
        return found

    return Sort(
        Person,
        "People",
        "users-round",
        "a person",
        "Nobody yet. Add the person whose home it is first.",
        summary,
        lambda: [
            TextField("name", "Full name", hint="as they write it"),
            TextField("known_as", "Known as"),
            ChoiceField("role", "In the household", [(r.code, r.label) for r in roles]),
            DateField("born_on", "Date of birth", today=today, lean="past"),
            AgeField("age", "Age", hint="where no date is known"),
            DateField("age_on", "Age as at", today=today, lean="past"),
            TextField("phone", "Phone"),
            TextField("other_phone", "Another phone"),
            TextField("email", "E-mail"),
            TextField("language", "Language"),
            TextField("reading", "Reading and writing", hint="what helps"),
            ChoiceField("paper_style", "Papers in", _STYLES),
            TickField("do_not_post", "Do not post: no address on any paper"),
            TickField("no_voicemail", "No voicemail"),
            TickField("interpreter", "Needs an interpreter"),
            TickField("no_contact", "No contact at all"),
            LongTextField("safe_contact", "Safe contact", placeholder="When, how, who may answer"),
            LongTextField("words", "Worth knowing"),
            DateField("left_on", "Left the household on", today=today),
        ],
        wide=("safe_contact", "words"),
        fresh=lambda: {"role": "other"},
        chips=chips,
        order="place",
        more=more,
    )


def age_words(person: Person, today: date) -> str:
    """Her age today, and how it is known."""
    if person.born_on is not None:
        return f"{age_on(person.born_on, today)}, born {plain_date(person.born_on)}"
    if person.age is not None:
        as_at = f" on {plain_date(person.age_on)}" if person.age_on else ""
        return f"aged {person.age}{as_at}"
    return f"born “{person.born_words}”" if person.born_words else ""


def homes(place: Workplace) -> Sort[Home]:
    tenures = place.desk.words.tenures()
    today = place.desk.today
    landlords = {r.id: r.name or "" for r in place.desk.case_file.directory(Landlord, order="name")}

    def summary(home: Home) -> tuple[str, str]:
        tenure = by_code(tenures, home.tenure)
        rent = None
        if home.rent_pence is not None:
            often = dict(FREQUENCIES).get(home.rent_frequency or "", "")
            rent = f"{pounds(home.rent_pence)} {often}".strip()
        until = f"left {plain_date(home.until_on)}" if home.until_on else None
        address = ", ".join(p for p in (home.address, home.postcode) if p)
        return address or "Address not yet known", _words(
            tenure.label if tenure else home.tenure,
            landlords.get(home.landlord) if home.landlord else None,
            rent,
            until,
        )

    return Sort(
        Home,
        "Homes",
        "house",
        "a home",
        "No home yet. Add where they live, or lived last.",
        summary,
        lambda: [
            TextField("address", "Address"),
            TextField("postcode", "Postcode"),
            ChoiceField("tenure", "How it is held", [(t.code, t.label) for t in tenures]),
            ChoiceField("landlord", "Landlord", list(landlords.items())),
            MoneyField("rent_pence", "Rent"),
            ChoiceField("rent_frequency", "How often", FREQUENCIES),
            DateField("from_on", "From", today=today),
            DateField("until_on", "Until", today=today),
            TickField("temporary", "Temporary accommodation"),
            LongTextField("access", "Way in", placeholder="Gate, parking, dog, signal"),
        ],
        wide=("access",),
        order="-from_on",
    )


def markers(place: Workplace) -> Sort[Marker]:
    types = place.desk.words.markers()

    def summary(marker: Marker) -> tuple[str, str]:
        kind = by_code(types, marker.type)
        return (kind.label if kind else marker.type or "Marker"), _words(
            marker.words, RULE_WORDS.get(marker.visit_rule or ""), marker.source
        )

    return Sort(
        Marker,
        "Markers",
        "shield-alert",
        "a marker",
        "No markers. Add what a colleague must know before she knocks.",
        summary,
        lambda: [
            ChoiceField("type", "What it is", [(t.code, t.label) for t in types]),
            ChoiceField("visit_rule", "How to visit", [(r, RULE_WORDS[r]) for r in VISIT_RULES]),
            LongTextField("words", "What a colleague must know"),
            TextField("source", "Who said so, and when"),
            DateField("review_on", "Look at it again on", today=place.desk.today),
            TickField("active", "Still holds"),
            TextField("ended_reason", "Why it ended"),
        ],
        wide=("words",),
        fresh=lambda: {"active": True, "type": "other"},
        chips=lambda m: [ChipWords("Ended", "grey", "check")] if m.active is False else [],
    )
