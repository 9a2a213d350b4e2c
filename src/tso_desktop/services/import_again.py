"""A file that was imported before: its rows stand already, word for word, and would be doubled."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.households import Household, KeptImport
from tso_desktop.domain.refused import Refused

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.importing import Preview

Words = frozenset[tuple[str, str]]
_NAMED = 5


class ImportedBefore(Refused):
    """Every row of a file stands already."""


def standing_sentence(desk: "Desk", preview: "Preview") -> str:
    """Says how many rows stand already, before they come in twice; blank if none does."""
    known = _kept(desk)
    rows = _rows(preview)
    stand = sum(words in known for words in rows)
    if not stand:
        return ""
    which = f"Every row of this file stands ({stand:,})" if stand == len(rows) else _some(stand)
    return (
        f"{which} in your caseload already, word for word: this file was imported before. What "
        "is kept apart comes in a second time, as a household of its own."
    )


def refuse_those_imported_before(desk: "Desk", previews: Sequence["Preview"]) -> None:
    """ImportedBefore for a file all of whose rows stand in the store or in a file before it."""
    known = _kept(desk)
    for preview in previews:
        rows = _rows(preview)
        if all(words in known for words in rows):
            raise ImportedBefore(_refusal(desk, preview, [known[words] for words in rows]))
        known = dict.fromkeys(rows, "") | known


def _refusal(desk: "Desk", preview: "Preview", households: Iterable[str]) -> str:
    with desk.store.read() as reading:
        found = [reading.find(Household, one) for one in dict.fromkeys(households) if one]
    references = [one.reference for one in found if one is not None and one.reference]
    more = f" and {len(references) - _NAMED:,} more" if len(references) > _NAMED else ""
    named = f" ({', '.join(references[:_NAMED])}{more})" if references else ""
    return (
        f"“{preview.proposal.file}” was imported before: every row of it stands in your caseload "
        f"already, word for word{named}, and would come in twice. Nothing was imported and the "
        "caseload is as it was; to have each household a second time, give the command with "
        "--again."
    )


def _some(stand: int) -> str:
    return "1 row of this file stands" if stand == 1 else f"{stand:,} rows of this file stand"


def _kept(desk: "Desk") -> dict[Words, str]:
    """What each row that was ever imported says, and its household."""
    with desk.store.read() as reading:
        kept = reading.all(KeptImport)
    return {_words(one.cells): one.household or "" for one in kept if not one.withdrawn}


def _rows(preview: "Preview") -> list[Words]:
    return [_words(cell.plain() for cell in row.cells) for row in preview.proposal.rows]


def _words(cells: Iterable[dict[str, Any]]) -> Words:
    """Wherever its columns stood: a sheet that was sorted or moved is the same one."""
    return frozenset((cell.get("heading", ""), cell.get("words", "")) for cell in cells)
