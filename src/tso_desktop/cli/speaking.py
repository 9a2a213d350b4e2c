"""What the commands say: sentences and JSON on standard output, one sentence on standard error."""

import json
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import Any


def speak_plainly() -> None:
    """UTF-8 whatever the machine's code page: a redirected Polish name must not stop a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(*sentences: str) -> None:
    for sentence in sentences:
        print(sentence)


def say_all(sentences: Iterable[str]) -> None:
    say(*sentences)


def say_json(content: Any) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2))


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def remark(sentence: str) -> None:
    """How far long work is: on standard error, and only where somebody is looking."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{sentence}", end="", file=sys.stderr, flush=True)


def end_remarks() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
