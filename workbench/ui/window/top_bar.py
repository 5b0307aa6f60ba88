"""The bar on top: menus, project, search, arrangement, device, jobs, theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenuBar, QPushButton, QToolButton, QWidget

from workbench.ui.actions import ActionSet
from workbench.ui.icons import icon, icon_pixmap
from workbench.ui.plain_label import PlainLabel
from workbench.ui.text_scale import scaled
from workbench.ui.window.jobs_chip import JobsChip

NARROW_PX = 1400


class TopBar(QWidget):
    """40 px high at the text size of the design. It only shows and starts actions; what they do stands elsewhere."""

    def __init__(self, actions: ActionSet, menus: QMenuBar) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(scaled(40))
        self._actions = actions
        self.project_button = QPushButton()
        self.project_button.setObjectName("projectButton")
        self.project_button.setIcon(icon("folder"))
        self.task_chip = PlainLabel()
        self.task_chip.setProperty("tone", "chip")
        self._search_key = PlainLabel()
        self.search_button = _search_button(actions, self._search_key)
        self.arrangements = _Segments(actions)
        self.device_label = QPushButton()
        self.device_label.setProperty("kind", "flat")
        self.device_label.setIcon(icon("chip"))
        self.device_label.clicked.connect(actions.get("train.doctor").trigger)
        self.jobs_chip = JobsChip(actions.get("train.jobs"))
        self.theme_button = QToolButton()
        self.theme_button.setDefaultAction(actions.get("view.theme"))
        self._rules = [_rule() for _ in range(2)]
        for button in (self.project_button, self.search_button, self.device_label, self.jobs_chip, self.theme_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out(menus)
        self.set_project("", "")
        self.retranslate()

    def _lay_out(self, menus: QMenuBar) -> None:
        logo = PlainLabel()
        logo.setPixmap(icon_pixmap("chart", 20, "#4c8dff", self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(4)
        left: tuple[QWidget, ...] = (logo, menus, self._rules[0], self.project_button, self.task_chip)
        menus.setFixedHeight(scaled(30))
        self.task_chip.setFixedHeight(scaled(24))
        for widget in left:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.search_button)
        row.addStretch(1)
        right = (self.arrangements, self._rules[1], self.device_label, self.jobs_chip, self.theme_button)
        for widget in right:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_project(self, name: str, task: str) -> None:
        """Show the open project and what it is about; an empty name hides what needs a project."""
        self.project_button.setText(name)
        self.task_chip.setText(task)
        self.task_chip.setVisible(bool(task))
        for widget in (self.project_button, self.arrangements, *self._rules):
            widget.setVisible(bool(name))

    def set_device(self, text: str) -> None:
        """Say what trains here, in a word or two."""
        self.device_label.setToolTip(text)
        self.device_label.setAccessibleName(text)
        self._show_device(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the device and the search fold to their icons."""
        super().resizeEvent(event)
        self._show_device(self.device_label.toolTip())
        self._show_search()

    def _show_device(self, text: str) -> None:
        self.device_label.setText("" if self.width() < scaled(NARROW_PX) else text)
        self.device_label.setVisible(bool(text))

    def _show_search(self) -> None:
        is_narrow = self.width() < scaled(NARROW_PX)
        self.search_button.setText("" if is_narrow else self.tr("Search everything"))
        self.search_button.setFixedWidth(scaled(88 if is_narrow else 260))

    def retranslate(self) -> None:
        """Set every text again."""
        self.project_button.setAccessibleName(self.tr("Project"))
        self.project_button.setToolTip(self.tr("Switch to another project"))
        self.search_button.setAccessibleName(self.tr("Search everything"))
        self._search_key.setText(self._actions.keys.text("help.search"))
        self.search_button.setToolTip(self._actions.get("help.search").toolTip())
        self.theme_button.setAccessibleName(self._actions.get("view.theme").text())
        self.arrangements.retranslate()
        self.jobs_chip.retranslate()
        self._show_search()


class _Segments(QWidget):
    """Label | Train | Inspect: one of them is on."""

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self.setFixedHeight(scaled(28))
        self._group = QButtonGroup(self)
        self._actions = actions
        self.buttons: dict[str, QToolButton] = {}
        for name in ("label", "train", "inspect"):
            action = actions.get(f"view.{name}")
            button = QToolButton()
            button.setObjectName(f"segment.{name}")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIcon(action.icon())
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(action.trigger)
            self._group.addButton(button)
            self.buttons[name] = button
            row.addWidget(button)

    def choose(self, name: str) -> None:
        """Show which arrangement is on; that of the training pipeline belongs to training."""
        self.buttons.get(name, self.buttons["train"]).setChecked(True)

    def retranslate(self) -> None:
        """Set every text again."""
        texts = {"label": self.tr("Label"), "train": self.tr("Train"), "inspect": self.tr("Inspect")}
        for name, button in self.buttons.items():
            button.setText(" " + texts[name])
            button.setAccessibleName(texts[name])
            button.setToolTip(self._actions.get(f"view.{name}").toolTip())


def _search_button(actions: ActionSet, key: PlainLabel) -> QPushButton:
    action = actions.get("help.search")
    button = QPushButton()
    button.setObjectName("searchButton")
    button.setIcon(icon("search"))
    button.clicked.connect(action.trigger)
    key.setProperty("tone", "key")
    row = QHBoxLayout(button)
    row.setContentsMargins(0, 0, 6, 0)
    row.addStretch(1)
    row.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
    return button


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedSize(1, 20)
    return rule
