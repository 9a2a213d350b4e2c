"""V27 and V29: what only many cases together show."""

from collections.abc import Iterator, Sequence
from datetime import date

from tso_desktop.domain.hclic.facts import HclicCase, HclicPerson
from tso_desktop.domain.hclic.items import ReturnRules
from tso_desktop.domain.hclic.registry import Finding, Severity

Identity = tuple[str, date, str]


def same_person_twice(cases: Sequence[HclicCase]) -> Iterator[tuple[str, Finding]]:
    """V27, with the reference of each case that it is about: open cases only."""
    found: dict[Identity, dict[str, None]] = {}
    for case in cases:
        if case.closed_on is None:
            for person in case.people:
                if identity := _identity(person):
                    found.setdefault(identity, {})[case.reference] = None
    for references in found.values():
        if len(references) > 1:
            for reference in references:
                others = ", ".join(other for other in references if other != reference)
                yield (
                    reference,
                    Finding(
                        "V27",
                        Severity.WARNING,
                        "Somebody of this case has the same last name (A1.5), date of birth (A1.3) "
                        f"and National Insurance number (A1.6) as in another open case: {others}. "
                        "Check whether they are one, and keep the original reference.",
                        ("A1.3", "A1.5", "A1.6"),
                    ),
                )


def too_much_not_known(
    cases: Sequence[HclicCase], rules: ReturnRules, as_at: date
) -> Iterator[Finding]:
    """V29, of those cases in which the item was answered at all."""
    limits = rules.limits_on(as_at)
    labels = {item.number: item.label for item in rules.items}
    for number in limits.not_known_items:
        given = [case.answer(number) for case in cases if not case.answer(number).is_open]
        unknown = sum(answer.is_not_known for answer in given)
        if unknown * 100 > limits.not_known_percent * len(given):
            yield Finding(
                "V29",
                Severity.WARNING,
                f"“{labels.get(number, number)}” ({number}) is not known in {unknown} of "
                f"{len(given)} cases, more than {limits.not_known_percent} in a hundred. Ask "
                "again where that is possible.",
                (number,),
            )


def _identity(person: HclicPerson) -> Identity | None:
    nino = "".join((person.nino.code or "").split()).upper()
    surname = " ".join(person.surname.split()).casefold()
    if not nino or not surname or person.born_on is None:
        return None
    return surname, person.born_on, nino
