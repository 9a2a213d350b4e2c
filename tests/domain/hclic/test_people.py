"""Ages, who counts as a child, the household's composition, and multiple disadvantage."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.hclic import ready as r

from tso_desktop.domain.hclic.answers import NOT_ASKED, REFUSED, said
from tso_desktop.domain.hclic.composition import composition
from tso_desktop.domain.hclic.disadvantage import disadvantage
from tso_desktop.domain.hclic.facts import HclicPerson
from tso_desktop.domain.hclic.people import age_of, age_on, dependent_children
from tso_desktop.domain.hclic.spelling import is_nino, is_postcode

ON = date(2026, 6, 8)


def person(relation: str, age: int | None = 30, **more) -> HclicPerson:
    born_on = date(ON.year - age, 1, 1) if age is not None else None
    return HclicPerson(key=relation, relation=said(relation), born_on=born_on, **more)


def together(*people: HclicPerson) -> str:
    return composition(replace(r.READY, people=people))


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-29", 20),
        ("2008-06-08", "2026-06-07", 17),
        ("2008-06-08", "2026-06-08", 18),
    ],
)
def test_an_age_is_in_whole_years(born_on, day, age):
    assert age_on(date.fromisoformat(born_on), date.fromisoformat(day)) == age


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
def test_an_age_grows_by_one_within_a_year_and_never_shrinks(born_on, days):
    day = born_on + timedelta(days=days)
    age = age_on(born_on, day)
    assert 0 <= age_on(born_on, day + timedelta(days=1)) - age <= 1
    assert 365 * age <= days <= 366 * (age + 1)


def test_an_age_is_as_it_was_said_where_no_birth_is_known_and_none_before_birth():
    assert age_of(HclicPerson(key="a", age=41), ON) == 41
    assert age_of(HclicPerson(key="a", born_on=date(2026, 6, 9), age=3), ON) is None


@pytest.mark.parametrize(
    ("age", "in_education", "counts"),
    [
        (0, None, True),
        (15, False, True),
        (16, None, True),
        (17, False, False),
        (17, True, True),
        (18, None, False),
        (18, True, True),
        (19, True, False),
        (None, None, True),
    ],
)
def test_who_counts_as_a_dependent_child(age, in_education, counts):
    case = replace(r.READY, people=(r.LEAD, person("CHILD", age, in_education=in_education)))
    assert len(dependent_children(case)) == counts


def test_a_child_born_or_come_after_the_application_is_not_counted_at_it():
    later = replace(r.CHILD, born_on=date(2026, 7, 1))
    moved_in = replace(r.CHILD, joined_on=date(2026, 6, 9))
    gone = replace(r.CHILD, left_on=date(2026, 6, 1))
    case = replace(r.READY, people=(r.LEAD, later, moved_in, gone))
    assert dependent_children(case) == ()


def test_who_came_or_was_born_on_the_day_counts_and_who_left_on_it_does_not():
    day = r.READY.applied_on
    came, born = replace(r.CHILD, joined_on=day), replace(r.CHILD, born_on=day)
    left = replace(r.CHILD, left_on=day)
    case = replace(r.READY, people=(r.LEAD, came, born, left))
    assert dependent_children(case) == (came, born)


def test_the_applicant_is_of_the_household_whenever_they_are_said_to_have_joined():
    late = replace(r.LEAD, joined_on=r.READY.applied_on + timedelta(days=9))
    assert together(late) == "S_F"


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ((person("APPLICANT", sex=said("M")),), "S_M"),
        ((person("APPLICANT", sex=said("F")),), "S_F"),
        ((person("APPLICANT", sex=REFUSED),), "S_U"),
        ((person("APPLICANT", sex=said("F")), person("CHILD", 4)), "SP_F"),
        ((person("APPLICANT", sex=said("M")), person("CHILD", 4), person("CHILD", 9)), "SP_M"),
        ((person("APPLICANT", sex=NOT_ASKED), person("CHILD", 4)), "SP_U"),
        ((person("APPLICANT"), person("PARTNER")), "CPL"),
        ((person("APPLICANT"), person("PARTNER"), person("CHILD", 1)), "CPL_CH"),
        ((person("APPLICANT"), person("CHILD", 22)), "CPL"),
        ((person("APPLICANT"), person("PARTNER"), person("CHILD", 22)), "THREE"),
        ((person("APPLICANT"), person("PARTNER"), person("PARENT", 70), person("CHILD", 2)),
         "THREE_CH"),
        ((person("APPLICANT", 16, sex=said("F")),), "S_F"),
        ((person("PARTNER"),), "NK"),
        ((), "NK"),
    ],
)  # fmt: skip
def test_the_household_is_described_by_its_people(people, code):
    assert together(*people) == code


RELATIONS = st.sampled_from(["PARTNER", "CHILD", "GRANDCHILD", "PARENT", "FRIEND", "OTHER"])
OTHERS = st.lists(st.builds(person, RELATIONS, st.integers(0, 90)), max_size=6)


@given(OTHERS, st.randoms())
def test_the_description_is_a_code_of_the_list_whatever_the_order(others, random):
    people = [person("APPLICANT", sex=said("F")), *others]
    code = together(*people)
    assert code in r.RULES.lists["household_composition"].records
    random.shuffle(people)
    assert together(*people) == code


@given(OTHERS)
def test_one_more_young_child_makes_it_a_household_with_children(others):
    with_children = {"SP_F", "CPL_CH", "THREE_CH"}
    people = (person("APPLICANT", sex=said("F")), *others)
    assert together(*people, person("CHILD", 3)) in with_children
    adults = [one for one in people if not one.relation.names("CHILD", "GRANDCHILD")]
    assert together(*adults) not in with_children


def test_three_strands_are_multiple_disadvantage_and_each_says_where_it_is_from():
    case = r.answering(i3_2=said("DRUG", "MH"), i1_20=said("PROBATION"))
    found = disadvantage(case)
    assert found.is_multiple
    assert found.strands == {
        "substances": ("3.2",),
        "mental_health": ("3.2",),
        "justice": ("1.20",),
    }
    assert not disadvantage(r.answering(i3_2=said("DRUG", "ALC", "MH"))).is_multiple


@pytest.mark.parametrize(
    ("answers", "strand"),
    [
        ({"i3_2": said("RS")}, "homelessness"),
        ({"i1_13": said("ROUGH")}, "homelessness"),
        ({"i1_15": said("DA")}, "domestic_abuse"),
        ({"i1_15": said("INST_CUSTODY")}, "justice"),
        ({"i1_20": said("MH_INPATIENT")}, "mental_health"),
    ],
)
def test_each_strand_is_seen_from_more_than_one_answer(answers, strand):
    assert strand in disadvantage(r.answering(**{"i3_2": said("NONE")} | answers)).strands


@pytest.mark.parametrize("written", ["AB123456C", "ab 12 34 56 c", "JJ 00 00 00 A"])
def test_a_national_insurance_number_is_known(written):
    assert is_nino(written)


@pytest.mark.parametrize(
    "written",
    ["", "AB123456", "AB123456E", "DB123456A", "AO123456A", "BG123456A", "ZZ123456A", "AB١٢٣٤٥٦C"],
)
def test_anything_else_is_none(written):
    assert not is_nino(written)


@pytest.mark.parametrize(
    "written", ["DT3 9ZA", "dt119xb", "M1 1AE", "EC1A 1BB", "W1A 0AX", "GIR 0AA", "ZZ99 3VZ"]
)
def test_a_postcode_is_known_and_so_is_the_one_for_no_fixed_abode(written):
    assert is_postcode(written)


@pytest.mark.parametrize("written", ["", "DT3", "DT3 9Z", "3DT 9ZA", "DT3 CZA", "ZZ98 3VZ", "none"])
def test_what_is_no_postcode_is_seen(written):
    assert not is_postcode(written)
