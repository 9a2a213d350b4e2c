"""Which rows are of a household that only one officer may open: by their words, or by likeness.

The same person often stands in a second row, without the mark: that row is taken to be restricted
too, until somebody says otherwise.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tso_desktop.domain.columns import Place, column_letter
from tso_desktop.domain.import_household import ImportHousehold
from tso_desktop.domain.import_likeness import (
    Likeness,
    addresses,
    births,
    like_leads,
    names,
    phones,
    postcodes,
    references,
)
from tso_desktop.domain.import_markers import restricted_sign
from tso_desktop.domain.import_rows import ImportCell, ImportRow, RowAt

_FEW = 50  # in more rows than these only the very same name is looked for
_SHARED = (addresses, postcodes, births, phones, references)


@dataclass(frozen=True, slots=True)
class RestrictedQuestion:
    """Words that say (`sure`) or hint that only she may open this household.

    `columns` name where they stand, for what they say may not be told; `like` is the restricted
    row that this one is like.
    """

    row: RowAt
    words: tuple[str, ...]
    sure: bool
    columns: tuple[str, ...] = ()
    like: RowAt | None = None


class Alike:
    """The rows of one file that may be the same household as another: a like name, and a fact."""

    def __init__(self, households: Sequence[ImportHousehold]) -> None:
        self._of = {one.source_rows[0]: one for one in households}
        self._near: dict[Hashable, list[ImportHousehold]] = defaultdict(list)
        self._named: dict[Hashable, list[ImportHousehold]] = defaultdict(list)
        for one in households:
            for key in _facts(one):
                self._near[key].append(one)
                for name in names(one):
                    self._named[name, key].append(one)

    def spread(self, rows: Iterable[RowAt], settled: Collection[RowAt]) -> dict[RowAt, RowAt]:
        """Rows that are like these, and like those in turn, by the row that they are like.

        What is `settled` is left as it is.
        """
        waiting = list(rows)
        known = {*waiting, *settled}
        found: dict[RowAt, RowAt] = {}
        while waiting:
            row = waiting.pop()
            for other in self._like(self._of[row]):
                at = other.source_rows[0]
                if at not in known:
                    known.add(at)
                    found[at] = row
                    waiting.append(at)
        return found

    def _like(self, one: ImportHousehold) -> Iterator[ImportHousehold]:
        for key in _facts(one):
            for name in names(one):
                yield from self._named[name, key]
            if len(near := self._near[key]) <= _FEW:
                yield from (other for other in near if like_leads(one, other))


def _facts(one: ImportHousehold) -> Iterator[Hashable]:
    for fact in _SHARED:
        yield from ((fact.__name__, key) for key in fact(one))


def restriction_questions(
    rows: Sequence[ImportRow], alike: Alike, likenesses: Sequence[Likeness]
) -> tuple[RestrictedQuestion, ...]:
    """In the order of the file. A row that is joined to a restricted one needs no question."""
    asked = {one.row: one for one in filter(None, map(_question, rows))}
    sure = [row for row, one in asked.items() if one.sure]
    joined = {row: one.rows[0] for one in likenesses if one.joined for row in one.rows}
    marked = {joined[row] for row in sure if row in joined}
    for row, like in alike.spread(sure, sure).items():
        if row in asked:
            asked[row] = replace(asked[row], sure=True, like=like)
        elif joined.get(row) not in marked:
            asked[row] = RestrictedQuestion(row, (), sure=True, like=like)
    return tuple(asked[row.at] for row in rows if row.at in asked)


def _question(row: ImportRow) -> RestrictedQuestion | None:
    signs = [(cell, sign) for cell in row.cells if (sign := restricted_sign(cell.words))]
    said = bool(row.value(Place.RESTRICTED, bool))
    if not signs and not said:
        return None
    marks = row.filled(Place.RESTRICTED) if said else ()
    words = [sign.words for _, sign in signs] or [row.words(Place.RESTRICTED)]
    cells = dict.fromkeys(_column(cell) for cell in (*marks, *(cell for cell, _ in signs)))
    sure = said or any(sign.sure for _, sign in signs)
    return RestrictedQuestion(row.at, tuple(dict.fromkeys(words)), sure, tuple(cells))


def _column(cell: ImportCell) -> str:
    return f"column {column_letter(cell.at.column)} {cell.heading}".rstrip()
