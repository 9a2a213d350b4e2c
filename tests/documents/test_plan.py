"""What a plan says, and what it never says, in each of its layouts."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from tests.documents.papers import HOUSING, SUPPORT
from tests.documents.structure import everything_inside, pages, read_aloud, whole_text

from tso_desktop.documents.plan import blank_plan_pdf, plan_pdf
from tso_desktop.domain.papers import (
    BlankPlan,
    Copy,
    NextVisit,
    PlanKind,
    PlanPaper,
    Reason,
    StepLine,
    Style,
)

EASY_REVIEW = "You have 21 days to ask. The last day is"
REVIEW = "ask us for a review within 21 days, by Sunday 13 December 2026."
STOP = (
    "You can stop, change or refuse any step. If you may lose your home within 8 weeks, "
    "or have had a notice, tell us at once."
)
EMPTY = PlanPaper(kind=PlanKind.SUPPORT, reference="", names=())

each_style = pytest.mark.parametrize("style", Style)


def test_a_support_plan_is_read_in_this_order():
    assert read_aloud(plan_pdf(SUPPORT)) == READ_ALOUD


def test_an_ordinary_plan_is_two_pages():
    ordinary = replace(
        HOUSING,
        ideas=(),
        resident_steps=tuple(replace(s, why_not_agreed="") for s in HOUSING.resident_steps),
    )
    assert len(pages(plan_pdf(SUPPORT))) == 2
    assert len(pages(plan_pdf(replace(SUPPORT, copy=Copy.OFFICE)))) == 2
    assert len(pages(plan_pdf(ordinary))) == 2


@each_style
def test_only_a_personal_housing_plan_offers_a_review(style):
    review = EASY_REVIEW if style is Style.EASY else REVIEW
    assert review in whole_text(plan_pdf(HOUSING, style))
    assert "review" not in whole_text(plan_pdf(SUPPORT, style)).lower()


@each_style
def test_nothing_on_a_support_plan_is_a_must(style):
    steps = tuple(replace(s, must=True, why_not_agreed="No.") for s in SUPPORT.resident_steps)
    said = whole_text(plan_pdf(replace(SUPPORT, resident_steps=steps), style)).lower()
    assert "must" not in said
    assert "Must do?" in whole_text(plan_pdf(HOUSING, style))


@pytest.mark.parametrize("style", [Style.STANDARD, Style.STANDARD_14, Style.LARGE])
def test_a_support_plan_says_how_to_stop_and_when_to_ring(style):
    assert STOP in whole_text(plan_pdf(SUPPORT, style))


def test_an_easy_read_plan_says_the_same_sentence_by_sentence():
    said = read_aloud(plan_pdf(SUPPORT, Style.EASY))
    at = said.index("You can stop a step.")
    assert said[at + 5 : at + 9] == [
        "Did you get a notice?",
        "A notice is a letter that asks you to leave your home.",
        "Could you lose your home within 8 weeks?",
        "Tell us at once.",
    ]


def test_easy_read_says_one_idea_a_line():
    step = replace(
        SUPPORT.council_steps[0],
        what="Check that your notice is right in law, and tell you what it means; ring you first.",
    )
    lines = ("New: steps 4, 5 and 10.", "Done: step 1.", "Taken out: Ring Mr Pellow.")
    paper = replace(SUPPORT, council_steps=(step,), changed=lines)

    said = read_aloud(plan_pdf(paper, Style.EASY))

    at = said.index("Check that your notice is right in law.")
    assert said[at + 1 : at + 3] == ["Tell you what it means.", "Ring you first."]
    at = said.index("What has changed")
    assert said[at + 1 : at + 5] == [
        "Steps 4, 5 and 10 are new.",
        "Step 1 is done.",
        "This step is not in the plan any more:",
        "Ring Mr Pellow.",
    ]


@pytest.mark.parametrize("kind", [SUPPORT, HOUSING])
def test_no_line_of_our_own_in_easy_read_is_long(kind):
    said = read_aloud(plan_pdf(kind, Style.EASY))
    at = said.index("If you do not agree" if kind.is_php else "If things change")
    ours = said[at : said.index("Numbers to ring")]
    assert max(len(line.split()) for line in ours) <= 12


@each_style
def test_a_step_of_ours_whose_day_is_past_says_that_it_is_late(style):
    late = replace(SUPPORT.council_steps[0], by_when=date(2026, 11, 3))
    hers = replace(SUPPORT.resident_steps[0], by_when=date(2026, 11, 3))
    paper = replace(SUPPORT, council_steps=(late,), resident_steps=(hers,))
    assert whole_text(plan_pdf(paper, style)).count("was due 3 November, not done yet") == 1
    for council in (replace(late, done=True), replace(late, by_when=paper.made_on)):
        said = whole_text(plan_pdf(replace(paper, council_steps=(council,)), style))
        assert "was due" not in said


def test_an_ordinary_plan_with_four_steps_of_ours_and_five_of_hers_fits_two_pages():
    ours = tuple(
        replace(HOUSING.council_steps[0], number=n, what="Find a home where you can cook and wash.")
        for n in range(1, 5)
    )
    hers = tuple(
        replace(
            HOUSING.resident_steps[0],
            number=n,
            what="Look at the housing register each week and ask for the homes that fit.",
            why_not_agreed="Her mum has no room." if n == 5 else "",
        )
        for n in range(5, 10)
    )
    paper = replace(
        HOUSING,
        names=("Dilys Hartlake", "Rafe Hartlake"),
        council_steps=ours,
        resident_steps=hers,
        ideas=(),
        changed=("New: steps 3, 4 and 8.", "Done: steps 1, 2, 5 and 6."),
        how_agreed="Signed on paper on Tuesday 13 October 2026.",
    )
    assert len(pages(plan_pdf(paper))) == 2


@each_style
def test_a_required_step_says_so_and_one_without_agreement_says_why(style):
    said = whole_text(plan_pdf(HOUSING, style))
    assert "Not agreed. Why: You said the bank has closed your account." in said


def test_the_review_stresses_whose_steps_it_is_about():
    unpacked = everything_inside(plan_pdf(HOUSING))
    bold = unpacked.split("(we) Tj")[0].rsplit(" Tf", 1)[0].rsplit("/", 1)[1]
    heading = unpacked.split("(If you do not agree ) Tj")[0].rsplit(" Tf", 1)[0].rsplit("/", 1)[1]
    assert bold.split("+")[0] == heading.split("+")[0]


def test_a_plan_that_was_not_given_yet_says_how_the_days_count():
    said = whole_text(plan_pdf(replace(HOUSING, given_on=None)))
    assert "within 21 days, counted from the day we give you this plan, which is day 1." in said


@each_style
def test_a_blank_prints_not_yet_known(style):
    said = whole_text(plan_pdf(EMPTY, style))
    assert said.count("not yet known") >= 10
    assert "None" not in said


@each_style
def test_a_blank_within_a_step_prints_not_yet_known(style):
    bare = StepLine(number=1, what="")
    said = whole_text(plan_pdf(replace(SUPPORT, council_steps=(bare,)), style))
    assert said.count("not yet known") == 3


@each_style
def test_a_plan_names_each_partner_on_its_own_step(style):
    steps = tuple(
        replace(SUPPORT.council_steps[0], number=n, who=who)
        for n, who in enumerate(("Jo Example", "Jobcentre", "Citizens Advice"), 1)
    )
    said = whole_text(plan_pdf(replace(SUPPORT, council_steps=steps), style))
    assert "Jobcentre" in said
    assert "Citizens Advice" in said


@each_style
def test_what_the_council_does_comes_before_what_the_resident_does(style):
    said = whole_text(plan_pdf(HOUSING, style))
    order = ["Our next visit", "What we will do", "What you will do", "Ideas that may help"]
    order += ["Why we chose these steps"]
    assert [said.index(heading) for heading in order] == sorted(said.index(h) for h in order)


@each_style
def test_what_changed_and_how_it_was_agreed_are_told(style):
    paper = replace(SUPPORT, changed=("You have a new job.",), how_agreed="by phone on 23 November")
    said = whole_text(plan_pdf(paper, style))
    assert "You have a new job." in said
    assert "How we agreed it: by phone on 23 November" in said


def test_the_foot_says_whose_copy_which_version_and_which_page():
    yours = pages(plan_pdf(SUPPORT))
    office = pages(plan_pdf(replace(SUPPORT, copy=Copy.OFFICE)))
    assert yours[0].endswith("TS-J-0417 Version 2 Your copy Page 1 of 2")
    assert office[1].endswith("TS-J-0417 Version 2 Office copy Page 2 of 2")


@each_style
def test_a_draft_says_so_on_every_page(style):
    draft = plan_pdf(replace(SUPPORT, draft=True, version=None), style)
    assert all("DRAFT TS-J-0417" in page for page in pages(draft))
    assert "This is a draft." in whole_text(draft)
    assert "DRAFT" not in " ".join(pages(plan_pdf(SUPPORT, style)))


def test_only_the_office_copy_has_a_code_and_it_has_a_label():
    label = "Our reference, for the council’s scanner"
    assert label in whole_text(plan_pdf(replace(SUPPORT, copy=Copy.OFFICE)))
    assert label not in whole_text(plan_pdf(SUPPORT))
    assert "Figure" not in str(plan_pdf(SUPPORT))


def test_easy_read_leaves_out_no_step_and_says_so():
    said = whole_text(plan_pdf(HOUSING, Style.EASY))
    assert "Your plan has 8 steps. All 8 steps are in this paper." in said
    for step in HOUSING.steps:
        assert f"Step {step.number} " in said


def test_easy_read_says_who_the_officer_is_and_takes_easier_words():
    easier = replace(SUPPORT.council_steps[0], easy="Talk to your landlord. Ask for more time.")
    said = read_aloud(plan_pdf(replace(SUPPORT, council_steps=(easier,)), Style.EASY))
    assert "Jo Example is your officer." in said
    assert "Jo works for Northfold Council." in said
    assert "It is at 10:30 in the morning." in said
    assert said[said.index("Talk to your landlord.") + 1] == "Ask for more time."


def test_large_print_never_speaks_of_a_page_and_keeps_signatures_whole():
    for paper in (SUPPORT, HOUSING, replace(HOUSING, names=("A B", "C D", "E F"))):
        found = pages(plan_pdf(paper, Style.LARGE))
        assert not any("page 2" in page for page in found)
        signing = [page for page in found if "Signatures" in page]
        assert len(signing) == 1
        for words in ("I agree with this plan.", "Interpreter or supporter", "Date"):
            assert words in signing[0]


def test_markup_in_a_name_is_printed_as_it_stands():
    name = "Amina <b>&amp; O'Sample</b> <br/>"
    for style in Style:
        assert name in whole_text(plan_pdf(replace(SUPPORT, names=(name,)), style))


def test_very_long_names_and_words_are_wrapped_and_kept_whole_for_the_ear():
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3
    paper = replace(SUPPORT, names=(long,), own_words=long, goals=(long,))
    for style in Style:
        assert whole_text(plan_pdf(paper, style)).count(long) >= 3


def test_no_words_are_joined_at_line_ends():
    words = " ".join(f"word{n} is here" for n in range(120))
    paper = replace(
        HOUSING,
        own_words=words,
        goals=(words,),
        council_steps=(replace(HOUSING.council_steps[0], what=words),),
        reasons=(Reason("Why", words),),
    )
    for style in Style:
        assert whole_text(plan_pdf(paper, style)).count(words) == 4


def test_own_words_keep_their_lines_as_paragraphs():
    said = read_aloud(plan_pdf(replace(SUPPORT, own_words="First.\n\nSecond.")))
    at = said.index("What you told us")
    assert said[at + 1 : at + 3] == ["“First.", "Second.”"]


def test_the_visit_may_have_a_day_without_an_hour_and_no_place():
    visit = NextVisit(at=date(2026, 12, 10))
    said = whole_text(plan_pdf(replace(SUPPORT, next_visit=visit)))
    assert "Thursday 10 December 2026 The place is not yet known." in said
    bare = whole_text(plan_pdf(replace(SUPPORT, next_visit=None)))
    assert "Our next visit not yet known To arrange one, ring 01632 960 123." in bare


def test_a_step_of_next_year_names_its_year():
    step = replace(SUPPORT.council_steps[0], by_when=date(2027, 1, 8))
    assert "8 January 2027" in whole_text(plan_pdf(replace(SUPPORT, council_steps=(step,))))


def test_a_step_that_is_done_is_ticked():
    done = replace(SUPPORT.council_steps[0], done=True)
    pdf = plan_pdf(replace(SUPPORT, council_steps=(done,)))
    assert "/checked /on" in everything_inside(pdf)
    assert "/checked /on" not in everything_inside(plan_pdf(SUPPORT))


def test_a_discreet_copy_holds_no_address_anywhere():
    paper = replace(
        SUPPORT,
        discreet=True,
        goals=("Stay at 14 Larkspur Court.", "Walk to Nether Fossbrook school."),
        next_visit=NextVisit(at=datetime(2026, 12, 10, 10, 30), place="14 larkspur court"),  # noqa: DTZ001
        own_words="I like Larkspur Court, DT28QY.",
    )
    for style in Style:
        pdf = plan_pdf(paper, style)
        inside = everything_inside(pdf) + whole_text(pdf)
        for part in ("arkspur", "Fossbrook", "DT2", "8QY", "Northfold Council", "Tenancy"):
            assert part not in inside, part
        assert "Stay at your home." in whole_text(pdf)
        assert read_aloud(pdf)[0] == "Your plan"
    assert "Larkspur" in everything_inside(plan_pdf(SUPPORT))


def test_a_blank_plan_asks_for_the_same_in_the_same_order():
    said = read_aloud(blank_plan_pdf(BlankPlan(officer_name="Jo"), printed_on=date(2026, 11, 23)))
    headings = [
        *("Your support plan", "Our next visit", "What you told us", "What we are working towards"),
        *("What we will do", "What you will do", "Ideas that may help"),
        *("Why we chose these steps", "Numbers to ring", "Space for notes", "If things change"),
        "Signatures",
    ]
    assert [line for line in said if line in headings] == headings
    php = BlankPlan(kind=PlanKind.PHP)
    said = read_aloud(blank_plan_pdf(php, printed_on=date(2026, 11, 23)))
    assert "Must do?" in said
    assert "The last day to ask is:" in said


def test_the_last_day_for_a_review_counts_the_day_it_was_given():
    for days in range(0, 40, 13):
        given = date(2026, 11, 1) + timedelta(days=days)
        said = whole_text(plan_pdf(replace(HOUSING, given_on=given)))
        last = given + timedelta(days=20)
        assert f"{last.day} {last:%B %Y}. If things" in said


READ_ALOUD = [
    "Northfold Council Tenancy Sustainment Team",
    "Your support plan",
    "For Ms Amina Sample",
    "14 Larkspur Court, Nether Fossbrook, DT2 8QY",
    "Reference TS-J-0417. Made on Monday 23 November 2026.",
    (
        "This plan says what we will do, and what you will do, to help you keep or find a "
        "home. You made it with Jo Example. You can stop, change or refuse any step."
    ),
    "Our next visit",
    "Thursday 10 December 2026, 10:30am",
    (
        "At your home. Jo will bring the budget sheet. Please have ready: your landlord’s "
        "letter. If you cannot make it, ring 01632 960 123."
    ),
    "We will check this whole plan together on Monday 18 January 2027.",
    "What you told us",
    "“I want us to stay near the school, and to stop dreading the post.”",
    "What we are working towards",
    "•",
    "Stay at 14 Larkspur Court.",
    "•",
    "Owe less than £200 by 31 March 2027. You will have £46 left each month after that.",
    "•",
    "Start part-time work in school hours.",
    "What we will do",
    "Step",
    "What",
    "Who",
    "By when",
    "Done",
    "1",
    "Ask your landlord to accept £12.50 a week and not to go to court.",
    "Jo Example",
    "27 November",
    "2",
    "Apply with you for a Housing Payment from the Crisis and Resilience Fund.",
    "Jo Example",
    "27 November",
    "3",
    "Ask the Department for Work and Pensions to pay the rent straight to your landlord.",
    "Jo Example",
    "30 November",
    "4",
    "Go with you to meet the work coach, and practise interview questions first.",
    "Jo Example, DWP",
    "8 December",
    "What you will do",
    "Step",
    "What",
    "By when",
    "Done",
    "5",
    "Pay £12.50 a week towards what you owe, on top of your rent. Start on 30 November.",
    "Every Monday",
    "6",
    "Find your last 2 bank statements for the budget sheet.",
    "10 December",
    "7",
    "Ring StepChange about your catalogue debt.",
    "11 December",
    "Why we chose these steps",
    "•",
    (
        "Money. Your landlord says you owe £612, as at 20 November. Your Universal Credit "
        "went down in September."
    ),
    "•",
    "Health. You have asthma. Cold and damp make it worse.",
    "•",
    "Work. You want a job that fits around school.",
    "Numbers to ring",
    "In danger now? Ring 999. These numbers are free, except the first two.",
    "Who",
    "Number",
    "When",
    "Jo Example, your officer",
    "01632 960 123",
    "Weekdays, 9am to 5pm",
    "Council out of hours",
    "01632 960 999",
    "Nights and weekends",
    "Shelter housing helpline",
    "0808 800 4444",
    "Free",
    "StepChange debt advice",
    "0800 138 1111",
    "Free",
    "Samaritans",
    "116 123",
    "Free, 24 hours",
    "NHS urgent mental health help",
    "111, then option 2",
    "Free, 24 hours",
    "Space for notes",
    "If things change",
    (
        "Tell us. You can stop, change or refuse any step. If you may lose your home within 8"
        " weeks, or have had a notice, tell us at once. Refusing a step does not affect your "
        "rights. Shelter can help you, for free."
    ),
    "Signatures",
    "I agree with this plan.",
    "I have my own copy of this plan.",
    "There is a step I do not want, because:",
    "Ms Amina Sample",
    "Jo Example, council",
    "Interpreter or supporter",
    "Sign",
    "Sign",
    "Sign",
    "Date",
    "Date",
    "Date",
    "We keep this plan safely. We share it only to help you, or if the law tells us to.",
    (
        "Need this another way? Ask for large print, Easy Read, audio, British Sign Language "
        "or another language. Ring 01632 960 123."
    ),
]
