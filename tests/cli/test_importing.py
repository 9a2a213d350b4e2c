import pytest
from tests.example_caseload import EXAMPLE, check_example
from tests.formats.made_files import ole, written, xlsx

HEADS = (
    '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>D.O.B.</v></c>'
    '<c r="C1" t="str"><v>Arrears</v></c></row>'
)
TOO_LONG = '<row r="100002"><c r="A100002" t="str"><v>Pip Marsh</v></c></row>'
UNREADABLE = {
    "password.xlsx": (ole({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"}), "password"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "picture"),
    "headless.csv": (b"apples,pears\n1,2\n3,4\n", "headings"),
    "nobody.csv": (b"Name,Address\n", "tells of"),
    "empty.csv": (b"", "empty"),
    "long.xlsx": (xlsx(HEADS + TOO_LONG), "100,000 rows"),
    "torn.xlsx": (EXAMPLE.read_bytes()[:4000], "damaged"),
}


def shown(typed):
    """Everything about every household, as `show --json` tells it."""
    refs = [case["ref"] for case in typed("cases", "--json").json]
    return {ref: typed("show", ref, "--json").json for ref in refs}


def test_the_example_is_in_the_store_cell_by_cell(typed):
    ran = typed("import", EXAMPLE)

    assert (ran.code, ran.err) == (0, "")
    told = shown(typed)
    (ours,) = set(told) - {ref for ref in told if ref.startswith(("TS-05", "TS-04"))}
    check_example(told, ours)
    assert f"Given now: {ours}" in ran.out


def test_it_says_what_was_understood_and_what_was_not(typed):
    out = typed("import", EXAMPLE).out

    for said in (
        "D D.O.B. → Date of birth or age",
        "Live caseload, row 12, column D D.O.B.: “12/13/1990”. There is no month 13.",
        "rows 5 and 16, Tamsin Brackenbury: one household with their referrals.",
        "Row 19 set aside, a totals row: TOTAL | 2950",
        ": becomes a restricted case.",
        "14 households (3 closed), 12 referrals, 10 homes",
    ):
        assert said in out


def test_a_preview_imports_nothing(typed):
    ran = typed("import", EXAMPLE, "--preview")

    assert ran.code == 0
    assert "Nothing was imported" in ran.out
    assert typed("cases", "--json").json == []


def test_a_second_import_lists_what_is_alike_and_leaves_it_apart(full):
    out = full("import", EXAMPLE, "--again").out

    assert "Like a household of the store, and left apart:" in out
    assert "row 5, Tamsin Brackenbury: TS-0501, Tamsin Brackenbury." in out
    assert "row 15, Restricted: TS-0510, restricted." in out
    assert len(full("cases", "--json").json) == 28


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_caseload_is_refused_in_one_sentence(typed, tmp_path, name):
    content, said = UNREADABLE[name]
    path = written(tmp_path, name, content)

    typed("import", path).refused(2, name, said, "nothing was imported")

    assert typed("cases", "--json").json == []


def test_a_file_that_is_not_there_is_refused(typed, tmp_path):
    typed("import", tmp_path / "gone.xlsx").refused(2, "gone.xlsx")


def test_one_bad_file_keeps_the_good_one_beside_it_out(typed, tmp_path):
    bad = written(tmp_path, "bad.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)

    typed("import", EXAMPLE, bad).refused(2, "bad.xlsx")

    assert typed("cases", "--json").json == []


def test_several_files_are_compared_with_each_other(typed, tmp_path):
    other = written(tmp_path, "b.csv", b"Ref,Name\nTS-0503,Corin Thrapstone\n")

    out = typed("import", EXAMPLE, other).out

    assert "Row 2, Corin Thrapstone: TS-0503, Corin Thrapstone. Same reference." in out


def test_saved_values_of_formulas_are_read_and_a_missing_one_is_not_understood(typed, tmp_path):
    row = (
        '<row r="2"><c r="A2" t="str"><v>Pip Marsh</v></c>'
        '<c r="B2"><f>TODAY()-9000</f></c><c r="C2"><f>40+2</f><v>42</v></c></row>'
    )
    path = written(tmp_path, "formulas.xlsx", xlsx(HEADS + row))

    out = typed("import", path).out

    assert "Formulas were not run. Their saved values were read." in out
    assert "“=TODAY()-9000”. A formula without a saved value. It was not run." in out
    (case,) = typed("cases", "--json").json
    told = typed("show", case["ref"], "--json").json
    assert told["arrears"][0]["amount_pence"] == 4_200
    assert told["people"][0]["born_on"] is None


def test_macros_are_not_run_and_that_is_said(typed, tmp_path):
    row = '<row r="2"><c r="A2" t="str"><v>Pip Marsh</v></c></row>'
    path = written(tmp_path, "macros.xlsm", xlsx(HEADS + row, xl__vbaProject="x"))
    content = path.read_bytes().replace(b"xl/vbaProject.xml", b"xl/vbaProject.bin")
    path.write_bytes(content)

    assert "macros. They were not run." in typed("import", path, "--preview").out
