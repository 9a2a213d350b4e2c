"""How long the one search box takes over 20,000 households and 200,000 notes.

    python tests/benchmarks/bench_search.py [rounds]

Every figure is of whole searches as the window asks for them: found, ranked, and their lines read.
"""
# ruff: noqa: T201 - it speaks on standard output

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))

from large import many
from measured import at_95, in_words, say, say_machine

from tso_desktop.domain.households import Home, Household, Person
from tso_desktop.services.desk import Desk

ROUNDS = 5
MOST = 0.05
_EACH = 12

IN_NOTES = (
    *("boiler", "wheelchair", "licence", "nursery", "Thursday", "parcel", "certificate", "loan"),
    *("boi", "whe", "lic", "nur", "cer", "kit", "damp", "rent"),
    *("oil tank", "chest clinic", "gas check", "debt adviser", "ring back", "the answer is no"),
)


def main(rounds: int) -> None:
    desk = many()
    say_machine()
    by_kind = _queries(desk)
    desk.caseload.search("the first one warms the cache")
    for kind, queries in by_kind.items():
        _measure(desk, kind, queries, rounds)
    desk.close()


def _queries(desk: Desk) -> dict[str, Sequence[str]]:
    """Real names, addresses and numbers of this caseload, taken evenly from all of it."""
    chance = random.Random(11)  # noqa: S311 - which queries are asked is no secret
    with desk.store.read() as reading:
        households = [h for h in reading.all(Household) if h.name and h.reference]
        people = [p for p in reading.all(Person) if p.phone]
        homes = [h for h in reading.all(Home) if h.address and h.postcode]
    names = [str(h.name) for h in chance.sample(households, _EACH * 4)]
    some = chance.sample(homes, _EACH * 2)
    return {
        "a whole name": names[:_EACH],
        "the start of a name": [name[:4] for name in names[_EACH : _EACH * 2]],
        "the middle of a name": [_middle(name) for name in names[_EACH * 2 : _EACH * 3]],
        "one or two letters": [name[: 1 + i % 2] for i, name in enumerate(names[:_EACH])],
        "a reference": [str(h.reference) for h in chance.sample(households, _EACH)],
        "an address": [str(home.address).partition(",")[0] for home in some[:_EACH]],
        "a postcode": [str(home.postcode) for home in some[_EACH:]],
        "part of a phone number": [str(p.phone)[-6:] for p in chance.sample(people, _EACH)],
        "a name with one or two typing errors": [_mistyped(name, chance) for name in names],
        "a word in a note, whole or its beginning": IN_NOTES,
    }


def _middle(name: str) -> str:
    last = name.rsplit(maxsplit=1)[-1]
    return last[1:5] if len(last) > 5 else last[1:]


def _mistyped(name: str, chance: random.Random) -> str:
    """Two letters turned round, one left out, or both."""
    word = max(name.split(), key=len)
    at = chance.randrange(1, len(word) - 2)
    turned = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    way = chance.randrange(3)
    if way == 0:
        return turned
    left_out = word[:at] + word[at + 1 :]
    return left_out if way == 1 else turned[:-1]


def _measure(desk: Desk, kind: str, queries: Sequence[str], rounds: int) -> None:
    took, found = [], 0
    for _ in range(rounds):
        for query in queries:
            began = time.perf_counter()
            hits = desk.caseload.search(query)
            took.append(time.perf_counter() - began)
            found += bool(hits)
    middle, late = median(took), at_95(took)
    met = late <= MOST
    say(kind, f"{in_words(middle)}, 95th {in_words(late)}", f"≤ {in_words(MOST)}", met=met)
    missed = rounds * len(queries) - found
    if missed:
        print(f"    {missed} of {len(took)} found nobody")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
