"""The resident's plan on paper: standard, large print, Easy Read, and blank to fill by hand."""

from dataclasses import replace
from datetime import date
from typing import Protocol

from tso_desktop.documents.blocks import Block
from tso_desktop.documents.letters import ready, with_texts
from tso_desktop.documents.plan import by_hand, easy, large, sections, standard
from tso_desktop.documents.plan.sentences import title
from tso_desktop.documents.sheet import Foot, MakeCanvas, Pages, laid_out, pdf
from tso_desktop.documents.tagging.about import About
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.typography import EASY, LARGE, ROOMY, STANDARD, Type
from tso_desktop.domain.discreet_words import without_address
from tso_desktop.domain.papers import BlankPlan, PlanPaper, Style

_ORDINARY = 2
_UNDATED = date(2000, 1, 1)
_NOTES = (12, 9, 7, 5, 4, 3, 2)  # a heading over a single line is no space


class Layout(Protocol):
    def __call__(self, kind: Type, paper: PlanPaper, *, notes: int) -> list[Block]: ...


def plan_pdf(
    paper: PlanPaper, style: Style = Style.STANDARD, *, canvas_type: MakeCanvas = TaggedCanvas
) -> bytes:
    """The plan as a tagged PDF (PDF/UA-1, PDF/A-2a); the same paper gives the same bytes.

    Refused if the font lacks a letter of it; a blank prints "not yet known".
    """
    printed = ready(_discreet(paper) if paper.discreet else paper)
    kind, pages = _pages(printed, style)
    return pdf(pages, kind, about(printed), foot=sections.foot(printed), canvas_type=canvas_type)


def blank_plan_pdf(paper: BlankPlan, *, printed_on: date) -> bytes:
    """A plan to fill by hand at the table, for a car without a printer."""
    blank = ready(paper)
    foot = Foot(("To fill by hand",))
    about_blank = About(f"{title(blank)}, to fill by hand", printed_on)
    return pdf(laid_out(by_hand.layout(STANDARD, blank)), STANDARD, about_blank, foot=foot)


def _pages(paper: PlanPaper, style: Style) -> tuple[Type, Pages]:
    match style:
        case Style.LARGE:
            return LARGE, _with_notes(LARGE, paper, large.layout)
        case Style.EASY:
            return EASY, laid_out(easy.layout(EASY, paper))
        case Style.STANDARD_14:
            return _saving_a_page(ROOMY, paper)
        case Style.STANDARD:
            return _saving_a_page(STANDARD, paper)


def _saving_a_page(kind: Type, paper: PlanPaper) -> tuple[Type, Pages]:
    """With less air where that saves a page: a third is not read."""
    counts = {}
    for tried in (kind, kind.tighter, kind.tightest):
        counts[tried] = len(laid_out(standard.layout(tried, paper)))
        if counts[tried] <= _ORDINARY:
            break
    best = min(counts, key=lambda tried: counts[tried])  # of equals the one with the most air
    return best, _with_notes(best, paper, standard.layout)


def _with_notes(kind: Type, paper: PlanPaper, layout: Layout) -> Pages:
    """With as many lines for notes as cost no page; they fill what would stand empty."""
    pages = laid_out(layout(kind, paper, notes=0))
    for count in _NOTES:
        noted = laid_out(layout(kind, paper, notes=count))
        if len(noted) == len(pages):
            return noted
    return pages


def about(paper: PlanPaper) -> About:
    marked = f"{title(paper)} (draft)" if paper.draft else title(paper)
    return About(f"{marked}, {paper.reference}", paper.made_on or paper.given_on or _UNDATED)


def _discreet(paper: PlanPaper) -> PlanPaper:
    """Without the address, also where the officer typed it into a goal or a step."""
    address = paper.address
    masked = with_texts(paper, lambda text: without_address(text, address))
    return replace(
        masked,
        address=None,
        council="",
        team="",
        names=paper.names,
        reference=paper.reference,
        officer_name=paper.officer_name,
        officer_phone=paper.officer_phone,
        out_of_hours_phone=paper.out_of_hours_phone,
    )
