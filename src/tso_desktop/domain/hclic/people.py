"""Who belongs to the household on a day, how old they are, and who counts as a child."""

from datetime import date

from tso_desktop.domain.hclic.facts import HclicCase, HclicPerson

SCHOOL_AGE_ENDS, CHILDHOOD_ENDS = 16, 18


def age_on(born_on: date, day: date) -> int:
    """Whole years; somebody born on 29 February has their birthday on 1 March in other years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def age_of(person: HclicPerson, day: date | None) -> int | None:
    """From the date of birth, or as it was said; None before birth, or where neither is known."""
    if person.born_on is None or day is None:
        return person.age
    return age_on(person.born_on, day) if person.born_on <= day else None


def counting_day(case: HclicCase) -> date | None:
    """The day as at which the household is described: that of the application."""
    return case.applied_on or case.assessed_on


def present(case: HclicCase) -> tuple[HclicPerson, ...]:
    """Those who were of the household on the day of the application."""
    day = counting_day(case)
    if day is None:
        return case.people
    return tuple(
        person
        for person in case.people
        if (person.joined_on is None or person.joined_on <= day or is_applicant(person))
        and (person.left_on is None or person.left_on > day)
        and (person.born_on is None or person.born_on <= day or is_applicant(person))
    )


def is_applicant(person: HclicPerson) -> bool:
    return person.relation.names("APPLICANT")


def applicant(case: HclicCase) -> HclicPerson | None:
    return next((person for person in case.people if is_applicant(person)), None)


def partner(case: HclicCase) -> HclicPerson | None:
    return next((person for person in case.people if person.relation.names("PARTNER")), None)


def is_dependent(person: HclicPerson, day: date | None) -> bool:
    """A child under 16, or to 18 while in education; of 16 and 17 unless known to have left it.

    Somebody called a child whose age nobody knows counts as one, unless they left education.
    """
    if not person.relation.names("CHILD", "GRANDCHILD"):
        return False
    age = age_of(person, day)
    if age is None:
        return person.in_education is not False
    if age < SCHOOL_AGE_ENDS:
        return True
    if age < CHILDHOOD_ENDS:
        return person.in_education is not False
    return age == CHILDHOOD_ENDS and person.in_education is True


def dependent_children(case: HclicCase) -> tuple[HclicPerson, ...]:
    day = counting_day(case)
    return tuple(person for person in present(case) if is_dependent(person, day))


def is_expecting(case: HclicCase) -> bool:
    return any(person.pregnant for person in case.people)
