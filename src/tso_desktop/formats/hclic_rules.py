"""The shipped items, code lists, limits and official values of the homelessness return, read once.

What cannot be relied on is refused by file and line: a gap, an overlap, a wrong type, a list that
nobody wrote, a code that no list has.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tso_desktop.domain.dated import Dated
from tso_desktop.domain.hclic.items import (
    SECTIONS,
    Code,
    CodeList,
    CodeMap,
    Holds,
    Item,
    Limits,
    ReturnRules,
)
from tso_desktop.formats.dated_tables import TableRow, in_turn, refuse_unknown_tables, table_rows
from tso_desktop.formats.rules import RULES
from tso_desktop.formats.shipped import ListUnreadable, read_list

_DATED = ("from", "to", "source", "checked_on", "certainty")
_NUMBER = re.compile(r"A?[0-9]{1,2}(?:\.[0-9]{1,2})?")
_COUNTS = (
    *("duty_days", "quiet_days", "shared_weeks", "youngest_applicant", "oldest_person"),
    *("old_age_from", "not_known_percent"),
)


@cache
def hclic_rules(folder: Path = RULES) -> ReturnRules:
    """Raises ListUnreadable, with the file and the line, for what cannot be relied on."""
    lists = _lists(folder / "hclic_lists.toml")
    items = _items(folder / "hclic_items.toml", lists)
    limits = _limits(folder / "hclic_items.toml")
    return ReturnRules(
        items=items,
        lists=lists,
        limits=limits,
        code_map=read_code_map(folder / "hclic_map.toml", lists),
    )


def read_code_map(path: Path, lists: Mapping[str, CodeList]) -> CodeMap:
    """The council's official values; a blank one is not known yet. One specification at a time."""
    known = {
        (item, code) for each in lists.values() for item in each.items for code in each.records
    }
    refuse_unknown_tables(path, "row")
    values: dict[tuple[str, str], str] = {}
    versions: dict[str, None] = {}
    for row in _inline_rows(path, read_list(path).get("row"), "row", 0):
        row.only("spec_version", "item", "internal_code", "official_value")
        key = row.words("item"), row.words("internal_code")
        if key not in known:
            raise row.refuse(f"item {key[0]} has no code {key[1]}")
        if key in values:
            raise row.refuse(f"{key[1]} of item {key[0]} stands here twice")
        values[key] = _blank_or_words(row, "official_value")
        versions[_blank_or_words(row, "spec_version")] = None
        if len(versions) > 1:
            raise row.refuse("there is more than one specification in this file", "spec_version")
        if values[key] and "" in versions:
            raise row.refuse("an official value needs the spec_version that it is from")
    return CodeMap(spec_version=next(iter(versions), ""), values=values)


def _lists(path: Path) -> dict[str, CodeList]:
    refuse_unknown_tables(path, "list")
    lists: dict[str, CodeList] = {}
    answered: dict[str, str] = {}
    for row in table_rows(path, "list"):
        row.only("name", "items", "title", "codes")
        name, items = row.words("name"), _several_words(row, "items")
        if name in lists:
            raise row.refuse(f"the list {name} stands here twice", "name")
        for item in items:
            if item in answered:
                raise row.refuse(f"item {item} is already answered by {answered[item]}", "items")
            answered[item] = name
        lists[name] = CodeList(
            name=name, title=row.words("title"), items=items, records=_codes(row)
        )
    return lists


def _codes(row: TableRow) -> Mapping[str, tuple[Dated[Code], ...]]:
    shared = {name: row.values[name] for name in _DATED if name in row.values}
    place = row.lines.get("codes", row.line)
    inner = _inline_rows(row.path, row.values.get("codes"), "codes", place, shared)
    for code in inner:
        code.only("code", "label", "history_only")

    def record(found: TableRow, code: str) -> Code:
        history_only = found.flag("history_only", otherwise=False)
        return Code(code=code, label=found.words("label"), history_only=history_only)

    return in_turn(inner, lambda found: (found.words("code"),), record)


def _items(path: Path, lists: Mapping[str, CodeList]) -> tuple[Item, ...]:
    refuse_unknown_tables(path, "source", "checked_on", "certainty", "limits", "item")
    about = TableRow(path, 1, read_list(path))
    about.words("source")
    about.day("checked_on")
    found: dict[str, Item] = {}
    for row in table_rows(path, "item"):
        item = _item(row, lists)
        if item.number in found:
            raise row.refuse(f"item {item.number} stands here twice", "number")
        found[item.number] = item
    order = list(SECTIONS)
    return tuple(sorted(found.values(), key=lambda item: order.index(item.section)))


def _item(row: TableRow, lists: Mapping[str, CodeList]) -> Item:
    row.only(
        *("number", "label", "section", "of", "holds", "list", "applies", "optional"),
        *("personal", "where"),
    )
    item = Item(
        number=row.words("number"),
        label=row.words("label"),
        section=row.words("section"),
        of=row.words("of"),
        holds=row.one_of("holds", Holds),
        list=row.words_if_any("list"),
        applies=row.words_if_any("applies") or "always",
        optional=row.flag("optional", otherwise=False),
        personal=row.flag("personal", otherwise=False),
        where=row.words("where"),
    )
    if not _NUMBER.fullmatch(item.number):
        raise row.refuse(f"{item.number} is no number of an item", "number")
    if item.section not in SECTIONS:
        raise row.refuse(f"there is no section {item.section}", "section")
    takes_codes = item.holds in {Holds.CODE, Holds.CODES}
    if takes_codes != bool(item.list):
        raise row.refuse("a list belongs to an item that holds codes, and to no other", "list")
    if item.list and (item.list not in lists or item.number not in lists[item.list].items):
        raise row.refuse(f"there is no list {item.list} for item {item.number}", "list")
    return item


def _limits(path: Path) -> tuple[Dated[Limits], ...]:
    def record(row: TableRow, _: str) -> Limits:
        row.only(*_COUNTS, "not_known_items")
        counts = {name: row.count(name) for name in _COUNTS}
        return Limits(**counts, not_known_items=_several_words(row, "not_known_items"))

    rows = table_rows(path, "limits")
    if not rows:
        raise ListUnreadable(path, "there are no [[limits]] in it")
    return in_turn(rows, lambda _: ("the limits",), record)["the limits"]


def _several_words(row: TableRow, name: str) -> tuple[str, ...]:
    found = row.values.get(name)
    if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
        raise row.refuse(f"{name} must be a list of words", name)
    return tuple(found)


def _blank_or_words(row: TableRow, name: str) -> str:
    found = row.values.get(name)
    if not isinstance(found, str):
        raise row.refuse(f"{name} must be words, or empty", name)
    return found.strip()


def _inline_rows(
    path: Path,
    found: object,
    name: str,
    after: int,
    shared: Mapping[str, object] | None = None,
) -> tuple[TableRow, ...]:
    """Rows that stand one to a line in a list; `shared` is what each has unless it says its own."""
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ListUnreadable(path, f"line {max(after, 1)}: {name} must be a list of rows")
    places = _row_lines(path.read_text(encoding="utf-8"), after)
    if len(places) < len(found):
        places = [max(after, 1)] * len(found)
    return tuple(
        TableRow(path, place, {**(shared or {}), **row})
        for place, row in zip(places, found, strict=False)
    )


def _row_lines(text: str, after: int) -> Sequence[int]:
    """The lines below one that begin with a row, up to the end of their list."""
    places: list[int] = []
    for number, line in enumerate(text.splitlines()[after:], after + 1):
        if line.startswith("]"):
            break
        if line.lstrip().startswith("{"):
            places.append(number)
    return places
