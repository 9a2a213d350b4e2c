"""The plan as most people get it: two pages at 12.5 point, or larger at 14."""

from collections.abc import Sequence

from tso_desktop.documents.blocks import Block, Bold, Text
from tso_desktop.documents.grid import Column, Grid
from tso_desktop.documents.marks import TickBox
from tso_desktop.documents.plan import sections as part
from tso_desktop.documents.plan import sentences as say
from tso_desktop.documents.typography import Type
from tso_desktop.domain.paper_words import or_blank
from tso_desktop.domain.papers import NumberLine, PlanPaper, StepLine


def layout(kind: Type, paper: PlanPaper, *, notes: int = 0) -> list[Block]:
    """With so many lines for notes: they may fill a page, never cost one."""
    return [
        *part.sheet_heading(kind, paper, code=True),
        *part.opening(kind, paper),
        *_steps(kind, paper, "What we will do", paper.council_steps, who=True),
        *_resident_steps(kind, paper),
        *_ideas(kind, paper),
        *part.reasons(kind, paper),
        *numbers(kind, (*say.officer_numbers(paper), *paper.numbers), say.numbers_intro(paper)),
        *part.notes(kind, notes),
        part.section(kind, say.change_heading(paper)),
        Text(kind.style(), *say.change_words(paper)),
        part.signatures(kind, paper.kind, part.signers(paper), how_agreed=paper.how_agreed),
        *part.closing(kind, paper.officer_phone),
    ]


def _resident_steps(kind: Type, paper: PlanPaper) -> list[Block]:
    whose = any(step.who for step in paper.resident_steps)
    blocks = _steps(
        kind, paper, "What you will do", paper.resident_steps, who=whose, must=paper.is_php
    )
    if paper.is_php and any(step.must for step in paper.resident_steps):
        blocks.append(Text(kind.style(), *say.required_steps_note(), before=kind.gap))
    return blocks


def _ideas(kind: Type, paper: PlanPaper) -> list[Block]:
    if not paper.ideas:
        return []
    heading, table = _steps(kind, paper, "Ideas that may help", paper.ideas)
    intro = Text(kind.style(), say.IDEAS, keeps_with_next=True, after=kind.gap * 0.6)
    return [heading, intro, table]


def _steps(
    kind: Type,
    paper: PlanPaper,
    heading: str,
    steps: Sequence[StepLine],
    *,
    who: bool = False,
    must: bool = False,
) -> list[Block]:
    if not steps:
        return [part.section(kind, heading), Text(kind.style(), or_blank(""))]
    em = kind.points
    columns = [Column("Step", em * 3.1, names_row=True), Column("What", 1)]
    if who:
        columns.append(Column("Who", em * 6.4))
    if must:
        columns.append(Column("Must do?", em * 5.5))
    columns += [Column("By when", em * 7.55), Column("Done", em * 3.5)]
    rows = [_row(kind, paper, step, who=who, must=must) for step in steps]
    return [part.section(kind, heading), Grid(kind, columns, rows)]


def _row(
    kind: Type, paper: PlanPaper, step: StepLine, *, who: bool, must: bool
) -> list[list[Block]]:
    body = kind.style()
    what: list[Block] = [Text(body, or_blank(step.what))]
    if step.who and step in paper.ideas:
        what.append(Text(body, "Who: ", Bold(step.who)))
    if step.why_not_agreed:
        what.append(Text(body, *say.not_agreed(paper, step.why_not_agreed)))
    row: list[list[Block]] = [[Text(kind.style("strong"), str(step.number))], what]
    if who:
        ours = step in paper.council_steps
        row.append([Text(body, or_blank(step.who) if ours else step.who or "You")])
    if must:
        row.append([Text(body, Bold("Yes") if step.must else "No")])
    row.append([Text(body, say.due(paper, step))] if say.has_due(paper, step) else [])
    row.append([TickBox(kind.box, about=f"Step {step.number} done", ticked=step.done)])
    return row


def numbers(kind: Type, lines: Sequence[NumberLine], intro: Sequence[str]) -> list[Block]:
    columns = [Column("Who", 0.42, names_row=True), Column("Number", 0.27), Column("When", 0.31)]
    return [
        part.section(kind, "Numbers to ring"),
        Text(kind.style(), *intro, keeps_with_next=True, after=kind.gap * 0.6),
        Grid(kind, columns, [_number_row(kind, line) for line in lines]),
    ]


def _number_row(kind: Type, line: NumberLine) -> list[list[Block]]:
    number = part.number_to_ring(kind, line, "strong")
    return [[Text(kind.style(), line.who)], [number], [Text(kind.style(), line.when)]]
