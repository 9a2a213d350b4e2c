"""Two households side by side before they are joined: what each holds, and what will show."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Tile, empty
from tso_desktop.gui.words import counted
from tso_desktop.services.merging import MergePreview, Side


class MergeCard(Card):
    """Shows a merge that was asked about; `joined` does it, `left` puts it away."""

    joined = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Are these one household?", "merge")
        self._sides = QHBoxLayout()
        self._sides.setSpacing(12)
        self.body.addLayout(self._sides)
        self._after = Words("", wrap=True)
        self.body.addWidget(Words("Afterwards", "strong"))
        self.body.addWidget(self._after)
        across = QHBoxLayout()
        self.join = Button("Join them", "merge", "primary")
        self.join.clicked.connect(self.joined)
        leave = Button("Leave them apart", look="quiet")
        leave.clicked.connect(self.left)
        across.addWidget(self.join)
        across.addWidget(leave)
        across.addStretch(1)
        self.body.addLayout(across)

    def show_preview(self, preview: MergePreview) -> None:
        empty(self._sides)
        self._sides.addWidget(_side(preview.yielding, "This referral's"), 1)
        self._sides.addWidget(Icon("arrow-right", "muted", 20))
        self._sides.addWidget(_side(preview.survivor, "Stays, and takes it in"), 1)
        self._after.setText("\n".join(f"•  {sentence}" for sentence in preview.will_show))


def _side(side: Side, heading: str) -> QWidget:
    tile = Tile()
    tile.body.addWidget(Words(heading, "muted"))
    tile.body.addWidget(Words(side.name, "strong", wrap=True))
    markers = counted(side.markers, "marker") if side.markers else ""
    told = (
        side.reference,
        "Restricted" if side.restricted else "",
        ", ".join(side.people),
        side.home,
        ", ".join(side.phones),
        markers,
        ", ".join(side.held) or "Nothing else yet",
    )
    for words in told:
        if words:
            tile.body.addWidget(Words(words, wrap=True))
    tile.body.addStretch(1)
    return tile
