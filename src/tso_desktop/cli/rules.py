"""`rules test`: whether worked examples come out as the council's legal lead expects."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tso_desktop.cli.arguments import add_command, new_group
from tso_desktop.cli.speaking import complain, say

if TYPE_CHECKING:
    from tso_desktop.cli.arguments import Commands, PlainParser


def add_to(commands: "Commands[PlainParser]") -> None:
    group = new_group(commands, "rules", "the rules of the law")
    test = add_command(
        group,
        "test",
        "try worked examples of the statutory clocks",
        _test,
        more="One line for each file; needs no store and no passphrase.",
    )
    test.add_argument("files", metavar="FILE", nargs="+", type=Path, help="JSON, one or a list")
    test.add_argument(
        "--rules", metavar="FILE", type=Path, help="a council's own rules instead of the shipped"
    )


def _test(asked: Namespace) -> int:
    from tso_desktop.services.law_examples import tried_examples

    failed, not_tried = 0, 0
    for tried in tried_examples(asked.files, asked.rules):
        if tried.refused:
            complain(" ".join(tried.words.split()))
            not_tried = tried.refused.code
        else:
            say(tried.words)
            failed |= not tried.is_ok
    return int(failed) or not_tried
