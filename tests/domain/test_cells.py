"""One cell at a time: what officers write, as it is understood, and what is never guessed."""

from datetime import date, datetime, time
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.cells import CellContext, CellReader, read_cell
from tso_desktop.domain.columns import Place
from tso_desktop.domain.import_births import Birth
from tso_desktop.domain.import_children import Child
from tso_desktop.domain.import_contact import safe_contact
from tso_desktop.domain.import_days import DayContext, Towards, When, day_words, read_when
from tso_desktop.domain.import_markers import restricted_sign
from tso_desktop.domain.import_money import Rent, pounds, read_money
from tso_desktop.domain.import_reading import Certainty, KeptAsWords, NotUnderstood, Understood
from tso_desktop.domain.import_spellings import Spellings
from tso_desktop.domain.import_workbook import Cell
from tso_desktop.formats.words import marker_types, tenure_types

AS_AT = date(2026, 11, 20)
DAYS = DayContext(AS_AT)
CONTEXT = CellContext(DAYS, Spellings(tenure_types()), Spellings(marker_types()))


def read(place, value):
    return read_cell(place, Cell(value), CONTEXT)


def value_of(place, value):
    found = read(place, value)
    assert isinstance(found, Understood), found
    return found.value


def why_not(place, value):
    found = read(place, value)
    assert isinstance(found, NotUnderstood), found
    return found.why


def kept(place, value):
    found = read(place, value)
    assert isinstance(found, KeptAsWords), found
    return found.meaning


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("04/07/2026", date(2026, 7, 4)),
        ("4/7/26", date(2026, 7, 4)),
        ("09-03-1965", date(1965, 3, 9)),
        ("14.07.26", date(2026, 7, 14)),
        ("3 Apr 81", date(1981, 4, 3)),
        ("3rd April 1981", date(1981, 4, 3)),
        ("5-Sept-2026", date(2026, 9, 5)),
        ("April 3, 1981", date(1981, 4, 3)),
        ("2026-11-27", date(2026, 11, 27)),
        ("Fri 27/11/2026", date(2026, 11, 27)),
        ("  27 / 11 / 2026 ", date(2026, 11, 27)),
        ("29/02/2024", date(2024, 2, 29)),
        (46327, date(2026, 11, 1)),
        (46327.0, date(2026, 11, 1)),
        ("46327", date(2026, 11, 1)),
        (date(2026, 11, 1), date(2026, 11, 1)),
        (datetime(2026, 11, 1, 10, 30), date(2026, 11, 1)),  # noqa: DTZ001 a cell has no zone
    ],
)
def test_a_day_is_understood(written, day):
    assert value_of(Place.REFERRED_ON, written) == day


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("12/13/1990", "There is no month 13. Day and month were not swapped."),
        ("13/13/2026", "There is no month 13. Day and month were not swapped."),
        ("31/02/2026", "February 2026 has no day 31."),
        ("29/02/2026", "February 2026 has no day 29."),
        ("31 Apr 2026", "April 2026 has no day 31."),
        ("0/5/2026", "May 2026 has no day 0."),
        ("Tue 27/11/2026", "27 November 2026 is a Friday, not a Tuesday."),
        ("27/11/2062", "The year 2062 cannot be right."),
        ("27/11/2026 25:10", "There is no time 25:10."),
        (22, "This number is not a day."),
        (True, "This is not a day."),
        (float("nan"), "This number is not a day."),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_its_reason(written, why):
    assert why_not(Place.REFERRED_ON, written) == why


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("10 Oct", "a day without a year"),
        ("10/10", "a day without a year"),
        ("Sat 10 Oct", "a day without a year"),
        ("1979", "a year without a day"),
        (2026, "a year without a day"),
        ("before 10/12/2026", "words with a day among them"),
        ("verbal", "words, not a day"),
        ("tbc", "not known yet"),
        ("n/a", "says there is none"),
    ],
)
def test_less_than_a_day_is_kept_as_words(written, meaning):
    assert kept(Place.NOTICE_EXPIRES, written) == meaning


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("27/11/2026 10:30", When(date(2026, 11, 27), time(10, 30))),
        ("27/11/2026 at 2pm", When(date(2026, 11, 27), time(14))),
        ("27 Nov 2026, 10.30am", When(date(2026, 11, 27), time(10, 30))),
        ("27/11/26 noon", When(date(2026, 11, 27), time(12))),
        ("2026-11-27T10:30", When(date(2026, 11, 27), time(10, 30))),
        (46353.4375, When(date(2026, 11, 27), time(10, 30))),
        ("27/11/2026", When(date(2026, 11, 27))),
    ],
)
def test_the_next_visit_may_say_its_time(written, when):
    assert value_of(Place.NEXT_VISIT, written) == when


