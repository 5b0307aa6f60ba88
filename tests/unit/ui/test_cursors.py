"""The pointer is set when it is to look otherwise, and only then."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.editing.gesture import Cursor
from workbench.ui.canvas.cursors import Pointer


def test_that_the_pointer_follows_what_is_wanted(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    pointer = Pointer(widget)
    for wanted, shape in (
        (Cursor.CROSS, Qt.CursorShape.CrossCursor),
        (Cursor.CROSS, Qt.CursorShape.CrossCursor),
        (Qt.CursorShape.ClosedHandCursor, Qt.CursorShape.ClosedHandCursor),
        (Cursor.CROSS, Qt.CursorShape.CrossCursor),
        (Cursor.ROTATE, Qt.CursorShape.BitmapCursor),
    ):
        pointer.show(wanted)
        assert widget.cursor().shape() == shape
