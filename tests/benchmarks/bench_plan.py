"""How long a plan takes, tagged and untagged, one after the other in the same run.

    python tests/benchmarks/bench_plan.py [rounds]

"layout alone" is our own layout on a canvas that writes no tags; "plain reportlab" is the same
words as an untagged platypus document, as reportlab comes.
"""
# ruff: noqa: T201, ARG002 - it speaks on standard output; the untagged canvas ignores all tags

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[2]))

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from tests.documents.papers import SUPPORT

from tso_desktop.documents.fonts import BODY
from tso_desktop.documents.plan import plan_pdf
from tso_desktop.documents.plan import sentences as say
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.tree import Element
from tso_desktop.documents.typography import LINE, STANDARD, TINT
from tso_desktop.domain.paper_words import by_when
from tso_desktop.domain.papers import PlanPaper, StepLine, Style

LETTERS = 500
MOST_MS, MOST_RATIO = 100, 1.5


class Untagged(TaggedCanvas):
    """Draws the same and writes no tags, no metadata and no colour profile."""

    @contextmanager
    def element(self, *chain: Element) -> Iterator[None]:
        yield

    @contextmanager
    def content(self) -> Iterator[None]:
        yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        yield

    def finished(self) -> bytes:
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, 1):
            self._draw_foot(page, number, len(pages))
        self._doc.SaveToFile(self._out, self)
        return self._out.getvalue()


def tagged() -> bytes:
    return plan_pdf(SUPPORT)


def layout_alone() -> bytes:
    return plan_pdf(SUPPORT, canvas_type=Untagged)


def plain_reportlab(paper: PlanPaper = SUPPORT) -> bytes:
    """The words of the same plan through SimpleDocTemplate, Paragraph and Table."""
    body, head = STANDARD.style(), STANDARD.style("section")

    def words(*parts: str) -> Paragraph:
        marked = (f"<b>{escape(p)}</b>" if isinstance(p, say.Bold) else escape(p) for p in parts)
        return Paragraph("".join(marked), body)

    story: list[object] = [
        words(say.Bold(paper.council), " ", paper.team),
        Paragraph(say.title(paper), STANDARD.style("title")),
        words(*say.made_for(paper)),
        words(paper.address or ""),
        words(*say.reference_line(paper)),
        words(say.purpose(paper)),
        Paragraph(say.visit_lead(paper), STANDARD.style("lead")),
        words(*say.visit_details(paper)),
        words(*say.check_line(paper)),
        Paragraph("What you told us", head),
        words(paper.own_words),
        Paragraph("What we are working towards", head),
        *(words("• ", goal) for goal in paper.goals),
        Paragraph("What we will do", head),
        _table([("Step", "What", "Who", "By when", "Done"), *_rows(paper.council_steps)]),
        Paragraph("What you will do", head),
        _table([("Step", "What", "Who", "By when", "Done"), *_rows(paper.resident_steps)]),
        Paragraph("Why we chose these steps", head),
        *(words(say.Bold(r.heading), ". ", r.words) for r in paper.reasons),
        Paragraph("Numbers to ring", head),
        words(*say.numbers_intro(paper)),
        _table(
            [
                ("Who", "Number", "When"),
                *((n.who, n.number, n.when) for n in (*say.officer_numbers(paper), *paper.numbers)),
            ]
        ),
        Paragraph("Space for notes", head),
        Spacer(1, 24),
        Paragraph(say.change_heading(paper), head),
        words(*say.change_words(paper)),
        Paragraph("Signatures", head),
        *(words(tick) for tick in say.agreement_ticks(paper.kind)),
        _table([("You", "Council", "Interpreter"), ("Sign",) * 3, ("Date",) * 3]),
        words(say.PRIVACY),
        words(*say.other_formats(paper.officer_phone)),
    ]
    out = BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=42, rightMargin=42, topMargin=31, bottomMargin=40,
        initialFontName=BODY, pageCompression=1, invariant=1,
    )  # fmt: skip
    document.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def _rows(steps: tuple[StepLine, ...]) -> list[tuple[str, ...]]:
    return [(str(step.number), step.what, step.who, by_when(step.by_when), "") for step in steps]


def _table(rows: list[tuple[str, ...]]) -> Table:
    body = STANDARD.style()
    cells = [[Paragraph(escape(cell), body) for cell in row] for row in rows]
    widths = {3: (0.4, 0.3, 0.3), 5: (0.08, 0.5, 0.16, 0.18, 0.08)}[len(rows[0])]
    style = TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), BODY),
            ("BACKGROUND", (0, 0), (-1, 0), TINT),
            ("LINEBELOW", (0, 0), (-1, -1), 0.7, LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    return Table(cells, colWidths=[504 * w for w in widths], style=style, repeatRows=1)


def _foot(canvas: object, document: object) -> None:
    canvas.setFont(BODY, 11)  # type: ignore[attr-defined]
    canvas.drawString(42, 24, f"TS-J-0417  Page {document.page}")  # type: ignore[attr-defined]


def interleaved(
    ways: dict[str, Callable[[], bytes]], rounds: int
) -> dict[str, tuple[float, float]]:
    """The medians of each in milliseconds, by the clock and of the processor alone.

    Each round runs all of them; the second figure is the one to trust beside other work.
    """
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for way in ways.values():
        way()
    for _ in range(rounds):
        for name, way in ways.items():
            start, busy = perf_counter(), process_time()
            way()
            taken[name].append((perf_counter() - start, process_time() - busy))
    return {
        name: (median(t for t, _ in times) * 1000, median(b for _, b in times) * 1000)
        for name, times in taken.items()
    }


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    found = interleaved(
        {"tagged": tagged, "layout alone": layout_alone, "plain reportlab": plain_reportlab},
        rounds,
    )
    tagged_ms, tagged_busy = found["tagged"]
    for name, (clock, busy) in found.items():
        ratio = f"tagged / this {tagged_busy / busy:5.2f}" if name != "tagged" else ""
        print(f"{name:16} {clock:7.1f} ms by the clock {busy:7.1f} ms busy   {ratio}")
    styles = interleaved(
        {str(style): lambda style=style: plan_pdf(SUPPORT, style) for style in Style}, 5
    )
    for name, (clock, busy) in styles.items():
        print(f"{name:16} {clock:7.1f} ms by the clock {busy:7.1f} ms busy")
    start = perf_counter()
    for _ in range(LETTERS):
        tagged()
    seconds = perf_counter() - start
    print(f"{LETTERS} plans as own files: {seconds:.1f} s, {seconds / LETTERS * 1000:.1f} ms each")
    kept = tagged_ms <= MOST_MS and all(
        tagged_busy <= MOST_RATIO * found[name][1] for name in ("layout alone", "plain reportlab")
    )
    print("figures kept" if kept else f"NOT kept: {MOST_MS} ms and {MOST_RATIO} times")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
