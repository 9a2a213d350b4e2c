"""Grabs every part and screen to pictures, to be looked at; neither a test nor shipped.

python tests/gui/showcase.py FOLDER [SCREEN…]
"""

import os
import sys
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.gui.answer_field import AnswerField
from tso_desktop.gui.background import Background
from tso_desktop.gui.case_table import CaseTable
from tso_desktop.gui.field_history import HistoryLine
from tso_desktop.gui.fields import (
    ChoiceField,
    DateField,
    LongTextField,
    MoneyField,
    TextField,
    TickField,
)
from tso_desktop.gui.forms import Form
from tso_desktop.gui.local import Local
from tso_desktop.gui.lock import LockView
from tso_desktop.gui.look import Look, Mode, current_look
from tso_desktop.gui.main_window import MainWindow
from tso_desktop.gui.parts import Words, line
from tso_desktop.gui.parts_buttons import Button, CheckRow, FilterChip, Segment, SquareButton
from tso_desktop.gui.parts_cards import (
    Card,
    EmptyState,
    Notice,
    Soft,
    Tile,
    Tint,
    add_rows,
    fact_row,
    two_lines,
)
from tso_desktop.gui.parts_chips import Bar, Chip, ChipWords
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.parts_nav import NavButton, SectionButton
from tso_desktop.gui.parts_pages import Page, TwoColumns
from tso_desktop.gui.parts_saved import SavedAt
from tso_desktop.gui.rail import RailEntry
from tso_desktop.gui.settings import SettingsPage
from tso_desktop.gui.tables import Column, TableModel
from tso_desktop.gui.told import Told
from tso_desktop.gui.welcome import Welcome

LONG = "Wilhelmina Cholmondeley-Featherstonehaugh and Przemysława Szczepańska-Brzęczyszczykiewicz"


