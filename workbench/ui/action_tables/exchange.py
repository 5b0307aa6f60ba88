"""What goes in and out with a run: its labels as they were, the model for others, models of others."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import PROJECT, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("exchange.changes", QT_TRANSLATE_NOOP("Actions", "What changed in the labels since the run"), "exchange.show_changes", "train", ("Ctrl+Alt+C",), "history", (PROJECT,), starts_section=True, words="diff lineage snapshot compare labels 比较 标注"),
    ActionSpec("exchange.seen", QT_TRANSLATE_NOOP("Actions", "Open the labels as the run saw them"), "exchange.open_seen", "train", (), "label", (PROJECT,), words="lineage snapshot labels of run 快照"),
    ActionSpec("exchange.share", QT_TRANSLATE_NOOP("Actions", "Share the run…"), "exchange.share", "train", ("Ctrl+Alt+E",), "export", (PROJECT,), words="export onnx archive checkpoint model 导出 模型"),
    ActionSpec("exchange.adopt", QT_TRANSLATE_NOOP("Actions", "Take over a model…"), "exchange.adopt", "train", ("Ctrl+Alt+O",), "import", (WRITABLE,), words="import run wbrun config pth checkpoint openmmlab 导入 模型"),
)  # fmt: skip
