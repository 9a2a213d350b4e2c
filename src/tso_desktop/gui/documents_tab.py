"""The tab of papers: everything that was given or received, and what came from an import."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QWidget

from tso_desktop.domain.casework import Attachment
from tso_desktop.domain.households import KeptImport
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.journal import Entry
from tso_desktop.domain.papers import Style
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, EmptyState, add_rows, empty, two_lines
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.preview import PreviewPresenter, make_kept_preview
from tso_desktop.gui.words import day_and_time
from tso_desktop.gui.workplace import Workplace, listen, touches
from tso_desktop.services.printing import COPIES, STYLES

_KINDS = frozenset({"attachment", "kept_import"})
_KILOBYTE = 1024
_PDF = "application/pdf"
_STATES = {"read": "Read as ", "not understood": "Not understood: "}


def make_documents_tab(place: Workplace, household: RecordId) -> QWidget:
    return DocumentsTab(place, household)


class DocumentsTab(ScrollColumn):
    def __init__(self, place: Workplace, household: RecordId) -> None:
        super().__init__()
        self._place, self._household = place, household
        self.body.setContentsMargins(0, 6, 0, 22)
        blank = Button("Blank plan", "file-text", "ghost")
        blank.setToolTip("A plan to fill by hand, for a car without a printer")
        blank.clicked.connect(self._show_blank)
        self.papers = Card("Papers", "files", blank)
        self.imports = Card("From the import, word for word", "file-spreadsheet")
        self.body.addWidget(self.papers)
        self.body.addWidget(self.imports)
        self.body.addStretch(1)
        listen(self, place.changes, self._heard)
        self.refresh()

    def refresh(self) -> None:
        papers = self._place.desk.papers.of(self._household)
        empty(self.papers.body)
        self.papers.show_count(len(papers))
        if papers:
            add_rows(self.papers.body, [self._paper(paper) for paper in papers])
        else:
            self.papers.body.addWidget(_nothing())
        kept = self._place.desk.case_file.all(KeptImport, self._household)
        imports = [row for row in kept if row.withdrawn is None]
        empty(self.imports.body)
        self.imports.setVisible(bool(imports))
        add_rows(self.imports.body, [kept_row(row) for row in imports])

    def view_paper(self, paper: Attachment) -> None:
        self._place.go.lay_over(make_kept_preview(self._place, paper))

    def _paper(self, paper: Attachment) -> QLayout | QWidget:
        name = paper.name or "Paper"
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon("file-text", "muted", 20))
        row.addLayout(two_lines(name, self._detail(paper)), 1)
        for chip in _chips(paper):
            row.addWidget(chip)
        if paper.media == _PDF:
            row.addWidget(_button("View", "eye", name, lambda: self.view_paper(paper)))
            row.addWidget(_button("Print again", "printer", name, lambda: self._print(paper)))
        row.addWidget(_button("Save as", "download", name, lambda: self._save(paper)))
        return row

    def _detail(self, paper: Attachment) -> str:
        today = self._place.desk.today()
        names = self._place.desk.case_file.officer_names()
        who = names.get(paper.made_by, "") if paper.made_by else ""
        size = f"{max(1, round((paper.size or 0) / _KILOBYTE)):,} kB"
        parts = (
            day_and_time(paper.made_at, today) if paper.made_at else "",
            f"given to {paper.given_to}" if paper.given_to else "",
            who,
            size,
        )
        return " · ".join(part for part in parts if part)

    def _presenter(self, paper: Attachment) -> PreviewPresenter:
        desk = self._place.desk
        presenter = PreviewPresenter(self._place, lambda _wish: desk.printing.kept(paper))
        self._place.go.lay_over(presenter.view)
        return presenter

    def _print(self, paper: Attachment) -> None:
        self._presenter(paper).print_when_made()

    def _save(self, paper: Attachment) -> None:
        self._presenter(paper).save_when_made()

    def _show_blank(self) -> None:
        desk = self._place.desk
        presenter = PreviewPresenter(
            self._place, lambda _wish: desk.printing.blank(self._household)
        )
        self._place.go.lay_over(presenter.view)

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        if touches(entries, _KINDS):
            self.refresh()


def kept_row(kept: KeptImport) -> QWidget:
    """A row of the spreadsheet: each heading, the cell as it stood, and what it was read as."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 6, 0, 6)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 3)
    grid.setColumnStretch(2, 2)
    origin = " · ".join(
        part for part in (kept.file, kept.sheet, f"row {kept.row}" if kept.row else "") if part
    )
    grid.addWidget(Words(origin, "strong", wrap=True), 0, 0, 1, 3)
    for number, cell in enumerate(kept.cells, 1):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Words(_said(cell, "heading"), "muted", wrap=True), number, 0, top)
        words = Words(_said(cell, "words") or "(blank)", "mono", wrap=True).selectable()
        grid.addWidget(words, number, 1, top)
        grid.addWidget(Words(_understood(cell), "muted", wrap=True), number, 2, top)
    return holder


def _understood(cell: Mapping[str, Any]) -> str:
    said, comment = _said(cell, "said"), _said(cell, "comment")
    before = _STATES.get(_said(cell, "state"), "")
    read = f"{before}{said}" if said else ""
    return "\n".join(part for part in (read, f"Comment: {comment}" if comment else "") if part)


def _said(cell: Mapping[str, Any], name: str) -> str:
    found = cell.get(name)
    return str(found) if found not in (None, "") else ""


def _chips(paper: Attachment) -> list[Chip]:
    """What sets this print apart from others of the same paper."""
    details = paper.details[0] if paper.details else {}
    found = []
    if details.get("draft"):
        found.append(Chip("Draft", "amber", "pencil-line"))
    style = details.get("style")
    if style in set(Style) and style != Style.STANDARD:
        found.append(Chip(STYLES[Style(style)], "grey", "accessibility"))
    if details.get("discreet"):
        found.append(Chip("Discreet", "grey", "eye-off"))
    if copy := details.get("copy"):
        found.append(Chip(COPIES.get(copy, str(copy)), "grey", "copy"))
    return found


def _button(words: str, icon: str, about: str, do: Callable[[], object]) -> Button:
    button = Button(words, icon, "quiet")
    button.setAccessibleName(f"{words}: {about}")
    button.clicked.connect(lambda: do())  # noqa: PLW0108  `do` must not be handed "checked"
    return button


def _nothing() -> QWidget:
    return EmptyState(
        "files",
        "No paper yet",
        "Every plan, sheet or card that you print or save for somebody is kept here, "
        "exactly as it was given.",
    )
