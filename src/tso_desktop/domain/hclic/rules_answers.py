"""L01 and L02, our own: answers that no list holds, and days that have not come."""

from collections.abc import Iterator
from datetime import date

from tso_desktop.domain.dated import long_day
from tso_desktop.domain.hclic.facts import HclicCase
from tso_desktop.domain.hclic.items import Holds
from tso_desktop.domain.hclic.registry import Judging, Rule, Wrong, error

_MAY_LIE_AHEAD = frozenset({"7.2"})
_OTHER_CHECK = frozenset({"A1.3"})


@error("L01")
def not_in_the_list(_: HclicCase, judging: Judging) -> Iterator[Wrong]:
    for line in judging.lines:
        known = judging.rules.list_of(line.item)
        if known is None:
            continue
        day = line.on or judging.as_at
        for code in line.answer.codes:
            if known.find(code, day) is None:
                yield Wrong(
                    f"“{known.label(code, day)}” is no answer to item {line.item.number} "
                    f"({line.item.label}) on {long_day(day)}. Choose one that the list had then.",
                    (line.item.number,),
                )
        if line.item.holds is Holds.CODE and len(line.answer.codes) > 1:
            yield Wrong(
                f"Item {line.item.number} ({line.item.label}) takes one answer, and there are "
                f"{len(line.answer.codes)}. Keep the one that counts.",
                (line.item.number,),
            )


@error("L02")
def day_that_has_not_come(_: HclicCase, judging: Judging) -> Iterator[Wrong]:
    for line in judging.lines:
        if line.item.number in _MAY_LIE_AHEAD | _OTHER_CHECK:
            continue
        for value in line.answer.values:
            if isinstance(value, date) and value > judging.as_at:
                yield Wrong(
                    f"{line.item.label} ({line.item.number}) is {long_day(value)}, after "
                    f"{long_day(judging.as_at)}, the day that is asked about. Check the day.",
                    (line.item.number,),
                )


RULES: tuple[Rule, ...] = (not_in_the_list, day_that_has_not_come)
