"""The council's choices about early warning, read once."""

from dataclasses import fields
from functools import cache
from pathlib import Path

from tso_desktop.domain.dated import Dated
from tso_desktop.domain.early_warning_facts import EarlyWarningChoices
from tso_desktop.formats.dated_tables import TableRow, in_turn, refuse_unknown_tables, table_rows
from tso_desktop.formats.rules import RULES
from tso_desktop.formats.shipped import ListUnreadable

_NAMES = tuple(choice.name for choice in fields(EarlyWarningChoices))


@cache
def early_warning_choices(folder: Path = RULES) -> tuple[Dated[EarlyWarningChoices], ...]:
    """Raises ListUnreadable, with the file and the line, for what cannot be relied on."""
    path = folder / "early_warning.toml"
    refuse_unknown_tables(path, "choice")
    found = in_turn(table_rows(path, "choice"), lambda _: ("early warning",), _choices)
    if not found:
        raise ListUnreadable(path, "it holds no [[choice]]")
    return found["early warning"]


def _choices(row: TableRow, _key: str) -> EarlyWarningChoices:
    row.only(*_NAMES)
    counts = {name: row.count(name) for name in _NAMES}
    for name, count in counts.items():
        if not count:
            raise row.refuse(f"{name} must be above nought", name)
    return EarlyWarningChoices(**counts)
