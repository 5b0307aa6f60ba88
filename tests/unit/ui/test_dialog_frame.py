from PySide6.QtWidgets import QLabel, QWidget

from workbench.ui.dialogs.frame import DialogFrame


def test_that_a_dialog_that_grows_stays_in_the_middle_of_its_window(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setGeometry(40, 30, 700, 600)
    parent.show()
    dialog = DialogFrame(parent, "Title", "What it is for.", "Do it")
    dialog.open()
    dialog.move(0, 0)
    dialog.add_row("More", QLabel("line\n" * 8))
    dialog.fit()
    middle, wanted = dialog.frameGeometry().center(), parent.frameGeometry().center()
    assert abs(middle.x() - wanted.x()) <= 2 and abs(middle.y() - wanted.y()) <= 2
    dialog.reject()


def test_that_a_dialog_of_a_window_at_the_edge_stays_on_the_screen(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setGeometry(-300, -200, 320, 240)
    parent.show()
    dialog = DialogFrame(parent, "Title", "What it is for.", "Do it")
    dialog.open()
    dialog.fit()
    assert dialog.pos().x() >= 0 and dialog.pos().y() >= 0
    dialog.reject()


def test_that_a_dialog_is_as_high_as_its_texts_where_the_screen_has_room(qtbot):
    dialog = DialogFrame(None, "Title", "What it is for.", "Do it")
    qtbot.addWidget(dialog)
    text = QLabel("word " * 80 * 6)
    text.setWordWrap(True)
    dialog.add_row("Text", text)
    dialog.open()
    dialog.fit()
    room = dialog.screen().availableGeometry().height()
    assert text.height() >= text.heightForWidth(text.width()), "Qt's own size ends at two thirds of the screen"
    assert dialog.height() <= room
