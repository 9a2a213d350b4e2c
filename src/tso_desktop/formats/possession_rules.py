"""The shipped rules about possession notices and the road to an eviction, read once."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tso_desktop.domain.dated import Dated
from tso_desktop.domain.possession.paper import Act, LandlordKind
from tso_desktop.domain.possession.periods import Period
from tso_desktop.domain.possession.rules import (
    ActRule,
    ArrearsLine,
    ClaimLimit,
    CountedFrom,
    Fact,
    GroundRule,
    PathRule,
    PossessionRules,
    Step,
    ThreatRule,
    ThreatTest,
)
from tso_desktop.formats.dated_tables import (
    TableRow,
    in_turn,
    refuse_unknown_tables,
    table_rows,
)
from tso_desktop.formats.rules import RULES
from tso_desktop.formats.shipped import ListUnreadable

ActKey = tuple[Act, LandlordKind]
GroundKey = tuple[LandlordKind, str]
PathKey = tuple[Act, Step]


@cache
def possession_rules(folder: Path = RULES) -> PossessionRules:
    """Raises ListUnreadable, with the file and the line, for what cannot be relied on."""
    law, road = folder / "possession_grounds.toml", folder / "possession_path.toml"
    refuse_unknown_tables(law, "act", "ground", "threat")
    refuse_unknown_tables(road, "step")
    general, threats = _threats(law)
    return PossessionRules(
        acts=in_turn(table_rows(law, "act"), _act_keys, _act),
        grounds=in_turn(table_rows(law, "ground"), _ground_keys, _ground),
        general=general,
        threats=threats,
        path=in_turn(table_rows(road, "step"), _path_keys, _path),
    )


def _landlords(row: TableRow) -> tuple[LandlordKind, ...]:
    landlords = row.several_of("landlords", LandlordKind)
    if not landlords:
        raise row.refuse("landlords must name at least one", "landlords")
    return landlords


def _acts(row: TableRow) -> tuple[Act, ...]:
    acts = row.several_of("acts", Act)
    if not acts:
        raise row.refuse("acts must name at least one", "acts")
    return acts


def _act_keys(row: TableRow) -> Iterable[ActKey]:
    return ((row.one_of("act", Act), landlord) for landlord in _landlords(row))


def _act(row: TableRow, key: ActKey) -> ActRule:
    row.only(
        *("act", "landlords", "name", "may_be_given", "note", "form", "notice", "facts"),
        *(
            "at_once_grounds",
            "needs_court",
            "claim_day_after",
            "claim_limit",
            "long_claim_limit",
            "claim_by",
        ),
    )
    act, landlord = key
    return ActRule(
        act=act,
        landlord=landlord,
        name=row.words("name"),
        may_be_given=row.flag("may_be_given"),
        note=row.words_if_any("note"),
        form=row.words_if_any("form"),
        notice=_period(row, "notice") if "notice" in row.values else None,
        at_once_grounds=row.list_of_words("at_once_grounds"),
        facts=row.several_of("facts", Fact),
        needs_court=row.flag("needs_court", otherwise=True),
        claim_day_after=row.flag("claim_day_after", otherwise=False),
        limit=_limit(row, "claim_limit"),
        long_limit=_limit(row, "long_claim_limit"),
        claim_by_on=row.day_if_any("claim_by"),
    )


def _ground_keys(row: TableRow) -> Iterable[GroundKey]:
    return ((landlord, row.words("ground")) for landlord in _landlords(row))


def _ground(row: TableRow, key: GroundKey) -> GroundRule:
    row.only(
        *("ground", "landlords", "name", "mandatory", "notice", "arrears", "note"),
        *("not_in_first_months", "deposit_free", "social_only", "order_not_before_days"),
    )
    landlord, ground = key
    return GroundRule(
        ground=ground,
        landlord=landlord,
        name=row.words("name"),
        mandatory=row.flag("mandatory"),
        notice=_period(row, "notice"),
        arrears=_line(row),
        not_in_first_months=row.count("not_in_first_months", 0),
        deposit_free=row.flag("deposit_free", otherwise=False),
        social_only=row.flag("social_only", otherwise=False),
        order_not_before_days=row.count("order_not_before_days", 0),
        note=row.words_if_any("note"),
    )


def _path_keys(row: TableRow) -> Iterable[PathKey]:
    return ((act, row.one_of("step", Step)) for act in _acts(row))


def _path(row: TableRow, key: PathKey) -> PathRule:
    row.only("step", "acts", "label", "weeks")
    act, step = key
    weeks = row.values.get("weeks")
    if (
        not isinstance(weeks, list)
        or [type(week) for week in weeks] != [int, int]
        or not 0 <= weeks[0] <= weeks[1]
    ):
        raise row.refuse(f"weeks must be two numbers such as [4, 8], not {weeks!r}", "weeks")
    return PathRule(step, act, row.words("label"), weeks[0], weeks[1])


def _threats(
    path: Path,
) -> tuple[tuple[Dated[ThreatRule], ...], dict[ActKey, tuple[Dated[ThreatRule], ...]]]:
    rows = table_rows(path, "threat")
    general = [row for row in rows if not row.values.get("acts")]
    if not general:
        raise ListUnreadable(path, "the general test of a threat is missing")
    found = in_turn(general, lambda _: ("the general test",), _general_threat)
    special = [row for row in rows if row.values.get("acts")]
    return found["the general test"], in_turn(special, _threat_keys, _notice_threat)


def _threat_keys(row: TableRow) -> Iterable[ActKey]:
    return ((act, landlord) for act in _acts(row) for landlord in _landlords(row))


def _general_threat(row: TableRow, _key: str) -> ThreatRule:
    row.only("acts", "landlords", "days")
    return ThreatRule(ThreatTest.GENERAL, row.count("days"))


def _notice_threat(row: TableRow, _key: ActKey) -> ThreatRule:
    row.only("acts", "landlords", "days")
    return ThreatRule(ThreatTest.NOTICE, row.count("days"))


def _period(row: TableRow, name: str) -> Period:
    inner = row.inner(name)
    if inner is None:
        raise row.refuse(f"{name} is missing")
    if len(inner.values) != 1:
        raise row.refuse(f"{name} must be one of months, weeks or days", name)
    inner.only("months", "weeks", "days")
    return Period(inner.count("months", 0), inner.count("weeks", 0), inner.count("days", 0))


def _line(row: TableRow) -> ArrearsLine | None:
    inner = row.inner("arrears")
    if inner is None:
        return None
    inner.only("months", "weeks", "disregards_housing_element")
    disregards = inner.flag("disregards_housing_element")
    return ArrearsLine(inner.count("months"), inner.count("weeks"), disregards)


def _limit(row: TableRow, name: str) -> ClaimLimit | None:
    inner = row.inner(name)
    if inner is None:
        return None
    inner.only("months", "counted_from", "first_day_counts")
    return ClaimLimit(
        inner.count("months"),
        inner.one_of("counted_from", CountedFrom),
        inner.flag("first_day_counts"),
    )
