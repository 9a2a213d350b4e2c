"""The plan in large print, laid out anew: one step a card, nothing beside anything, 18 point."""

from collections.abc import Sequence

from tso_desktop.documents.blocks import Block, Bold, Rule, Text
from tso_desktop.documents.marks import TickLine
from tso_desktop.documents.plan import sections as part
from tso_desktop.documents.plan import sentences as say
from tso_desktop.documents.stacks import Together
from tso_desktop.documents.typography import Type
from tso_desktop.domain.paper_words import or_blank
from tso_desktop.domain.papers import NumberLine, PlanPaper, StepLine


def layout(kind: Type, paper: PlanPaper, *, notes: int = 0) -> list[Block]:
    return [
        *part.sheet_heading(kind, paper),
        *part.opening(kind, paper),
        *_cards(kind, paper, "What we will do", paper.council_steps),
        *_resident_cards(kind, paper),
        *_ideas(kind, paper),
        *part.reasons(kind, paper),
        *numbers(kind, (*say.officer_numbers(paper), *paper.numbers), say.numbers_intro(paper)),
        *part.notes(kind, notes),
        Together(
            [
                part.section(kind, say.change_heading(paper)),
                Text(kind.style(), *say.change_words(paper)),
            ]
        ),
        part.signatures(
            kind, paper.kind, part.signers(paper), how_agreed=paper.how_agreed, across=2
        ),
        *part.closing(kind, paper.officer_phone),
    ]


def _resident_cards(kind: Type, paper: PlanPaper) -> list[Block]:
    cards = _cards(kind, paper, "What you will do", paper.resident_steps, required=paper.is_php)
    if paper.is_php and any(step.must for step in paper.resident_steps):
        cards.append(Text(kind.style(), *say.required_steps_note(), before=kind.gap))
    return cards


def _ideas(kind: Type, paper: PlanPaper) -> list[Block]:
    if not paper.ideas:
        return []
    heading, *cards = _cards(kind, paper, "Ideas that may help", paper.ideas)
    return [heading, Text(kind.style(), say.IDEAS, keeps_with_next=True, after=kind.gap), *cards]


def _cards(
    kind: Type,
    paper: PlanPaper,
    heading: str,
    steps: Sequence[StepLine],
    *,
    required: bool = False,
) -> list[Block]:
    blocks: list[Block] = [part.section(kind, heading)]
    if not steps:
        blocks.append(Text(kind.style(), or_blank("")))
    blocks += [_card(kind, paper, step, required=required) for step in steps]
    return blocks


def _card(kind: Type, paper: PlanPaper, step: StepLine, *, required: bool) -> Block:
    body = kind.style()
    lines: list[Block] = [
        Text(kind.style("card"), f"Step {step.number}", role="H3", after=kind.gap * 0.3),
        Text(body, or_blank(step.what)),
    ]
    if step.why_not_agreed:
        lines.append(Text(body, *say.not_agreed(paper, step.why_not_agreed)))
    if step.who or step in paper.council_steps:
        lines.append(Text(body, "Who: ", Bold(or_blank(step.who))))
    if required:
        lines.append(Text(body, "Must do? ", Bold("Yes" if step.must else "No")))
    if say.has_due(paper, step):
        lines.append(Text(body, "By when: ", Bold(say.due(paper, step)), after=kind.gap * 0.5))
    lines.append(TickLine(kind, "Done", ticked=step.done, after=kind.gap * 0.8))
    lines.append(Rule())
    return Together(lines, after=kind.gap)


def numbers(kind: Type, lines: Sequence[NumberLine], intro: Sequence[str]) -> list[Block]:
    body = kind.style()
    cards: list[Block] = []
    for line in lines:
        words: list[Block] = [
            Text(body, line.who),
            part.number_to_ring(kind, line, "card"),
        ]
        if line.when:
            words.append(Text(body, line.when))
        cards.append(Together([*words, Rule(before=kind.gap * 0.6)], after=kind.gap * 0.8))
    return [
        part.section(kind, "Numbers to ring"),
        Text(body, *intro, keeps_with_next=True, after=kind.gap),
        *part.none_alone(cards),
    ]
