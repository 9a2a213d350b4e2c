"""Which referrals wait for an outcome, and which households give reason to ask."""

from datetime import date, timedelta

from sqlalchemy import Connection, or_, select, union

from tso_desktop.domain.early_help import STALE_DAYS, TELLS_OF_LEAVING, THREATENED_DAYS
from tso_desktop.domain.ids import RecordId
from tso_desktop.store import schema

P = schema.PROJECTIONS
_H, _R = P["household"], P["referral"]


def waiting(connection: Connection) -> tuple[RecordId, ...]:
    """Without an outcome: of households known from a referral only, and those given an urgency.

    What came with an import, and was never told how urgent it is, was decided long ago.
    """
    unknown = select(_H.c.id).where(_H.c.triage == 1, _H.c.shown == 1)
    asked = select(_R.c.id).where(
        _R.c.shown == 1,
        _R.c.outcome.is_(None),
        or_(_R.c.household.in_(unknown), _R.c.urgency.is_not(None)),
    )
    return tuple(RecordId(one) for one in connection.execute(asked).scalars())


def decided_since(connection: Connection, day: date, *, limit: int = 12) -> tuple[RecordId, ...]:
    """Those that waited and have an outcome of these days, the newest first."""
    asked = (
        select(_R.c.id)
        .where(
            _R.c.shown == 1,
            _R.c.urgency.is_not(None),
            _R.c.outcome.is_not(None),
            _R.c.outcome_on >= day.isoformat(),
        )
        .order_by(_R.c.outcome_on.desc(), _R.c.id)
        .limit(limit)
    )
    return tuple(RecordId(one) for one in connection.execute(asked).scalars())


def survivor_of(connection: Connection, household: RecordId) -> RecordId:
    """The household in whose page this one stands; a cycle ends where it began."""
    passed: list[RecordId] = []
    while household not in passed:
        passed.append(household)
        asked = select(_H.c.merged_into).where(_H.c.id == household)
        into = connection.execute(asked).scalar_one_or_none()
        if not into:
            return household
        household = RecordId(into)
    return passed[0]


def giving_reason(connection: Connection, today: date) -> tuple[RecordId, ...]:
    """Open households with a day near enough to ask about; the rule itself decides."""
    home, notice, event, line = P["home"], P["notice"], P["case_event"], schema.caseload
    last = (today + timedelta(days=THREATENED_DAYS)).isoformat()
    first = (today - timedelta(days=STALE_DAYS)).isoformat()
    # An order or a warrant comes long after the day in the notice.
    long_ago = (today - timedelta(days=2 * STALE_DAYS)).isoformat()
    found = union(
        select(home.c.household).where(home.c.shown == 1, home.c.ends_on.between(first, last)),
        select(notice.c.household).where(
            notice.c.shown == 1, notice.c.expires_on.between(long_ago, last)
        ),
        select(event.c.household).where(event.c.shown == 1, event.c.what.in_(TELLS_OF_LEAVING)),
    )
    reasons = found.subquery()
    still_open = select(line.c.household).where(line.c.closed_on.is_(None))
    direct = still_open.join(reasons, reasons.c.household == line.c.household)
    # What was joined with another household stands in that one's line; few are.
    joined = (
        select(_H.c.id)
        .join(reasons, reasons.c.household == _H.c.id)
        .where(_H.c.merged_into.is_not(None))
    )
    into = {survivor_of(connection, RecordId(one)) for one in connection.execute(joined).scalars()}
    asked = direct.union(still_open.where(line.c.household.in_(sorted(into))))
    return tuple(RecordId(one) for one in connection.execute(asked).scalars())
