"""Each file is named for what is in it, and small enough to be read at one sitting."""

from __future__ import annotations

from tests.architecture.sources import modules

_EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "tools_misc", "stuff"}
MOST_LINES = 350
"""From 300 lines on a file is looked at again; one that stays longer than this stands below with its reason."""

_LONGER: dict[str, str] = {}


def test_that_no_file_has_a_name_that_says_nothing():
    named = [module.path for module in modules() if module.name.rpartition(".")[2] in _EMPTY_NAMES]
    assert named == []


def test_that_no_file_outgrows_its_reader():
    long = {module.path: module.text.count("\n") for module in modules() if module.text.count("\n") > MOST_LINES}
    assert {path: lines for path, lines in long.items() if path not in _LONGER} == {}


def test_that_every_file_says_what_it_is():
    silent = [
        module.path
        for module in modules()
        if not (module.text.startswith('"""') or module.path.endswith("__main__.py"))
    ]
    assert silent == []
