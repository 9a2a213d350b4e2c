"""The two caseloads that growth is measured on: twenty households, and twenty thousand.

They are kept for a week in the temporary folder, for the large one takes minutes to make.
"""
# ruff: noqa: T201 - it speaks on standard output

import tempfile
from pathlib import Path

from tso_desktop.services.desk import Desk
from tso_desktop.services.practice import prepare_practice

FEW, MANY = 20, 20_000
FOLDER = Path(tempfile.gettempdir()) / "tso-desktop-growth"


def few() -> Desk:
    return prepare_practice(FOLDER / "few", FEW)


def many() -> Desk:
    """20,000 households and 200,000 notes; as many are open as among the few."""
    print(f"{MANY:,} households: made once in some minutes, then found in {FOLDER}", flush=True)
    told: list[int] = []

    def progress(done: float) -> None:
        tenth = int(done * 10)
        if tenth not in told:
            told.append(tenth)
            print(f"    {tenth * 10} %", flush=True)

    return prepare_practice(FOLDER / "many", MANY, progress=progress)
