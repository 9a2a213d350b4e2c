"""The home that a row tells of, if it tells of one."""

import re

from tso_desktop.domain.columns import Place
from tso_desktop.domain.import_headings import heading_key
from tso_desktop.domain.import_household import ImportHome
from tso_desktop.domain.import_housing import Address
from tso_desktop.domain.import_money import Frequency, Rent, read_frequency
from tso_desktop.domain.import_reading import Understood
from tso_desktop.domain.import_rows import ImportRow
from tso_desktop.domain.import_workbook import Cell
from tso_desktop.domain.words import TenureType

_NO_HOME = "none"  # the group of tenures that are none
_RENT = re.compile(r"rent|amount|current|gross|full|contractual|charge|due")


def home_of(row: ImportRow) -> ImportHome | None:
    """Nobody who sleeps rough has a home here, unless the row names a place."""
    addresses = row.values(Place.ADDRESS, Address)
    lines = tuple(line for address in addresses for line in address.lines)
    inside = [address.postcode for address in addresses if address.postcode]
    rent = row.value(Place.RENT, Rent)
    tenure = row.value(Place.TENURE, TenureType)
    home = ImportHome(
        lines=lines,
        postcode=next(iter((*row.values(Place.POSTCODE, str), *inside)), ""),
        tenure=tenure.code if tenure else "",
        temporary=tenure is not None and tenure.temporary,
        tenure_words=row.words(Place.TENURE),
        landlord="; ".join(row.values(Place.LANDLORD, str)),
        rent_pence=rent.pence if rent else None,
        rent_frequency=_frequency(row, rent),
    )
    named = lines or home.postcode or home.landlord or rent
    settled = home.tenure_words and not _is_none(tenure)
    return home if named or settled else None


def is_without_home(row: ImportRow) -> bool:
    said = any(address.no_fixed_abode for address in row.values(Place.ADDRESS, Address))
    return said or _is_none(row.value(Place.TENURE, TenureType))


def _is_none(tenure: TenureType | None) -> bool:
    return tenure is not None and tenure.group == _NO_HOME


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
