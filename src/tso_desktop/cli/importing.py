"""`import`: a spreadsheet in, and what was understood of it."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tso_desktop.cli.arguments import add_command, folder_of
from tso_desktop.cli.door import open_desk
from tso_desktop.cli.speaking import end_remarks, remark, say, say_all
from tso_desktop.domain.refused import Refused

if TYPE_CHECKING:
    from tso_desktop.cli.arguments import Commands, PlainParser

_EVERY = 100


class NoSuchFile(Refused):
    """A file that was to be imported is not there."""


def add_to(commands: "Commands[PlainParser]") -> None:
    parser = add_command(
        commands,
        "import",
        "bring a spreadsheet in",
        _import,
        more="Says what was understood, what was not, and what it matched. Rows of one file with "
        "the same reference and a like name become one household; any other likeness is listed "
        "and left apart. Nothing in the file is lost: what tells of nobody is kept beside it.",
    )
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path)
    parser.add_argument("--preview", action="store_true", help="only say what would be imported")
    parser.add_argument(
        "--again",
        action="store_true",
        help="import a file all of whose rows stand already, each household a second time",
    )
    parser.add_argument(
        "--kept",
        action="store_true",
        help="only show the rows that earlier imports set aside, word for word",
    )


def _import(asked: Namespace) -> int:
    """Every file is read before the first is written: a refusal leaves all of them out."""
    from tso_desktop.services.import_again import (
        refuse_those_imported_before,
        standing_sentence,
    )
    from tso_desktop.services.import_report import imported_sentences, preview_sentences

    if asked.kept:
        return _show_kept(asked)
    if not asked.files:
        raise NoSuchFile("No file was named. Nothing was imported; name one or several.")
    with open_desk(folder_of(asked)) as desk:
        _check_there(asked.files)
        previews = [desk.imports.preview(path, _reading) for path in asked.files]
        end_remarks()
        if not (asked.preview or asked.again):
            refuse_those_imported_before(desk, previews)
        for preview in previews:
            stands = standing_sentence(desk, preview)
            if stands:
                say(stands, "")
            if asked.preview:
                say_all(preview_sentences(preview))
                say("", "Nothing was imported: this was a preview.")
                continue
            # What the file before it brought in may be like what is in this one.
            newest = desk.imports.compared(preview)
            say_all(preview_sentences(newest, whole=False))
            done = desk.imports.run(newest, tell=_writing)
            end_remarks()
            say("")
            say_all(imported_sentences(done))
    return 0


def _show_kept(asked: Namespace) -> int:
    from tso_desktop.services.import_kept import kept_files, kept_sentences

    with open_desk(folder_of(asked)) as desk:
        say_all(kept_sentences(kept_files(desk)))
    return 0


def _check_there(files: list[Path]) -> None:
    for path in files:
        if not path.exists():
            raise NoSuchFile(
                f"There is no file {path}. Nothing was imported and the caseload is as it was; "
                "look at how its name is written and where it lies, and try again."
            )


def _reading(done: int, of: int) -> None:
    if done % _EVERY == 0 or done == of:
        remark(f"Reading row {done:,} of {of:,}" if of else "Opening the file")


def _writing(done: int, of: int) -> None:
    remark(f"Saving: {100 * done // max(of, 1)} %")
