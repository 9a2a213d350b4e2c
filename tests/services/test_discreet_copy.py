"""A discreet copy tells nobody of abuse, and what may still tell is said before it is printed."""

from datetime import timedelta

import pytest
from tests.plan_sample import a_household

from tso_desktop.domain.directory import Agency
from tso_desktop.domain.papers import Copy, Style
from tso_desktop.domain.visits import Visit
from tso_desktop.services.issuing import Agreement
from tso_desktop.services.pdf_pages import PdfPages
from tso_desktop.services.printing import PlanWish

KEY = "A home that nobody else has a key to."
REMARK = "Kept by Haven; she carries no copy."


@pytest.fixture
def household(desk):
    found = a_household(desk, "Marisol Quennell", restricted=True)
    with desk.store.work("directory") as work:
        work.create(Agency, name="Haven, domestic abuse service", type="charity")
        work.create(Agency, name="Willow House", type="domestic_abuse")
    desk.planning.change(desk.planning.begin(found), goals=(KEY, "Money for a desk."))
    add = desk.planning.add_step
    add(found, "Ring you when it suits.", "partner", partner="Haven", due_words="Every Tuesday")
    add(found, "Meet you at Willow House with a worker.", "partner", partner="Willow House")
    add(found, "Help with forms.", "partner", partner="Citizens Advice", owner="Ann")
    desk.case_file.add(
        Visit, found, starts_at=desk.now() + timedelta(days=4), place="Haven's office"
    )
    desk.issuing.issue(found, Agreement(how="signed_on_paper", words=REMARK))
    return found


def text(proof):
    return " ".join(PdfPages(proof.pdf).words()).replace("\u00a0", " ")


@pytest.mark.parametrize("style", list(Style))
def test_no_service_for_abuse_and_no_place_stands_on_it(desk, household, style):
    said = text(desk.printing.plan(household, PlanWish(style=style, discreet=True)))

    for telling in ("Haven", "Willow", "office", "place", "Where:"):
        assert telling not in said
    assert "A partner" in said
    assert "at a partner with a worker" in said
    assert "Ann, Citizens Advice" in said


@pytest.mark.parametrize("discreet", [False, True])
def test_the_officers_words_of_how_it_was_agreed_are_for_the_office(desk, household, discreet):
    yours = text(desk.printing.plan(household, PlanWish(discreet=discreet)))
    office = text(desk.printing.plan(household, PlanWish(discreet=discreet, copy=Copy.OFFICE)))

    assert "Signed on paper" in yours
    assert "she carries no copy" not in yours
    assert "she carries no copy" in office
    assert ("Kept by Haven" in office) is not discreet


def test_lines_that_may_still_tell_are_named_before_it_is_printed(desk, household):
    assert desk.printing.plan(household, PlanWish(discreet=True)).may_tell == (KEY,)
    assert desk.printing.plan(household).may_tell == ()


def test_the_ordinary_copy_names_partner_and_place(desk, household):
    said = text(desk.printing.plan(household))

    assert "Haven's office" in said
    assert "Willow House" in said
