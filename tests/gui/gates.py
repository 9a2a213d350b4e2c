"""Gates that every screen passes: names for screen readers, targets for fingers, contrast to read.

Each returns what is wrong, in words, so that a test asserts an empty list.
"""

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAbstractButton, QWidget

TARGET = 44
READABLE = 4.5
VISIBLE = 3.0
INPUTS = {
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.PageTab,
}
_MEANINGS = ("red", "amber", "green", "blue", "grey")
TEXT_PAIRS = (
    *((ink, ground) for ink in ("text", "muted") for ground in ("bg", "surface", "sunken", "rail")),
    ("text", "hover"),
    ("muted", "hover"),
    ("accent", "surface"),
    ("accent", "bg"),
    ("accent", "hover"),
    ("on_accent", "accent"),
    ("on_accent", "accent_h"),
    ("sel_text", "sel"),
    ("accent", "sel"),
    *((tone, f"{tone}_bg") for tone in _MEANINGS),
    *((tone, "surface") for tone in _MEANINGS),
    *((tone, "bg") for tone in ("red", "amber", "green")),
    *((tone, "sel") for tone in ("red", "amber", "green")),
    ("surface", "text"),
)
CONTROL_PAIRS = (("border2", "surface"), ("border2", "bg"), ("focus", "surface"), ("focus", "bg"))


def nameless_inputs(window: QWidget) -> list[str]:
    """Visible inputs that a screen reader can only call "edit" or "button"."""
    root = QAccessible.queryAccessibleInterface(window)
    return [
        f"{node.role().name} of {type(node.object()).__name__}"
        for node in _walk(root)
        if node.role() in INPUTS
        and not node.state().invisible
        and not node.text(QAccessible.Text.Name).strip()
    ]


def small_targets(window: QWidget) -> list[str]:
    """Visible buttons that a finger misses. Qt's own glyphs inside a line edit are buttons too."""
    return [
        f"{type(button).__name__} “{button.accessibleName() or button.text()}” is "
        f"{button.width()} × {button.height()}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisibleTo(window)
        and button.objectName() != "qt_spinbox_lineedit"
        and min(button.height(), button.width()) < TARGET
    ]


def faint_pairs(tokens: Mapping[str, str]) -> list[str]:
    """Pairs of tokens that cannot be told apart well enough."""
    texts = [(ink, ground, READABLE) for ink, ground in TEXT_PAIRS]
    controls = [(ink, ground, VISIBLE) for ink, ground in CONTROL_PAIRS]
    return [
        f"{ink} on {ground}: {contrast(tokens[ink], tokens[ground]):.2f}"
        for ink, ground, least in texts + controls
        if contrast(tokens[ink], tokens[ground]) < least
    ]


def contrast(ink: str, ground: str) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((_luminance(QColor(ink)), _luminance(QColor(ground))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    if node.role() == QAccessible.Role.Table:
        return
    for number in range(node.childCount()):
        if (child := node.child(number)) is not None:
            yield from _walk(child)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
