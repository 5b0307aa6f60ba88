"""What the settings of a run are called where they are shown: as the training dialog calls its fields."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

_FIELDS: Mapping[str, str] = {
    "preset": QT_TRANSLATE_NOOP("TrainFields", "Model"),
    "weights": QT_TRANSLATE_NOOP("TrainFields", "Start from"),
    "device": QT_TRANSLATE_NOOP("TrainFields", "Device"),
    "epochs": QT_TRANSLATE_NOOP("TrainFields", "Epochs"),
    "batch_size": QT_TRANSLATE_NOOP("TrainFields", "Batch size"),
    "input_wh": QT_TRANSLATE_NOOP("TrainFields", "Input size"),
    "learning_rate": QT_TRANSLATE_NOOP("TrainFields", "Learning rate"),
    "seed": QT_TRANSLATE_NOOP("TrainFields", "Seed"),
}
_MORE: Mapping[str, str] = {
    "warmup_iterations": QT_TRANSLATE_NOOP("MoreSettings", "Warm-up, steps"),
    "early_stop": QT_TRANSLATE_NOOP("MoreSettings", "Stop early after"),
    "best_metric": QT_TRANSLATE_NOOP("MoreSettings", "Best is judged by"),
    "frozen_stages": QT_TRANSLATE_NOOP("MoreSettings", "Frozen stages"),
    "half": QT_TRANSLATE_NOOP("MoreSettings", "Half precision"),
    "accumulate": QT_TRANSLATE_NOOP("MoreSettings", "Batches a step"),
    "clip": QT_TRANSLATE_NOOP("MoreSettings", "Longest gradient"),
    "ema": QT_TRANSLATE_NOOP("MoreSettings", "Average the weights"),
    "tensorboard": QT_TRANSLATE_NOOP("MoreSettings", "Write TensorBoard files"),
    "pinned": QT_TRANSLATE_NOOP("MoreSettings", "Images followed"),
    "background": QT_TRANSLATE_NOOP("MoreSettings", "Without a label"),
    "priority": QT_TRANSLATE_NOOP("MoreSettings", "Where two overlap"),
}


def setting_words(name: str) -> str:
    """Return a setting's name in the person's language; a key of the config and what has no field stay as they are."""
    if name in _FIELDS:
        return QCoreApplication.translate("TrainFields", _FIELDS[name])
    return QCoreApplication.translate("MoreSettings", _MORE[name]) if name in _MORE else name
