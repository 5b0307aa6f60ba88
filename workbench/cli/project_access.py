"""An open project for a command: to look at, or to change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.project.error import ProjectError
from workbench.session import Session, open_session


@contextmanager
def reading(path: Path) -> Iterator[Session]:
    """Open a project to look at it and to run jobs; windows that write are not disturbed."""
    session = open_session(path, read_only=True)
    try:
        yield session
    finally:
        session.close()


@contextmanager
def writing(path: Path) -> Iterator[Session]:
    """Open a project to change its labels; raises ProjectError when another process has it open."""
    session = open_session(path)
    try:
        if session.project.read_only:
            raise ProjectError(f"{path}: {session.project.read_only_reason}")
        yield session
    finally:
        session.close()
