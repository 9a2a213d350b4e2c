"""Whether the sheet's own total agrees with the arrears that were read above it."""

from collections.abc import Iterator, Mapping, Sequence

from tso_desktop.domain.columns import Place
from tso_desktop.domain.import_money import pounds, read_money
from tso_desktop.domain.import_reading import Understood
from tso_desktop.domain.import_rows import Aside, ImportRow, SetAside
from tso_desktop.domain.import_workbook import Cell


def total_remarks(
    aside: Sequence[SetAside],
    rows: Sequence[ImportRow],
    cells: Sequence[Sequence[Cell]],
    places: Mapping[int, Place],
) -> Iterator[str]:
    """One for each totals row that is the sum neither of all rows above nor of its own part."""
    columns = [number for number, place in places.items() if place is Place.ARREARS]
    before = 0
    for one in aside:
        if one.why is not Aside.TOTALS:
            continue
        line = cells[one.at.row - 1]
        said = [read_money(line[number - 1]) for number in columns if number <= len(line)]
        found = [reading.value for reading in said if isinstance(reading, Understood)]
        above = [row for row in rows if row.at.row < one.at.row]
        whole = _owed(above)
        part = _owed([row for row in above if row.at.row > before])
        before = one.at.row
        if found and sum(found) not in (whole, part):
            yield (
                f"{one.at.sheet}, row {one.at.row}: the sheet's total of arrears is "
                f"{pounds(sum(found))}, but the arrears as read come to {pounds(whole)}."
            )


def _owed(rows: Sequence[ImportRow]) -> int:
    return sum(pence for row in rows for pence in row.values(Place.ARREARS, int))
