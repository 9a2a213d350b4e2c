"""What a line of the plan says where something is missing, and with whom an idea is."""

from dataclasses import replace

import pytest
from tests.documents.papers import BLANK, SUPPORT

from tso_desktop.documents import plan
from tso_desktop.documents.plan import blank_plan_pdf, plan_pdf
from tso_desktop.domain.papers import StepLine, Style
from tso_desktop.services.pdf_pages import PdfPages

IDEA = StepLine(number=8, what="Look at a money course.", who="Citizens Advice")
NO_PHONE = replace(SUPPORT, officer_phone="", out_of_hours_phone="")


def text(pdf):
    return " ".join(PdfPages(pdf).words()).replace("\u00a0", " ")


@pytest.mark.parametrize("style", list(Style))
def test_an_idea_says_with_whom_and_asks_for_no_day(style):
    said = text(plan_pdf(replace(SUPPORT, ideas=(IDEA,)), style))

    assert "Who: Citizens Advice" in said
    assert "not yet known" not in said


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("visit", [SUPPORT.next_visit, None], ids=["visit", "no visit"])
def test_without_a_phone_number_there_is_a_line_to_write_it_on(style, visit):
    said = text(plan_pdf(replace(NO_PHONE, next_visit=visit), style))

    assert "ring not yet known" not in said.lower()
    assert "on not yet known" not in said
    assert said.count("not yet known") == (0 if visit else 1)
    assert "Numbers to ring" in said


def test_a_blank_plan_has_a_line_for_the_number_too():
    blank = replace(BLANK, officer_phone="", out_of_hours_phone="")

    assert "not yet known" not in text(blank_plan_pdf(blank, printed_on=SUPPORT.made_on))


def pages(paper, style):
    return [words.replace("\u00a0", " ") for words in PdfPages(plan_pdf(paper, style)).words()]


@pytest.mark.parametrize("count", range(1, 9))
def test_easy_read_keeps_the_numbers_together_and_ends_with_the_signatures(count):
    steps = tuple(replace(SUPPORT.resident_steps[1], number=5 + i) for i in range(count))

    printed = pages(replace(SUPPORT, resident_steps=steps), Style.EASY)

    [numbers] = [page for page in printed if "Shelter housing helpline" in page]
    assert "Numbers to ring" in numbers
    assert "NHS urgent" in numbers
    assert "Signatures" in printed[-1]
    assert "We keep this plan safely." in printed[-1]


@pytest.mark.parametrize("style", [Style.STANDARD, Style.LARGE])
@pytest.mark.parametrize("count", range(1, 9))
def test_space_for_notes_costs_no_page(style, count, monkeypatch):
    steps = tuple(replace(SUPPORT.resident_steps[1], number=5 + i) for i in range(count))
    paper = replace(SUPPORT, resident_steps=steps)
    noted = pages(paper, style)
    monkeypatch.setattr(plan, "_NOTES", ())

    assert len(pages(paper, style)) == len(noted)


def test_space_for_notes_fills_what_would_stand_empty():
    assert "Space for notes" in " ".join(pages(SUPPORT, Style.LARGE))


def test_easy_read_does_not_say_when_twice():
    steps = (replace(SUPPORT.council_steps[0], by_when="When it happens"),)

    said = text(plan_pdf(replace(SUPPORT, council_steps=steps), Style.EASY))

    assert "When: When" not in said
    assert "When it happens." in said
