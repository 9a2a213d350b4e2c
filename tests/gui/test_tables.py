"""The model and the table that every list of the program uses."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from tests.gui.gates import nameless_inputs

from tso_desktop.gui.case_table import CaseTable
from tso_desktop.gui.parts_cards import EmptyState
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.tables import WINDOW, Column, TableModel


@dataclass(frozen=True)
class Household:
    ref: int
    name: str


COLUMNS = (
    Column[Household](
        "Household",
        lambda row: row.name,
        detail=lambda row: f"TS-{row.ref:04}",
        marks=lambda row: [("dog", "Dog in yard")] if row.ref % 3 == 0 else [],
        sort="name",
        strong=True,
    ),
    Column[Household](
        "Review", lambda _row: "Due", chip=lambda _row: ChipWords("2 days left", "red", "clock")
    ),
    Column[Household]("Arrears", lambda row: f"£{row.ref}.00", figures=True, width=110),
)


class Store:
    """Twenty thousand households, and a note of what was asked for."""

    def __init__(self, length: int = 20_000) -> None:
        self.rows = [Household(n, f"Household {n}") for n in range(length)]
        self.asked: list[tuple[int, int]] = []

    def fetch(self, offset: int, limit: int) -> list[Household]:
        self.asked.append((offset, limit))
        return self.rows[offset : offset + limit]

    def model(self) -> TableModel[Household]:
        return TableModel(COLUMNS, lambda row: row.ref, self.fetch, lambda: len(self.rows))


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def table(qtbot, store):
    table = CaseTable(store.model(), "Caseload", EmptyState("users-round", "No household yet"))
    qtbot.addWidget(table)
    table.resize(1000, 600)
    table.show()
    qtbot.waitExposed(table)
    return table


@pytest.mark.parametrize("length", [0, 3, WINDOW + 1])
def test_the_model_keeps_qts_promises(qtmodeltester, length):
    model = Store(length).model()
    model.refresh()

    qtmodeltester.check(model, force_py=True)


def test_nothing_is_fetched_that_is_not_looked_at(table, store):
    table.rows.refresh()
    table.grab()

    assert {offset for offset, _limit in store.asked} == {0}
    table.scrollToBottom()
    table.grab()
    assert {offset for offset, _limit in store.asked} == {0, 20_000 - WINDOW}


def test_scrolling_through_everything_keeps_only_a_few_windows(store):
    model = store.model()
    model.refresh()

    names = [model.index(n, 0).data() for n in range(20_000)]

    assert names[19_999] == "Household 19999"
    assert len(store.asked) == 20_000 // WINDOW
    assert len(model._windows) < 20


def test_a_refresh_keeps_the_chosen_row_wherever_it_stands_now(table, store):
    table.rows.refresh()
    table.choose(5)
    assert table.chosen_row() == Household(5, "Household 5")

    store.rows.insert(0, Household(90_000, "A new one"))
    table.rows.refresh()

    assert table.currentIndex().row() == 6
    assert table.chosen_row().ref == 5


def test_a_chosen_row_that_is_gone_is_not_chosen_any_more(qtbot, table, store):
    table.rows.refresh()
    table.choose(5)
    del store.rows[5]

    with qtbot.waitSignal(table.chosen) as chosen:
        table.rows.refresh()

    assert chosen.args == [None]
    assert table.chosen_row() is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_chosen_row(qtbot, table, key):
    table.rows.refresh()
    table.choose(3)

    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, key)

    assert opened.args == [Household(3, "Household 3")]


def test_a_double_click_opens_its_row_once(qtbot, table):
    table.rows.refresh()
    said = []
    table.opened.connect(said.append)
    place = table.visualRect(table.rows.index(2, 0)).center()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert said == [Household(2, "Household 2")]


def test_the_arrows_move_from_row_to_row(qtbot, table):
    table.rows.refresh()
    table.choose(0)

    qtbot.keyClick(table, Qt.Key.Key_Down)

    assert table.chosen_row().ref == 1


def test_a_heading_asks_for_another_order_and_then_for_its_reverse(qtbot, table):
    table.rows.refresh()
    asked = []
    table.rows.sort_asked.connect(lambda key, largest: asked.append((key, largest)))
    heads = table.horizontalHeader()

    for _ in range(2):
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    table.choose(0)
    qtbot.keyClick(table, Qt.Key.Key_F3)

    assert asked == [("name", False), ("name", True), ("name", False)]


def test_a_heading_that_cannot_sort_does_not(qtbot, table):
    table.rows.refresh()
    asked = []
    table.rows.sort_asked.connect(lambda *said: asked.append(said))

    table.rows.sort(1)
    table._sort_by(1)

    assert asked == []


def test_a_cell_is_read_out_whole(store):
    model = store.model()
    model.refresh()
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(3, 0).data(role) == "Household 3, TS-0003, Dog in yard"
    assert model.index(3, 1).data(role) == "Due, 2 days left"


def test_a_list_that_is_still_loading_does_not_say_that_it_is_empty(qtbot, table, store):
    empty = table._empty
    assert not empty.isVisible()

    store.rows.clear()
    table.rows.refresh()
    assert empty.isVisible()

    store.rows.append(Household(1, "Household 1"))
    table.rows.refresh()
    assert not empty.isVisible()


def test_typing_in_a_long_list_fetches_nothing(qtbot, table, store):
    table.rows.refresh()
    table.grab()
    before = len(store.asked)

    qtbot.keyClicks(table, "zz")

    assert len(store.asked) == before


def test_rows_that_are_at_hand_are_shown_as_they_are(qtbot):
    model = TableModel(COLUMNS, lambda row: row.ref)

    model.show([Household(1, "Tamsin"), Household(2, "Bram")])

    assert [model.index(n, 0).data() for n in range(model.rowCount())] == ["Tamsin", "Bram"]


def test_the_table_has_a_name(table):
    assert nameless_inputs(table) == []
    assert table.rowHeight(0) in (0, 56)
