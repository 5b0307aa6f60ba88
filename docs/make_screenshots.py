"""Open the window in every state a reader should see and save a picture of each: ``docs/pictures/*.jpg``.

    .venv/bin/python docs/make_screenshots.py --project PROJECT [--only NAME …] [--font FILE] [--out DIR]

PROJECT is a project with at least one finished run, for example the working copy of the example. It is copied
first, so that nothing in it changes. Without a display Qt's offscreen platform is used.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer  # noqa: E402 - the platform is chosen before
from PySide6.QtGui import QFontDatabase  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog  # noqa: E402

from workbench.app import build_window  # noqa: E402
from workbench.ui.main_window import MainWindow  # noqa: E402
from workbench.ui.settings import Settings  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
QUALITY = 92
"""Of the JPEG files: text stays sharp, a picture stays under half a megabyte."""
XRAY_S = 60.0
"""The training engine loads its libraries and fits the config meanwhile."""
LARGE, SMALL = (1600, 1000), (1280, 800)


@dataclass(frozen=True)
class Shot:
    """One picture: its name, look, language and size, and what is done before it is taken."""

    name: str
    prepare: Callable[[MainWindow, Path], None]
    theme: str = "dark"
    language: str = "en"
    size: tuple[int, int] = LARGE


def wait(seconds: float) -> None:
    """Let the window work (and threads run) for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def show_start(window: MainWindow, project: Path) -> None:
    """The start page with one recent project."""
    window.open_path(project)
    wait(1.5)
    window.action_set.get("project.close").trigger()
    window.setFocus()
    wait(1.0)


def show_labels(window: MainWindow, project: Path) -> None:
    """An image with several objects, one of them selected."""
    window.open_path(project)
    wait(1.5)
    window.face.tour.hide()
    images = window.frame.images
    busiest = max(images.ids, key=images.count)
    window.frame.parts.current.set_image(busiest)
    wait(1.0)
    session = window.opened.session
    assert session is not None
    session.selection.set([session.document.instances(busiest)[0].id])
    wait(1.0)


def show_placing(window: MainWindow, project: Path) -> None:
    """Keypoints being placed on an image without labels."""
    window.open_path(project)
    wait(1.5)
    window.action_set.get("label.next_unlabelled").trigger()
    wait(1.0)
    window.action_set.get("tool.keypoints").trigger()
    canvas = window.canvas
    for x, y in ((0.331, 0.770), (0.459, 0.465)):
        place = QPoint(round(canvas.width() * x), round(canvas.height() * y))
        QTest.mouseMove(canvas, place)
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(canvas, QPoint(round(canvas.width() * 0.505), round(canvas.height() * 0.845)))
    wait(1.0)


def show_training(window: MainWindow, project: Path) -> None:
    """Runs with their curves."""
    _open_with_run(window, project)
    window.action_set.get("view.train").trigger()
    wait(2.0)


def show_heatmap(window: MainWindow, project: Path) -> None:
    """A prediction with its heatmap beside the labels."""
    _open_with_run(window, project)
    window.action_set.get("view.inspect").trigger()
    session = window.opened.session
    assert session is not None
    run, shelf = window.frame.parts.current.run, session.project.predictions
    found = [prediction for image_id in shelf.image_ids(run) if (prediction := shelf.read(run, image_id))]
    best = max(found, key=lambda item: max((each.score or 0 for each in item.instances), default=0), default=None)
    if best is not None and best.instances:
        # Below its best score, or an early run would show nothing.
        window.frame.parts.current.set_threshold(min(0.3, round((best.instances[0].score or 0) * 0.8, 2)))
        window.frame.parts.current.set_image(best.image_id)
    wait(1.5)


def show_train_dialog(window: MainWindow, project: Path) -> None:
    """The few choices before a run."""
    show_labels(window, project)
    window.action_set.get("train.new_run").trigger()
    wait(1.5)


def show_zoo(window: MainWindow, project: Path) -> None:
    """Every configuration, those that these labels can teach first."""
    show_labels(window, project)
    window.action_set.get("train.zoo").trigger()
    wait(6.0)
    dialog = next(child for child in window.findChildren(QDialog) if child.isVisible())
    dialog.resize(1280, 800)
    wait(0.5)


