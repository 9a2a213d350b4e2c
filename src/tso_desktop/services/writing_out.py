"""Where a file may be written that leaves the store: never into its folder, nor over other work."""

from pathlib import Path

from tso_desktop.domain.refused import Refused

OPENINGS = {
    ".pdf": (b"%PDF-", "a PDF"),
    ".xlsx": (b"PK\x03\x04", "a spreadsheet"),
    ".csv": (b"\xef\xbb\xbfCase,Item,", "a list that was written here"),
    ".xml": (b"<?xml", "an XML file"),
}


class NoPlaceForIt(Refused):
    """What was to be written may not stand there."""

    code = 6


def write_private(out: Path, content: bytes) -> None:
    """Where the officer says; for this account alone to read."""
    from tso_desktop.formats.whole_file import write_whole

    write_whole({out: content})


def write_out(out: Path, content: bytes, folder: Path, ending: str) -> None:
    """Whole or not at all: a file of that name is only replaced by a finished one."""
    from tso_desktop.formats.whole_file import write_whole

    check_place(out, folder, ending)
    write_whole({out.resolve(): content})


def check_place(out: Path, folder: Path, ending: str) -> None:
    """NoPlaceForIt for a place in the store's folder, or a file there that is of another kind."""
    if str(out) in ("", "."):
        raise NoPlaceForIt("No file was named. Nothing was written; name one with --out.")
    target = out.resolve()
    if _lies_in(target, folder.resolve()):
        raise NoPlaceForIt(
            f"{out} lies in the folder of the store, where only the store writes. Nothing was "
            "written or changed; choose a place outside it."
        )
    if target.is_dir():
        raise NoPlaceForIt(f"{out} is a folder. Nothing was written; name a file in it.")
    if target.exists() and not target.is_file():
        raise NoPlaceForIt(f"{out} is not a file that can be written. Nothing was written.")
    opening, kind = OPENINGS[ending]
    if target.exists() and not _opens_with(target, opening):
        raise NoPlaceForIt(
            f"{out} is there already and is not {kind}. Nothing was written and it is as it was; "
            "choose another name."
        )


def _lies_in(target: Path, folder: Path) -> bool:
    """By the folders themselves too: one disk may be reached by two names."""
    return any(place == folder or _same(place, folder) for place in (target, *target.parents))


def _same(place: Path, folder: Path) -> bool:
    try:
        return place.samefile(folder)
    except OSError:
        return False


def _opens_with(target: Path, opening: bytes) -> bool:
    try:
        with target.open("rb") as file:
            return file.read(len(opening)) == opening
    except OSError:
        return False
