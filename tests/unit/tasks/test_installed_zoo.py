"""The zoo of the real training environment: every config of five libraries, and what our presets build on."""

from __future__ import annotations

from collections import Counter

import pytest

from workbench.environments.layout import site_packages_of, worker_python
from workbench.tasks.presets import presets
from workbench.tasks.zoo.entry import OTHER
from workbench.tasks.zoo.kinds import LIBRARIES
from workbench.tasks.zoo.reading import read_zoo


@pytest.mark.worker
def test_that_the_installed_zoo_is_whole_and_holds_what_the_presets_build_on():
    zoo = read_zoo(site_packages_of(worker_python()))
    assert {entry.library for entry in zoo.entries} == set(LIBRARIES)
    assert len(zoo.entries) > 2500
    assert not [finding.text for finding in zoo.findings if finding.level != "info"]
    known = {(entry.library, entry.config): entry for entry in zoo.entries}
    for offered in presets():
        assert known[offered.adapter, offered.base_config].task == offered.task, offered.name
    trained = [entry for entry in zoo.entries if entry.task != OTHER]
    missing = Counter(
        name
        for entry in trained
        for name in ("architecture", "backbone", "input_wh", "learning_rate", "batch_size")
        if not getattr(entry, name) or getattr(entry, name) == (0, 0)
    )
    assert max(missing.values(), default=0) < 0.02 * len(trained), missing
