"""The card left at a door that stayed shut: who called and whom to ring, and never why."""

from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm

from tso_desktop.documents.blocks import Block, Bold, Text
from tso_desktop.documents.fields import fields
from tso_desktop.documents.letters import ready
from tso_desktop.documents.sheet import Pages, Placed, pdf
from tso_desktop.documents.stacks import Stack
from tso_desktop.documents.tagging.about import About
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.typography import LINE, Type
from tso_desktop.domain.paper_words import first_name, held_together, moment, or_blank
from tso_desktop.domain.papers_support import CallingCard

_CARD = Type(points=14, title=23, section=15, card=14, lead=23, foot=11, gap=7, box=14)
_WIDTH = 105 * mm  # A6, four to an A4 sheet
_HEIGHT: float = 148.5 * mm
_PADDING = 9 * mm
_SHEET = 2 * _HEIGHT


class _Card(Block):
    """A6 with a line to cut along."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.inside = Stack(blocks)

    def height(self, width: float) -> float:
        del width
        return _HEIGHT

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            canvas.saveState()
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.5)
            canvas.setDash(3, 4)
            canvas.line(x, top - _HEIGHT, x + width, top - _HEIGHT)
            canvas.line(x + width, top, x + width, top - _HEIGHT)
            canvas.restoreState()
        self.inside.draw(canvas, x + _PADDING, top - _PADDING, width - 2 * _PADDING)


def calling_card_pdf(card: CallingCard, *, printed_on: date) -> bytes:
    """One card for a call that was made, or four to fill by hand for the visit pack."""
    shown = ready(card)
    places = [(0.0, _SHEET)]
    if shown.called_at is None:
        places = [(x, top) for top in (_SHEET, _HEIGHT) for x in (0.0, _WIDTH)]
    page = [Placed(_Card(_words(shown)), top, x, _WIDTH) for x, top in places]
    pages: Pages = [page]
    return pdf(pages, _CARD, About("Calling card", printed_on))


def _words(card: CallingCard) -> list[Block]:
    body, gap = _CARD.style(), _CARD.gap
    name = first_name(card.officer_name) or "We"
    blocks: list[Block] = []
    if card.call_from:
        blocks.append(Text(body, card.call_from, after=gap))
    blocks.append(Text(_CARD.style("title"), "Sorry we missed you", role="H1", after=gap * 2))
    if card.name:
        blocks.append(Text(body, "For ", Bold(card.name), after=gap))
    if card.address:
        blocks.append(Text(body, " ".join(card.address.split("\n")), after=gap))
    if card.called_at is None:
        blocks += [Text(body, f"{name} called on:"), fields(_CARD, Day=2, Time=1.3)]
    else:
        when = held_together(moment(card.called_at))
        blocks.append(Text(body, f"{name} called on ", Bold(when), "."))
    blocks += [
        Text(body, "Please ring ", Bold(or_blank(card.officer_name)), " on", before=gap * 3),
        Text(_CARD.style("lead"), or_blank(card.phone)),
        Text(body, card.ring_when, after=gap * 3),
    ]
    if card.called_at is None:
        blocks += [Text(body, "We will try again on:"), fields(_CARD, Day=2, Time=1.3)]
    elif card.next_try:
        again = held_together(moment(card.next_try))
        blocks.append(Text(body, "We will try again on ", Bold(again), "."))
    return blocks
