"""What a preview understood and an import did, in plain sentences."""

from collections.abc import Iterator

from tso_desktop.domain.columns import Place, column_letter
from tso_desktop.domain.import_rows import Aside, ImportCell, ImportRow, ImportSheet, RowAt
from tso_desktop.domain.importing import Counts
from tso_desktop.services.importing import Imported, Preview

_SHOWN = 40


def preview_sentences(preview: Preview) -> Iterator[str]:
    """How the file would be imported: columns, rows, what was not understood, what is alike."""
    proposal = preview.proposal
    several = len(proposal.sheets) > 1
    yield f"{proposal.file}: {counted_sentence(preview.counts)}"
    yield from proposal.remarks
    for sheet in proposal.sheets:
        yield ""
        yield from _sheet(sheet, several=several)
    yield from _part("Not understood; kept word for word, nothing was guessed:", _unread(preview))
    yield from _part("In this file:", _likenesses(preview))
    yield from _part("Restricted:", _restricted(preview))
    yield from _part("Like a household of the store, and left apart:", _matches(preview))


def imported_sentences(done: Imported) -> Iterator[str]:
    yield f"{done.file} was imported: {counted_sentence(done.counts)}"
    ours = [reference for _, reference in done.given]
    if ours:
        yield f"Without a reference in the sheet; ours now: {', '.join(ours)}."


def counted_sentence(counts: Counts) -> str:
    """As in: 11 households (3 closed), 12 referrals, 10 homes; and how the cells were read."""
    closed = f" ({counts.closed} closed)" if counts.closed else ""
    things = ", ".join(
        (
            _number(counts.households, "household") + closed,
            _number(counts.referrals, "referral"),
            _number(counts.homes, "home"),
        )
    )
    return f"{things}; {cells_sentence(counts)}."


def cells_sentence(counts: Counts) -> str:
    return (
        f"{_number(counts.read, 'cell')} read, {counts.kept_as_words:,} kept as words, "
        f"{counts.not_understood:,} not understood"
    )


def _sheet(sheet: ImportSheet, *, several: bool) -> Iterator[str]:
    name = f"Sheet {sheet.name}" if several else "The sheet"
    hidden = ", which is hidden," if sheet.hidden else ""
    if sheet.heading_row is None:
        yield f"{name}{hidden} has no headings; its rows are set aside."
    else:
        as_at = " (the day named above the headings)" if sheet.as_at_named else ""
        yield (
            f"{name}{hidden}: headings in row {sheet.heading_row}, "
            f"{_number(len(sheet.rows), 'row')} of people, as at {sheet.as_at.isoformat()}{as_at}."
        )
    for number, heading in enumerate(sheet.columns.headings, 1):
        place = sheet.columns.place(number).label
        yield f"  {column_letter(number)} {heading or '(no heading)'} → {place}"
    for aside in sheet.set_aside:
        if aside.why is not Aside.BLANK:
            yield f"  Row {aside.at.row} set aside, {aside.why.value}: {' | '.join(aside.words)}"


def _unread(preview: Preview) -> Iterator[str]:
    for cell in preview.proposal.not_understood:
        yield f"{_where(preview, cell.at.in_row)}, {_column(cell)}: “{cell.words}”. {cell.said}"


def _likenesses(preview: Preview) -> Iterator[str]:
    said = {row.at: row for row in preview.proposal.rows}
    for likeness in preview.proposal.likenesses:
        rows = " and ".join(str(row.row) for row in likeness.rows)
        names = " and ".join(dict.fromkeys(_name(said[row]) for row in likeness.rows))
        done = "one household with their referrals" if likeness.joined else "left apart"
        where = f"{likeness.rows[0].sheet}, rows {rows}"
        yield f"{where}, {names}: {done}. {likeness.sentence}"


def _restricted(preview: Preview) -> Iterator[str]:
    for asked in preview.proposal.restrictions:
        said = "; ".join(f"“{words}”" for words in asked.words)
        done = "becomes a restricted case" if asked.sure else "only a hint, so it is not restricted"
        yield f"{_where(preview, asked.row)}: {said}: {done}."


def _matches(preview: Preview) -> Iterator[str]:
    for match in preview.matches:
        yield f"{_where(preview, match.rows[0])}, {match.named}: {match.label}. {match.sentence}"


def _part(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if not found:
        return
    yield ""
    yield title
    yield from (f"  {line}" for line in found[:_SHOWN])
    if len(found) > _SHOWN:
        yield f"  and {len(found) - _SHOWN:,} more; `show` names each on its household."


def _where(preview: Preview, at: RowAt) -> str:
    return f"{at.sheet}, row {at.row}" if len(preview.proposal.sheets) > 1 else f"Row {at.row}"


def _column(cell: ImportCell) -> str:
    return f"column {column_letter(cell.at.column)} {cell.heading}"


def _name(row: ImportRow) -> str:
    return row.words(Place.LEAD) or row.words(Place.FORENAME, Place.SURNAME) or "no name"


def _number(number: int, thing: str) -> str:
    return f"{number:,} {thing if number == 1 else thing + 's'}"
