"""Papers say what was issued, hide an address that could harm, and are kept as they were given."""

from datetime import date, timedelta

import pytest
from tests.plan_sample import a_household, a_part7_case, a_plan

from tso_desktop.domain.households import Person
from tso_desktop.domain.papers import Copy, Style
from tso_desktop.domain.plans import Plan
from tso_desktop.domain.visits import Visit
from tso_desktop.services.issuing import Agreement
from tso_desktop.services.pdf_pages import NotReadable, PdfPages
from tso_desktop.services.printing import NothingToPrint, PlanWish, SeveralFit

TODAY = date(2026, 11, 23)
ADDRESS = ("Orchard Row", "Nether Fossbrook", "DT2 8QY")


@pytest.fixture
def household(desk):
    found = a_household(desk)
    a_plan(desk, found)
    return found


def text(proof):
    return " ".join(PdfPages(proof.pdf).words()).replace("\u00a0", " ")


def lead(desk, household):
    return desk.planning.plan(household).lead


def test_the_version_in_force_is_printed_even_while_a_draft_is_written(desk, household):
    said = text(desk.printing.plan(household))

    assert "DRAFT" not in said
    assert "affordability assessment" not in said
    assert f"Version 1-{desk.tag}" in said


def test_the_draft_says_that_it_is_one(desk, household):
    said = text(desk.printing.draft(household))

    assert "DRAFT" in said
    assert "affordability assessment" in said


def test_a_household_without_a_version_prints_its_draft(desk):
    household = a_household(desk)
    desk.planning.add_step(household, "Ring us if a letter comes.")

    proof = desk.printing.plan(household)

    assert proof.draft
    assert "Ring us if a letter comes." in text(proof)


def test_with_no_plan_at_all_there_is_nothing_to_print(desk):
    with pytest.raises(NothingToPrint, match="blank plan"):
        desk.printing.plan(a_household(desk))


@pytest.mark.parametrize("style", list(Style))
def test_every_style_prints_every_step(desk, household, style):
    said = text(desk.printing.plan(household, PlanWish(style=style)))

    for words in ("Look on the housing register", "Pay a bond of up to five weeks"):
        assert words in said


def test_nothing_on_a_support_plan_is_a_must(desk, household):
    for style in Style:
        said = text(desk.printing.draft(household, PlanWish(style=style))).lower()
        assert "must" not in said
        assert "21 days" not in said
        assert "review within" not in said


def test_a_housing_plan_says_what_is_a_must_and_until_when_to_ask_for_a_review(desk, household):
    a_part7_case(desk, household, TODAY)
    desk.planning.become(household, "php")
    desk.issuing.issue(household, Agreement(how="signed_on_paper"))

    said = text(desk.printing.plan(household))

    assert "Must do?" in said
    assert "Sunday 13 December 2026" in said


def test_an_undecided_step_says_so_and_is_no_must(desk, household):
    a_part7_case(desk, household, TODAY)
    desk.planning.become(household, "php")

    said = text(desk.printing.draft(household))

    assert "We have not decided this together yet." in said


@pytest.mark.parametrize(
    "facts",
    [{"do_not_post": True}, {"safe_contact": "Ring mornings only, never write"}],
    ids=["do not post", "safe contact"],
)
def test_no_address_stands_on_paper_where_it_could_harm(desk, household, facts):
    assert ADDRESS[0] in text(desk.printing.draft(household))
    desk.case_file.change(lead(desk, household), **facts)
    desk.planning.add_step(household, "Stay at 3 Orchard Row, Nether Fossbrook, dt28qy for now.")

    for proof in (desk.printing.draft(household), desk.printing.plan(household)):
        assert not [part for part in ADDRESS if part.lower() in text(proof).lower()]
        assert "dt28qy" not in text(proof).lower()


@pytest.mark.parametrize("words", ["Text first", "Ring mornings only"])
def test_words_that_say_how_to_begin_leave_the_address_on_paper(desk, household, words):
    desk.case_file.change(lead(desk, household), safe_contact=words, no_voicemail=True)

    assert ADDRESS[0] in text(desk.printing.plan(household))


def test_why_we_chose_these_steps_speaks_to_the_person_it_is_for(desk, household):
    desk.assessing.add_need(household, "housing", title="Rent", words="Tamsin wants to stay.")
    perrin = desk.case_file.add(Person, household, name="Perrin", role="child")
    desk.assessing.add_need(household, "support", words="Wants a desk.", person=perrin)

    said = text(desk.printing.draft(household))

    assert "Rent. You want to stay." in said
    assert "Perrin. Wants a desk." in said


def test_a_partner_that_is_called_after_the_village_keeps_its_name(desk, household):
    desk.case_file.change(lead(desk, household), do_not_post=True)
    desk.planning.add_step(
        household, "Keep you a seat.", "partner", partner="Nether Fossbrook lunch club"
    )

    assert "Nether Fossbrook lunch club" in text(desk.printing.draft(household))
    discreet = desk.printing.draft(household, PlanWish(discreet=True))
    assert "Nether Fossbrook" not in text(discreet)


