"""The zoo of the environment that trains: from the cache, or read anew when that environment has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.environments.layout import cache_folder, site_packages_of, worker_python
from workbench.tasks.zoo.entry import Zoo
from workbench.tasks.zoo.reading import Report, read_zoo, silent
from workbench.tasks.zoo.stored import key_of, read_stored, versions, write_stored


def installed_zoo(report: Report = silent, site_packages: Path | None = None) -> Zoo:
    """Return the zoo of the worker's environment: some milliseconds, or seconds after a change. Not for the GUI thread.

    An environment that is not there yet has an empty zoo, with a finding that says so.
    """
    place = site_packages or site_packages_of(worker_python())
    file, key = cache_folder() / "zoo.json", key_of(place)
    known = read_stored(file, key)
    if known is not None:
        return known
    found = replace(read_zoo(place, report), versions=versions(place))
    if found.entries:
        try:
            write_stored(file, key, found)
        except OSError:
            pass  # it is read again next time
    return found