def test_a_weekday_that_agrees_settles_the_year_and_says_so():
    found = read(Place.NEXT_VISIT, "Mon 30 Nov 2pm")

    assert found.value == When(date(2026, 11, 30), time(14))
    assert found.certainty is Certainty.WORKED_OUT
    assert "worked out" in found.reading


def test_a_weekday_that_disagrees_settles_nothing():
    assert why_not(Place.NEXT_VISIT, "Tue 30 Nov 2pm") == (
        "30 November 2026 is a Monday, not a Tuesday."
    )


def test_the_next_visit_lies_ahead_and_the_last_one_behind():
    assert value_of(Place.NEXT_VISIT, "Wed 6 Jan") == When(date(2027, 1, 6))
    assert value_of(Place.LAST_SEEN, "Tue 17 Nov") == date(2026, 11, 17)
    assert value_of(Place.LAST_SEEN, "Wed 31 Dec") == date(2025, 12, 31)


def test_a_file_may_count_its_days_from_1904():
    found = read_when(Cell(46327 - 1462), DayContext(AS_AT, days_from_1904=True))

    assert found.value.on == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("written", "birth"),
    [
        ("04/07/1974", Birth(born_on=date(1974, 7, 4))),
        ("09-03-1965", Birth(born_on=date(1965, 3, 9))),
        ("3 Apr 81", Birth(born_on=date(1981, 4, 3))),
        ("3/4/26", Birth(born_on=date(1926, 4, 3))),
        ("1/2/08", Birth(born_on=date(2008, 2, 1))),
        ("22", Birth(age=22, age_on=AS_AT)),
        (22, Birth(age=22, age_on=AS_AT)),
        ("22 yrs", Birth(age=22, age_on=AS_AT)),
        ("aged 40", Birth(age=40, age_on=AS_AT)),
        ("1979", Birth(year=1979)),
        (1979.0, Birth(year=1979)),
        (34741, Birth(born_on=date(1995, 2, 11))),
    ],
)
def test_a_birth_is_a_day_a_year_or_an_age(written, birth):
    assert value_of(Place.BIRTH, written) == birth


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("12/13/1990", "There is no month 13. Day and month were not swapped."),
        ("12/13/90", "There is no month 13. Day and month were not swapped."),
        ("31/02/81", "February 1981 has no day 31."),
        ("01/02/15", "The year could be 1915 or 2015. Please type all four digits."),
        ("01/12/2026", "A day of birth cannot be after Fri 20 Nov 2026."),
        (150, "Nobody is 150 years old."),
        ("121", "Nobody is 121 years old."),
        (date(1900, 1, 22), "This would make the person over 120 years old."),
    ],
)
def test_a_birth_that_cannot_be_is_refused(written, why):
    assert why_not(Place.BIRTH, written) == why


def test_a_birth_in_words_stays_words():
    assert kept(Place.BIRTH, "60s") == "an age or a decade, in words"
    assert kept(Place.BIRTH, "mid 40s") == "an age or a decade, in words"


