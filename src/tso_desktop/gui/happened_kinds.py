"""What can happen in a case, in plain groups; each kind asks only its own facts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tso_desktop.domain.law.happened_words import (
    FINDINGS,
    OFFERS,
    PLACEMENTS,
    PRIORITY_NEEDS,
    STEP_KINDS,
    TOLD,
)
from tso_desktop.domain.law.law_words import DUTIES, end_reason_words
from tso_desktop.domain.law.refusing import GROUNDS
from tso_desktop.domain.reviews import DECISIONS
from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import ChoiceField, DateField, LongTextField, TextField, TickField
from tso_desktop.gui.happened_fields import CodesField, NumberField, YesNoField

Today = Callable[[], date]
MakeFields = Callable[[Today, Mapping[str, Any]], list[Field]]


@dataclass(frozen=True, slots=True)
class Happens:
    """A kind of event: its words, its group, and the fields that it asks after its day.

    `decided` ones are decisions of a named person with reasons. `needs` must be filled in.
    """

    what: str
    words: str
    group: str
    day: str = "On"
    fields: MakeFields = field(default=lambda _today, _options: [])
    decided: bool = False
    needs: tuple[str, ...] = ()

    def all_fields(self, today: Today, **options: Any) -> list[Field]:
        """Its day first, then its own facts, then who decided it and why."""
        more = {name: said for name, said in options.items() if name == "history"}
        found: list[Field] = [DateField("happened_on", self.day, today=today, **more)]
        found += self.fields(today, more)
        if self.decided:
            found.append(TextField("decided_by", "Decided by", placeholder="Name and role", **more))
        if self.what not in _WITHOUT_REASONS:
            label = "Reasons" if self.decided else "In your words"
            found.append(LongTextField("reasons", label, lines=2, **more))
        return found


_WITHOUT_REASONS = frozenset({"placed", "left_placement", "review_requested"})
WIDE = ("reasons", "codes")
_APPLICATION, _DECISION = "The application", "What was found and decided"
_NOTICE, _HOME, _COUNCIL = "Notices and warnings", "Offers and places to stay", "Other councils"


def ground_options(duty: str | None) -> list[tuple[str, str]]:
    """The grounds on which a notice may end a duty; of every duty where none is chosen yet."""
    if duty is None or duty not in GROUNDS:
        return []
    return [(code, end_reason_words(duty, code).words) for code in GROUNDS[duty]]


def _assessed(_today: Today, more: Mapping[str, Any]) -> list[Field]:
    return [
        YesNoField("eligible", "Eligible", "Eligible", "Not eligible", **more),
        ChoiceField("finding", "Found to be", _upper(FINDINGS), **more),
    ]


def _leave_by(today: Today, more: Mapping[str, Any]) -> list[Field]:
    return [DateField("leave_by_on", "To leave by", today=today, lean="ahead", **more)]


def _notice(_today: Today, more: Mapping[str, Any]) -> list[Field]:
    every = {code: code for duty in GROUNDS for code in GROUNDS[duty]}
    return [
        ChoiceField("ends", "Ends the", [(d, DUTIES[d].words) for d in GROUNDS], **more),
        ChoiceField("ground", "Ground", list(every.items()), **more),
        NumberField(
            "accommodation_months", "Home likely to last", hint="months, for a home", **more
        ),
    ]


def _warning(today: Today, more: Mapping[str, Any]) -> list[Field]:
    return [
        ChoiceField("step_kind", "It was about", _upper(STEP_KINDS), **more),
        DateField("comply_by_on", "To be done by", today=today, lean="ahead", **more),
    ]


def _offer(_today: Today, more: Mapping[str, Any]) -> list[Field]:
    return [
        ChoiceField("offer", "What was offered", list(OFFERS.items()), **more),
        ChoiceField("outcome", "They", [("accepted", "Accepted"), ("refused", "Refused")], **more),
        TickField("consequences_explained", "Told in writing what a refusal would mean", **more),
    ]


def _placed(_today: Today, more: Mapping[str, Any]) -> list[Field]:
    return [
        ChoiceField("type", "Kind", list(PLACEMENTS.items()), **more),
        TextField("address", "Address", **more),
        TickField("family", "With children, or somebody is pregnant", **more),
        TickField("out_of_area", "In another council’s area", **more),
    ]


def _review(_today: Today, more: Mapping[str, Any]) -> list[Field]:
    return [
        ChoiceField("decision", "Of the decision", list(DECISIONS.items()), **more),
        TextField("late_reason", "Why it is allowed late", hint="if it is late", **more),
    ]


HAPPENS: tuple[Happens, ...] = (
    Happens("application", "Application", _APPLICATION, "Taken on", _leave_by),
    Happens(
        "assessed",
        "Assessment",
        _APPLICATION,
        "Satisfied on",
        _assessed,
        decided=True,
        needs=("eligible",),
    ),
    Happens("withdrew", "Withdrew", _APPLICATION),
    Happens("contact_lost", "Lost contact", _APPLICATION),
    Happens("eligibility_lost", "No longer eligible", _APPLICATION, decided=True),
    Happens("died", "Died", _APPLICATION),
    Happens("told_to_leave", "Told to leave", _DECISION, fields=_leave_by),
    Happens("became_homeless", "Became homeless", _DECISION, "Satisfied on", decided=True),
    Happens(
        "priority_need",
        "Priority need",
        _DECISION,
        "Decided on",
        lambda _today, more: [
            CodesField("codes", "None ticked: no priority need", PRIORITY_NEEDS, **more)
        ],
        decided=True,
        needs=("decided_by", "reasons"),
    ),
    Happens(
        "intentional",
        "Intentionality",
        _DECISION,
        "Decided on",
        lambda _today, more: [
            YesNoField(
                "value",
                "Decision",
                "Intentionally homeless",
                "Not intentionally homeless",
                **more,
            )
        ],
        decided=True,
        needs=("value", "decided_by", "reasons"),
    ),
    Happens(
        "notice",
        "Notice given",
        _NOTICE,
        "They were notified on",
        _notice,
        decided=True,
        needs=("ends", "ground"),
    ),
    Happens(
        "warning", "Warning", _NOTICE, "Given on", _warning, decided=True, needs=("step_kind",)
    ),
    Happens(
        "noncoop_notice",
        "Non-co-operation notice",
        _NOTICE,
        "They were notified on",
        decided=True,
        needs=("decided_by", "reasons"),
    ),
    Happens(
        "review_requested",
        "Review requested",
        _NOTICE,
        "Asked on",
        _review,
        needs=("decision",),
    ),
    Happens("offer", "Offer", _HOME, "Answered on", _offer, needs=("offer", "outcome")),
    Happens("placed", "Placed", _HOME, "From", _placed, needs=("type",)),
    Happens("left_placement", "Left the placement", _HOME),
    Happens(
        "referral_out",
        "Referred to another council",
        _COUNCIL,
        "They were notified on",
        lambda _today, more: [TextField("authority", "Which council", **more)],
        decided=True,
        needs=("authority",),
    ),
    Happens(
        "referral_outcome",
        "Outcome of that referral",
        _COUNCIL,
        "They were notified on",
        lambda _today, more: [
            YesNoField("accepted", "The other council", "Accepted", "Did not accept", **more)
        ],
        needs=("accepted",),
    ),
    Happens(
        "notified",
        "Told another council or school",
        _COUNCIL,
        "Told on",
        lambda _today, more: [ChoiceField("told", "Who was told", list(TOLD.items()), **more)],
        needs=("told",),
    ),
)
BY_WHAT: Mapping[str, Happens] = {one.what: one for one in HAPPENS}


def groups() -> Sequence[tuple[str, Sequence[Happens]]]:
    named = dict.fromkeys(one.group for one in HAPPENS)
    return [(group, [one for one in HAPPENS if one.group == group]) for group in named]


def _upper(options: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, words[:1].upper() + words[1:]) for code, words in options.items()]
