"""What happened in a case, in plain words: each event as a line, and what it moved."""

from collections.abc import Callable, Mapping
from datetime import date

from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.law_words import DUTIES, REASONS, end_reason_words, short_day
from tso_desktop.domain.law.refusing import OFFER_ENDS
from tso_desktop.domain.law.story import Moved

PRIORITY_NEEDS: Mapping[str, str] = {
    "pregnant": "Pregnant, or lives with somebody who is",
    "children": "Dependent children",
    "emergency": "Flood, fire or other disaster",
    "da": "Homeless because of domestic abuse",
    "age1617": "Aged 16 or 17",
    "care1820": "In care before, aged 18 to 20",
    "vul_old": "Vulnerable: old age",
    "vul_phys": "Vulnerable: physical disability or ill health",
    "vul_mh": "Vulnerable: mental health",
    "vul_ld": "Vulnerable: learning disability",
    "vul_care21": "Vulnerable: in care before, aged 21 or more",
    "vul_forces": "Vulnerable: served in the armed forces",
    "vul_custody": "Vulnerable: custody or remand",
    "vul_violence": "Vulnerable: fled violence or threats",
    "vul_other": "Vulnerable: another special reason",
}
OFFERS: Mapping[str, str] = {
    "prs": "Private rented sector offer",
    "part6": "Offer from the register",
    "final_part6": "Final offer from the register",
    "final_accommodation": "Final accommodation offer",
    "ta": "Offer of temporary accommodation",
}
PLACEMENTS: Mapping[str, str] = {
    "bb": "Bed and breakfast",
    "nightly_sc": "Nightly paid, self-contained",
    "hostel": "Hostel or refuge",
    "psl": "Leased from a private owner",
    "laha": "Council or housing association home",
    "swep": "Severe weather bed",
    "other": "Other accommodation",
}
TOLD: Mapping[str, str] = {
    "out_of_area": "Told the other council of the placement (section 208)",
    "child_placement": "Told GP, health visitors and school (section 213AA)",
}
FINDINGS: Mapping[str, str] = {
    "threatened": "threatened with homelessness",
    "homeless": "homeless",
    "neither": "not homeless and not threatened",
}
STEP_KINDS: Mapping[str, str] = {
    "agreed_required": "an agreed step",
    "recorded_required": "a step that we recorded as reasonable to require",
    "recommended": "a step that was only recommended",
}
_PLAIN: Mapping[str, str] = {
    "early_help": "Early help",
    "application": "Application",
    "became_homeless": "Became homeless",
    "left_placement": "Left the placement",
    "noncoop_notice": "Notice of refusal to co-operate",
    "withdrew": "Withdrew the application",
    "died": "The applicant died",
    "contact_lost": "Contact was lost",
    "eligibility_lost": "No longer eligible",
    "review_requested": "Asked for a review",
    "told_to_leave": "Told to leave",
}


def happened_words(event: Event) -> str:
    """The event as a heading in a list."""
    if said := _WORDS.get(event.kind):
        return said(event)
    return _PLAIN.get(event.kind, event.kind.replace("_", " ").capitalize())


def happened_detail(event: Event) -> str:
    """What else is known of it, in a line; blank where nothing is."""
    if event.kind == "possession_notice" and event.specified_on:
        return f"The date in it is {short_day(event.specified_on)} {event.specified_on.year}"
    if event.kind == "warning":
        until = f", to be done by {short_day(event.comply_by_on)}" if event.comply_by_on else ""
        return f"About {STEP_KINDS.get(event.step_kind or '', 'a step')}{until}"
    if event.kind == "referral" and event.source:
        return event.source.replace("_", " ").capitalize()
    if event.leave_by_on:
        return f"To leave by {short_day(event.leave_by_on)}"
    return ""


