"""Every paper, in every style, with names in several languages: readable and archivable."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.documents.papers import BLANK, CARD, CV, HOUSING, INTERVIEW, KEY, NAMES, SUPPORT, TAKE
from tests.documents.structure import faults, judged, read_aloud, run, whole_text

from tso_desktop.documents.calling_card import calling_card_pdf
from tso_desktop.documents.for_work import cv_pdf, interview_pdf, what_to_take_pdf
from tso_desktop.documents.plan import blank_plan_pdf, plan_pdf
from tso_desktop.documents.recovery_sheet import recovery_sheet_pdf
from tso_desktop.domain.papers import Copy, PlanKind, Style

DAY = date(2026, 11, 23)


def small_papers(name: str) -> dict[str, bytes]:
    return {
        "blank support": blank_plan_pdf(BLANK, printed_on=DAY),
        "blank php": blank_plan_pdf(replace(BLANK, kind=PlanKind.PHP), printed_on=DAY),
        "card": calling_card_pdf(replace(CARD, name=name), printed_on=DAY),
        "cards": calling_card_pdf(replace(CARD, called_at=None), printed_on=DAY),
        "cv": cv_pdf(replace(CV, name=name)),
        "interview": interview_pdf(replace(INTERVIEW, name=name)),
        "take": what_to_take_pdf(replace(TAKE, name=name)),
        "key": recovery_sheet_pdf(KEY),
    }


def four_plans(style: Style) -> dict[str, bytes]:
    support = replace(SUPPORT, names=tuple(NAMES.values()))
    return {
        "support": plan_pdf(support, style),
        "php": plan_pdf(replace(HOUSING, names=support.names, copy=Copy.OFFICE), style),
        "discreet": plan_pdf(replace(support, discreet=True), style),
        "draft": plan_pdf(replace(support, draft=True, version=None), style),
    }


@pytest.mark.parametrize("style", Style)
def test_a_plan_passes_both_standards(style, tmp_path):
    for name, pdf in four_plans(style).items():
        found = [judged(pdf, tmp_path, profile) for profile in ("ua1", "2a")]
        assert (name, found) == (name, [[], []])


def test_a_small_paper_passes_both_standards(tmp_path):
    for name, pdf in small_papers(" ".join(NAMES.values())).items():
        found = [judged(pdf, tmp_path, profile) for profile in ("ua1", "2a")]
        assert (name, found) == (name, [[], []])


@pytest.mark.parametrize("style", Style)
def test_a_plan_is_well_built_and_says_every_name(style):
    plans = four_plans(style)
    for name in ("php", "draft"):
        pdf = plans[name]
        assert (name, faults(pdf)) == (name, [])
        said = whole_text(pdf)
        assert [who for who in NAMES.values() if who not in said] == []


def test_a_small_paper_is_well_built():
    for name, pdf in small_papers("Amina Sample").items():
        found = faults(pdf)
        if name == "cards":  # four cards on one sheet, each with its heading
            found = [fault for fault in found if "main heading" not in fault]
        assert (name, found) == (name, [])


def test_the_same_paper_gives_the_same_bytes():
    for style in Style:
        assert plan_pdf(SUPPORT, style) == plan_pdf(SUPPORT, style)
    assert small_papers("Amina Sample") == small_papers("Amina Sample")


def test_only_our_own_font_is_drawn_with():
    for pdf in (plan_pdf(SUPPORT), *small_papers("Amina Sample").values()):
        fonts = run(["pdffonts", "-"], pdf).splitlines()[2:]
        assert fonts
        assert all("NotoSans" in line and " yes yes yes " in line for line in fonts)


def test_a_file_says_what_it_is_and_when_the_paper_was_made():
    told = run(["pdfinfo", "-isodates", "-"], plan_pdf(SUPPORT))
    assert "Title:           Your support plan, TS-J-0417" in told
    assert "CreationDate:    2026-11-23T00:00:00Z" in told
    assert "Tagged:          yes" in told


def test_a_card_never_says_why_we_called():
    card = replace(CARD, name="Ms Amina Sample", call_from="Northfold Council")
    said = whole_text(calling_card_pdf(card, printed_on=DAY))
    assert said == (
        "Northfold Council Sorry we missed you For Ms Amina Sample "
        "Jo called on Monday 23 November 2026, 2pm. Please ring Jo Example on 01632 960 123 "
        "Weekdays, 9am to 5pm We will try again on Wednesday 25 November 2026, 10:30am."
    )


def test_a_card_shows_an_address_only_if_it_is_given_one():
    with_address = replace(CARD, address="14 Larkspur Court")
    assert "Larkspur" in whole_text(calling_card_pdf(with_address, printed_on=DAY))
    assert "Larkspur" not in whole_text(calling_card_pdf(CARD, printed_on=DAY))


def test_cards_for_the_pack_are_four_to_a_sheet():
    said = read_aloud(calling_card_pdf(replace(CARD, called_at=None), printed_on=DAY))
    assert said.count("Sorry we missed you") == 4


def test_a_cv_leaves_out_what_is_empty_and_says_nothing_of_the_council():
    said = whole_text(cv_pdf(CV))
    assert "Skills" in said
    assert "Interests" not in said
    assert "ouncil" not in said


def test_an_interview_sheet_says_where_when_and_whom():
    said = read_aloud(interview_pdf(INTERVIEW))
    assert said[:6] == [
        "Your interview",
        "For Amina Sample",
        "Where and when",
        "Tuesday 8 December 2026, 11am",
        "Fossbrook Garden Centre, for the job of café assistant",
        "Mill Lane, Upper Fossbrook",
    ]
    bare = whole_text(interview_pdf(replace(INTERVIEW, at=None, place="", ask_for="")))
    assert bare.count("not yet known") == 3


def test_what_to_take_may_have_a_day_without_an_hour():
    assert "Monday 23 November 2026 Jobcentre" in whole_text(what_to_take_pdf(TAKE))
    later = replace(TAKE, at=datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001
    assert "Monday 23 November 2026, 9am" in whole_text(what_to_take_pdf(later))


def test_a_recovery_sheet_gives_the_groups_in_order_with_their_numbers():
    said = " ".join(read_aloud(recovery_sheet_pdf(KEY)))
    assert "1. K7QM 2. 2XVD 3. 9HTR" in said
    assert "Locked away at the office" in said
