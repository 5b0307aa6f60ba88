"""What stands in the menu Train."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import PROJECT, WRITABLE, ActionSpec
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("train.new_run", QT_TRANSLATE_NOOP("Actions", "Train a model…"), "train.new_run", "train", ("Ctrl+L",), "bolt", (WRITABLE,)),
    ActionSpec("train.xray", QT_TRANSLATE_NOOP("Actions", "Training pipeline, step by step"), "train.show_xray", "train", ("Ctrl+Shift+T",), "xray", (PROJECT,), words="augmentation x-ray preview transforms 增强"),
    ActionSpec("train.zoo", QT_TRANSLATE_NOOP("Actions", "Model zoo…"), "train.show_zoo", "train", ("Ctrl+Shift+O",), "layers", words="configurations architectures pretrained weights 模型库"),
    ActionSpec("train.jobs", QT_TRANSLATE_NOOP("Actions", "Show the jobs"), "train.show_jobs", "train", ("Ctrl+Shift+J",), "queue", (PROJECT,)),
    ActionSpec("train.doctor", QT_TRANSLATE_NOOP("Actions", "Check the training engine"), "train.show_doctor", "train", (), "repair"),
)  # fmt: skip
