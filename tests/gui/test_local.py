"""The window's own settings, kept beside the store."""

import pytest

from tso_desktop.gui.local import Choices, Local, SettingsNotKept


def test_a_choice_holds_the_next_time(tmp_path):
    path = tmp_path / "own" / "window.json"
    Local(path).keep(idle_minutes=5, look="dark")

    choices = Local(path).choices

    assert choices == Choices(look="dark", idle_minutes=5)


@pytest.mark.parametrize(
    "written",
    [
        "{not json",
        "[]",
        '{"look": "pink", "idle_minutes": "ten"}',
        '{"unknown": 3, "idle_minutes": true}',
        '{"print_size": "14"}',
    ],
)
def test_what_cannot_be_read_is_no_choice(tmp_path, written):
    path = tmp_path / "window.json"
    path.write_text(written)

    assert Local(path).choices == Choices()


@pytest.mark.parametrize(("asked", "kept"), [(0, 1), (-5, 1), (9_999, 30)])
def test_the_lock_always_comes(tmp_path, asked, kept):
    local = Local(tmp_path / "window.json")

    local.keep(idle_minutes=asked)

    assert local.choices.idle_minutes == kept


def test_a_full_disk_is_said_and_the_choice_holds_for_now(tmp_path):
    (tmp_path / "file").write_text("")
    local = Local(tmp_path / "file" / "window.json")

    with pytest.raises(SettingsNotKept):
        local.keep(look="dark")

    assert local.choices.look == "dark"
