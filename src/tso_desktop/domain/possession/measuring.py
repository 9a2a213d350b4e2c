"""A notice beside the rules of the day on which it was served; its longest ground governs."""

from dataclasses import dataclass
from datetime import date

from tso_desktop.domain.dated import Dated
from tso_desktop.domain.possession.paper import Act, NoticePaper
from tso_desktop.domain.possession.rules import ActRule, GroundRule, PossessionRules


@dataclass(frozen=True, slots=True)
class GroundPeriod:
    """How long one ground asks for; several govern where they end on the same day."""

    ground: str
    rule: Dated[GroundRule]
    earliest_on: date
    governs: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """A paper beside the rules of the day on which it was served."""

    paper: NoticePaper
    act: Dated[ActRule]
    grounds: tuple[str, ...]
    periods: tuple[GroundPeriod, ...]
    earliest_on: date | None
    takes_effect_at_once: bool = False

    @property
    def governing(self) -> tuple[str, ...]:
        return tuple(period.ground for period in self.periods if period.governs)


def measure(paper: NoticePaper, rules: PossessionRules) -> Measured:
    act = rules.act(paper.act, paper.landlord, paper.served_on)
    grounds = plain_grounds(paper.grounds) if paper.act is Act.S8 else ()
    known = {ground: rules.ground(paper.landlord, ground, paper.served_on) for ground in grounds}
    ends = {
        ground: record.value.notice.after(paper.served_on)
        for ground, record in known.items()
        if record is not None
    }
    last = max(ends.values(), default=None)
    periods = tuple(
        GroundPeriod(ground, record, ends[ground], ends[ground] == last)
        for ground, record in known.items()
        if record is not None
    )
    if act.value.notice is None:
        return Measured(paper, act, grounds, periods, last)
    at_once = not set(plain_grounds(paper.grounds)).isdisjoint(act.value.at_once_grounds)
    earliest_on = paper.served_on if at_once else act.value.notice.after(paper.served_on)
    return Measured(paper, act, grounds, periods, earliest_on, takes_effect_at_once=at_once)


def plain_grounds(grounds: tuple[str, ...]) -> tuple[str, ...]:
    """Grounds as the tables write them, each once: “Ground 1a” is 1A."""
    written = (ground.upper().replace("GROUND", "").strip() for ground in grounds)
    return tuple(dict.fromkeys(ground for ground in written if ground))
