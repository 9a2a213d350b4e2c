"""Fields that save themselves, and never lose or overwrite what is being typed."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.answer_field import AnswerField, AnswerGiven
from tso_desktop.gui.field import Field
from tso_desktop.gui.field_history import HistoryLine
from tso_desktop.gui.fields import (
    AgeField,
    ChoiceField,
    DateField,
    LongTextField,
    MoneyField,
    TextField,
    TickField,
)
from tso_desktop.gui.forms import Form
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, SquareButton

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 4, 31, tzinfo=UTC)


class Kept:
    """A store that keeps what it is given, or has no room."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}
        self.positions: list[int] = []
        self.full = False

    def save(self, name: str, value: object, as_of: int) -> int:
        if self.full:
            raise Refused("The disk is full. Free some room; what you typed stays here.")
        self.values[name] = value
        self.positions.append(as_of)
        return as_of + 10


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def opened(qtbot, kept):
    """Shows fields in a form that saves, beside a place to move on to."""
    windows = []  # pytest-qt itself holds no widget alive

    def opened(*fields: Field, columns: int = 1) -> Form:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        form = Form(fields, columns=columns)
        form.saves_with(kept.save, lambda: NOW)
        elsewhere = QLineEdit(objectName="elsewhere")
        column = QVBoxLayout(window)
        column.addWidget(form)
        column.addWidget(elsewhere)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return form

    return opened


def type_in(qtbot, field: TextField, words: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)


def leave(form: Form) -> None:
    form.window().findChild(QLineEdit, "elsewhere").setFocus()


def says(field: Field) -> str:
    shown = [words for words in field.findChildren(Words) if words.isVisible()]
    return " | ".join(w.words() if isinstance(w, Elided) else w.text() for w in shown)


def test_a_field_is_saved_when_it_is_left(qtbot, opened, kept):
    phone = TextField("phone", "Phone")
    form = opened(phone)

    type_in(qtbot, phone, "07700 900181")
    assert kept.values == {}
    leave(form)

    assert kept.values == {"phone": "07700 900181"}
    assert "Saved" in says(phone)


def test_a_field_is_saved_after_a_rest_and_not_at_each_key(qtbot, opened, kept):
    phone = TextField("phone", "Phone")
    opened(phone)
    phone._rest.setInterval(30)

    with qtbot.waitSignal(phone.settled) as settled:
        type_in(qtbot, phone, "07700")

    assert settled.args == ["phone", "07700"]
    assert len(kept.positions) == 1


def test_a_field_left_as_it_was_saves_nothing(qtbot, opened, kept):
    phone = TextField("phone", "Phone")
    form = opened(phone)
    form.show_values({"phone": "07700 900181"})

    type_in(qtbot, phone, "07700 900181")
    leave(form)

    assert kept.positions == []
    assert phone.line.text() == "07700 900181"


def test_what_arrives_refreshes_every_field_but_the_one_being_edited(qtbot, opened, kept):
    phone, email = TextField("phone", "Phone"), TextField("email", "Email")
    form = opened(phone, email)
    form.show_values({"phone": "07700 900181", "email": None}, as_of=5)
    type_in(qtbot, phone, "07700 9002")

    form.show_values({"phone": "01632 960111", "email": "t@example.org"}, as_of=9)

    assert (phone.line.text(), email.line.text()) == ("07700 9002", "t@example.org")
    leave(form)
    assert kept.values["phone"] == "07700 9002"
    assert kept.positions == [5]  # saved as of what the screen showed, so that a clash is seen


def test_what_arrived_is_shown_once_the_field_is_left_untouched(qtbot, opened, kept):
    phone = TextField("phone", "Phone")
    form = opened(phone)
    form.show_values({"phone": "07700 900181"}, as_of=5)
    type_in(qtbot, phone, "x")
    form.show_values({"phone": "01632 960111"}, as_of=9)
    assert phone.line.text() == "x"

    type_in(qtbot, phone, "07700 900181")
    leave(form)

    assert phone.line.text() == "01632 960111"
    assert phone.as_of == 9
    assert kept.positions == []


