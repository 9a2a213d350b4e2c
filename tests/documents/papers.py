"""Invented papers to print: nobody in them exists."""

from dataclasses import replace
from datetime import date, datetime

from tso_desktop.domain.papers import (
    BlankPlan,
    NextVisit,
    NumberLine,
    PlanKind,
    PlanPaper,
    Reason,
    StepLine,
)
from tso_desktop.domain.papers_support import (
    CallingCard,
    CvPaper,
    CvPart,
    InterviewSheet,
    RecoverySheet,
    TakeList,
)

SUPPORT = PlanPaper(
    kind=PlanKind.SUPPORT,
    reference="TS-J-0417",
    names=("Ms Amina Sample",),
    council="Northfold Council",
    team="Tenancy Sustainment Team",
    officer_name="Jo Example",
    officer_phone="01632 960 123",
    out_of_hours_phone="01632 960 999",
    address="14 Larkspur Court, Nether Fossbrook, DT2 8QY",
    made_on=date(2026, 11, 23),
    given_on=date(2026, 11, 23),
    version=2,
    next_visit=NextVisit(
        at=datetime(2026, 12, 10, 10, 30),  # noqa: DTZ001
        place="At your home",
        we_bring="the budget sheet",
        have_ready="your landlord’s letter",
    ),
    review_on=date(2027, 1, 18),
    own_words="I want us to stay near the school, and to stop dreading the post.",
    goals=(
        "Stay at 14 Larkspur Court.",
        "Owe less than £200 by 31 March 2027. You will have £46 left each month after that.",
        "Start part-time work in school hours.",
    ),
    council_steps=(
        StepLine(
            number=1,
            what="Ask your landlord to accept £12.50 a week and not to go to court.",
            who="Jo Example",
            by_when=date(2026, 11, 27),
        ),
        StepLine(
            number=2,
            what="Apply with you for a Housing Payment from the Crisis and Resilience Fund.",
            who="Jo Example",
            by_when=date(2026, 11, 27),
        ),
        StepLine(
            number=3,
            what="Ask the Department for Work and Pensions to pay the rent straight to your "
            "landlord.",
            who="Jo Example",
            by_when=date(2026, 11, 30),
        ),
        StepLine(
            number=4,
            what="Go with you to meet the work coach, and practise interview questions first.",
            who="Jo Example, DWP",
            by_when=date(2026, 12, 8),
        ),
    ),
    resident_steps=(
        StepLine(
            number=5,
            what="Pay £12.50 a week towards what you owe, on top of your rent. Start on "
            "30 November.",
            by_when="Every Monday",
        ),
        StepLine(
            number=6,
            what="Find your last 2 bank statements for the budget sheet.",
            by_when=date(2026, 12, 10),
        ),
        StepLine(
            number=7,
            what="Ring StepChange about your catalogue debt.",
            by_when=date(2026, 12, 11),
        ),
    ),
    reasons=(
        Reason(
            "Money",
            "Your landlord says you owe £612, as at 20 November. Your Universal Credit went down "
            "in September.",
        ),
        Reason("Health", "You have asthma. Cold and damp make it worse."),
        Reason("Work", "You want a job that fits around school."),
    ),
    numbers=(
        NumberLine("Shelter housing helpline", "0808 800 4444", "Free"),
        NumberLine("StepChange debt advice", "0800 138 1111", "Free"),
        NumberLine("Samaritans", "116 123", "Free, 24 hours"),
        NumberLine("NHS urgent mental health help", "111, then option 2", "Free, 24 hours"),
    ),
)

HOUSING = replace(
    SUPPORT,
    kind=PlanKind.PHP,
    reference="TS-J-0588",
    resident_steps=(
        replace(SUPPORT.resident_steps[0], must=True),
        replace(
            SUPPORT.resident_steps[1],
            must=True,
            why_not_agreed="You said the bank has closed your account.",
        ),
        replace(SUPPORT.resident_steps[2], must=False),
    ),
    ideas=(StepLine(number=8, what="Go to the job club at the library.", by_when="Any Tuesday"),),
)

NAMES = {
    "polish": "Łukasz Wiśniewski-Żółć",
    "romanian": "Ștefania Țăruș",
    "turkish": "Gülşen Işık Çağrı",
    "welsh": "Siân Ŵyn Llŷr",
}


BLANK = BlankPlan(
    council="Northfold Council",
    team="Tenancy Sustainment Team",
    officer_name="Jo Example",
    officer_phone="01632 960 123",
    out_of_hours_phone="01632 960 999",
    numbers=SUPPORT.numbers,
)

CARD = CallingCard(
    officer_name="Jo Example",
    phone="01632 960 123",
    called_at=datetime(2026, 11, 23, 14, 0),  # noqa: DTZ001
    next_try=datetime(2026, 11, 25, 10, 30),  # noqa: DTZ001
)

CV = CvPaper(
    name="Amina Sample",
    contact=("07700 900123", "amina.sample@example.org", "Nether Fossbrook"),
    about="I am a careful worker who is good with people.\nI can work in school hours.",
    parts=(
        CvPart("Skills", ("Cash handling", "Food hygiene level 2", "Good with children")),
        CvPart("Work", ("Lunch assistant, Fossbrook School, 2021 to 2024",)),
        CvPart("Interests", ()),
        CvPart("References", ("Ask me, and I will give you two names.",)),
    ),
)

INTERVIEW = InterviewSheet(
    name="Amina Sample",
    with_whom="Fossbrook Garden Centre",
    job="café assistant",
    at=datetime(2026, 12, 8, 11, 0),  # noqa: DTZ001
    place="Mill Lane, Upper Fossbrook",
    getting_there=("Bus 12 from the church at 10:15am, £3 return.", "Walk 5 minutes up the hill."),
    ask_for="Sam Sample, the café manager",
    may_ask=("Why do you want to work here?", "When can you start?"),
    to_ask=("What are the hours in the school holidays?",),
    take=("Passport or birth certificate", "Your CV", "Bus fare"),
    officer_name="Jo Example",
    officer_phone="01632 960 123",
    made_on=date(2026, 11, 23),
)

TAKE = TakeList(
    name="Amina Sample",
    going_to="Jobcentre, your first meeting",
    things=("Passport", "Bank card", "Tenancy agreement", "A list of questions"),
    at=date(2026, 11, 23),
    place="High Street, Northfold",
    officer_name="Jo Example",
    officer_phone="01632 960 123",
)

KEY = RecoverySheet(
    groups=("K7QM", "2XVD", "9HTR", "W4PC", "3NFY", "8KJB", "ZD6G", "5RMA"),
    made_on=date(2026, 11, 23),
    officer_name="Jo Example",
    team="Tenancy Sustainment Team",
    council="Northfold Council",
    ask_phone="01632 960 500",
)
