"""The list of numbers to ring: dated facts with a source, which a council may edit."""

import tomllib
from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.papers import NumberLine
from tso_desktop.domain.refused import Refused


class NumbersUnreadable(Refused):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberToRing:
    """`sensitive` lines are left out where another person may read the paper."""

    key: str
    who: str
    number: str
    when: str
    sensitive: bool
    source: str
    checked_on: date
    certainty: str

    @property
    def line(self) -> NumberLine:
        return NumberLine(self.who, self.number, self.when)


def numbers_from(toml: str) -> tuple[NumberToRing, ...]:
    """The numbers of one TOML file, in its order."""
    try:
        return tuple(
            NumberToRing(
                key=str(entry["key"]),
                who=str(entry["who"]),
                number=str(entry["number"]),
                when=str(entry.get("when", "")),
                sensitive=bool(entry.get("sensitive", False)),
                source=str(entry["source"]),
                checked_on=_day(entry["checked_on"]),
                certainty=str(entry.get("certainty", "known")),
            )
            for entry in tomllib.loads(toml)["number"]
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as wrong:
        raise NumbersUnreadable(
            "The list of numbers to ring (numbers.toml) cannot be read, so it was not used. "
            "Nothing else is affected. Each entry needs key, who, number, source and checked_on "
            f"(a date without quotes). What is wrong: {wrong}."
        ) from wrong


def _day(value: object) -> date:
    if type(value) is not date:
        raise TypeError(f"checked_on is {value!r}, not a date")
    return value
