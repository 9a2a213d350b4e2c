"""Every letter on paper: readable, archivable, and the same bytes for the same words."""

from dataclasses import replace
from datetime import date

import pytest
from tests.documents.papers import NAMES
from tests.documents.structure import faults, judged, read_aloud, run, whole_text

from tso_desktop.documents.letter import letter_pdf
from tso_desktop.documents.letters import LetterMissing
from tso_desktop.domain.letter_example import EXAMPLE
from tso_desktop.domain.letter_kinds import checked
from tso_desktop.domain.letter_words import Part, filled
from tso_desktop.domain.papers import Style
from tso_desktop.domain.papers_letters import TO_BE_DECIDED, LetterPaper
from tso_desktop.formats.letters import shipped_letters

KINDS = shipped_letters()


def paper(key: str, **changed: object) -> LetterPaper:
    kind = KINDS[key]
    made = LetterPaper(
        title=kind.title,
        law=kind.law,
        parts=filled(checked(kind.body), EXAMPLE).parts,
        to_name="Ms Amina Sample",
        address="14 Larkspur Court\nNether Fossbrook\nDT2 8QY",
        reference="TS-J-0417",
        number="3-K7QM",
        council="Northfold Council",
        team="Housing options",
        officer_name="Jo Example",
        officer_phone="01632 960 123",
        made_on=date(2026, 11, 23),
    )
    return replace(made, **changed)


@pytest.mark.parametrize("key", KINDS)
def test_a_letter_passes_both_standards_and_is_well_built(key, tmp_path):
    names = ", ".join(NAMES.values())
    pdf = letter_pdf(paper(key, to_name=names))
    assert [judged(pdf, tmp_path, profile) for profile in ("ua1", "2a")] == [[], []]
    assert faults(pdf) == []
    assert names in whole_text(pdf)


@pytest.mark.parametrize("style", Style)
def test_a_draft_notice_passes_in_every_size(style, tmp_path):
    drafts = paper("prevention_ended", draft=TO_BE_DECIDED, discreet=style is Style.LARGE)
    pdf = letter_pdf(drafts, style)
    assert [judged(pdf, tmp_path, profile) for profile in ("ua1", "2a")] == [[], []]
    assert faults(pdf) == []
    assert f"DRAFT. {TO_BE_DECIDED}" in whole_text(pdf)


def test_a_letter_with_nothing_in_it_is_well_built():
    pdf = letter_pdf(LetterPaper(title="Nothing yet", parts=()))
    assert faults(pdf) == []
    assert "not yet known" in whole_text(pdf)


def test_a_letter_is_read_aloud_in_its_order():
    said = read_aloud(letter_pdf(paper("prevention_ended")))
    assert said[:8] == [
        "Northfold Council Housing options",
        "Ms Amina Sample",
        "14 Larkspur Court",
        "Nether Fossbrook",
        "DT2 8QY",
        "Monday 23 November 2026",
        "Our reference: TS-J-0417",
        "Notice: our duty to help you keep a home ends",
    ]
    assert "The last day to ask is Sunday 13 December 2026." in " ".join(said)


def test_a_discreet_letter_says_no_council_at_its_head_and_no_title_in_the_file():
    pdf = letter_pdf(paper("general", discreet=True, address=None))
    assert read_aloud(pdf)[0] == "Ms Amina Sample"
    assert "Title:           Letter, TS-J-0417" in run(["pdfinfo", "-"], pdf)


def test_the_same_letter_gives_the_same_bytes():
    assert letter_pdf(paper("warning")) == letter_pdf(paper("warning"))


def test_a_letter_that_the_font_lacks_is_refused_by_name():
    with pytest.raises(LetterMissing, match="中"):
        letter_pdf(replace(paper("general"), parts=(Part("words", "中"),)))