def test_somebody_else_in_the_household_hides_the_address_too(desk, household):
    desk.case_file.add(Person, household, name="Ada Brackenbury", do_not_post=True)

    assert ADDRESS[0] not in text(desk.printing.plan(household))


def test_a_restricted_household_prints_no_address(desk):
    household = a_household(desk, restricted=True)
    desk.planning.add_step(household, "Stay at 3 Orchard Row.")

    assert ADDRESS[0] not in text(desk.printing.plan(household))


@pytest.mark.parametrize("style", list(Style))
def test_a_discreet_copy_says_neither_where_nor_who_nor_why(desk, household, style):
    desk.assessing.add_need(household, "support", title="Safety from a partner", category="DA")

    said = text(desk.printing.draft(household, PlanWish(style=style, discreet=True)))

    for word in (*ADDRESS, "Fossbrook Council", "Domestic Abuse", "Safety from a partner"):
        assert word not in said
    assert "Tamsin Brackenbury" in said


def test_an_earlier_home_is_no_secret_kept_badly(desk, household):
    from tso_desktop.domain.households import Home

    desk.case_file.add(Home, household, address="9 Mill Lane", until_on=TODAY)
    desk.planning.add_step(household, "Fetch your things from 9 Mill Lane.")

    assert "Mill Lane" not in text(desk.printing.draft(household, PlanWish(discreet=True)))


def test_the_domestic_abuse_line_can_be_left_out(desk, household):
    assert "Domestic Abuse" in text(desk.printing.plan(household))

    wish = PlanWish(leave_out_sensitive=True)
    assert "Domestic Abuse" not in text(desk.printing.plan(household, wish))

    plan = desk.case_file.find(Plan, desk.planning.begin(household).id)
    desk.planning.change(plan, left_out=("domestic-abuse",))
    assert "Domestic Abuse" not in text(desk.printing.draft(household))


def test_a_visit_that_has_passed_gives_way_to_the_next_one(desk, household, clock):
    assert "Thursday 10 December 2026" in text(desk.printing.plan(household))
    clock.wait(days=30)
    desk.case_file.add(Visit, household, starts_at=desk.now() + timedelta(days=5))

    said = text(desk.printing.plan(household))

    assert "10 December 2026, " not in said
    assert "Monday 28 December 2026" in said


def test_the_two_copies_say_whose_they_are(desk, household):
    yours = text(desk.printing.plan(household))
    office = desk.printing.plan(household, PlanWish(copy=Copy.OFFICE))

    assert "Your copy" in yours
    assert "Office copy" in text(office)
    assert office.given_to == "Office file"


def test_what_was_printed_is_kept_once_with_what_sets_it_apart(desk, household):
    proof = desk.printing.plan(household, PlanWish(style=Style.LARGE, discreet=True))

    first = desk.printing.keep(proof)
    again = desk.printing.keep(proof)

    assert first == again
    kept = next(paper for paper in desk.papers.of(household) if paper.id == first)
    assert (kept.name, kept.given_to) == (proof.name, "Tamsin Brackenbury")
    assert (kept.details[0]["style"], kept.details[0]["discreet"]) == ("large", True)
    assert desk.printing.kept(kept).pdf == proof.pdf


def test_the_copy_kept_at_issue_is_the_one_that_is_printed(desk, household):
    version = desk.issuing.issue(household, Agreement(how="read_over"))
    [paper] = [p for p in desk.papers.of(household) if p.about == version.id]

    assert desk.printing.keep(desk.printing.plan(household)) == paper.id


def test_a_blank_plan_is_about_nobody(desk, household):
    proof = desk.printing.blank()

    assert "To fill by hand" in text(proof)
    assert desk.printing.keep(proof) is None


def test_a_household_is_found_by_its_reference_however_it_is_typed(desk, household):
    reference = desk.planning.plan(household).household.reference

    assert desk.printing.household_of(reference.lower().replace("-", " ")) == household


def test_a_reference_that_fits_two_households_is_refused_by_both_names(desk, household):
    other = a_household(desk, "Rafe Hartlake")
    for found in (household, other):
        head = desk.case_file.head(found)
        desk.case_file.change(head.household, other_references=("OLD-7",))

    with pytest.raises(SeveralFit) as refused:
        desk.printing.household_of("OLD-7")

    assert "Tamsin Brackenbury" in str(refused.value)
    assert "Rafe Hartlake" in str(refused.value)


def test_a_reference_that_nobody_has_is_refused(desk):
    with pytest.raises(NothingToPrint, match="TS-0000"):
        desk.printing.household_of("TS-0000")


def test_bytes_that_are_no_pdf_say_so():
    with pytest.raises(NotReadable):
        PdfPages(b"not a paper").sizes()
