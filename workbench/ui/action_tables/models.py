"""What trained models do for the hand: look at every image, be accepted or sent away, make a box better."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.action_tables.action_spec import IMAGE, PROJECT, SELECTION, WRITABLE, ActionSpec, tool_action
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    tool_action("smart", QT_TRANSLATE_NOOP("Actions", "Cut an object out by pointing at it"), ("Shift+Q",), "cutout", words="segment anything sam grabcut magic click mask interactive 智能 抠图 分割"),
    tool_action("accept_brush", QT_TRANSLATE_NOOP("Actions", "Accept by brushing over"), ("Y",), "check", words="accept predictions ghost brush swipe 接受 预测"),
    ActionSpec("models.live", QT_TRANSLATE_NOOP("Actions", "Predict as I go"), "models.switch_live", "inspect", ("I",), "bolt", (PROJECT,), is_checkable=True, starts_section=True, words="live auto annotate prelabel assist ghosts 实时 自动 预标注"),
    ActionSpec("models.accept", QT_TRANSLATE_NOOP("Actions", "Accept the predicted object in focus"), "models.accept", "inspect", (), "check", (WRITABLE, IMAGE), words="yes ghost 接受"),
    ActionSpec("models.accept_all", QT_TRANSLATE_NOOP("Actions", "Accept all predicted objects of the image"), "models.accept_all", "inspect", ("Ctrl+Shift+Return",), "", (WRITABLE, IMAGE), words="yes ghosts 全部接受"),
    ActionSpec("models.dismiss", QT_TRANSLATE_NOOP("Actions", "Send the predicted object in focus away"), "models.dismiss", "inspect", (), "wipe", (IMAGE,), words="no reject dismiss ghost 拒绝"),
    ActionSpec("models.bring_back", QT_TRANSLATE_NOOP("Actions", "Bring predicted objects back that were sent away"), "models.bring_back", "inspect", (), "", (IMAGE,), words="undismiss ghost 恢复"),
    ActionSpec("models.next", QT_TRANSLATE_NOOP("Actions", "Next predicted object"), "models.step", "inspect", ("Ctrl+.",), "", (IMAGE,), 1, words="ghost 下一个 预测"),
    ActionSpec("models.previous", QT_TRANSLATE_NOOP("Actions", "Previous predicted object"), "models.step", "inspect", ("Ctrl+,",), "", (IMAGE,), -1, words="ghost 上一个 预测"),
    ActionSpec("models.refine", QT_TRANSLATE_NOOP("Actions", "Refine the selected boxes with the model"), "models.refine", "inspect", ("Ctrl+Shift+R",), "smart", (WRITABLE, SELECTION), starts_section=True, words="top-down keypoints mask box pose 细化"),
    ActionSpec("models.segmenter", QT_TRANSLATE_NOOP("Actions", "What cuts objects out…"), "models.choose_segmenter", "inspect", (), "settings", words="sam segment anything onnx encoder decoder grabcut model 智能 模型"),
)  # fmt: skip
