"""A household in lines for a person: markers before the address, what an import left over last."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.import_money import pounds
from tso_desktop.domain.words import Named, by_code
from tso_desktop.services.desk import HOME_ZONE
from tso_desktop.services.telling import FROM_IMPORT, Told

if TYPE_CHECKING:
    from tso_desktop.services.word_lists import WordLists

_FIRST = ("markers", "people", "homes", "referrals", "cases", "arrears", "notices")
_TITLES = {FROM_IMPORT: "From the import, word for word", "arrears": "Arrears, as told to us"}
# What identifies a record to a program says nothing to a person.
_LEFT_OUT = frozenset(
    {"id", "household", "place", "made_at", "made_by", "case", "plan", "visit", "person", "session"}
)
_ENDS = ("_on", "_at", "_pence")
_LABELS = {"as_at_on": "As at", "happened_at": "When", "starts_at": "When", "how": "How"}


def case_sentences(told: list[Told]) -> tuple[str, ...]:
    if not told:
        return ("There is no household yet. `tso-desktop import FILE` brings a caseload in.",)
    wide = max(len(case["ref"]) for case in told)
    return tuple(f"{case['ref']:<{wide}}  {'; '.join(_case_parts(case))}" for case in told)


def household_sentences(told: Told, lists: "WordLists") -> tuple[str, ...]:
    groups = [name for name, value in told.items() if _is_group(value)]
    ordered = [name for name in _FIRST if name in groups]
    ordered += [name for name in groups if name not in (*_FIRST, FROM_IMPORT)]
    lines = [*_head(told)]
    for name in ordered:
        lines += ["", _TITLES.get(name, _label(name))]
        for record in told[name]:
            lines += _item(_facts(record, lists))
    for row in told.get(FROM_IMPORT, ()):
        lines += ["", f"{_TITLES[FROM_IMPORT]}: {_source(row)}"]
        lines += [line for cell in row["cells"] for line in _indented(_cell(cell), "  ")]
    return tuple(lines)


def _case_parts(case: Told) -> Iterator[str]:
    yield case["name"]
    if case["closed"]:
        yield f"closed {_day(case['closed_on'])}"
    for marker in case["markers"]:
        yield f"marker: {' '.join(filter(None, marker.values())).replace('_', ' ')}"
    where = ", ".join(filter(None, (case["address"], case["postcode"])))
    if where:
        yield where
    if case["arrears_pence"] is not None:
        yield f"arrears {pounds(case['arrears_pence'])}"
    if case["next_visit_at"]:
        yield f"next visit {_moment(case['next_visit_at'])}"
    if case["next_words"]:
        yield f"next: {case['next_words']}" + (
            f", {_day(case['next_on'])}" if case["next_on"] else ""
        )


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
    else:
        yield f"Open{opened}."
    if told.get("restricted"):
        yield "Restricted: in lists it shows neither name, address nor telephone number."
    if told.get("holder"):
        yield f"Held by {told['holder']}."


def _facts(record: Mapping[str, Any], lists: "WordLists") -> Iterator[str]:
    for name, value in record.items():
        plain_truth = name == "active" and value is True
        if name in _LEFT_OUT or plain_truth or value is None or value in ("", []):
            continue
        yield f"{_label(name)}: {_value(name, value, lists)}"


def _value(name: str, value: Any, lists: "WordLists") -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name.endswith("_pence"):
        return pounds(value)
    if name.endswith("_on"):
        return _day(value)
    if name.endswith("_at"):
        return _moment(value)
    if isinstance(value, list):
        return "; ".join(_value("", one, lists) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{_label(k)}: {_value(k, v, lists)}" for k, v in value.items() if v)
    return _labelled(name, str(value), lists)


def _labelled(name: str, code: str, lists: "WordLists") -> str:
    """The label of a code that a list holds; everything else as it stands."""
    choices: dict[str, Sequence[Named]] = {
        "role": lists.roles(),
        "tenure": lists.tenures(),
        "type": (*lists.markers(), *lists.sessions(), *lists.results()),
        "how": lists.contacts(),
        "category": lists.needs(),
    }
    found = by_code(choices.get(name, ()), code)
    if found is not None:
        return found.label
    return code.replace("_", " ") if name in ("visit_rule", "rent_frequency") else code


def _cell(cell: Mapping[str, Any]) -> str:
    words = f"{cell.get('heading', '')}: {cell.get('words', '')}"
    state, said = cell.get("state"), cell.get("said", "")
    typed = f", typed instead: {cell['typed']}" if cell.get("typed") else ""
    if state == "read":
        same = said == cell.get("words")
        return words + (f"  [read as {said}{typed}]" if typed or not same else "")
    return f"{words}  [{state}: {said}{typed}]"


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


def _label(name: str) -> str:
    if name in _LABELS:
        return _LABELS[name]
    for end in _ENDS:
        name = name.removesuffix(end)
    return name.replace("_", " ").capitalize()


def _day(iso: str) -> str:
    return long_day(date.fromisoformat(iso))


def _moment(iso: str) -> str:
    """On the officer's own clock."""
    at = datetime.fromisoformat(iso).astimezone(HOME_ZONE)
    return f"{long_day(at.date())}, {at:%H:%M}"
