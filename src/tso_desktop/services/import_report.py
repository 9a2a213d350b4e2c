"""What a preview understood and an import did, in plain sentences."""

from collections.abc import Iterator

from tso_desktop.domain.columns import Place, column_letter
from tso_desktop.domain.dated import long_day
from tso_desktop.domain.import_rows import Aside, ImportRow, ImportSheet
from tso_desktop.domain.importing import Counts
from tso_desktop.services.import_details import Details
from tso_desktop.services.importing import Imported, Preview

_SHOWN = 40


def preview_sentences(preview: Preview, *, whole: bool = True) -> Iterator[str]:
    """How the file would be imported: columns, rows, and each cell that is not read as it stands.

    Otherwise than `whole` it breaks off in lists that are long.
    """
    proposal, details = preview.proposal, Details(preview)
    several = len(proposal.sheets) > 1
    most = None if whole else _SHOWN
    yield f"{proposal.file}: {counted_sentence(preview.counts)}"
    yield from proposal.remarks
    for sheet in proposal.sheets:
        yield ""
        yield from _sheet(sheet, several=several)
    for title, lines in (
        ("Not understood; kept word for word, nothing was guessed:", details.unread()),
        ("Dates that were worked out:", details.dates()),
        ("Ages, where a date of birth was expected:", details.ages()),
        ("Read out of free words; look at it again:", details.to_check()),
        ("Kept only as words, “from the import”:", details.kept()),
        ("In this file:", _likenesses(preview, details)),
        ("Restricted:", _restricted(preview, details)),
        ("Like a household of the store, and left apart:", _matches(preview, details)),
    ):
        yield from _part(title, lines, most)


def imported_sentences(done: Imported) -> Iterator[str]:
    yield f"{done.file} was imported: {counted_sentence(done.counts)}"
    ours = [reference for _, reference in done.given]
    if ours:
        yield f"No reference in the sheet. Given now: {', '.join(ours)}."
    if done.set_aside:
        rows = _number(done.set_aside, "row")
        yield f"Kept word for word, {rows} set aside; `tso-desktop import --kept` shows what is."


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
    hidden = " (hidden)" if sheet.hidden else ""
    if sheet.heading_row is None:
        yield f"{name}{hidden} has no headings; its rows are set aside."
    else:
        as_at = " (the day named above the headings)" if sheet.as_at_named else ""
        yield (
            f"{name}{hidden}: headings in row {sheet.heading_row}, "
            f"{_number(len(sheet.rows), 'row')} of people, as at {long_day(sheet.as_at)}{as_at}."
        )
    for number, heading in enumerate(sheet.columns.headings, 1):
        place = sheet.columns.place(number).label
        yield f"  {column_letter(number)} {heading or '(no heading)'} → {place}"
    blank = [str(aside.at.row) for aside in sheet.set_aside if aside.why is Aside.BLANK]
    if blank:
        yield f"  {'Row' if len(blank) == 1 else 'Rows'} {', '.join(blank)} blank: nothing in them."
    for aside in sheet.set_aside:
        if aside.why is not Aside.BLANK:
            yield f"  Row {aside.at.row} set aside, {aside.why.value}: {' | '.join(aside.words)}"


def _likenesses(preview: Preview, details: Details) -> Iterator[str]:
    said = {row.at: row for row in preview.proposal.rows}
    for likeness in preview.proposal.likenesses:
        rows = " and ".join(str(row.row) for row in likeness.rows)
        named = dict.fromkeys(_name(said[row]) for row in likeness.rows)
        # The name of the other row would tell who the restricted one is.
        hidden = any(map(details.is_restricted, likeness.rows))
        names = "Restricted" if hidden else " and ".join(named)
        done = "one household with their referrals" if likeness.joined else "left apart"
        where = f"{likeness.rows[0].sheet}, rows {rows}"
        yield f"{where}, {names}: {done}. {likeness.sentence}"


def _restricted(preview: Preview, details: Details) -> Iterator[str]:
    """Where the sign stands, and never its words: they may say who is hidden, or where."""
    for asked in preview.proposal.restrictions:
        signs = list(asked.columns)
        if asked.like is not None:
            signs.append(f"like row {asked.like.row}, which is restricted")
        done = "becomes a restricted case" if asked.sure else "only a hint, so it is not restricted"
        yield f"{details.where(asked.row)}, {' and '.join(signs)}: {done}."


def _matches(preview: Preview, details: Details) -> Iterator[str]:
    for match in preview.matches:
        row = match.rows[0]
        named = "Restricted" if details.is_restricted(row) else match.named
        yield f"{details.where(row)}, {named}: {match.label}. {match.sentence}"


def _part(title: str, lines: Iterator[str], most: int | None) -> Iterator[str]:
    found = list(lines)
    if not found:
        return
    yield ""
    yield title
    yield from (f"  {line}" for line in found[:most])
    if most is not None and len(found) > most:
        yield f"  and {len(found) - most:,} more; `import --preview` lists them all."


def _name(row: ImportRow) -> str:
    return row.words(Place.LEAD) or row.words(Place.FORENAME, Place.SURNAME) or "no name"


def _number(number: int, thing: str) -> str:
    return f"{number:,} {thing if number == 1 else thing + 's'}"