def test_a_year_of_birth_says_both_ages_that_it_may_mean():
    assert read(Place.BIRTH, "1979").reading == "Born in 1979, so 46 or 47"
    assert read(Place.BIRTH, "22").reading == "Age 22, no date"


@pytest.mark.parametrize(
    ("written", "pence"),
    [
        ("£1,302.40", 130240),
        ("1,302.40", 130240),
        ("1302.4", 130240),
        ("(12.50)", -1250),
        ("12.50-", -1250),
        ("-£5", -500),
        ("£-5", -500),
        ("£ 5", 500),
        ("£0.00-", 0),
        ("325 CR", -32500),
        ("325 DR", 32500),
        ("nil", 0),
        (0.0, 0),
        (374.99, 37499),
        (374.98999999999995, 37499),
        (118.4, 11840),
        (-5, -500),
        ("1,234,567", 123456700),
    ],
)
def test_money_is_exact_to_the_penny(written, pence):
    found = read(Place.ARREARS, written)

    assert (found.value, found.certainty) == (pence, Certainty.PLAIN)


def test_parts_of_a_penny_are_rounded_and_said():
    found = read(Place.ARREARS, 229.615384615)

    assert (found.value, found.certainty) == (22962, Certainty.WORKED_OUT)
    assert found.reading == "£229.62, rounded to the penny"


@pytest.mark.parametrize(
    "written",
    [
        *("1.302,40", "1,30", "12,3456", "-5-", "(5", "£(5)", "$5", "12 50", "1.302"),
        *(float("nan"), float("inf"), 1e12, True, date(2026, 11, 1)),
    ],
)
def test_what_only_looks_like_money_is_not_understood(written):
    why_not(Place.ARREARS, written)


@pytest.mark.parametrize("written", ["n/a", "-", "tbc", "about £300", "see notes"])
def test_words_about_money_stay_words(written):
    kept(Place.ARREARS, written)


@pytest.mark.parametrize(
    ("written", "rent"),
    [
        (995.0, Rent(99500)),
        ("£650 pcm", Rent(65000, "monthly")),
        ("118.40 pw", Rent(11840, "weekly")),
        ("£118.40/w", Rent(11840, "weekly")),
        ("£650 every 4 weeks", Rent(65000, "four_weekly")),
    ],
)
def test_a_rent_may_say_how_often(written, rent):
    assert value_of(Place.RENT, written) == rent


def test_no_rent_is_less_than_nothing():
    why_not(Place.RENT, "-£5")


@pytest.mark.parametrize(
    ("written", "often"),
    [
        *(("w", "weekly"), ("weekly", "weekly"), ("pw", "weekly"), ("p/w", "weekly")),
        *(("pcm", "monthly"), ("Monthly", "monthly"), ("cal month", "monthly")),
        *(("fortnightly", "fortnightly"), ("4 weekly", "four_weekly")),
        *(("4-weekly", "four_weekly"), ("quarterly", "quarterly"), ("annual", "yearly")),
    ],
)
def test_how_often_is_understood(written, often):
    assert value_of(Place.FREQUENCY, written) == often


def test_twice_a_week_or_every_two_weeks_is_not_guessed():
    kept(Place.FREQUENCY, "bi-weekly")


@pytest.mark.parametrize(
    ("written", "postcode"),
    [
        ("dt101ab", "DT10 1AB"),
        ("DT8  3QQ", "DT8 3QQ"),
        ("DT1 1XX", "DT1 1XX"),
        ("sw1a 1aa", "SW1A 1AA"),
        ("W1A1HQ", "W1A 1HQ"),
    ],
)
def test_a_postcode_is_put_in_its_form(written, postcode):
    assert value_of(Place.POSTCODE, written) == postcode


