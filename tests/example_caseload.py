"""What must be in the store after `caseload.xlsx` was imported, by whichever way it came in."""

from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).parent / "formats" / "examples" / "caseload.xlsx"
SHEETS = {"Live caseload": 12, "Closed 2025": 3}
CLOSED = {
    "TS-0412": ("2025-11-03", "Stayed in home"),
    "TS-0419": ("2026-01-19", "Moved - PRS"),
    "TS-0433": ("2026-03-02", "Lost contact"),
}
LIVE = [f"TS-05{number:02}" for number in range(1, 11)]

Household = dict[str, Any]


def holds(found: Household, **facts: Any) -> bool:
    return all(found[name] == value for name, value in facts.items())


def only(records: list[Household]) -> Household:
    (found,) = records
    return found


def notes(household: Household) -> list[str]:
    return [note["words"] for note in household["notes"] if note["how"] == "note"]


def cell(household: Household, heading: str, row: int = 0) -> Household:
    kept = household["from_import"][row]["cells"]
    return next(one for one in kept if one["heading"] == heading)


def check_example(told: dict[str, Household], ours: str) -> None:
    """`told` is each household by its reference; `ours` the one that the sheet left blank."""
    assert sorted(told) == sorted([*LIVE, *CLOSED, ours])
    _tamsin(told["TS-0501"])
    _winnifred(told["TS-0502"])
    _corin(told["TS-0503"])
    _dilys(told["TS-0504"])
    _bram(told["TS-0505"])
    _osric(told["TS-0506"])
    _lukasz(told["TS-0507"])
    _siobhan(told["TS-0508"])
    _penhale(told["TS-0509"])
    _restricted(told["TS-0510"])
    _unknown(told[ours])
    _closed(told)
    _every_cell(told)


def _tamsin(found: Household) -> None:
    assert holds(found, name="Tamsin Brackenbury", opened_on="2026-10-14", closed=False)
    lead, *children = found["people"]
    assert holds(lead, born_on="1995-02-11", role="lead", phone="07700 900118")
    assert [(child["role"], child["age"]) for child in children] == [("child", 7), ("child", 4)]
    home = only(found["homes"])
    assert holds(home, address="3 Orchard Row, Nether Fossbrook", postcode="DT2 8QY")
    assert holds(home, tenure="PRS_SELF", landlord="Mr G Pellow")
    assert holds(home, rent_pence=99_500, rent_frequency="monthly")
    assert [(one["source"], one["referred_on"]) for one in found["referrals"]] == [
        ("School family worker", "2026-10-14"),
        ("Housing register", "2026-11-02"),
    ]
    notice = only(found["notices"])
    assert holds(notice, words="S8 ground 1A", expires_on="2026-12-10")
    assert set(notes(found)) == {
        "Works 16h nursery. Keen to stay near school.",
        "DUPLICATE? second referral same family",
    }
    assert [row["row"] for row in found["from_import"]] == [5, 16]
    task = only(found["tasks"])
    assert task["due_on"] == "2026-11-24"
    assert "no time given" in task["words"]
    assert found["visits"] == []


def _winnifred(found: Household) -> None:
    assert found["name"] == "Winnifred Oakhanger"
    lead = only(found["people"])
    assert holds(lead, born_on="1974-07-04", do_not_post=True, phone="01632 960114")
    home = only(found["homes"])
    assert holds(home, postcode="DT10 1AB", tenure="SR_RP", landlord="Westbrook Homes")
    assert holds(home, rent_pence=11_840, rent_frequency="weekly")
    owed = only(found["arrears"])
    assert holds(owed, amount_pence=130_240, as_at_on="2026-07-14")
    assert "caseload.xlsx" in owed["source"]
    assert notes(found) == ["=UC gap again?? check journal"]
    assert only(found["visits"])["starts_at"] == "2026-11-27T10:30:00+00:00"
    assert found["tasks"] == found["notices"] == []
    assert only(found["markers"])["type"] == "reading"


def _corin(found: Household) -> None:
    lead = only(found["people"])
    assert holds(lead, born_on=None, born_words="1979")
    assert only(found["homes"])["tenure"] == "ROUGH"
    rules = {marker["words"]: marker["visit_rule"] for marker in found["markers"]}
    assert rules["2 OFFICERS if drinking"] == "two_officers"
    assert "Dog (Biscuit) ok with people" in rules


