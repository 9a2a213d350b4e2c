"""Makes the practice caseload: the directory first, then every household's story as it happened."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.directory import Council, Officer
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.records import KINDS
from tso_desktop.formats.shipped import read_list
from tso_desktop.services.practice_days import Days, PracticeClock
from tso_desktop.services.practice_invented import invented
from tso_desktop.services.practice_people import PRACTICE, Inventor, stories
from tso_desktop.services.practice_referrals import referral_acts
from tso_desktop.services.practice_story import Script, read_story
from tso_desktop.services.practice_writing import write

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

_OPEN = 20
_TOLD = 60
_WITH_REFERRALS = 20
_SHARED = ("landlord", "agency")
_FIRST_DAYS = -3_690


def beginning() -> dict[str, str]:
    """What a store begins with: the officer, the team and the council."""
    directory = _directory()
    return {
        "officer": directory["officer"][0]["name"],
        "team": directory["team"],
        "council": directory["council"]["name"],
    }


def make(
    desk: "Desk",
    clock: PracticeClock,
    now: datetime,
    progress: Callable[[float], object],
    *,
    households: int,
    seed: int,
    still_open: int,
) -> None:
    """The first sixty households are told in full; what goes beyond is for the benchmarks."""
    inventor = Inventor(seed)
    told = min(households, _TOLD)
    share = 1.0 if households == told else 0.1
    shared = _share(desk, clock, Days(_today(now)))
    if households > told:
        from tso_desktop.services.practice_crowd import Crowd, CrowdWriter

        crowd = Crowd(households - told, still_open=still_open)
        writer = CrowdWriter(desk, clock, inventor)
        writer.write(crowd, _today(now), lambda done: progress(done * (1 - share)))
    scripts = list(_scripts(desk, inventor, shared, now, told))
    days = Days(_today(now))
    referrals = referral_acts(desk, days, now) if households >= _WITH_REFERRALS else ()
    write(desk, clock, scripts, lambda done: progress(1 - share + done * share), referrals)


def _today(now: datetime) -> date:
    from tso_desktop.services.visit_sealing import local_day

    return local_day(now)


def _scripts(
    desk: "Desk", inventor: Inventor, shared: Mapping[str, RecordId], now: datetime, count: int
) -> Iterator[Script]:
    """Those told in full, those that follow a pattern, and those that were closed."""
    today = _today(now)
    names = {one["key"]: one["name"] for one in _directory()["landlord"]}
    known = stories("known")[:count]
    still_open = min(count, _OPEN)
    for number in range(count):
        if number < len(known):
            story, days = known[number], Days(today)
        else:
            story, days = invented(inventor, names, today, closed=number >= still_open)
        script = Script(story, days, inventor.picker(number), desk, shared, now)
        read_story(script)
        yield script


def _share(desk: "Desk", clock: PracticeClock, days: Days) -> dict[str, RecordId]:
    """Officers, landlords and agencies that several households have, and group sessions."""
    directory = _directory()
    ids = {"jo": RecordId(desk.officer)}
    clock.stand_at(days.at(_FIRST_DAYS, "09:00"))
    with desk.store.work("begin") as work:
        as_of = work.reading.as_of
        work.change(Council, work.reading.all(Council)[0].id, as_of=as_of, **directory["council"])
        jo, *others = ({n: v for n, v in one.items() if n != "key"} for one in directory["officer"])
        work.change(Officer, ids["jo"], as_of=as_of, **jo)
        for row, facts in zip(directory["officer"][1:], others, strict=True):
            ids[row["key"]] = work.create(Officer, team=directory["team"], **facts)
        for kind in _SHARED:
            for row in directory[kind]:
                facts = {name: value for name, value in row.items() if name != "key"}
                ids[row["key"]] = work.create(KINDS[kind].value, **facts)
        for row in directory["group_session"]:
            facts = {name: value for name, value in row.items() if name != "day"}
            held_on = days.on(row["day"])
            work.create(KINDS["group_session"].value, held_on=held_on, **facts)
    return ids


def _directory() -> Mapping[str, Any]:
    return read_list(PRACTICE / "directory.toml")
