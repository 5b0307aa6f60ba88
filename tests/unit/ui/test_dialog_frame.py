from PySide6.QtWidgets import QLabel, QWidget

from workbench.ui.dialogs.frame import DialogFrame


def test_that_a_dialog_begins_in_the_middle_of_its_window_and_then_moves_and_shrinks_no_more(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setGeometry(40, 30, 700, 600)
    parent.show()
    dialog = DialogFrame(parent, "Title", "What it is for.", "Do it")
    dialog.open()
    dialog.move(0, 0)
    dialog.fit()
    middle, wanted = dialog.frameGeometry().center(), parent.frameGeometry().center()
    assert abs(middle.x() - wanted.x()) <= 2 and abs(middle.y() - wanted.y()) <= 2
    corner, small = dialog.pos(), dialog.height()
    more = QLabel("line\n" * 4)
    label = dialog.add_row("More", more)
    more.show()  # otherwise with the next event
    dialog.fit()
    grown = dialog.size()
    assert dialog.pos() == corner and grown.height() > small
    dialog.form.removeRow(label)
    dialog.fit()
    assert dialog.pos() == corner and dialog.size() == grown
    dialog.fit(is_folded=True)
    assert dialog.pos() == corner and dialog.height() == small
    dialog.reject()


def test_that_the_room_kept_for_a_message_holds_the_fields_still(qtbot):
    dialog = DialogFrame(None, "Title", "What it is for.", "Do it")
    qtbot.addWidget(dialog)
    field = QLabel("field")
    dialog.add_row("Text", field)
    dialog.keep_room(2)
    dialog.fit()
    dialog.open()
    before = dialog.size(), field.mapTo(dialog, field.rect().topLeft()), dialog.verb_button.pos()
    dialog.say("It is wrong.")
    dialog.fit()
    dialog.layout().activate()
    assert (dialog.size(), field.mapTo(dialog, field.rect().topLeft()), dialog.verb_button.pos()) == before
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
