from __future__ import annotations

import os

from workbench.environments.layout import ROOT, Layout
from workbench.environments.window_env import is_window_ready, stale_translations


def test_that_an_environment_nobody_made_is_not_ready(tmp_path):
    for name in ("requirements", "pyproject.toml"):
        (tmp_path / name).symlink_to(ROOT / name)
    assert not is_window_ready(Layout(tmp_path))
    assert not is_window_ready(Layout(tmp_path), with_checks=True)


def test_that_a_translation_is_compiled_when_its_source_is_newer(tmp_path):
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    source, compiled = folder / "workbench_zh.ts", folder / "workbench_zh.qm"
    source.write_text("")
    assert stale_translations(tmp_path) == [source]
    compiled.write_text("")
    os.utime(compiled, (100, 100))
    os.utime(source, (50, 50))
    assert stale_translations(tmp_path) == []
    os.utime(source, (150, 150))
    assert stale_translations(tmp_path) == [source]


def test_that_every_dependency_of_the_window_is_pinned():
    import tomllib

    named = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    pinned = {line.split("==")[0].lower() for line in (ROOT / "requirements" / "window.txt").read_text().splitlines()}
    assert {name.split(">")[0].lower() for name in named} - pinned == set()
