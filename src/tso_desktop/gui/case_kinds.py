"""Referrals, arrears and cases of a household: how each is listed and edited."""

from tso_desktop.domain.casework import Case
from tso_desktop.domain.households import (
    Arrears,
    Referral,
)
from tso_desktop.domain.referrals import CONSENT, URGENCIES
from tso_desktop.gui.fields import (
    ChoiceField,
    DateField,
    LongTextField,
    MoneyField,
    TextField,
)
from tso_desktop.gui.records_card import Sort
from tso_desktop.gui.words import plain_date, pounds, short_date
from tso_desktop.gui.workplace import Workplace


def _words(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def referrals(place: Workplace) -> Sort[Referral]:
    today = place.desk.today
    return Sort(
        Referral,
        "Referrals",
        "share-2",
        "a referral",
        "No referral is recorded.",
        lambda r: (
            r.source or "Source not yet known",
            _words(short_date(r.referred_on, today()) if r.referred_on else None, r.reason),
        ),
        lambda: [
            TextField("source", "Who sent them"),
            DateField("referred_on", "On", today=today),
            ChoiceField("urgency", "How urgent", URGENCIES),
            ChoiceField("consent", "Consent to share", CONSENT),
            LongTextField("reason", "Why", placeholder="In the words of whoever sent them"),
        ],
        wide=("reason",),
        fresh=lambda: {"referred_on": today()},
        order="-referred_on",
    )


def arrears(place: Workplace) -> Sort[Arrears]:
    today = place.desk.today
    return Sort(
        Arrears,
        "What the landlord says is owed",
        "pound-sterling",
        "a figure",
        "No figure yet. Each is a snapshot, with its day and its source.",
        lambda a: (
            pounds(a.amount_pence) if a.amount_pence is not None else "Amount not yet known",
            _words(f"as at {plain_date(a.as_at_on)}" if a.as_at_on else None, a.source),
        ),
        lambda: [
            MoneyField("amount_pence", "Amount", may_be_negative=True),
            DateField("as_at_on", "As at", today=today, lean="past"),
            MoneyField(
                "housing_element_owed_pence",
                "Universal Credit still to come",
                hint="part of it",
            ),
            TextField("source", "Who says so"),
        ],
        fresh=lambda: {"as_at_on": today()},
        order="-as_at_on",
    )


def cases(place: Workplace) -> Sort[Case]:
    today = place.desk.today

    def summary(case: Case) -> tuple[str, str]:
        name = "Part 7 case" if case.type == "part7" else "Support"
        opened = f"opened {plain_date(case.opened_on)}" if case.opened_on else None
        closed = f"closed {plain_date(case.closed_on)}" if case.closed_on else None
        return name, _words(opened, closed, case.duty)

    return Sort(
        Case,
        "Cases",
        "folder-open",
        "a case",
        "No case yet.",
        summary,
        lambda: [
            ChoiceField("type", "Kind", [("support", "Support"), ("part7", "Part 7")]),
            DateField("opened_on", "Opened on", today=today),
            DateField("assessed_on", "Part 7 assessment on", today=today),
            TextField("duty", "Duty, in words", hint="as the main system has it"),
            DateField("duty_started_on", "Duty began on", today=today),
            TextField("duty_source", "Recorded from"),
            DateField("duty_checked_on", "Checked on", today=today),
            DateField("closed_on", "Closed on", today=today),
            LongTextField("outcome", "What came of it"),
        ],
        wide=("outcome",),
        fresh=lambda: {"type": "support", "opened_on": today()},
    )
