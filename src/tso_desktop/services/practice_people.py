"""Invents people: names of many origins, villages that are on no map, numbers that nobody has."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tso_desktop.formats.shipped import read_list
from tso_desktop.places import RESOURCES

PRACTICE = RESOURCES / "practice"
_PHONES = 1_000
_LEAST_ADULT = 18
_TRIES = 200
_WOMEN = 0.58  # about as it is


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody invented, with the words that stand for her or him in a sentence."""

    first: str
    kin: str
    woman: bool
    origin: Mapping[str, Any]

    @property
    def surname(self) -> str:
        return _form(self.kin, woman=self.woman)

    @property
    def name(self) -> str:
        return f"{self.first} {self.surname}"

    @property
    def slots(self) -> dict[str, str]:
        woman = self.woman
        return {
            "{name}": self.name,
            "{first}": self.first,
            "{she}": "she" if woman else "he",
            "{She}": "She" if woman else "He",
            "{her}": "her" if woman else "his",
            "{them}": "her" if woman else "him",
        }


class Inventor:
    """Gives the same people in the same order for the same seed; hardly a name comes twice."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.random = random.Random(seed)  # noqa: S311 - invention, not secrecy
        self._stock = stock()
        self._given: set[str] = set()
        self._phones = 0

    def lead(self) -> Lead:
        found = self._lead()
        for _ in range(_TRIES):
            if found.name not in self._given:
                break
            found = self._lead()
        self._given.add(found.name)
        return found

    def partner(self, lead: Lead) -> str:
        first = self.random.choice(lead.origin["men" if lead.woman else "women"])
        return f"{first} {_form(lead.kin, woman=not lead.woman)}"

    def children(self, most: int, lead: Lead, age: int) -> list[tuple[str, int]]:
        """Name and age of each, the eldest first."""
        count = self.random.randint(0, most) if most else 0
        names = self.random.sample(self._stock["children"], count)
        oldest = min(17, age - _LEAST_ADULT)
        ages = sorted((self.random.randint(0, max(0, oldest)) for _ in names), reverse=True)
        return [(f"{name} {lead.surname}", years) for name, years in zip(names, ages, strict=True)]

    def address(self) -> tuple[str, str]:
        """An address and a postcode that no letter can be sent to."""
        village = self.random.choice(self._stock["village"])
        street = self.random.choice(self._stock["street"])
        letters = "ABDEFGHJLNPQRSTUWXYZ"
        postcode = village["postcode"] + self.random.choice(letters)
        return f"{self.random.randint(1, 94)} {street}, {village['name']}", postcode

    def phone(self) -> str:
        """One of the thousand numbers that are kept for invented people, in turn."""
        self._phones += 1
        return f"07700 900{(self._phones + 330) % _PHONES:03}"

    def birthday(self) -> str:
        return f"{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def _lead(self) -> Lead:
        origins = self._stock["origin"]
        origin = self.random.choices(origins, [one["weight"] for one in origins])[0]
        woman = self.random.random() < _WOMEN
        first = self.random.choice(origin["women" if woman else "men"])
        return Lead(first, self.random.choice(origin["surnames"]), woman, origin)

    def picker(self, number: int) -> Callable[[Any], Any]:
        """Picks one of a list, for one household; anything else is itself."""
        chance = random.Random(f"{self._seed}/{number}")  # noqa: S311

        def pick(choices: Any) -> Any:
            return chance.choice(choices) if isinstance(choices, list) else choices

        return pick


@cache
def stock() -> Mapping[str, Any]:
    """What invented people and places are made of."""
    return read_list(PRACTICE / "names.toml")


@cache
def stories(folder: str) -> Sequence[Mapping[str, Any]]:
    """The households that are told in full, or the patterns that others follow."""
    return tuple(read_list(path) for path in sorted((PRACTICE / folder).glob("*.toml")))


def _form(surname: str, *, woman: bool) -> str:
    """Some names have a form for her and one for him."""
    hers, _, his = surname.partition("/")
    return hers if woman or not his else his
