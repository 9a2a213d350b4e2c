"""`import --preview` leaves nothing silent: each cell that is not read as it stands is named."""

import pytest
from tests.example_caseload import EXAMPLE
from tests.formats.made_files import written


@pytest.fixture
def previewed(typed):
    return typed("import", EXAMPLE, "--preview").out


def part(out, title):
    """The lines below a title, to the next blank one."""
    lines = out.splitlines()
    start = lines.index(title) + 1
    return [line.strip() for line in lines[start : lines.index("", start)]]


def test_every_cell_kept_only_as_words_is_named_with_its_place(previewed):
    kept = part(previewed, "Kept only as words, “from the import”:")

    assert len(kept) == 11
    for said in (
        "Live caseload, row 6, column V Notes: “=UC gap again?? check journal”: words, not a",
        "Live caseload, row 8, column R Notice expires: “10 Oct”: a day without a year",
        "Live caseload, row 10, column G Tel: “none”: says there is none",
        "Live caseload, row 14, column D D.O.B.: “60s”: an age or a decade, in words",
        "Live caseload, row 17, column B Name: “Unknown male”: words, not a name",
    ):
        assert any(line.startswith(said) for line in kept)


def test_every_day_that_was_worked_out_is_named_and_no_other(previewed):
    dates = part(previewed, "Dates that were worked out:")

    where = [line.split(":")[0].split(", column")[0] for line in dates]
    assert where == [f"Live caseload, row {row}" for row in (6, 7, 12, 13, 13)]
    assert any("“46327” → Sun 1 Nov 2026, from the spreadsheet's day number" in d for d in dates)
    assert any("“3 Apr 81” → Fri 3 Apr 1981" in d for d in dates)
    assert any("“1979” → Born in 1979" in d for d in dates)
    assert not any("14/10/2026" in d for d in dates)


def test_an_age_under_date_of_birth_is_named(previewed):
    assert part(previewed, "Ages, where a date of birth was expected:") == [
        "Live caseload, row 8, column D D.O.B.: “22” → Age 22, no date, as at 20 November 2026"
    ]


def test_a_refused_day_blank_rows_the_totals_and_the_second_sheet_are_named(previewed):
    for said in (
        "row 12, column D D.O.B.: “12/13/1990”. There is no month 13.",
        "Rows 11, 18 blank: nothing in them.",
        "Row 19 set aside, a totals row: TOTAL | 2950",
        "Sheet Closed 2025: headings in row 1, 3 rows of people",
    ):
        assert said in previewed


def test_what_was_read_out_of_free_words_is_shown_with_the_condition_of_a_rule(previewed):
    said = "→ Dog; Drink or drugs; Drink or drugs (two officers, if drinking)"

    assert any(
        said in line for line in part(previewed, "Read out of free words; look at it again:")
    )


HEADS = "Ref,Name,Address,Postcode,Tel,DOB,Restricted,Notes,Risk\n"
ROW = (
    "R1,Una Vale,9 Hidden Row,DT1 1XX,07700 900321 not 07700 900,12/13/1990,yes,"
    "moved to refuge at 4 Secret Lane,alcohol\n"
)


@pytest.mark.parametrize("options", [["--preview"], []])
def test_nothing_of_a_restricted_row_is_quoted(typed, tmp_path, options):
    rows = ROW + ROW.replace("R1", "R2")
    path = written(tmp_path, "hidden.csv", (HEADS + rows).encode())

    ran = typed("import", path, *options)

    assert ran.code == 0
    assert "Row 2" in ran.out
    assert "There is no month 13" in ran.out
    for told in ("Una", "Vale", "Hidden", "Secret", "07700", "DT1", "12/13"):
        assert told not in ran.out


def test_nor_is_it_when_it_is_like_one_in_the_store(typed, tmp_path):
    path = written(tmp_path, "hidden.csv", (HEADS + ROW).encode())
    typed("import", path)

    other = written(tmp_path, "other.csv", (HEADS + ROW.replace("alcohol", "dog")).encode())
    out = typed("import", other, "--preview").out

    assert "Row 2, Restricted: R1, restricted." in out
    assert not any(told in out for told in ("Una", "Hidden", "07700"))


def test_a_preview_of_many_rows_is_whole_and_an_import_says_where_to_see_the_rest(typed, tmp_path):
    rows = "".join(f"K{n},Pip Marsh,none\n" for n in range(60))
    path = written(tmp_path, "many.csv", f"Ref,Name,Tel\n{rows}".encode())

    assert typed("import", path, "--preview").out.count("says there is none") == 60
    out = typed("import", path).out
    assert out.count("says there is none") == 40
    assert "and 20 more; `import --preview` lists them all." in out


SIGNS = """Ref,Name,Address,Postcode,DOB,Notes
S1,Ann Secret,5 Secret Lane,DT1 1XX,,restricted: ex at 7 Other Lane
,Ann Secret,5 Secret Lane,DT1 1XX,,rent is late
,Secret Ann,,DT1 1XX,none,letters are back
S4,Ann Secret,,,,no address: another of the same name
S5,Bo Plain,1 High St,DT2 2XX,,mentioned at MARAC with Ann
"""


@pytest.fixture
def signs(typed, tmp_path):
    return written(tmp_path, "signs.csv", SIGNS.encode())


@pytest.mark.parametrize("options", [["--preview"], []])
def test_the_column_that_gave_a_sign_is_named_and_never_its_words(typed, signs, options):
    out = typed("import", signs, *options).out

    assert "  Row 2, column F Notes: becomes a restricted case." in out
    assert "  Row 6, column F Notes: only a hint, so it is not restricted." in out
    assert not any(told in out for told in ("ex at", "Other Lane", "mentioned at"))


@pytest.mark.parametrize("options", [["--preview"], []])
def test_a_second_row_of_a_restricted_person_is_restricted_and_not_named(typed, signs, options):
    out = typed("import", signs, *options).out

    assert "  Row 3, like row 2, which is restricted: becomes a restricted case." in out
    assert "  Row 4, like row" in out
    assert not any(told in out for told in ("Ann", "Secret", "DT1"))


def test_so_it_stands_in_the_caseload_too(typed, signs):
    typed("import", signs)

    cases = typed("cases", "--json").json
    assert sorted(case["restricted"] for case in cases) == [False, False, True, True, True]
