"""The zoo of an environment: every config of its libraries with all that is published about it. Nothing is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.tasks.finding import Finding
from workbench.tasks.sentence import Sentence
from workbench.tasks.zoo import facts
from workbench.tasks.zoo.config_file import ConfigFile, ConfigFileError, ConfigFiles, config_names
from workbench.tasks.zoo.counted import counted_parameters
from workbench.tasks.zoo.entry import OTHER, Zoo, ZooEntry
from workbench.tasks.zoo.kinds import LIBRARIES, kind_of
from workbench.tasks.zoo.metafiles import Published, published

REPORT_EVERY = 50
Report = Callable[[int, int], None]

BROKEN = Sentence("Cannot be read.")


def config_roots(site_packages: Path) -> dict[str, Path]:
    """Return the libraries that are installed with their configs, and where these lie."""
    places = {library: site_packages / library / ".mim" / "configs" for library in LIBRARIES}
    return {library: place for library, place in places.items() if place.is_dir()}


def silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def read_zoo(site_packages: Path, report: Report = silent) -> Zoo:
    """Read every library's index, metafiles and configs: a second or two. ``report`` may raise to end it.

    What is broken is told as one finding each and left out, or listed without what could not be read.
    """
    roots = config_roots(site_packages)
    configs = {library: config_names(root) for library, root in roots.items()}
    total, done = sum(map(len, configs.values())), 0
    files, counted = ConfigFiles(roots), counted_parameters()
    entries: list[ZooEntry] = []
    findings: list[Finding] = []
    if not roots:
        text = Sentence(
            "No model library is installed in {path}: set up the training engine first.", path=str(site_packages)
        )
        findings.append(Finding("warning", "zoo_empty", text))
    for library, names in configs.items():
        listed, broken = published(roots[library].parent)
        findings += broken
        known, lost = _placed(library, listed, names)
        findings += lost
        for config in names:
            if done % REPORT_EVERY == 0:
                report(done, total)
            done += 1
            entry, problem = _entry(files, library, config, known.get(config))
            if entry is not None:
                count = entry.parameters or counted.get(library, {}).get(config, 0)
                entries.append(replace(entry, parameters=count))
            findings += [problem] if problem else []
    return Zoo(tuple(entries), tuple(findings))


def _placed(
    library: str, listed: Iterable[Published], configs: Sequence[str]
) -> tuple[dict[str, Published], list[Finding]]:
    """Find the config of every published model, also of one whose path is not up to date, by its file's name."""
    there = set(configs)
    by_name: dict[str, list[str]] = {}
    for config in configs:
        by_name.setdefault(config.rpartition("/")[2], []).append(config)
    known: dict[str, Published] = {}
    findings = []
    for model in listed:
        config = model.config
        if config not in there:
            others = by_name.get(config.rpartition("/")[2], [])
            config = others[0] if len(others) == 1 else ""
        if config:
            # A name that is another config's own was left over when this one was copied from it.
            is_taken = model.name != _stem(config) and f"{model.name}.py" in by_name
            known.setdefault(config, replace(model, name=_stem(config)) if is_taken else model)
        else:
            text = Sentence(
                "{library}, {metafile}: the config {config} is not installed.",
                library=library,
                metafile=model.metafile,
                config=model.config,
            )
            findings.append(Finding("info", "zoo_config_gone", text))
    return known, findings


def _entry(
    files: ConfigFiles, library: str, config: str, model: Published | None
) -> tuple[ZooEntry | None, Finding | None]:
    """One entry; none for a file that is no model, and one without numbers, with a finding, for one that is broken."""
    name = model.name if model else _stem(config)
    told = _of_metafile(model) if model else {}
    try:
        file = files.read(library, config)
    except ConfigFileError as error:
        if model is None:
            return None, Finding("info", "zoo_config", Sentence("{error}; it is left out.", error=str(error)))
        entry = ZooEntry(library, name, config, OTHER, BROKEN, **told)
        return entry, Finding("info", "zoo_config", Sentence("{error}.", error=str(error)))
    if not isinstance(file.values.get("model"), Mapping):
        return None, None
    kind = kind_of(library, config, file.values, model.task if model else "")
    return _described(ZooEntry(library, name, config, kind.task, kind.note, **told), file), None


def _stem(config: str) -> str:
    return config.rpartition("/")[2].removesuffix(".py")


def _of_metafile(model: Published) -> dict[str, Any]:
    return {
        "architecture": model.collection,
        "dataset": model.dataset,
        "title": model.title,
        "paper": model.paper,
        "parameters": model.parameters,
        "figures": model.figures,
        "weights": model.weights,
    }


def _described(entry: ZooEntry, file: ConfigFile) -> ZooEntry:
    """Add what the config itself tells."""
    library, config, values = entry.library, entry.config, file.values
    optimizer, rate = facts.optimizer(values)
    length = facts.length(values)
    return replace(
        entry,
        # A collection's name says more than a class's; a config that no metafile names has the class alone.
        architecture=entry.architecture or str(values["model"].get("type", "")).rpartition(".")[2],
        backbone=facts.backbone(values),
        input_wh=facts.input_wh(library, config, values),
        classes=facts.classes(library, values),
        heads=facts.heads(library, values),
        bases=file.bases,
        batch_size=facts.batch_size(values),
        base_batch=facts.base_batch(config, values),
        optimizer=optimizer,
        learning_rate=rate,
        epochs=length.epochs,
        iterations=length.iterations,
    )
