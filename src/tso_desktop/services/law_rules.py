"""The rules of Part 7 in force on this laptop: shipped, or a council's copy that can be read."""

from dataclasses import dataclass
from pathlib import Path

from tso_desktop.domain.law import LawRules

COUNCIL_FOLDER = "rules"


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """The rules; and the sentence that says why the council's copy was refused, with its line."""

    rules: LawRules
    is_councils: bool
    refused: str | None = None


def rules_in_force(data_folder: Path | None) -> RulesInForce:
    """The council's copy in `rules` beside the store, if it is whole; else the shipped rules."""
    from tso_desktop.formats.law_rules import (
        NAME,
        RulesUnreadable,
        read_law_rules,
        shipped_law_rules,
    )

    copy = data_folder / COUNCIL_FOLDER / NAME if data_folder else None
    if copy is None or not copy.exists():
        return RulesInForce(shipped_law_rules(), is_councils=False)
    try:
        return RulesInForce(read_law_rules(copy), is_councils=True)
    except RulesUnreadable as refused:
        return RulesInForce(shipped_law_rules(), is_councils=False, refused=str(refused))
