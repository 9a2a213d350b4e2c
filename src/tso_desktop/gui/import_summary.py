"""A preview boiled down to what the import screen shows of it: columns, samples, questions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.columns import Place, column_letter
from tso_desktop.domain.import_household import ImportHousehold
from tso_desktop.domain.import_reading import Certainty, Understood
from tso_desktop.domain.import_rows import Aside, ImportCell, ImportRow, RowAt, State
from tso_desktop.domain.importing import Counts, Proposal
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.words import counted, listed
from tso_desktop.services.import_matching import Match
from tso_desktop.services.importing import Preview

SAMPLES = 6
_WIDEST_WORDS, _WIDEST_SAID = 16, 22
_WORTH_CUTTING = 5
_OFTEN_UNTIDY = {Place.POSTCODE, Place.FREQUENCY, Place.ARREARS_AS_AT, Place.PHONE}


@dataclass(frozen=True, slots=True)
class ColumnState:
    """One column of one layout: where it goes, and how its cells were read."""

    layout: str
    sheet: str
    number: int
    heading: str
    place: Place
    chip: ChipWords
    needs_a_look: bool


@dataclass(frozen=True, slots=True)
class LikeRows:
    """Rows of the file side by side: for each its number, and facts by name."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is gathered from every cell; made off the window's thread, for there are many."""

    preview: Preview
    columns: tuple[ColumnState, ...]
    samples: tuple[ImportCell, ...]
    cells: tuple[ImportCell, ...]
    standing: str


def summary_of(preview: Preview, standing: str = "") -> Summary:
    """`standing` warns where rows of this file were imported before."""
    proposal = preview.proposal
    cells = tuple(proposal.cells)
    return Summary(preview, column_states(proposal), samples(proposal), cells, standing)


def column_states(proposal: Proposal) -> tuple[ColumnState, ...]:
    """Sheets of the same layout share their columns, for they share the mapping."""
    cells: dict[tuple[str, int], list[ImportCell]] = defaultdict(list)
    sheets: dict[str, str] = {}
    for sheet in proposal.sheets:
        if sheet.heading_row is None:
            continue
        layout = sheet.columns.layout
        sheets.setdefault(layout, sheet.name)
        for row in sheet.rows:
            for cell in row.cells:
                cells[layout, cell.at.column].append(cell)
    return tuple(
        _column(columns.layout, sheets[columns.layout], number, place, columns.heading(number), of)
        for columns in proposal.columns
        for number, place in enumerate(columns.places, 1)
        for of in (cells.get((columns.layout, number), []),)
    )


def samples(proposal: Proposal) -> tuple[ImportCell, ...]:
    """A few cells whose reading differs from their words: one for each way of reading."""
    kinds: dict[tuple[Place, State], ImportCell] = {}
    for cell in proposal.cells:
        changed = cell.said != cell.words.strip()
        if not changed or cell.state is State.NOT_UNDERSTOOD or not cell.words.strip():
            continue
        too_wide = len(cell.words) > _WIDEST_WORDS or len(cell.said) > _WIDEST_SAID
        if too_wide and _is_telling(cell) < _WORTH_CUTTING:
            continue
        known = kinds.get((cell.place, cell.state))
        if known is None or _is_telling(cell) > _is_telling(known):
            kinds[cell.place, cell.state] = cell
    best = sorted(kinds.values(), key=_is_telling, reverse=True)
    return tuple(best[:SAMPLES])


def file_line(proposal: Proposal) -> str:
    """As in: caseload.xlsx · 2 sheets · headings in row 4 · 12 rows of people, 1 set aside."""
    read = [sheet for sheet in proposal.sheets if sheet.heading_row is not None]
    aside = [one for one in proposal.set_aside if one.why is not Aside.BLANK]
    heads = list(dict.fromkeys(str(sheet.heading_row) for sheet in read))
    rows = "rows" if len(heads) > 1 else "row"
    parts = [
        proposal.file,
        counted(len(proposal.sheets), "sheet"),
        f"headings found in {rows} {listed(heads)}",
        f"{counted(len(proposal.rows), 'row')} of people, {len(aside)} set aside",
    ]
    return "  ·  ".join(parts)


