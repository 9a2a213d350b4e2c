"""Errors that nobody expected: told calmly, logged without a word of what they say."""

import sys
import threading

import pytest

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.problems import SENTENCE, Problems


@pytest.fixture
def problems(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    problems = Problems(tmp_path)
    problems.said = []
    problems.happened.connect(problems.said.append)
    problems.install()
    yield problems
    problems.close()


def raised(act, kind=ValueError):
    with pytest.raises(kind) as caught:
        act()
    return caught.value


def fail_at_tamsin():
    raise ValueError("Tamsin Brackenbury, 07700 900181")


def test_a_fault_is_told_calmly_and_logged_without_names(problems, tmp_path):
    error = raised(fail_at_tamsin)

    sys.excepthook(type(error), error, error.__traceback__)

    log = (tmp_path / "problems.log").read_text()
    assert problems.said == [SENTENCE]
    assert "ValueError at " in log
    assert "test_problems:" in log
    assert "Tamsin" not in log
    assert "07700" not in log


def test_the_cause_of_a_fault_is_logged_too(problems, tmp_path):
    def wrapped():
        try:
            fail_at_tamsin()
        except ValueError as error:
            raise KeyError("Brackenbury") from error

    problems.note(raised(wrapped, KeyError))

    log = (tmp_path / "problems.log").read_text()
    assert "KeyError at " in log
    assert " caused by ValueError at " in log
    assert "Brackenbury" not in log


def test_a_refusal_that_nobody_caught_is_told_in_its_own_words(problems, tmp_path):
    problems.note(Refused("The disk is full. Nothing is lost."))

    assert problems.said == ["The disk is full. Nothing is lost."]
    assert not (tmp_path / "problems.log").exists()


def test_a_fault_in_telling_of_a_fault_does_not_go_round_for_ever(problems):
    problems.happened.connect(lambda _sentence: problems.note(ValueError()))

    problems.note(ValueError())

    assert problems.said == [SENTENCE]


def test_a_fault_in_a_thread_is_noted(qtbot, problems):
    thread = threading.Thread(target=fail_at_tamsin)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: problems.said == [SENTENCE])


def test_a_read_only_folder_does_not_keep_the_window_from_opening(qapp, tmp_path):
    (tmp_path / "file").write_text("not a folder")

    Problems(tmp_path / "file").note(ValueError())
