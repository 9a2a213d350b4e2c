"""Which letters are likely: what is known of a case, in the words that the letters ask for."""

from collections.abc import Iterator

from tso_desktop.services.letter_facts import LetterFacts
from tso_desktop.services.letter_values import duty_of


def known_of(facts: LetterFacts) -> frozenset[str]:
    return frozenset((*_case(facts), *_assessed(facts), *_plan(facts), *_happened(facts)))


def _case(facts: LetterFacts) -> Iterator[str]:
    if facts.case is not None:
        yield "part7"
        if facts.case.assessed_on is not None:
            yield "assessed"
    duty = duty_of(facts)
    if duty is not None:
        yield duty.name
    yield from (duty.duty for duty in facts.law.duties if duty.state != "ended")


def _assessed(facts: LetterFacts) -> Iterator[str]:
    law, event = facts.law, facts.last("assessed")
    if event is not None:
        yield "assessed"
        if event.finding == "neither":
            yield "neither"
    if law.eligible is False:
        yield "not_eligible"
    if law.threatened:
        yield "threatened"
    if law.homeless:
        yield "homeless"
    if law.priority_need is not None:
        yield "priority" if law.priority_need else "no_priority"
    if law.intentional:
        yield "intentional"


def _plan(facts: LetterFacts) -> Iterator[str]:
    version = facts.plan.in_force
    if facts.plan.is_php or (version is not None and version.type == "php"):
        yield "plan"
        if version is not None and version.agreed_how == "declined":
            yield "plan_declined"
    if facts.required_steps:
        yield "required_step"


def _happened(facts: LetterFacts) -> Iterator[str]:
    if facts.last_warning is not None:
        yield "warned"
    if facts.last("referral_out") is not None:
        yield "referred"
    if any(placement.left_on is None for placement in facts.placements):
        yield "placed"
    if facts.away is not None:
        yield "placed_away"
    if facts.review is not None:
        yield "review"
