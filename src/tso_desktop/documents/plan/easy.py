"""The plan in Easy Read: our own pictures left, words right, and every step of the plan.

Software cannot say that a paper is easy to read: people with a learning disability should try it.
"""

from collections.abc import Sequence

from tso_desktop.documents.blocks import Block, Bold, Rule, Text
from tso_desktop.documents.marks import TickLine
from tso_desktop.documents.pictures import Picture
from tso_desktop.documents.plan import easy_words as easy
from tso_desktop.documents.plan import sections as part
from tso_desktop.documents.plan import sentences as say
from tso_desktop.documents.stacks import Beside, Stack, Together
from tso_desktop.documents.typography import Type
from tso_desktop.domain.paper_words import or_blank
from tso_desktop.domain.papers import NumberLine, PlanPaper, StepLine

_SIDE = 84.0
_SPACE = 24.0


def layout(kind: Type, paper: PlanPaper) -> list[Block]:
    blocks = part.sheet_heading(kind, paper, subtitle="Easy Read")
    for picture, said in easy.opening(paper):
        blocks.append(_row(kind, picture, said))
    blocks += _section(kind, "Our next visit", "visit", easy.next_visit(paper))
    blocks.append(_row(kind, "check", easy.check(paper)))
    if paper.changed:
        blocks += _section(kind, "What has changed", "check", easy.changed(paper.changed))
    blocks += _section(kind, "What you told us", "told", _own_words(paper))
    blocks += _goals(kind, paper)
    blocks += _steps(kind, paper, "What we will do", paper.council_steps, ours=True)
    blocks += _steps(kind, paper, "What you will do", paper.resident_steps, required=paper.is_php)
    blocks += _ideas(kind, paper)
    blocks += _reasons(kind, paper)
    blocks += _section(kind, say.change_heading(paper), "choice", easy.change(paper))
    blocks += _numbers(kind, (*say.officer_numbers(paper), *paper.numbers))
    signed = part.signatures(
        kind, paper.kind, part.signers(paper), how_agreed=paper.how_agreed, across=2
    )
    closing = part.closing(kind, paper.officer_phone, easy.privacy())
    return [*blocks, Together([signed, *closing])]  # or three lines get a page of their own


def _row(
    kind: Type,
    picture: str,
    said: Sequence[easy.Runs],
    *,
    heading: Text | None = None,
    tick: TickLine | None = None,
) -> Block:
    """A picture, and beside it each sentence on its own."""
    gap = kind.gap * 0.8
    words: list[Block] = [heading] if heading else []
    words += [Text(kind.style(), *runs, after=gap) for runs in said]
    if tick:
        words.append(tick)
    beside = Beside(
        Picture(picture, _SIDE),
        Stack(words),
        left_width=_SIDE,
        space=_SPACE,
        middle=True,
        after=kind.gap,
    )
    return Together([beside, Rule()], before=kind.gap * 1.2, after=kind.gap * 1.2)


def _section(kind: Type, heading: str, picture: str, said: Sequence[easy.Runs]) -> list[Block]:
    return [part.section(kind, heading), _row(kind, picture, said)]


def _own_words(paper: PlanPaper) -> list[easy.Runs]:
    if not paper.own_words:
        return [(or_blank(""),)]
    return [(line,) for line in say.quoted(paper.own_words).split("\n") if line.strip()]


def _goals(kind: Type, paper: PlanPaper) -> list[Block]:
    goals = paper.goals or (or_blank(""),)
    rows = [_row(kind, "goal", easy.sentences(goal)) for goal in goals]
    return [part.section(kind, "What we are working towards"), *rows]


def _steps(
    kind: Type,
    paper: PlanPaper,
    heading: str,
    steps: Sequence[StepLine],
    *,
    ours: bool = False,
    required: bool = False,
    intro: Sequence[easy.Runs] = (),
) -> list[Block]:
    blocks: list[Block] = [part.section(kind, heading)]
    said = [*intro, *(easy.how_many(paper) if ours else ())]
    blocks += [Text(kind.style(), *runs, keeps_with_next=True) for runs in said]
    if not steps:
        blocks.append(Text(kind.style(), or_blank("")))
    for found in steps:
        name = Text(kind.style("strong"), f"Step {found.number}", role="H3", after=kind.gap * 0.4)
        words = easy.step(paper, found, ours=ours, required=required)
        tick = TickLine(kind, "Done", ticked=found.done, after=0)
        blocks.append(_row(kind, easy.picture_of(found), words, heading=name, tick=tick))
    return blocks


def _ideas(kind: Type, paper: PlanPaper) -> list[Block]:
    if not paper.ideas:
        return []
    intro = [("These are good ideas.",), ("You do not have to do them.",)]
    return _steps(kind, paper, "Ideas that may help", paper.ideas, intro=intro)


def _reasons(kind: Type, paper: PlanPaper) -> list[Block]:
    blocks: list[Block] = [part.section(kind, "Why we chose these steps")]
    if not paper.reasons:
        blocks.append(Text(kind.style(), or_blank("")))
    for reason in paper.reasons:
        said: list[easy.Runs] = [(Bold(reason.heading),)] if reason.heading else []
        said += easy.sentences(reason.words)
        blocks += [Together([Text(kind.style(), *runs) for runs in said], after=kind.gap)]
    return part.none_alone(blocks)


def _numbers(kind: Type, lines: Sequence[NumberLine]) -> list[Block]:
    danger = _row(kind, "phone", [(Bold("In danger now?"),), (Bold("Ring 999."),)])
    blocks: list[Block] = [part.section(kind, "Numbers to ring"), danger]
    for line in lines:
        words: list[Block] = [
            Text(kind.style(), line.who),
            part.number_to_ring(kind, line, "lead"),
        ]
        if line.when:
            words.append(Text(kind.style(), line.when))
        blocks.append(Together([*words, Rule(before=kind.gap * 0.6)], after=kind.gap * 0.8))
    return [Together(blocks)]
