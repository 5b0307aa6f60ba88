"""Kills a labelling process again and again and looks whether anything that it was told to be stored is gone."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.label_life import shown
from workbench.project.project import Project
from workbench.session import open_session

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Campaign:
    """What so many kills have shown. ``lost`` and ``corrupt`` name the kills that went wrong."""

    kills: int = 0
    acknowledged: int = 0
    stored: int = 0
    lost: tuple[str, ...] = ()
    corrupt: tuple[str, ...] = ()


def run_campaign(folder: Path, kills: int, seed: int, in_window: bool = False) -> Campaign:
    """Kill a process that labels one project ``kills`` times; it goes on from what the last one left."""
    Project.create(folder).close()
    chance = random.Random(seed)
    found = Campaign()
    for number in range(kills):
        _kill_once(folder, chance, found, f"kill {number} of seed {seed}", in_window)
    return found


def _kill_once(folder: Path, chance: random.Random, found: Campaign, name: str, in_window: bool) -> None:
    before = _last_number(folder)
    words = [str(folder), str(chance.randrange(2**31)), *(["--window"] if in_window else [])]
    lines = _labelling(words, chance.random() * (2.0 if in_window else 0.8))
    digests = {int(words[1]): words[2] for words in lines if words[0] == "shown" and len(words) == 3}
    told = max((int(words[1]) for words in lines if words[0] == "stored" and len(words) == 2), default=before)
    found.kills += 1
    found.acknowledged += told - before
    verdict = _integrity(folder / "labels.db")
    if verdict != "ok":
        found.corrupt += (f"{name}: {verdict}",)
        return
    session = open_session(folder)
    last = session.project.store.last_number()
    found.stored += last - before
    if last < told:
        found.lost += (f"{name}: {told} were acknowledged, {last} are there",)
    if last > before and last in digests and shown(session) != digests[last]:
        found.lost += (f"{name}: edit {last} reads back differently",)
    if session.editor.undo() is not None:
        session.editor.redo()
    if last in digests and shown(session) != digests[last]:
        found.lost += (f"{name}: undo and redo after the kill change the labels",)
    if session.project.store.problems or session.project.read_only:
        found.corrupt += (f"{name}: {session.project.store.problems or session.project.read_only_reason}",)
    session.close()


def _labelling(words: list[str], life_s: float) -> list[list[str]]:
    """Let a child label for a while, kill it, return what it said."""
    command = [sys.executable, "-m", "tests.journeys.label_life", *words]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    timer = threading.Timer(life_s, child.kill)
    timer.start()
    text = child.stdout.read()
    timer.join()
    child.wait()
    child.stdout.close()
    whole = text[: text.rfind("\n") + 1]
    return [line.split() for line in whole.splitlines()]


def _last_number(folder: Path) -> int:
    project = Project.open(folder, read_only=True)
    last = project.store.last_number()
    project.close()
    return last


def _integrity(database: Path) -> str:
    connection = sqlite3.connect(database)
    try:
        return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    finally:
        connection.close()
