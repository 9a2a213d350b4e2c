"""The composition root: what was typed is understood here, and handed to whoever does it."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from tso_desktop.cli import caseload, hclic, importing, planning, rules, starting, upkeep
from tso_desktop.cli.arguments import PlainParser, add_command, folder_of, new_parser
from tso_desktop.cli.outcome import outcome_of
from tso_desktop.cli.speaking import say, speak_plainly
from tso_desktop.domain.refused import Refused


class NoScreen(Refused):
    code = 9


def main(argv: Sequence[str] | None = None) -> int:
    speak_plainly()
    return outcome_of(lambda: _run(sys.argv[1:] if argv is None else argv))


def _run(argv: Sequence[str]) -> int:
    asked = parser().parse_args(argv)
    act = asked.act or _open_window
    return int(act(asked))


def parser() -> PlainParser:
    """Every command of the program."""
    found, commands = new_parser()
    for group in (starting, importing, caseload, planning, hclic, rules, upkeep):
        group.add_to(commands)
    add_command(
        commands,
        "self-test",
        "check this installation",
        _self_test,
        more="Libraries, shipped files, migrations, a store, a paper, a window drawn off screen. "
        "Your own store is not touched.",
    )
    demo = add_command(
        commands,
        "demo",
        "open a practice caseload of invented households",
        _demo,
        more="Without a screen the main job is done off screen; the plan and a picture of every "
        "screen are left in demo-out.",
    )
    demo.add_argument("--households", metavar="N", type=int, help="how many (otherwise 60)")
    demo.add_argument("--seed", metavar="S", type=int, help="invents other people")
    demo.add_argument("--fresh", action="store_true", help="make it anew")
    return found


def _demo(asked: Namespace) -> int:
    from tso_desktop.services.practice import (
        HOUSEHOLDS,
        PRACTICE_PASSPHRASE,
        SEED,
        practice_folder,
        prepare_practice,
    )

    screen = has_screen({**os.environ, "QT_QPA_PLATFORM": ""}, sys.platform)
    folder = folder_of(asked) if asked.data_dir else practice_folder(folder_of(asked))
    say("Making the practice caseload. Everybody in it is invented.")
    prepare_practice(
        folder,
        HOUSEHOLDS if asked.households is None else asked.households,
        SEED if asked.seed is None else asked.seed,
        fresh=asked.fresh or not screen,
    ).close()
    say(f"It is in {folder}. Its passphrase is: {PRACTICE_PASSPHRASE}")
    if screen:
        from tso_desktop.gui.opening import open_window

        return open_window(folder, practice=PRACTICE_PASSPHRASE)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tso_desktop.gui.showcase import show_all

    out = Path("demo-out")
    say("There is no screen here, so the main job is done off screen.")
    show_all(folder, PRACTICE_PASSPHRASE, out, lambda name: say(f"  {out / name}"))
    return 0


def _self_test(_asked: Namespace) -> int:
    from tso_desktop.gui.off_screen import draw_off_screen
    from tso_desktop.services.self_test import SelfTestFailed, try_all

    failed = []
    for tried in try_all({"Window": draw_off_screen}):
        say(f"{'ok  ' if tried.works else 'FAIL'}  {tried.part}: {tried.words}")
        failed += [] if tried.works else [tried.part]
    if failed:
        raise SelfTestFailed(
            f"This installation does not work as it should: {', '.join(failed)}. Your own store "
            "was not touched; install the program again."
        )
    return 0


def _open_window(asked: Namespace) -> int:
    if not has_screen(os.environ, sys.platform):
        raise NoScreen(
            "There is no screen here to open the window on. Nothing was opened; the commands work "
            "without one: `tso-desktop --help`."
        )
    from tso_desktop.gui.opening import open_window

    return open_window(folder_of(asked))


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: Qt would end the program without a word otherwise."""
    asked = environ.get("QT_QPA_PLATFORM", "")
    shown = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return bool(asked or shown) or not platform.startswith("linux")
