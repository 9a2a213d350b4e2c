"""A letter's words with fields in them: `{field}`, `[if field] … [end]`, and nothing else.

There is no code in it, no attribute and no format: a name is looked up in a fixed list, and what
is filled in is never read again, so that a resident who is called "{reasons}" stays so.
A line that begins with "# " is a heading, one with "- " a point; every other line is a paragraph.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from tso_desktop.domain.paper_words import NOT_YET_KNOWN
from tso_desktop.domain.refused import Refused

LONGEST = 12_000
DEEPEST = 3

Shape = Literal["heading", "point", "words"]

_PIECE = re.compile(
    r"\{(?P<field>[^{}\n]*)\}|\[if\b(?P<when>[^\]\n]*)\]|(?P<end>\[end\])|(?P<stray>[{}]|\[if\b)"
)
_NEAR = 0.6
_STRAY = {
    "{": "This { has no } after it. A field is written as {resident}.",
    "}": "This } has no { before it. A field is written as {resident}.",
    "[if": "This [if has no ] after it. Write it as [if reasons] … [end].",
}
_SHAPES: tuple[tuple[str, Shape], ...] = (("# ", "heading"), ("- ", "point"))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line of a template; lines are counted from 1."""

    line: int
    words: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.words}"


class TemplateRefused(Refused):
    """The words of a letter cannot be used; `faults` say where and why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        said = " ".join(str(fault) for fault in faults[:3])
        super().__init__(f"{said} Nothing was changed; the words until now still hold.")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class _Field:
    name: str


@dataclass(frozen=True, slots=True)
class _When:
    name: str
    nodes: "list[_Node]" = field(default_factory=list)


_Node = str | _Field | _When


@dataclass(frozen=True, slots=True)
class Template:
    """Words that were checked; `names` are the fields in them, each once, in their order."""

    nodes: tuple[_Node, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a point of a list, or a paragraph, as it will be printed.

    A filled value may bring line breaks of its own; they never make a heading or a point.
    """

    shape: Shape
    words: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The words with everything filled in; `blanks` are the fields of which nothing is known."""

    parts: tuple[Part, ...]
    blanks: tuple[str, ...]


def template(words: str, known: Collection[str]) -> Template:
    """The words, checked; TemplateRefused with every fault otherwise."""
    reader = _Reader(words, known)
    if reader.faults:
        raise TemplateRefused(tuple(sorted(reader.faults, key=lambda fault: fault.line)))
    return Template(tuple(reader.nodes), tuple(dict.fromkeys(reader.names)))


def faults(words: str, known: Collection[str]) -> tuple[Fault, ...]:
    """All that is wrong in the words, by line; empty where they can be used."""
    try:
        template(words, known)
    except TemplateRefused as refused:
        return refused.faults
    return ()


def filled(checked: Template, values: Mapping[str, str]) -> Filled:
    """The parts of a letter; a field of which nothing is known prints "not yet known"."""
    blanks: dict[str, None] = {}
    parts: list[Part] = []
    for shape, pieces in _lines(_pieces(checked.nodes, values, blanks)):
        words = "".join(pieces).strip()
        if words:
            parts.append(Part(shape, words))
    return Filled(tuple(parts), tuple(blanks))


def as_text(parts: tuple[Part, ...]) -> str:
    """The words as they are kept to be read and searched, without any marks."""
    return "\n".join(f"• {part.words}" if part.shape == "point" else part.words for part in parts)


class _Reader:
    """Reads words once, from the first sign to the last, and notes every fault."""

    def __init__(self, words: str, known: Collection[str]) -> None:
        self.known = known
        self.nodes: list[_Node] = []
        self.names: list[str] = []
        self.faults: list[Fault] = []
        self._open: list[tuple[_When, int]] = []
        if len(words) > LONGEST:
            line = words.count("\n", 0, LONGEST) + 1
            said = f"The words are too long from here on: {len(words):,} letters, "
            self.faults.append(Fault(line, f"{said}and {LONGEST:,} are the most."))
            return
        self._read(words.replace("\r\n", "\n").replace("\r", "\n"))

    def _read(self, words: str) -> None:
        at = 0
        for found in _PIECE.finditer(words):
            self._put(words[at : found.start()])
            at = found.end()
            self._take(found, words.count("\n", 0, found.start()) + 1)
        self._put(words[at:])
        for when, line in self._open:
            self._fault(line, f"[if {when.name}] has no [end] after it.")

    def _take(self, found: re.Match[str], line: int) -> None:
        if (name := found["field"]) is not None:
            self._know(name, line)
            self._put(_Field(name))
        elif (name := found["when"]) is not None:
            when = _When(name.strip())
            self._know(when.name, line)
            self._put(when)
            self._open.append((when, line))
            if len(self._open) > DEEPEST:
                self._fault(line, f"An [if …] stands in {DEEPEST} others at most.")
        elif found["end"]:
            if self._open:
                self._open.pop()
            else:
                self._fault(line, "This [end] has no [if …] before it.")
        else:
            self._fault(line, _STRAY[found["stray"]])

    def _put(self, node: _Node) -> None:
        if node != "":
            (self._open[-1][0].nodes if self._open else self.nodes).append(node)

    def _know(self, name: str, line: int) -> None:
        if name in self.known:
            self.names.append(name)
            return
        said = f"There is no field {{{name[:40]}}}."
        near = get_close_matches(name.strip().lower(), self.known, 1, _NEAR)
        self._fault(line, f"{said} Do you mean {{{near[0]}}}?" if near else said)

    def _fault(self, line: int, words: str) -> None:
        self.faults.append(Fault(line, words))


class _Value(str):
    """What is filled in: its line breaks are its own and make no new line of the template."""

    __slots__ = ()


def _pieces(
    nodes: tuple[_Node, ...] | list[_Node], values: Mapping[str, str], blanks: dict[str, None]
) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif isinstance(node, _When):
            if values.get(node.name, "").strip():
                yield from _pieces(node.nodes, values, blanks)
        else:
            value = values.get(node.name, "").strip()
            if not value:
                blanks[node.name] = None
            yield _Value(value or NOT_YET_KNOWN)


def _lines(pieces: Iterator[str]) -> Iterator[tuple[Shape, list[str]]]:
    """Lines of the template, each with its shape; a filled value never begins one."""
    line: list[str] = []
    for piece in pieces:
        if isinstance(piece, _Value):
            line.append(piece)
            continue
        first, *more = piece.split("\n")
        line.append(first)
        for words in more:
            yield _shaped(line)
            line = [words]
    yield _shaped(line)


def _shaped(line: list[str]) -> tuple[Shape, list[str]]:
    """The shape that the template's own words at the beginning of a line ask for."""
    kept = [piece for piece in line if piece]
    if kept and not isinstance(kept[0], _Value):
        for mark, shape in _SHAPES:
            if kept[0].startswith(mark):
                return shape, [kept[0][len(mark) :], *kept[1:]]
    return "words", kept
