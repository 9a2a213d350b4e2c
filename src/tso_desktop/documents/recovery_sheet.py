"""The recovery key on paper: printed once, locked away, typed only when a passphrase is lost."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle

from tso_desktop.documents.blocks import Block, Bold, Text, header_rule
from tso_desktop.documents.fields import fields
from tso_desktop.documents.fonts import BOLD, width_of
from tso_desktop.documents.letters import ready
from tso_desktop.documents.marks import listed
from tso_desktop.documents.sheet import Foot, laid_out, pdf
from tso_desktop.documents.stacks import Box
from tso_desktop.documents.tagging.about import About
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.tree import Element
from tso_desktop.documents.typography import BLUE, CREAM, INK, LINE, STANDARD
from tso_desktop.domain.paper_words import full_date, held_together
from tso_desktop.domain.papers_support import RecoverySheet

_KIND = STANDARD
_ACROSS = 4
_CELL = 62.0
_LARGEST = 26.0
_WHAT_FOR = (
    "It opens the case store on one laptop when the passphrase is forgotten. On the lock screen, "
    "choose “Forgotten it?”, type the groups in their order, and set a new passphrase."
)
_WHERE_TO_KEEP = (
    "Locked away at the office: in a safe, or sealed, with your team leader.",
    "Never with the laptop, in the laptop bag or in the car.",
    "Never as a photo, and never in an email or a message.",
)


class KeyGroups(Block):
    """The groups of the key in numbered boxes: the eye keeps its place while typing."""

    def __init__(self, groups: Sequence[str]) -> None:
        self.groups = list(groups)
        self.list = Element("L", attributes="/O /List /ListNumbering /Decimal")
        self.items = [Element("LI") for _ in self.groups]

    def height(self, width: float) -> float:
        del width
        return -(-len(self.groups) // _ACROSS) * _CELL

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        across = width / _ACROSS
        widest = max((width_of(group, BOLD, 1) for group in self.groups), default=1)
        large = ParagraphStyle(
            "key",
            fontName=BOLD,
            fontSize=min(_LARGEST, (across - 24) / widest),
            leading=32,
            textColor=INK,
        )
        for at, group in enumerate(self.groups):
            left = x + at % _ACROSS * across
            high = top - at // _ACROSS * _CELL
            with canvas.artifact():
                canvas.setStrokeColor(LINE)
                canvas.setLineWidth(0.8)
                canvas.rect(left, high - _CELL, across, _CELL, fill=0, stroke=1)
            with canvas.element(self.list, self.items[at]):
                number = Text(_KIND.style("small"), f"{at + 1}.", role="Lbl")
                number.draw(canvas, left + 6, high - 4, across)
                Text(large, group, role="LBody").draw(canvas, left + 12, high - 20, across - 12)


def recovery_sheet_pdf(paper: RecoverySheet) -> bytes:
    """The key, what it is for and where to keep it; no resident is named on it."""
    sheet = ready(paper)
    body, gap = _KIND.style(), _KIND.gap
    whose = ", ".join(p for p in (sheet.officer_name, sheet.team, sheet.council) if p)
    blocks: list[Block] = [
        Text(_KIND.style("title"), "Recovery key", role="H1"),
        Text(body, "For the case store of ", Bold(whose or "this laptop"), "."),
        Text(body, held_together(f"Made on {full_date(sheet.made_on)}.")),
        header_rule(),
        _heading("The key"),
        KeyGroups(sheet.groups),
        _heading("What it is for"),
        Text(body, _WHAT_FOR, after=gap),
        Text(body, "Nobody can make this key again: not the council, and not the makers."),
        _heading("Where to keep it"),
        *listed(_KIND, _WHERE_TO_KEEP),
        _heading("If somebody else may have seen it"),
        Text(body, *_tell(sheet.ask_phone), after=gap),
        _put_away(),
    ]
    about = About("Recovery key", sheet.made_on)
    return pdf(laid_out(blocks), _KIND, about, foot=Foot(("Recovery key", "Keep locked away")))


def _put_away() -> Block:
    words: list[Block] = [
        Text(_KIND.style("label"), "Put away"),
        fields(_KIND, Where=2, Day=1),
        fields(_KIND, Signed=1),
    ]
    return Box(words, fill=CREAM, border=BLUE, padding=8, before=_KIND.gap * 3)


def _tell(phone: str) -> tuple[str, ...]:
    if not phone:
        return ("Tell your council’s IT at once, and make a new key.",)
    return "Tell your council’s IT at once on ", Bold(phone), ", and make a new key."


def _heading(words: str) -> Text:
    style = _KIND.style("section")
    return Text(style, words, role="H2", before=_KIND.gap * 3, after=_KIND.gap)
