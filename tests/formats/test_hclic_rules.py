"""The shipped lists of the return are whole, and a spoilt copy is refused by file and line."""

import shutil
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tso_desktop.domain.dated import Certainty
from tso_desktop.domain.hclic.blocks import blocks
from tso_desktop.domain.hclic.items import SECTIONS, Holds
from tso_desktop.formats.hclic_rules import hclic_rules, read_code_map
from tso_desktop.formats.rules import RULES
from tso_desktop.formats.shipped import ListUnreadable
from tso_desktop.formats.words import need_categories

BEGAN = date(2018, 4, 3)
SHIPPED = hclic_rules()
PREVENTION = ("4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9")
KNOWN_ITEMS = (
    *("A1.3", "A1.5", "A1.6", "A1.7", "A1.8"),
    *("1.1", *(f"1.{n}" for n in range(3, 25))),
    *("2.3", "2.4", "2.5", "2.6", "2.8", "3.2", *PREVENTION),
    *(f"5.{n}" for n in range(2, 11)),
    *("6.2", *(f"7.{n}" for n in range(1, 10)), "8.2", "8.3", "8.4", "8.5"),
    *(f"9.{n}" for n in range(2, 10)),
    *(f"10.{n}" for n in range(2, 7)),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A council's own copy of the rules, to edit."""
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def spoil(path: Path, old: str, new: str) -> int:
    """Replaces the first; gives its line."""
    text = path.read_text(encoding="utf-8")
    before, found, after = text.partition(old)
    assert found
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def test_every_item_of_the_return_is_there_in_the_order_of_the_sections():
    numbers = [item.number for item in SHIPPED.items]
    assert set(numbers) == {*KNOWN_ITEMS, "A1.4", "A5"}
    assert len(numbers) == len(set(numbers))
    sections = [item.section for item in SHIPPED.items]
    assert sections == sorted(sections, key=list(SECTIONS).index)


def test_every_item_with_a_code_has_its_list_and_no_list_is_without_an_item():
    answered = {item: each.name for each in SHIPPED.lists.values() for item in each.items}
    for item in SHIPPED.items:
        takes_codes = item.holds in {Holds.CODE, Holds.CODES}
        assert (answered.get(item.number) == item.list) if takes_codes else not item.list
    assert set(answered) <= {item.number for item in SHIPPED.items}


@pytest.mark.parametrize("each", SHIPPED.lists.values(), ids=lambda each: each.name)
def test_every_list_has_a_source_and_no_gap(each):
    for code, records in each.records.items():
        for record in records:
            assert record.source.strip()
            assert record.checked_on <= date(2026, 11, 22)
            assert record.certainty is not Certainty.CHECKED  # nobody has seen the specification
            assert record.value.code == code
            assert record.value.label.strip()
        assert records[-1].to_on is None
        for earlier, later in pairwise(records):
            assert later.from_on == earlier.to_on + timedelta(days=1)
    labels = [code.label for code in each.offered_on(date(2026, 11, 22))]
    assert len(labels) == len(set(labels))
    assert each.offered_on(BEGAN)
    assert not each.offered_on(BEGAN - timedelta(days=1))


def test_the_support_needs_are_the_24_that_the_program_offers():
    ours = {need.code: (need.label, need.history_only) for need in need_categories()}
    listed = SHIPPED.lists["support_needs"].records
    assert {
        code: (one[-1].value.label, one[-1].value.history_only) for code, one in listed.items()
    } == ours
    offered = {code.code for code in SHIPPED.lists["support_needs"].offered_on(date(2026, 11, 22))}
    assert "CL_LEGACY" not in offered


def test_the_words_about_private_tenancies_change_on_1_may_2026():
    reasons = SHIPPED.lists["reason_for_loss"]
    before, after = date(2026, 4, 30), date(2026, 5, 1)
    assert reasons.find("PRS_APT", before) is None
    assert reasons.find("PRS_APT", after) is not None
    assert reasons.label("PRS_AST", before) != reasons.label("PRS_AST", after)
    details = SHIPPED.lists["reason_private"]
    assert details.find("LL_SELL", before) is None
    assert details.find("LL_SELL", after) is not None


def test_every_code_has_a_place_for_its_official_value_and_none_is_guessed():
    every = {
        (item, code)
        for each in SHIPPED.lists.values()
        for item in each.items
        for code in each.records
    }
    assert set(SHIPPED.code_map.values) == every
    assert not any(SHIPPED.code_map.values.values())
    assert SHIPPED.code_map.official("1.15", "FAM") is None


def test_every_condition_and_every_thing_asked_about_is_one_that_the_facts_know():
    from tests.domain.hclic.ready import READY

    things = {block.of for block in blocks(READY)}
    assert {item.of for item in SHIPPED.items} <= things
    source = (Path(blocks.__code__.co_filename)).read_text(encoding="utf-8")
    for item in SHIPPED.items:
        assert item.applies == "always" or f"{item.applies}=" in source


def test_the_council_fills_in_official_values(folder):
    path = folder / "hclic_map.toml"
    text = path.read_text(encoding="utf-8").replace('spec_version = ""', 'spec_version = "9.9"')
    path.write_text(text, encoding="utf-8")
    spoil(
        path,
        'internal_code = "FAM", official_value = ""',
        'internal_code = "FAM", official_value = "1"',
    )
    read = read_code_map(path, SHIPPED.lists)
    assert read.spec_version == "9.9"
    assert read.official("1.15", "FAM") == "1"
    assert read.official("1.15", "FRIENDS") is None


LISTS, ITEMS, MAP = "hclic_lists.toml", "hclic_items.toml", "hclic_map.toml"
SPOILT = [
    (LISTS, '{ code = "FT", label = "Working full-time" }', '{ code = "FT", label = 7 }', "label"),
    (LISTS, '{ code = "PT", label = "Working part-time" }', '{ code = "PT" }', "label is missing"),
    (LISTS, '{ code = "PT", label', '{ code = "FT", label', "two rules for FT"),
    (LISTS, '{ code = "SICK",', '{ code = "SICK", lable = "x",', "lable is not known"),
    (LISTS, '{ code = "RET",', '{ code = "RET", history_only = "no",', "true or false"),
    (
        LISTS,
        '(one that ended before 1 May 2026)", from = 2026-05-01',
        '(one that ended before 1 May 2026)", from = 2026-05-02',
        "no rule for PRS_AST",
    ),
    (
        LISTS,
        '(one that ended before 1 May 2026)", from = 2026-05-01',
        '(one that ended before 1 May 2026)", from = 2026-04-30',
        "two rules for PRS_AST",
    ),
    (LISTS, 'certainty = "choice" },', 'certainty = "sure" },', "certainty must be one of"),
    (LISTS, 'items = ["1.6"]', 'items = "1.6"', "items must be a list"),
    (LISTS, 'items = ["1.8"]', 'items = ["1.7"]', "already answered by ethnicity"),
    (LISTS, 'name = "sex"', 'name = "ethnicity"', "twice"),
    (ITEMS, 'list = "ethnicity"', 'list = "ethnicities"', "no list ethnicities"),
    (ITEMS, 'list = "ethnicity"', 'list = "sex"', "no list sex for item 1.7"),
    (ITEMS, 'number = "2.6"', 'number = "1.22"', "twice"),
    (ITEMS, 'number = "1.24"', 'number = "one"', "no number"),
    (ITEMS, 'section = "10"', 'section = "11"', "no section 11"),
    (ITEMS, 'holds = "number"', 'holds = "numbers"', "holds must be one of"),
    (ITEMS, "optional = true", 'optional = "yes"', "true or false"),
    (ITEMS, "duty_days = 56", "duty_days = 56.0", "whole number"),
    (ITEMS, "duty_days = 56", "duty_days = true", "whole number"),
    (
        MAP,
        '{ spec_version = "", item = "1.6"',
        '{ spec_version = "", item = "1.66"',
        "item 1.66 has no code",
    ),
    (MAP, 'internal_code = "NO"', 'internal_code = "YES"', "twice"),
    (
        MAP,
        'internal_code = "NK", official_value = ""',
        'internal_code = "NK", official_value = 3',
        "must be words",
    ),
    (
        MAP,
        'internal_code = "NK", official_value = ""',
        'internal_code = "NK", official_value = "3"',
        "needs the spec_version",
    ),
    (
        MAP,
        '{ spec_version = "", item = "1.7"',
        '{ spec_version = "2", item = "1.7"',
        "more than one specification",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "why"), SPOILT)
def test_a_spoilt_copy_is_refused_by_file_and_line(folder, name, old, new, why):
    line = spoil(folder / name, old, new)
    with pytest.raises(ListUnreadable) as refused:
        hclic_rules(folder)
    words = str(refused.value)
    assert name in words
    assert why in words
    named = int(words.partition("line ")[2].partition(":")[0])
    # An inner row has its own line; what is missing in a record is said at the record's first one.
    assert named == line if old.startswith("{") else line - 9 <= named <= line + 1
    assert hclic_rules() == SHIPPED  # the shipped ones stay in force


@pytest.mark.parametrize("name", [LISTS, ITEMS, MAP])
@pytest.mark.parametrize("content", ["", "list = 1\nitem = 1\nrow = 1\n", "[[list]\n", "\x00"])
def test_an_empty_or_foreign_file_is_refused(folder, name, content):
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(ListUnreadable, match=name):
        hclic_rules(folder)
