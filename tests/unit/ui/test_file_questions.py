"""Where choosers of files begin: where the person was, never where the program lies."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from workbench.ui.file_questions import ask_file, ask_folder, ask_target, begin_at, first_place
from workbench.ui.language import Language


@pytest.fixture
def asked(monkeypatch):
    """What a chooser was opened with, last; it answers with ``answers``, by the name of Qt's function."""
    seen, answers = [], {}
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):

        def answer(_parent, _title, start, *_kinds, name=name):
            seen.append(start)
            chosen = answers.get(name, "")
            return chosen if name == "getExistingDirectory" else (chosen, "")

        monkeypatch.setattr(QFileDialog, name, answer)
    yield seen, answers
    begin_at(None)


def test_that_a_chooser_begins_at_the_last_choice_else_in_the_project_else_in_the_documents(asked, tmp_path, qapp):
    seen, answers = asked
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    ask_folder(None, "Where")
    assert Path(seen[-1]) in (Path(documents), Path.home())
    (tmp_path / "project").mkdir()
    begin_at(tmp_path / "project")
    ask_target(None, "Where", "curves.csv")
    assert Path(seen[-1]) == tmp_path / "project" / "curves.csv"
    answers["getOpenFileName"] = str(tmp_path / "model.pth")
    assert ask_file(None, "Which") == str(tmp_path / "model.pth")
    ask_folder(None, "Where")
    assert Path(seen[-1]) == tmp_path, "the folder of the last choice, also with the next start of the program"
    ask_folder(None, "Where", str(tmp_path / "project"))
    assert Path(seen[-1]) == tmp_path / "project", "what stands in the field comes first"
    answers["getExistingDirectory"] = str(tmp_path / "gone")
    ask_folder(None, "Where")
    assert first_place() == tmp_path / "project", "a folder that is gone is no place to begin"


def test_that_qts_own_chooser_speaks_chinese_too(qapp):
    language = Language(qapp, "zh_CN")
    try:
        assert QCoreApplication.translate("QFileDialog", "Look in:").startswith("查找范围")
    finally:
        language.set_code("en")
