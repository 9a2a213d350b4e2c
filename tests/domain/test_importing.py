"""A caseload understood: the example cell by cell, and what must hold for any file."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tso_desktop.domain.columns import Place
from tso_desktop.domain.import_household import ImportReferral, Role
from tso_desktop.domain.import_likeness import like_names
from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.import_rows import Aside, CellAt, RowAt, State
from tso_desktop.domain.import_workbook import Cell, Sheet, Workbook
from tso_desktop.domain.importing import (
    Answers,
    ImportRefused,
    WordLists,
    count,
    decide,
    retyped,
    understand,
)
from tso_desktop.formats.spreadsheets import read_workbook
from tso_desktop.formats.words import marker_types, tenure_types

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "formats" / "examples"
TODAY = date(2026, 11, 22)
LISTS = WordLists(tenure_types(), marker_types())
LIVE = "Live caseload"
MARKS = {State.READ: "=", State.KEPT_AS_WORDS: '"', State.NOT_UNDERSTOOD: "!"}


@pytest.fixture(scope="module")
def example():
    return understand(read_workbook(EXAMPLES / "caseload.xlsx"), (), TODAY, LISTS)


@pytest.fixture(scope="module")
def households(example):
    return {household.reference: household for household in decide(example, Answers())}


def book(*rows, headings="Ref,Name,D.O.B.,Address,Post code,Tel,Referred by,Notes", title=None):
    lines = [[title]] if title else []
    lines += [headings.split(","), *rows]
    sheet = Sheet("Sheet1", tuple(tuple(Cell(value) for value in line) for line in lines))
    return Workbook("list.xlsx", (sheet,))


def proposal_of(*rows, **more):
    return understand(book(*rows, **more), (), TODAY, LISTS)


def decided(*rows, **more):
    return decide(proposal_of(*rows, **more), Answers())


def test_the_example_is_read_cell_by_cell(example):
    said = []
    for sheet in example.sheets:
        said.append(f"## {sheet.name}")
        for row in sheet.rows:
            said.append(f"row {row.at.row}")
            said += [
                f"{cell.heading} | {cell.words} | {MARKS[cell.state]} | {cell.said}"
                for cell in row.cells
            ]

    expected = (HERE / "caseload_as_read.txt").read_text(encoding="utf-8")
    assert said == expected.splitlines()


def test_the_example_lies_below_its_titles_and_above_its_total(example):
    live, closed = example.sheets

    assert (live.heading_row, closed.heading_row) == (4, 1)
    assert (live.as_at, live.as_at_named) == (date(2026, 11, 20), True)
    assert [(aside.at.row, aside.why) for aside in example.set_aside] == [
        (1, Aside.TITLE),
        (2, Aside.TITLE),
        (11, Aside.BLANK),
        (18, Aside.BLANK),
        (19, Aside.TOTALS),
    ]
    assert example.set_aside[-1].words == ("TOTAL", "2950")


def test_the_example_gives_eleven_households_three_closed_and_twelve_referrals(example):
    counts = count(decide(example, Answers()))

    assert (counts.households, counts.closed) == (11 + 3, 3)
    assert (counts.referrals, counts.homes) == (12, 10)
    assert (counts.read, counts.kept_as_words, counts.not_understood) == (181, 11, 1)


def test_every_filled_cell_of_the_example_is_left_over_word_for_word(example):
    rows = read_workbook(EXAMPLES / "caseload.xlsx").sheets
    filled = sorted(
        (sheet.name, number, cell.words)
        for sheet in rows
        for number, row in enumerate(sheet.rows, 1)
        for cell in row
        if not cell.is_blank
    )

    kept = [
        (cell.at.sheet, cell.at.row, cell.words)
        for household in decide(example, Answers())
        for cell in household.leftovers
    ]
    aside = [(a.at.sheet, a.at.row, words) for a in example.set_aside for words in a.words]
    headings = [
        (sheet.name, sheet.heading_row, heading)
        for sheet in example.sheets
        for heading in sheet.columns.headings
    ]
    assert sorted([*kept, *aside, *headings]) == filled


def test_the_household_that_stands_twice_is_one_with_two_referrals(example, households):
    (likeness,) = example.likenesses
    one = households["TS-0501"]

    assert [row.row for row in likeness.rows] == [5, 16]
    assert likeness.joined
    assert likeness.sentence == (
        "Same reference, name, birth date, address and postcode. The referrals differ."
    )
    assert one.referrals == (
        ImportReferral("School family worker", "school", date(2026, 10, 14), RowAt(LIVE, 5)),
        ImportReferral("Housing register", "housing_register", date(2026, 11, 2), RowAt(LIVE, 16)),
    )
    assert [note.row.row for note in one.notes] == [5, 16]
    assert one.conflicts == ()


def test_it_can_be_kept_apart(example):
    (likeness,) = example.likenesses

    apart = decide(example, Answers(joins={likeness.rows: False}))

    assert len(apart) == 15
    assert [one.source_rows[0].row for one in apart if one.reference == "TS-0501"] == [5, 16]


def test_the_brackenburys_are_a_mother_and_two_children(households):
    lead, *children = households["TS-0501"].people

    assert (lead.name, lead.born_on) == ("Tamsin Brackenbury", date(1995, 2, 11))
    assert [(child.role, child.age, child.age_on) for child in children] == [
        (Role.CHILD, 7, date(2026, 11, 20)),
        (Role.CHILD, 4, date(2026, 11, 20)),
    ]


def test_a_home_has_its_rent_and_its_landlord(households):
    home = households["TS-0502"].home

    assert (home.address, home.postcode) == ("Flat 6, Marl Court, Marl Ashby", "DT10 1AB")
    assert (home.tenure, home.tenure_words) == ("SR_RP", "HA")
    assert (home.rent_pence, home.rent_frequency) == (11840, Frequency.WEEKLY)
    assert home.landlord == "Westbrook Homes"


def test_arrears_are_a_snapshot_with_its_day_and_source(households):
    (owed,) = households["TS-0502"].arrears
    (nothing,) = households["TS-0505"].arrears

    assert (owed.amount_pence, owed.as_at_on) == (130240, date(2026, 7, 14))
    assert owed.source == "caseload.xlsx, sheet Live caseload, row 6"
    assert (nothing.amount_pence, nothing.as_at_on) == (0, date(2026, 11, 1))
    assert households["TS-0501"].arrears == ()


def test_ring_do_not_write_means_no_post(households):
    assert households["TS-0502"].safe_contact.do_not_post
    assert not households["TS-0505"].safe_contact.do_not_post


def test_a_year_of_birth_is_kept_as_a_year(households):
    lead = households["TS-0503"].lead

    assert (lead.born_on, lead.born_year, lead.age) == (None, 1979, None)


def test_who_sleeps_rough_has_no_home(households):
    one = households["TS-0503"]

    assert one.home is None
    assert one.no_fixed_abode
    assert [(m.code, m.visit_rule) for m in one.markers] == [
        *(("dog", ""), ("substances", ""), ("substances", "two_officers")),
    ]


def test_an_expectant_couple_with_an_age_and_a_spoken_notice(households):
    one = households["TS-0504"]

    assert [(p.name, p.role) for p in one.people] == [
        ("Dilys Hartlake", Role.LEAD),
        ("Rafe Hartlake", Role.PARTNER),
        ("Baby on the way", Role.EXPECTED),
    ]
    assert (one.lead.age, one.lead.age_on) == (22, date(2026, 11, 20))
    (notice,) = one.notices
    assert (notice.words, notice.kind) == ("verbal", "verbal")
    assert (notice.expires_on, notice.expires_words) == (None, "10 Oct")
    assert one.home.landlord == ""


def test_words_about_two_tenures_are_kept_and_none_is_chosen(households):
    home = households["TS-0506"].home

    assert (home.tenure, home.tenure_words) == ("", "Car / TA")
    assert home.lines == ("Ward 7, County Hospital (disch 2 Nov) -> TA Mkt Holme",)


def test_a_refused_birth_stays_as_words_and_the_number_goes_to_its_owner(example, households):
    one = households["TS-0507"]

    assert [cell.words for cell in example.not_understood] == ["12/13/1990"]
    assert (one.lead.born_on, one.lead.born_words) == (None, "12/13/1990")
    assert [len(person.phones) for person in one.people] == [0, 1, 0, 0, 0]
    assert (one.lead.language, one.lead.interpreter) == ("Polish", True)
    assert (one.next_visit_on, one.next_visit_time) == (date(2026, 11, 30), time(14))


def test_a_day_number_is_a_day(households):
    (owed,) = households["TS-0508"].arrears

    assert (owed.amount_pence, owed.as_at_on) == (262500, date(2026, 11, 1))


def test_a_married_couple_is_two_people_under_one_name(households):
    one = households["TS-0509"]

    assert one.name == "Mr & Mrs Penhale"
    assert [person.name for person in one.people] == ["Mr Penhale", "Mrs Penhale"]
    assert one.lead.born_words == "60s"
    assert one.home.rent_pence == 0


def test_the_restricted_case_is_restricted_with_safe_contact(example, households):
    (question,) = example.restrictions
    one = households["TS-0510"]

    assert (question.row.row, question.sure) == (15, True)
    assert "SAFE CONTACT ONLY – no letters, no voicemail" in question.words
    assert one.restricted
    assert (one.name, one.lead.name_known) == ("Restricted - see CW", False)
    assert (one.home.address, one.home.tenure) == ("", "REFUGE")
    assert one.safe_contact.do_not_post
    assert one.safe_contact.no_voicemail
    assert one.safe_contact.words.startswith("text only 10-2; SAFE CONTACT ONLY")


def test_only_the_officer_can_say_that_it_is_not_restricted(example):
    answers = Answers(restricted={RowAt(LIVE, 15): False, RowAt(LIVE, 7): True})

    said = {one.reference: one.restricted for one in decide(example, answers)}

    assert [reference for reference, restricted in said.items() if restricted] == ["TS-0503"]


def test_a_household_without_a_reference_is_kept(households):
    one = households[""]

    assert (one.name, one.home.address) == ("Unknown male", "Bus shelter, Saltmarsh Rise")
    assert one.referrals[0].referred_on == date(2026, 11, 20)


def test_the_second_sheet_gives_closed_households(households):
    one = households["TS-0433"]

    assert (one.name, one.closed_on) == ("Piotr Zawadzki", date(2026, 3, 2))
    assert one.closed_reason == "Lost contact"
    assert one.home is None


def test_a_cell_can_be_typed_anew_and_its_words_stay(example):
    at = CellAt(LIVE, 12, 4)

    assert retyped(example, at, "31/02/1990").state is State.NOT_UNDERSTOOD
    assert retyped(example, at, "13/12/1990").said == "Thu 13 Dec 1990"

    answered = decide(example, Answers(typed={at: "13/12/1990"}))
    one = next(one for one in answered if one.reference == "TS-0507")
    (cell,) = [cell for cell in one.leftovers if cell.at == at]

    assert one.lead.born_on == date(1990, 12, 13)
    assert (cell.words, cell.typed) == ("12/13/1990", "13/12/1990")
    assert cell.plain()["words"] == "12/13/1990"


def test_a_blank_answer_leaves_the_cell_as_it_was(example, households):
    answered = decide(example, Answers(typed={CellAt(LIVE, 12, 4): " "}))

    assert next(one for one in answered if one.reference == "TS-0507") == households["TS-0507"]


def test_a_column_can_be_put_elsewhere(example):
    live = example.columns[0]
    workbook = read_workbook(EXAMPLES / "caseload.xlsx")

    again = understand(workbook, (live.with_place(22, Place.WORDS),), TODAY, LISTS)
    one = decide(again, Answers())[0]

    assert one.notes == ()
    assert one.leftovers[-1].words == "DUPLICATE? second referral same family"
    assert again.columns[0].place(22) is Place.WORDS
    assert again.sheets[1] == example.sheets[1]


def test_the_landlords_list_is_understood():
    proposal = understand(
        read_workbook(EXAMPLES / "landlord-arrears-westbrook.csv"), (), TODAY, LISTS
    )
    households = decide(proposal, Answers())

    assert [(one.reference, one.name) for one in households] == [
        ("000118", "W Oakhanger"),
        ("000233", "P O’Neill"),
        ("000241", "UNKNOWN"),
    ]
    assert [one.arrears[0].amount_pence for one in households] == [70240, 0, 117600]
    assert households[0].home.rent_frequency is Frequency.WEEKLY
    assert [aside.why for aside in proposal.set_aside] == [Aside.TOTALS]


def test_a_sheet_without_headings_is_refused():
    with pytest.raises(ImportRefused, match=r"No row of headings.*nothing was imported"):
        understand(book(["1", "2"], headings="TS-1,Jo,1979"), (), TODAY, LISTS)


def test_headings_with_nobody_below_them_are_refused():
    with pytest.raises(ImportRefused, match="no row below them"):
        proposal_of()


def test_another_sheet_without_headings_is_set_aside_and_named():
    pick_list = Sheet("Lists", ((Cell("HA"),), (Cell("PRS"),)))
    workbook = book(["TS-1", "Jo Moffat"])
    workbook = replace(workbook, sheets=(*workbook.sheets, pick_list))

    proposal = understand(workbook, (), TODAY, LISTS)

    assert [(one.at.sheet, one.why, one.words) for one in proposal.set_aside] == [
        ("Lists", Aside.NO_HEADINGS, ("HA",)),
        ("Lists", Aside.NO_HEADINGS, ("PRS",)),
    ]


def test_rows_that_are_nobodys_are_set_aside_with_their_words():
    headings = "Ref,Name,Address,Arrears,Notes"
    proposal = proposal_of(
        ["TS-1", "Jo Moffat", "1 High St", 5.0, None],
        ["Ref", "Name", "Address", "Arrears", "Notes"],
        ["Closed cases"],
        [None, None, None, None, "rang twice"],
        [None, None, None, 5.0],
        ["Grand total:", None, None, 5.0],
        [None, "Total", None, 5.0],
        headings=headings,
    )

    assert [row.at.row for row in proposal.rows] == [2]
    assert [one.why for one in proposal.set_aside] == [
        *(Aside.HEADINGS, Aside.LINE, Aside.NOBODY, Aside.TOTALS, Aside.TOTALS, Aside.TOTALS),
    ]
    assert proposal.set_aside[2].words == ("rang twice",)


def test_a_household_called_total_is_still_a_household():
    one, other = decided(["TS-1", "Ann Total", None, "1 High St"], ["TS-2", "Jo", None, "Total"])

    assert (one.name, other.name) == ("Ann Total", "Jo")


def test_a_household_with_nothing_but_a_reference_or_a_name_is_kept():
    one, other = decided(["TS-77"], [None, "Jo Moffat"])

    assert (one.reference, one.name, one.lead.name_known) == ("TS-77", "Name not recorded", False)
    assert other.name == "Jo Moffat"


def test_first_name_and_surname_in_two_columns_are_one_name():
    (one,) = decided(["Iain", "McDONALD"], headings="First name,Surname")

    assert one.name == "Iain McDonald"


def test_two_columns_of_one_place_are_both_used():
    headings = "Name,Address 1,Address 2,Home tel,Mobile"
    row = ["Jo Moffat", "1 High St", "Dorchester, DT1 1XX", "01632 960114", "07700 900118"]

    (one,) = decided(row, headings=headings)

    assert one.home.lines == ("1 High St", "Dorchester")
    assert one.home.postcode == "DT1 1XX"
    assert [phone.number for phone in one.lead.phones] == ["01632 960114", "07700 900118"]


def test_a_column_without_a_place_or_a_heading_is_kept_word_for_word():
    (one,) = decided(["Jo Moffat", "AB123456C", "odd"], headings="Name,NI number,")

    assert [(cell.heading, cell.words, cell.place) for cell in one.leftovers[1:]] == [
        ("NI number", "AB123456C", Place.WORDS),
        ("column C", "odd", Place.WORDS),
    ]


def test_a_comment_on_a_cell_becomes_a_note_and_is_kept():
    sheet = Sheet(
        "S",
        (
            (Cell("Name", note="as on the tenancy"), Cell("Tel")),
            (Cell("Jo Moffat"), Cell(None, note="not before ten")),
        ),
    )
    proposal = understand(Workbook("list.xlsx", (sheet,)), (), TODAY, LISTS)
    (one,) = decide(proposal, Answers())

    assert [note.words for note in one.notes] == ["Tel: not before ten"]
    assert one.leftovers[1].plain()["comment"] == "not before ten"
    assert proposal.set_aside[0].words == ("Name: as on the tenancy",)


def test_the_value_of_a_formula_says_that_it_is_one():
    sheet = Sheet(
        "S",
        (
            (Cell("Name"), Cell("Arrears"), Cell("Rent")),
            (Cell("Jo Moffat"), Cell(12.5, "B9/2"), Cell(None, "NOW()")),
        ),
    )
    proposal = understand(Workbook("list.xlsx", (sheet,)), (), TODAY, LISTS)
    _, arrears, rent = proposal.rows[0].cells

    assert arrears.said == "£12.50 (the saved value of a formula)"
    assert rent.state is State.NOT_UNDERSTOOD
    assert rent.said == "A formula without a saved value. It was not run."
    assert rent.words == "=NOW()"


def test_the_sheets_own_day_is_that_of_its_title_else_today():
    titled = proposal_of(["TS-1", "Jo Moffat", 22], title="As at 1/10/2026")
    plain = proposal_of(["TS-1", "Jo Moffat", 22])

    assert decide(titled, Answers())[0].lead.age_on == date(2026, 10, 1)
    assert decide(plain, Answers())[0].lead.age_on == TODAY
    assert not plain.sheets[0].as_at_named


def rows_of(likeness):
    return [row.row for row in likeness.rows]


def test_one_reference_with_unlike_names_is_listed_and_left_apart():
    proposal = proposal_of(["TS-1", "Jo Moffat"], ["TS-1", "Ann Reid"])

    (likeness,) = proposal.likenesses
    assert (rows_of(likeness), likeness.joined) == ([2, 3], False)
    assert likeness.sentence == "Same reference. The name differs."
    assert len(decide(proposal, Answers())) == 2


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (["TS-1", "Jo Moffat", "4/7/1974"], ["TS-2", "MOFFAT, Jo", "04/07/1974"]),
        (["TS-1", "Jo Moffat"], ["TS-2", "Jo Moffat"]),
        (["TS-1", "Jo Moffat", "4/7/1974"], ["TS-2", "Joe Moffatt", "4/7/1974"]),
        ([None, "Jo Moffat", None, None, "DT1 1XX"], [None, "J Moffat", None, None, "dt11xx"]),
        (["TS-1", "Jo", None, None, None, "07700900118"],
         ["TS-2", "Ann", None, None, None, "+44 7700 900118"]),
    ],
)  # fmt: skip
def test_any_other_likeness_is_listed_once_and_left_apart(first, other):
    proposal = proposal_of(first, other)

    (likeness,) = proposal.likenesses
    assert (rows_of(likeness), likeness.joined) == ([2, 3], False)
    assert len(decide(proposal, Answers())) == 2
    assert len(decide(proposal, Answers(joins={likeness.rows: True}))) == 1


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (["TS-1", "Jo Moffat", "4/7/1974"], ["TS-2", "Jo Moffat", "5/8/1980"]),
        (["TS-1", "Jo Moffat"], ["TS-2", "Jo Penhale"]),
        (["TS-1", "Unknown male"], ["TS-2", "Unknown male"]),
        (["TS-1", "Ann Reid", None, None, "DT1 1XX"], ["TS-2", "Jo Moffat", None, None, "DT1 1XX"]),
    ],
)
def test_what_only_happens_to_be_alike_is_not_listed(first, other):
    assert proposal_of(first, other).likenesses == ()


def test_father_and_son_of_one_reference_are_one_only_by_the_rule_and_the_conflict_is_named():
    (one,) = decided(["TS-1", "John Reid", "4/7/1950"], ["TS-1", "John Reid", "9/1/1980"])

    assert one.lead.born_on == date(1950, 7, 4)
    assert one.conflicts == ("Row 3 says date of birth “1980-01-09”; “1950-07-04” was taken.",)


def test_a_reopened_household_is_open():
    headings = "Ref,Name,Closed,Outcome,Referred by"
    (one,) = decided(
        ["TS-1", "Jo Moffat", "3/11/2025", "Stayed", "GP"],
        ["TS-1", "Jo Moffat", None, None, "Self"],
        headings=headings,
    )

    assert (one.closed_on, one.closed_reason) == (None, "")
    assert "Stayed" in [cell.words for cell in one.leftovers]


def test_what_one_row_leaves_blank_the_other_fills():
    (one,) = decided(
        ["TS-1", "Jo Moffat", None, "1 High St", None, "07700 900118", "GP"],
        ["TS-1", "Moffat, Jo", "4/7/1974", None, "DT1 1XX", "07700 900119", "GP"],
    )

    assert one.lead.born_on == date(1974, 7, 4)
    assert (one.home.address, one.home.postcode) == ("1 High St", "DT1 1XX")
    assert [phone.digits for phone in one.lead.phones] == ["07700900118", "07700900119"]
    assert len(one.referrals) == 1


def test_the_rule_joins_only_those_of_a_reference_whose_names_are_like():
    proposal = proposal_of(["TS-1", "Jo Moffat"], ["TS-1", "Ann Reid"], ["TS-1", "J Moffat"])

    assert [(rows_of(one), one.joined) for one in proposal.likenesses] == [
        ([2, 3], False),
        ([2, 4], True),
    ]
    assert [one.name for one in decide(proposal, Answers())] == ["Jo Moffat", "Ann Reid"]


def test_a_household_is_restricted_if_any_of_its_rows_is():
    one, other = ["TS-1", "Jo Moffat"], ["TS-1", "Jo Moffat", None, "DO NOT PRINT"]

    assert decided(one, other)[0].restricted
    assert decided(other, one)[0].restricted
    assert not decided(one, one)[0].restricted


def test_three_rows_of_one_reference_are_one_question():
    proposal = proposal_of(*(["TS-1", "Jo Moffat", None, None, "DT1 1XX"] for _ in range(3)))

    (likeness,) = proposal.likenesses
    assert rows_of(likeness) == [2, 3, 4]
    assert len(decide(proposal, Answers())) == 1


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Tamsin Brackenbury", "Brackenbury Tamsin", True),
        ("Winnifred Oakhanger", "W Oakhanger", True),
        ("Siobhán O'Dwyer-Hallett", "Siobhan O’Dwyer Hallett", True),
        ("Łukasz Wiśniewski", "Lukasz Wisniewski", True),
        ("Mr John Reid", "John Reid", True),
        ("John Reid", "Joan Penhale", False),
        ("Jo", "Ann", False),
        ("", "", False),
    ],
)
def test_names_are_compared_as_people_write_them(one, other, like):
    assert like_names(one, other) is like
    assert like_names(other, one) is like


def test_progress_is_told_for_each_row_and_can_stop_the_work():
    heard = []

    class Stopped(Exception):
        pass

    def tell(done, of):
        heard.append((done, of))
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        understand(book(["1", "Jo"], ["2", "Ann"], ["3", "Tom"]), (), TODAY, LISTS, tell)
    assert heard == [(1, 4), (2, 4)]


VALUES = st.one_of(
    st.none(),
    st.sampled_from(["TS-1", "TS-2", "Jo Moffat", "22", "n/a", "TOTAL", "DO NOT PRINT"]),
    st.text(max_size=12),
    st.floats(),
    st.dates(),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.lists(VALUES, max_size=9), min_size=1, max_size=8))
def test_nothing_is_ever_lost(rows):
    workbook = book(["TS-9", "Always There"], *rows)
    proposal = understand(workbook, (), TODAY, LISTS)

    kept = [
        (cell.at.row, cell.words)
        for household in decide(proposal, Answers())
        for cell in household.leftovers
    ]
    kept += [(aside.at.row, words) for aside in proposal.set_aside for words in aside.words]
    filled = [
        (number, cell.words)
        for number, row in enumerate(workbook.sheets[0].rows, 1)
        for cell in row
        if not cell.is_blank and number > 1
    ]
    assert sorted(kept) == sorted(filled)


@settings(deadline=None)
@given(st.lists(st.lists(VALUES, max_size=9), min_size=1, max_size=6), st.data())
def test_any_answers_give_each_row_to_exactly_one_household(rows, data):
    proposal = proposal_of(["TS-9", "Always There"], *rows)
    joins = {likeness.rows: data.draw(st.booleans()) for likeness in proposal.likenesses}
    restricted = {row.at: data.draw(st.booleans()) for row in proposal.rows}
    typed = {cell.at: data.draw(st.text(max_size=8)) for cell in proposal.not_understood}

    households = decide(proposal, Answers(typed, joins, restricted))

    given_rows = [row for household in households for row in household.source_rows]
    assert sorted(given_rows) == sorted(row.at for row in proposal.rows)
    assert all(household.people[0].role is Role.LEAD for household in households)
