"""The one door to other threads: long work goes in, its answer comes out on the window's thread."""

from collections.abc import Callable
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from tso_desktop.domain.refused import Refused

Answer = TypeVar("Answer")


class Cancelled(Exception):
    """Raised inside the work where it looks at its job; nobody needs to be told."""


class Job(Generic[Answer]):
    """One piece of work under way: the work looks at it, the window may cancel it."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._stop = Event()
        self._report = report

    def cancel(self) -> None:
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def report(self, done: int, of: int, words: str = "") -> None:
        """Says how far the work is; leaves it here if it was cancelled."""
        if self.cancelled:
            raise Cancelled
        self._report(done, of, words)


class Background(QObject):
    """Runs work in the thread pool. `broke` tells of errors that nobody can put right."""

    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._under_way: dict[_Courier, Job[Any]] = {}

    def run(
        self,
        work: Callable[[Job[Answer]], Answer],
        done: Callable[[Answer], object],
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int, str], object] | None = None,
        *,
        owner: QObject | None = None,
        cancelled: Callable[[], object] | None = None,
    ) -> Job[Answer]:
        """Starts the work. Answers are dropped once `owner` is gone: no dead widget is called."""
        courier = _Courier(self)
        job: Job[Answer] = Job(courier.reported.emit)
        courier.listen(done, failed, progress, cancelled)
        courier.finished.connect(self._forget)
        courier.failed.connect(self._weigh)
        if owner is not None:
            owner.destroyed.connect(courier.fall_silent)
            owner.destroyed.connect(job.cancel)
        self._under_way[courier] = job
        self._pool.start(_Run(work, job, courier))
        return job

    @property
    def busy(self) -> bool:
        return bool(self._under_way)

    def wait_all(self) -> None:
        """Cancels what is under way and waits for it; its answers are dropped.

        Called before the store closes: at the lock and at the end.
        """
        for courier, job in self._under_way.items():
            courier.fall_silent()
            job.cancel()
        self._pool.waitForDone()

    def _forget(self, courier: "_Courier") -> None:
        self._under_way.pop(courier, None)
        courier.deleteLater()

    def _weigh(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            self.broke.emit(error)


class _Courier(QObject):
    """Lives on the window's thread and carries the answers there."""

    reported = Signal(int, int, str)
    answered = Signal(object)
    failed = Signal(object)
    gave_up = Signal()
    finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._silent = False
        for signal, slot in (
            (self.reported, self._report),
            (self.answered, self._answer),
            (self.failed, self._fail),
            (self.gave_up, self._give_up),
        ):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)

    def listen(
        self,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None,
        progress: Callable[[int, int, str], object] | None,
        cancelled: Callable[[], object] | None,
    ) -> None:
        self._done, self._failed = done, failed
        self._progress, self._cancelled = progress, cancelled

    def fall_silent(self) -> None:
        self._silent = True

    @Slot(int, int, str)
    def _report(self, done: int, of: int, words: str) -> None:
        if self._progress is not None and not self._silent:
            self._progress(done, of, words)

    @Slot(object)
    def _answer(self, answer: object) -> None:
        self.finished.emit(self)
        if not self._silent:
            self._done(answer)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.finished.emit(self)
        if self._failed is not None and not self._silent:
            self._failed(error)

    @Slot()
    def _give_up(self) -> None:
        self.finished.emit(self)
        if self._cancelled is not None and not self._silent:
            self._cancelled()


class _Run(QRunnable):
    def __init__(self, work: Callable[[Job[Any]], Any], job: Job[Any], courier: _Courier) -> None:
        super().__init__()
        self._work, self._job, self._courier = work, job, courier

    def run(self) -> None:
        try:
            answer = self._work(self._job)
        except Cancelled:
            self._courier.gave_up.emit()
        except Exception as error:  # noqa: BLE001  carried to the window's thread, never lost
            self._courier.failed.emit(error)
        else:
            self._courier.answered.emit(answer)
