"""Worked examples from files, tried against the rules."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tso_desktop.domain.law import LawRules
from tso_desktop.domain.law.examples import Example, read_example, try_example
from tso_desktop.domain.law.not_an_example import NotAnExample
from tso_desktop.domain.refused import Refused


class ExampleUnreadable(Refused):
    """A file that is no worked example."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One file, and what came of it, in one line; a spoilt one could not be tried."""

    is_ok: bool
    words: str
    refused: Refused | None = None


def tried_examples(files: Sequence[Path], rules_file: Path | None = None) -> Iterator[Tried]:
    """Each file tried; a spoilt one is told in its place and does not stop the others."""
    from tso_desktop.formats.law_rules import read_law_rules, shipped_law_rules

    rules = read_law_rules(rules_file) if rules_file else shipped_law_rules()
    return (_tried(path, rules) for path in _files(files))


def examples_in(path: Path) -> tuple[Example, ...]:
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _unreadable(path, error.strerror or type(error).__name__) from error
    except RecursionError as error:
        raise _unreadable(path, "it is nested too deeply") from error
    except ValueError as error:
        raise _unreadable(path, f"it is not JSON, {error}") from error
    listed = given if isinstance(given, list) else [given]
    if not listed:
        raise _unreadable(path, "it holds no example")
    try:
        return tuple(read_example(one) for one in listed)
    except NotAnExample as error:
        raise _unreadable(path, str(error)) from error


def _files(asked: Sequence[Path]) -> Iterator[Path]:
    """The files; a pattern that the shell left alone (as Windows does) is looked up here."""
    for path in asked:
        found = sorted(path.parent.glob(path.name)) if "*" in path.name else []
        yield from found or [path]


def _tried(path: Path, rules: LawRules) -> Tried:
    try:
        examples = examples_in(path)
        differences = list(_differences(examples, rules))
    except ExampleUnreadable as refused:
        return Tried(is_ok=False, words=refused.without_a_window, refused=refused)
    except Refused as refused:
        words = f"{path.name}: {refused.without_a_window}"
        return Tried(is_ok=False, words=words, refused=refused)
    named = " ".join(examples[0].name.split()) if len(examples) == 1 else ""
    name = named or path.stem
    if differences:
        return Tried(is_ok=False, words=f"FAIL {name}: {'; '.join(differences)}")
    return Tried(is_ok=True, words=f"ok {name}")


def _differences(examples: Sequence[Example], rules: LawRules) -> Iterator[str]:
    for example in examples:
        found = [str(one) for one in try_example(example, rules)]
        if found and len(examples) > 1:
            found[0] = f"in “{example.name}” {found[0]}"
        yield from found


def _unreadable(path: Path, reason: str) -> ExampleUnreadable:
    return ExampleUnreadable(
        f"{path.name} is not a worked example: {reason}. Nothing was changed; correct the "
        "file, or leave it out."
    )
