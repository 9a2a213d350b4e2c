"""A referral's way through the real window: what is pressed and typed, never a service."""

from PySide6.QtTest import QTest
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.test_officers_day import officer  # noqa: F401 - a fixture
from tests.gui.workbench import words_of

from tso_desktop.gui.caseload import CaseloadView
from tso_desktop.gui.household import HouseholdPage
from tso_desktop.gui.referral_form import ReferralForm
from tso_desktop.gui.referral_outcome import OutcomeCard
from tso_desktop.gui.referral_page import ReferralView


def takes(officer, name, *, source="food_bank"):  # noqa: F811
    officer.go("Referrals")
    officer.press("Take a referral")
    form = officer.page
    assert isinstance(form, ReferralForm)
    QTest.keyClicks(form.name.line, name)
    form.source_type.put(source)
    officer.press("Keep the referral")


def opens(officer, name):  # noqa: F811
    officer.press(f"Open the referral of {name} from Food bank")
    page = officer.page
    assert isinstance(page, ReferralView)
    return page


def accepts(officer):  # noqa: F811
    card = officer.page.findChild(OutcomeCard)
    card.pick.button("support").click()
    officer.press("Open a support case")


def test_taken_spoken_to_and_accepted_it_is_in_the_caseload(officer):  # noqa: F811
    takes(officer, "Bryony Sturtpenny")
    assert officer.sees("Bryony Sturtpenny", "1 referral waiting.", "First attempt")
    assert officer.shell.main.rail._ways["Referrals"]._count == 1
    page = opens(officer, "Bryony Sturtpenny")
    assert nameless_inputs(page) == []
    assert small_targets(page) == []
    officer.press("Spoke to them")
    assert officer.sees("Spoke to them by phone.", "Decide the outcome")

    accepts(officer)
    officer.press("Go to the household")

    assert isinstance(officer.page, HouseholdPage)
    caseload = officer.go("Caseload")
    assert isinstance(caseload, CaseloadView)
    assert "1 live household" in words_of(caseload)


def test_a_half_typed_referral_outlives_the_lock(officer):  # noqa: F811
    officer.go("Referrals")
    officer.press("Take a referral")
    QTest.keyClicks(officer.page.name.line, "Bryony Sturt")

    officer.lock()
    assert "Bryony" not in words_of(officer.shell)
    officer.unlock()
    officer.go("Referrals")
    officer.press("Go on with the referral")

    assert officer.page.name.words() == "Bryony Sturt"


def test_a_joined_household_leads_to_the_one_that_stays(officer):  # noqa: F811
    takes(officer, "Bryony Sturtpenny")
    opens(officer, "Bryony Sturtpenny")
    accepts(officer)
    takes(officer, "Brioni Sturtpeny")
    page = opens(officer, "Brioni Sturtpeny")
    officer.qtbot.waitUntil(lambda: "Name sounds alike." in words_of(page))

    officer.press("The same household: Bryony Sturtpenny")
    officer.press("Join them")
    officer.press("Household's page")

    shown = words_of(officer.page)
    assert "Brioni Sturtpeny" in shown
    assert officer.page.view._name.words() == "Bryony Sturtpenny"
    officer.press("Part again")
    assert "Part again" not in words_of(officer.page)
