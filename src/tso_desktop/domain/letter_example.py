"""An invented household, to see how the words of a letter read; nobody in it exists."""

from collections.abc import Mapping
from types import MappingProxyType

ADDRESS = "14 Larkspur Court, Nether Fossbrook, DT2 8QY"

EXAMPLE: Mapping[str, str] = MappingProxyType(
    {
        "resident": "Ms Amina Sample",
        "reference": "TS-J-0417",
        "letter_date": "Monday 23 November 2026",
        "council": "Northfold Council",
        "team": "Housing options",
        "officer": "Jo Example",
        "officer_phone": "01632 960 123",
        "officer_email": "jo.example@northfold.example",
        "out_of_hours": "01632 960 999",
        "address": ADDRESS,
        "household_words": "Amina Sample, 34\nA son, 6\nA daughter, 2",
        "duty_name": "The prevention duty",
        "duty_started": "Tuesday 20 October 2026",
        "duty_day56": "Monday 14 December 2026",
        "assessed_on": "Tuesday 20 October 2026",
        "homeless_on": "Monday 16 November 2026",
        "led_here": "Your hours at work were cut in May. You owe £612 in rent.",
        "housing_needs": "Two bedrooms, near the school in Nether Fossbrook.",
        "support_needs": "Help with money, and somebody to go with you to the work coach.",
        "wishes": "To stay near the school.",
        "council_steps": "Ask your landlord to accept £12.50 a week.\n"
        "Apply with you for a Housing Payment from the Crisis and Resilience Fund.",
        "resident_steps": "Pay £12.50 a week towards what you owe, on top of your rent.\n"
        "Look at two homes a week, in the area that we agreed.",
        "plan_given": "Monday 23 November 2026",
        "plan_review": "Monday 7 December 2026",
        "why_not_agreed": "You said that two homes a week is too many with two children.",
        "what_changed": "You have found work from 1 December, so the search can wait a week.",
        "steps_withdrawn": "Ask about night shifts.",
        "reasons": "You told us on 16 November that you have taken the flat in Mill Lane. We saw "
        "the agreement, which has no end before June 2027.\nThe rent is within what you can pay. "
        "So we think that you can stay there for at least six months.",
        "ground": "a",
        "ground_words": "You have a suitable home, and there is a reasonable prospect that you can "
        "stay in it for at least six months from the day of this notice.",
        "ground_letter": "a",
        "found_eligible": "Yes.",
        "found_homeless": "Yes. You had to leave your home on 16 November 2026.",
        "found_priority": "Yes. Two children live with you.",
        "found_intentional": "No. The rent rose above what you could pay.",
        "found_connection": "You have lived in our area for six years.",
        "step": "",
        "step_words": "Look at two homes a week, in the area that we agreed.",
        "comply_by": "Monday 7 December 2026",
        "warned_on": "Monday 9 November 2026",
        "offer_address": "2 Mill Lane, Upper Fossbrook, DT2 9XY",
        "offer_landlord": "Westbrook Homes",
        "offer_rent": "£146.20 a week",
        "offer_from": "Monday 30 November 2026",
        "offer_answer_by": "Friday 27 November 2026",
        "why_suitable": "It has two bedrooms, you can pay the rent, and a bus goes to the school.",
        "authority": "Southmere Council",
        "authority_address": "Housing options\nTown Hall, Southmere, DT9 9XX",
        "interim_words": "You can stay at 3 Quay House until it is decided.",
        "how_long": "You can stay where you are until Monday 4 January 2027.",
        "placed_address": "3 Quay House, Southmere, DT9 9XZ",
        "placed_on": "Monday 23 November 2026",
        "placed_under": "section 188 of the Housing Act 1996",
        "stored_words": "The furniture and boxes from your flat, as in the list with this letter.",
        "stored_where": "Our store in Fossbrook.",
        "charges": "£8 a week. Tell us if you cannot pay it.",
        "release_words": "Ring us two working days before. Bring something with your name on it.",
        "decision_words": "that our duty to help you keep a home has ended",
        "decision_on": "Monday 23 November 2026",
        "review_asked": "Monday 30 November 2026",
        "review_due": "Monday 21 December 2026",
        "reviewer": "Sam Invented, reviewing officer",
        "deficiency": "We did not ask the school how far the children would have to travel.",
        "answer_by": "Monday 14 December 2026",
        "review_days": "21",
        "review_last_day": "Sunday 13 December 2026",
        "appeal_last_day": "Monday 14 December 2026",
        "more": "Come to the office on Thursday if that is easier for you.",
    }
)
