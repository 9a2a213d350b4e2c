"""The council's table of official values: put beside the store, refused by line, never guessed."""

import pytest

from tso_desktop.services.hclic_map import NoFolder, begin_map, map_in_force

FIRST = '{ spec_version = "", item = "1.3", internal_code = "YES", official_value = "" }'


@pytest.fixture
def table(tmp_path):
    return begin_map(tmp_path)


def test_without_a_table_no_official_value_is_known(tmp_path):
    found = map_in_force(tmp_path)
    assert (found.filled, found.is_councils, found.refused) == (0, False, "")
    assert "our own codes" in found.words


def test_an_empty_table_is_put_where_the_council_fills_it(table, tmp_path):
    assert table == tmp_path / "rules" / "hclic_map.toml"
    assert map_in_force(tmp_path).is_councils
    table.write_text("# mine\nrow = []\n")
    assert begin_map(tmp_path).read_text() == "# mine\nrow = []\n"


def test_a_filled_row_is_in_force_with_its_specification(table, tmp_path):
    filled = table.read_text(encoding="utf-8").replace('spec_version = ""', 'spec_version = "9"')
    filled = filled.replace(
        'code = "YES", official_value = ""', 'code = "YES", official_value = "1"', 1
    )
    table.write_text(filled, encoding="utf-8")
    found = map_in_force(tmp_path)
    assert found.rules.code_map.official("1.3", "YES") == "1"
    assert found.words == "1 official values of specification 9 are written too."


def test_a_spoilt_table_is_refused_by_its_line_and_the_shipped_one_stays(table, tmp_path):
    spoilt = table.read_text(encoding="utf-8").replace(FIRST, FIRST.replace("YES", "PERHAPS"))
    line = spoilt[: spoilt.index("PERHAPS")].count("\n") + 1
    table.write_text(spoilt, encoding="utf-8")
    found = map_in_force(tmp_path)
    assert not found.is_councils
    assert f"line {line}" in found.refused
    assert "PERHAPS" in found.words


def test_a_store_without_a_folder_takes_no_table():
    with pytest.raises(NoFolder):
        begin_map(None)
    assert map_in_force(None).path is None
