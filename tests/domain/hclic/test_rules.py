"""V01 to V29: each check sees what it is for, and leaves alone what is right."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.domain.hclic import ready as r

from tso_desktop.domain.hclic.answers import NOT_KNOWN, REFUSED, said
from tso_desktop.domain.hclic.checking import ALL_RULES, check, check_all
from tso_desktop.domain.hclic.facts import HclicAssistance, HclicCase, HclicPerson
from tso_desktop.domain.hclic.registry import Severity

EMPTY = HclicCase(reference="TS-0700")
WARNINGS = {"V12", "V13", "V17", "V18", "V19", "V21", "V23", "V24", "V27", "V28", "V29"}


def day(text: str) -> date:
    return date.fromisoformat(text)


def people(*those) -> HclicCase:
    return replace(r.READY, people=those)


def lead(**changed) -> HclicCase:
    return people(replace(r.LEAD, **changed), r.CHILD)


def prevention(**changed) -> HclicCase:
    """Only the prevention duty, and nothing that follows from it."""
    duty = replace(r.PREVENTION, **changed)
    return replace(r.READY, duties=(duty,), decision=None, stays=(), reviews=())


def relief(**changed) -> HclicCase:
    return replace(r.READY, duties=(r.PREVENTION, replace(r.RELIEF, **changed), r.MAIN))


def decided(**changed) -> HclicCase:
    return replace(r.READY, decision=replace(r.DECISION, **changed))


def stay(**changed) -> HclicCase:
    return replace(r.READY, stays=(replace(r.STAY, **changed),))


def placed(**changed) -> HclicCase:
    first, second = r.STAY.placements
    return stay(placements=(first, replace(second, **changed)))


def born(on: str) -> tuple[HclicPerson, ...]:
    """One person alone."""
    return (replace(r.LEAD, born_on=day(on)),)


def in_shared_house(nights: int, **changed) -> HclicCase:
    start = r.STAY.entered_on
    end = start + timedelta(days=nights)
    first, second = r.STAY.placements
    both = (replace(first, ended_on=end), replace(second, started_on=end))
    return replace(stay(placements=both), **changed)


OPEN_PREVENTION = {"ended_on": None, "reason": said(), "why_no_next": ""}
SECURED = {"reason": said("ACC_STAY"), "authority": said("E06000059")}
WRONG = [
    ("V01", replace(r.READY, assessed_on=day("2026-06-07"))),
    ("V02", prevention(started_on=day("2026-06-05"))),
    ("V02", prevention(started_on=day("2026-06-09"))),  # applied on the 8th, assessed on the 10th
    ("V02", replace(relief(started_on=day("2026-06-07")), applied_on=day("2026-06-08"))),
    ("V03", prevention(ended_on=day("2026-06-09"))),
    ("V03", stay(left_on=day("2026-07-19"))),
    ("V03", placed(ended_on=day("2026-08-02"))),
    ("V04", relief(started_on=day("2026-07-19"))),
    ("V04", replace(r.READY, duties=(replace(r.PREVENTION, ended_on=None), r.RELIEF))),
    ("V04", relief(ended_on=None)),
    ("V05", stay(entered_on=day("2026-07-19"))),
    ("V05", replace(r.READY, duties=(replace(r.PREVENTION, ended_on=None),))),
    ("V06", replace(r.READY, duties=(replace(r.PREVENTION, **SECURED),))),
    ("V06", replace(r.READY, duties=(replace(r.PREVENTION, **OPEN_PREVENTION),))),
    ("V06", replace(r.READY, duties=())),  # 1.6 says that prevention is owed
    ("V07", prevention(accommodation=said("SR_RP"))),
    ("V07", prevention(accommodation=said("OWNER", "MOVED"))),
    ("V08", r.answering(i1_14=said("ROUGH"))),
    ("V08", r.answering(i1_15=said("SOCIAL"), i1_17=said("ARREARS"))),
    ("V08", r.answering(i1_15=said("INST_CUSTODY"))),
    ("V09", r.answering(i1_16=said())),
    ("V09", r.answering(i1_17=said("ARREARS"))),
    ("V09", r.answering(i1_15=said("SUPPORTED"), i1_14=said("SR_SUPP"))),
    ("V10", r.answering(i1_23=said("FT"))),
    ("V10", r.answering(i1_23=REFUSED)),
    ("V11", r.answering(i1_4=said(2))),
    ("V11", replace(r.answering(i1_4=said(1)), people=(r.LEAD,))),
    ("V12", decided(priority_need=said("vul_mh"))),
    (
        "V12",
        replace(decided(priority_need=said("vul_mh")), people=(replace(r.LEAD, pregnant=True),)),
    ),
    ("V13", decided(priority_need=said("vul_old", "children"))),
    ("V13", decided(priority_need=said("age1617", "children"))),
    ("V14", r.answering(i3_2=said("NONE", "MH"))),
    ("V14", r.answering(i3_2=said("UNK", "NONE"))),
    ("V15", r.answering(i3_2=said("MH", "BUDG", "YP16_17"))),
    ("V15", r.answering(i3_2=said("CL18_20"))),
    ("V15", r.answering(i3_2=said("YP18_25"))),
    ("V15", replace(lead(born_on=day("2002-01-01")), answers={"3.2": said("CL25")})),
    ("V16", prevention(reason=said("ACC_STAY"))),
    ("V16", prevention(**SECURED | {"accommodation": said("MOVED")})),
    ("V16", prevention(**SECURED | {"accommodation": NOT_KNOWN})),
    ("V16", relief(reason=said("ACC"), accommodation=said("PRS_SELF"))),
    ("V17", prevention()),
    (
        "V17",
        replace(
            prevention(), duties=(r.PREVENTION, replace(r.RELIEF, started_on=day("2026-07-21")))
        ),
    ),
    ("V18", relief(ended_on=day("2026-09-12"))),  # day 55
    ("V18", relief(ended_on=day("2026-08-01"), reason=said())),
    ("V19", prevention(**OPEN_PREVENTION)),
    ("V19", prevention(**OPEN_PREVENTION | {"last_activity_on": day("2026-10-24")})),  # 29 days
    ("V20", decided(priority_need=said())),
    ("V20", decided(priority_need=NOT_KNOWN)),
    ("V21", lead(nino=said("AB123456E"))),
    ("V21", lead(nino=said("BG123456A"))),
    ("V22", lead(born_on=day("2026-11-23"))),
    ("V22", lead(born_on=day("1899-01-01"))),
    ("V22", lead(born_on=day("2010-06-09"))),  # sixteen on the day after the application
    ("V22", people(r.LEAD, replace(r.CHILD, joined_on=day("2017-02-27")))),
    ("V23", lead(postcode=said("DT3 9Z"))),
    ("V24", replace(r.READY, closed_on=day("2026-10-01"), assistance=r.READY.assistance[:1])),
    (
        "V24",
        replace(r.READY, closed_on=day("2026-10-01"), assistance=(HclicAssistance(need="MH"),)),
    ),
    ("V25", r.answering(i1_20=said())),
    ("V25", r.answering(i1_20=said("SELF"))),
    ("V25", r.answering(i1_19=r.NO)),
    ("V26", placed(type=said())),
    ("V26", placed(bedrooms=said())),
    ("V26", stay(placements=())),
    ("V26", placed(ended_on=day("2026-09-01"))),
    ("V28", in_shared_house(43)),
    ("V28", in_shared_house(43, people=(replace(r.LEAD, pregnant=True),))),
]

# The very day, or the very year, on which something is still right.
AT_THE_EDGE = [
    ("V02", relief(started_on=r.READY.applied_on)),
    ("V05", stay(entered_on=r.READY.applied_on)),
    ("V05", stay(entered_on=r.READY.assessed_on)),
    ("V05", replace(stay(entered_on=r.PREVENTION.started_on), assessed_on=None)),
    ("V13", replace(decided(priority_need=said("vul_old")), people=born("1966-06-08"))),
    ("V15", replace(lead(born_on=day("2001-06-08")), answers={"3.2": said("YP18_25")})),
    ("V15", replace(lead(born_on=day("2000-06-09")), answers={"3.2": said("YP18_25")})),
    ("V15", replace(lead(born_on=day("2008-06-08")), answers={"3.2": said("CL18_20")})),
    ("V15", replace(lead(born_on=None), answers={"3.2": said("YP16_17")})),
    ("V17", prevention(ended_on=None)),
    ("V18", relief(ended_on=r.RELIEF.started_on - timedelta(days=1))),
    ("V19", prevention(**OPEN_PREVENTION | {"ended_on": r.AS_AT})),
    ("V22", people(r.LEAD, replace(r.CHILD, born_on=r.AS_AT))),
    ("V22", people(r.LEAD, replace(r.CHILD, joined_on=r.CHILD.born_on))),
    ("V22", lead(born_on=day("1911-11-22"))),
]

RIGHT = [
    ("V01", replace(r.READY, assessed_on=r.READY.applied_on)),
    ("V01", replace(r.READY, assessed_on=None)),
    ("V02", prevention(started_on=r.READY.assessed_on)),
    ("V03", prevention(ended_on=r.PREVENTION.started_on)),
    ("V04", relief(started_on=r.PREVENTION.ended_on)),
    ("V05", stay(entered_on=day("2026-06-09"), left_on=day("2026-06-20"))),  # before assessment
    ("V05", stay(entered_on=day("2026-07-20"))),  # the day on which prevention ended
    ("V06", stay(entered_on=day("2026-06-10"))),
    ("V06", replace(r.answering(i1_6=said("RELIEF")), duties=(r.RELIEF,))),
    ("V06", replace(stay(duty=said("MAIN")), duties=(replace(r.PREVENTION, **SECURED),))),
    ("V07", prevention(accommodation=said("PRS_SELF", "REMAIN"))),
    ("V07", replace(prevention(accommodation=said("SR_SUPP")), answers={"3.2": said("CL18_20")})),
    ("V07", prevention(reason=said("ACC_MOVE"), accommodation=said("SR_RP"))),
    ("V08", r.answering(i1_13=said("ROUGH"))),
    ("V08", r.answering(i1_15=said("SOCIAL"), i1_14=said("SR_RP"))),
    ("V08", r.answering(i1_15=said("INST_CUSTODY"), i1_13=said("INST_CUSTODY"))),
    ("V08", r.answering(i1_14=NOT_KNOWN)),
    ("V09", r.answering(i1_16=REFUSED)),
    ("V10", replace(r.answering(i1_23=said("FT")), people=(r.LEAD, r.PARTNER, r.CHILD))),
    ("V11", r.answering(i1_4=said(1))),
    ("V12", decided(outcome=said("NOT_HL"), priority_need=said())),
    (
        "V13",
        replace(
            decided(priority_need=said("vul_old")),
            people=(replace(r.LEAD, born_on=day("1950-01-01")),),
        ),
    ),
    (
        "V13",
        replace(decided(priority_need=said("vul_old")), people=(replace(r.LEAD, born_on=None),)),
    ),
    ("V14", r.answering(i3_2=said("NONE"))),
    ("V15", replace(lead(born_on=day("2006-01-01")), answers={"3.2": said("CL18_20", "YP18_25")})),
    ("V16", prevention(**SECURED | {"accommodation": said("REMAIN")})),
    ("V16", prevention(**SECURED | {"accommodation": said("SR_RP", "MOVED")})),
    ("V17", prevention(why_no_next="They left the county on that day.")),
    ("V18", relief(ended_on=day("2026-09-13"))),  # day 56
    ("V18", relief(ended_on=day("2026-08-01"), reason=said("ACC"))),
    (
        "V18",
        replace(
            relief(ended_on=day("2026-08-01")), decision=replace(r.DECISION, outcome=said("INT_PN"))
        ),
    ),
    ("V19", prevention(**OPEN_PREVENTION | {"last_activity_on": day("2026-10-25")})),  # 28 days
    ("V19", prevention(**OPEN_PREVENTION | {"started_on": day("2026-09-28")})),  # day 56
    ("V20", decided(outcome=said("NPN"), priority_need=said())),
    ("V21", lead(nino=REFUSED)),
    ("V22", lead(born_on=day("2010-06-08"))),  # sixteen on the very day
    ("V23", lead(postcode=said("zz993vz"))),
    ("V24", replace(r.READY, closed_on=day("2026-10-01"))),
    ("V25", r.answering(i1_19=r.NO, i1_20=said())),
    ("V25", r.answering(i1_19=r.NO, i1_20=said("SELF"))),
    ("V26", placed(type=said("NOACC"), bedrooms=said())),
    ("V26", stay(left_on=day("2026-09-30"), placements=())),
    ("V28", in_shared_house(42)),
    ("V28", in_shared_house(43, people=(r.LEAD,))),
]


@pytest.mark.parametrize(("number", "case"), WRONG)
def test_each_check_sees_what_is_wrong(number, case):
    assert number in r.found_in(case)


@pytest.mark.parametrize(("number", "case"), [*RIGHT, *AT_THE_EDGE])
def test_each_check_leaves_alone_what_is_right(number, case):
    assert number not in r.found_in(case)


def test_a_case_that_is_ready_has_nothing_to_say():
    judged = check(r.READY, r.RULES, r.AS_AT)
    assert (judged.errors, judged.warnings, judged.missing) == ((), (), ())
    assert judged.is_ready
    assert judged.percent == 100


def test_every_number_from_1_to_29_is_checked_and_has_both_examples():
    numbers = {f"V{number:02}" for number in range(1, 30)} - {"V27", "V29"}
    assert {rule.number for rule in ALL_RULES} == numbers | {"L01", "L02"}
    assert {number for number, _ in WRONG} == numbers
    assert {number for number, _ in RIGHT} == numbers


def test_the_gravity_is_that_of_the_list():
    for rule in ALL_RULES:
        expected = Severity.WARNING if rule.number in WARNINGS else Severity.ERROR
        assert rule.severity is expected, rule.number


@pytest.mark.parametrize(("number", "case"), WRONG)
def test_each_finding_says_in_plain_words_which_items_and_what_to_do(number, case):
    judged = check(case, r.RULES, r.AS_AT)
    known = {item.number for item in r.RULES.items}
    for finding in (*judged.errors, *judged.warnings):
        assert finding.words[0].isupper()
        assert finding.words.endswith(".")
        assert "None" not in finding.words
        assert finding.items
        assert set(finding.items) <= known


def test_interim_accommodation_fits_until_the_day_of_the_assessment():
    helped = replace(stay(), duties=(replace(r.PREVENTION, **SECURED),))
    on_the_day = replace(r.STAY, entered_on=r.READY.assessed_on)
    later = replace(r.STAY, entered_on=r.READY.assessed_on + timedelta(days=1))
    assert "V06" not in r.found_in(replace(helped, stays=(on_the_day,)))
    assert "V06" in r.found_in(replace(helped, stays=(later,)))
    assert "V06" in r.found_in(replace(helped, stays=(replace(r.STAY, entered_on=None),)))


def test_duties_of_one_day_are_taken_in_the_order_in_which_they_ended():
    over_at_once = replace(r.PREVENTION, started_on=r.RELIEF.started_on)
    assert "V04" not in r.found_in(replace(r.READY, duties=(r.RELIEF, over_at_once)))


def test_bed_and_breakfast_is_added_up_over_stays():
    first, second = r.STAY.placements
    earlier = replace(
        r.STAY,
        entered_on=day("2026-07-20"),
        left_on=day("2026-08-10"),
        placements=(replace(first, ended_on=day("2026-08-10")),),
    )
    later = replace(
        r.STAY,
        entered_on=day("2026-08-20"),
        placements=(replace(second, started_on=day("2026-08-20"), type=said("BB")),),
    )
    case = replace(r.READY, stays=(earlier, later))
    assert "V28" not in r.found_in(case, day("2026-09-09"))  # 21 nights and 21
    assert "V28" in r.found_in(case, day("2026-09-10"))


def test_a_night_of_bed_and_breakfast_counts_from_its_first_and_not_on_its_last_day():
    left = r.STAY.entered_on + timedelta(days=42)
    assert "V28" not in r.found_in(in_shared_house(42), left)
    back = replace(r.STAY.placements[0], started_on=left, ended_on=None)
    again = replace(r.STAY, entered_on=left, placements=(back,))
    case = in_shared_house(42)
    assert "V28" in r.found_in(replace(case, stays=(*case.stays, again)), left)


def test_a_stay_is_looked_at_as_it_was_at_the_end_of_the_quarter():
    first, second = r.STAY.placements
    between = (first, replace(second, started_on=r.READY.quarter_end_on + timedelta(days=1)))
    assert "V26" in r.found_in(stay(placements=between))
    assert "V26" not in r.found_in(replace(stay(placements=between), quarter_end_on=None))
    assert "V26" in r.found_in(stay(entered_on=r.READY.quarter_end_on, placements=()))


def test_a_quarter_that_goes_on_is_looked_at_today():
    far = replace(stay(placements=()), quarter_end_on=day("2026-12-31"))
    before = r.STAY.entered_on - timedelta(days=1)
    assert "V26" not in r.found_in(far, before)
    assert "V26" in r.found_in(far, r.STAY.entered_on)


def test_an_answer_that_no_list_has_is_said_and_an_older_one_only_for_its_own_days():
    assert "L01" in r.found_in(r.answering(i1_7=said("W_ELF")))
    assert "L01" in r.found_in(r.answering(i1_7=said("W_BRIT", "W_IRISH")))
    before = replace(r.READY, assessed_on=day("2026-04-30"), applied_on=day("2026-04-29"))
    assert "L01" in r.found_in(before)  # the periodic tenancy came on 1 May 2026
    assert "L01" not in r.found_in(replace(before, assessed_on=day("2026-05-01")))


def test_the_future_is_judged_against_the_day_asked_about():
    assert "L02" in r.found_in(r.READY, day("2026-09-13"))
    assert "L02" not in r.found_in(r.READY, day("2026-09-15"))


def test_the_same_person_in_two_open_cases_is_said_in_both():
    other = replace(r.READY, reference="TS-0612", people=(replace(r.LEAD, surname=" HAZELGROVE "),))
    batch = check_all([r.READY, other], r.RULES, r.AS_AT)
    for reference, named in (("TS-0611", "TS-0612"), ("TS-0612", "TS-0611")):
        (found,) = (one for one in batch.cases[reference].warnings if one.number == "V27")
        assert named in found.words


@pytest.mark.parametrize(
    "other",
    [
        replace(r.READY, reference="TS-0612", closed_on=date(2026, 10, 1)),
        replace(r.READY, reference="TS-0612", people=(replace(r.LEAD, nino=REFUSED),)),
        replace(r.READY, reference="TS-0612", people=(replace(r.LEAD, surname="Quantick"),)),
        replace(r.READY, reference="TS-0612", people=(replace(r.LEAD, born_on=date(1988, 6, 4)),)),
    ],
)
def test_somebody_else_is_no_double(other):
    batch = check_all([r.READY, other], r.RULES, r.AS_AT)
    assert all(one.number != "V27" for ready in batch.cases.values() for one in ready.warnings)


def test_people_without_a_last_name_are_no_doubles():
    nameless = (replace(r.LEAD, surname=" "),)
    both = [replace(r.READY, reference=name, people=nameless) for name in ("TS-1", "TS-2")]
    judged = check_all(both, r.RULES, r.AS_AT)
    assert all(one.number != "V27" for ready in judged.cases.values() for one in ready.warnings)


def test_too_many_reasons_not_known_are_said_once_for_all_cases():
    unknown = replace(r.answering(i1_15=NOT_KNOWN), reference="TS-0999", people=(r.PARTNER,))
    known = [replace(r.READY, reference=f"TS-{n}", people=()) for n in range(19)]
    unasked = [replace(EMPTY, reference=f"TX-{n}") for n in range(50)]
    at_the_line = check_all([unknown, *known, *unasked], r.RULES, r.AS_AT)
    assert at_the_line.findings == ()  # one of twenty is five in a hundred
    over = check_all([unknown, *known[1:], *unasked], r.RULES, r.AS_AT)
    assert [one.number for one in over.findings] == ["V29"]
    coded = replace(unknown, answers={"1.15": said("NK")})
    assert [one.number for one in check_all([coded], r.RULES, r.AS_AT).findings] == ["V29"]
