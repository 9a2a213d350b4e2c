"""How much memory the window's process holds after the caseload, a plan and its preview.

    python tests/benchmarks/bench_memory.py

PSS, from /proc/self/smaps_rollup of that process. Deriving the key takes a block of memory for
half a second and gives it back; it and the page images are shown apart.
"""
# ruff: noqa: T201, S603 - it speaks on standard output and starts a process

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from measured import say, say_machine

from tso_desktop.services.practice import PRACTICE_PASSPHRASE, prepare_practice

MOST = 200_000_000
_GOAL = "its pages on the screen"


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="bench-memory-"))
    try:
        prepare_practice(folder / "practice").close()
        steps = _look(folder / "practice")
    finally:
        shutil.rmtree(folder)
    say_machine()
    before = 0
    for step, held in steps.items():
        more = f"+{(held - before) / 1e6:.1f} MB" if before else ""
        print(f"    {step:<40} {held / 1e6:6.1f} MB  {more}")
        before = held
    held = steps[_GOAL]
    say(
        "PSS with the caseload open and a plan previewed",
        _mb(held),
        f"≤ {_mb(MOST)}",
        met=held <= MOST,
    )
    without = steps["a plan built"]
    print(f"    of that, before the page images: {_mb(without)}")


def _look(folder: Path) -> dict[str, int]:
    said = subprocess.run(
        [sys.executable, Path(__file__).parent / "one_look.py", folder, PRACTICE_PASSPHRASE],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    found: dict[str, int] = json.loads(said.stdout.splitlines()[-1])
    return found


def _mb(count: int) -> str:
    return f"{count / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
