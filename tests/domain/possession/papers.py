"""Notices to begin a test with, and the shipped rules."""

from datetime import date
from typing import Any

from tso_desktop.domain.possession.checking import PossessionView, check
from tso_desktop.domain.possession.checks import Check
from tso_desktop.domain.possession.paper import Act, Finding, LandlordKind, NoticePaper
from tso_desktop.formats.possession_rules import possession_rules

TODAY = date(2026, 11, 22)
FACTS = ("right_form", "particulars", "deposit", "served_on_all", "registered")
LOOKED_AT = dict.fromkeys(FACTS, Finding.PASSED)


def section_8(*grounds: str, **facts: Any) -> NoticePaper:
    """Served on 10 August 2026 by a private landlord, all of it looked at."""
    given = {
        "act": Act.S8,
        "landlord": LandlordKind.PRIVATE,
        "served_on": date(2026, 8, 10),
        "specified_on": date(2026, 12, 10),
        "only_home": True,
        "tenancy_began_on": date(2021, 3, 4),
        **LOOKED_AT,
    }
    return NoticePaper(grounds=grounds, **{**given, **facts})


def other_notice(act: str, landlord: str, served_on: date, **facts: Any) -> NoticePaper:
    given = {"only_home": True, **LOOKED_AT, **facts}
    return NoticePaper(act=Act(act), landlord=LandlordKind(landlord), served_on=served_on, **given)


def seen(paper: NoticePaper, as_at: date = TODAY, **more: Any) -> PossessionView:
    return check(paper, possession_rules(), as_at, **more)


def line(view: PossessionView, code: str) -> Check:
    return next(check for check in view.checks if check.code == code)
