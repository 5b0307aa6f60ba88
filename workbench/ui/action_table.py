"""The table of everything a person can do in the window: one line an action, nothing else.

Titles are marked for translation in the context "Actions"; a shortcut stands in one line only (tested).
"""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from dataclasses import dataclass

from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "Actions"
PROJECT, WRITABLE, IMAGE, SELECTION, CAN_UNDO, CAN_REDO = "project", "writable", "image", "selection", "undo", "redo"
"""Facts about the window; an action can be used when all the facts it needs hold."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One line of the table.

    ``slot`` is ``group.method`` of the window's commands; ``argument`` is handed to it when it is not None.
    ``needs`` names facts. ``menu`` is the menu it stands in (empty: only key, tool strip or palette).
    """

    id: str
    title: str
    slot: str
    menu: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: tuple[str, ...] = ()
    argument: int | str | None = None
    is_checkable: bool = False
    starts_section: bool = False


def _tool(
    name: str, title: str, keys: tuple[str, ...], drawing: str, needs: tuple[str, ...] = (WRITABLE,)
) -> ActionSpec:
    return ActionSpec(
        f"tool.{name}", title, "label.use_tool", "label", keys, drawing, needs, argument=name, is_checkable=True
    )


def _class_key(number: int) -> ActionSpec:
    title = QT_TRANSLATE_NOOP("Actions", "Class %n")
    return ActionSpec(
        f"label.class_{number}", title, "label.choose_class", "", (str(number),), "tag", (PROJECT,), argument=number
    )


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("project.example", QT_TRANSLATE_NOOP("Actions", "Try the example"), "project.example", "file", ("Ctrl+E",), "play"),
    ActionSpec("project.new", QT_TRANSLATE_NOOP("Actions", "New project from images…"), "project.new", "file", ("Ctrl+Shift+N",), "image"),
    ActionSpec("project.open", QT_TRANSLATE_NOOP("Actions", "Open a project…"), "project.open", "file", ("Ctrl+O",), "folder"),
    ActionSpec("project.add_images", QT_TRANSLATE_NOOP("Actions", "Add images…"), "project.add_images", "file", ("Ctrl+U",), "plus", (WRITABLE,), starts_section=True),
    ActionSpec("project.import", QT_TRANSLATE_NOOP("Actions", "Import labels…"), "project.import_labels", "file", ("Ctrl+I",), "import"),
    ActionSpec("project.export", QT_TRANSLATE_NOOP("Actions", "Export labels…"), "project.export_labels", "file", ("Ctrl+Shift+E",), "export", (PROJECT,)),
    ActionSpec("project.split", QT_TRANSLATE_NOOP("Actions", "Split into training and validation…"), "project.split", "file", (), "split", (WRITABLE,)),
    ActionSpec("project.close", QT_TRANSLATE_NOOP("Actions", "Close the project"), "project.close", "file", ("Ctrl+W",), "close", (PROJECT,), starts_section=True),
    ActionSpec("window.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "view.quit", "file", ("Ctrl+Q",), ""),
    ActionSpec("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "label.undo", "edit", ("Ctrl+Z",), "undo", (CAN_UNDO,)),
    ActionSpec("edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "label.redo", "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", (CAN_REDO,)),
    ActionSpec("edit.duplicate", QT_TRANSLATE_NOOP("Actions", "Duplicate"), "label.duplicate", "edit", ("Ctrl+D",), "copy", (WRITABLE, SELECTION), starts_section=True),
    ActionSpec("edit.delete", QT_TRANSLATE_NOOP("Actions", "Delete"), "label.delete", "edit", ("Del",), "trash", (WRITABLE, SELECTION)),
    ActionSpec("edit.select_all", QT_TRANSLATE_NOOP("Actions", "Select all objects of the image"), "label.select_all", "edit", ("Ctrl+A",), "", (IMAGE,)),
    ActionSpec("view.fit", QT_TRANSLATE_NOOP("Actions", "Fit the image"), "view.zoom_fit", "view", ("Ctrl+F",), "fit", (IMAGE,)),
    ActionSpec("view.actual", QT_TRANSLATE_NOOP("Actions", "Zoom to 100 %"), "view.zoom_actual", "view", ("Ctrl+0",), "", (IMAGE,)),
    ActionSpec("view.zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom in"), "view.zoom_in", "view", ("Ctrl+=", "Ctrl++"), "", (IMAGE,)),
    ActionSpec("view.zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom out"), "view.zoom_out", "view", ("Ctrl+-",), "", (IMAGE,)),
    ActionSpec("view.shapes", QT_TRANSLATE_NOOP("Actions", "Show labels"), "view.show_shapes", "view", ("T",), "eye", (PROJECT,), is_checkable=True, starts_section=True),
    ActionSpec("view.label", QT_TRANSLATE_NOOP("Actions", "Arrange for labelling"), "view.arrange", "view", ("F2",), "label", (PROJECT,), "label", starts_section=True),
    ActionSpec("view.train", QT_TRANSLATE_NOOP("Actions", "Arrange for training"), "view.arrange", "view", ("F3",), "bolt", (PROJECT,), "train"),
    ActionSpec("view.inspect", QT_TRANSLATE_NOOP("Actions", "Arrange for inspecting"), "view.arrange", "view", ("F4",), "heatmap", (PROJECT,), "inspect"),
    ActionSpec("view.reset_layout", QT_TRANSLATE_NOOP("Actions", "Reset the layout"), "view.reset_layout", "view", (), "", (PROJECT,)),
    ActionSpec("view.theme", QT_TRANSLATE_NOOP("Actions", "Switch between dark and light theme"), "view.toggle_theme", "view", ("Ctrl+Shift+L",), "sun", starts_section=True),
    ActionSpec("view.full_screen", QT_TRANSLATE_NOOP("Actions", "Full screen"), "view.full_screen", "view", ("F11",), ""),
    ActionSpec("label.next_image", QT_TRANSLATE_NOOP("Actions", "Next image"), "label.next_image", "label", ("D",), "right", (IMAGE,)),
    ActionSpec("label.previous_image", QT_TRANSLATE_NOOP("Actions", "Previous image"), "label.previous_image", "label", ("A",), "left", (IMAGE,)),
    ActionSpec("label.next_unlabelled", QT_TRANSLATE_NOOP("Actions", "Next image without labels"), "label.next_unlabelled", "label", ("Ctrl+Shift+D",), "", (IMAGE,)),
    ActionSpec("label.previous_unlabelled", QT_TRANSLATE_NOOP("Actions", "Previous image without labels"), "label.previous_unlabelled", "label", ("Ctrl+Shift+A",), "", (IMAGE,)),
    _tool("select", QT_TRANSLATE_NOOP("Actions", "Select and edit"), ("Ctrl+J", "S"), "select", (PROJECT,)),
    _tool("box", QT_TRANSLATE_NOOP("Actions", "Draw a box"), ("R", "Ctrl+R"), "box"),
    _tool("polygon", QT_TRANSLATE_NOOP("Actions", "Draw a polygon"), ("P", "Ctrl+N"), "polygon"),
    _tool("keypoints", QT_TRANSLATE_NOOP("Actions", "Place keypoints"), ("K",), "keypoints"),
    ActionSpec("label.add_class", QT_TRANSLATE_NOOP("Actions", "Add a class…"), "label.add_class", "label", ("Ctrl+Shift+C",), "tag", (WRITABLE,), starts_section=True),
    *(_class_key(number) for number in range(1, 10)),
    ActionSpec("train.new_run", QT_TRANSLATE_NOOP("Actions", "Train a model…"), "train.new_run", "train", ("Ctrl+L",), "bolt", (WRITABLE,)),
    ActionSpec("train.jobs", QT_TRANSLATE_NOOP("Actions", "Show the jobs"), "train.show_jobs", "train", ("Ctrl+Shift+J",), "queue", (PROJECT,)),
    ActionSpec("train.doctor", QT_TRANSLATE_NOOP("Actions", "Check the training engine"), "train.show_doctor", "train", (), "repair"),
    ActionSpec("inspect.predict", QT_TRANSLATE_NOOP("Actions", "Predict with a run…"), "train.predict", "inspect", ("Ctrl+Shift+P",), "smart", (WRITABLE,)),
    ActionSpec("inspect.show", QT_TRANSLATE_NOOP("Actions", "Show predictions"), "train.show_predictions", "inspect", ("Ctrl+Shift+I",), "target", (PROJECT,)),
    ActionSpec("help.keys", QT_TRANSLATE_NOOP("Actions", "Keyboard sheet"), "view.key_sheet", "help", ("F1",), "info"),
    ActionSpec("help.search", QT_TRANSLATE_NOOP("Actions", "Search everything…"), "view.palette", "help", ("Ctrl+K",), "search"),
    ActionSpec("help.guide", QT_TRANSLATE_NOOP("Actions", "User guide"), "view.user_guide", "help", (), ""),
    ActionSpec("help.log", QT_TRANSLATE_NOOP("Actions", "Show the window's log file"), "view.show_log", "help", (), "log"),
    ActionSpec("help.about", QT_TRANSLATE_NOOP("Actions", "About Workbench"), "view.about", "help", (), ""),
)  # fmt: skip
