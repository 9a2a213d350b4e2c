"""Invents households that follow a pattern: somebody, a home, and how it went."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tso_desktop.services.practice_days import Days
from tso_desktop.services.practice_people import Inventor, Lead, stories

_CLOSED_LATELY, _CLOSED_LONG_AGO = 20, 700
_HOW_FAR = (0.3, 0.75)  # how much of its story an open household has behind it
_LIVED_THERE = (200, 4_200)
_COMING = (2, 11)
_HELD_BY_RAVI = 0.2


def invented(
    inventor: Inventor, landlords: Mapping[str, str], today: date, *, closed: bool
) -> tuple[Mapping[str, Any], Days]:
    """A story and the days that it lies on."""
    pattern = _pattern(inventor, closed=closed)
    chance = inventor.random
    length = pattern["length"]
    if closed:
        began = -length - chance.randint(_CLOSED_LATELY, _CLOSED_LONG_AGO)
    else:
        began = -round(length * chance.uniform(*_HOW_FAR))
    lead = inventor.lead()
    landlord = chance.choice(pattern["landlords"]) if pattern["landlords"] else ""
    slots = {**lead.slots, "{landlord}": landlords.get(landlord, "the family")}
    story = {**pattern, **_people(inventor, pattern, lead), "opened": 0}
    story["home"] = _homes(inventor, pattern, landlord)
    story["holder"] = "ravi" if closed and chance.random() < _HELD_BY_RAVI else "jo"
    if closed:
        story["closed"] = length
    else:
        story["visit"] = [*pattern["visit"], _coming(inventor, -began)]
    return story, Days(today, began, slots)


def _pattern(inventor: Inventor, *, closed: bool) -> Mapping[str, Any]:
    """A story that ends because nobody was met is no open one."""
    patterns = [one for one in stories("patterns") if closed or not one.get("ends_unmet")]
    return inventor.random.choices(patterns, [one["weight"] for one in patterns])[0]


def _people(inventor: Inventor, pattern: Mapping[str, Any], lead: Lead) -> dict[str, Any]:
    chance = inventor.random
    age = chance.randint(*pattern["ages"])
    rows = [
        {
            "key": "lead",
            "name": lead.name,
            "role": "lead",
            "age": age,
            "birthday": inventor.birthday(),
            "phone": inventor.phone(),
        }
    ]
    name = lead.name
    if chance.random() < pattern["partner"]:
        partner = inventor.partner(lead)
        name = f"{lead.name} and {partner}"
        if partner.endswith(f" {lead.surname}"):
            name = f"{lead.first} and {partner}"
        rows.append({"name": partner, "role": "partner"})
    for child, years in inventor.children(pattern["most_children"], lead, age):
        row = {"name": child, "role": "child", "age": years, "birthday": inventor.birthday()}
        rows.append(row)
    return {"name": name, "person": rows}


def _homes(
    inventor: Inventor, pattern: Mapping[str, Any], landlord: str
) -> list[Mapping[str, Any]]:
    address, postcode = inventor.address()
    moved_in = pattern.get("moves_in", -inventor.random.randint(*_LIVED_THERE))
    home: dict[str, Any] = {
        "address": address,
        "postcode": postcode,
        "tenure": pattern["tenure"],
        "from_on": moved_in,
        "day": max(0, moved_in),
    }
    if landlord:
        low, high = pattern["rent_pence"]
        home["landlord"] = landlord
        home["rent_pence"] = inventor.random.randrange(low, high, 5)
        home["rent_frequency"] = pattern["rent_frequency"]
    if "moves_in" not in pattern:
        return [home]
    waited = {"tenure": "TA", "temporary": True, "from_on": -240, "until_on": moved_in}
    return [{"address": "Malthouse Yard, Market Holme", "postcode": "DT11 9UZ", **waited}, home]


def _coming(inventor: Inventor, today: int) -> Mapping[str, Any]:
    """A visit that is booked, counted from the story's beginning."""
    chance = inventor.random
    return {
        "booked": today - chance.randint(3, 9),
        "day": today + chance.randint(*_COMING),
        "at": chance.choice(["09:30", "10:15", "11:00", "13:30", "15:00"]),
        "minutes": 45,
        "purpose": chance.choice(["How it goes", "Go through the plan", "Count the money again"]),
        "place": "At home",
    }
