"""Which column of a caseload holds what, and how that is remembered for the next file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from typing import Any, Self

from tso_desktop.domain.import_headings import HEADINGS, heading_key


class Place(StrEnum):
    """Where a column's cells go; the value is remembered for ever, the label is shown."""

    REFERENCE = "reference"
    LEAD = "lead"
    SURNAME = "surname"
    FORENAME = "forename"
    KNOWN_AS = "known_as"
    BIRTH = "birth"
    PARTNER = "partner"
    PARTNER_BIRTH = "partner_birth"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    LANGUAGE = "language"
    CHILDREN = "children"
    TENURE = "tenure"
    LANDLORD = "landlord"
    RENT = "rent"
    FREQUENCY = "frequency"
    ARREARS = "arrears"
    ARREARS_AS_AT = "arrears_as_at"
    REFERRED_BY = "referred_by"
    REFERRED_ON = "referred_on"
    NOTICE = "notice"
    NOTICE_SERVED = "notice_served"
    NOTICE_EXPIRES = "notice_expires"
    MARKERS = "markers"
    SAFE_CONTACT = "safe_contact"
    RESTRICTED = "restricted"
    LAST_SEEN = "last_seen"
    NEXT_VISIT = "next_visit"
    NOTES = "notes"
    CLOSED_ON = "closed_on"
    CLOSED_REASON = "closed_reason"
    OFFICER = "officer"
    WORDS = "words"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Place.REFERENCE: "Reference",
    Place.LEAD: "Lead person",
    Place.SURNAME: "Surname",
    Place.FORENAME: "First name",
    Place.KNOWN_AS: "Known as",
    Place.BIRTH: "Date of birth or age",
    Place.PARTNER: "Partner",
    Place.PARTNER_BIRTH: "Partner's date of birth or age",
    Place.ADDRESS: "Address",
    Place.POSTCODE: "Postcode",
    Place.PHONE: "Telephone",
    Place.EMAIL: "Email",
    Place.LANGUAGE: "Language",
    Place.CHILDREN: "Children",
    Place.TENURE: "Tenure",
    Place.LANDLORD: "Landlord",
    Place.RENT: "Rent",
    Place.FREQUENCY: "How often the rent is due",
    Place.ARREARS: "Arrears",
    Place.ARREARS_AS_AT: "Arrears as at",
    Place.REFERRED_BY: "Referred by",
    Place.REFERRED_ON: "Referred on",
    Place.NOTICE: "Notice",
    Place.NOTICE_SERVED: "Notice served on",
    Place.NOTICE_EXPIRES: "Notice expires",
    Place.MARKERS: "Markers",
    Place.SAFE_CONTACT: "Safe contact",
    Place.RESTRICTED: "Restricted",
    Place.LAST_SEEN: "Last seen",
    Place.NEXT_VISIT: "Next visit",
    Place.NOTES: "Notes",
    Place.CLOSED_ON: "Closed on",
    Place.CLOSED_REASON: "Why it closed",
    Place.OFFICER: "Officer",
    Place.WORDS: "From the import, word for word",
}


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The places of one layout's columns; a layout is known by its headings in their order."""

    headings: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def layout(self) -> str:
        return fingerprint(self.headings)

    @property
    def names_somebody(self) -> bool:
        """Without such a column nobody can say whose row it is."""
        return any(place in _NAMING for place in self.places)

    def place(self, column: int) -> Place:
        """The place of a column, counted from 1; columns beyond the headings are kept as words."""
        return self.places[column - 1] if column <= len(self.places) else Place.WORDS

    def heading(self, column: int) -> str:
        named = self.headings[column - 1].strip() if column <= len(self.headings) else ""
        return named or f"column {column_letter(column)}"

    def with_place(self, column: int, place: Place) -> Self:
        if not 1 <= column <= len(self.places):
            raise IndexError(column)
        before, after = self.places[: column - 1], self.places[column:]
        return replace(self, places=(*before, place, *after))

    def remembered(self) -> tuple[dict[str, Any], ...]:
        """As plain values, to be kept in the directory; headings only, no fact about anybody."""
        pairs = zip(self.headings, self.places, strict=True)
        return tuple({"heading": heading, "place": place.value} for heading, place in pairs)

    @classmethod
    def recalled(cls, columns: Sequence[Mapping[str, Any]]) -> Self:
        """From plain values; a place that this version does not know is kept as words."""
        known = {place.value: place for place in Place}
        headings = tuple(str(column.get("heading", "")) for column in columns)
        places = (known.get(str(column.get("place")), Place.WORDS) for column in columns)
        return cls(headings, tuple(places))


_NAMING = {Place.REFERENCE, Place.LEAD, Place.SURNAME, Place.FORENAME}


def fingerprint(headings: Sequence[str]) -> str:
    """The same for layouts whose headings differ only in case, spaces or punctuation."""
    keys = [heading_key(heading) for heading in headings]
    while keys and not keys[-1]:
        keys.pop()
    return blake2b("\n".join(keys).encode(), digest_size=16).hexdigest()


def suggest(headings: Sequence[str]) -> ColumnMap:
    """The places that the headings themselves suggest."""
    places = (HEADINGS.get(heading_key(heading), Place.WORDS.value) for heading in headings)
    return ColumnMap(tuple(headings), tuple(Place(place) for place in places))


def column_letter(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
