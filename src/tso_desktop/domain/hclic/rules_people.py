"""V10, V11, V14, V15 and V21 to V23: the people, their ages, and what is written about them."""

from collections.abc import Iterator, Mapping

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.hclic.blocks import NO_NEEDS
from tso_desktop.domain.hclic.facts import HclicCase, HclicPerson
from tso_desktop.domain.hclic.people import (
    age_of,
    age_on,
    applicant,
    counting_day,
    dependent_children,
    is_applicant,
    partner,
    present,
)
from tso_desktop.domain.hclic.registry import Judging, Rule, Wrong, error, warning
from tso_desktop.domain.hclic.spelling import NO_FIXED_ABODE, is_nino, is_postcode

_AGES: Mapping[str, tuple[int, int]] = {
    "YP16_17": (16, 17),
    "YP18_25": (18, 25),
    "CL18_20": (18, 20),
    "CL21_24": (21, 24),
    "CL25": (25, 200),
}


@error("V10", "1.23", "2.5")
def partner_data_without_a_partner(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    if not case.answer("1.23").is_open and partner(case) is None:
        yield Wrong(
            "There is an answer about a partner's work (1.23), but no partner among the people "
            "(2.5). Add the partner, or clear the answer."
        )


@error("V11", "1.4", "2.5")
def children_miscounted(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    said_to_be, found = case.answer("1.4").number, len(dependent_children(case))
    if said_to_be is not None and said_to_be != found:
        yield Wrong(
            f"The number of children (1.4) is {said_to_be}, and the people of the household show "
            f"{found}. Correct the number, or the people, their ages and whether somebody over "
            "16 is in education."
        )


@error("V14", "3.2")
def no_needs_beside_needs(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    needs = set(case.answer("3.2").codes)
    if needs & NO_NEEDS and len(needs) > 1:
        yield Wrong(
            "The support needs (3.2) say none, or not known, beside others. Keep the needs, or "
            "only that."
        )


@error("V15", "3.2", "A1.3")
def need_of_another_age(case: HclicCase, judging: Judging) -> Iterator[Wrong]:
    day = counting_day(case)
    adults = [one for one in present(case) if not one.relation.names("CHILD", "GRANDCHILD")]
    ages = [age_of(person, day) for person in adults]
    if not ages or None in ages:
        return
    known = judging.rules.lists.get("support_needs")
    for need in case.answer("3.2").codes:
        if need not in _AGES:
            continue
        youngest, oldest = _AGES[need]
        if not any(age is not None and youngest <= age <= oldest for age in ages):
            label = known.label(need, day or judging.as_at) if known else need
            yield Wrong(
                f"The support need “{label}” (3.2) fits nobody of the household by their age at "
                "application. Check the dates of birth (A1.3), or the need."
            )


@warning("V21", "A1.6")
def not_a_national_insurance_number(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    for number, person in enumerate(case.people, 1):
        if any(not is_nino(written) for written in person.nino.codes):
            yield Wrong(
                f"The National Insurance number (A1.6) of person {number} is not written like "
                "one: two letters, six digits and a letter from A to D. Check it against a letter."
            )


@error("V22", "A1.3")
def unlikely_birth(case: HclicCase, judging: Judging) -> Iterator[Wrong]:
    for number, person in enumerate(case.people, 1):
        if words := _unlikely(person, judging):
            yield Wrong(f"The date of birth (A1.3) of person {number} {words}. Check it.")
    lead = applicant(case)
    youngest = judging.limits.youngest_applicant
    if lead is None or (day := counting_day(case)) is None:
        return
    age = age_of(lead, day)
    if (age is not None and age < youngest) or (lead.born_on and lead.born_on > day):
        yield Wrong(
            f"The main applicant was under {youngest} on {long_day(day)}, by the date of birth "
            "(A1.3). Check it, and who the main applicant is."
        )


@warning("V23", "A1.8")
def not_a_postcode(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    for number, person in enumerate(case.people, 1):
        if any(not is_postcode(written) for written in person.postcode.codes):
            whose = "the main applicant" if is_applicant(person) else f"person {number}"
            yield Wrong(
                f"The postcode (A1.8) of {whose} is not written like one. Check it; for "
                f"no fixed abode the return takes {NO_FIXED_ABODE}."
            )


def _unlikely(person: HclicPerson, judging: Judging) -> str:
    if person.born_on is None:
        return ""
    if person.born_on > judging.as_at:
        return f"is {long_day(person.born_on)}, which has not come yet"
    if age_on(person.born_on, judging.as_at) > judging.limits.oldest_person:
        return f"would make them more than {judging.limits.oldest_person} years old"
    if person.joined_on and person.joined_on < person.born_on:
        return "is after the day on which they joined the household (2.6)"
    return ""


RULES: tuple[Rule, ...] = (
    partner_data_without_a_partner,
    children_miscounted,
    no_needs_beside_needs,
    need_of_another_age,
    not_a_national_insurance_number,
    unlikely_birth,
    not_a_postcode,
)
