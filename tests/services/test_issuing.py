"""A plan is issued in one act: sealed, in force, its copy kept, its review among the tasks."""

import secrets
from datetime import date, timedelta

import pytest
from tests.plan_sample import a_household, a_plan

from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.households import Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.papers import Style
from tso_desktop.domain.plans import IssuedPlan
from tso_desktop.services.desk import Desk
from tso_desktop.services.issuing import Agreement, NotIssued
from tso_desktop.services.pdf_pages import PdfPages
from tso_desktop.store.store import Store
from tso_desktop.store.work import Sealed

TODAY = date(2026, 11, 23)
SIGNED = Agreement(how="signed_on_paper")


@pytest.fixture
def household(desk):
    found = a_household(desk)
    a_plan(desk, found)
    return found


def test_issuing_is_one_act(desk, household):
    acts = []
    desk.listen(acts.append)

    desk.issuing.issue(household, SIGNED)

    [entries] = acts
    assert sorted(entry.kind for entry in entries) == ["attachment", "case", "issued_plan"]
    assert len({entry.act for entry in entries}) == 1


def test_the_version_is_numbered_labelled_and_in_force(desk, household):
    version = desk.issuing.issue(household, SIGNED)

    plan = desk.planning.plan(household)
    assert (version.number, version.label) == (2, f"2-{desk.tag}")
    assert plan.case.plan_in_force == version.id
    assert plan.in_force.id == version.id
    assert not plan.is_draft


def test_a_version_never_changes(desk, household):
    version = desk.issuing.issue(household, SIGNED)

    with pytest.raises(Sealed), desk.store.work("change") as work:
        work.change(IssuedPlan, version.id, as_of=version.as_of, given_on=TODAY)

    step = desk.planning.plan(household).theirs[0]
    desk.planning.change_step(step, words="Something else.")
    assert desk.case_file.find(IssuedPlan, version.id).content == version.content


def test_it_says_what_changed_since_the_version_before(desk, household):
    version = desk.issuing.issue(household, SIGNED)

    assert "Added: Send a list of homes to rent on the 14 bus route." in version.changed
    assert "Done: Send us your last two payslips." in version.changed
    assert not desk.planning.plan(household).changes


def test_the_content_holds_all_that_stood_in_it(desk, household):
    content = desk.issuing.issue(household, SIGNED).content

    by_part = {}
    for part in content:
        by_part.setdefault(part["part"], []).append(part)
    plan = desk.planning.plan(household)
    assert [step["id"] for step in by_part["step"]] == [step.id for step in plan.steps]
    assert len(by_part["need"]) == 4
    assert by_part["plan"][0]["goals"] == list(plan.plan.goals)
    assert by_part["assessment"][0]["led_here"].startswith("Mr Pellow")
    assert by_part["visit"][0]["place"] == "At your home"


def test_the_residents_copy_is_kept_byte_for_byte_after_a_restart(tmp_path, clock):
    folder, key = tmp_path / "store", secrets.token_bytes(32)
    folder.mkdir()
    desk = Desk(Store.create(folder, key, clock=clock))
    with desk.store.work("begin") as work:
        work.create(Officer, record=RecordId(desk.store.officer), name="Jo Moffat")
        work.create(Council, name="Fossbrook Council")
    household = a_household(desk)
    a_plan(desk, household)
    version = desk.issuing.issue(household, SIGNED)
    given = desk.printing.plan(household).pdf
    desk.close()

    again = Desk(Store.open(folder, key, clock=clock))
    [paper] = [p for p in again.papers.of(household) if p.about == version.id]
    kept = again.papers.fetch(paper)
    again.close()

    assert given.startswith(b"%PDF")
    assert kept == given


def test_the_copy_is_in_the_style_that_she_reads(desk, household):
    lead = desk.planning.plan(household).lead
    desk.case_file.change(lead, paper_style="large")

    version = desk.issuing.issue(household, SIGNED)

    [paper] = [p for p in desk.papers.of(household) if p.about == version.id]
    assert paper.details[0]["style"] == "large"
    assert paper.given_to == "Tamsin Brackenbury"


def test_the_review_stands_the_moment_it_is_issued_and_done_can_be_taken_back(desk, household):
    version = desk.issuing.issue(household, SIGNED)
    until = version.review_on

    def review():
        tasks = desk.tasks.due_tasks(household, until)
        return next(task for task in tasks if task.rule == "plan_review" and task.occurrence == "1")

    assert review().cause == version.id
    assert (review().due_on, review().done) == (TODAY + timedelta(weeks=6), False)

    desk.tasks.mark_done(review())
    assert review().done

    desk.tasks.mark_open(review())
    assert not review().done


def test_only_a_plan_without_steps_is_refused(desk):
    household = a_household(desk)
    desk.planning.begin(household)

    with pytest.raises(NotIssued, match="no step yet"):
        desk.issuing.issue(household, SIGNED)

    assert desk.case_file.all(IssuedPlan, household) == ()
    assert desk.papers.of(household) == ()


def test_a_plan_that_was_turned_down_says_why(desk, household):
    with pytest.raises(NotIssued, match="why"):
        desk.issuing.issue(household, Agreement(how="declined", words=" "))

    version = desk.issuing.issue(household, Agreement(how="declined", words="I want to think."))
    assert version.agreed_words == "I want to think."


def test_what_was_agreed_on_paper_is_typed_up_later_with_its_own_day(desk, household):
    with pytest.raises(NotIssued, match="which day"):
        desk.issuing.issue(household, Agreement(how="on_paper"))

    on = TODAY - timedelta(days=3)
    version = desk.issuing.issue(household, Agreement(how="on_paper", agreed_on=on))

    assert (version.agreed_on, version.given_on) == (on, on)
    proof = desk.printing.plan(household)
    assert "Agreed on paper on Friday 20 November 2026" in " ".join(PdfPages(proof.pdf).words())


def test_a_plan_is_not_given_tomorrow(desk, household):
    tomorrow = Agreement(how="read_over", given_on=TODAY + timedelta(days=1))

    with pytest.raises(NotIssued, match="still to come"):
        desk.issuing.issue(household, tomorrow)


def test_a_letter_that_cannot_be_printed_leaves_the_draft_as_it_was(desk, household):
    desk.planning.add_step(household, "Ask at the 家 for a room.")
    before = desk.planning.plan(household).as_of

    with pytest.raises(Exception, match="letter") as refused:
        desk.issuing.issue(household, SIGNED)

    assert "saved" in str(refused.value)
    assert desk.planning.plan(household).as_of == before


def test_a_style_that_this_version_does_not_know_reads_as_standard(desk, household):
    [lead, *_] = desk.case_file.all(Person, household, order="place")
    desk.case_file.change(lead, paper_style="braille")

    assert desk.issuing.style_of(desk.planning.plan(household)) is Style.STANDARD


def test_the_councils_larger_words_are_for_whoever_asked_for_nothing_else(desk, household):
    desk.case_file.change(desk.council_record, print_points="14")
    assert desk.issuing.style_of(desk.planning.plan(household)) is Style.STANDARD_14

    [lead, *_] = desk.case_file.all(Person, household, order="place")
    desk.case_file.change(lead, paper_style="easy")
    assert desk.issuing.style_of(desk.planning.plan(household)) is Style.EASY