def _dilys(found: Household) -> None:
    lead, partner, baby = found["people"]
    assert holds(lead, name="Dilys Hartlake", age=22, age_on="2026-11-20", born_on=None)
    assert holds(partner, name="Rafe Hartlake", role="partner")
    assert holds(baby, name=None, role="expected")
    assert holds(only(found["notices"]), words="verbal", expires_on=None, expires_words="10 Oct")
    assert only(found["homes"])["rent_frequency"] == "monthly"


def _bram(found: Household) -> None:
    assert only(found["arrears"])["amount_pence"] == 0
    assert only(found["homes"])["rent_pence"] == 37_499
    assert {m["visit_rule"] for m in found["markers"]} == {None, "two_officers"}


def _osric(found: Household) -> None:
    assert only(found["homes"])["address"].startswith("Ward 7, County Hospital (disch 2 Nov) ->")
    assert only(found["people"])["phone"] is None
    assert cell(found, "Tel")["words"] == "none"


def _lukasz(found: Household) -> None:
    lead, partner, *children = found["people"]
    assert holds(lead, name="Łukasz Wiśniewski", born_on=None, age=None, born_words="12/13/1990")
    assert holds(lead, language="Polish", interpreter=True)
    assert holds(partner, name="Agnieszka Wiśniewska", phone="07700 900655")
    assert len(children) == 3
    refused = cell(found, "D.O.B.")
    assert holds(refused, words="12/13/1990", state="not understood")
    assert "no month 13" in refused["said"]
    assert only(found["homes"])["rent_frequency"] == "four_weekly"
    assert only(found["visits"])["starts_at"] == "2026-11-30T14:00:00+00:00"
    assert only(found["notices"])["expires_on"] == "2027-01-31"


def _siobhan(found: Household) -> None:
    assert found["name"] == "Siobhán O'Dwyer-Hallett"
    assert only(found["arrears"])["as_at_on"] == "2026-11-01"
    assert cell(found, "As at")["words"] == "46327"
    assert only(found["arrears"])["amount_pence"] == 262_500
    assert holds(found["people"][0], born_on="1981-04-03", phone="07700 900219")
    assert {m["words"] for m in found["markers"]} == {
        "gate code 4471",
        "no signal",
        "park at church",
    }


def _penhale(found: Household) -> None:
    assert [person["name"] for person in found["people"]] == ["Mr Penhale", "Mrs Penhale"]
    home = only(found["homes"])
    assert holds(home, postcode="DT8 3QQ", tenure="TIED", rent_pence=0)


def _restricted(found: Household) -> None:
    assert found["restricted"] is True
    lead = found["people"][0]
    assert holds(lead, do_not_post=True, no_voicemail=True)
    assert "SAFE CONTACT ONLY" in lead["safe_contact"]
    assert "text only 10-2" in lead["safe_contact"]
    assert only(found["homes"])["address"] is None
    assert cell(found, "Address")["words"] == "DO NOT PRINT"


def _unknown(found: Household) -> None:
    assert found["name"] == "Unknown male"
    assert found["ref"].startswith("TS-")
    assert notes(found) == ["ref not allocated yet"]
    assert only(found["referrals"])["source"] == "Outreach"


def _closed(told: dict[str, Household]) -> None:
    for reference, (day, why) in CLOSED.items():
        found = told[reference]
        assert holds(found, closed=True, closed_on=day, closed_reason=why)
        assert holds(only(found["cases"]), closed_on=day, outcome=why, type="support")
        assert found["tasks"] == found["visits"] == []


def _every_cell(told: dict[str, Household]) -> None:
    """Each filled cell of each row of people stands word for word on a household."""
    from tso_desktop.formats.spreadsheets import read_workbook

    kept = {
        (row["sheet"], row["row"]): [cell["words"] for cell in row["cells"]]
        for household in told.values()
        for row in household["from_import"]
    }
    rows = {
        (sheet.name, number): [cell.words for cell in row if not cell.is_blank]
        for sheet in read_workbook(EXAMPLE).sheets
        for number, row in enumerate(sheet.rows, 1)
    }
    assert sum(1 for sheet, _ in kept if sheet in SHEETS) == sum(SHEETS.values())
    assert {at: rows[at] for at in kept} == kept
    left = [words for at, words in rows.items() if at not in kept and words]
    assert [words[0] for words in left] == [
        "Tenancy Sustainment – live caseload @ 20 Nov 2026",
        "Officer: Jo Moffat",
        "Ref",
        "TOTAL",
        "Ref",
    ]
