"""The fields that a letter may have: the only names that a template can speak of."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Holds = Literal["words", "lines", "day", "choice"]


@dataclass(frozen=True, slots=True)
class LetterField:
    """`holds` says how it is typed; `hint` what belongs in it, in the officer's words."""

    name: str
    label: str
    holds: Holds = "words"
    hint: str = ""


_LIST = (
    LetterField("resident", "Who the letter speaks to"),
    LetterField("reference", "Our reference"),
    LetterField("letter_date", "Date of the letter", "day"),
    LetterField("council", "The council"),
    LetterField("team", "The team"),
    LetterField("officer", "Who to ask"),
    LetterField("officer_phone", "Their phone"),
    LetterField("officer_email", "Their email"),
    LetterField("out_of_hours", "Out of hours"),
    LetterField("address", "The home that the letter speaks of"),
    LetterField("household_words", "Who is in the household", "lines"),
    LetterField("duty_name", "The duty"),
    LetterField("duty_started", "The duty began on", "day"),
    LetterField("duty_day56", "Day 56 of the duty", "day"),
    LetterField("assessed_on", "Assessed on", "day"),
    LetterField("homeless_on", "Homeless since", "day"),
    LetterField("led_here", "What led here", "lines"),
    LetterField("housing_needs", "The home that is needed", "lines"),
    LetterField("support_needs", "Help and support that is needed", "lines"),
    LetterField("wishes", "What they would like", "lines"),
    LetterField("council_steps", "What we will do", "lines", "A step a line."),
    LetterField("resident_steps", "What they will do", "lines", "A step a line."),
    LetterField("plan_given", "The plan was given on", "day"),
    LetterField("plan_review", "The plan is gone through again on", "day"),
    LetterField("why_not_agreed", "Why it was not agreed", "lines", "In their words and yours."),
    LetterField("what_changed", "What changed, and why", "lines", "A change a line."),
    LetterField("steps_withdrawn", "Steps that no longer count", "lines", "A step a line."),
    LetterField(
        "reasons",
        "Reasons",
        "lines",
        "What you found, what you relied on, and why it leads to this. Short sentences.",
    ),
    LetterField("ground", "The ground", "choice"),
    LetterField("ground_words", "The ground in plain words", "lines"),
    LetterField("ground_letter", "The letter of the ground in the Act"),
    LetterField("found_eligible", "Finding: can they be helped (eligible)?", "lines"),
    LetterField("found_homeless", "Finding: are they homeless?", "lines"),
    LetterField("found_priority", "Finding: priority need", "lines"),
    LetterField("found_intentional", "Finding: intentionally homeless?", "lines"),
    LetterField("found_connection", "Finding: local connection", "lines"),
    LetterField("step", "The step that was not taken", "choice"),
    LetterField("step_words", "The step in words", "lines"),
    LetterField("comply_by", "Time to do it, up to and including", "day"),
    LetterField("warned_on", "The warning was given on", "day"),
    LetterField("offer_address", "The home that is offered", "lines"),
    LetterField("offer_landlord", "The landlord"),
    LetterField("offer_rent", "The rent, and how often"),
    LetterField("offer_from", "It can be taken from", "day"),
    LetterField("offer_answer_by", "An answer is needed by", "day"),
    LetterField("why_suitable", "Why it is suitable", "lines"),
    LetterField("authority", "The other council"),
    LetterField("authority_address", "Its address", "lines"),
    LetterField("interim_words", "Where they stay until then", "lines"),
    LetterField("how_long", "How long they may stay", "lines"),
    LetterField("placed_address", "The address of the placement", "lines"),
    LetterField("placed_on", "Made available on", "day"),
    LetterField("placed_under", "Placed under which duty"),
    LetterField("stored_words", "What is kept safe", "lines"),
    LetterField("stored_where", "Where it is kept"),
    LetterField("charges", "What it costs", "lines"),
    LetterField("release_words", "How to get it back", "lines"),
    LetterField("decision_words", "The decision that is looked at again"),
    LetterField("decision_on", "The day of that decision", "day"),
    LetterField("review_asked", "The review was asked for on", "day"),
    LetterField("review_due", "The review is due by", "day"),
    LetterField("reviewer", "Who looks at it again"),
    LetterField("deficiency", "What was wrong with the decision", "lines"),
    LetterField("answer_by", "They can answer until", "day"),
    LetterField("review_days", "Days to ask for a review"),
    LetterField("review_last_day", "Last day to ask for a review", "day"),
    LetterField("appeal_last_day", "Last day to appeal to the county court", "day"),
    LetterField("more", "Anything to add", "lines"),
)

FIELDS: Mapping[str, LetterField] = MappingProxyType({found.name: found for found in _LIST})

# What follows from how and when a letter is given; nobody types it.
FOLLOWS = frozenset({"review_last_day", "appeal_last_day", "review_days"})
