"""The practice caseload's referrals: some wait, one is overdue, one may be a duplicate."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.households import Household
from tso_desktop.domain.ids import RecordId
from tso_desktop.formats.shipped import read_list
from tso_desktop.services.practice_days import Days
from tso_desktop.services.practice_people import PRACTICE
from tso_desktop.services.practice_story import Happening, Row, born
from tso_desktop.services.practice_writing import Act
from tso_desktop.services.referring import NewReferral

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_SAID = (
    *("source_type", "source", "referred_by", "referrer_contact", "their_reference"),
    *("urgency", "consent", "reason", "phone", "address", "postcode"),
)


def referral_acts(desk: "Desk", days: Days, now: datetime) -> Iterator[Act]:
    """What happened up to now, each press its own save."""
    for row in read_list(PRACTICE / "referrals.toml")["referral"]:
        yield from (act for act in _acts(desk, days, row) if act.at <= now)


def _acts(desk: "Desk", days: Days, row: Row) -> Iterator[Act]:
    made: list[RecordId] = []

    def take() -> None:
        made.append(desk.referrals.take(_new(row, days), _household(desk, row)))

    yield _act(days, row, "take_referral", take)
    for one in row.get("attempts", ()):

        def attempt(one: Row = one) -> None:
            waiting = desk.referrals.one(made[0])
            if waiting is not None:
                desk.referrals.attempt(waiting.referral, one["kind"], one.get("words", ""))

        yield _act(days, one, "log_attempt", attempt)
    if (ends := row.get("ends")) is not None:

        def end() -> None:
            waiting = desk.referrals.one(made[0])
            if waiting is not None:
                desk.referrals.end(waiting.referral, ends["outcome"], ends["words"])

        yield _act(days, ends, "end_referral", end)


def _act(days: Days, row: Row, verb: str, do: Callable[[], object]) -> Act:
    at = days.at(row["day"], row["at"])
    return Act(at, [Happening(at, verb, lambda _work: None, do)])


def _new(row: Row, days: Days) -> NewReferral:
    facts: dict[str, Any] = {name: row[name] for name in _SAID if name in row}
    if "age" in row:
        facts["born_on"] = born(days.today, row)
    if "leave_by" in row:
        facts["leave_by_on"] = days.on(row["leave_by"])
    return NewReferral(name=row.get("name", ""), referred_on=days.on(row["day"]), **facts)


def _household(desk: "Desk", row: Row) -> RecordId | None:
    """The household of the caseload that a second referral is about."""
    if "of" not in row:
        return None
    with desk.store.read() as reading:
        (found,) = reading.all(Household, name=row["of"])
    return found.id