def test_a_postcode_with_a_letter_for_a_nought_is_not_mended():
    why_not(Place.POSTCODE, "BH1O 1AB")
    assert kept(Place.POSTCODE, "DT9") == "the first half of a postcode"


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("07700 900118", ["07700 900118"]),
        ("07700900731", ["07700 900731"]),
        ("07700 900 402", ["07700 900402"]),
        ("+44 7700 900219", ["07700 900219"]),
        ("0044 (0)7700 900219", ["07700 900219"]),
        ("+4407700900219", ["07700 900219"]),
        (7700900731.0, ["07700 900731"]),
        ("01632 960114", ["01632 960114"]),
        ("020 7946 0000", ["020 7946 0000"]),
        ("+48 600 123 456", ["+48600123456"]),
        ("07700 900118 / 01632 960114", ["07700 900118", "01632 960114"]),
        ("07700900118 07700900119", ["07700 900118", "07700 900119"]),
    ],
)
def test_a_telephone_number_is_written_as_it_is_dialled(written, numbers):
    assert [phone.number for phone in value_of(Place.PHONE, written)] == numbers


def test_a_number_says_whose_it_is():
    (phone,) = value_of(Place.PHONE, "07700 900655 (Agnieszka)")
    mobile, home = value_of(Place.PHONE, "M: 07700 900118 H: 01632 960114 not after 6")

    assert phone.note == "Agnieszka"
    assert (mobile.note, home.note) == ("M", "H, not after 6")


def test_words_in_place_of_a_number_are_kept():
    assert kept(Place.PHONE, "none") == "says there is none"
    assert kept(Place.PHONE, "text only 10-2") == "how to make contact safely"
    assert why_not(Place.PHONE, "07700 9001") == "This is not a complete telephone number."


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Tamsin Brackenbury", ["Tamsin Brackenbury"]),
        ("OAKHANGER, Winnifred", ["Winnifred Oakhanger"]),
        ("OAKHANGER Winnifred", ["Winnifred Oakhanger"]),
        ("Łukasz Wiśniewski", ["Łukasz Wiśniewski"]),
        ("WIŚNIEWSKI, Łukasz", ["Łukasz Wiśniewski"]),
        ("O'DWYER-HALLETT, Siobhán", ["Siobhán O'Dwyer-Hallett"]),
        ("McDONALD, Iain", ["Iain McDonald"]),
        ("VAN DER BERG, Anna", ["Anna van der Berg"]),
        ("NG, Anna", ["Anna Ng"]),
        ("O’NEILL P", ["P O’Neill"]),
        ("PENHALE, Mr John", ["Mr John Penhale"]),
        ("Mr & Mrs Penhale", ["Mr Penhale", "Mrs Penhale"]),
        ("Tom and Grace Reid", ["Tom Reid", "Grace Reid"]),
        ("Tom Reid & Grace Adeyemi", ["Tom Reid", "Grace Adeyemi"]),
        ("Sandra Pand", ["Sandra Pand"]),
    ],
)
def test_a_name_is_put_as_it_is_spoken(written, names):
    assert list(value_of(Place.LEAD, written).each) == names


def test_a_joint_name_keeps_its_titles():
    assert value_of(Place.LEAD, "Mr & Mrs Penhale").full == "Mr & Mrs Penhale"


def test_a_name_is_composed():
    assert value_of(Place.LEAD, "Zoe\u0308 Wis\u0301niewska").full == "Zoë Wiśniewska"


@pytest.mark.parametrize("written", ["Restricted - see CW", "see name", "Unknown male", "Flat 2"])
def test_words_that_are_no_name_are_kept(written):
    assert kept(Place.LEAD, written) == "words, not a name"


@pytest.mark.parametrize(
    ("written", "children"),
    [
        ("2 (7 & 4)", (Child(7), Child(4))),
        ("2 kids aged 7, 4", (Child(7), Child(4))),
        (3.0, (Child(), Child(), Child())),
        ("1", (Child(),)),
        (0, ()),
        ("none", ()),
        ("3 (7 & 4)", (Child(7), Child(4), Child())),
        ("1 (6 wks)", (Child(words="6 wks"),)),
        ("Perrin (7), Odalys (4)", (Child(7, "Perrin"), Child(4, "Odalys"))),
    ],
)
def test_children_are_counted_with_their_ages(written, children):
    found = value_of(Place.CHILDREN, written)

    assert (found.children, found.expecting) == (children, False)


