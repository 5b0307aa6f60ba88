"""Every command there is: a new one is one file beside this and one entry here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the command line, what it is for, and the module that is imported when it is used."""

    name: str
    help: str
    module: str


COMMANDS: tuple[Entry, ...] = (
    Entry("window", "open the window (also without a command)", "workbench.cli.window"),
    Entry("new", "make a project around a folder of images", "workbench.cli.new"),
    Entry("import", "bring labels into a project", "workbench.cli.import_labels"),
    Entry("export", "write labels to a file", "workbench.cli.export"),
    Entry("info", "say what a project holds", "workbench.cli.info"),
    Entry("presets", "list what can be trained", "workbench.cli.presets"),
    Entry("zoo", "search every configuration of the installed model libraries", "workbench.cli.zoo"),
    Entry("split", "divide the images into training and validation", "workbench.cli.split"),
    Entry("train", "train a model on the labels", "workbench.cli.train"),
    Entry("config", "write a plain config with its data, for OpenMMLab's own tools", "workbench.cli.config"),
    Entry("jobs", "list runs and prediction jobs", "workbench.cli.jobs"),
    Entry("stop", "end a job after it has saved a checkpoint", "workbench.cli.stop"),
    Entry("pause", "end a training after its epoch, to go on later", "workbench.cli.pause"),
    Entry("extend", "let an ended run go on for some epochs more", "workbench.cli.extend"),
    Entry("sweep", "make many runs with other values of a few settings", "workbench.cli.sweep"),
    Entry("resume", "let a stopped or lost job go on", "workbench.cli.resume"),
    Entry("predict", "find objects with a trained run", "workbench.cli.predict"),
    Entry("features", "describe every image in numbers, with a trained run", "workbench.cli.features"),
    Entry("similar", "list the images most like one", "workbench.cli.similar"),
    Entry("restore", "sharpen, colour or fill pictures with a published model", "workbench.cli.restore"),
    Entry("evaluate", "measure a run on a split", "workbench.cli.evaluate"),
    Entry("score", "measure a COCO results file against its ground truth", "workbench.cli.score"),
    Entry("diff", "say what changed since a run, or between two", "workbench.cli.diff"),
    Entry("share", "write a run to one file, for another workbench or as ONNX", "workbench.cli.share"),
    Entry("adopt", "take over a shared run, or a config and weights made elsewhere", "workbench.cli.adopt"),
    Entry("doctor", "examine this machine and both environments", "workbench.cli.doctor"),
    Entry("tour", "the whole way in the terminal, with the example project", "workbench.cli.tour"),
)
