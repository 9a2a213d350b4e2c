"""The practice caseload: invented households with months of history, made anew at any time.

It lies in a folder of its own, behind a passphrase that everybody may know, and never beside the
officer's own store. The same seed invents the same people.
"""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.refused import Refused
from tso_desktop.services.practice_days import PracticeClock

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk

PRACTICE_PASSPHRASE = "practice caseload"  # noqa: S105 - it guards nobody, and is shown
HOUSEHOLDS = 60
SEED = 1
_SETTING = "practice"
_LABEL = "practice.txt"
_SAYS = (
    "This folder holds the practice caseload of TSO Desktop. Everybody in it is invented.\n"
    f"Its passphrase is: {PRACTICE_PASSPHRASE}\n"
    "It may be deleted at any time; it is made again when it is asked for.\n"
)
_OURS = (
    "store.db",
    "store.db-wal",
    "store.db-shm",
    "store.lock",
    "keys.json",
    "tries.json",
    "window.json",
    "papers",
    "logs",
)
_FRESH_DAYS = 7  # after that its visits of today have passed
_HISTORY_DAYS = 3_700

Progress = Callable[[float], object]


class NotForPractice(Refused):
    """The folder holds somebody's own work."""

    code = 4


def practice_folder(own: Path) -> Path:
    """Where the practice caseload lies, for an officer whose own folder this is."""
    return own / "practice"


def prepare_practice(
    folder: Path,
    households: int = HOUSEHOLDS,
    seed: int = SEED,
    progress: Progress | None = None,
    *,
    fresh: bool = False,
    still_open: int = 0,
) -> "Desk":
    """The open desk over the practice caseload: the one that is there, or a new one.

    A week old it is made anew, for its days are counted from the day on which it was made.
    `still_open` is how many households beyond the usual ones are open, for the benchmarks.
    """
    wanted = {"households": households, "seed": seed, "still_open": still_open}
    if not fresh and (desk := _kept(folder, wanted)) is not None:
        return desk
    _clear(folder)
    return _made(folder, wanted, progress or (lambda _done: None))


def is_practice(desk: "Desk") -> bool:
    """Whether everybody on this desk is invented."""
    return desk.setting(_SETTING) is not None


def _kept(folder: Path, wanted: dict[str, int]) -> "Desk | None":
    """The caseload that was made before, if it is whole, as wanted and not too old."""
    desk = _recognised(folder)
    if desk is None:
        return None
    found: dict[str, Any] = desk.setting(_SETTING, {})
    made_on = date.fromisoformat(found.pop("made_on", "1900-01-01"))
    if found == wanted and made_on > desk.today() - timedelta(days=_FRESH_DAYS):
        return desk
    desk.close()
    return None


def _recognised(folder: Path) -> "Desk | None":
    """The store that lies there under our label, open; NotForPractice if it is another's."""
    from tso_desktop.services.keeping import Keeping
    from tso_desktop.store.single import OpenElsewhere

    keeping = Keeping(folder)
    if not keeping.exists():
        return None
    if not (folder / _LABEL).exists():
        raise NotForPractice(
            f"{folder} holds a store that is not for practice. Nothing was changed; "
            "name another folder with --data-dir."
        )
    try:
        return keeping.unlock(PRACTICE_PASSPHRASE)
    except OpenElsewhere:
        raise
    except Refused as refused:
        # Whatever stands in the way: it may be somebody's own work, and nothing is cleared.
        raise NotForPractice(
            f"{folder} holds a store that cannot be opened for practice. Nothing was changed; "
            "name another folder with --data-dir, or delete this one yourself."
        ) from refused


def _clear(folder: Path) -> None:
    """Take away what we made there, by name, and nothing else."""
    if (recognised := _recognised(folder)) is not None:
        recognised.close()
    if folder.exists() and any(folder.iterdir()) and not (folder / _LABEL).exists():
        raise NotForPractice(
            f"{folder} holds files that are not of a practice caseload. Nothing was changed; "
            "name an empty folder with --data-dir."
        )
    for name in _OURS:
        _remove(folder / name)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / _LABEL).write_text(_SAYS, encoding="utf-8")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _made(folder: Path, wanted: dict[str, int], progress: Progress) -> "Desk":
    from tso_desktop.services.keeping import Keeping
    from tso_desktop.services.practice_making import beginning, make

    clock = PracticeClock()
    now = clock()
    clock.stand_at(now - timedelta(days=_HISTORY_DAYS))
    keeping = Keeping(folder, clock=clock)
    keeping.create(**beginning(), passphrase=PRACTICE_PASSPHRASE)
    desk = keeping.unlock(PRACTICE_PASSPHRASE)
    try:
        make(desk, clock, now, progress, **wanted)
        clock.run()
        desk.keep_setting(_SETTING, {**wanted, "made_on": desk.today().isoformat()})
    except BaseException:
        desk.close()
        raise
    return desk