@pytest.mark.parametrize("written", ["expecting", "1 + expecting", "20wks", "2 (7,4) + 1 due Jan"])
def test_a_child_on_the_way_is_seen(written):
    assert value_of(Place.CHILDREN, written).expecting


def test_what_does_not_add_up_about_children_is_not_guessed():
    kept(Place.CHILDREN, "1 (7 & 4)")
    kept(Place.CHILDREN, "2 at mum's")
    assert "two ages" in why_not(Place.CHILDREN, date(2026, 4, 7))


@pytest.mark.parametrize("tenure", tenure_types(), ids=lambda tenure: tenure.code)
def test_every_listed_spelling_of_a_tenure_is_read(tenure):
    for written in (*tenure.synonyms, tenure.label, tenure.code):
        assert value_of(Place.TENURE, written).code == tenure.code


def test_two_tenures_at_once_are_named_and_left_to_a_person():
    assert kept(Place.TENURE, "Car / TA") == (
        "more than one: Rough sleeping and Temporary accommodation"
    )


@pytest.mark.parametrize(
    ("written", "kind", "ground"),
    [
        ("S8 ground 1A", "s8", "1A"),
        ("Sec 8 gr 8", "s8", "8"),
        ("Gr 5C", "s8", "5C"),
        ("Section 8 grounds 8, 10 & 11", "s8", "8, 10 & 11"),
        ("s.21", "s21", ""),
        ("NTQ", "ntq", ""),
        ("NOSP", "nosp", ""),
        ("verbal", "verbal", ""),
        ("Y", "", ""),
    ],
)
def test_a_notice_is_named(written, kind, ground):
    found = value_of(Place.NOTICE, written)

    assert (found.served, found.kind, found.ground) == (True, kind, ground)


def test_no_notice_is_no_notice():
    assert not value_of(Place.NOTICE, "N").served


def test_an_address_is_split_into_lines_and_gives_up_its_postcode():
    found = value_of(Place.ADDRESS, "3 Orchard Row,\nNether Fossbrook, dt2 8qy")

    assert found.lines == ("3 Orchard Row", "Nether Fossbrook")
    assert found.postcode == "DT2 8QY"


def test_no_fixed_abode_is_no_address():
    found = value_of(Place.ADDRESS, "NFA")

    assert (found.lines, found.no_fixed_abode) == ((), True)


def test_a_move_stays_one_story_and_is_to_be_confirmed():
    words = "Ward 7, County Hospital (disch 2 Nov) -> TA Mkt Holme"
    found = read(Place.ADDRESS, words)

    assert found.value.lines == (words,)
    assert found.certainty is Certainty.TO_CONFIRM


def test_what_forbids_printing_is_no_address():
    assert kept(Place.ADDRESS, "DO NOT PRINT") == "not an address"


@pytest.mark.parametrize(
    ("written", "codes", "rules"),
    [
        ("Dog (Biscuit) ok with people; alcohol. 2 OFFICERS if drinking",
         ["dog", "substances", "substances"], ["", "", "two_officers"]),
        ("Offender - check licence conditions. Do not visit alone",
         ["offending", "not_alone"], ["", "two_officers"]),
        ("gate code 4471; no signal; park at church", ["access", "no_signal", "vehicle"], [""] * 3),
        ("Loose dogs in yard. 4x4 after rain", ["dog", "vehicle"], ["", ""]),
        ("low literacy - ring do not write", ["reading"], [""]),
        ("Interpreter (Polish)", ["interpreter"], [""]),
        ("see Mr. Smith at no. 12", ["other"], [""]),
        ("No dogs", ["other"], [""]),
        ("do not visit", ["no_visit"], ["no_visit"]),
        ("knife on the table", ["violence"], [""]),
    ],
)  # fmt: skip
def test_warnings_are_told_apart_and_keep_their_words(written, codes, rules):
    found = value_of(Place.MARKERS, written)

    assert [marker.code for marker in found.markers] == codes
    assert [marker.visit_rule for marker in found.markers] == rules
    assert all(marker.words in written for marker in found.markers)


