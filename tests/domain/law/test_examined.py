"""Examples that somebody wrote from the text alone, and how we read it where it is silent."""

import json
from pathlib import Path

import pytest

from tso_desktop.domain.law.examples import read_example, try_example
from tso_desktop.formats.law_rules import shipped_law_rules

HERE = Path(__file__).parent


def examples_of(name):
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", examples_of("examined"), ids=lambda one: one["name"])
def test_what_the_text_says_comes_out(example):
    assert try_example(read_example(example), shipped_law_rules()) == ()


@pytest.mark.parametrize("example", examples_of("readings"), ids=lambda one: one["name"])
def test_where_the_text_is_silent_our_reading_stays(example):
    assert try_example(read_example(example), shipped_law_rules()) == ()
