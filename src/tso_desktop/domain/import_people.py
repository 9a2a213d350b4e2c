"""Who lives in the household that a row tells of."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from tso_desktop.domain.columns import Place
from tso_desktop.domain.import_births import Birth
from tso_desktop.domain.import_children import Child, Children
from tso_desktop.domain.import_contact import Phone
from tso_desktop.domain.import_household import ImportPerson, Role
from tso_desktop.domain.import_markers import Markers
from tso_desktop.domain.import_names import Names
from tso_desktop.domain.import_reading import fold, tidy
from tso_desktop.domain.import_rows import ImportRow

_NAMELESS = "Name not recorded"
_UNBORN = "Baby on the way"
_SHORTEST = 3


def household_name(row: ImportRow) -> str:
    names = row.value(Place.LEAD, Names)
    return names.full if names else _lead(row)[0]


def people_of(row: ImportRow) -> tuple[ImportPerson, ...]:
    """The lead person first; there always is one, though the sheet may not know a name."""
    adults = [_lead_person(row), *_partners(row)]
    return (*_with_phones(adults, _phones(row)), *_children(row))


def _lead(row: ImportRow) -> tuple[str, bool]:
    names = row.value(Place.LEAD, Names)
    if names:
        return names.each[0], True
    parts = (*row.values(Place.FORENAME, str), *row.values(Place.SURNAME, str))
    if parts:
        return " ".join(parts), True
    words = tidy(row.words(Place.LEAD) or row.words(Place.FORENAME, Place.SURNAME))
    return words or _NAMELESS, False


def _lead_person(row: ImportRow) -> ImportPerson:
    name, known = _lead(row)
    names = row.value(Place.LEAD, Names)
    marked = row.value(Place.MARKERS, Markers)
    language = row.value(Place.LANGUAGE, str) or (marked.language if marked else "")
    needs = marked is not None and any(mark.code == "interpreter" for mark in marked.markers)
    person = ImportPerson(
        name=name,
        role=Role.LEAD,
        name_known=known,
        known_as=row.value(Place.KNOWN_AS, str) or "",
        email=row.value(Place.EMAIL, str) or "",
        language=language,
        interpreter=needs,
        words=names.note if names else "",
    )
    return _born(person, row, Place.BIRTH)


def _partners(row: ImportRow) -> list[ImportPerson]:
    """The others whom the name cell names, then those of the partner's own column."""
    lead = row.value(Place.LEAD, Names)
    named = [*(lead.each[1:] if lead else ())]
    for names in row.values(Place.PARTNER, Names):
        named.extend(names.each)
    taken = {fold(_lead(row)[0])}
    partners = []
    for name in named:
        if fold(name) not in taken:
            taken.add(fold(name))
            partners.append(ImportPerson(name=name, role=Role.PARTNER))
    return [_born(partners[0], row, Place.PARTNER_BIRTH), *partners[1:]] if partners else []


def _born(person: ImportPerson, row: ImportRow, place: Place) -> ImportPerson:
    birth = row.value(place, Birth)
    if birth is None:
        return replace(person, born_words=row.words(place))
    return replace(
        person,
        born_on=birth.born_on,
        born_year=birth.year,
        born_words=str(birth.year) if birth.year else "",
        age=birth.age,
        age_on=birth.age_on,
    )


def _children(row: ImportRow) -> tuple[ImportPerson, ...]:
    found = row.value(Place.CHILDREN, Children)
    if found is None:
        return ()
    children = [_child(child, n, row) for n, child in enumerate(found.children, 1)]
    if found.expecting:
        children.append(ImportPerson(name=_UNBORN, role=Role.EXPECTED, name_known=False))
    return tuple(children)


def _child(child: Child, number: int, row: ImportRow) -> ImportPerson:
    return ImportPerson(
        name=child.name or f"Child {number}",
        role=Role.CHILD,
        name_known=bool(child.name),
        age=child.age,
        age_on=None if child.age is None else row.as_at,
        born_words=child.words,
    )


def _phones(row: ImportRow) -> tuple[Phone, ...]:
    found = [cast("tuple[Phone, ...]", phones) for phones in row.values(Place.PHONE, tuple)]
    return tuple({phone.digits: phone for phones in found for phone in phones}.values())


def _with_phones(adults: Sequence[ImportPerson], phones: Sequence[Phone]) -> list[ImportPerson]:
    """A number belongs to whom its note names, else to the lead person."""
    owners = [(phone, _owner(phone, adults)) for phone in phones]
    return [
        replace(adult, phones=tuple(phone for phone, owner in owners if owner == n))
        for n, adult in enumerate(adults)
    ]


def _owner(phone: Phone, adults: Sequence[ImportPerson]) -> int:
    note = set(fold(phone.note).split())
    for n, adult in enumerate(adults):
        if any(len(part) >= _SHORTEST and part in note for part in fold(adult.name).split()[:1]):
            return n
    return 0