def test_warnings_are_always_to_be_confirmed():
    assert read(Place.MARKERS, "dog").certainty is Certainty.TO_CONFIRM


def test_every_marker_that_can_be_read_is_on_the_shipped_list():
    shipped = {marker.code for marker in marker_types()}
    written = (
        "dog; knife; drunk; hoarder; smoker; scabies; asbestos; suicidal; perpetrator; key safe"
    )
    written += "; no signal; parking; deaf; cannot read; interpreter; offender; allegations; odd"
    written += "; two officers; do not visit; meet elsewhere; phone only"

    found = {marker.code for marker in value_of(Place.MARKERS, written).markers}

    assert len(found) > 18
    assert found <= shipped


def test_the_language_of_an_interpreter_is_read():
    assert value_of(Place.MARKERS, "Interpreter (Polish)").language == "Polish"


@pytest.mark.parametrize(
    ("written", "post", "voicemail", "contact"),
    [
        ("low literacy - ring do not write", True, False, False),
        ("SAFE CONTACT ONLY – no letters, no voicemail", True, True, False),
        ("no voicemail or letters", True, True, False),
        ("don't leave messages", False, True, False),
        ("do not contact", False, False, True),
        ("Do not contact by post", True, False, False),
        ("has no letterbox; post box at the gate", False, False, False),
        ("no contact from her partner", False, False, False),
        ("has not opened any post", False, False, False),
        ("gate code 4471; no signal", False, False, False),
    ],
)
def test_safe_contact_is_read_from_free_words(written, post, voicemail, contact):
    found = safe_contact(written)

    assert (found.do_not_post, found.no_voicemail, found.no_contact) == (post, voicemail, contact)
    assert found.words == (written if post or voicemail or contact else "")


def test_a_time_to_ring_is_kept_as_safe_contact():
    assert safe_contact("text only 10-2").words == "text only 10-2"


@pytest.mark.parametrize(
    ("written", "sure"),
    [
        *(("Restricted - see CW", True), ("SAFE CONTACT ONLY", True), ("DO NOT PRINT", True)),
        *(("Restricted", True), ("MARAC", False), ("Refuge", False), ("restricted growth", False)),
    ],
)
def test_a_restricted_case_is_seen_and_a_hint_is_only_a_hint(written, sure):
    assert restricted_sign(written).sure is sure


def test_ordinary_words_restrict_nothing():
    assert restricted_sign("Works 16h nursery. Does not drive.") is None


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("School family worker", "school"),
        ("SWEP / OOH", "out_of_hours"),
        ("HMP / probation", "probation"),
        ("Hospital DTR", "hospital"),
        ("Citizens Advice", "citizens_advice"),
        ("GP", "gp"),
        ("MARAC", "domestic_abuse"),
        ("Westbrook Homes", "housing_association"),
        ("Somebody new", ""),
    ],
)
def test_who_referred_is_kept_in_her_words_with_its_kind(written, kind):
    found = value_of(Place.REFERRED_BY, written)

    assert (found.words, found.kind) == (written, kind)


def test_a_note_that_starts_with_an_equals_sign_is_words():
    assert kept(Place.NOTES, "=UC gap again?? check journal") == "words, not a formula"


def test_a_formula_without_a_saved_value_is_not_understood():
    found = read_cell(Place.ARREARS, Cell(None, "SUM(M5:M17)"), CONTEXT)

    assert found == NotUnderstood(
        "=SUM(M5:M17)", "A formula without a saved value. It was not run."
    )


@pytest.mark.parametrize("place", list(Place))
def test_an_error_of_the_spreadsheet_is_no_value_anywhere(place):
    assert why_not(place, "#REF!") == "The spreadsheet itself could not work this out."


