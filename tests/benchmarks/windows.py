"""A screen of our own (Xvfb), and when a program's window stands on it with something drawn."""
# ruff: noqa: S603, S607 - it starts programs by name

import ctypes
import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from ctypes import POINTER, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p
from dataclasses import dataclass

WIDTH, HEIGHT = 1366, 768
_VIEWABLE = 2
_ALL_PLANES, _Z_PIXMAP = 0xFFFFFFFF, 2
_LEAST_COLOURS = 4
_POLL_SECONDS = 0.004


class _Attributes(ctypes.Structure):
    """XWindowAttributes, of which only the size and the state are read."""

    _fields_ = (
        *((name, c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", c_void_p),
        ("root", c_ulong),
        *((name, c_int) for name in ("class_", "bit_gravity", "win_gravity", "backing_store")),
        *((name, c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", c_int),
        ("colormap", c_ulong),
        ("map_installed", c_int),
        ("map_state", c_int),
        ("rest", ctypes.c_byte * 64),
    )


class _Image(ctypes.Structure):
    """The beginning of XImage: enough to read the bytes."""

    _fields_ = (
        *((name, c_int) for name in ("width", "height", "xoffset", "format")),
        ("data", POINTER(ctypes.c_ubyte)),
        *((name, c_int) for name in ("order", "unit", "bit_order", "pad", "depth")),
        ("line", c_int),
    )


_Handler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)


@_Handler
def _ignore(_display: object, _error: object) -> int:
    """A window may go while it is looked at."""
    return 0


class Display:
    """Looks at the top-level windows of an X screen."""

    def __init__(self, name: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XGetImage.restype = POINTER(_Image)
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XSetErrorHandler(_ignore)
        found = self._x.XOpenDisplay(name.encode())
        if not found:
            raise RuntimeError(f"no display {name}")
        self._display = c_void_p(found)
        self._root = c_ulong(self._x.XDefaultRootWindow(self._display))

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def titles(self) -> dict[int, str]:
        """The windows that can be seen and are of a main window's size, by title."""
        found = {}
        for window in self._children():
            attributes = _Attributes()
            self._x.XGetWindowAttributes(self._display, window, byref(attributes))
            if attributes.map_state == _VIEWABLE and attributes.width >= WIDTH // 3:
                found[window.value] = self._title(window)
        return found

    def is_drawn(self, window: int) -> bool:
        """Whether there is more in it than one plain ground."""
        attributes = _Attributes()
        self._x.XGetWindowAttributes(self._display, c_ulong(window), byref(attributes))
        size = (c_uint(attributes.width), c_uint(attributes.height))
        planes = c_ulong(_ALL_PLANES)
        image = self._x.XGetImage(
            self._display, c_ulong(window), 0, 0, *size, planes, c_int(_Z_PIXMAP)
        )
        if not image:
            return False
        count = image.contents.line * image.contents.height
        pixels = ctypes.string_at(image.contents.data, count)
        self._x.XDestroyImage(image)
        return len({pixels[i : i + 4] for i in range(0, count, 4 * 61)}) >= _LEAST_COLOURS

    def _children(self) -> list[c_ulong]:
        root, parent = c_ulong(), c_ulong()
        children, count = POINTER(c_ulong)(), c_uint()
        self._x.XQueryTree(
            self._display, self._root, byref(root), byref(parent), byref(children), byref(count)
        )
        found = [c_ulong(children[i]) for i in range(count.value)]
        if count.value:
            self._x.XFree(children)
        return found

    def _title(self, window: c_ulong) -> str:
        name = c_char_p()
        if not self._x.XFetchName(self._display, window, byref(name)) or name.value is None:
            return ""
        title = name.value.decode("utf-8", "replace")
        self._x.XFree(name)
        return title


@dataclass(frozen=True, slots=True)
class Shown:
    """Seconds from the start to a drawn window, and its title."""

    seconds: float
    title: str


@contextmanager
def screen() -> Iterator[str]:
    """An Xvfb of our own; gives the name of its display."""
    size = f"{WIDTH}x{HEIGHT}x24"
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


def time_to_window(
    command: Sequence[str],
    display: str,
    environment: Mapping[str, str],
    title: str,
    *,
    patience: float = 40,
) -> Shown:
    """Start a program, wait for its drawn main window, and end it with all that it started."""
    watching = Display(display)
    own = {**os.environ, **environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    began = time.perf_counter()
    program = subprocess.Popen(
        command,
        env=own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while (spent := time.perf_counter() - began) < patience:
            for window, found in watching.titles().items():
                if title in found and watching.is_drawn(window):
                    return Shown(time.perf_counter() - began, found)
            with suppress(subprocess.TimeoutExpired):
                program.wait(_POLL_SECONDS)
                raise RuntimeError(f"it ended by itself after {spent:.1f} s")
        raise RuntimeError(f"no window called {title} within {patience} s: {watching.titles()}")
    finally:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, 15)
        try:
            program.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, 9)
            program.wait()
        watching.close()
