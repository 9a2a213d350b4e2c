"""How the pieces of an .xlsx or .xlsb file point at one another."""

from dataclasses import dataclass
from posixpath import dirname, join, normpath

from tso_desktop.formats.spreadsheet_limits import Budget
from tso_desktop.formats.spreadsheet_xml import XmlReading, unheard
from tso_desktop.formats.spreadsheet_zip import Packed


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last word of a relation's type: worksheet, comments, sharedStrings."""

    id: str
    kind: str
    piece: str


def relations(packed: Packed, piece: str, name: str, budget: Budget) -> tuple[Relation, ...]:
    """What a piece points at inside the file; the whole file's own are those of the piece ""."""
    folder, file = dirname(piece), piece.rpartition("/")[2]
    said = join(folder, "_rels", f"{file}.rels")
    found: list[Relation] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = _resolved(folder, attributes.get("Target", ""))
            found.append(Relation(attributes.get("Id", ""), kind, target))

    if packed.has(said):
        XmlReading(name, budget, start, unheard, unheard).read(packed.chunks(said))
    return tuple(found)


def book_piece(packed: Packed, name: str, budget: Budget) -> str:
    """The workbook itself; blank if the file holds none."""
    known = ("xl/workbook.xml", "xl/workbook.bin")
    named = [one.piece for one in relations(packed, "", name, budget) if _is_book(one)]
    return next((piece for piece in (*named, *known) if packed.has(piece)), "")


def _is_book(relation: Relation) -> bool:
    return relation.kind == "officeDocument"


def _resolved(folder: str, target: str) -> str:
    """Some programs write a target from the root, some from beside the piece."""
    whole = target if folder and target.startswith(f"{folder}/") else join("/", folder, target)
    return normpath(whole).lstrip("/").casefold()
