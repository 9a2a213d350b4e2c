"""How the window looks: tokens, fonts, palette, style sheet; light, dark, or as the system."""

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tso_desktop import places

AnyWidget = TypeVar("AnyWidget", bound=QWidget)

_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
_PALETTE = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "red",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "border2",
}


class Mode(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Look(QObject):
    """Dresses the application and tells own-painted parts when the colours change.

    It belongs to the application as the palette and the style do; parts find it by `current_look`.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        # Only one look dresses an application: what asks for the current one must find this.
        for before in app.findChildren(Look, options=Qt.FindChildOption.FindDirectChildrenOnly):
            before.setParent(None)
        super().__init__(app)
        self._app = app
        self._mode = mode
        folder = places.RESOURCES / "look"
        self._themes: Mapping[str, dict[str, str]] = json.loads(_text(folder / "tokens.json"))
        self._sheet = _text(folder / "style.qss")
        self._sizes = _text(folder / "contrast.qss")
        self._folder = folder
        self._tokens: dict[str, str] = {}
        self._plain_palette = app.palette()
        app.setStyle("Fusion")
        _load_fonts(app)
        app.focusChanged.connect(self._mark_keyboard_focus)
        # Both are held: PySide lets go of the second when the first has no Python owner left.
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow_the_system)
        self._wishes.contrastPreferenceChanged.connect(self._dress)
        self._dress()

    @property
    def mode(self) -> Mode:
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._mode = mode
        self._dress()

    @property
    def is_dark(self) -> bool:
        if self._mode is Mode.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    @property
    def high_contrast(self) -> bool:
        return self._wishes.contrastPreference() is Qt.ContrastPreference.HighContrast

    @property
    def tokens(self) -> Mapping[str, str]:
        return self._tokens

    def colour(self, token: str) -> QColor:
        return QColor(self._tokens[token])

    def _follow_the_system(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        theme = "dark" if self.is_dark else "light"
        if self.high_contrast:
            # The system's own colours are the officer's choice there: a sheet would hide them.
            self._tokens = _from_palette(self._themes[theme], self._plain_palette)
            self._app.setStyleSheet(self._sizes)
            self._app.setPalette(self._plain_palette)
        else:
            self._tokens = self._themes[theme]
            self._app.setPalette(_palette(self._tokens))
            pictures = {
                "tick": (self._folder / f"tick-{theme}.svg").as_posix(),
                "chevron": (self._folder / f"chevron-{theme}.svg").as_posix(),
            }
            self._app.setStyleSheet(self._sheet % (self._tokens | pictures))
        self.changed.emit()

    def _mark_keyboard_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """A focus ring on a button helps the keyboard and only distracts under a mouse."""
        if isinstance(old, QPushButton) and old.property("kbd"):
            mark(old, "kbd", "")
        by_mouse = self._app.mouseButtons() != Qt.MouseButton.NoButton
        if isinstance(new, QPushButton) and not by_mouse:
            mark(new, "kbd", "1")


def current_look() -> Look:
    """The look of this application; the composition root makes it before the first widget."""
    app = QApplication.instance()
    found = app.findChild(Look, options=Qt.FindChildOption.FindDirectChildrenOnly) if app else None
    if found is None:
        raise RuntimeError("The application has no Look yet.")
    return found


def colour(token: str) -> QColor:
    """A token of the look that is on, as a colour."""
    return current_look().colour(token)


def dressed(widget: AnyWidget, look: str) -> AnyWidget:
    """Gives a widget its place in the style sheet, as in `QFrame[look="card"]`."""
    mark(widget, "look", look)
    return widget


def with_figures(font: QFont) -> QFont:
    """The same font with figures of one width, for columns of money."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures


def mark(widget: QWidget, name: str, value: str) -> None:
    """Sets a property that the style sheet asks for, and dresses the widget anew if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _load_fonts(app: QApplication) -> None:
    for weight in _WEIGHTS:
        QFontDatabase.addApplicationFont(str(places.RESOURCES / "fonts" / f"Inter-{weight}.ttf"))
    font = QFont("Inter")
    font.setPixelSize(14)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


def _palette(tokens: Mapping[str, str]) -> QPalette:
    palette = QPalette()
    for role, token in _PALETTE.items():
        palette.setColor(role, QColor(tokens[token]))
    faint = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(faint, role, QColor(tokens["muted"]))
    return palette


def _from_palette(theme: Mapping[str, str], palette: QPalette) -> dict[str, str]:
    """The same tokens in the system's few colours; meaning is left to words and icons."""
    ground = palette.color(QPalette.ColorRole.Window).name()
    ink = palette.color(QPalette.ColorRole.WindowText).name()
    chosen = palette.color(QPalette.ColorRole.Highlight).name()
    on_chosen = palette.color(QPalette.ColorRole.HighlightedText).name()
    grounds = {"bg", "surface", "sunken", "rail", "hover"}
    tokens = {name: ground if name in grounds or name.endswith("_bg") else ink for name in theme}
    return tokens | {"sel": chosen, "sel_text": on_chosen, "on_accent": ground}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
