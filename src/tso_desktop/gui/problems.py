"""How an error that nobody expected reaches the officer, and the log: calmly, and without names."""

import sys
import threading
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tso_desktop.domain.refused import Refused

if TYPE_CHECKING:
    import logging

SENTENCE = (
    "Something went wrong that should not have. Everything that was saved is safe. "
    "Try again; if it happens again, close the program and tell whoever looks after it."
)
LOG = "problems.log"
_DEPTH = 8


class Problems(QObject):
    """The one `sys.excepthook`. `happened` carries a sentence for the officer.

    The log holds the type of the error and where it was raised, never its words: they may quote
    what somebody said.
    """

    happened = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = False
        self._folder = folder
        self._log: logging.Logger | None = None

    def install(self) -> None:
        sys.excepthook = self._hook
        threading.excepthook = lambda told: self.note(told.exc_value)

    def note(self, error: BaseException | None) -> None:
        """Takes an error that somebody caught and cannot deal with."""
        if error is None or self._telling:
            return
        self._telling = True  # an error in telling of an error must not go round for ever
        try:
            if isinstance(error, Refused):
                self.happened.emit(str(error))
            else:
                self._open_log().error(where(error))
                self.happened.emit(SENTENCE)
        finally:
            self._telling = False

    def close(self) -> None:
        if self._log is not None:
            for handler in list(self._log.handlers):
                self._log.removeHandler(handler)
                handler.close()

    def _open_log(self) -> "logging.Logger":
        """Opened at the first error: the start path pays nothing for it."""
        if self._log is not None:
            return self._log
        import logging
        from logging.handlers import RotatingFileHandler

        self._log = logging.getLogger(f"{__name__}.{id(self)}")
        self._log.propagate = False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handler: logging.Handler = RotatingFileHandler(
                self._folder / LOG, maxBytes=200_000, backupCount=2, encoding="utf-8"
            )
        except OSError:  # a disk that is read-only must not hide the error itself
            handler = logging.NullHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        self._log.addHandler(handler)
        return self._log

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.note(error)


def where(error: BaseException) -> str:
    """ValueError at tso_desktop.gui.today:182, called from …; the chain of causes likewise."""
    told = []
    seen: BaseException | None = error
    while seen is not None:
        frames = [
            f"{frame.f_globals.get('__name__', '?')}:{line}"
            for frame, line in walk_tb(seen.__traceback__)
        ]
        told.append(f"{type(seen).__name__} at {' < '.join(reversed(frames[-_DEPTH:])) or '?'}")
        seen = seen.__cause__ or seen.__context__
    return " caused by ".join(told)
