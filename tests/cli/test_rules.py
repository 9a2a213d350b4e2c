"""`tso-desktop rules test`: one line for each file, and a number that says whether all held."""

import json
import shutil
from pathlib import Path

import pytest

from tso_desktop.app import main
from tso_desktop.places import RESOURCES

CLOCKS = Path(__file__).parents[1] / "domain" / "law" / "clocks"
GOOD = {
    "name": "Relief begins",
    "as_at": "2026-06-10",
    "events": [{"on": "2026-06-01", "event": "assessed", "eligible": True, "finding": "homeless"}],
    "expect": {"duties": [{"duty": "relief", "day56": "2026-07-26"}], "alerts_absent": []},
}


@pytest.fixture
def typed(tmp_path, monkeypatch, capsys):
    """Types `rules test` where there is no store and nobody to ask for a passphrase."""
    monkeypatch.setenv("TSO_DATA_DIR", str(tmp_path / "nothing"))
    monkeypatch.delenv("TSO_PASSPHRASE", raising=False)

    def run(*words):
        code = main(["rules", "test", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return run


@pytest.fixture
def file(tmp_path):
    def write(content, name="case.json"):
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def changed(**parts):
    return {**GOOD, **parts}


def with_event(**facts):
    return changed(events=[{"on": "2026-06-01", **facts}])


def test_every_worked_example_is_ok(typed):
    files = sorted(CLOCKS.glob("*.json"))
    code, out, err = typed(*files)
    assert (code, err) == (0, [])
    assert len(out) == len(files)
    assert all(line.startswith("ok ") for line in out)


def test_a_pattern_that_the_shell_left_alone_is_looked_up(typed):
    code, out, _ = typed(CLOCKS / "*.json")
    assert (code, len(out)) == (0, len(list(CLOCKS.glob("*.json"))))


def test_what_does_not_hold_is_told_and_the_rest_is_tried(typed, file):
    wrong = file(changed(expect={"duties": [{"duty": "relief", "day56": "2026-07-27"}]}), "a.json")
    code, out, err = typed(wrong, file(GOOD, "b.json"))
    assert (code, err) == (1, [])
    assert out == [
        "FAIL Relief begins: expected day56 of relief 2026-07-27, found 2026-07-26",
        "ok Relief begins",
    ]


@pytest.mark.parametrize(
    ("expect", "words"),
    [
        ({"duties": []}, "expected duties [], found [relief]"),
        ({"alerts": ["relief_overrun"]}, "expected alerts [relief_overrun], found []"),
        (
            {"refused": [{"event": 0, "because": "not_eligible"}]},
            "expected refused [0 not_eligible",
        ),
        ({"review_until": "2026-06-21"}, "expected review_until 2026-06-21, found none"),
        ({"threat_trigger": "2026-06-21"}, "expected threat_trigger 2026-06-21, found none"),
        ({"duties": [{"state": "ended"}]}, "expected state of relief ended, found open"),
    ],
)
def test_each_part_of_what_is_expected_is_compared(typed, file, expect, words):
    code, (line,), _ = typed(file(changed(expect=expect)))
    assert code == 1
    assert words in line


def test_an_alert_that_must_be_absent_fails_where_it_is_there(typed, file):
    late = changed(as_at="2026-09-01", expect={"alerts_absent": ["relief_overrun"]})
    code, (line,), _ = typed(file(late))
    assert code == 1
    assert line.startswith("FAIL Relief begins: expected absence of alerts [relief_overrun]")


def test_the_refused_events_are_a_complete_list(typed, file):
    events = [
        *GOOD["events"],
        {"on": "2026-06-05", "event": "notice", "ends": "relief", "ground": "b"},
    ]
    refused = {"refused": [{"event": 1, "because": "before_day_57"}]}
    assert typed(file(changed(events=events, expect=refused)))[0] == 0
    assert typed(file(changed(events=events, expect={"refused": []})))[0] == 1


def test_a_file_may_hold_a_list_and_has_one_line(typed, file):
    wrong = changed(name="Another", expect={"duties": []})
    code, out, _ = typed(file([GOOD, wrong]))
    assert code == 1
    assert out == ["FAIL case: in “Another” expected duties [], found [relief]"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "not JSON"),
        ("[1]", "an example is an object"),
        ({"events": [], "expect": {}}, "no as_at"),
        (changed(as_at="2026-13-01"), "as_at must be a day"),
        (changed(as_at=20260610), "as_at must be a day"),
        (changed(more=1), "an example has no 'more'"),
        (changed(expect={"clock": 1}), "expect has no 'clock'"),
        (changed(expect={"alerts": ["relief_overun"]}), "no alert called 'relief_overun'"),
        (changed(expect={"duties": [{"day57": "x"}]}), "duties in expect has no 'day57'"),
        (with_event(event="assesed"), "event 0: there is no event called 'assesed'"),
        (with_event(event="died", eligible=True), "event 0, died, has no 'eligible'"),
        (with_event(event="assessed", eligible=True), "event 0, assessed, has no finding"),
        (with_event(event="assessed", eligible="yes"), "must be true or false"),
        (with_event(event="notice", ends="releif", ground="a"), "must be one of prevention"),
        (with_event(event="priority_need", codes="children"), "must be a list"),
        (changed(events=[{"event": "died"}]), "on of event 0, died, must be a day"),
        (changed(events=[{"on": "1999-01-01", "event": "died"}]), "3 April 2018"),
    ],
)
def test_what_is_no_example_is_refused_in_one_sentence(typed, file, content, words):
    code, out, (sentence,) = typed(file(content))
    assert (code, out) == (2, [])
    assert words in sentence
    assert sentence.endswith(".")


def test_a_spoilt_file_does_not_stop_the_others(typed, file, tmp_path):
    early = changed(events=[{"on": "1999-01-01", "event": "died"}])
    wrong = changed(expect={"duties": []})
    spoilt = (file("{", "a.json"), tmp_path / "gone.json", file(early, "b.json"))
    code, out, err = typed(*spoilt, file(GOOD, "c.json"))
    assert (code, out) == (2, ["ok Relief begins"])
    assert [line.split()[0].rstrip(":") for line in err] == ["a.json", "gone.json", "b.json"]
    code, out, err = typed(*spoilt, file(wrong, "c.json"))
    assert (code, len(out), len(err)) == (1, 1, 3)


def test_a_file_that_is_not_there_is_named(typed, tmp_path):
    code, _, (sentence,) = typed(tmp_path / "gone.json")
    assert code == 2
    assert "gone.json" in sentence


def test_a_councils_copy_is_proved_with_it(typed, file, tmp_path):
    copy = Path(shutil.copy(RESOURCES / "rules" / "part7.toml", tmp_path / "ours.toml"))
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("days = 56", "days = 60", 1), encoding="utf-8")
    code, (line,), _ = typed(file(GOOD), "--rules", copy)
    assert code == 1
    assert line.endswith("expected day56 of relief 2026-07-26, found 2026-07-30")


def test_a_spoilt_copy_is_refused_with_its_line(typed, file, tmp_path):
    copy = tmp_path / "ours.toml"
    copy.write_text("[[duty_days]]\nfrom = 1\n", encoding="utf-8")
    code, out, (sentence,) = typed(file(GOOD), "--rules", copy)
    assert (code, out) == (2, [])
    assert "ours.toml, line 2: from must be a day" in sentence


def test_a_file_without_an_example_is_not_ok(typed, file):
    code, out, err = typed(file([], "empty.json"))

    assert (code, out) == (2, [])
    assert "empty.json" in err[0]
    assert "holds no example" in err[0]
