"""How a command ends: 0 only when it is done, otherwise one sentence and a number that says why."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tso_desktop.cli.speaking import complain, end_remarks
from tso_desktop.domain.refused import Refused

FAULT = 1
NOT_WRITTEN = 6
INTERRUPTED = 130
NOBODY_LISTENS = 141


def outcome_of(act: Callable[[], int]) -> int:
    """Run a command; whatever stops it becomes one sentence on standard error and its number."""
    try:
        code = act()
        # What is still in the buffer may find that nobody listens; better now than at exit.
        sys.stdout.flush()
    except Refused as refused:
        return _ended(refused.without_a_window, refused.code)
    except KeyboardInterrupt:
        return _ended(
            "Stopped. What was saved before is safe, nothing half was saved.", INTERRUPTED
        )
    except BrokenPipeError:
        # Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_LISTENS
    except OSError as error:
        return _ended(_of_the_disk(error), NOT_WRITTEN)
    except Exception as error:  # noqa: BLE001  a fault of ours must not show a resident's name
        return _ended(_of_ours(error), FAULT)
    return code


def _ended(sentence: str, code: int) -> int:
    end_remarks()
    complain(" ".join(sentence.split()))
    return code


def _of_the_disk(error: OSError) -> str:
    about = f" ({error.filename})" if error.filename else ""
    return (
        f"The disk or a folder refused{about}: {error.strerror or type(error).__name__}. "
        "What was saved before is safe; put that right and try again."
    )


def _of_ours(error: Exception) -> str:
    """Where it went wrong, but not what was in hand there: that may be somebody's name."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = ""
    if trace is not None:
        code = trace.tb_frame.f_code
        where = f" in {Path(code.co_filename).name}, line {trace.tb_lineno}"
    return (
        f"This is a fault of the program ({type(error).__name__}{where}). What was saved before "
        "is safe, and nothing half was saved. Please report these words to whoever looks after it."
    )
