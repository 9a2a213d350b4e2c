"""Our own judge of structure sees what the outside judge passes: each fault is planted once."""

from dataclasses import replace
from datetime import date

import pytest
from reportlab.pdfgen.textobject import PDFTextObject
from tests.documents.papers import SUPPORT
from tests.documents.structure import faults, judged, tree, whole_text

from tso_desktop.documents import blocks
from tso_desktop.documents.blocks import Text
from tso_desktop.documents.fonts import ready_fonts
from tso_desktop.documents.grid import Column, Grid
from tso_desktop.documents.marks import listed
from tso_desktop.documents.plan import plan_pdf
from tso_desktop.documents.sheet import laid_out, pdf
from tso_desktop.documents.tagging.about import About
from tso_desktop.documents.tagging.canvas import TaggedCanvas
from tso_desktop.documents.tagging.tree import Element
from tso_desktop.documents.typography import STANDARD

ABOUT = About("A test paper", date(2026, 11, 23))


def text(*words, role="P"):
    return Text(STANDARD.style(), *words, role=role)


def grid():
    columns = [Column("Who", 0.5, names_row=True), Column("Number", 0.5)]
    return Grid(STANDARD, columns, [[[text("Jo")], [text("01632 960 123")]]])


def printed(*found):
    return pdf(laid_out([text("A title", role="H1"), *found]), STANDARD, ABOUT)


@pytest.fixture(autouse=True)
def _fonts():
    ready_fonts()


def test_a_good_paper_has_no_faults(tmp_path):
    paper = printed(text("Words"), *listed(STANDARD, ["One", "Two"]), grid())
    assert faults(paper) == []
    assert judged(paper, tmp_path, "ua1") == []
    assert judged(paper, tmp_path, "2a") == []


def test_a_table_without_headings_is_seen_although_the_outside_judge_passes_it(tmp_path):
    bare = grid()
    bare.head.tags = [Element("TD"), Element("TD")]
    paper = printed(bare)
    assert "a heading row with cells that are no headings" in faults(paper)
    assert judged(paper, tmp_path, "ua1") == []


def test_a_table_whose_headings_do_not_say_whose_they_are_is_seen():
    vague = grid()
    vague.head.tags = [Element("TH"), Element("TH")]
    assert faults(printed(vague)) == ["a column heading that does not say so"]


def test_rows_of_different_lengths_are_seen():
    torn = grid()
    torn.rows[0].cells.pop()
    torn.rows[0].tags.pop()
    with pytest.raises(ValueError, match="zip"):
        printed(torn)
    torn = grid()
    torn.rows[0].tags[1] = torn.rows[0].tags[0]  # two cells drawn as one
    assert "rows of different lengths" in faults(printed(torn))


def test_a_heading_level_that_is_left_out_is_seen():
    deep = text("Deep", role="H3")
    with pytest.raises(ValueError, match="outline level"):
        printed(deep)
    deep._goes_on = True  # without a bookmark, which would be refused
    assert "a heading level left out" in faults(printed(deep))


def test_a_second_main_heading_is_seen():
    assert "not exactly one main heading, first" in faults(printed(text("Two", role="H1")))


def test_a_list_item_without_a_mark_is_seen():
    whole = Element("L")

    class Bare(Text):
        def draw(self, canvas, x, top, width):
            with canvas.element(whole, Element("LI")):
                super().draw(canvas, x, top, width)

    assert "a list item without mark or words" in faults(
        printed(Bare(STANDARD.style(), "Point", role="LBody"))
    )


def test_words_joined_at_line_ends_are_seen_although_the_outside_judge_passes_them(tmp_path):
    words = " ".join(f"word{n} is here" for n in range(60))

    class Joining(TaggedCanvas):
        def beginText(self, x=0, y=0, direction=None):  # noqa: N802
            return PDFTextObject(self, x, y, direction=direction)

    glued = plan_pdf(replace(SUPPORT, own_words=words), canvas_type=Joining)
    assert words not in whole_text(glued)
    assert judged(glued, tmp_path, "ua1") == []
    assert words in whole_text(plan_pdf(replace(SUPPORT, own_words=words)))


def test_a_letter_that_the_font_lacks_would_fail_the_outside_judge(tmp_path):
    assert judged(printed(text("A box: \u4f60")), tmp_path, "ua1") != []


def test_marked_content_never_nests():
    canvas = TaggedCanvas(ABOUT, font=blocks.BOLD)
    with canvas.artifact(), pytest.raises(RuntimeError, match="does not nest"), canvas.content():
        pass


def test_a_table_that_goes_on_over_pages_is_one_table_with_one_heading_row():
    columns = [Column("Who", 0.5, names_row=True), Column("Number", 0.5)]
    rows = [[[text(f"Person {n}")], [text(str(n))]] for n in range(90)]
    root = tree(printed(Grid(STANDARD, columns, rows)))
    tables = [node for node in root.all() if node.role == "Table"]
    assert len(tables) == 1
    assert [section.role for section in tables[0].kids] == ["THead", "TBody"]
    assert len(tables[0].kids[1].kids) == 90
