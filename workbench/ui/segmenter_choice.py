"""Which segmenter cuts out what is pointed at: kept in the settings, given to the canvas, closed with the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from workbench.editing.ghosts.segmenting import GrabCutSegmenter, Segmenter
from workbench.jobs.onnx_segmenter import ModelFiles, OnnxSegmenter
from workbench.ui.canvas.view import CanvasView
from workbench.ui.endings import Endings
from workbench.ui.settings import Settings

ENCODER, DECODER = "segmenter/encoder", "segmenter/decoder"


def chosen_files(settings: Settings) -> ModelFiles | None:
    """Return the pair of files a person has named; None for the segmenter that needs none."""
    encoder, decoder = settings.text(ENCODER), settings.text(DECODER)
    return ModelFiles(Path(encoder), Path(decoder)) if encoder and decoder else None


class SegmenterChoice(QObject):
    """One segmenter at a time; a model is loaded at the first prompt, not before."""

    def __init__(self, settings: Settings, canvas: CanvasView, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._canvas = settings, canvas
        self._segmenter: Segmenter = GrabCutSegmenter()
        self._endings = Endings()
        self._use(chosen_files(settings))

    def choose(self, files: ModelFiles | None) -> None:
        """Use another from now on, and at the next start."""
        self._settings.put(ENCODER, str(files.encoder) if files else "")
        self._settings.put(DECODER, str(files.decoder) if files else "")
        self._use(files)

    def close(self) -> None:
        """End the process, if there is one."""
        self._segmenter.close()
        self._endings.wait()

    def _use(self, files: ModelFiles | None) -> None:
        self._endings.begin(self._segmenter.close)
        self._segmenter = OnnxSegmenter(files) if files is not None else GrabCutSegmenter()
        self._canvas.set_segmenter(self._segmenter)
