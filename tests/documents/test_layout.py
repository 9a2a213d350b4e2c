"""Pages turn where a reader would turn them: no heading alone, what belongs together whole."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.documents.papers import HOUSING, SUPPORT
from tests.documents.structure import faults, pages, tree, whole_text

from tso_desktop.documents.letters import ready
from tso_desktop.documents.plan import easy, large, plan_pdf, standard
from tso_desktop.documents.sheet import _BOTTOM, WIDTH, laid_out
from tso_desktop.documents.stacks import Stack, Together
from tso_desktop.documents.typography import EASY, LARGE, ROOMY, STANDARD
from tso_desktop.domain.papers import StepLine, Style

LAYOUTS = {
    Style.STANDARD: (STANDARD, standard.layout),
    Style.STANDARD_14: (ROOMY, standard.layout),
    Style.LARGE: (LARGE, large.layout),
    Style.EASY: (EASY, easy.layout),
}


def steps(count: int, words: str = "Ring the landlord and tell you what they say.", first: int = 1):
    return tuple(
        StepLine(number=n, what=words, who="Jo Example", by_when=date(2026, 12, 1))
        for n in range(first, first + count)
    )


def long_plan(ours: int, yours: int, words: str = "Ring the landlord."):
    return replace(
        HOUSING,
        council_steps=steps(ours, words),
        resident_steps=steps(yours, words, ours + 1),
    )


@given(
    style=some.sampled_from(Style),
    ours=some.integers(0, 12),
    yours=some.integers(0, 12),
    repeats=some.integers(1, 40),
)
@settings(max_examples=80, deadline=None)
def test_no_heading_stands_alone_and_nothing_runs_off_the_page(style, ours, yours, repeats):
    paper = long_plan(ours, yours, "Ring the landlord, and tell you what they say. " * repeats)
    kind, layout = LAYOUTS[style]
    for page in laid_out(layout(kind, ready(paper))):
        last = page[-1].block
        assert not last.keeps_with_next
        if isinstance(last, Stack) and last.blocks:
            assert not last.blocks[-1].keeps_with_next
        assert page[-1].top - last.height(WIDTH) >= _BOTTOM - 0.01
        whole = [placed.block for placed in page if isinstance(placed.block, Together)]
        assert all(block.blocks for block in whole)


@pytest.mark.parametrize("style", [Style.STANDARD, Style.LARGE])
def test_sixty_steps_print_well(style):
    paper = long_plan(30, 30)
    pdf = plan_pdf(paper, style)
    assert faults(pdf) == []
    said = whole_text(pdf)
    assert said.count("Ring the landlord.") == 60


def test_a_long_table_repeats_its_heading_for_the_eye_and_not_for_the_ear():
    pdf = plan_pdf(long_plan(30, 30))
    seen = [page for page in pages(pdf) if "Step What" in page]
    assert len(seen) >= 3
    tables = [node for node in tree(pdf).all() if node.role == "Table"]
    assert [len(table.kids[1].kids) for table in tables if table.words.startswith("Step")] == [
        *(30, 30, 1)
    ]
    said = [table.kids[0].words for table in tables if table.words.startswith("Step")]
    assert said == [
        "Step What Who By when Done",
        "Step What Who Must do? By when Done",
        "Step What By when Done",
    ]


@pytest.mark.parametrize("style", Style)
def test_a_step_longer_than_a_page_goes_on_over_the_page(style):
    words = " ".join(f"word{n}" for n in range(1500))
    paper = replace(SUPPORT, council_steps=steps(1, words))
    pdf = plan_pdf(paper, style)
    assert faults(pdf) == []
    assert len(pages(pdf)) >= 4
    said = whole_text(pdf)
    assert all(f"word{n}" in said for n in range(1500))


@pytest.mark.parametrize("style", Style)
def test_own_words_longer_than_a_page_go_on_over_the_page(style):
    words = " ".join(f"word{n}" for n in range(1500))
    pdf = plan_pdf(replace(SUPPORT, own_words=words), style)
    assert words in whole_text(pdf)
    assert faults(pdf) == []


def test_twenty_signatures_are_torn_only_between_boxes():
    paper = replace(SUPPORT, names=tuple(f"Person {n}" for n in range(20)))
    pdf = plan_pdf(paper, Style.LARGE)
    assert faults(pdf) == []
    assert all(f"Person {n}" in whole_text(pdf) for n in range(20))


def test_a_date_is_held_together_where_there_is_room_and_broken_only_between_its_words():
    paper = replace(SUPPORT, council_steps=(replace(steps(1)[0], by_when="30 September 2027"),))
    said = whole_text(plan_pdf(paper))
    assert "30 September 2027" in said
