"""The one door to other threads."""

from threading import Event

import pytest
from PySide6.QtCore import QObject, QThread

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.background import Background


@pytest.fixture
def background(qapp):
    background = Background()
    yield background
    background.wait_all()


def test_the_answer_comes_out_on_the_windows_thread(qtbot, background, qapp):
    threads = []
    background.run(
        lambda _job: threads.append(QThread.currentThread()) or 42,
        lambda answer: threads.append((answer, QThread.currentThread())),
    )

    qtbot.waitUntil(lambda: len(threads) == 2)

    assert threads[0] is not qapp.thread()
    assert threads[1] == (42, qapp.thread())
    assert not background.busy


def test_a_refusal_reaches_the_one_who_asked_and_nobody_else(qtbot, background):
    failed, broke = [], []
    background.broke.connect(broke.append)

    def refuse(_job):
        raise Refused("There is no printer. Save the plan as a file instead.")

    background.run(refuse, lambda _answer: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))

    assert str(failed[0]).startswith("There is no printer")
    assert broke == []


def test_a_fault_is_told_as_broken_too(qtbot, background):
    failed, broke = [], []
    background.broke.connect(broke.append)

    background.run(lambda _job: 1 // 0, lambda _answer: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))

    assert isinstance(broke[0], ZeroDivisionError)


def test_progress_is_told_in_order(qtbot, background):
    told, done = [], []

    def work(job):
        for number in range(3):
            job.report(number, 3, f"row {number}")

    background.run(work, done.append, progress=lambda *far: told.append(far))
    qtbot.waitUntil(lambda: bool(done))

    assert told == [(0, 3, "row 0"), (1, 3, "row 1"), (2, 3, "row 2")]


def test_cancelled_work_stops_where_it_reports(qtbot, background):
    begun, go_on, gave_up, done = Event(), Event(), [], []

    def work(job):
        begun.set()
        go_on.wait(5)
        job.report(1, 2)

    job = background.run(work, done.append, cancelled=lambda: gave_up.append(True))
    assert begun.wait(5)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(gave_up))

    assert done == []


def test_no_answer_reaches_an_owner_that_is_gone(qtbot, background):
    go_on, done = Event(), []
    owner = QObject()
    background.run(lambda _job: go_on.wait(5), done.append, owner=owner)
    owner.deleteLater()
    qtbot.waitSignal(owner.destroyed).wait()

    go_on.set()
    qtbot.waitUntil(lambda: not background.busy)

    assert done == []


def test_closing_waits_for_what_is_under_way(background):
    begun, ended = Event(), []

    def work(job):
        begun.set()
        while not job.cancelled:
            QThread.yieldCurrentThread()
        ended.append(True)

    background.run(work, lambda _answer: None)
    assert begun.wait(5)
    background.wait_all()

    assert ended == [True]
