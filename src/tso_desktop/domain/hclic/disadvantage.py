"""Multiple disadvantage: three or more of five strands, worked out and never asked.

Each strand is read from the support needs, the reason for loss, where they were living, the agency
that referred, and the priority need. Being owed a relief duty is not a strand by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tso_desktop.domain.hclic.facts import HclicCase

MULTIPLE = 3
PRIORITY_NEED = "7.5"
STRANDS: Mapping[str, str] = {
    "homelessness": "Rough sleeping or repeat homelessness",
    "substances": "Drugs or alcohol",
    "mental_health": "Mental health",
    "domestic_abuse": "Domestic abuse",
    "justice": "Contact with the criminal justice system",
}
_SHOWN_BY: Mapping[str, Mapping[str, frozenset[str]]] = {
    "homelessness": {
        "3.2": frozenset({"RS", "REP"}),
        "1.13": frozenset({"ROUGH", "NFA"}),
    },
    "substances": {"3.2": frozenset({"DRUG", "ALC"})},
    "mental_health": {
        "3.2": frozenset({"MH"}),
        "1.13": frozenset({"INST_HOSP_PSY"}),
        "1.15": frozenset({"INST_HOSP_PSY"}),
        "1.20": frozenset({"MH_INPATIENT"}),
        PRIORITY_NEED: frozenset({"vul_mh"}),
    },
    "domestic_abuse": {
        "3.2": frozenset({"DA"}),
        "1.13": frozenset({"REFUGE"}),
        "1.15": frozenset({"DA"}),
        PRIORITY_NEED: frozenset({"da"}),
    },
    "justice": {
        "3.2": frozenset({"OFF"}),
        "1.13": frozenset({"INST_CUSTODY"}),
        "1.15": frozenset({"INST_CUSTODY"}),
        "1.20": frozenset({"PRISON", "YOUTH_SECURE", "YOT", "PROBATION"}),
        PRIORITY_NEED: frozenset({"vul_custody"}),
    },
}


@dataclass(frozen=True, slots=True)
class Disadvantage:
    """The strands that were found, each with the items that show it."""

    strands: Mapping[str, tuple[str, ...]]

    @property
    def is_multiple(self) -> bool:
        return len(self.strands) >= MULTIPLE


def disadvantage(case: HclicCase) -> Disadvantage:
    found = {
        strand: tuple(item for item, codes in shown.items() if _says(case, item, codes))
        for strand, shown in _SHOWN_BY.items()
    }
    return Disadvantage({strand: items for strand, items in found.items() if items})


def _says(case: HclicCase, item: str, codes: frozenset[str]) -> bool:
    if item == PRIORITY_NEED:
        return case.decision is not None and case.decision.priority_need.names(*codes)
    return case.answer(item).names(*codes)
