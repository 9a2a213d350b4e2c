"""The household as the published tables describe it: worked out from its people, never typed."""

from tso_desktop.domain.hclic.facts import HclicCase, HclicPerson
from tso_desktop.domain.hclic.people import counting_day, is_applicant, is_dependent, present

A_COUPLE = 2
_SEXES = {"M": "M", "F": "F"}


def composition(case: HclicCase) -> str:
    """A code of the list `household_composition`; NK where no applicant is among the people.

    The published tables count two adults as a couple, whatever they are to each other.
    """
    people = present(case)
    day = counting_day(case)
    adults = [person for person in people if not is_dependent(person, day)]
    if not any(is_applicant(person) for person in people):
        return "NK"
    with_children = len(adults) < len(people)
    if len(adults) > A_COUPLE:
        return "THREE_CH" if with_children else "THREE"
    if len(adults) == A_COUPLE:
        return "CPL_CH" if with_children else "CPL"
    return f"{'SP' if with_children else 'S'}_{_sex(adults[0])}"


def _sex(person: HclicPerson) -> str:
    return _SEXES.get(person.sex.code or "", "U")
