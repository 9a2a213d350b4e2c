"""The parts that the layouts of a plan share: heading of the sheet, visit box, signatures."""

from collections.abc import Sequence

from tso_desktop.documents.blocks import Block, Bold, Text, WriteLines, header_rule
from tso_desktop.documents.fields import fields
from tso_desktop.documents.grid import Column, Grid, Ruling
from tso_desktop.documents.marks import TickLine, Words, listed
from tso_desktop.documents.plan import sentences as say
from tso_desktop.documents.qr import ReferenceCode
from tso_desktop.documents.sheet import Foot
from tso_desktop.documents.stacks import Beside, Box, Stack, Together
from tso_desktop.documents.typography import BLUE, CREAM, TINT, Type
from tso_desktop.domain.paper_words import or_blank
from tso_desktop.domain.papers import Copy, NumberLine, PlanKind, PlanPaper

_SIGN = 3.4  # lines of body
_DATE = 2.1
_WRITTEN = 1.5
_HAND = 1.9
_FEW = 2  # boxes beside each other in large print and Easy Read


def section(kind: Type, heading: str) -> Text:
    return Text(
        kind.style("section"), heading, role="H2", before=kind.gap * 1.5, after=kind.gap * 0.7
    )


def none_alone(blocks: list[Block]) -> list[Block]:
    """The last of several is never alone at the top of a page."""
    for block in blocks[-2:-1]:
        block.keeps_with_next = True
    return blocks


