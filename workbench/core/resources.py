"""Where the files that ship with the workbench lie: icons, presets, skeletons, translations."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped resource, for example ``resource_path("icons", "box.svg")``.

    The path is not checked for existence: the reader's own error names it.
    """
    return _ROOT.joinpath("resources", *parts)


def example_path(name: str) -> Path:
    """Return the folder of an example project that ships, for example ``set-squares``."""
    return _ROOT / "projects" / name
