"""What stands in an imported file and tells of nobody: kept word for word, and shown again."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.directory import KeptFile
from tso_desktop.domain.import_rows import Aside
from tso_desktop.domain.importing import Proposal

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.work import Work

_AT_ONCE = 1_000  # rows in one record, so that no entry of the journal grows without end


def keep_set_aside(desk: "Desk", work: "Work", proposal: Proposal) -> int:
    """Inside the act of the import, so that its undo takes this back too; how many rows."""
    rows = [
        {"sheet": one.at.sheet, "row": one.at.row, "why": one.why.value, "words": list(one.words)}
        for one in proposal.set_aside
        if one.why is not Aside.BLANK
    ]
    for start in range(0, len(rows), _AT_ONCE):
        part = tuple(rows[start : start + _AT_ONCE])
        work.create(KeptFile, file=proposal.file, imported_on=desk.today(), rows=part)
    return len(rows)


def kept_files(desk: "Desk") -> tuple[KeptFile, ...]:
    """The newest first."""
    with desk.store.read() as reading:
        return tuple(sorted(reading.all(KeptFile), key=lambda one: -one.as_of))


def kept_sentences(files: Sequence[KeptFile]) -> Iterator[str]:
    if not files:
        yield "No row was set aside in any import."
    for number, one in enumerate(files):
        if number:
            yield ""
        yield kept_title(one)
        yield from (f"  {where}: {words}" for where, words in kept_lines(one))


def kept_title(one: KeptFile) -> str:
    day = f", imported {long_day(one.imported_on)}" if one.imported_on else ""
    return f"{one.file}{day}: rows that tell of nobody, word for word"


def kept_lines(one: KeptFile) -> Iterator[tuple[str, str]]:
    """For each row where it stood and why it was set aside, and its words."""
    for row in one.rows:
        yield f"{row['sheet']}, row {row['row']}, {row['why']}", " | ".join(row["words"])
