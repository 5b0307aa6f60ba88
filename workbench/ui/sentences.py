"""What the rooms below say in sentences, in the person's language."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.tasks.sentence import Sentence
from workbench.ui.doctor_sentences import DOCTOR_SENTENCES
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP
from workbench.ui.zoo_sentences import ZOO_SENTENCES


def translated(sentence: Sentence) -> str:
    """Return the sentence in the language that is shown now; English where it has no translation."""
    template = QCoreApplication.translate("Sentences", sentence.template)
    if not sentence.values:
        return template
    values = {
        name: translated(value) if isinstance(value, Sentence) else value for name, value in sentence.values.items()
    }
    return template.format(**values)


# fmt: off
SENTENCES = (
    # What labels a task needs.
    QT_TRANSLATE_NOOP("Sentences", "keypoints"),
    QT_TRANSLATE_NOOP("Sentences", "boxes"),
    QT_TRANSLATE_NOOP("Sentences", "polygons or masks"),
    # What stands in the way.
    QT_TRANSLATE_NOOP("Sentences", "Nothing is labelled yet: label some images first."),
    QT_TRANSLATE_NOOP("Sentences", "{lacking} of {poses} labelled poses have no box: the box around their keypoints, a quarter larger, is used instead."),
    QT_TRANSLATE_NOOP("Sentences", "{lacking} of {objects} labelled objects have no {needs} and are left out of the training."),
    QT_TRANSLATE_NOOP("Sentences", "All {needs} lie in the validation split: put some labelled images into the training split."),
    QT_TRANSLATE_NOOP("Sentences", "This model learns from {needs}, but no object has any: label {needs} first."),
    QT_TRANSLATE_NOOP("Sentences", "This model learns from {needs}, but the labels hold {there} only: label {needs} or choose another preset."),
    QT_TRANSLATE_NOOP("Sentences", "{first} and {second}"),
    QT_TRANSLATE_NOOP("Sentences", "outlines"),
    QT_TRANSLATE_NOOP("Sentences", "{name!r} has 1 training label only: at least {few} are advisable."),
    QT_TRANSLATE_NOOP("Sentences", "{name!r} has {count} training labels only: at least {few} are advisable."),
    QT_TRANSLATE_NOOP("Sentences", "{name!r} has no {needs} in the training images: the model cannot learn it."),
    QT_TRANSLATE_NOOP("Sentences", "{names} have no {needs} in the training images: the model cannot learn them."),
    QT_TRANSLATE_NOOP("Sentences", "{name!r} has other keypoints than {learned!r}: one pose model learns one skeleton, so this run leaves it out."),
    QT_TRANSLATE_NOOP("Sentences", "{names} have other keypoints than {learned!r}: one pose model learns one skeleton, so this run leaves them out."),
    QT_TRANSLATE_NOOP("Sentences", "{shown} and {more} more classes"),
    QT_TRANSLATE_NOOP("Sentences", "{name!r} has keypoints but no skeleton that names them: give the category a skeleton."),
    QT_TRANSLATE_NOOP("Sentences", "{first!r} and {second!r} have different keypoints: one pose model learns one skeleton, so choose the categories of one of them."),
    QT_TRANSLATE_NOOP("Sentences", "There is one training image only: the model will learn it by heart."),
    QT_TRANSLATE_NOOP("Sentences", "No labelled image is in the validation split: nothing will tell how good the model is. Set some images aside first."),
    QT_TRANSLATE_NOOP("Sentences", "The validation split has no {needs} of the classes that are learned: nothing will tell how good the model is. Split the images anew."),
    QT_TRANSLATE_NOOP("Sentences", "Steps in all: {steps}. From scratch this model needs about {needed}: expect little."),
    QT_TRANSLATE_NOOP("Sentences", "The starting weights {path} are not there."),
    QT_TRANSLATE_NOOP("Sentences", "The recipe learns category {id}, which the project does not have."),
    QT_TRANSLATE_NOOP("Sentences", "The batch of {batch} is larger than the {samples} training samples there are."),
    QT_TRANSLATE_NOOP("Sentences", "The input size {width} x {height} must be multiples of {step}: take {near_w} x {near_h}."),
    QT_TRANSLATE_NOOP("Sentences", "The image {name} is not where it was: put it back."),
    QT_TRANSLATE_NOOP("Sentences", "{count} images, among them {name}, are not where they were: put them back."),
    QT_TRANSLATE_NOOP("Sentences", "The image {name} has no known size: replace the file."),
    QT_TRANSLATE_NOOP("Sentences", "{count} images, among them {name}, have no known size: replace the files."),
    QT_TRANSLATE_NOOP("Sentences", "{preset} suits better. {reason}"),
    QT_TRANSLATE_NOOP("Sentences", "The learning rate must be a number above zero."),
    QT_TRANSLATE_NOOP("Sentences", "The published weights {name} are not on this computer, so it learns from scratch. To start from them put the file into {folder}."),
    QT_TRANSLATE_NOOP("Sentences", "None of the images to follow is labelled and in the validation split: nothing of them is kept."),
    # A run in the list of jobs.
    QT_TRANSLATE_NOOP("Sentences", "{preset}, {width} × {height}"),
    # Why a preset and its settings suit.
    QT_TRANSLATE_NOOP("Sentences", "Boxes are labelled, and this detector trains on a processor too."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing else is labelled, and this detector trains on a processor too."),
    QT_TRANSLATE_NOOP("Sentences", "Outlines are labelled, and this model learns them."),
    QT_TRANSLATE_NOOP("Sentences", "With pretrained weights RTMPose is the faster and the better model."),
    QT_TRANSLATE_NOOP("Sentences", "{poses} labelled poses and no starting weights: heatmaps learn from so few, while RTMPose from scratch does not (on 95 images of a mouse its error stayed at 55 px where heatmaps reached 4 px)."),
    QT_TRANSLATE_NOOP("Sentences", "{poses} labelled poses are enough for RTMPose, the faster model."),
    QT_TRANSLATE_NOOP("Sentences", "About {validations} validations in {epochs} epochs draw a curve and cost little."),
    QT_TRANSLATE_NOOP("Sentences", "A crash costs at most about {iterations} iterations."),
    QT_TRANSLATE_NOOP("Sentences", "Half of the {samples} samples, so that an epoch has more than one step."),
    QT_TRANSLATE_NOOP("Sentences", "Trains well with this preset and needs little memory."),
    QT_TRANSLATE_NOOP("Sentences", "Steps in all: {epochs} × {per_epoch} = {steps}, enough for a full training."),
    QT_TRANSLATE_NOOP("Sentences", "Steps in all: {epochs} × {per_epoch} = {steps}. A full training takes about {needed}: this is a first look."),
    QT_TRANSLATE_NOOP("Sentences", "What works for this preset at batch size {batch}."),
    QT_TRANSLATE_NOOP("Sentences", "Lowered with the square root of the batch size, which is {batch}."),
    QT_TRANSLATE_NOOP("Sentences", "The preset's own size."),
    QT_TRANSLATE_NOOP("Sentences", "Larger than usual: one object in ten is under {px:.0f} px."),
    QT_TRANSLATE_NOOP("Sentences", "The shape of the images, large enough for the smallest objects, small enough to be quick."),
    QT_TRANSLATE_NOOP("Sentences", "The labelled boxes are tall."),
    QT_TRANSLATE_NOOP("Sentences", "The labelled boxes are wide."),
    QT_TRANSLATE_NOOP("Sentences", "The labelled boxes are about as wide as tall."),
    QT_TRANSLATE_NOOP("Sentences", "This preset does not turn the images."),
    QT_TRANSLATE_NOOP("Sentences", "The objects lie in all directions, so they are turned far."),
    QT_TRANSLATE_NOOP("Sentences", "The objects point the same way: turned a little."),
    # The presets: title, what it is, when to choose it.
    QT_TRANSLATE_NOOP("Sentences", "RTMDet-tiny"),
    QT_TRANSLATE_NOOP("Sentences", "Finds boxes in one pass; 4.9 million parameters."),
    QT_TRANSLATE_NOOP("Sentences", "Small enough to train on a processor, accurate enough for most counting and finding."),
    QT_TRANSLATE_NOOP("Sentences", "RTMDet-Ins-tiny"),
    QT_TRANSLATE_NOOP("Sentences", "Finds boxes and outlines every object; 5.6 million parameters."),
    QT_TRANSLATE_NOOP("Sentences", "When the outline matters: area, shape, touching objects."),
    QT_TRANSLATE_NOOP("Sentences", "Heatmaps, ResNet-18"),
    QT_TRANSLATE_NOOP("Sentences", "Draws one probability map for every keypoint with a ResNet-18; 15 million parameters."),
    QT_TRANSLATE_NOOP("Sentences", "Learns from a few dozen images without starting weights. Choose it unless you have thousands of labels or pretrained weights."),
    QT_TRANSLATE_NOOP("Sentences", "RTMPose-t"),
    QT_TRANSLATE_NOOP("Sentences", "Reads every keypoint's x and y from two one-dimensional distributions (SimCC); 3 million parameters, fast."),
    QT_TRANSLATE_NOOP("Sentences", "The fast choice with pretrained weights or with thousands of labels. From scratch on a hundred images it does not learn: on 95 mouse images its error stayed at 55 px where heatmaps reached 4 px."),
    QT_TRANSLATE_NOOP("Sentences", "Boxes: mean label"),
    QT_TRANSLATE_NOOP("Sentences", "Learns the mean label and needs no library: the baseline that a model has to beat."),
    QT_TRANSLATE_NOOP("Sentences", "To try the whole way without the training environment."),
    QT_TRANSLATE_NOOP("Sentences", "Outlines: mean label"),
    QT_TRANSLATE_NOOP("Sentences", "Keypoints: mean label"),
    *ZOO_SENTENCES,
    *DOCTOR_SENTENCES,
    # Augmentations and what can be set of them.
    QT_TRANSLATE_NOOP("Sentences", "chance"),
    QT_TRANSLATE_NOOP("Sentences", "range"),
    QT_TRANSLATE_NOOP("Sentences", "Rotate"),
    QT_TRANSLATE_NOOP("Sentences", "Scale"),
    QT_TRANSLATE_NOOP("Sentences", "Shift"),
    QT_TRANSLATE_NOOP("Sentences", "brightness"),
    QT_TRANSLATE_NOOP("Sentences", "contrast"),
    QT_TRANSLATE_NOOP("Sentences", "saturation"),
    QT_TRANSLATE_NOOP("Sentences", "hue"),
    QT_TRANSLATE_NOOP("Sentences", "Colour"),
    QT_TRANSLATE_NOOP("Sentences", "Rotate, scale, shift"),
    QT_TRANSLATE_NOOP("Sentences", "rotation"),
    QT_TRANSLATE_NOOP("Sentences", "scale"),
    QT_TRANSLATE_NOOP("Sentences", "shift"),
    QT_TRANSLATE_NOOP("Sentences", "Crop"),
    QT_TRANSLATE_NOOP("Sentences", "part"),
    QT_TRANSLATE_NOOP("Sentences", "Flip"),
    QT_TRANSLATE_NOOP("Sentences", "Half body"),
    QT_TRANSLATE_NOOP("Sentences", "Mosaic"),
    QT_TRANSLATE_NOOP("Sentences", "Mix two images"),
    QT_TRANSLATE_NOOP("Sentences", "Coarse dropout"),
    QT_TRANSLATE_NOOP("Sentences", "Blur"),
    QT_TRANSLATE_NOOP("Sentences", "Median blur"),
    QT_TRANSLATE_NOOP("Sentences", "Gaussian blur"),
    QT_TRANSLATE_NOOP("Sentences", "Grey"),
    QT_TRANSLATE_NOOP("Sentences", "Erase a part"),
    QT_TRANSLATE_NOOP("Sentences", "Cut out"),
    QT_TRANSLATE_NOOP("Sentences", "Solarize"),
)
"""Every template there is, for the translation tools to find; a test says when one is missing."""
