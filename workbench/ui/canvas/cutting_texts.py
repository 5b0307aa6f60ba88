"""What cutting out says when there is no mask, in the person's language; sentences with file names stay as they are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "CuttingTexts"

SENTENCES = (
    QT_TRANSLATE_NOOP("CuttingTexts", "Nothing in the box stands out from what is around it: draw it by hand."),
    QT_TRANSLATE_NOOP("CuttingTexts", "The box has fewer than two by two pixels of the image in it: draw it larger."),
    QT_TRANSLATE_NOOP("CuttingTexts", "Nothing says where the object is: click on it or drag a box around it."),
    QT_TRANSLATE_NOOP("CuttingTexts", "The image is still being read: click again in a moment."),
    QT_TRANSLATE_NOOP("CuttingTexts", "The box has no pixel of the image in it: draw it on the image."),
    QT_TRANSLATE_NOOP("CuttingTexts", "Nothing around the point stands out: drag a box around the object."),
    QT_TRANSLATE_NOOP("CuttingTexts", "The model found no object there: add a point or drag a box around it."),
    QT_TRANSLATE_NOOP("CuttingTexts", "The model was put away."),
)


def said(sentence: str) -> str:
    """Return a sentence of the rooms below in the language of the moment; one that is not known comes back as it is."""
    return QCoreApplication.translate(CONTEXT, sentence) if sentence in SENTENCES else sentence