@pytest.mark.parametrize("place", sorted(set(Place) - {Place.NOTES, Place.WORDS}))
@pytest.mark.parametrize("filling", [" ", "0", "no a, ", "a (1 & ", "1,", "x. "])
def test_a_novel_in_a_cell_costs_no_time(place, filling):
    cell = Cell("1" + filling * 10_000 + "x")

    began = process_time()
    read_cell(place, cell, CONTEXT)
    safe_contact(cell.words)
    restricted_sign(cell.words)

    assert process_time() - began < 1


def test_a_cell_too_long_for_its_column_is_kept_as_words():
    assert kept(Place.ARREARS, "5" * 400) == "too long to be anything but words"


WRITTEN = st.one_of(
    st.text(max_size=40),
    st.text("0123456789/.-: £,()apmOctn&", max_size=16),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)


@given(st.sampled_from(Place), WRITTEN)
def test_no_cell_stops_the_import_and_every_cell_keeps_its_words(place, written):
    cell = Cell(written)

    assert read_cell(place, cell, CONTEXT).words == cell.words


@given(st.sampled_from(Place), WRITTEN)
def test_reading_a_spelling_again_gives_the_same(place, written):
    reader = CellReader(CONTEXT)

    assert reader.read(place, Cell(written)) == read_cell(place, Cell(written), CONTEXT)
    assert reader.read(place, Cell(written)) == read_cell(place, Cell(written), CONTEXT)


def test_a_reader_never_takes_true_for_one():
    reader = CellReader(CONTEXT)

    assert isinstance(reader.read(Place.CHILDREN, Cell(1)), Understood)
    assert isinstance(reader.read(Place.CHILDREN, Cell(True)), NotUnderstood)


PENCE = st.integers(-100_000_000, 100_000_000)


@given(PENCE)
def test_money_comes_back_from_words_to_the_penny(pence):
    assert read_money(Cell(pounds(pence))).value == pence


@given(PENCE)
def test_money_comes_back_from_a_number_cell_to_the_penny(pence):
    assert read_money(Cell(pence / 100)).value == pence
    assert read_money(Cell(float(Decimal(pence) / 100))).certainty is Certainty.PLAIN


@given(PENCE, st.sampled_from(["({})", "{}-", "-{}", "-£{}", "{} CR"]))
def test_every_way_of_writing_a_credit_is_the_same_credit(pence, written):
    amount = f"{abs(pence) // 100:,}.{abs(pence) % 100:02}"

    assert read_money(Cell(written.format(amount))).value == -abs(pence)


FIGURES = ["{d:02}/{m:02}/{y}", "{d}/{m}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}"]


@given(st.dates(date(1930, 1, 1), date(2050, 12, 31)), st.sampled_from(FIGURES))
def test_a_day_in_figures_is_never_swapped(day, written):
    words = written.format(d=day.day, m=day.month, y=day.year)

    assert read_when(Cell(words), DAYS).value == When(day)


@given(st.dates(date(1930, 1, 1), date(2050, 12, 31)))
def test_a_day_comes_back_from_how_it_is_said_and_from_its_number(day):
    serial = (day - date(1899, 12, 30)).days

    assert read_when(Cell(day_words(day)), DAYS).value == When(day)
    assert read_when(Cell(serial), DAYS).value == When(day)


@given(st.integers(1, 31), st.integers(13, 99), st.integers(1930, 2050))
def test_a_month_above_twelve_is_never_a_day(day, month, year):
    assert isinstance(read_when(Cell(f"{day}/{month}/{year}"), DAYS), NotUnderstood)


@given(st.text(max_size=30), st.sampled_from(Towards))
def test_no_text_makes_a_day_outside_the_years_that_can_be(written, towards):
    found = read_when(Cell(written), DAYS, towards)

    assert not isinstance(found, Understood) or 1900 <= found.value.on.year <= 2056
