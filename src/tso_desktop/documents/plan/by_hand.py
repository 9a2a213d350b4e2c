"""A blank plan to fill by hand where there is no printer: the same order, lines to write on."""

from tso_desktop.documents.blocks import Block, Bold, Text, header_rule
from tso_desktop.documents.fields import fields, lines
from tso_desktop.documents.grid import Column, Grid, Ruling
from tso_desktop.documents.marks import TickBox
from tso_desktop.documents.plan import sections as part
from tso_desktop.documents.plan import sentences as say
from tso_desktop.documents.plan.standard import numbers
from tso_desktop.documents.stacks import Box, Stack, Together
from tso_desktop.documents.typography import BLUE, CREAM, Type
from tso_desktop.domain.paper_words import first_name
from tso_desktop.domain.papers import BlankPlan, PlanKind

_OURS, _YOURS, _IDEAS = 5, 4, 2
_ROW = 3.0  # lines of body


def layout(kind: Type, paper: BlankPlan) -> list[Block]:
    is_php = paper.kind is PlanKind.PHP
    first_idea = _OURS + _YOURS + 1
    return [
        *_heading(kind, paper),
        part.section(kind, "What you told us"),
        lines(kind, 3, about="What you told us"),
        part.section(kind, "What we are working towards"),
        lines(kind, 3, about="What we are working towards"),
        *_steps(kind, "What we will do", 1, _OURS, extra="Who"),
        *_steps(kind, "What you will do", _OURS + 1, _YOURS, extra="Must do?" if is_php else ""),
        *([Text(kind.style(), *say.required_steps_note(), before=kind.gap)] if is_php else []),
        *_steps(kind, "Ideas that may help", first_idea, _IDEAS, intro=say.IDEAS),
        part.section(kind, "Why we chose these steps"),
        lines(kind, 3, about="Why we chose these steps"),
        *numbers(kind, (*say.officer_numbers(paper), *paper.numbers), say.numbers_intro(paper)),
        part.section(kind, "Space for notes"),
        lines(kind, 4, about="Notes"),
        part.section(kind, say.change_heading(paper)),
        *_change(kind, paper),
        part.signatures(kind, paper.kind, _signers(paper)),
        *part.closing(kind, paper.officer_phone),
    ]


def _heading(kind: Type, paper: BlankPlan) -> list[Block]:
    body = kind.style()
    council = Text(body, Bold(paper.council or "The council"), f" {paper.team}".rstrip())
    whom = "us" if not paper.officer_name else paper.officer_name
    stop = "" if paper.kind is PlanKind.PHP else f" {say.STOP}"
    return [
        council,
        Text(kind.style("title"), say.title(paper), role="H1"),
        fields(kind, For=1),
        fields(kind, Address=1),
        fields(kind, Reference=1, **{"Made on": 1}),
        header_rule(),
        Text(body, f"{say.PURPOSE} You made it with {whom}.{stop}", after=kind.gap),
        _visit(kind, paper),
        fields(kind, **{"We will check this whole plan together on": 1}),
    ]


def _visit(kind: Type, paper: BlankPlan) -> Block:
    officer = first_name(paper.officer_name) or "We"
    return Box(
        [
            Text(kind.style("label"), "Our next visit", role="H2"),
            fields(kind, Day=2, Time=1),
            fields(kind, Where=1),
            fields(kind, **{f"{officer} will bring": 1, "Please have ready": 1}),
        ],
        fill=CREAM,
        border=BLUE,
        padding=kind.gap * 1.4,
    )


def _steps(
    kind: Type, heading: str, first: int, count: int, *, extra: str = "", intro: str = ""
) -> list[Block]:
    em = kind.points
    columns = [Column("Step", em * 3.1, names_row=True), Column("What", 1)]
    if extra:
        columns.append(Column(extra, em * (5.5 if extra == "Must do?" else 8)))
    columns += [Column("By when", em * 7.55), Column("Done", em * 3.5)]
    rows = [_row(kind, number, len(columns)) for number in range(first, first + count)]
    grid = Grid(kind, columns, rows, ruling=Ruling(boxed=True), row_heights=[em * _ROW] * count)
    above: list[Block] = [part.section(kind, heading)]
    if intro:
        above.append(Text(kind.style(), intro, keeps_with_next=True, after=kind.gap * 0.6))
    return [Together([*above, grid], before=kind.gap * 1.5)]


def _row(kind: Type, number: int, columns: int) -> list[list[Block]]:
    to_write: list[list[Block]] = [[] for _ in range(columns - 2)]
    box = TickBox(kind.box, about=f"Step {number} done")
    return [[Text(kind.style("strong"), str(number))], *to_write, [box]]


def _change(kind: Type, paper: BlankPlan) -> list[Block]:
    if paper.kind is PlanKind.SUPPORT:
        words = (f"Tell us. {say.STOP} {say.LOSING_HOME}", Bold("tell us at once"), ".")
        return [Text(kind.style(), *words)]
    asks = (
        "Tell us which step, and why: we will write it down. If you think the steps ",
        Bold("we"),
        " will take are not right, ask us for a review within 21\u00a0days, ",
        say.COUNTED_FROM_GIVING,
    )
    last_day = fields(kind, **{"The last day to ask is": 1})
    return [Stack([Text(kind.style(), *asks), last_day])]


def _signers(paper: BlankPlan) -> list[str]:
    officer = f"{paper.officer_name}, council" if paper.officer_name else "For the council"
    return ["Your name:", officer, "Interpreter or supporter"]