def paragraphs(kind: Type, text: str, *, after: float = 0) -> list[Block]:
    """A text with its own line breaks: each line is a paragraph."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [Text(kind.style(), line, after=after or kind.gap * 0.5) for line in lines]


def sheet_heading(
    kind: Type, paper: PlanPaper, *, subtitle: str = "", code: bool = False
) -> list[Block]:
    """Council, title, for whom, reference; an office copy may carry a code for the scanner."""
    body = kind.style()
    lines: list[Block] = []
    if not paper.discreet:
        lines.append(_council_line(kind, paper))
    lines.append(Text(kind.style("title"), say.title(paper), role="H1", after=kind.gap * 0.4))
    if subtitle:
        lines.append(Text(kind.style("lead"), subtitle, after=kind.gap * 0.4))
    lines.append(Text(body, *say.made_for(paper)))
    if paper.address and not paper.discreet:
        lines.append(Text(body, " ".join(paper.address.split("\n"))))
    lines.append(Text(body, *say.reference_line(paper)))
    top: Block = Stack(lines)
    if code and paper.copy is Copy.OFFICE and not paper.discreet and paper.reference:
        top = Beside(top, _code(kind, paper.reference), right_width=128)
    blocks: list[Block] = [top, header_rule()]
    if paper.draft:
        blocks.append(draft_box(kind))
    return blocks


def _council_line(kind: Type, paper: PlanPaper) -> Text:
    council = (Bold(paper.council),) if paper.council else ("Council: ", Bold(or_blank("")))
    return Text(kind.style(), *council, f" {paper.team}".rstrip())


def _code(kind: Type, reference: str) -> Block:
    label = "Our reference, for the council’s scanner"
    return Stack([ReferenceCode(reference, 58), Text(kind.style("small"), label, before=2)])


def draft_box(kind: Type) -> Block:
    words = Text(kind.style(), Bold("DRAFT. "), say.DRAFT)
    return Box([words], fill=CREAM, border=BLUE, padding=5, before=2, after=kind.gap)


def visit_box(kind: Type, paper: PlanPaper) -> Block:
    details = say.visit_details(paper)
    return Box(
        [
            Text(kind.style("label"), "Our next visit", role="H2"),
            Text(kind.style("lead"), say.visit_lead(paper)),
            *([Text(kind.style(), *details)] if details else []),
            *([] if paper.officer_phone else [fields(kind, **{say.why_ring(paper): 1})]),
        ],
        fill=CREAM,
        border=BLUE,
        padding=kind.gap * 1.4,
        before=kind.gap,
        after=kind.gap,
    )


def number_to_ring(kind: Type, line: NumberLine, style: str) -> Block:
    """The number, or a line to write it on where nobody has told us."""
    if line.number:
        return Text(kind.style(style), line.number)
    return WriteLines(1, kind.points * _WRITTEN, about=f"Number of {line.who}")


def opening(kind: Type, paper: PlanPaper) -> list[Block]:
    """From the purpose to what we are working towards."""
    body = kind.style()
    blocks: list[Block] = [
        Text(body, say.purpose(paper), after=kind.gap),
        visit_box(kind, paper),
        Text(body, *say.check_line(paper)),
    ]
    if paper.changed:
        blocks += [section(kind, _changed_heading(paper)), *listed(kind, paper.changed)]
    blocks.append(section(kind, "What you told us"))
    blocks += paragraphs(kind, say.quoted(paper.own_words) if paper.own_words else or_blank(""))
    blocks.append(section(kind, "What we are working towards"))
    blocks += points(kind, paper.goals)
    return blocks


def _changed_heading(paper: PlanPaper) -> str:
    before = paper.version - 1 if paper.version else 0
    return f"What has changed since version {before}" if before else "What has changed"


def points(kind: Type, found: Sequence[Words]) -> list[Block]:
    return listed(kind, found) if found else [Text(kind.style(), or_blank(""))]


def reasons(kind: Type, paper: PlanPaper) -> list[Block]:
    found: list[Words] = [
        (Bold(f"{reason.heading.rstrip('.')}. "), reason.words) if reason.heading else reason.words
        for reason in paper.reasons
        if reason.words.strip()
    ]
    if bare := [r.heading.rstrip(".") for r in paper.reasons if not r.words.strip()]:
        found.append((Bold(f"{'. '.join(bare)}."),))
    return [section(kind, "Why we chose these steps"), *points(kind, found)]


def signatures(
    kind: Type, plan: PlanKind, boxes: Sequence[str], *, how_agreed: str = "", across: int = 3
) -> Block:
    """Ticks, reasons and boxes to sign: kept on one page."""
    *agreed, objection = say.agreement_ticks(plan)
    blocks: list[Block] = [section(kind, "Signatures")]
    if how_agreed:
        blocks.append(Text(kind.style(), "How we agreed it: ", how_agreed, after=kind.gap))
    blocks += [TickLine(kind, words) for words in agreed]
    blocks.append(TickLine(kind, objection, after=0))
    lines = 2 if plan is PlanKind.PHP else 1
    indent = kind.box + kind.points * 0.6
    blocks.append(WriteLines(lines, kind.points * 1.8, about="Why", indent=indent, after=kind.gap))
    rows = 1 if len(boxes) == across + 1 and across > _FEW else -(-len(boxes) // across)
    even = -(-len(boxes) // rows)
    for at in range(0, len(boxes), even):
        blocks.append(_sign_boxes(kind, boxes[at : at + even]))
    return Together(blocks, before=kind.gap * 1.5, after=kind.gap)


def _sign_boxes(kind: Type, names: Sequence[str]) -> Grid:
    body = kind.style()
    columns = [Column(name, 1 / len(names)) for name in names]
    return Grid(
        kind,
        columns,
        [[[Text(body, "Sign")] for _ in names], [[Text(body, "Date")] for _ in names]],
        ruling=Ruling(boxed=True),
        row_heights=(kind.points * _SIGN, kind.points * _DATE),
        after=kind.gap,
    )


def notes(kind: Type, count: int) -> list[Block]:
    if not count:
        return []
    room = WriteLines(count, kind.points * _HAND, about="Notes")
    return [Together([section(kind, "Space for notes"), room])]


def signers(paper: PlanPaper) -> list[str]:
    officer = paper.officer_name or "Your officer"
    return [
        *([name for name in paper.names if name.strip()] or ["Your name:"]),
        officer if paper.discreet else f"{officer}, council",
        paper.supporter or "Interpreter or supporter",
    ]


def closing(
    kind: Type, phone: str, privacy: Sequence[tuple[str, ...]] = ((say.PRIVACY,),)
) -> list[Block]:
    formats = Box(
        [Text(kind.style(), *say.other_formats(phone))], fill=TINT, padding=kind.gap * 1.2
    )
    kept: list[Block] = [Text(kind.style(), *runs, after=kind.gap * 0.8) for runs in privacy]
    return [Together([*kept, formats])]


def foot(paper: PlanPaper) -> Foot:
    named = paper.label or paper.version
    version = f"Version {named}" if named else ""
    parts = (paper.reference, version, "" if paper.draft else paper.copy.value)
    return Foot(tuple(part for part in parts if part), strong="DRAFT" if paper.draft else "")
