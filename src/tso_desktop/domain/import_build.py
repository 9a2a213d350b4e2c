"""One row becomes one household to be; what a cell does not settle stays open."""

from datetime import date

from tso_desktop.domain.columns import Place
from tso_desktop.domain.import_contact import SafeContact, safe_contact
from tso_desktop.domain.import_days import When
from tso_desktop.domain.import_homes import home_of, is_without_home
from tso_desktop.domain.import_household import (
    ImportArrears,
    ImportHousehold,
    ImportNote,
    ImportNotice,
    ImportReferral,
)
from tso_desktop.domain.import_housing import NoticeWords
from tso_desktop.domain.import_markers import Markers, MarkerWords
from tso_desktop.domain.import_people import household_name, people_of
from tso_desktop.domain.import_reading import says_nothing
from tso_desktop.domain.import_rows import ImportRow
from tso_desktop.domain.import_sources import Source

_CONTACT_WORDS = (
    *(Place.PHONE, Place.EMAIL, Place.SAFE_CONTACT, Place.MARKERS, Place.NOTES, Place.LEAD),
    *(Place.ADDRESS, Place.WORDS),
)


def household_of(row: ImportRow, file: str) -> ImportHousehold:
    references = row.values(Place.REFERENCE, str)
    visit = row.value(Place.NEXT_VISIT, When)
    return ImportHousehold(
        reference=references[0] if references else "",
        other_references=references[1:],
        name=household_name(row),
        people=people_of(row),
        home=home_of(row),
        no_fixed_abode=is_without_home(row),
        arrears=_arrears(row, file),
        referrals=_referrals(row),
        notices=_notices(row),
        markers=_markers(row),
        safe_contact=_safe(row),
        last_seen_on=row.value(Place.LAST_SEEN, date),
        next_visit_on=visit.on if visit else None,
        next_visit_time=visit.at if visit else None,
        next_visit_words="" if visit else row.words(Place.NEXT_VISIT),
        notes=_notes(row),
        closed_on=row.value(Place.CLOSED_ON, date),
        closed_reason=row.words(Place.CLOSED_REASON),
        officer=row.words(Place.OFFICER),
        leftovers=row.cells,
        source_rows=(row.at,),
    )


def _arrears(row: ImportRow, file: str) -> tuple[ImportArrears, ...]:
    """A landlord's word as at a day; a day without an amount says nothing."""
    as_at = row.value(Place.ARREARS_AS_AT, date)
    source = f"{file}, sheet {row.at.sheet}, row {row.at.row}"
    return tuple(ImportArrears(pence, as_at, source) for pence in row.values(Place.ARREARS, int))


def _referrals(row: ImportRow) -> tuple[ImportReferral, ...]:
    sources = row.values(Place.REFERRED_BY, Source)
    on = row.value(Place.REFERRED_ON, date)
    if sources:
        return tuple(ImportReferral(one.words, one.kind, on, row.at) for one in sources)
    return (ImportReferral("", "", on, row.at),) if on else ()


def _notices(row: ImportRow) -> tuple[ImportNotice, ...]:
    """A day on which a notice ends is a notice, even if nobody wrote which."""
    said = row.value(Place.NOTICE, NoticeWords)
    expires, served = row.value(Place.NOTICE_EXPIRES, date), row.value(Place.NOTICE_SERVED, date)
    expires_words = "" if expires else row.words(Place.NOTICE_EXPIRES)
    words = row.words(Place.NOTICE)
    spoken = bool(words) and not says_nothing(words)
    if not (said.served if said else spoken) and not (expires or served or _says(expires_words)):
        return ()
    return (
        ImportNotice(
            words=words,
            kind=said.kind if said else "",
            ground=said.ground if said else "",
            served_on=served,
            expires_on=expires,
            expires_words=expires_words,
        ),
    )


def _markers(row: ImportRow) -> tuple[MarkerWords, ...]:
    return tuple(mark for one in row.values(Place.MARKERS, Markers) for mark in one.markers)


def _safe(row: ImportRow) -> SafeContact:
    """Every column may say how somebody can safely be reached; the careful word counts."""
    found = [safe_contact(cell.words) for cell in row.filled(*_CONTACT_WORDS)]
    words = [one.words for one in found if one.words]
    words += [cell.words.strip() for cell in row.filled(Place.SAFE_CONTACT)]
    return SafeContact(
        do_not_post=any(one.do_not_post for one in found),
        no_voicemail=any(one.no_voicemail for one in found),
        no_contact=any(one.no_contact for one in found),
        words="; ".join(dict.fromkeys(words)),
    )


def _notes(row: ImportRow) -> tuple[ImportNote, ...]:
    """Her notes, and the comments that somebody pinned to a cell."""
    notes = [cell.words for cell in row.filled(Place.NOTES) if cell.words.strip()]
    notes += [f"{cell.heading}: {cell.cell.note}" for cell in row.cells if cell.cell.note]
    return tuple(ImportNote(words, row.at) for words in notes)


def _says(words: str) -> bool:
    return bool(words) and not says_nothing(words)
