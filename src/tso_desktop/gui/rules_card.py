"""Which rules of law this laptop counts with: shipped, or the council's own copy."""

from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_cards import Card, Notice
from tso_desktop.services.law_rules import RulesInForce

_SHIPPED = (
    "As shipped with the program. A council's legal lead can put an edited copy of part7.toml into "
    "the folder “rules” beside the store, and prove it with “tso-desktop rules test”."
)
_OWN = "The council's own copy, in the folder “rules” beside the store."


class RulesCard(Card):
    def __init__(self, found: RulesInForce) -> None:
        super().__init__("Rules of law", "scale")
        self.body.addWidget(Words(_OWN if found.is_councils else _SHIPPED, "muted", wrap=True))
        if found.refused:
            self.body.addWidget(refused_notice(found.refused))


def refused_notice(refused: str) -> Notice:
    """The council's copy cannot be read; nothing is counted with half a file."""
    return Notice(refused, "amber", "scale")
