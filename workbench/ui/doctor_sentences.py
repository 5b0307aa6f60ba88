"""What the doctor and the checks before a training say: templates for the translation."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

# fmt: off
DOCTOR_SENTENCES = (
    QT_TRANSLATE_NOOP("Sentences", "Add these boxes"),
    QT_TRANSLATE_NOOP("Sentences", "Add this box"),
    QT_TRANSLATE_NOOP("Sentences", "Cut it off"),
    QT_TRANSLATE_NOOP("Sentences", "Cut them off"),
    QT_TRANSLATE_NOOP("Sentences", "Delete it"),
    QT_TRANSLATE_NOOP("Sentences", "Delete them"),
    QT_TRANSLATE_NOOP("Sentences", "Make these absent"),
    QT_TRANSLATE_NOOP("Sentences", "Most pixels have a label; those that have none are not learned."),
    QT_TRANSLATE_NOOP("Sentences", "One box has less than a pixel in its image: nothing is in it."),
    QT_TRANSLATE_NOOP("Sentences", "One box reaches beyond its image."),
    QT_TRANSLATE_NOOP("Sentences", "One image has no labels and takes no part in the training."),
    QT_TRANSLATE_NOOP("Sentences", "One image has several classes: every class is told by itself."),
    QT_TRANSLATE_NOOP("Sentences", "One object lies exactly on one like it: it counts twice."),
    QT_TRANSLATE_NOOP("Sentences", "One picture is in the training and in the validation split: the figures would look too good."),
    QT_TRANSLATE_NOOP("Sentences", "One pose has keypoints outside of its image."),
    QT_TRANSLATE_NOOP("Sentences", "One pose has more or fewer keypoints than its class's skeleton names."),
    QT_TRANSLATE_NOOP("Sentences", "One pose has no box, so that the box around its keypoints is learned, a quarter larger."),
    QT_TRANSLATE_NOOP("Sentences", "Outlines cover {percent} % of the labelled pictures, and the other pixels are not learned. If nothing is there, let the background be a class."),
    QT_TRANSLATE_NOOP("Sentences", "Outlines cover {percent} % of the labelled pictures: what is not labelled is learned as background."),
    QT_TRANSLATE_NOOP("Sentences", "The preset's own choice."),
    QT_TRANSLATE_NOOP("Sentences", "Train on it only"),
    QT_TRANSLATE_NOOP("Sentences", "Train on them only"),
    QT_TRANSLATE_NOOP("Sentences", "Write the pairs down"),
    QT_TRANSLATE_NOOP("Sentences", "{count} boxes have less than a pixel in their image: nothing is in them."),
    QT_TRANSLATE_NOOP("Sentences", "{count} boxes reach beyond their image."),
    QT_TRANSLATE_NOOP("Sentences", "{count} images have no labels and take no part in the training."),
    QT_TRANSLATE_NOOP("Sentences", "{count} images have several classes: every class is told by itself."),
    QT_TRANSLATE_NOOP("Sentences", "{count} objects lie exactly on one like them: they count twice."),
    QT_TRANSLATE_NOOP("Sentences", "{count} pictures are in the training and in the validation split: the figures would look too good."),
    QT_TRANSLATE_NOOP("Sentences", "{count} poses have keypoints outside of their image."),
    QT_TRANSLATE_NOOP("Sentences", "{count} poses have more or fewer keypoints than their class's skeleton names."),
    QT_TRANSLATE_NOOP("Sentences", "{count} poses have no box, so that the box around their keypoints is learned, a quarter larger."),
    QT_TRANSLATE_NOOP("Sentences", "{name!r} has left and right keypoints but no mirror pairs: they are taken from the names."),
    QT_TRANSLATE_NOOP("Sentences", "{name!r} is the only class, and pixels without a label are not learned: the model would see it everywhere. Let the background be a class too, or label another class."),
)
# fmt: on
