"""The sentences of early warning: what is the matter with a tenancy, in a line each."""

from datetime import date
from fractions import Fraction

from tso_desktop.domain.possession.arrears import ArrearsStanding, one_place
from tso_desktop.domain.possession.checking import PossessionView, Standing
from tso_desktop.domain.possession.paper import Act, NoticePaper
from tso_desktop.domain.possession.rules import ThreatTest
from tso_desktop.domain.possession.words import capital, grounds_words, plain_pounds, short_day

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NAMES = {
    Act.S21: "Old section 21 notice",
    Act.NSP: "Notice of seeking possession",
    Act.NTQ: "Notice to quit",
    Act.LEAVE: "Asked to leave",
}
_ONE_WEEK = 7


def number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def span(days: int) -> str:
    """6 weeks; 35 days where the weeks are not whole; 1 day."""
    count, unit = (days // _ONE_WEEK, "week") if days and days % _ONE_WEEK == 0 else (days, "day")
    return f"{count} {unit}{'' if count == 1 else 's'}"


def notice_name(paper: NoticePaper, grounds: tuple[str, ...]) -> str:
    if paper.act is not Act.S8:
        return _NAMES[paper.act]
    return f"Notice under {grounds_words(grounds)}" if grounds else "Section 8 notice"


def dated_notice(paper: NoticePaper, grounds: tuple[str, ...], as_at: date) -> str:
    """Notice under ground 8, date in it 3 Dec."""
    dated = f"served {short_day(paper.served_on, as_at)}"
    if paper.specified_on is not None:
        dated = f"date in it {short_day(paper.specified_on, as_at)}"
    return f"{notice_name(paper, grounds)}, {dated}"


def notice_state(view: PossessionView) -> str:
    """Threatened since 8 Oct, or what stands in the place of that."""
    if view.standing is Standing.FAILS:
        return "it does not hold as it stands, ask for advice"
    since = view.threat.threatened_from_on
    if view.threat.test is ThreatTest.GENERAL or since is None:
        return "are they likely to become homeless within 56 days?"
    return f"threatened {'since' if since <= view.as_at else 'from'} {short_day(since, view.as_at)}"


def court_state(paper: NoticePaper, as_at: date) -> str:
    """How far it has gone at court, by the last thing that is known; nothing if it has not."""
    steps = (
        (paper.eviction_on, "bailiff's appointment on"),
        (paper.warrant_requested_on, "warrant asked for on"),
        (paper.possession_ordered_on, "the court ordered them to leave by"),
        (paper.order_made_on, "possession order made on"),
        (paper.hearing_on, "court hearing on"),
        (paper.claim_issued_on, "claim begun on"),
    )
    told = next(((day, said) for day, said in steps if day is not None), None)
    return f"{told[1]} {short_day(told[0], as_at)}" if told else ""


def unknown_notice(paper: NoticePaper, as_at: date) -> str:
    dated = dated_notice(paper, paper.grounds, as_at)
    return f"{dated}: the rules on this laptop do not know such a notice of that day"


def moved(change_pence: int, days: int, to_pence: int) -> str:
    """Arrears rose by £214 in 6 weeks to £1,240."""
    verb = "rose" if change_pence > 0 else "fell"
    by, to = plain_pounds(abs(change_pence)), plain_pounds(to_pence)
    return f"Arrears {verb} by {by} in {span(days)} to {to}"


def owed(pence: int, day: date, as_at: date) -> str:
    return f"{plain_pounds(pence)} owed on {short_day(day, as_at)}"


def measured(weeks: Fraction | None, line: ArrearsStanding | None) -> str:
    """9.3 weeks of rent; ground 8 needs 13."""
    if line is None:
        return f"{one_place(weeks)} weeks of rent" if weeks is not None else ""
    amount = f"{one_place(line.owed)} {line.unit} of rent"
    if line.owed == line.needed:
        return f"{line.needed} {line.unit} of rent, exactly the ground 8 line"
    if line.reached:
        return f"{amount}, over the ground 8 line of {line.needed}"
    return f"{amount}; ground 8 needs {line.needed}"


def still_to_come(pence: int, *, counts: bool) -> str:
    effect = "which counts as arrears here" if counts else "which does not count"
    return f"; {plain_pounds(pence)} of it is Universal Credit still to come, {effect}"


def at_this_pace(day: date, as_at: date) -> str:
    return f", at this pace about {short_day(day, as_at)}"


def missed(days: list[date], as_at: date) -> str:
    visits = "visit" if len(days) == 1 else "visits"
    return f"{capital(number(len(days)))} {visits} missed since {short_day(min(days), as_at)}"


def silent(days: int) -> str:
    return f"Nobody has spoken with them for {days} {'day' if days == 1 else 'days'}"


def never_spoken(since: date, as_at: date) -> str:
    return f"Nobody has spoken with them since they came to us on {short_day(since, as_at)}"


def ends(day: date, as_at: date) -> str:
    left = (day - as_at).days
    when = "today" if not left else f"in {left} {'day' if left == 1 else 'days'}"
    return f"The tenancy ends on {short_day(day, as_at)}, {when}"


def leave(told_on: date | None, by: date | None, as_at: date) -> str:
    told = f"Told on {short_day(told_on, as_at)}" if told_on else "Told"
    if by is None:
        return f"{told} to leave, no day was named"
    if by < as_at:
        return f"{told} to leave by {short_day(by, as_at)}, a day that has passed"
    return f"{told} to leave by {short_day(by, as_at)}"


def landlord_pattern(count: int) -> str:
    return f"{capital(number(count))} households of this landlord have notices"