def test_what_arrived_before_a_save_does_not_undo_it(qtbot, opened, kept):
    phone = TextField("phone", "Phone")
    form = opened(phone)
    form.show_values({"phone": None}, as_of=5)
    type_in(qtbot, phone, "07700 900181")
    form.show_values({"phone": "01632 960111"}, as_of=9)

    leave(form)

    assert kept.values == {"phone": "07700 900181"}
    assert phone.line.text() == "07700 900181"


def test_the_second_save_of_a_field_knows_of_the_first(qtbot, opened, kept):
    phone = TextField("phone", "Phone")
    form = opened(phone)
    form.show_values({"phone": None}, as_of=5)
    type_in(qtbot, phone, "1")
    form.settle()

    qtbot.keyClicks(phone.line, "2")
    form.settle()

    assert kept.positions == [5, 15]


def test_what_cannot_be_saved_stays_and_is_saved_when_there_is_room(qtbot, opened, kept):
    phone = TextField("phone", "Phone")
    form = opened(phone)
    kept.full = True
    phone._again.setInterval(10)
    type_in(qtbot, phone, "07700 900181")
    leave(form)
    assert "Not saved, kept here" in says(phone)
    assert "The disk is full" in says(phone)
    assert phone.line.text() == "07700 900181"
    form.show_values({"phone": "01632 960111"})
    assert phone.line.text() == "07700 900181"

    kept.full = False
    qtbot.waitUntil(lambda: "phone" in kept.values)

    assert kept.values == {"phone": "07700 900181"}
    assert "The disk is full" not in says(phone)


def test_an_impossible_date_is_refused_beside_the_field(qtbot, opened, kept):
    born = DateField("born_on", "Date of birth", today=lambda: TODAY, lean="past")
    form = opened(born)

    type_in(qtbot, born, "12/13/1990")
    leave(form)

    assert "There is no month 13" in says(born)
    assert born.line.text() == "12/13/1990"
    assert kept.values == {}
    assert form.holds_unsaved


def test_a_refused_date_that_is_put_right_is_saved(qtbot, opened, kept):
    born = DateField("born_on", "Date of birth", today=lambda: TODAY, lean="past")
    form = opened(born)
    type_in(qtbot, born, "31/4/1990")
    leave(form)
    assert "April 1990 has 30 days" in says(born)

    type_in(qtbot, born, "30/4/90")
    leave(form)

    assert kept.values == {"born_on": date(1990, 4, 30)}
    assert born.line.text() == "30 April 1990"
    assert "days" not in says(born)


def test_money_is_typed_in_pounds_and_kept_in_pence(qtbot, opened, kept):
    rent = MoneyField("rent_pence", "Rent")
    form = opened(rent)

    type_in(qtbot, rent, "1302.4")
    leave(form)

    assert kept.values == {"rent_pence": 130_240}
    assert rent.line.text() == "£1,302.40"


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (TextField, "  ", None),
        (TextField, " two  words ", "two  words"),
        (AgeField, "22", 22),
        (MoneyField, "0", 0),
    ],
)
def test_blank_is_none_and_nothing_else_is(qtbot, opened, kept, field, typed, value):
    fact = field("fact", "Fact")
    form = opened(fact)
    form.show_values({"fact": "7" if field is TextField else 7})

    type_in(qtbot, fact, typed)
    leave(form)

    assert kept.values == {"fact": value}


def test_long_words_keep_their_lines(qtbot, opened, kept):
    notes = LongTextField("notes", "What happened")
    form = opened(notes)
    notes.text.setFocus()

    qtbot.keyClicks(notes.text, "One")
    qtbot.keyClick(notes.text, Qt.Key.Key_Return)
    qtbot.keyClicks(notes.text, "two ")
    leave(form)

    assert kept.values == {"notes": "One\ntwo"}


