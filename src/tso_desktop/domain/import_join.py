"""Rows that are one household become one: the first row's word counts, nothing else is lost."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import reduce
from typing import TypeVar

from tso_desktop.domain.import_contact import Phone, SafeContact
from tso_desktop.domain.import_household import (
    ImportHome,
    ImportHousehold,
    ImportPerson,
    ImportReferral,
    Role,
)
from tso_desktop.domain.import_likeness import like_names
from tso_desktop.domain.import_money import pounds
from tso_desktop.domain.import_reading import fold

T = TypeVar("T")
Filled = TypeVar("Filled", ImportPerson, ImportHome)

_CHILDREN = (Role.CHILD, Role.EXPECTED)


def join_households(households: Sequence[ImportHousehold]) -> ImportHousehold:
    return reduce(_joined, households)


def _joined(first: ImportHousehold, other: ImportHousehold) -> ImportHousehold:
    references = dict.fromkeys(
        ref
        for one in (first, other)
        for ref in (one.reference, *one.other_references)
        if ref and fold(ref) != fold(first.reference or other.reference)
    )
    either_open = first.closed_on is None or other.closed_on is None
    visit = first if first.next_visit_on or first.next_visit_words else other
    return replace(
        first,
        reference=first.reference or other.reference,
        other_references=tuple(references),
        name=first.name if first.lead.name_known else other.name,
        restricted=first.restricted or other.restricted,
        people=_people(first.people, other.people),
        home=_home(first.home, other.home),
        no_fixed_abode=first.no_fixed_abode or other.no_fixed_abode,
        arrears=_all(first.arrears, other.arrears),
        referrals=_referrals(first, other),
        notices=_all(first.notices, other.notices),
        markers=_all(first.markers, other.markers),
        safe_contact=_safe(first.safe_contact, other.safe_contact),
        last_seen_on=max(filter(None, (first.last_seen_on, other.last_seen_on)), default=None),
        next_visit_on=visit.next_visit_on,
        next_visit_time=visit.next_visit_time,
        next_visit_words=visit.next_visit_words,
        notes=first.notes + other.notes,
        closed_on=None if either_open else max(filter(None, (first.closed_on, other.closed_on))),
        closed_reason="" if either_open else other.closed_reason or first.closed_reason,
        officer=first.officer or other.officer,
        leftovers=first.leftovers + other.leftovers,
        source_rows=first.source_rows + other.source_rows,
        conflicts=first.conflicts + _conflicts(first, other),
    )


def _all(first: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *other)))


def _referrals(first: ImportHousehold, other: ImportHousehold) -> tuple[ImportReferral, ...]:
    """The same referral written in two rows is one."""
    known = {(fold(one.source), one.referred_on) for one in first.referrals}
    new = (one for one in other.referrals if (fold(one.source), one.referred_on) not in known)
    return (*first.referrals, *new)


def _safe(first: SafeContact, other: SafeContact) -> SafeContact:
    return SafeContact(
        do_not_post=first.do_not_post or other.do_not_post,
        no_voicemail=first.no_voicemail or other.no_voicemail,
        no_contact=first.no_contact or other.no_contact,
        words="; ".join(dict.fromkeys(filter(None, (first.words, other.words)))),
    )


def _people(
    first: tuple[ImportPerson, ...], other: tuple[ImportPerson, ...]
) -> tuple[ImportPerson, ...]:
    """The leads are one person; a partner or child with the same name is too."""
    lead = _person(first[0], other[0])
    children = [one for one in first if one.role in _CHILDREN]
    partners = [one for one in first[1:] if one.role is Role.PARTNER]
    for new in other[1:]:
        if new.role in _CHILDREN:
            continue
        at = next((n for n, one in enumerate(partners) if like_names(one.name, new.name)), None)
        if at is None:
            partners.append(new)
        else:
            partners[at] = _person(partners[at], new)
    return (lead, *partners, *(children or [one for one in other if one.role in _CHILDREN]))


def _person(first: ImportPerson, other: ImportPerson) -> ImportPerson:
    known = first if first.name_known else other
    merged = _filled(replace(first, name=known.name, name_known=known.name_known), other)
    phones: dict[str, Phone] = {phone.digits: phone for phone in (*other.phones, *first.phones)}
    ordered = dict.fromkeys(phone.digits for phone in (*first.phones, *other.phones))
    birth = first if first.born_on or not other.born_on else other
    return replace(
        merged,
        phones=tuple(phones[digits] for digits in ordered),
        born_on=birth.born_on,
        born_year=birth.born_year,
        born_words=birth.born_words,
        age=birth.age,
        age_on=birth.age_on,
    )


def _home(first: ImportHome | None, other: ImportHome | None) -> ImportHome | None:
    if first is None or other is None:
        return first or other
    return _filled(first, other)


def _filled(first: Filled, other: Filled) -> Filled:
    """The first's blanks filled from the other."""
    blanks = (None, "", ())
    names = [one.name for one in fields(first) if getattr(first, one.name) in blanks]
    return replace(first, **{name: getattr(other, name) for name in names})


def _conflicts(first: ImportHousehold, other: ImportHousehold) -> tuple[str, ...]:
    row = other.source_rows[0].row
    return tuple(
        f"Row {row} says {label} “{two}”; “{one}” was taken."
        for label, fact in _COMPARED
        if (one := fact(first)) and (two := fact(other)) and _bare(one) != _bare(two)
    )


def _at_home(fact: Callable[[ImportHome], str]) -> Callable[[ImportHousehold], str]:
    return lambda household: fact(household.home) if household.home else ""


def _rent(home: ImportHome) -> str:
    often = f" {home.rent_frequency.reading}" if home.rent_frequency else ""
    return "" if home.rent_pence is None else pounds(home.rent_pence) + often


_COMPARED: tuple[tuple[str, Callable[[ImportHousehold], str]], ...] = (
    ("name", lambda one: one.lead.name if one.lead.name_known else ""),
    ("date of birth", lambda one: str(one.lead.born_on or one.lead.born_words)),
    ("address", _at_home(lambda home: home.address)),
    ("postcode", _at_home(lambda home: home.postcode)),
    ("tenure", _at_home(lambda home: home.tenure_words)),
    ("landlord", _at_home(lambda home: home.landlord)),
    ("rent", _at_home(_rent)),
    ("why it closed", lambda one: one.closed_reason),
)


def _bare(words: str) -> str:
    return "".join(mark for mark in fold(words) if mark.isalnum())
