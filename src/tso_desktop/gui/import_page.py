"""Joins the import screen to the store: reading and writing happen off the window's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tso_desktop.domain.columns import ColumnMap, Place
from tso_desktop.domain.import_rows import ImportCell
from tso_desktop.domain.importing import Counts, retyped
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Job
from tso_desktop.gui.import_answers import Answered
from tso_desktop.gui.import_summary import Summary, summary_of
from tso_desktop.gui.import_view import ImportView
from tso_desktop.gui.words import counted
from tso_desktop.gui.workplace import Workplace
from tso_desktop.services.import_again import standing_sentence
from tso_desktop.services.import_kept import kept_files
from tso_desktop.services.importing import Imported, Preview

Decided = tuple[Counts, list[ImportCell]]

_EVERY = 50
_FAULT = (
    "That did not work, because of a fault in the program. Nothing was imported and your work is "
    "safe; try another copy of the file, or tell whoever looks after the program."
)


def make_import_page(place: Workplace) -> QWidget:
    return ImportPresenter(place).view


class ImportPresenter(QObject):
    """One file at a time: what is answered is kept here until it is imported."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._imports = place.desk.imports
        self._summary: Summary | None = None
        self._wanted: ColumnMap | None = None
        self._done: Imported | None = None
        self._job: Job[Any] | None = None
        view = self.view = ImportView()
        self.setParent(view)
        self._answered = Answered(view.check, self)
        view.start.file_chosen.connect(self.open)
        view.busy.cancelled.connect(self.cancel)
        view.went_back.connect(self.cancel)
        view.bar.cancel_button.clicked.connect(self.cancel)
        view.bar.import_button.clicked.connect(self.run)
        view.check.placed.connect(self._place_column)
        self._answered.counted.connect(self._recount)
        view.done.caseload_button.clicked.connect(lambda: place.go.page("Caseload"))
        view.done.undo_button.clicked.connect(self.undo)
        view.done.another_button.clicked.connect(self.begin)
        self._show_kept()

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def preview(self) -> Preview | None:
        return self._summary.preview if self._summary else None

    def begin(self) -> None:
        """Another file."""
        self._summary = None
        self._answered.forget()
        self.view.show_start()
        self._show_kept()

    def _show_kept(self) -> None:
        self._place.background.run(
            lambda _job: kept_files(self._place.desk),
            self.view.start.kept.show_files,
            owner=self.view,
        )

    def open(self, path: str) -> None:
        """Read a file; whatever is wrong with it is said where the file was chosen."""
        self._summary = None
        self._answered.forget()
        self.view.show_reading(Path(path).name)
        self._run(
            lambda job: self._summed_up(self._imports.preview(Path(path), _throttled(job, _row))),
            self._read,
            self._not_read,
            self.view.show_start,
            self.view.busy.show_progress,
        )

    def _summed_up(self, preview: Preview) -> Summary:
        return summary_of(preview, standing_sentence(self._place.desk, preview))

    def cancel(self) -> None:
        """Stop what is under way, or leave what is shown for the step before it."""
        view = self.view
        if self._job is not None:
            self._job.cancel()
        elif view.panel is view.cells:
            view.show_check()
        elif view.panel is view.check:
            view.show_start()
        else:
            self._place.go.back()

    def run(self) -> None:
        """Import what is shown, in one act."""
        preview, decisions = self.preview, self._answered.decisions
        if preview is None or self._job is not None:
            return
        remember = self.view.bar.remember.isChecked()
        self.view.show_saving()

        def write(job: Job[Imported]) -> Imported:
            done = self._imports.run(preview, decisions, _throttled(job, _saving))
            if remember:
                self._imports.remember(preview)
            return done

        progress = self.view.bar.show_progress
        self._run(write, self._imported, self._not_imported, self._check_again, progress)

    def _read(self, summary: Summary) -> None:
        self._summary = summary
        self.view.show_summary(summary)

    def _not_read(self, error: Exception) -> None:
        self.view.show_start(_said(error))

    def _imported(self, done: Imported) -> None:
        title = f"{counted(len(done.made), 'household')} came in from {done.file}"
        lines = []
        if done.added_to:
            lines.append(f"{counted(len(done.added_to), 'row')} were added to households you had.")
        if done.given:
            ours = ", ".join(reference for _, reference in done.given[:_EVERY])
            lines.append(f"No reference in the sheet. Given now: {ours}.")
        if done.set_aside:
            aside = counted(done.set_aside, "row")
            lines.append(f"{aside} set aside: kept word for word, and shown on the Import page.")
        lines.append(
            "Every row of people is kept word for word on its household, under “From the import”."
        )
        self.view.show_saved(title, tuple(lines))
        self.view.check.setEnabled(True)
        self._summary, self._done = None, done
        self._place.told.tell(f"{title}.", self.undo)

    def _check_again(self) -> None:
        """Nothing was written; everything that was answered is still there."""
        self.view.show_check()
        self._recount()

    def _not_imported(self, error: Exception) -> None:
        self._check_again()
        self._place.told.tell(_said(error), tone="red")

    def undo(self) -> None:
        """Take the whole import back, off the window's thread: it may be thousands of records."""
        done = self._done
        if done is None or self._job is not None:
            return
        self._done = None
        self.view.show_reading(f"{done.file}, which is taken back")

        def taken_back(undone: Any) -> None:
            self.view.show_start()
            left = len(undone.left)
            kept = f" {counted(left, 'record')} changed since were left." if left else ""
            self._place.told.tell(f"The import of {done.file} was taken back.{kept}")

        self._run(
            lambda job: self._imports.take_back(done, _throttled(job, _saving)),
            taken_back,
            self._not_read,
            lambda: self._imported(done),
            self.view.busy.show_progress,
        )

    def _place_column(self, layout: str, number: int, place: str) -> None:
        """Arrow keys pass by places quickly: the newest wish is read once the one before is."""
        if self._summary is None:
            return
        known = next(c for c in self._summary.preview.proposal.columns if c.layout == layout)
        if self._wanted is not None and self._wanted.layout == layout:
            known = self._wanted
        self._wanted = known.with_place(number, Place(place))
        if self._job is None:
            self._read_anew()

    def _read_anew(self) -> None:
        """The whole file again: what a cell means depends on the place of its column."""
        before, wanted = self._summary, self._wanted
        if before is None or wanted is None:
            return

        def read(summary: Summary) -> None:
            self._summary = summary
            if self._wanted is not wanted:
                self._read_anew()
                return
            self._wanted = None
            self._answered.forget()
            self._read(summary)

        def as_before() -> None:
            self._wanted = None
            self._read(before)

        def refused(error: Exception) -> None:
            as_before()
            self._place.told.tell(_said(error), tone="red")

        self.view.show_reading_anew()
        self._run(
            lambda job: summary_of(
                self._imports.mapped(before.preview, wanted, _throttled(job, _row)),
                before.standing,
            ),
            read,
            refused,
            as_before,
        )

    def _recount(self) -> None:
        """What the answers make of the file; it holds nothing up, and the newest answer counts."""
        preview, decisions = self.preview, self._answered.decisions
        if preview is None:
            return

        def decide(_job: Job[Decided]) -> Decided:
            typed = decisions.answers.typed.items()
            anew = [retyped(preview.proposal, at, words) for at, words in typed]
            return self._imports.decided(preview, decisions).counts, anew

        def show(decided: Decided) -> None:
            if preview is not self.preview or decisions is not self._answered.decisions:
                return
            counts, anew = decided
            if self._job is None:
                self.view.bar.show_counts(counts)
            self.view.check.show_decided(counts, anew)

        self._place.background.run(decide, show, owner=self)

    def _run(
        self,
        work: Callable[[Job[Any]], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        cancelled: Callable[[], object],
        progress: Callable[[int, int, str], object] | None = None,
    ) -> None:
        """One thing at a time; whichever way it ends, the next may begin."""

        def over(then: Callable[..., object]) -> Callable[..., object]:
            def ended(*answer: Any) -> None:
                self._job = None
                then(*answer)

            return ended

        self._job = self._place.background.run(
            work, over(done), over(failed), progress, owner=self, cancelled=over(cancelled)
        )


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, Refused) else _FAULT


def _row(done: int, of: int) -> str:
    return f"Row {done:,} of {of:,}" if of else "Opening the file"


def _saving(done: int, of: int) -> str:
    return f"Saving, {100 * done // max(of, 1)} %"


def _throttled(job: Job[Any], words: Callable[[int, int], str]) -> Callable[[int, int], None]:
    """Tells the window now and then; each telling is also where a cancel is heard."""

    def tell(done: int, of: int) -> None:
        if done % _EVERY == 0 or done == of:
            job.report(done, of, words(done, of))

    return tell
