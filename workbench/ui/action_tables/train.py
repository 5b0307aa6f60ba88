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
    ActionSpec("train.pause", QT_TRANSLATE_NOOP("Actions", "Pause the run after its epoch"), "train.with_run", "train", ("Ctrl+Alt+B",), "pause", (PROJECT,), "pause", starts_section=True),
    ActionSpec("train.stop", QT_TRANSLATE_NOOP("Actions", "Stop the run and keep a checkpoint"), "train.with_run", "train", (), "stop", (PROJECT,), "stop"),
    ActionSpec("train.resume", QT_TRANSLATE_NOOP("Actions", "Resume the run"), "train.with_run", "train", ("Ctrl+Alt+G",), "play", (PROJECT,), "resume"),
    ActionSpec("train.extend", QT_TRANSLATE_NOOP("Actions", "Train the run for longer…"), "train.with_run", "train", (), "clock", (PROJECT,), "extend", words="epochs more fine-tune 延长"),
    ActionSpec("train.vary", QT_TRANSLATE_NOOP("Actions", "Train again with changes…"), "train.with_run", "train", (), "copy", (PROJECT,), "vary", words="clone sweep grid search hyperparameters 超参数 扫描"),
    ActionSpec("train.doctor", QT_TRANSLATE_NOOP("Actions", "Check the training engine"), "train.show_doctor", "train", (), "repair"),
)  # fmt: skip
