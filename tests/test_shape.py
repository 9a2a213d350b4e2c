"""The house keeps its shape: small modules, short functions, names that say something."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "tso_desktop"
MODULE_LINES = 300
FUNCTION_LINES = 40
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

# A layout is mainly a list of what stands where; splitting it would hide its order.
LAYOUTS = frozenset(
    {
        "gui/household_kinds.py::people",
        "gui/household_kinds.py::homes",
        "gui/plan_step_editor.py::__init__",
        "store/saving.py::save",
    }
)


@dataclass(frozen=True)
class Module:
    path: str  # below the package, with slashes
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


Rule = Callable[[Module], Iterator[str]]


def long_module(module: Module) -> Iterator[str]:
    count = len(module.text.splitlines())
    if count > MODULE_LINES:
        yield f"{module.path} has {count} lines"


def long_function(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            count = (node.end_lineno or 0) - node.lineno + 1
            if count > FUNCTION_LINES and f"{module.path}::{node.name}" not in LAYOUTS:
                yield f"{module.path}::{node.name} has {count} lines"


def name_that_says_nothing(module: Module) -> Iterator[str]:
    for part in Path(module.path).with_suffix("").parts:
        if FORBIDDEN_NAMES.intersection(part.split("_")):
            yield f"{module.path}: {part} says nothing"


def no_docstring(module: Module) -> Iterator[str]:
    if not ast.get_docstring(module.tree):
        yield f"{module.path} does not say what it is for"


def sleeps(module: Module) -> Iterator[str]:
    for line, name in names_used(module):
        if name in {"time.sleep", "QThread.sleep", "QThread.msleep", "QTest.qSleep"}:
            yield f"{module.path}:{line} sleeps"


def mocks(module: Module) -> Iterator[str]:
    for line, name in names_used(module):
        if name == "unittest.mock" or name.startswith("unittest.mock."):
            yield f"{module.path}:{line} mocks"


def unfinished(module: Module) -> Iterator[str]:
    for number, line in enumerate(module.text.splitlines(), 1):
        if re.search(r"\b(?:TODO|FIXME|XXX|HACK)\b", line):
            yield f"{module.path}:{number} is not finished"


def styles_outside_the_look(module: Module) -> Iterator[str]:
    if module.path != "gui/look.py":
        for line, name in names_used(module):
            if name.endswith(".setStyleSheet"):
                yield f"{module.path}:{line} sets a style sheet"


def prints_outside_the_command_line(module: Module) -> Iterator[str]:
    if not module.path.startswith("cli/"):
        for line, name in names_used(module):
            if name == "print":
                yield f"{module.path}:{line} prints"


def names_used(module: Module) -> Iterator[tuple[int, str]]:
    """Dotted names as they are called and imported: a string that mentions one is no use of it."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@cache
def modules(folder: Path) -> list[Module]:
    return [
        Module(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.py"))
    ]


EVERYWHERE: list[Rule] = [name_that_says_nothing, sleeps, mocks]
SOURCE_ONLY: list[Rule] = [
    *(long_module, long_function, no_docstring, unfinished),
    *(styles_outside_the_look, prints_outside_the_command_line),
]


@pytest.mark.parametrize("rule", [*EVERYWHERE, *SOURCE_ONLY], ids=lambda rule: rule.__name__)
def test_the_source_keeps_its_shape(rule):
    assert [finding for module in modules(SOURCE) for finding in rule(module)] == []


@pytest.mark.parametrize("rule", EVERYWHERE, ids=lambda rule: rule.__name__)
def test_the_tests_keep_theirs(rule):
    assert [finding for module in modules(ROOT / "tests") for finding in rule(module)] == []


def test_every_listed_layout_is_there_and_long():
    found = {
        f"{module.path}::{node.name}"
        for module in modules(SOURCE)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    }
    assert found >= LAYOUTS


GOOD = '"""Says what it is for."""\n'
LONG = GOOD + "def f():\n" + "    x = 1\n" * 40


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        (long_module, Module("gui/a.py", GOOD * 301)),
        (long_function, Module("gui/a.py", LONG)),
        (name_that_says_nothing, Module("gui/form_helpers.py", GOOD)),
        (name_that_says_nothing, Module("common/words.py", GOOD)),
        (no_docstring, Module("gui/a.py", "x = 1\n")),
        (sleeps, Module("gui/a.py", "import time\ntime.sleep(1)\n")),
        (sleeps, Module("gui/a.py", "from time import sleep\n")),
        (mocks, Module("gui/a.py", "from unittest import mock\n")),
        (mocks, Module("gui/a.py", "from unittest.mock import Mock\n")),
        (mocks, Module("gui/a.py", "import unittest.mock\n")),
        (unfinished, Module("gui/a.py", "# TODO: later\n")),
        (styles_outside_the_look, Module("gui/a.py", "w.setStyleSheet('')\n")),
        (prints_outside_the_command_line, Module("gui/a.py", "print(1)\n")),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_each_rule_sees_what_it_is_for(rule, bad):
    assert list(rule(bad))
    assert list(rule(Module("gui/good_words.py", GOOD))) == []


def test_the_look_may_style_and_the_command_line_may_print():
    assert not list(styles_outside_the_look(Module("gui/look.py", "w.setStyleSheet('')\n")))
    assert not list(prints_outside_the_command_line(Module("cli/a.py", "print(1)\n")))
