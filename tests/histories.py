"""Random histories of several made-up laptops that exchange now and then, in whatever order."""

from dataclasses import dataclass, field

from hypothesis import strategies as st
from tests.laptops import Laptop, a_scope, an_id

from tso_desktop.domain.ids import ScopeId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.records import KINDS

VALUES = {
    "household": {
        "name": ("Ash", "Birch", None),
        "restricted": (True, False, None),
        "closed_on": ("2026-11-01", None),
        "other_references": (["A1"], ["B2", "C3"]),
    },
    "person": {
        "phone": ("07700 900111", "07700 900222", None),
        "do_not_post": (True, False, None),
        "words": ("Fond of Mondays", "Fond of Fridays"),
        "place": (1, 2, 3),
        "shoe_size": (5, 6),
    },
    "plan": {"own_words": ("Stay put", "Move on"), "goals": (["Quiet"], ["Heat"])},
    "step": {
        "words": ("Ring", "Write"),
        "due_on": ("2026-12-01", "2026-12-09"),
        "status": ("done",),
    },
    "note": {"withdrawn": ("Wrong house", "Doubled"), "words": ("Overwritten",)},
    "answer": {"words": ("Yes", "No"), "state": ("said", "refused")},
    "task_mark": {"done_on": ("2026-11-20", "2026-11-21")},
    "moon_phase": {"shape": ("half", "full")},
}


@dataclass
class History:
    """What several laptops wrote: every entry, in the order of writing."""

    laptops: list[Laptop]
    entries: list[Entry] = field(default_factory=list)
    about: dict[str, tuple[str, ScopeId]] = field(default_factory=dict)
    plan_of: dict[ScopeId, str] = field(default_factory=dict)
    person_of: dict[ScopeId, str] = field(default_factory=dict)
    house_of: dict[ScopeId, str] = field(default_factory=dict)

    @property
    def records(self) -> list[tuple[str, str]]:
        return [(kind, record) for record, (kind, _) in self.about.items() if kind in KINDS]

    @property
    def scopes(self) -> set[ScopeId]:
        return {entry.scope for entry in self.entries}


@st.composite
def histories(draw, most: int = 30, laptops: int = 3) -> History:
    history = History([Laptop(number) for number in range(1, laptops + 1)])
    history.laptops[-1].doubtful = draw(st.booleans())
    _open_household(history, history.laptops[0], 1)
    for _ in range(draw(st.integers(1, most))):
        laptop = draw(st.sampled_from(history.laptops))
        step = draw(st.sampled_from(_STEPS))
        step(draw, history, laptop)
    return history


def _open_household(history: History, laptop: Laptop, number: int) -> None:
    scope = a_scope(number)
    if scope in history.house_of:
        return
    house, person, plan = (an_id(number * 10 + part) for part in range(3))
    _add(history, laptop.make("household", house, scope=scope, name="Ash", restricted=False))
    _add(history, laptop.make("person", person, scope=scope, household=house, phone="07700 900100"))
    _add(history, laptop.make("plan", plan, scope=scope, household=house, own_words="Stay"))
    history.house_of[scope], history.person_of[scope] = house, person
    history.plan_of[scope] = plan


def _add(history: History, entry: Entry) -> None:
    history.entries.append(entry)
    history.about.setdefault(entry.record, (entry.kind, entry.scope))


def _open(draw, history: History, laptop: Laptop) -> None:
    _open_household(history, laptop, draw(st.integers(2, 3)))


def _make(draw, history: History, laptop: Laptop) -> None:
    scope = draw(st.sampled_from(sorted(history.house_of)))
    record = an_id(500 + len(history.entries))
    common = {"scope": scope, "household": history.house_of[scope]}
    kind = draw(st.sampled_from(("note", "step", "answer", "task_mark", "moon_phase")))
    if kind == "note":
        entry = laptop.make(kind, record, words="Said", how="call", reached=True, **common)
    elif kind == "step":
        plan = history.plan_of[scope]
        entry = laptop.make(kind, record, plan=plan, words="Ring", due_on="2026-12-02", **common)
    elif kind == "answer":
        entry = laptop.make(kind, record, person=history.person_of[scope], words="Yes", **common)
    elif kind == "task_mark":
        # The same id on every laptop, as a rule's mark has it.
        mark = an_id(900 + draw(st.integers(0, 1)) + 10 * int(scope == a_scope(1)))
        if mark in {entry.record for entry in laptop.held}:
            return
        if history.about.get(mark, (kind, scope))[1] != scope:
            return
        entry = laptop.make(
            kind, mark, done_on=draw(st.sampled_from(("2026-11-20", None))), **common
        )
    else:
        entry = laptop.make(kind, record, shape="new", **common)
    _add(history, entry)


def _change(draw, history: History, laptop: Laptop) -> None:
    """Change a record that anybody wrote of: even one whose creation this laptop has not got."""
    record = draw(st.sampled_from(sorted(history.about)))
    kind, scope = history.about[record]
    names = draw(st.sets(st.sampled_from(sorted(VALUES[kind])), min_size=1, max_size=2))
    fields = {name: draw(st.sampled_from(VALUES[kind][name])) for name in sorted(names)}
    as_of = len(laptop.held) - draw(st.sampled_from((0, 0, 0, 1, 3, 100)))
    _add(history, laptop.write(kind, record, fields, scope=scope, as_of=max(as_of, 0)))


def _delete_or_restore(draw, history: History, laptop: Laptop) -> None:
    record = draw(st.sampled_from(sorted(history.about)))
    kind, scope = history.about[record]
    as_of = max(len(laptop.held) - draw(st.sampled_from((0, 0, 2))), 0)
    act = laptop.delete if draw(st.booleans()) else laptop.restore
    _add(history, act(kind, record, scope=scope, as_of=as_of))


def _receive(draw, history: History, laptop: Laptop) -> None:
    """Some of one scope of one other laptop's own entries: contiguous, and seldom causal."""
    other = draw(st.sampled_from(history.laptops))
    scope = draw(st.sampled_from(sorted(history.scopes)))
    own = [e for e in history.entries if e.device == other.device and e.scope == scope]
    laptop.receive(*own[: draw(st.integers(0, len(own)))])


def _forge(draw, history: History, laptop: Laptop) -> None:
    """An entry that names one which is not written yet, or itself: only a forger writes one."""
    record = draw(st.sampled_from(sorted(history.person_of.values())))
    scope = history.about[record][1]
    named = (laptop.device, laptop.n + draw(st.integers(1, 2)))
    fields = {"phone": draw(st.sampled_from(("x", "y")))}
    _add(history, laptop.write("person", record, fields, scope=scope, seen={"phone": (named,)}))


_STEPS = (
    _open,
    _make,
    _make,
    _change,
    _change,
    _change,
    _delete_or_restore,
    _receive,
    _receive,
    _forge,
)