def _visit_row(time: str, name: str, chips: list[Chip], button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    clock = QVBoxLayout()
    clock.setSpacing(1)
    clock.addWidget(Words(time, "time"))
    clock.addWidget(Words("45 min", "muted"))
    row.addLayout(clock)
    row.addSpacing(14)
    row.addLayout(two_lines(name, "Plan review · 3 Orchard Row, Nether Fossbrook"), 1)
    for chip in chips:
        row.addWidget(chip)
    button.setFixedWidth(104)
    row.addWidget(button)
    return row


def today() -> QWidget:
    page = Page("Monday 23 November", "3 visits, 34 miles. Expected back 16:10.")
    page.buttons.addWidget(Button("Print visit pack", "printer"))
    page.buttons.addWidget(Button("Log contact", "plus", "primary"))
    columns = TwoColumns()
    page.body.addWidget(columns)
    page.body.addStretch(1)
    visits = Card("Next visits", "calendar-days", Button("All visits", look="ghost"))
    visits.show_count(3)
    add_rows(
        visits.body,
        [
            _visit_row(
                "09:30",
                "Tamsin Brackenbury",
                [Chip("Dog", "amber", "dog")],
                Button("Start visit", look="primary"),
            ),
            _visit_row("11:30", LONG, [Chip("Do not write", "grey", "mail-x")], Button("Open")),
        ],
    )
    tasks = Card("Tasks due", "list-checks", Button("All tasks", look="ghost"))
    tasks.show_count(4)
    tasks.body.setSpacing(0)
    add_rows(
        tasks.body,
        [
            CheckRow(
                "Bond letter for letting agents", "Tamsin Brackenbury", Chip("20 days late", "red")
            ),
            CheckRow("Chase the CRF Housing Payment " + LONG, LONG, Chip("Today", "amber")),
        ],
    )
    columns.wide.addWidget(visits)
    columns.wide.addWidget(tasks)
    clash = Notice("Two facts were changed twice. Both are kept.", "blue", "merge")
    clash.offer("Settle", clash.hide)
    columns.wide.addWidget(clash)
    clocks = Card("Reviews", "timer", Button("All", look="ghost"))
    for number, (name, chip, shade) in enumerate(
        [
            ("Dilys and Rafe Hartlake", Chip("3 days late", "red", "circle-alert"), "red_mid"),
            (LONG, Chip("11 days left", "amber", "clock"), "amber_mid"),
            ("Łukasz Wiśniewski", Chip("43 days left", "green", "clock"), "green_mid"),
        ]
    ):
        if number:
            clocks.body.addWidget(line())
        row = QHBoxLayout()
        row.addLayout(two_lines(name, "Prevention, day 54 of 56"), 1)
        row.addWidget(chip)
        clocks.body.addLayout(row)
        clocks.body.addWidget(Bar(0.3 + 0.3 * number, shade))
    columns.narrow.addWidget(clocks)
    glance = Card("At a glance", "user-round")
    glance.body.addLayout(fact_row("Household", "Tamsin, 31, Perrin, 7, Odalys, 4"))
    glance.body.addLayout(fact_row("Contact", f"Text first, 07700 900181. {LONG}"))
    columns.narrow.addWidget(glance)
    return page


def parts() -> QWidget:
    page = Page("Every part", "Labels, buttons, chips, boxes: " + LONG)
    page.body.addLayout(_buttons())
    flow = QWidget()
    Flow(
        *[
            Chip(f"{tone} tone", tone, "clock")
            for tone in ("red", "amber", "green", "blue", "grey", "sel")
        ],
        Chip(LONG, "amber", "dog"),
        parent=flow,
    )
    page.body.addWidget(flow)
    segments = QHBoxLayout()
    segment = Segment(
        [("yes", "Agree", "check"), ("no", "Not agree", "x")], against="no", may_clear=True
    )
    segment.choose("no")
    chosen = Segment([("me", "For me", "user-round"), ("both", "For us both", "users-round")])
    chosen.choose("me")
    on = FilterChip("All")
    on.setChecked(True)
    for part in (
        segment,
        chosen,
        on,
        FilterChip("Arrears over £500"),
        SquareButton("arrow-left", "Back"),
    ):
        segments.addWidget(part)
    segments.addStretch(1)
    page.body.addLayout(segments)
    boxes = QHBoxLayout()
    tile, picked, soft, tint = Tile(), Tile(), Soft(), Tint("sel")
    picked.pick(chosen=True)
    for box, words in ((tile, "A tile"), (picked, "A picked tile"), (soft, "Soft"), (tint, "Tint")):
        box.body.addWidget(Words(words, "strong"))
        box.body.addWidget(Words("And what it says, over a line or two.", "muted", wrap=True))
        boxes.addWidget(box)
    page.body.addLayout(boxes)
    for tone, icon in (
        ("amber", "triangle-alert"),
        ("red", "circle-alert"),
        ("green", "circle-check"),
    ):
        page.body.addWidget(Notice(f"A notice in {tone}. {LONG}", tone, icon))
    saved, lost = SavedAt(), SavedAt()
    saved.saved(datetime(2026, 11, 23, 10, 4, 31).astimezone())
    lost.not_saved("the disk is full. What you typed is kept on the screen.")
    page.body.addWidget(saved)
    page.body.addWidget(lost)
    page.body.addLayout(_ways())
    page.body.addStretch(1)
    told = Told(page)
    told.tell("Task done: Bond letter for letting agents", told.hide)
    return page


def _ways() -> QHBoxLayout:
    row = QHBoxLayout()
    rail = Card()
    today, caseload, slim = (
        NavButton("sun", "Today"),
        NavButton("users-round", "Caseload"),
        NavButton("sun", "Today"),
    )
    today.mark_here(here=True)
    caseload.show_count(3)
    slim.go_slim(slim=True)
    sections = Card()
    done, talk = (
        SectionButton("house", "Home", "3 things seen"),
        SectionButton("message-square", "Talk", "3 notes, 1 task"),
    )
    done.show_state("3 things seen", "done")
    talk.mark_here(here=True)
    for box, ways in ((rail, (today, caseload, slim)), (sections, (done, talk))):
        for way in ways:
            box.body.addWidget(way)
        row.addWidget(box)
    nothing = Card("Visits", "calendar-days")
    nothing.body.addWidget(
        EmptyState(
            "calendar-plus",
            "No visit is booked",
            "Book one from a household's page.",
            Button("Open the caseload", look="suggest"),
        )
    )
    row.addWidget(nothing, 1)
    return row


def _buttons() -> QHBoxLayout:
    row = QHBoxLayout()
    for look in ("primary", "plain", "quiet", "ghost", "suggest", "pill", "choice", "big", "end"):
        row.addWidget(Button(look.title(), "check", look))
    off = Button("Off", "check", "primary")
    off.setEnabled(False)
    row.addWidget(off)
    row.addStretch(1)
    return row


def caseload() -> QWidget:
    page = Page("Caseload", "14 live households, 206 closed. Next thing first.", scrolls=False)
    page.buttons.addWidget(Button("Import", "file-spreadsheet"))
    page.buttons.addWidget(Button("New household", "plus", "primary"))
    columns = (
        Column[tuple[str, int]](
            "Household",
            lambda row: row[0],
            detail=lambda row: f"TS-{row[1]:04}",
            marks=lambda row: [("dog", "Dog in yard")] if row[1] % 2 else [],
            sort="name",
            strong=True,
        ),
        Column[tuple[str, int]](
            "Next thing", lambda _row: "Ring DWP", detail=lambda _r: "promised Tuesday"
        ),
        Column[tuple[str, int]](
            "Review",
            lambda _row: "",
            chip=lambda row: ChipWords("2 days left", "red", "clock") if row[1] < 4 else None,
            width=150,
        ),
        Column[tuple[str, int]](
            "Arrears", lambda row: f"£{row[1] * 111}.00", figures=True, width=110
        ),
        Column[tuple[str, int]](
            "Last contact",
            lambda _row: "24 days ago",
            tone=lambda row: "amber" if row[1] == 3 else None,
            width=130,
        ),
    )
    model = TableModel(columns, lambda row: row[1])
    model.show(
        [(name, n) for n, name in enumerate(["Tamsin Brackenbury", LONG, "Łukasz Wiśniewski"] * 9)]
    )
    table = CaseTable(model, "Caseload")
    table.choose(2)
    page.body.addWidget(table)
    return page


def form() -> QWidget:
    page = Page("Tamsin Brackenbury", "Every field saves itself")
    card = Card("Person", "user-round")
    page.body.addWidget(card)
    page.body.addStretch(1)
    fields = [
        TextField("name", "Name"),
        DateField("born_on", "Date of birth", lean="past", hint="or an age"),
        TextField("phone", "Phone"),
        MoneyField("rent", "Rent", hint="each month"),
        ChoiceField("tenure", "Tenure", [("private", "Private rented")]),
        TickField("do_not_post", "Do not post anything to this address"),
        AnswerField("ethnicity", "Ethnicity"),
        LongTextField("notes", "How to make contact safely"),
    ]
    made = Form(fields, columns=2, wide=("ethnicity", "notes"))
    made.show_values(
        {
            "name": LONG,
            "phone": "07700 900181",
            "rent": 99_500,
            "tenure": "private",
            "notes": "Text first.",
        }
    )
    now = datetime(2026, 11, 23, 10, 4, 31).astimezone()
    made.field("name").saved(now)
    made.field("phone").show_clash(["07700 900181", "01632 960111"])
    made.field("born_on").editor.setText("12/13/1990")
    made.field("born_on")._edited()
    made.field("born_on").settle()
    made.field("rent").not_saved("The disk is full. Free some room; what you typed stays here.")
    made.field("tenure").show_history(
        [
            HistoryLine("Fri 20 Nov 16:40", "Jo Moffat", "Private rented"),
            HistoryLine("Mon 2 Nov 09:12", "Jo Moffat", "", "from the import"),
        ]
    )
    card.body.addWidget(made)
    return page


def lock() -> QWidget:
    view = LockView(lambda: datetime(2026, 11, 23, 8, 12).astimezone())
    view.begin("Locked itself after 10 minutes. All your work is saved.")
    view.ready()
    view.passphrase.line.setText("three plain words")
    return view


def lock_wrong() -> QWidget:
    view = LockView(lambda: datetime(2026, 11, 23, 8, 12).astimezone())
    view.ready()
    view.caps.show()
    view.refused("That passphrase does not open this store. Nothing was changed.", 8)
    return view


def lock_recovery() -> QWidget:
    view = LockView(lambda: datetime(2026, 11, 23, 8, 12).astimezone())
    view.ready()
    view.forgotten.click()
    view.recovery.new.first.line.setText("four plain words")
    view.recovery.new.second.line.setText("four plan")
    view.recovery.new._measure()
    return view


class Sheet:
    """Keeps no key."""

    def save(self, recovery_key: str, path: Path) -> None: ...

    def print(self, recovery_key: str) -> None: ...


KEY = "7K2M-Q9XD-4HTB-PZ1C-VN80-R5GW-J3FA-6SYE-TM4X"


def _welcome() -> Welcome:
    return Welcome(lambda *_said: KEY, Background(), Sheet())


def welcome() -> QWidget:
    screen = _welcome()
    screen.about.complain("Type your name first: it is printed on plans and letters.")
    return screen


def welcome_key() -> QWidget:
    screen = _welcome()
    screen._made(KEY)
    screen._print()
    return screen


def welcome_groups() -> QWidget:
    screen = _welcome()
    screen._made(KEY)
    screen._ask_for_groups()
    return screen


def _main(officer: str, team: str) -> MainWindow:
    window = MainWindow(officer, team)
    window.fill(
        [
            RailEntry("Today", "sun", today),
            RailEntry("Caseload", "users-round", caseload, slim=True),
            RailEntry("Visits", "calendar-days", parts),
            RailEntry("Support", "heart-handshake", parts),
        ],
        [RailEntry("Settings", "settings", settings)],
    )
    window.rail.show_count("Visits", 3)
    return window


def main_window() -> QWidget:
    window = _main("Jo Moffat", "North Dorset team")
    window.told.tell("Task done: Bond letter for letting agents", window.hide)
    return window


def main_slim() -> QWidget:
    window = _main(LONG, LONG)
    window.go("Caseload")
    return window


def main_settings() -> QWidget:
    window = _main(LONG, LONG)
    window.go("Settings")
    return window


def settings() -> QWidget:
    return SettingsPage(
        Local(Path("no such folder") / "window.json"),
        current_look(),
        Background(),
        lambda _old, _new: None,
        print,
    )


SCREENS = {
    "today": today,
    "parts": parts,
    "caseload": caseload,
    "form": form,
    "lock": lock,
    "lock-wrong": lock_wrong,
    "lock-recovery": lock_recovery,
    "welcome": welcome,
    "welcome-key": welcome_key,
    "welcome-groups": welcome_groups,
    "main": main_window,
    "main-slim": main_slim,
    "settings": main_settings,
    "lock-small": lock_wrong,
    "welcome-small": welcome,
    "main-small": main_window,
}
PAGES = {"today", "parts", "caseload", "form"}


def main(folder: Path) -> None:
    app = QApplication([])
    look = Look(app, Mode.LIGHT)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    for name, make in SCREENS.items():
        if wanted and name not in wanted:
            continue
        for mode in (Mode.LIGHT, Mode.DARK):
            look.mode = mode
            screen = make()
            size = (880, 470) if name.endswith("small") else (1366, 768)
            screen.resize(*((1154, 768) if name in PAGES else size))
            screen.show()
            app.processEvents()
            screen.grab().save(str(folder / f"{name}-{mode}.png"))
            screen.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
