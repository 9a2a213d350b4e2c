"""Each cell of a preview that is not simply read as it stands: where, what, and what came of it.

Of a household that will be restricted nothing is quoted: `import --preview` may stand on a screen
that others see.
"""

import re
from collections.abc import Iterator

from tso_desktop.domain.columns import Place, column_letter
from tso_desktop.domain.dated import long_day
from tso_desktop.domain.import_births import Birth
from tso_desktop.domain.import_reading import Certainty, Understood
from tso_desktop.domain.import_rows import ImportCell, RowAt, State
from tso_desktop.services.importing import Preview

NOT_SHOWN = "(not shown: restricted)"
_DATES = frozenset(
    {
        *(Place.BIRTH, Place.PARTNER_BIRTH, Place.ARREARS_AS_AT, Place.REFERRED_ON),
        *(Place.NOTICE_SERVED, Place.NOTICE_EXPIRES, Place.LAST_SEEN, Place.NEXT_VISIT),
        Place.CLOSED_ON,
    }
)
_A_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


class Details:
    """The cells of one preview, in the order of the file."""

    def __init__(self, preview: Preview) -> None:
        self._proposal = preview.proposal
        self._several = len(preview.proposal.sheets) > 1
        self._restricted = {
            row for one in preview.households if one.restricted for row in one.source_rows
        }

    def is_restricted(self, row: RowAt) -> bool:
        return row in self._restricted

    def where(self, at: RowAt) -> str:
        return f"{at.sheet}, row {at.row}" if self._several else f"Row {at.row}"

    def unread(self) -> Iterator[str]:
        for cell in self._proposal.not_understood:
            yield f"{self._cell(cell)}. {cell.said}"

    def dates(self) -> Iterator[str]:
        """Those in which something was settled by more than what stands in the cell."""
        for cell in self._proposal.cells:
            if cell.place in _DATES and cell.state is State.READ and _is_worked_out(cell):
                yield f"{self._cell(cell)} → {self._said(cell)}"

    def ages(self) -> Iterator[str]:
        for cell in self._proposal.cells:
            birth = _value(cell)
            if isinstance(birth, Birth) and birth.age is not None:
                as_at = f", as at {long_day(birth.age_on)}" if birth.age_on else ""
                said = self._said(cell)
                yield f"{self._cell(cell)} → {said if said == NOT_SHOWN else said + as_at}"

    def to_check(self) -> Iterator[str]:
        """What was read out of free words, or by more than their letters; dates stand elsewhere."""
        for cell in self._proposal.cells:
            reading = cell.reading
            plain = isinstance(reading, Understood) and reading.certainty is Certainty.PLAIN
            if cell.state is State.READ and not plain and cell.place not in _DATES:
                yield f"{self._cell(cell)} → {self._said(cell)}"

    def kept(self) -> Iterator[str]:
        for cell in self._proposal.cells:
            if cell.state is State.KEPT_AS_WORDS:
                yield f"{self._cell(cell)}: {cell.said}"

    def _cell(self, cell: ImportCell) -> str:
        words = NOT_SHOWN if self.is_restricted(cell.at.in_row) else f"“{cell.words}”"
        column = f"column {column_letter(cell.at.column)} {cell.heading}".rstrip()
        return f"{self.where(cell.at.in_row)}, {column}: {words}"

    def _said(self, cell: ImportCell) -> str:
        return NOT_SHOWN if self.is_restricted(cell.at.in_row) else cell.said


def _value(cell: ImportCell) -> object:
    return cell.reading.value if isinstance(cell.reading, Understood) else None


def _is_worked_out(cell: ImportCell) -> bool:
    value = _value(cell)
    if isinstance(value, Birth) and value.age is not None:
        return False
    year_alone = isinstance(value, Birth) and value.born_on is None
    certain = isinstance(cell.reading, Understood) and cell.reading.certainty is Certainty.PLAIN
    return year_alone or not certain or not _A_YEAR.search(cell.words)
