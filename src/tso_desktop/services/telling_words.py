"""A household in lines for a person: markers before the address, what an import left over last."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.import_money import pounds
from tso_desktop.domain.marker_words import with_condition
from tso_desktop.domain.records import KINDS
from tso_desktop.services.desk import HOME_ZONE
from tso_desktop.services.telling import FROM_IMPORT, Told, group_of
from tso_desktop.services.telling_codes import plain_word
from tso_desktop.services.telling_labels import PARTS, is_left_out, label_of, title_of

if TYPE_CHECKING:
    from tso_desktop.services.word_lists import WordLists

_IMPORTED = "From the import, word for word"
_LIST = "\n- "
_ADDENDA, _OTHER = "addenda", "More"
_SIGNED = frozenset({"note", "visit_record", "addendum"})
_KIND = {group_of(kind): kind.name for kind in KINDS.values()}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def household_sentences(told: Told, lists: "WordLists") -> tuple[str, ...]:
    return tuple(_Household(told, lists).lines())


class _Household:
    """Writes one household; names of people and needs stand where a record refers to them."""

    def __init__(self, told: Told, lists: "WordLists") -> None:
        self._told, self._lists = told, lists
        self._groups = [name for name, value in told.items() if _is_group(value)]
        self._names = {
            record["id"]: record.get("name") or record.get("title") or record.get("words") or ""
            for group in ("people", "needs")
            for record in told.get(group, ())
        }
        self._added: dict[str, list[Told]] = {}
        for addendum in told.get(_ADDENDA, ()):
            self._added.setdefault(addendum.get("about") or "", []).append(addendum)

    def lines(self) -> Iterator[str]:
        yield from _head(self._told)
        placed = {group for _, groups in PARTS for group in groups}
        others = [g for g in self._groups if g not in (*placed, FROM_IMPORT, _ADDENDA)]
        for part, groups in (*PARTS, (_OTHER, tuple(others))):
            there = [group for group in groups if group in self._groups]
            if there:
                yield from ("", part.upper())
            for group in there:
                if title_of(group) != part:
                    yield title_of(group)
                for record in self._told[group]:
                    yield from self._record(group, record)
        yield from self._orphans()
        for row in self._told.get(FROM_IMPORT, ()):
            yield from ("", f"{_IMPORTED}: {_source(row)}")
            yield from (line for cell in row["cells"] for line in _indented(_cell(cell), "  "))

    def _record(self, group: str, record: Told) -> Iterator[str]:
        yield from _item(self._facts(_KIND[group], record))
        for addendum in self._added.pop(record["id"], ()):
            yield from _indented(_added(addendum), "    ")

    def _orphans(self) -> Iterator[str]:
        """Addenda to something that is told nowhere else."""
        left = [addendum for some in self._added.values() for addendum in some]
        if left:
            yield from ("", title_of(_ADDENDA).upper())
        for addendum in left:
            yield from _indented(_added(addendum), "  - ")

    def _facts(self, kind: str, record: Mapping[str, Any]) -> Iterator[str]:
        for name, value in record.items():
            still_holds = name == "active" and value is True
            if is_left_out(kind, name) or still_holds or value is None or value in ("", []):
                continue
            said = self._value(kind, name, value)
            if name == "visit_rule":
                said = with_condition(said, record.get("words") or "")
            yield f"{label_of(kind, name)}:{said if said.startswith(_LIST) else f' {said}'}"
        if kind in _SIGNED and record.get("made_at"):
            yield f"Written: {_signed(record)}"
        if twice := record.get("changed_twice"):
            named = ", ".join(label_of(kind, name) for name in twice)
            yield f"Changed by two people, and both are kept: {named}"

    def _value(self, kind: str, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return self._list(kind, name, value)
        if isinstance(value, dict):
            return "; ".join(self._facts(_inside(kind, value), value))
        if name.endswith("_pence"):
            return pounds(value)
        text = str(value)
        if name.endswith("_on") and _DAY.fullmatch(text):
            return long_day(date.fromisoformat(text))
        if (name.endswith("_at") or name == "at") and _MOMENT.match(text):
            return _moment(text)
        if text in self._names and name in ("person", "needs"):
            return self._names[text] or "name not yet known"
        return plain_word(kind, name, text, self._lists)

    def _list(self, kind: str, name: str, values: list[Any]) -> str:
        said = [self._value(kind, name, one) for one in values]
        if any(isinstance(one, dict) for one in values) or any(s.endswith(".") for s in said):
            return "".join(f"{_LIST}{one}" for one in said if one)
        return "; ".join(said)


def _head(told: Told) -> Iterator[str]:
    name = told["name"] or "Name not yet known"
    yield " · ".join(filter(None, (told["ref"], name)))
    others = told.get("other_references")
    if others:
        yield f"Also known as {', '.join(others)}."
    opened = f" since {_day(told['opened_on'])}" if told.get("opened_on") else ""
    if told["closed"]:
        why = f": {told['closed_reason']}" if told.get("closed_reason") else "."
        yield f"Closed on {_day(told['closed_on'])}{why}"
    elif told.get("triage"):
        yield "Known from a referral only; nobody has decided about it yet."
    else:
        yield f"Open{opened}."
    if told.get("restricted"):
        yield "Restricted: in lists it shows neither name, address nor telephone number."
    if told.get("holder"):
        yield f"Held by {told['holder']}."
    if told.get("merged_into"):
        yield "It was found to be the same as another household, and is read with it."


def _inside(kind: str, value: Mapping[str, Any]) -> str:
    """A part of a plan that was given is a step, a need or another kind of its own."""
    part = str(value.get("part", ""))
    return part if kind == "issued_plan" and part in KINDS else kind


def _added(addendum: Told) -> str:
    struck = f" (struck out because: {addendum['withdrawn']})" if addendum.get("withdrawn") else ""
    return f"Added {_signed(addendum)}: {addendum.get('words') or ''}{struck}"


def _signed(record: Mapping[str, Any]) -> str:
    by = f" by {record['made_by']}" if record.get("made_by") else ""
    return f"{_moment(record['made_at'])}{by}"


def _cell(cell: Mapping[str, Any]) -> str:
    words = f"{cell.get('heading', '')}: {cell.get('words', '')}"
    state, said = cell.get("state"), cell.get("said", "")
    more = "".join(
        f", {what}: {cell[name]}"
        for name, what in (
            ("typed", "typed instead"),
            ("formula", "formula"),
            ("comment", "comment"),
        )
        if cell.get(name)
    )
    if state == "read":
        same = said == cell.get("words")
        return words + (f"  [read as {said}{more}]" if more or not same else "")
    # Beside more words a sentence loses its stop, and what only says the state again is left out.
    why = "" if said == "kept word for word" else f": {said.removesuffix('.') if more else said}"
    return f"{words}  [{state}{why}{more}]"


def _source(row: Mapping[str, Any]) -> str:
    return f"{row['file']}, sheet {row['sheet']}, row {row['row']}"


def _item(facts: Iterator[str]) -> Iterator[str]:
    mark = "- "
    for fact in facts:
        yield from _indented(fact, f"  {mark}")
        mark = "  "


def _indented(text: str, start: str) -> Iterator[str]:
    """The first line begins with the mark, the rest stand below it; nothing in them is altered."""
    for number, line in enumerate(text.split("\n")):
        yield (" " * len(start) if number else start) + line


def _is_group(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _day(iso: str) -> str:
    return long_day(date.fromisoformat(iso))


def _moment(iso: str) -> str:
    """On the officer's own clock."""
    at = datetime.fromisoformat(iso).astimezone(HOME_ZONE)
    return f"{long_day(at.date())}, {at:%H:%M}"
