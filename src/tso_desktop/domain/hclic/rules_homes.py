"""V07 to V09, V16 and V17: homes lost and found, and the reasons that go with them."""

from collections.abc import Iterator, Mapping

from tso_desktop.domain.hclic.answers import Answer
from tso_desktop.domain.hclic.blocks import named
from tso_desktop.domain.hclic.facts import DutyKind, HclicCase
from tso_desktop.domain.hclic.registry import Judging, Rule, Wrong, error, warning

HOW_IT_CAME = frozenset({"REMAIN", "MOVED"})
_NOT_SETTLED = frozenset(
    {"FAMILY", "FRIENDS", "ROUGH", "NFA", "TA", "REFUGE", "OTHER", "NK", "REMAIN"}
)
_CARE_LEAVER = ("CL18_20", "CL21_24", "CL25", "CL_LEGACY")
_PRIVATE = frozenset({"PRS_SELF", "PRS_HMO", "PRS_LODGE"})
_SOCIAL = frozenset({"SR_COUNCIL", "SR_RP", "SR_SUPP"})
_LAST_HOME: Mapping[str, frozenset[str]] = {
    "PRS_AST": _PRIVATE | {"STUDENT"},
    "PRS_APT": _PRIVATE | {"STUDENT"},
    "PRS_NONAST": _PRIVATE | {"STUDENT", "TIED", "MOBILE"},
    "SOCIAL": _SOCIAL,
    "SUPPORTED": frozenset({"SR_SUPP", "REFUGE"}),
    "FAM": frozenset({"FAMILY", "FRIENDS"}),
    "FRIENDS": frozenset({"FAMILY", "FRIENDS"}),
    "MORTGAGE": frozenset({"OWNER"}),
    "NASS": frozenset({"NASS"}),
    "FORCES": frozenset({"FORCES"}),
}
_INSTITUTIONS = ("INST_CUSTODY", "INST_HOSP_GEN", "INST_HOSP_PSY", "INST_LAC")
_WHY_IT_ENDED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "1.16": (("PRS_AST", "PRS_APT"), "a private tenancy ended"),
    "1.17": (("SOCIAL",), "a social tenancy ended"),
    "1.18": (("SUPPORTED",), "they were evicted from supported housing"),
}


def home_types(answer: Answer) -> frozenset[str]:
    """The kinds of home in an outcome, without whether they stayed or moved."""
    return frozenset(answer.codes) - HOW_IT_CAME


@error("V07", "4.6", "4.8", "1.13")
def homeless_in_a_settled_home(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    fitting = _NOT_SETTLED | frozenset(case.answer("1.13").codes)
    if case.answer("1.13").names("INST_LAC") or case.answer("3.2").names(*_CARE_LEAVER):
        fitting |= {"SR_SUPP"}  # somebody who stays in their placement is put down so
    for duty in case.all_of(DutyKind.PREVENTION):
        if duty.reason.names("HOMELESS") and not home_types(duty.accommodation) <= fitting:
            yield Wrong(
                f"{named('The prevention duty', duty.started_on)} ended because they became "
                "homeless (4.6), but the accommodation then (4.8) is a settled home. Choose where "
                "they were at application (1.13), or family, friends or another unsettled place; "
                "or correct the reason."
            )


@error("V08", "1.13", "1.14", "1.15")
def homes_and_reason_disagree(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    now, last, reason = (case.answer(item) for item in ("1.13", "1.14", "1.15"))
    if last.names("ROUGH"):
        yield Wrong(
            "Rough sleeping is no settled home, so it cannot be the last settled "
            "accommodation (1.14). Choose the last place where they were settled.",
            ("1.14",),
        )
    fitting = _LAST_HOME.get(reason.code or "")
    if fitting and last.code and not last.is_not_known and last.code not in fitting:
        yield Wrong(
            "The reason for loss (1.15) does not go with the last settled accommodation (1.14). "
            "Check which of the two is right.",
            ("1.14", "1.15"),
        )
    left = reason.code if reason.names(*_INSTITUTIONS) else None
    if left and now.code and last.code and left not in (now.code, last.code):
        yield Wrong(
            "The reason for loss (1.15) is leaving an institution that is neither where they "
            "were at application (1.13) nor their last settled accommodation (1.14). "
            "Check the three answers."
        )


@error("V09", "1.15", "1.16", "1.17", "1.18")
def reason_without_its_detail(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    reason = case.answer("1.15")
    for item, (codes, words) in _WHY_IT_ENDED.items():
        answered = not case.answer(item).is_open
        if reason.names(*codes) and not answered:
            yield Wrong(
                f"The reason for loss (1.15) is that {words}; say why ({item}).", ("1.15", item)
            )
        elif answered and not reason.names(*codes):
            yield Wrong(
                f"Item {item} is only for when {words}, and the reason for loss (1.15) is "
                f"another. Clear {item}, or correct the reason.",
                ("1.15", item),
            )


@error("V16", "4.6", "4.8", "4.9", "5.6", "5.8", "5.9")
def secured_without_a_home(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    for duty in case.duties:
        if duty.kind is DutyKind.MAIN or not duty.reason.names("ACC", "ACC_STAY", "ACC_MOVE"):
            continue
        section = "4" if duty.kind is DutyKind.PREVENTION else "5"
        lacking = [
            f"{words} ({section}.{number})"
            for words, number, is_there in (
                ("which kind of home it is", 8, _is_known_home(case, duty.accommodation)),
                ("in which local authority", 9, bool(duty.authority.codes)),
            )
            if not is_there
        ]
        if lacking:
            yield Wrong(
                f"{named(f'The {duty.kind.value} duty', duty.started_on)} ended with a home "
                f"secured for six months ({section}.6). Say {' and '.join(lacking)}.",
                (f"{section}.6", f"{section}.8", f"{section}.9"),
            )


@warning("V17", "4.6", "4.5", "5.2")
def homeless_and_no_relief(case: HclicCase, _: Judging) -> Iterator[Wrong]:
    relieved = {duty.started_on for duty in case.all_of(DutyKind.RELIEF)}
    for duty in case.all_of(DutyKind.PREVENTION):
        if not duty.reason.names("HOMELESS") or duty.ended_on is None:
            continue
        if duty.ended_on not in relieved and not duty.why_no_next.strip():
            yield Wrong(
                f"{named('The prevention duty', duty.started_on)} ended because they became "
                "homeless (4.6), and no relief duty begins on that day (5.2). Record the relief "
                "duty, or the reason why there is none."
            )


def _is_known_home(case: HclicCase, outcome: Answer) -> bool:
    if home_types(outcome) - {"NK"}:
        return True
    stayed_in = case.answer("1.13")
    return outcome.names("REMAIN") and bool(stayed_in.codes) and not stayed_in.is_not_known


RULES: tuple[Rule, ...] = (
    homeless_in_a_settled_home,
    homes_and_reason_disagree,
    reason_without_its_detail,
    secured_without_a_home,
    homeless_and_no_relief,
)
