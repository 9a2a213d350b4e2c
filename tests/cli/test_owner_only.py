"""What holds somebody's affairs is for this account alone to read."""

import os

import pytest
from tests.example_caseload import EXAMPLE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps who may read otherwise")


@pytest.fixture
def easy_going():
    """A machine on which new files are for everybody to read."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def open_to_others(folder):
    return [path.name for path in (folder, *folder.rglob("*")) if path.lstat().st_mode & 0o077]


def test_a_new_store_is_for_its_officer_alone(bare, easy_going):
    assert bare("init").code == 0
    assert bare("import", EXAMPLE).code == 0
    desk = bare.desk()
    (household,) = desk.caseload.by_reference("TS-0501")
    desk.planning.begin(household)
    desk.planning.add_step(household, words="Ring the landlord", who="council")
    assert open_to_others(bare.folder) == []
    desk.close()
    bare("plan", "TS-0501", "--out", bare.folder.parent / "plan.pdf")

    assert open_to_others(bare.folder) == []
    assert (bare.folder / "papers").is_dir()
    assert (bare.folder.parent / "plan.pdf").stat().st_mode & 0o077 == 0


def test_a_store_that_was_open_to_others_is_tightened(full):
    for path in (full.folder, *full.folder.iterdir()):
        path.chmod(0o755)

    full("cases")

    assert open_to_others(full.folder) == []


def test_the_recovery_key_is_saved_for_its_officer_alone(tmp_path, easy_going):
    from tso_desktop.gui.recovery_sheet import RecoverySheet

    RecoverySheet().save("AAAA-BBBB", tmp_path / "key.txt")

    assert (tmp_path / "key.txt").stat().st_mode & 0o077 == 0
