"""The return of a case on its tab: how ready it is, what is wrong, and the items by section."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.hclic.disadvantage import STRANDS
from tso_desktop.domain.hclic.items import SECTIONS
from tso_desktop.domain.hclic.registry import Finding
from tso_desktop.gui.hclic_rows import QuestionRow
from tso_desktop.gui.hclic_wrong import WrongCard
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, Segment
from tso_desktop.gui.parts_cards import Card, Notice, empty
from tso_desktop.gui.parts_chips import Bar, Chip, ChipWords
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.parts_pages import ScrollColumn, TwoColumns
from tso_desktop.gui.words import counted, plain_date
from tso_desktop.services.hclic import CaseReturn
from tso_desktop.services.hclic_lines import Asked

_WHOLE = 100


class HclicView(ScrollColumn):
    """Shows a case's return; says where somebody wants to go and what was answered."""

    went = Signal(str)
    case_chosen = Signal(str)
    row_made = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._today = today
        self.body.setContentsMargins(0, 6, 0, 22)
        self._cases = QVBoxLayout()
        self.body.addLayout(self._cases)
        self.meter = Meter()
        self.body.addWidget(self.meter)
        self._notices = QVBoxLayout()
        self.body.addLayout(self._notices)
        columns = TwoColumns(62, 38)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self.wrong = WrongCard()
        self.wrong.led.connect(self.lead_to)
        columns.narrow.addWidget(self.wrong)
        self._wide = columns.wide
        self.sections: dict[str, SectionCard] = {}

    def show_cases(self, cases: Sequence[CaseReturn], chosen: CaseReturn) -> None:
        """Which case is looked at, where a household has had several."""
        empty(self._cases)
        if len(cases) < 2:  # noqa: PLR2004 - a choice takes two
            return
        segment = Segment([(str(one.case.id), _case_words(one), "") for one in cases])
        segment.choose(str(chosen.case.id))
        segment.chosen.connect(self.case_chosen)
        self._cases.addWidget(segment)

    def show_return(self, found: CaseReturn) -> None:
        self.meter.show_return(found)
        self.wrong.show_return(found)
        findings = _by_item((*found.readiness.errors, *found.readiness.warnings))
        by_section = {
            section: list(lines)
            for section, lines in groupby(found.lines, key=lambda one: one.line.item.section)
        }
        for section in [one for one in self.sections if one not in by_section]:
            self.sections.pop(section).deleteLater()
        for place, (section, lines) in enumerate(by_section.items()):
            card = self.sections.get(section) or self._make_section(section, place, lines)
            card.show_lines(lines, findings, found.as_of)

    def say(self, words: str) -> None:
        empty(self._notices)
        if words:
            self._notices.addWidget(Notice(words, "amber", "file-text"))

    def rows(self) -> Iterator[QuestionRow]:
        for section in self.sections.values():
            yield from section.rows.values()

    def lead_to(self, number: str, key: str) -> None:
        """Unfold what is about this item, bring it into sight and give it the keyboard."""
        for section in self.sections.values():
            if section.holds(number):
                section.unfold()
                row = section.row(number, key)
                if row is not None:
                    if (inside := self.widget()) is not None and (grid := inside.layout()):
                        grid.activate()
                    self.ensureWidgetVisible(row, 0, 120)
                    row.take_focus()
                return

    def _make_section(self, section: str, place: int, lines: Sequence[Asked]) -> "SectionCard":
        first = not any(card.is_open for card in self.sections.values())
        card = SectionCard(section, self._today, opened=first and _wants(lines))
        card.went.connect(self.went)
        card.row_made.connect(self.row_made)
        self.sections[section] = card
        self._wide.insertWidget(place, card)
        return card


class Meter(Card):
    """How ready a case is: a number, words, a bar; and what was worked out of it."""

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout()
        across.setSpacing(16)
        self.percent = Words("", "h1")
        self.words = Words("", "muted", wrap=True)
        self.bar = Bar()
        self.bar.setFixedHeight(8)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addWidget(self.words)
        middle.addWidget(self.bar)
        across.addWidget(self.percent)
        across.addLayout(middle, 1)
        self.body.addLayout(across)
        self._worked_out: tuple[ChipWords, ...] = ()
        self._chips = Flow(gap=8)
        holder = QWidget()
        holder.setLayout(self._chips)
        self.body.addWidget(holder)

    def show_return(self, found: CaseReturn) -> None:
        ready = found.readiness
        self.percent.setText("Ready" if ready.is_ready else f"{ready.percent} % ready")
        counts = (
            counted(len(ready.missing), "item missing", "items missing"),
            counted(len(ready.errors), "error"),
            counted(len(ready.warnings), "warning"),
        )
        self.words.setText(
            f"{', '.join(counts)}. None of them stops a save, and nothing is submitted from here."
        )
        shade = "green" if ready.is_ready else "accent_mid"
        self.bar.show_share(ready.percent / _WHOLE, shade)
        self.bar.setAccessibleName(f"{ready.percent} percent ready")
        chips = tuple(_worked_out(found))
        if chips != self._worked_out:
            self._worked_out = chips
            empty(self._chips)
            for chip in chips:
                self._chips.addWidget(Chip(*chip))


