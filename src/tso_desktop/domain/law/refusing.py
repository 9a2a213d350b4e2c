"""Why the law does not allow an event, given what is known: the first reason that is true."""

from collections.abc import Callable, Mapping
from datetime import date

from tso_desktop.domain.law.events import Event
from tso_desktop.domain.law.possession import holding_back
from tso_desktop.domain.law.rules import on
from tso_desktop.domain.law.working import Running, Working

GROUNDS: Mapping[str, tuple[str, ...]] = {
    "prevention": ("a", "b", "c", "d", "e", "f", "g"),
    "relief": ("a", "b", "c", "d", "e", "f"),
    "main": ("ineligible", "intentional_from_ta", "left"),
    "s190": ("period_over", "ineligible", "left"),
    "s193C": ("ineligible", "intentional_from_ta", "left"),
}
# Grounds that rest on a home with a reasonable prospect of lasting.
LASTING_HOME = frozenset(
    {("prevention", "a"), ("prevention", "d"), ("relief", "a"), ("relief", "c")}
)
# What an offer ends, by kind and outcome, in the order in which the duties are looked for.
OFFER_ENDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("prs", "accepted"): {"main": "prs_accepted", "s193C": "prs_accepted"},
    ("prs", "refused"): {"main": "prs_refused"},
    ("part6", "accepted"): {"main": "part6_accepted"},
    ("final_part6", "accepted"): {"main": "final_part6_accepted", "s193C": "final_part6_accepted"},
    ("final_part6", "refused"): {
        "relief": "final_offer_refused",
        "main": "final_part6_refused",
        "s193C": "final_part6_refused",
    },
    ("final_accommodation", "accepted"): {"s193C": "final_offer_accepted"},
    ("final_accommodation", "refused"): {
        "relief": "final_offer_refused",
        "s193C": "final_offer_refused",
    },
    ("ta", "refused"): {"main": "ta_refused"},
}
# Such an offer is made under no other duty than the ones that it ends.
MADE_ONLY_THEN = frozenset(
    {
        *(("prs", "accepted"), ("prs", "refused")),
        *(("final_part6", "refused"), ("final_accommodation", "refused")),
    }
)


def reason_against(event: Event, work: Working) -> str | None:
    check = _CHECKS.get(event.kind)
    return check(event, work) if check else None


def offer_ends(event: Event, work: Working) -> tuple[Running, str] | None:
    """The duty that this offer ends, and the reason that it ends for."""
    ends = OFFER_ENDS.get((event.offer or "", event.outcome or ""), {})
    for name, reason in ends.items():
        if duty := work.open(name):
            return duty, reason
    return None


def _became_homeless(_event: Event, work: Working) -> str | None:
    return "not_eligible" if work.eligible is False else None


def _notice(event: Event, work: Working) -> str | None:
    ends, ground = event.ends or "", event.ground or ""
    duty = work.open(ends)
    if duty is None:
        return "duty_not_open"
    if ground not in GROUNDS[ends]:
        return "no_such_ground"
    if ground == "b" and event.on < duty.first_day_after:
        return "before_day_57"
    if (ends, ground) == ("prevention", "b") and holding_back(work.papers, work.rules, event.on):
        return "blocked_by_possession_notice"
    if (ends, ground) in LASTING_HOME and _is_short(event, work):
        return "accommodation_under_six_months"
    return None


def _is_short(event: Event, work: Working) -> bool:
    months = event.accommodation_months
    return months is not None and months < on(
        work.rules.accommodation_months, event.on, "how long a home must last"
    )


def _warning(event: Event, _work: Working) -> str | None:
    """Only a step that was agreed or recorded as required can carry a warning: section 193B(2)."""
    return "recommended_step" if event.step_kind == "recommended" else None


def _noncoop(event: Event, work: Working) -> str | None:
    if not (work.open("prevention") or work.open("relief")):
        return "duty_not_open"
    if work.warning is None:
        return "no_warning_given"
    return "warning_period_running" if event.on <= comply_by(work.warning) else None


def comply_by(warning: Event) -> date:
    return warning.comply_by_on or warning.on


def _offer(event: Event, work: Working) -> str | None:
    key = (event.offer or "", event.outcome or "")
    if offer_ends(event, work) is None:
        nothing_to_refuse = key == ("ta", "refused") and not work.homeless
        return "duty_not_open" if key in MADE_ONLY_THEN or nothing_to_refuse else None
    if event.outcome == "refused" and not event.consequences_explained:
        return "consequences_not_explained"
    return None


def _referral_out(event: Event, work: Working) -> str | None:
    relief = work.open("relief")
    if relief is None:
        return "duty_not_open"
    allowed = on(work.rules.referral_after_acceptance, event.on, "referrals after acceptance")
    return None if allowed or event.on == relief.started else "referred_after_acceptance"


def _referral_outcome(_event: Event, work: Working) -> str | None:
    return None if work.suspended_relief() else "duty_not_open"


_CHECKS: Mapping[str, Callable[[Event, Working], str | None]] = {
    "became_homeless": _became_homeless,
    "notice": _notice,
    "warning": _warning,
    "noncoop_notice": _noncoop,
    "offer": _offer,
    "referral_out": _referral_out,
    "referral_outcome": _referral_outcome,
}