def test_a_box_for_long_words_grows_with_them(qtbot, opened):
    notes = LongTextField("notes", "What happened", lines=2)
    form = opened(notes)
    before = notes.text.height()

    form.show_values({"notes": "\n".join("line" for _ in range(7))})

    assert notes.text.height() > before


def test_a_choice_is_saved_by_its_key(qtbot, opened, kept):
    tenure = ChoiceField("tenure", "Tenure", [("private", "Private rented"), ("own", "Owned")])
    form = opened(tenure)
    tenure.combo.setFocus()

    qtbot.keyClicks(tenure.combo, "P")
    leave(form)

    assert kept.values == {"tenure": "private"}


def test_a_choice_that_this_version_does_not_know_is_shown_and_not_lost(opened, kept):
    tenure = ChoiceField("tenure", "Tenure", [("private", "Private rented")])
    form = opened(tenure)

    form.show_values({"tenure": "houseboat"})
    form.settle()

    assert tenure.value() == "houseboat"
    assert kept.values == {}


def test_a_tick_is_saved_at_once(qtbot, opened, kept):
    safe = TickField("do_not_post", "Do not post")
    opened(safe)

    qtbot.keyClick(safe.tick, Qt.Key.Key_Space)

    assert kept.values == {"do_not_post": True}


def test_an_answer_keeps_refused_apart_from_words(qtbot, opened, kept):
    answer = AnswerField("ethnicity", "Ethnicity")
    form = opened(answer)
    qtbot.keyClicks(answer.line, "refused")
    leave(form)
    assert kept.values["ethnicity"] == AnswerGiven("said", "refused")

    qtbot.mouseClick(answer.states.button("refused"), Qt.MouseButton.LeftButton)

    assert kept.values["ethnicity"] == AnswerGiven("refused")
    assert answer.line.text() == ""


def test_an_answer_can_be_taken_back(qtbot, opened, kept):
    answer = AnswerField("ethnicity", "Ethnicity")
    form = opened(answer)
    form.show_values({"ethnicity": AnswerGiven("not_known")})

    qtbot.mouseClick(answer.states.button("not_known"), Qt.MouseButton.LeftButton)

    assert kept.values == {"ethnicity": None}


def test_a_clash_shows_both_values(opened):
    phone = TextField("phone", "Phone")
    opened(phone)

    phone.show_clash(["07700 900181", "01632 960111"])

    assert "Two versions: 07700 900181 · 01632 960111" in says(phone)
    phone.show_clash([])
    assert "Two versions" not in says(phone)


def test_history_opens_in_place_and_offers_undo(qtbot, opened):
    phone = TextField("phone", "Phone")
    form = opened(phone)
    form.history_asked.connect(
        lambda name: form.field(name).show_history(
            [HistoryLine("Fri 20 Nov 16:40", "Jo Moffat", "07700 900181", "from the import")]
        )
    )
    phone.line.setFocus()

    qtbot.keyClick(phone.line, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)

    assert "Fri 20 Nov 16:40 · Jo Moffat · from the import" in says(phone)
    undo = next(b for b in phone.findChildren(Button) if b.text() == "Undo the last change")
    with qtbot.waitSignal(form.undo_asked) as asked:
        undo.click()
    assert asked.args == ["phone"]
    assert "Jo Moffat" not in says(phone)


def test_the_history_button_says_whose_history_it_opens(opened):
    phone = TextField("phone", "Phone")
    opened(phone)

    assert phone.findChild(SquareButton).accessibleName() == "History of Phone (Ctrl+H)"


def test_hiding_the_page_saves_what_rests(qtbot, opened, kept):
    phone = TextField("phone", "Phone")
    form = opened(phone)
    type_in(qtbot, phone, "07700")

    form.hide()

    assert kept.values == {"phone": "07700"}


def test_a_wheel_that_scrolls_the_page_changes_no_choice(qtbot, opened, kept):
    tenure = ChoiceField("tenure", "Tenure", [("private", "Private rented"), ("own", "Owned")])
    opened(tenure)
    tenure.combo.setFocus()
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(tenure.combo, turned)

    assert tenure.value() is None
