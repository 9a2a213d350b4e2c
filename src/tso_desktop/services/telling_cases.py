"""The caseload in lines for a person: one household a line, warnings before the address."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.import_money import pounds
from tso_desktop.services.desk import HOME_ZONE
from tso_desktop.services.telling import Told
from tso_desktop.services.telling_codes import plain_word

if TYPE_CHECKING:
    from tso_desktop.services.word_lists import WordLists


def case_sentences(told: list[Told], lists: "WordLists") -> tuple[str, ...]:
    if not told:
        return ("There is no household yet. `tso-desktop import FILE` brings a caseload in.",)
    times = Counter(case["ref"] for case in told)
    refs = [case["exact_ref"] if times[case["ref"]] > 1 else case["ref"] for case in told]
    wide = max(map(len, refs))
    return tuple(
        f"{ref:<{wide}}  {'; '.join(_parts(case, lists))}"
        for ref, case in zip(refs, told, strict=True)
    )


def _parts(case: Told, lists: "WordLists") -> Iterator[str]:
    yield case["name"]
    if case["closed"]:
        yield f"closed {_day(case['closed_on'])}"
    for marker in dict.fromkeys(_marker(marker, lists) for marker in case["markers"]):
        yield f"marker: {marker}"
    where = ", ".join(filter(None, (case["address"], case["postcode"])))
    if where:
        yield where
    if case["arrears_pence"] is not None:
        yield f"arrears {pounds(case['arrears_pence'])}"
    if case["next_visit_at"]:
        yield f"next visit {_moment(case['next_visit_at'])}"
    elif case["next_visit_on"]:
        yield f"next visit {_day(case['next_visit_on'])}, time open"
    if case["next_words"] and case["next_who"] != "visit":
        yield f"next: {case['next_words']}" + (
            f", {_day(case['next_on'])}" if case["next_on"] else ""
        )


def _marker(marker: Told, lists: "WordLists") -> str:
    """What it is and how to visit; its own words beside them, for a rule may hold only at times."""
    what = plain_word("marker", "type", marker["type"], lists) if marker["type"] else "Marker"
    rule = marker["visit_rule"]
    how = plain_word("marker", "visit_rule", rule, lists) if rule not in ("", "alone") else ""
    said = ", ".join(dict.fromkeys(filter(None, (what, how.lower()))))
    words = " ".join(marker["words"].split())
    return f"{said} (“{words}”)" if words else said


def _day(iso: str) -> str:
    return long_day(date.fromisoformat(iso))


def _moment(iso: str) -> str:
    at = datetime.fromisoformat(iso).astimezone(HOME_ZONE)
    return f"{long_day(at.date())}, {at:%H:%M}"