class SectionCard(Card):
    """A section of the return; the first in which something is wanted stands open at first."""

    went = Signal(str)
    row_made = Signal(object)

    def __init__(self, section: str, today: date, *, opened: bool) -> None:
        self._fold = Button("", look="ghost")
        super().__init__(f"{section}  {SECTIONS[section]}", action=self._fold)
        self._section, self._today, self._opened = section, today, opened
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.body.addLayout(self._column)
        self.rows: dict[tuple[str, str], QuestionRow] = {}
        self._heads: list[Words] = []
        self._shown: tuple[Sequence[Asked], dict[str, list[Finding]], int] = ((), {}, 0)
        self._fold.clicked.connect(self._turn)

    @property
    def is_open(self) -> bool:
        return self._opened

    def holds(self, number: str) -> bool:
        return any(one.line.item.number == number for one in self._shown[0])

    def row(self, number: str, key: str = "") -> QuestionRow | None:
        """The row of an item; without its key the first that wants something, else the first."""
        alike = [row for (item, _key), row in self.rows.items() if item == number]
        exact = self.rows.get((number, key)) if key else None
        wanting = next((row for row in alike if row.asked.line.is_missing), None)
        return exact or wanting or next(iter(alike), None)

    def unfold(self) -> None:
        if not self._opened:
            self._turn()

    def show_lines(
        self, lines: Sequence[Asked], findings: dict[str, list[Finding]], as_of: int
    ) -> None:
        self._shown = (lines, findings, as_of)
        wanting = sum(one.line.is_missing for one in lines)
        self.heading.show_words(
            f"{self._section}  {SECTIONS[self._section]}"
            + (f"  ·  {counted(wanting, 'item missing', 'items missing')}" if wanting else "")
        )
        self._fold.say("Fold" if self._opened else f"Show {counted(len(lines), 'item')}")
        self._fold.setAccessibleName(f"{self._fold.text()}: {SECTIONS[self._section]}")
        if self._opened:
            self._show_rows(lines, findings, as_of)

    def _turn(self) -> None:
        self._opened = not self._opened
        for widget in (*self.rows.values(), *self._heads):
            widget.setVisible(self._opened)
        self.show_lines(*self._shown)

    def _show_rows(
        self, lines: Sequence[Asked], findings: dict[str, list[Finding]], as_of: int
    ) -> None:
        """Rows that stand stay the same widgets: whoever is typing in one goes on."""
        self._let_go({(one.line.item.number, one.line.key) for one in lines})
        place, about, told = 0, "", set[str]()
        for one in lines:
            if one.about and one.about != about:
                place = self._put(self._head(one.about), place)
            about = one.about
            number = one.line.item.number
            row = self.rows.get((number, one.line.key)) or self._make_row(one)
            row.show_line(one, findings.get(number, []) if number not in told else [], as_of)
            told.add(number)
            place = self._put(row, place)

    def _let_go(self, wanted: set[tuple[str, str]]) -> None:
        for key in [key for key in self.rows if key not in wanted]:
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for head in self._heads:
            self._column.removeWidget(head)
            head.deleteLater()
        self._heads.clear()

    def _head(self, about: str) -> Words:
        self._heads.append(Words(about, "strong", wrap=True))
        return self._heads[-1]

    def _put(self, widget: QWidget, place: int) -> int:
        if self._column.indexOf(widget) != place:
            self._column.removeWidget(widget)
            self._column.insertWidget(place, widget)
        return place + 1

    def _make_row(self, asked: Asked) -> QuestionRow:
        row = QuestionRow(asked, self._today)
        row.went.connect(self.went)
        self.rows[row.key] = row
        self.row_made.emit(row)
        return row


def _wants(lines: Sequence[Asked]) -> bool:
    return any(one.line.is_missing for one in lines)


def _by_item(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for item in finding.items:
            found.setdefault(item, []).append(finding)
    return found


def _worked_out(found: CaseReturn) -> Iterator[ChipWords]:
    composition = next((one for one in found.lines if one.line.item.number == "A5"), None)
    if composition is not None:
        yield ChipWords(f"Household: {composition.words}", "grey", "users-round")
    strands = [STRANDS[strand] for strand in found.disadvantage.strands]
    if found.disadvantage.is_multiple:
        yield ChipWords(f"Multiple disadvantage: {'; '.join(strands)}", "amber", "circle-alert")
    else:
        shown = f": {'; '.join(strands)}" if strands else ""
        words = f"Not multiple disadvantage, {len(strands)} of {len(STRANDS)} strands{shown}"
        yield ChipWords(words, "grey", "list-checks")


def _case_words(found: CaseReturn) -> str:
    opened, closed = found.case.opened_on, found.case.closed_on
    if closed:
        return f"Case closed {plain_date(closed)}"
    return f"Case of {plain_date(opened)}" if opened else "Open case"
