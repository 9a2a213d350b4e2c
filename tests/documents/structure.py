"""Our own judge of a tagged PDF: what a screen reader would say, in order, and what is wrong in it.

The outside judge passes a table without headings and words that are glued together at line ends;
this one does not.
"""

import re
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import page

GROUPS = {"Document", "THead", "TBody", "TR", "L", "LI", "Table", "TD"}


@dataclass
class Node:
    role: str
    texts: list[str] = field(default_factory=list)
    kids: list["Node"] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)

    def all(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids:
            yield from kid.all()

    @property
    def words(self) -> str:
        return tidy(" ".join(text for node in self.all() for text in node.texts))


def tidy(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def run(command: list[str], pdf: bytes) -> str:
    return subprocess.run(  # noqa: S603
        command, input=pdf, capture_output=True, check=True
    ).stdout.decode()


@lru_cache(maxsize=32)
def tree(pdf: bytes) -> Node:
    """The structure tree, as poppler reads it."""
    root = Node("")
    open_nodes = [(-1, root)]
    for line in run(["pdfinfo", "-struct-text", "-"], pdf).splitlines():
        said = line.strip()
        if not said:
            continue
        indent = len(line) - len(line.lstrip())
        while open_nodes[-1][0] >= indent:
            open_nodes.pop()
        node = open_nodes[-1][1]
        if said.startswith('"'):
            node.texts.append(said[1:-1])
        elif said.startswith("/"):
            node.attributes.append(said)
        else:
            kid = Node(said.rstrip(":").split(" ")[0])
            node.kids.append(kid)
            open_nodes.append((indent, kid))
    return root.kids[0]


def read_aloud(pdf: bytes) -> list[str]:
    """What is said, element by element, in reading order."""
    nodes = (n for n in tree(pdf).all() if n.role not in GROUPS)
    return [tidy(" ".join(node.texts)) for node in nodes if tidy(" ".join(node.texts))]


def whole_text(pdf: bytes) -> str:
    return tidy(" ".join(read_aloud(pdf)))


def pages(pdf: bytes) -> list[str]:
    """The text of each page, footers and all."""
    return [tidy(text) for text in run(["pdftotext", "-layout", "-", "-"], pdf).split("\f")[:-1]]


def everything_inside(pdf: bytes) -> str:
    """Every byte as text, each compressed stream unpacked: nothing can hide in it."""

    def unpacked(found: re.Match[bytes]) -> bytes:
        try:
            return zlib.decompress(found[1])
        except zlib.error:
            return found[1]

    whole = re.sub(rb"(?<=\nstream\n)(.*?)(?=\nendstream)", unpacked, pdf, flags=re.DOTALL)
    # fonts are left out: their bytes spell words by chance
    return re.sub(rb"\x00\x01\x00\x00.*?\nendstream", b"", whole, flags=re.DOTALL).decode("latin-1")


def faults(pdf: bytes) -> list[str]:
    """What is wrong in the tree; empty for a good paper."""
    root = tree(pdf)
    nodes = list(root.all())
    found = [f for node in nodes if node.role == "Table" for f in _table_faults(node)]
    found += [f for node in nodes if node.role == "L" for f in _list_faults(node)]
    found += _heading_faults([n for n in nodes if re.fullmatch(r"H\d", n.role)])
    found += [f"an empty {n.role}" for n in nodes if n.role in {"P", "TH"} and not n.words]
    return found


def _table_faults(table: Node) -> Iterator[str]:
    head = [node for node in table.kids if node.role == "THead"]
    rows = [row for section in table.kids for row in section.kids]
    if len(head) != 1 or len(head[0].kids) != 1:
        yield "a table without a heading row"
        return
    headings = head[0].kids[0].kids
    if any(cell.role != "TH" for cell in headings):
        yield "a heading row with cells that are no headings"
    if any("/Scope /Column" not in cell.attributes for cell in headings):
        yield "a column heading that does not say so"
    if len(rows) < 2:
        yield "a table without rows"
    if any(len(row.kids) != len(headings) for row in rows):
        yield "rows of different lengths"


def _list_faults(listed: Node) -> Iterator[str]:
    for item in listed.kids:
        if [kid.role for kid in item.kids] != ["Lbl", "LBody"] or not item.kids[1].words:
            yield "a list item without mark or words"


def _heading_faults(headings: list[Node]) -> Iterator[str]:
    levels = [int(node.role[1]) for node in headings]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "not exactly one main heading, first"
    if any(below > above + 1 for above, below in pairwise(levels)):
        yield "a heading level left out"
    yield from (f"an empty {node.role}" for node in headings if not node.words)


def judged(pdf: bytes, tmp_path, profile: str) -> list[str]:
    """What the outside judge holds against it; empty for a pass."""
    file = tmp_path / "judged.pdf"
    file.write_bytes(pdf)
    result = page.validate_pdf(str(file), profile=profile)
    assert result.rules.total > 100
    return [] if result.is_compliant else [failure.rule_id for failure in result.failures]
