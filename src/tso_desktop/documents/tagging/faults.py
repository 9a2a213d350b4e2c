"""What reportlab 5.1.0 gets wrong for PDF/UA and PDF/A, put right in one place.

Each fault was measured with an outside judge. reportlab is pinned; a test shows that each fault is
still there, so that a new release of it tells us which of these can go.
"""

from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus.paragraph import (
    _HSFrag,
    _InjectedFrag,
    _SplitFrag,
    _SplitWord,
    _SplitWordEnd,
)

rl_config.useA85 = 0  # binary streams: a fifth smaller

_stream_as_it_comes = pdfdoc.PDFStream.format
_MOST_IN_A_BLOCK = 100  # of the CMap operator beginbfchar


def _stream_with_its_end_on_a_line(self: Any, document: pdfdoc.PDFDocument) -> bytes:
    """Unpatched, `endstream` is glued to the data, and a reader counts the wrong length.

    Data that happens to end in a carriage return would lend it to the line end: one in 256.
    """
    written: bytes = _stream_as_it_comes(self, document)
    data = written.removesuffix(b"endstream\n")
    return data + (b"\r\n" if data.endswith(b"\r") else b"\n") + b"endstream\n"


pdfdoc.PDFStream.format = _stream_with_its_end_on_a_line


class PaperFont(TTFont):  # type: ignore[misc]
    """Leaves U+0000 out of the map from codes to letters, where reportlab puts unused codes."""

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802
        super().addObjects(doc)
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and self.face.name.decode() in name:
                thing.content = _without_unused(thing.content)


def _without_unused(cmap: str) -> str:
    head, rest = cmap.split("endcodespacerange\n")
    _, tail = rest.split("endbfchar\n")
    pairs = [
        line for line in rest.splitlines() if line.startswith("<") and not line.endswith("<0000>")
    ]
    blocks = (pairs[at : at + _MOST_IN_A_BLOCK] for at in range(0, len(pairs), _MOST_IN_A_BLOCK))
    written = ("\n".join((f"{len(b)} beginbfchar", *b, "endbfchar", "")) for b in blocks)
    return "".join((head, "endcodespacerange\n", *written, tail))


class SpacedText(PDFTextObject):  # type: ignore[misc]
    """Writes a space at each line end, which reportlab leaves out: "You madeit with Jo".

    A word that was too long for its line and is broken goes on without one.
    """

    broken_lines: frozenset[int] = frozenset()
    _line = 0

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        if TStar:
            if text and self._line not in self.broken_lines:
                text += " "
            self._line += 1
        super()._textOut(text, TStar)


def lines_that_break_a_word(paragraph: Any) -> frozenset[int]:
    """Which lines of a paragraph that was laid out end within a word."""
    lines = paragraph.blPara.lines
    if paragraph.blPara.kind == 0:
        last_words = ((at, line[1][-1]) for at, line in enumerate(lines) if line[1])
        return frozenset(
            at
            for at, word in last_words
            if isinstance(word, _SplitWord) and not isinstance(word, _SplitWordEnd)
        )
    return frozenset(
        at
        for at, following in enumerate(lines[1:])
        if isinstance(_word_before(paragraph.frags, following.sFW), _SplitFrag)
    )


def _word_before(words: Any, at: int) -> Any:
    """The last real word before that place; a break that was put in to split a word is none."""
    while at > 0 and isinstance(words[at - 1], _InjectedFrag):
        at -= 1
    word = words[at - 1] if at > 0 else None
    return None if isinstance(word, _HSFrag) else word