def aside_lines(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Each row that is nobody's: where it stands and why, and its words."""
    for one in proposal.set_aside:
        if one.why is not Aside.BLANK:
            yield f"{where(proposal, one.at)}, {one.why.value}", " | ".join(one.words)


def counts_line(counts: Counts) -> str:
    parts = [
        counted(counts.households, "household"),
        counted(counts.referrals, "referral"),
        counted(counts.homes, "home"),
    ]
    closed = f" ({counts.closed:,} closed)" if counts.closed else ""
    return f"{parts[0]}{closed}, {parts[1]}, {parts[2]}"


def where(proposal: Proposal, at: RowAt) -> str:
    """Row 5, with its sheet where there are several."""
    several = sum(sheet.heading_row is not None for sheet in proposal.sheets) > 1
    return f"{at.sheet}, row {at.row}" if several else f"Row {at.row}"


def cell_place(proposal: Proposal, cell: ImportCell) -> str:
    letter = column_letter(cell.at.column)
    return f"{where(proposal, cell.at.in_row)}, column {letter}"


def row_name(row: ImportRow) -> str:
    """Whose row it is, in the sheet's own words."""
    return row.words(Place.LEAD) or row.words(Place.FORENAME, Place.SURNAME) or "No name"


def like_rows(preview: Preview, rows: Sequence[ImportRow]) -> tuple[LikeRows, ...]:
    """Where one of them will be restricted, the names of the others would tell whose it is."""
    proposal, hidden = preview.proposal, restricted_rows(preview)
    several = any(row.at in hidden for row in rows)
    return tuple(
        LikeRows(where(proposal, row.at), tuple(_row_facts(row, hidden=several))) for row in rows
    )


def restricted_rows(preview: Preview) -> frozenset[RowAt]:
    return frozenset(row for one in preview.households if one.restricted for row in one.source_rows)


def household_facts(household: ImportHousehold) -> tuple[tuple[str, str], ...]:
    lead, home = household.lead, household.home
    source = household.referrals[0].source if household.referrals else ""
    facts = (
        ("Name", household.name),
        ("Ref", household.reference),
        ("Born", lead.born_on.strftime("%d/%m/%Y") if lead.born_on else lead.born_words),
        ("At", ", ".join(filter(None, (home.address, home.postcode))) if home else ""),
        ("From", source),
    )
    return tuple((name, value) for name, value in facts if value)


def match_line(match: Match) -> str:
    return f"Same {listed(match.same)}. Both stay as they are until you say so."


def _row_facts(row: ImportRow, *, hidden: bool) -> Iterator[tuple[str, str]]:
    yield "Name", "Restricted" if hidden else row_name(row)
    for label, place in (
        ("Ref", Place.REFERENCE),
        ("Born", Place.BIRTH),
        ("From", Place.REFERRED_BY),
        ("On", Place.REFERRED_ON),
    ):
        said = [cell.said for cell in row.filled(place)]
        if said and not (hidden and place is not Place.REFERENCE):
            yield label, "; ".join(said)


def _column(
    layout: str,
    sheet: str,
    number: int,
    place: Place,
    heading: str,
    cells: Sequence[ImportCell],
) -> ColumnState:
    chip = _chip(cells)
    looked = chip.tone in ("red", "amber")
    return ColumnState(layout, sheet, number, heading, place, chip, looked)


def _chip(cells: Sequence[ImportCell]) -> ChipWords:
    states = [cell.state for cell in cells]
    if unread := states.count(State.NOT_UNDERSTOOD):
        return ChipWords(f"{unread:,} not read", "red", "circle-alert")
    if confirm := sum(_to_confirm(cell) for cell in cells):
        return ChipWords(f"{confirm:,} to confirm", "amber", "eye")
    if not cells:
        return ChipWords("Empty", "grey")
    if words := states.count(State.KEPT_AS_WORDS):
        return ChipWords(f"{words:,} of {len(cells):,} as words", "grey", "quote")
    return ChipWords(f"All {len(cells):,}", "green", "check")


def _to_confirm(cell: ImportCell) -> bool:
    reading = cell.reading
    return isinstance(reading, Understood) and reading.certainty is Certainty.TO_CONFIRM


def _is_telling(cell: ImportCell) -> int:
    """How much a sample shows: a formula that is words, an age, a day made of a number."""
    reading = cell.reading
    if cell.state is State.KEPT_AS_WORDS:
        return 5 if cell.words.startswith("=") else 1
    if isinstance(cell.cell.value, date):
        return 0
    if cell.place in (Place.BIRTH, Place.ARREARS_AS_AT) and cell.words.strip().isdecimal():
        return 5
    if cell.words.strip().isdecimal():
        return 0
    return 3 if cell.place in _OFTEN_UNTIDY else 2 + _is_worked_out(reading)


def _is_worked_out(reading: object) -> bool:
    return isinstance(reading, Understood) and reading.certainty is Certainty.WORKED_OUT
