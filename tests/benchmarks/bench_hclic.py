"""How long the check of one case for the return takes, and the export of a caseload.

python tests/benchmarks/bench_hclic.py [rounds]
"""
# ruff: noqa: T201 - it speaks on standard output

import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.measured import at_95, in_words, say, say_machine
from tests.domain.hclic import ready

from tso_desktop.domain.hclic.answers import said
from tso_desktop.domain.hclic.checking import check, check_all
from tso_desktop.domain.hclic.facts import HclicCase
from tso_desktop.formats.hclic_export import xlsx_bytes

ROUNDS = 300
MOST = 0.020
CASELOAD = 300


def main(rounds: int) -> int:
    say_machine()
    kept = True
    for what, case in (("a case that is ready", ready.READY), ("a large, bad one", _bad())):
        late = at_95([_seconds(case) for _ in range(rounds)])
        kept &= late <= MOST
        words = f"check of {what}, 95th of {rounds}"
        say(words, in_words(late), f"≤ {in_words(MOST)}", met=late <= MOST)
    cases = [replace(ready.READY, reference=f"TS-{n:04}") for n in range(CASELOAD)]
    began = perf_counter()
    check_all(cases, ready.RULES, ready.AS_AT)
    print(f"{CASELOAD} cases checked together: {in_words(perf_counter() - began)}")
    began = perf_counter()
    size = len(xlsx_bytes(cases, ready.RULES, ready.AS_AT))
    print(f"{CASELOAD} cases as .xlsx, {size:,} bytes: {in_words(perf_counter() - began)}")
    return 0 if kept else 1


def _seconds(case: HclicCase) -> float:
    began = perf_counter()
    check(case, ready.RULES, ready.AS_AT)
    return perf_counter() - began


def _bad() -> HclicCase:
    """Twelve people, ten stays, and something wrong almost everywhere."""
    people = [replace(ready.CHILD, key=str(n), nino=said("wrong")) for n in range(11)]
    return replace(
        ready.answering(i1_4=said(1), i1_14=said("ROUGH"), i3_2=said("NONE", "MH", "CL18_20")),
        people=(ready.LEAD, *people),
        duties=ready.READY.duties * 4,
        stays=ready.READY.stays * 10,
        reviews=ready.READY.reviews * 5,
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
