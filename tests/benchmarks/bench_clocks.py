"""How long the statutory clocks take: 20,000 cases at once, and one after a new event.

    python tests/benchmarks/bench_clocks.py [rounds]

Events are made beforehand; what is measured is the derivation of every duty, alert and refusal.
"""
# ruff: noqa: T201, S311 - it speaks on standard output; invented cases need no secrecy

import gc
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.measured import say_machine, say_median

from tso_desktop.domain.law import Event, derive
from tso_desktop.formats.law_rules import shipped_law_rules

CASES, ROUNDS = 20_000, 5
MOST_ALL, MOST_ONE = 2.0, 0.005
TODAY = date(2026, 11, 22)


def a_case(random: Random) -> tuple[Event, ...]:
    """About eight events of a case that goes from a landlord's notice to the main duty."""
    start = TODAY - timedelta(days=random.randrange(30, 400))

    def on(days: int, kind: str, **facts: object) -> Event:
        return Event(on=start + timedelta(days=days), kind=kind, number=days, **facts)

    served = {"act": "s8", "landlord": "private", "only_home": True, "valid": True}
    return (
        on(0, "referral", source="self"),
        on(2, "possession_notice", specified_on=start + timedelta(days=120), **served),
        on(5, "application"),
        on(9, "assessed", eligible=True, finding="threatened"),
        on(40, "notice", ends="prevention", ground="b"),
        on(60, "became_homeless"),
        on(60, "notice", ends="prevention", ground="c"),
        on(61, "placed", placement="bb", family=True, out_of_area=random.random() < 0.2),
        on(80, "priority_need", codes=("children",) if random.random() < 0.7 else ()),
    )[: random.randrange(7, 10)]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    random = Random(7)
    rules = shipped_law_rules()
    cases = [a_case(random) for _ in range(CASES)]
    say_machine()
    print(f"{CASES:,} cases, {sum(map(len, cases)) / CASES:.1f} events each")
    everyone, worked, single = [], [], []
    for _ in range(rounds):
        gc.collect()
        began, worked_before = perf_counter(), process_time()
        for case in cases:
            derive(case, rules, TODAY)
        everyone.append(perf_counter() - began)
        worked.append(process_time() - worked_before)
        began = perf_counter()
        derive((*cases[0], Event(on=TODAY, kind="died")), rules, TODAY)
        single.append(perf_counter() - began)
    say_median(f"Clocks of {CASES:,} cases", everyone, MOST_ALL)
    say_median("    the processor's own share of it", worked, MOST_ALL)
    say_median("Clocks of one case after a new event", single, MOST_ONE)


if __name__ == "__main__":
    main()
