"""The plain words of the law: duties, endings, reasons and alerts, each a line with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.dated import MONTHS
from tso_desktop.domain.law.case_law import CaseLaw, Duty
from tso_desktop.domain.law.lawful import Ending

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class LawLine:
    """A line to read, and the section that it rests on."""

    words: str
    source: str


def _line(words: str, source: str) -> LawLine:
    return LawLine(words, source if source.startswith("H") else f"Housing Act 1996, {source}")


DUTIES: Mapping[str, LawLine] = {
    "prevention": _line("Prevention duty", "section 195(2)"),
    "relief": _line("Relief duty", "section 189B(2)"),
    "main": _line("Main duty", "section 193(2)"),
    "s190": _line("Accommodation for a time, and advice", "section 190(2)"),
    "s193C": _line("Accommodation after non-co-operation", "section 193C(4)"),
}

END_REASONS: Mapping[tuple[str, str], LawLine] = {
    ("prevention", "a"): _line("(a) A home likely to last six months", "section 195(8)(a)"),
    ("prevention", "b"): _line("(b) The 56 days have ended", "section 195(8)(b)"),
    ("prevention", "c"): _line("(c) Became homeless", "section 195(8)(c)"),
    ("prevention", "d"): _line("(d) Refused a suitable home", "section 195(8)(d)"),
    ("prevention", "e"): _line(
        "(e) Intentionally homeless from a home that we made available", "section 195(8)(e)"
    ),
    ("prevention", "f"): _line("(f) No longer eligible", "section 195(8)(f)"),
    ("prevention", "g"): _line("(g) Withdrew the application", "section 195(8)(g)"),
    ("relief", "a"): _line("(a) A home likely to last six months", "section 189B(7)(a)"),
    ("relief", "b"): _line("(b) The 56 days have ended", "section 189B(7)(b)"),
    ("relief", "c"): _line("(c) Refused a suitable home", "section 189B(7)(c)"),
    ("relief", "d"): _line(
        "(d) Intentionally homeless from a home that we made available", "section 189B(7)(d)"
    ),
    ("relief", "e"): _line("(e) No longer eligible", "section 189B(7)(e)"),
    ("relief", "f"): _line("(f) Withdrew the application", "section 189B(7)(f)"),
    ("relief", "auto_189B_4"): _line(
        "Ended by itself: priority need, and not found intentionally homeless", "section 189B(4)"
    ),
    ("relief", "LC_OUT"): _line("Another council accepted the referral", "section 199A"),
}
_END_OF_ANY: Mapping[str, LawLine] = {
    "noncoop": _line("Notice of refusal to co-operate", "sections 193B and 193C"),
    "died": _line("The applicant died", "Part 7"),
    "prs_accepted": _line("Accepted a private tenancy", "section 193(7AA)"),
    "prs_refused": _line("Refused a private rented sector offer", "section 193(7AA)"),
    "part6_accepted": _line("Accepted a home from the register", "section 193(6)(c)"),
    "final_part6_accepted": _line(
        "Accepted the final offer from the register", "section 193(6)(c)"
    ),
    "final_part6_refused": _line("Refused the final register offer", "section 193(7)"),
    "final_offer_refused": _line("Refused a final offer", "section 193A"),
    "final_offer_accepted": _line("Accepted a final accommodation offer", "section 193C(5)"),
    "ta_refused": _line("Refused suitable temporary accommodation", "section 193(5)"),
    "ineligible": _line("No longer eligible", "section 193(6)(a)"),
    "intentional_from_ta": _line(
        "Intentionally homeless from the accommodation provided", "section 193(6)(b)"
    ),
    "left": _line("Left the accommodation of their own accord", "section 193(6)(d)"),
    "period_over": _line("The time to find a home has passed", "section 190(2)(a)"),
}

REASONS: Mapping[str, LawLine] = {
    "duty_not_open": _line("That duty is not open on this day.", "sections 189B, 193 and 195"),
    "not_eligible": _line("They were found not eligible.", "section 185"),
    "no_such_ground": _line("The Act knows no such ground.", "sections 189B(7), 193 and 195(8)"),
    "before_day_57": _line("The 56 days have not passed.", "sections 189B(7)(b) and 195(8)(b)"),
    "blocked_by_possession_notice": _line(
        "A valid notice on their only home falls within 56 days, or has passed.", "section 195(6)"
    ),
    "accommodation_under_six_months": _line(
        "The home is not likely to last six months.", "sections 189B(7) and 195(8)"
    ),
    "recommended_step": _line(
        "A step that was only recommended cannot carry a warning.", "section 193B(2)"
    ),
    "no_warning_given": _line("No written warning was given.", "section 193B(4)"),
    "warning_period_running": _line("The time in the warning is not over.", "section 193B(5)"),
    "consequences_not_explained": _line(
        "They were not told what a refusal would mean.", "sections 193, 193A and 193C"
    ),
    "referred_after_acceptance": _line(
        "The council's rules allow a referral only on the day on which relief begins.",
        "section 198(A1)",
    ),
}

ALERTS: Mapping[str, LawLine] = {
    "prevention_past_day_56": _line(
        "Prevention is past day 56. It goes on until a notice ends it.", "section 195(5)"
    ),
    "relief_overrun": _line(
        "Relief is past day 56. It goes on until it is decided or a notice ends it.",
        "section 189B(4) to (7)",
    ),
    "two_duties_open": _line(
        "Prevention and relief are both open. Give the prevention notice.", "section 195(5)"
    ),
    "intentionality_undecided": _line(
        "The main duty began and nothing is decided about intentionality.", "section 189B(4)"
    ),
    "bb_over_28_days": _line(
        "A family has been in bed and breakfast for more than 28 days in all.",
        "Homelessness (Suitability of Accommodation) Order 2003",
    ),
    "bb_over_35_days": _line(
        "A family has been in bed and breakfast for more than 35 days in all.",
        "Homelessness (Suitability of Accommodation) Order 2003",
    ),
    "bb_unlawful": _line(
        "A family has been in bed and breakfast for more than six weeks in all.",
        "Homelessness (Suitability of Accommodation) Order 2003",
    ),
    "bb_never_for_16_17": _line(
        "Bed and breakfast is never suitable at 16 or 17.", "Homelessness Code of Guidance"
    ),
    "out_of_area_notice_due": _line(
        "Tell the other council of the placement in its area.", "section 208"
    ),
    "child_placement_notice_due": _line(
        "Tell the GP practice, health visitors and school of the child's placement.",
        "section 213AA",
    ),
    "review_deadline": _line("The time to ask for a review ends soon.", "section 202(3)"),
    "notice_spent": _line(
        "The landlord's notice is too old to go to court on.",
        "Housing Act 1988, sections 8 and 21",
    ),
    "application_not_taken": _line(
        "There is reason to believe that they are threatened with homelessness: "
        "take an application, or say why not.",
        "section 184",
    ),
}


def end_reason_words(duty: str, code: str) -> LawLine:
    return END_REASONS.get((duty, code)) or _END_OF_ANY[code]


def short_day(day: date) -> str:
    """A day as it stands in a line: Mon 14 Dec."""
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1][:3]}"


def duty_words(duty: Duty, law: CaseLaw) -> str:
    """Where a duty stands: day 23 of 56, day 56 is Mon 14 Dec, from Tue 15 Dec it may end."""
    if duty.ended_on:
        ended = end_reason_words(duty.duty, duty.end_reason or "").words
        return f"Ended {_with_year(duty.ended_on)}: {ended[:1].lower()}{ended[1:]}"
    if duty.suspended_on:
        return f"Not owed since {_with_year(duty.suspended_on)}: referred to another council"
    number = duty.day_number(law.as_at)
    if duty.day56 is None or duty.first_day_after is None:
        return f"Day {number}, with no fixed end"
    length = duty.day_number(duty.day56)
    day56, after = short_day(duty.day56), short_day(duty.first_day_after)
    if number > length:
        return f"Day {number}: day {length} was {day56}, {_still_open(duty)}"
    return f"Day {number} of {length}. Day {length} is {day56}; {_from_then(duty, law, after)}"


def _from_then(duty: Duty, law: CaseLaw, after: str) -> str:
    if duty.duty == "relief" and law.priority_need and not law.intentional:
        return f"from {after} the main duty is owed"
    if duty.duty == "prevention" and law.held_back_by:
        return f"from {after} only the landlord's notice holds ground (b) back"
    return f"from {after} you may end it on ground (b)"


def _still_open(duty: Duty) -> str:
    return f"and the {duty.duty} duty goes on until it is ended"


def why_not_words(ending: Ending) -> str:
    """Why a duty may not be ended this way, and from when it may."""
    if ending.because is None:
        return ""
    words = REASONS[ending.because].words
    if ending.from_on:
        return f"{words} From {short_day(ending.from_on)} it may."
    if ending.held_by and ending.held_by.specified_on:
        return f"{words} The date in the notice is {short_day(ending.held_by.specified_on)}."
    return words


def _with_year(day: date) -> str:
    return f"{short_day(day)} {day.year}"
