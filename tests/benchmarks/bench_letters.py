"""How long 500 letters take as own files, tagged and untagged, one after the other in one run.

    python tests/benchmarks/bench_letters.py [letters]

"plain reportlab" is the same words as an untagged platypus document, as reportlab comes. Each
letter is made both ways in turn, so that other work on the machine slows both alike.
"""
# ruff: noqa: T201 - it speaks on standard output

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[2]))

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from tso_desktop.documents.fonts import BODY, BOLD, ready_fonts
from tso_desktop.documents.letter import letter_pdf
from tso_desktop.documents.typography import STANDARD
from tso_desktop.domain.letter_example import EXAMPLE
from tso_desktop.domain.letter_kinds import checked
from tso_desktop.domain.letter_words import filled
from tso_desktop.domain.papers_letters import LetterPaper
from tso_desktop.formats.letters import shipped_letters

LETTERS, MOST_RATIO = 500, 1.5


def papers(count: int) -> list[LetterPaper]:
    """Every shipped letter in turn, each for somebody else."""
    kinds = list(shipped_letters().values())
    return [_paper(kinds[n % len(kinds)].key, n) for n in range(count)]


def _paper(key: str, number: int) -> LetterPaper:
    kind = shipped_letters()[key]
    values = {**EXAMPLE, "resident": f"Resident Number {number}"}
    return LetterPaper(
        title=kind.title,
        law=kind.law,
        parts=filled(checked(kind.body), values).parts,
        to_name=values["resident"],
        address=f"{number} Larkspur Court\nNether Fossbrook\nDT2 8QY",
        reference=f"TS-J-{number:04}",
        number=f"{number}-K7QM",
        council="Northfold Council",
        team="Housing options",
        officer_name="Jo Example",
        officer_phone="01632 960 123",
        made_on=date(2026, 11, 23),
    )


def plain_reportlab(paper: LetterPaper) -> bytes:
    """The words of the same letter through SimpleDocTemplate and Paragraph."""
    body, head = STANDARD.style(), STANDARD.style("label")

    def words(text: str) -> list[Paragraph]:
        return [Paragraph(escape(line), body) for line in text.split("\n") if line]

    story: list[object] = [
        *words(f"{paper.council} {paper.team}"),
        *words(paper.to_name),
        *words(paper.address or ""),
        *words("Monday 23 November 2026"),
        *words(f"Our reference: {paper.reference}"),
        Paragraph(escape(paper.title), STANDARD.style("section")),
    ]
    for part in paper.parts:
        if part.shape == "heading":
            story.append(Paragraph(escape(part.words), head))
        elif part.shape == "point":
            story += [
                Paragraph(escape(line), body, bulletText="•") for line in part.words.split("\n")
            ]
        else:
            story += words(part.words)
    story += [*words("Yours sincerely"), Spacer(1, 32)]
    for line in (paper.officer_name, paper.team, paper.council, f"The law: {paper.law}."):
        story += words(line)
    story += words(
        "Do you need this in large print, in another language, or read aloud to you? "
        f"Ring {paper.officer_phone}."
    )
    out = BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=42, rightMargin=42, topMargin=31, bottomMargin=40,
        initialFontName=BODY, pageCompression=1, invariant=1,
    )  # fmt: skip

    def foot(canvas: object, document: object) -> None:
        canvas.setFont(BOLD, 11)  # type: ignore[attr-defined]
        said = f"{paper.reference}  Page {document.page}"  # type: ignore[attr-defined]
        canvas.drawString(42, 24, said)  # type: ignore[attr-defined]

    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


def timed(make: Callable[[LetterPaper], bytes], paper: LetterPaper, file: Path) -> list[float]:
    start, busy = perf_counter(), process_time()
    file.write_bytes(make(paper))
    return [perf_counter() - start, process_time() - busy]


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS
    ways = {"tagged": letter_pdf, "plain reportlab": plain_reportlab}
    ready_fonts()
    found = papers(count)
    taken: dict[str, list[list[float]]] = {name: [] for name in ways}
    with tempfile.TemporaryDirectory() as folder:
        for name, make in ways.items():
            timed(make, replace(found[0], reference="warm"), Path(folder) / name)
        for number, paper in enumerate(found):
            for name, make in ways.items():
                taken[name].append(timed(make, paper, Path(folder) / f"{name} {number}.pdf"))
    clock = {name: sum(one[0] for one in times) for name, times in taken.items()}
    busy = {name: sum(one[1] for one in times) for name, times in taken.items()}
    for name in ways:
        each = clock[name] / count * 1000
        print(f"{name:16} {clock[name]:6.1f} s by the clock {busy[name]:6.1f} s busy")
        print(f"{'':16} {each:6.1f} ms each")
    ratio = busy["tagged"] / busy["plain reportlab"]
    print(f"{count} letters as own files: tagged / plain reportlab {ratio:.2f}")
    kept = ratio <= MOST_RATIO
    print("figures kept" if kept else f"NOT kept: {MOST_RATIO} times")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
