"""A window in a process of its own that starts a run and is killed from outside: python window_child.py PROJECT."""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from workbench.app import build_window
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset
from workbench.ui.settings import Settings


def main() -> None:
    """Open the project, queue a slow demo run, say when its curve has ten points, then wait to be killed."""
    app = QApplication(sys.argv[:1])
    window = build_window(app, Settings())
    window.show()
    window.open_path(Path(sys.argv[1]))
    window.start()
    session = window.opened.session
    recipe = suggest(preset("demo-pose"), session.project.label_summary())
    recipe = replace(recipe, epochs=6, options={"seconds_per_iteration": 0.4})
    name = session.board.submit(session.project.runs.new_run(recipe).folder, "cpu")

    def look() -> None:
        if len(session.board.curves(name).series("train", "loss")[0]) >= 3:
            timer.stop()
            sys.stdout.write(f"running {name}\n")
            sys.stdout.flush()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(50)
    app.exec()


main()
