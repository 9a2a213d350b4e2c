"""Papers for somebody who is looking for work: a plain CV, an interview sheet, what to take."""

from collections.abc import Sequence
from datetime import date, datetime

from tso_desktop.documents.blocks import Block, Bold, Text, header_rule
from tso_desktop.documents.fields import lines
from tso_desktop.documents.letters import ready
from tso_desktop.documents.marks import TickLine, listed
from tso_desktop.documents.sheet import Foot, laid_out, pdf
from tso_desktop.documents.stacks import Box, Stack, Together
from tso_desktop.documents.tagging.about import About
from tso_desktop.documents.typography import BLUE, CREAM, STANDARD, TINT
from tso_desktop.domain.paper_words import first_name, held_together, moment, or_blank
from tso_desktop.domain.papers_support import CvPaper, InterviewSheet, TakeList

_KIND = STANDARD
_UNDATED = date(2000, 1, 1)


def cv_pdf(paper: CvPaper) -> bytes:
    """A plain CV that any employer can read; nothing on it says that the council helped."""
    cv = ready(paper)
    blocks: list[Block] = [Text(_KIND.style("title"), or_blank(cv.name), role="H1", after=4)]
    blocks += [Text(_KIND.style(), line) for line in cv.contact if line]
    blocks.append(header_rule())
    if cv.about:
        blocks += [Text(_KIND.style(), line, after=4) for line in cv.about.split("\n") if line]
    for part in cv.parts:
        if any(part.lines):
            blocks += [_heading(part.heading), *listed(_KIND, [li for li in part.lines if li])]
    pages = laid_out(blocks)
    foot = Foot((cv.name,)) if len(pages) > 1 else None
    return pdf(pages, _KIND, About(f"CV, {cv.name}", cv.made_on or _UNDATED), foot=foot)


def interview_pdf(paper: InterviewSheet) -> bytes:
    """One sheet for the bag."""
    sheet = ready(paper)
    body = _KIND.style()
    blocks: list[Block] = [
        Text(_KIND.style("title"), "Your interview", role="H1"),
        Text(body, "For ", Bold(or_blank(sheet.name))),
        header_rule(),
        _where_and_when(sheet.at, sheet.place, sheet.with_whom, sheet.job),
        _heading("How to get there"),
        *_points(sheet.getting_there),
        _heading("Who to ask for"),
        Text(body, or_blank(sheet.ask_for)),
        _heading("What they may ask you"),
        *_points(sheet.may_ask),
        _heading("What you can ask them"),
        *_points(sheet.to_ask),
    ]
    if sheet.take:
        blocks.append(_take(sheet.take))
    blocks.append(Together([_heading("Your notes"), lines(_KIND, 3, about="Your notes")]))
    blocks.append(_if_late(sheet.officer_name, sheet.officer_phone))
    about = About(f"Your interview, {sheet.name}", sheet.made_on or _UNDATED)
    return pdf(laid_out(blocks), _KIND, about, foot=Foot((sheet.name,)))


def what_to_take_pdf(paper: TakeList) -> bytes:
    """What to take, with a box for each thing."""
    take = ready(paper)
    blocks: list[Block] = [
        Text(_KIND.style("title"), "What to take", role="H1"),
        Text(_KIND.style(), "For ", Bold(or_blank(take.name))),
        header_rule(),
        _where_and_when(take.at, take.place, take.going_to, ""),
        _take(take.things),
        _if_late(take.officer_name, take.officer_phone),
    ]
    about = About(f"What to take, {take.name}", take.made_on or _UNDATED)
    return pdf(laid_out(blocks), _KIND, about, foot=Foot((take.name,)))


def _heading(words: str) -> Text:
    style = _KIND.style("section")
    return Text(style, words, role="H2", before=_KIND.gap * 2, after=_KIND.gap * 0.8)


def _points(found: Sequence[str]) -> list[Block]:
    shown = [point for point in found if point]
    return listed(_KIND, shown) if shown else [Text(_KIND.style(), or_blank(""))]


def _where_and_when(at: datetime | date | None, place: str, whom: str, job: str) -> Block:
    body = _KIND.style()
    words: list[Block] = [
        Text(_KIND.style("label"), "Where and when", role="H2"),
        Text(_KIND.style("lead"), held_together(moment(at)) if at else or_blank("")),
        Text(body, Bold(or_blank(whom)), f", for the job of {job}" if job else ""),
        Text(body, or_blank(place)),
    ]
    return Box(words, fill=CREAM, border=BLUE, padding=8, before=4, after=4)


def _take(things: Sequence[str]) -> Block:
    shown = [thing for thing in things if thing]
    ticks: list[Block] = [TickLine(_KIND, thing, after=_KIND.gap * 1.4) for thing in shown]
    heading = _heading("Things to take")
    return Stack([heading, *(ticks or [Text(_KIND.style(), or_blank(""))])])


def _if_late(officer: str, phone: str) -> Block:
    name = first_name(officer)
    then = (f" Then ring {name} on ", Bold(or_blank(phone)), ".") if name else ()
    words = Text(
        _KIND.style(),
        Bold("Running late, or cannot go?"),
        " Ring them first and say when you can come.",
        *then,
    )
    return Box([words], fill=TINT, padding=8, before=_KIND.gap * 2)