def show_xray(window: MainWindow, project: Path) -> None:
    """What training does to an image, step by step."""
    show_labels(window, project)
    window.action_set.get("train.xray").trigger()
    wait(XRAY_S)
    for _ in range(4):
        QTest.keyClick(window.frame.panels["xray"], Qt.Key.Key_Right)
    wait(1.0)


def show_runs(window: MainWindow, project: Path) -> None:
    """The table of runs beside their curves."""
    show_training(window, project)
    window.frame.docks.reveal("runs")
    wait(2.0)


def _open_with_run(window: MainWindow, project: Path) -> None:
    window.open_path(project)
    wait(1.5)
    window.face.tour.hide()
    session = window.opened.session
    assert session is not None
    session.board.poll(None)
    runs = [job.name for job in session.board.jobs() if job.kind == "train"]
    if runs:
        # A pose model's, for its heatmaps, and of those the one that predicted most: the newest of equals.
        shelf, known = session.project.predictions, session.project.runs

        def worth(name: str) -> tuple[bool, int]:
            return known.get(name).recipe.task == "pose", len(shelf.image_ids(name))

        window.frame.parts.current.set_run(max(reversed(runs), key=worth))
    wait(0.5)


SHOTS = (
    Shot("start", show_start),
    Shot("start-light-zh", show_start, "light", "zh_CN"),
    Shot("label", show_labels),
    Shot("label-light", show_labels, "light"),
    Shot("label-zh", show_labels, "dark", "zh_CN"),
    Shot("label-small", show_labels, "dark", "en", SMALL),
    Shot("placing", show_placing),
    Shot("train", show_training),
    Shot("train-light", show_training, "light"),
    Shot("train-zh", show_training, "dark", "zh_CN"),
    Shot("train-small", show_training, "light", "en", SMALL),
    Shot("train-dialog", show_train_dialog),
    Shot("zoo", show_zoo),
    Shot("xray", show_xray),
    Shot("runs", show_runs),
    Shot("runs-light-zh", show_runs, "light", "zh_CN"),
    Shot("heatmap", show_heatmap),
    Shot("heatmap-light-zh", show_heatmap, "light", "zh_CN"),
    Shot("heatmap-small", show_heatmap, "dark", "en", SMALL),
)


def take(app: QApplication, shot: Shot, project: Path, out: Path) -> Path:
    """Open a window for one shot, save its picture and close it."""
    settings = Settings()
    settings.put("theme", shot.theme)
    settings.put("language", shot.language)
    settings.forget("layout")
    settings.forget("geometry")
    window = build_window(app, settings)
    window.resize(*shot.size)
    window.show()
    window.start()
    wait(0.5)
    shot.prepare(window, project)
    file = out / f"{shot.name}.jpg"
    window.grab().save(str(file), quality=QUALITY)
    for dialog in window.findChildren(QDialog):
        dialog.grab().save(str(out / f"{shot.name}-dialog.jpg"), quality=QUALITY)
        dialog.reject()
    window.frame.language.set_code("en")
    window.close()
    window.deleteLater()
    wait(0.1)
    return file


def main() -> int:
    """Take the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, required=True, help="a project with a finished run; it is copied")
    parser.add_argument("--out", type=Path, default=PICTURES)
    parser.add_argument("--only", nargs="*", default=[], help="names of pictures")
    parser.add_argument("--font", type=Path, help="a font file to use in place of the system's")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_STATE"] = folder
        copy = Path(folder, "data", args.project.name)
        shutil.copytree(args.project, copy, ignore=shutil.ignore_patterns("*.lock"))
        app = QApplication([])
        if args.font:
            family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(args.font)))[0]
            font = app.font()
            font.setFamilies([family, *font.families()])
            app.setFont(font)
        for shot in SHOTS:
            if not args.only or shot.name in args.only:
                sys.stdout.write(f"{take(app, shot, copy, args.out)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