def moved_words(moved: Moved, day56: date | None = None) -> str:
    """What an event moved: Began the prevention duty: day 56 is Mon 14 Dec."""
    if moved.move == "refused":
        return f"Changed nothing: {_small(REASONS[moved.what].words)}"
    if moved.move == "overridden":
        return f"Stands by decision, although: {_small(REASONS[moved.what].words)}"
    if moved.what not in DUTIES:
        return ""
    duty = _small(DUTIES[moved.what].words)
    if moved.move == "ended":
        reason = end_reason_words(moved.what, moved.reason or "").words
        return f"Ended the {duty}: {_small(reason)}"
    if moved.move == "suspended":
        return f"Suspended the {duty}"
    last = f": day 56 is {short_day(day56)}" if day56 else ""
    anew = " anew" if moved.move == "began_again" else ""
    return f"Began the {duty}{anew}{last}"


def will_move_words(moved: Moved, day56: date | None = None) -> str:
    """The same of what would follow: Relief duty begins on Mon 2 Nov; day 56 is Sun 27 Dec."""
    if moved.move in {"refused", "overridden"} or moved.what not in DUTIES:
        return ""
    duty, day = DUTIES[moved.what].words, f"{short_day(moved.on)} {moved.on.year}"
    if moved.move == "ended":
        reason = end_reason_words(moved.what, moved.reason or "").words
        return f"{duty} ends on {day}: {_small(reason)}."
    if moved.move == "suspended":
        return f"{duty} is suspended from {day}."
    again = " again" if moved.move == "began_again" else ""
    last = f"; day 56 is {short_day(day56)} {day56.year}" if day56 else ""
    return f"{duty} begins{again} on {day}{last}."


def _assessed(event: Event) -> str:
    if not event.eligible:
        return "Assessed: not eligible"
    return f"Assessed: eligible, {FINDINGS.get(event.finding or '', 'nothing found yet')}"


def _priority_need(event: Event) -> str:
    if not event.codes:
        return "Priority need: none was found"
    return f"Priority need: {'; '.join(PRIORITY_NEEDS.get(c, c) for c in event.codes)}"


def _intentional(event: Event) -> str:
    return "Found intentionally homeless" if event.value else "Not intentionally homeless"


def _possession(event: Event) -> str:
    act = {"s8": "section 8", "s21": "section 21"}.get(event.act or "", "possession")
    grounds = f", ground {', '.join(event.grounds)}" if event.grounds else ""
    return f"Landlord’s notice, {act}{grounds}"


def _recorded(event: Event) -> str:
    return f"Recorded from the main system: {_small(_duty(event.duty))}"


def _notice(event: Event) -> str:
    words = event.ground or "no ground"
    try:
        words = end_reason_words(event.ends or "", words).words
    except KeyError:
        words = f"ground {words}"
    return f"Notice ending the {_small(_duty(event.ends))}: {_small(words)}"


def _offer(event: Event) -> str:
    known = (event.offer or "", event.outcome or "") in OFFER_ENDS
    outcome = event.outcome if known or event.outcome else "made"
    return f"{OFFERS.get(event.offer or '', 'Offer')}, {outcome}"


def _referral_out(event: Event) -> str:
    return f"Referred to {event.authority or 'another council'}"


def _outcome(event: Event) -> str:
    return "The other council " + ("accepted" if event.accepted else "did not accept")


def _placed(event: Event) -> str:
    return f"Placed: {_small(PLACEMENTS.get(event.placement or '', 'accommodation'))}"


def _duty(name: str | None) -> str:
    return DUTIES[name].words if name and name in DUTIES else "duty"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:].rstrip(".") if words else ""


_WORDS: Mapping[str, Callable[[Event], str]] = {
    "referral": lambda _event: "Referral",
    "assessed": _assessed,
    "duty_recorded": _recorded,
    "priority_need": _priority_need,
    "intentional": _intentional,
    "possession_notice": _possession,
    "notice": _notice,
    "offer": _offer,
    "referral_out": _referral_out,
    "referral_outcome": _outcome,
    "placed": _placed,
    "notified": lambda event: TOLD.get(event.told or "", "Told somebody"),
}
