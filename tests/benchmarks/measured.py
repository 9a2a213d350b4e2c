"""What every benchmark says about the machine, and how it words a figure."""
# ruff: noqa: T201 - it speaks on standard output

import os
import platform
from collections.abc import Sequence
from statistics import median

TIMES_SIGN = "×"


def say_machine() -> None:
    """The load beside the figures: they were not taken on a quiet machine unless it says so."""
    one, five, _ = os.getloadavg()
    cores = os.cpu_count()
    print(
        f"Python {platform.python_version()}, {cores} cores, load {one:.1f} now, {five:.1f} lately"
    )


def say(what: str, figure: str, goal: str, *, met: bool) -> None:
    print(f"{what:<58} {figure:>22}   {goal:<26} {'met' if met else 'MISSED'}")


def say_median(what: str, seconds: Sequence[float], most: float) -> float:
    """The median with all that it was taken from, against the most that it may be."""
    middle = median(seconds)
    figure = in_words(middle)
    say(what, figure, f"≤ {in_words(most)}", met=middle <= most)
    print(f"    all: {', '.join(in_words(one) for one in seconds)}")
    return middle


def in_words(seconds: float) -> str:
    return f"{seconds * 1_000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def at_95(seconds: Sequence[float]) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
