from tso_desktop.domain.households import Household


def test_a_whole_store_is_said_to_be_whole(full):
    ran = full("check")

    assert (ran.code, ran.err) == (0, "")
    assert "The store is whole: 14 households" in ran.out


def test_the_store_is_what_its_journal_says(full):
    ran = full("rebuild", "--check")

    assert (ran.code, ran.err) == (0, "")
    assert "The store is what its journal says" in ran.out


def test_rebuild_changes_nothing_without_being_told_what(full):
    full("rebuild").refused(2, "--check")


def test_a_write_past_the_journal_is_found(full):
    desk = full.desk()
    with desk.store.local() as connection:
        connection.exec_driver_sql("UPDATE people SET phone = '01632 960999'")
    desk.close()

    ran = full("rebuild", "--check")

    ran.refused(8, "not whole", "Nothing was changed")
    assert "people" in ran.out
    assert "01632" not in ran.out


def test_an_entry_that_was_changed_is_found(full):
    desk = full.desk()
    with desk.store.local() as connection:
        connection.exec_driver_sql("UPDATE journal SET hlc = hlc + 1 WHERE pos = 3")
    desk.close()

    full("check").refused(8, "not whole")


def test_a_paper_that_is_gone_is_found(full):
    desk = full.desk()
    (household,) = desk.caseload.by_reference("TS-0501")
    desk.papers.keep(household, "Letter", b"%PDF-1.7 hello")
    desk.close()
    assert full("check").code == 0
    next((full.folder / "papers").glob("*.paper")).unlink()

    ran = full("check")

    ran.refused(8, "not whole")
    assert "Papers that were given are missing or damaged" in ran.out


def test_this_installation_works(bare):
    ran = bare("self-test")

    assert (ran.code, ran.err) == (0, "")
    assert [line[:4] for line in ran.out.splitlines()] == ["ok  "] * 6
    assert not bare.folder.exists()


def test_a_part_that_does_not_work_is_named(bare, monkeypatch, tmp_path):
    from tso_desktop.services import self_test

    (tmp_path / "versions").mkdir()
    monkeypatch.setattr(self_test, "MIGRATIONS", tmp_path)

    ran = bare("self-test")

    ran.refused(1, "Migrations")
    assert "FAIL  Migrations: The migrations are not here" in ran.out
    assert "ok    Store:" in ran.out


def test_check_does_not_name_anybody(full):
    desk = full.desk()
    (household,) = desk.caseload.by_reference("TS-0501")
    desk.case_file.change(desk.case_file.find(Household, household), name="Somebody Else")
    desk.close()

    ran = full("check")

    assert "Somebody" not in ran.out + ran.err
