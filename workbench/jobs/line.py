"""Whose turn it is: waiting jobs and free devices, in the order of the line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from workbench.jobs.entry import Entry, EntryState
from workbench.tasks.devices import AUTO, singles

FreeMemory = Callable[[], Mapping[str, int] | None]
"""Gives the free bytes of every GPU by device name; empty without a GPU, None when that cannot be told just now."""


def turns(entries: Iterable[Entry], free_memory: FreeMemory) -> Iterator[tuple[Entry, str]]:
    """Yield each job that can start now with the device it gets.

    ``entries`` are those of the whole queue in its order. A job that wants several devices waits until all of them
    are free, and nobody behind it takes one of them meanwhile: else it might wait for ever.
    """
    listed = tuple(entries)
    busy = {device for entry in listed if entry.state is EntryState.CLAIMED for device in singles(entry.where)}
    for entry in listed:
        if entry.state is not EntryState.WAITING or entry.is_held:
            continue
        device = _freest(busy, free_memory) if entry.device == AUTO else entry.device
        if device is None:
            continue
        if not singles(device) & busy:
            yield entry, device
        busy |= singles(device)


@lru_cache(maxsize=1024)
def wants_the_same(one: str, other: str) -> bool:
    """Whether jobs that ask for these devices stand in each other's way."""
    return AUTO in (one, other) or bool(singles(one) & singles(other))


def positions(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the place of every waiting job, counted from 1 among those that want a device of its own; key: folder."""
    ahead: Counter[str] = Counter()
    found: dict[str, int] = {}
    for entry in entries:
        if entry.state is EntryState.WAITING:
            in_the_way = (count for device, count in ahead.items() if wants_the_same(entry.device, device))
            found[str(entry.folder)] = 1 + sum(in_the_way)
            ahead[entry.device] += 1
    return found


def _freest(busy: set[str], free_memory: FreeMemory) -> str | None:
    """The device for a job that takes any; None when all are busy, or nobody knows."""
    gpus = free_memory()
    if gpus is None:
        return None
    if not gpus:
        return None if "cpu" in busy else "cpu"
    free = {name: amount for name, amount in gpus.items() if name not in busy}
    return max(free, key=lambda name: free[name]) if free else None
