"""An invented household with a plan in its second version and a third being written."""

from datetime import date, timedelta
from typing import Any

from tso_desktop.domain.households import Marker, Person
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.plans import Step
from tso_desktop.domain.visits import Visit
from tso_desktop.services.desk import Desk
from tso_desktop.services.issuing import Agreement


def a_household(desk: Desk, name: str = "Tamsin Brackenbury", **facts: Any) -> RecordId:
    return desk.case_file.open_household(
        name,
        address="3 Orchard Row, Nether Fossbrook",
        postcode="DT2 8QY",
        phone="07700 900181",
        **facts,
    )


def a_part7_case(desk: Desk, household: RecordId, assessed_on: date | None = None) -> None:
    from tso_desktop.domain.casework import Case

    case = desk.assessing.open_part7(household)
    if assessed_on is not None:
        found = desk.case_file.find(Case, case)
        assert found is not None
        desk.assessing.assessed(found, assessed_on)


def a_plan(desk: Desk, household: RecordId) -> None:
    """Four needs, seven steps, a good idea; one version given, then changed."""
    today = desk.today()
    people = [("Perrin Brackenbury", "child"), ("Odalys Brackenbury", "child")]
    for place, (name, role) in enumerate(people, 1):
        desk.case_file.add(Person, household, name=name, role=role, place=place)
    desk.case_file.add(Marker, household, type="dog", words="Dog in yard", active=True)
    need = desk.assessing.add_need
    home = need(
        household,
        "housing",
        title="A home after 10 Dec",
        words="Landlord is selling, notice ends the tenancy",
    )
    rent = need(
        household, "housing", title="Rent she can afford", words="Rent £995, help covers £750"
    )
    school = need(
        household, "housing", title="Near Perrin's school", words="14 bus route from Marl Ashby"
    )
    need(household, "support", title="Work and training", words="Four more hours from January")
    desk.assessing.begin(
        household,
        {
            "led_here": "Mr Pellow is selling 3 Orchard Row and gave notice in October.",
            "wishes": "To stay near the school, and to stop dreading the post.",
        },
    )
    plan = desk.planning.begin(household)
    desk.planning.change(
        plan,
        own_words="I want us to stay near the school, and to stop dreading the post.",
        goals=("Find a home by 10 December.", "Pay a rent that leaves enough for food."),
        bring="your tenancy agreement",
    )
    desk.case_file.add(
        Visit,
        household,
        starts_at=desk.now() + timedelta(days=17, hours=1),
        place="3 Orchard Row, Nether Fossbrook",
        purpose="Plan review",
        take="the list of homes",
        minutes=45,
    )
    _first_version(desk, household, today, home, rent)
    _then_changed(desk, household, today, (home, rent, school))


def _first_version(
    desk: Desk, household: RecordId, today: date, home: RecordId, rent: RecordId
) -> None:
    add = desk.planning.add_step
    look = add(
        household,
        "Look on the housing register each Thursday and ask for homes that fit.",
        needs=(home,),
        due_words="Every Thursday",
    )
    desk.planning.agree(look)
    slips = add(household, "Send us your last two payslips.", needs=(rent,), due_on=today)
    desk.planning.agree(slips)
    widen = add(
        household,
        "Look at homes in Market Holme too.",
        needs=(home,),
        due_on=today + timedelta(days=7),
    )
    desk.planning.agree(widen)
    add(
        household,
        "Check that your notice is right in law, and tell you what it means.",
        "council",
        needs=(home,),
        due_on=today + timedelta(days=2),
    )
    add(
        household,
        "Pay a bond of up to five weeks' rent when you find a home.",
        "council",
        needs=(home,),
        due_on=today + timedelta(days=11),
    )
    desk.issuing.issue(household, Agreement(how="signed_on_paper"))


def _then_changed(
    desk: Desk, household: RecordId, today: date, needs: tuple[RecordId, ...]
) -> None:
    home, rent, school = needs
    steps = {step.words: step for step in desk.planning.plan(household).steps}

    def step(words: str) -> Step:
        return next(step for said, step in steps.items() if said and said.startswith(words))

    desk.planning.done(step("Send us"))
    desk.planning.done(step("Check that"))
    desk.planning.not_agree(step("Look at homes"), "Too far for school. May look again in January.")
    add = desk.planning.add_step
    add(
        household,
        "Complete an affordability assessment with the money adviser before you view homes.",
        needs=(rent,),
        due_on=today + timedelta(days=11),
    )
    add(
        household,
        "Ask Mr Pellow to put in writing that you may stay until a buyer completes.",
        "council",
        needs=(home,),
        due_on=today + timedelta(days=2),
    )
    add(
        household,
        "Check what benefits you could have, and help you to ask for them.",
        "partner",
        partner="Citizens Advice",
        needs=(rent,),
        due_on=today + timedelta(days=8),
    )
    add(
        household,
        "Send a list of homes to rent on the 14 bus route.",
        "council",
        needs=(school,),
        due_on=today + timedelta(days=4),
    )
    add(household, "Go to the money talk at the library.", "idea", needs=(rent,))
