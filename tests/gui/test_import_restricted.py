"""What the import's questions show of rows that will be restricted."""

from tso_desktop.gui.import_questions import RestrictedCard
from tso_desktop.gui.import_summary import like_rows
from tso_desktop.gui.parts import Words

ROWS = """Name,Address,Postcode,DOB,Notes
Ann Secret,5 Secret Lane,DT1 1XX,1/2/1980,restricted
Ann Secret,5 Secret Lane,DT1 1XX,1/2/1980,rent is late
"""


def previewed(place, outside):
    path = outside / "list.csv"
    path.write_text(ROWS)
    return place.desk.imports.preview(path)


def test_rows_that_are_like_a_restricted_one_are_asked_about_without_a_name(place, outside):
    preview = previewed(place, outside)

    facts = [row.facts for row in like_rows(preview, preview.proposal.rows)]

    assert facts == [(("Name", "Restricted"),)] * 2


def test_the_second_row_is_a_question_of_its_own_that_says_which_it_is_like(place, outside, qtbot):
    _, second = previewed(place, outside).proposal.restrictions
    card = RestrictedCard(second, "Row 3")
    qtbot.addWidget(card)

    assert any("Like row 2, which is restricted" in one.text() for one in card.findChildren(Words))
    assert card.segment.value() == "yes"
