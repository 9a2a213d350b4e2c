"""An imported reference may stand twice: both are told apart by what the refusal says to type."""

import re

import pytest
from tests.formats.made_files import written

EXACT = re.compile(r"K1@[a-z2-7]{8}")


@pytest.fixture
def twins(typed, tmp_path):
    path = written(tmp_path, "twins.csv", b"Ref,Name\nK1,Pip Marsh\nK1,Una Vale\n")
    assert typed("import", path).code == 0
    return typed


def test_the_refusal_of_a_plan_says_what_to_type_and_that_works(twins, tmp_path):
    out = tmp_path / "plan.pdf"
    desk = twins.desk()
    for household in desk.caseload.by_reference("K1"):
        desk.planning.begin(household)
        desk.planning.add_step(household, words="Ring the landlord", who="council")
    desk.close()

    refused = twins("plan", "K1", "--out", out)

    refused.refused(5, "Pip Marsh (K1@", "Una Vale (K1@", "Nothing was printed", "in brackets")
    assert not out.exists()
    for exact in EXACT.findall(refused.err):
        assert twins("plan", exact, "--out", out).code == 0


def test_show_names_the_exact_reference_of_each_and_takes_it(twins):
    both = twins("show", "K1").out
    first, second = EXACT.findall(both.splitlines()[0])

    assert first != second
    names = {twins("show", exact, "--json").json["name"] for exact in (first, second)}
    assert names == {"Pip Marsh", "Una Vale"}


def test_the_list_tells_exact_references_only_where_they_are_needed(twins, tmp_path):
    twins("import", written(tmp_path, "one.csv", b"Ref,Name\nK2,Wyn Stour\n"))

    told = {case["name"]: case["exact_ref"] for case in twins("cases", "--json").json}
    lines = twins("cases").out.splitlines()

    assert sum(told["Pip Marsh"] in line for line in lines) == 1
    assert sum(told["Una Vale"] in line for line in lines) == 1
    assert any(line.startswith("K2 ") for line in lines)


@pytest.mark.parametrize("typed_ref", ["K1@zzzzzzzz", "K9@aaaa", "@", "K1@0"])
def test_an_exact_reference_of_nobody_is_refused(twins, typed_ref):
    twins("show", typed_ref).refused(5, "No household has the reference")


def test_a_reference_with_that_sign_in_it_is_found_as_it_stands(typed, tmp_path):
    typed("import", written(tmp_path, "at.csv", b"Ref,Name\nK1@home,Pip Marsh\n"))

    assert typed("show", "K1@home", "--json").json["name"] == "Pip Marsh"
