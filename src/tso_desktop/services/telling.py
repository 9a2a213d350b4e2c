"""A household told whole: every record of it as plain values, for a program or for sentences.

What is told follows the registry, so that nothing which is added to it can be forgotten here.
"""

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.directory import Officer
from tso_desktop.domain.households import Household, Marker
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.record import Record
from tso_desktop.domain.records import KINDS, Kind, kind_of
from tso_desktop.services.caseload import Filter, Line
from tso_desktop.services.exact_references import exact_reference

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading

Told = dict[str, Any]

FROM_IMPORT = "from_import"
_GROUPS = {"kept_import": FROM_IMPORT}
# The key to a paper's file never leaves the store.
_SECRET = frozenset({"key", "blob", "digest"})
_EVERY = 10_000_000
# Records of one save were made at the same moment: their own order says more.
_ORDERS = {
    "person": "place",
    "referral": "referred_on",
    "kept_import": "row",
    "arrears": "as_at_on",
    "step": "place",
}


class Telling:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def cases(self) -> list[Told]:
        """Every household, open ones first; of a restricted one neither name nor address."""
        today = self._desk.today()
        holders = self._desk.case_file.officer_names()
        said = self._marker_words()
        lines = [
            line
            for closed in (False, True)
            for line in self._desk.caseload.page(Filter(today, closed=closed), limit=_EVERY)
        ]
        return [
            _case(
                line,
                holders.get(line.holder, "") if line.holder else "",
                said.get(line.household, {}),
            )
            for line in lines
        ]

    def _marker_words(self) -> dict[RecordId, dict[tuple[str, str], list[str]]]:
        """By household, and by what a line knows of a marker: the markers' own words."""
        found: dict[RecordId, dict[tuple[str, str], list[str]]] = {}
        with self._desk.store.read() as reading:
            for marker in reading.all(Marker):
                if marker.household and marker.active is not False and marker.words:
                    pair = (marker.type or "", marker.visit_rule or "")
                    found.setdefault(marker.household, {}).setdefault(pair, []).append(marker.words)
        return found

    def everything(self, household: RecordId) -> Told:
        """All that is known of one household, texts unaltered; LookupError if it is not here."""
        with self._desk.store.read() as reading:
            names = _Names(reading)
            found = reading.get(Household, household)
            family = reading.family(household)
            told = {
                "ref": found.reference,
                "exact_ref": exact_reference(found.reference or "", household),
                "closed": found.is_closed,
                **_record(found, names),
            }
            for kind in KINDS.values():
                if kind.scope == "household" and kind.value is not Household:
                    records = reading.of(kind.value, family, order=_ORDERS.get(kind.name))
                    told[group_of(kind)] = [_record(record, names) for record in records]
        told["notes"].sort(key=lambda note: note["happened_at"] or note["happened_on"] or "")
        return told

    def case_sentences(self, told: list[Told]) -> tuple[str, ...]:
        from tso_desktop.services.telling_cases import case_sentences

        return case_sentences(told, self._desk.words)

    def sentences(self, told: Told) -> tuple[str, ...]:
        """What `everything` told, in lines to be read by a person."""
        from tso_desktop.services.telling_words import household_sentences

        return household_sentences(told, self._desk.words)


def group_of(kind: Kind) -> str:
    """Under which name the records of a kind are told."""
    return _GROUPS.get(kind.name, kind.table)


class _Names:
    """Shared records by their names: a landlord's id says nothing to anybody."""

    def __init__(self, reading: "Reading") -> None:
        self._reading = reading
        self._known: dict[str, str] = {}

    def of(self, kind: Kind, record: str) -> str:
        if record not in self._known:
            found = self._reading.find(kind.value, record)
            self._known[record] = getattr(found, "name", None) or ""
        return self._known[record]

    def officer(self, officer: str | None) -> str | None:
        return self.of(kind_of(Officer), officer) or None if officer else None


def _record(record: Record, names: _Names) -> Told:
    kind = kind_of(type(record))
    told: Told = {"id": record.id}
    for field in kind.fields.values():
        if field.name in _SECRET and kind.name == "attachment":
            continue
        value = getattr(record, field.name)
        shared = KINDS[field.refers_to] if field.refers_to else None
        if value and shared is not None and shared.scope == "directory":
            value = names.of(shared, value) or value
        told[field.name] = _plain(value)
    told["made_at"] = _plain(record.made_at)
    told["made_by"] = names.officer(record.made_by)
    if record.clashes:
        told["changed_twice"] = list(record.clashes)
    return told


def _case(line: Line, holder: str, said: dict[tuple[str, str], list[str]]) -> Told:
    facts = {field.name: getattr(line, field.name) for field in dataclasses.fields(line)}
    told: Told = {"ref": line.reference, "closed": line.closed_on is not None}
    told |= {name: _plain(value) for name, value in facts.items() if name != "reference"}
    told["holder"] = holder
    told["exact_ref"] = exact_reference(line.reference, line.household)
    if line.restricted and line.next_words:
        told["next_words"] = "Restricted"
    # Free words may say where somebody lives: of a restricted one only what kind of marker it is.
    words = {} if line.restricted else {pair: iter(some) for pair, some in said.items()}
    told["markers"] = [
        {"type": pair[0], "visit_rule": pair[1], "words": next(words.get(pair, iter(())), "")}
        for pair in line.markers
    ]
    return told


def _plain(value: Any) -> Any:
    """As JSON holds it: days and moments in ISO 8601, lists as lists, texts as they are."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
