"""Understanding one cell, by the place of its column. Nothing here loses or changes its words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tso_desktop.domain.columns import Place
from tso_desktop.domain.import_births import read_birth
from tso_desktop.domain.import_children import read_children
from tso_desktop.domain.import_contact import read_phones, read_postcode
from tso_desktop.domain.import_days import DayContext, Towards, read_day, read_when
from tso_desktop.domain.import_housing import read_address, read_notice, read_tenure
from tso_desktop.domain.import_markers import language_in, read_markers
from tso_desktop.domain.import_money import read_frequency, read_money, read_rent
from tso_desktop.domain.import_names import joined_name, read_names
from tso_desktop.domain.import_reading import (
    KeptAsWords,
    NotUnderstood,
    Understood,
    Unread,
    fold,
    says_nothing,
    tidy,
)
from tso_desktop.domain.import_sources import read_source
from tso_desktop.domain.import_spellings import Spellings
from tso_desktop.domain.import_workbook import Cell
from tso_desktop.domain.words import MarkerType, TenureType

Reading = Understood[Any] | Unread


@dataclass(frozen=True, slots=True)
class CellContext:
    """What a cell alone does not say: the sheet's own day, and the council's words."""

    days: DayContext
    tenures: Spellings[TenureType]
    markers: Spellings[MarkerType]


_BROKEN = {
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"),
    *("#GETTING_DATA", "#FIELD!", "#BLOCKED!", "Err:502", "Err:504", "Err:508", "Err:522"),
}
_SHORT, _ANY = 300, 1 << 40  # letters; a pattern is not let loose on a novel
_LONGEST = {
    Place.MARKERS: 5_000,
    Place.ADDRESS: 2_000,
    Place.NOTES: _ANY,
    Place.WORDS: _ANY,
    Place.SAFE_CONTACT: _ANY,
    Place.CLOSED_REASON: _ANY,
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_YES = {"y", "yes", "true", "x", "1", "restricted", "r"}
_NO = {"n", "no", "false", "0", "none", "-"}


class CellReader:
    """Reads each spelling once: a caseload says "monthly" in every row."""

    def __init__(self, context: CellContext) -> None:
        self._context = context
        self._read: dict[tuple[Place, type, object], Reading] = {}

    def read(self, place: Place, cell: Cell) -> Reading:
        if cell.value is None:
            return read_cell(place, cell, self._context)
        key = (place, type(cell.value), cell.value)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = read_cell(place, cell, self._context)
        return found


def read_cell(place: Place, cell: Cell, context: CellContext) -> Reading:
    """Every cell has a reading; one that fits nowhere is kept as words."""
    words = cell.words
    if not words.strip():
        return KeptAsWords(words, "a comment on an empty cell")
    if cell.value is None:
        return NotUnderstood(words, "A formula without a saved value. It was not run.")
    if words in _BROKEN:
        return NotUnderstood(words, "The spreadsheet itself could not work this out.")
    if len(words) > _LONGEST.get(place, _SHORT):
        return KeptAsWords(words, "too long to be anything but words")
    if place in _DAYS:
        return _DAYS[place](cell, context.days)
    if place is Place.TENURE:
        return read_tenure(cell, context.tenures)
    if place is Place.MARKERS:
        return read_markers(cell, context.markers)
    return _READERS[place](cell)


def _day(cell: Cell, days: DayContext) -> Reading:
    return read_day(cell, days)


def _past_day(cell: Cell, days: DayContext) -> Reading:
    return read_day(cell, days, Towards.PAST)


def _visit(cell: Cell, days: DayContext) -> Reading:
    return read_when(cell, days, Towards.FUTURE)


def _text(cell: Cell) -> Reading:
    if nothing := says_nothing(cell.words):
        return KeptAsWords(cell.words, nothing)
    text = tidy(cell.words)
    return Understood(text, cell.words, text)


def _note(cell: Cell) -> Reading:
    if cell.words.lstrip().startswith("="):
        return KeptAsWords(cell.words, "words, not a formula")
    return Understood(cell.words, cell.words, tidy(cell.words))


def _word_for_word(cell: Cell) -> Reading:
    what = "words, not a formula" if cell.words.lstrip().startswith("=") else "kept word for word"
    return KeptAsWords(cell.words, what)


def _name_part(cell: Cell) -> Reading:
    if not isinstance(cell.value, str) or not any(mark.isalpha() for mark in cell.value):
        return NotUnderstood(cell.words, "This is not a name.")
    name = joined_name(cell.value, "")
    return Understood(name, cell.words, name)


def _email(cell: Cell) -> Reading:
    text = tidy(cell.words)
    if _EMAIL.fullmatch(text):
        return Understood(text, cell.words, text)
    if nothing := says_nothing(text):
        return KeptAsWords(cell.words, nothing)
    return KeptAsWords(cell.words, "words, not an email address")


def _language(cell: Cell) -> Reading:
    if nothing := says_nothing(cell.words):
        return KeptAsWords(cell.words, nothing)
    language = language_in(tidy(cell.words)) or tidy(cell.words)
    return Understood(language, cell.words, language)


def _restricted(cell: Cell) -> Reading:
    folded = fold(cell.words)
    if folded in _YES | _NO:
        restricted = folded in _YES
        return Understood(restricted, cell.words, "restricted" if restricted else "not restricted")
    return KeptAsWords(cell.words, "words, neither yes nor no")


_DAYS: dict[Place, Callable[[Cell, DayContext], Reading]] = {
    Place.BIRTH: read_birth,
    Place.PARTNER_BIRTH: read_birth,
    Place.ARREARS_AS_AT: _day,
    Place.REFERRED_ON: _day,
    Place.NOTICE_SERVED: _day,
    Place.NOTICE_EXPIRES: _day,
    Place.CLOSED_ON: _day,
    Place.LAST_SEEN: _past_day,
    Place.NEXT_VISIT: _visit,
}
_READERS: dict[Place, Callable[[Cell], Reading]] = {
    Place.REFERENCE: _text,
    Place.LEAD: read_names,
    Place.SURNAME: _name_part,
    Place.FORENAME: _name_part,
    Place.KNOWN_AS: _text,
    Place.PARTNER: read_names,
    Place.ADDRESS: read_address,
    Place.POSTCODE: read_postcode,
    Place.PHONE: read_phones,
    Place.EMAIL: _email,
    Place.LANGUAGE: _language,
    Place.CHILDREN: read_children,
    Place.LANDLORD: _text,
    Place.RENT: read_rent,
    Place.FREQUENCY: read_frequency,
    Place.ARREARS: read_money,
    Place.REFERRED_BY: read_source,
    Place.NOTICE: read_notice,
    Place.SAFE_CONTACT: _text,
    Place.RESTRICTED: _restricted,
    Place.NOTES: _note,
    Place.CLOSED_REASON: _text,
    Place.OFFICER: _text,
    Place.WORDS: _word_for_word,
}
