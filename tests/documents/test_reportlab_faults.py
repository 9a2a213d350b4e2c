"""The faults of reportlab that our layer mends are still there: with a new release, look again."""

import subprocess
import sys
from io import BytesIO

import reportlab
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import makeToUnicodeCMap
from tests.documents.papers import SUPPORT
from tests.documents.structure import everything_inside

from tso_desktop.documents.plan import plan_pdf
from tso_desktop.documents.tagging import faults

AS_IT_COMES = """
import sys
from reportlab.pdfgen.canvas import Canvas
canvas = Canvas(sys.argv[1], invariant=1)
canvas.drawString(100, 100, "words")
canvas.save()
"""


def test_the_release_that_was_looked_into_is_the_one_installed():
    assert reportlab.__version__ == "5.1.0"


def test_reportlab_still_glues_the_end_of_a_stream_to_its_data(tmp_path):
    file = tmp_path / "plain.pdf"
    subprocess.run([sys.executable, "-c", AS_IT_COMES, str(file)], check=True)  # noqa: S603
    plain = file.read_bytes()
    assert b"endstream" in plain
    assert b"\nendstream" not in plain
    assert plan_pdf(SUPPORT).count(b"\nendstream") == plan_pdf(SUPPORT).count(b"endstream")


def test_reportlab_still_maps_unused_codes_to_no_letter():
    assert "<00> <0000>" in makeToUnicodeCMap("Some", [0, 65])
    assert "<0000>" not in everything_inside(plan_pdf(SUPPORT))


def test_a_map_of_letters_is_cut_into_blocks_of_at_most_a_hundred():
    letters = [0, *range(33, 250)]
    mended = faults._without_unused(makeToUnicodeCMap("Some", letters))
    counts = [int(line.split()[0]) for line in mended.splitlines() if "beginbfchar" in line]
    assert counts == [100, 100, 17]
    assert mended.count("endbfchar") == 3


def test_reportlab_still_writes_no_space_at_a_line_end():
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph

    canvas = Canvas(BytesIO(), pageCompression=0)
    lines = Paragraph("You made it with Jo", ParagraphStyle("any", fontName="Helvetica"))
    lines.wrap(60, 500)
    lines.drawOn(canvas, 0, 0)
    assert "(You made it) Tj T* (with Jo)" in " ".join(canvas._code)


def test_nothing_but_noto_is_ever_asked_for():
    plan_pdf(SUPPORT)
    assert set(pdfmetrics._fonts) >= {"Paper", "Paper-Bold"}
    assert b"Helvetica" not in plan_pdf(SUPPORT)
    assert pdfdoc.PDFStream.format is faults._stream_with_its_end_on_a_line


def test_data_that_ends_in_a_carriage_return_keeps_it():
    document = pdfdoc.PDFDocument()
    stream = pdfdoc.PDFStream(content=b"data\r")
    stream.filters = []
    assert stream.format(document).endswith(b"data\r\r\nendstream\n")
