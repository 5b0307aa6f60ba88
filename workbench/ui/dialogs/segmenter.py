"""What cuts out the objects that are pointed at: colours, or a person's own pair of model files."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.jobs.onnx_segmenter import ModelFiles, OnnxSegmenter
from workbench.ui.background import Task
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame, PathField
from workbench.ui.file_questions import ask_file
from workbench.ui.parts import Parts
from workbench.ui.segmenter_choice import chosen_files
from workbench.ui.settings import Settings

BY_COLOUR, BY_MODEL = "colour", "model"


class SegmenterDialog(DialogFrame):
    """``chosen`` carries ModelFiles that could be loaded, or None for colours."""

    chosen: ClassVar[Signal] = Signal(object)

    def __init__(self, parts: Parts, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("What cuts objects out"),
            self.tr(
                "The tool for cutting out works at once by colour. With a model of the SAM family of your own, "
                "exported to two ONNX files, it follows the object itself; the model runs here, nothing is sent away."
            ),
            self.tr("Use it"),
        )
        self.setObjectName("dialog.segmenter")
        self._parts = parts
        self.kind = ChoiceField()
        self.kind.setObjectName("segmenter.kind")
        self.kind.addItem(self.tr("By colour (GrabCut), no model needed"), BY_COLOUR)
        self.kind.addItem(self.tr("A model of the SAM family (two ONNX files)"), BY_MODEL)
        self.encoder = PathField(lambda parent: self._ask(parent, self.encoder), self.tr("Choose the encoder's file"))
        self.decoder = PathField(lambda parent: self._ask(parent, self.decoder), self.tr("Choose the decoder's file"))
        self.add_row(self.tr("Cut out"), self.kind)
        self.add_row(self.tr("Encoder"), self.encoder)
        self.add_row(self.tr("Decoder"), self.decoder)
        for field, name in ((self.encoder, "encoder"), (self.decoder, "decoder")):
            field.line.setObjectName(f"segmenter.{name}")
            field.line.textChanged.connect(lambda _: self.say(""))
        files = chosen_files(settings)
        if files is not None:
            self.kind.setCurrentIndex(self.kind.findData(BY_MODEL))
            self.encoder.line.setText(str(files.encoder))
            self.decoder.line.setText(str(files.decoder))
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self.verb_button.clicked.connect(self.go_on)
        self._show_kind()

    def _show_kind(self) -> None:
        is_model = self.kind.currentData() == BY_MODEL
        for field in (self.encoder, self.decoder):
            field.setEnabled(is_model)
        self.say("")

    def go_on(self) -> None:
        """Take the choice; a pair of files is loaded once first, so that a wrong one is told here and now."""
        if self.kind.currentData() == BY_COLOUR:
            self.chosen.emit(None)
            self.accept()
            return
        if not self.encoder.text or not self.decoder.text:
            self.say(self.tr("Name both files: the encoder sees the image, the decoder answers the clicks."))
            self.fit()
            return
        files = ModelFiles(Path(self.encoder.text).expanduser(), Path(self.decoder.text).expanduser())
        trial = OnnxSegmenter(files)

        def work(_: Task) -> ModelFiles:
            try:
                trial.load()
            finally:
                trial.close()
            return files

        self.say("")
        self.finished.connect(lambda _: trial.close())
        self.follow(self._parts.background.start(self.tr("Loading the model"), work, self._take, self._fail))

    def _take(self, files: ModelFiles) -> None:
        self.rest()
        self.chosen.emit(files)
        self.accept()

    def _fail(self, text: str) -> None:
        self.rest()
        self.say(text)
        self.fit()

    def _ask(self, parent: QWidget, field: PathField) -> str:
        kinds = self.tr("ONNX models (*.onnx);;All files (*)")
        return ask_file(parent, self.tr("Model file"), field.text, kinds)
