"""Their words, and concerns: one box each, for what is written down as it is."""

from PySide6.QtWidgets import QWidget

from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.visit_section import Section
from tso_desktop.gui.visit_typing import TypingBox
from tso_desktop.services.visit_draft import VisitDraft


class WordsSection(Section):
    """A box for one field of the draft."""

    def __init__(
        self, field: str, title: str, hint: str, label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, hint, parent)
        self._field = field
        self.box = TypingBox(field, label, lines=9)
        self.listens_to(self.box, field)
        self.body.addWidget(self.box)
        self.body.addStretch(1)

    def show_draft(self, draft: VisitDraft) -> None:
        self.box.put(getattr(draft, self._field))


def own_words_section() -> WordsSection:
    return WordsSection(
        "own_words",
        "Their words",
        "As they said it, in the first person. You may take it into the plan.",
        "What they said, in their own words",
    )


def concerns_section() -> WordsSection:
    section = WordsSection(
        "concerns",
        "Concerns",
        "What worries you, what you saw or heard, whom you told and when. "
        "If somebody is in danger now, ring 999 first.",
        "What worries you",
    )
    section.head.addWidget(Chip("Never on a resident's copy", "grey", "eye-off"))
    return section
