"""The home that a row tells of, if it tells of one."""

import re

from tso_desktop.domain.columns import Place
from tso_desktop.domain.import_headings import heading_key
from tso_desktop.domain.import_household import ImportHome
from tso_desktop.domain.import_housing import Address, Tenure
from tso_desktop.domain.import_markers import ACCESS, Markers
from tso_desktop.domain.import_money import Frequency, Rent, read_frequency
from tso_desktop.domain.import_reading import Understood
from tso_desktop.domain.import_rows import ImportRow
from tso_desktop.domain.import_workbook import Cell

_NO_HOME = {Tenure.ROUGH_SLEEPING, Tenure.NO_FIXED_ABODE}
_RENT = re.compile(r"rent|amount|current|gross|full|contractual|charge|due")


def home_of(row: ImportRow) -> ImportHome | None:
    """Nobody who sleeps rough has a home here, unless the row names a place."""
    addresses = row.values(Place.ADDRESS, Address)
    lines = tuple(line for address in addresses for line in address.lines)
    inside = [address.postcode for address in addresses if address.postcode]
    rent = row.value(Place.RENT, Rent)
    tenure = row.value(Place.TENURE, Tenure)
    home = ImportHome(
        lines=lines,
        postcode=next(iter((*row.values(Place.POSTCODE, str), *inside)), ""),
        tenure=tenure,
        tenure_words=row.words(Place.TENURE),
        landlord="; ".join(row.values(Place.LANDLORD, str)),
        rent_pence=rent.pence if rent else None,
        rent_frequency=_frequency(row, rent),
        access=_access(row),
    )
    named = lines or home.postcode or home.landlord or rent
    settled = home.tenure_words and tenure not in _NO_HOME
    return home if named or settled or home.access else None


def is_without_home(row: ImportRow) -> bool:
    said = any(address.no_fixed_abode for address in row.values(Place.ADDRESS, Address))
    return said or row.value(Place.TENURE, Tenure) in _NO_HOME


def _frequency(row: ImportRow, rent: Rent | None) -> Frequency | None:
    """Its own column says it, or the rent's cell, or the rent's heading."""
    if rent is None:
        return None
    if found := row.value(Place.FREQUENCY, Frequency) or rent.frequency:
        return found
    if row.filled(Place.FREQUENCY):
        return None
    key = _RENT.sub("", heading_key(row.filled(Place.RENT)[0].heading))
    reading = read_frequency(Cell(key))
    return reading.value if isinstance(reading, Understood) else None


def _access(row: ImportRow) -> tuple[str, ...]:
    found = row.values(Place.MARKERS, Markers)
    return tuple(mark.words for one in found for mark in one.markers if mark.group == ACCESS)
