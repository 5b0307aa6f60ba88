"""workbench adopt: a run that another workbench shared, or a config and weights made elsewhere, to predict with."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.command import Command, CommandError, json_option, project_argument, report
from workbench.cli.project_access import reading, writing
from workbench.environments.layout import site_packages_of, worker_python
from workbench.project.arrived_classes import ArrivedClasses, classes_of, held_against
from workbench.project.error import ProjectError
from workbench.project.foreign_run import adopt_foreign, plan_foreign
from workbench.project.run_archive import SUFFIX, unpack_run
from workbench.tasks.zoo.reading import config_roots


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=f"a shared run ({SUFFIX}), or a config (.py)")
    parser.add_argument("weights", type=Path, nargs="?", metavar="WEIGHTS", help="the config's checkpoint (.pth)")
    parser.add_argument("--classes", metavar="A,B,…", help="the names of its classes in label order")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Make a run of it; nothing that came from elsewhere is run."""
    for file in (args.file, args.weights):
        if file is not None and not file.is_file():
            why = "is a folder; name the file in it" if file.is_dir() else "there is no such file"
            raise CommandError(f"{file}: {why}")
    if args.file.suffix in (".onnx", ".pth"):
        raise CommandError(
            f"{args.file}: weights alone are no run; take over a .wbrun, or a config with its weights: "
            "workbench adopt PROJECT CONFIG.py WEIGHTS.pth"
        )
    name, classes = _configured(args) if args.file.suffix == ".py" else _shared(args)
    body = {"run": name, "classes": list(classes.names), "new_classes": [each.name for each in classes.new]}
    words = f"{classes.sentence(name)}\n{name}: predict with it: workbench predict --run {name} {args.project}"
    report(args, body, words)


def _shared(args: argparse.Namespace) -> tuple[str, ArrivedClasses]:
    with reading(args.project) as session:
        schema, runs = session.document.schema, session.project.runs
        name = unpack_run(args.file, session.project.layout, runs.names(), schema)
        run = runs.get(name)
        try:
            classes = held_against(classes_of(run.folder, run.recipe), schema)
        except ProjectError:
            runs.remove(name)
            raise
    if classes.new:
        try:
            with writing(args.project) as session:
                edit = classes.edit(session.document.schema)
                if session.document.schema != schema or edit is None:
                    raise CommandError(
                        f"{args.project}: its classes were changed meanwhile: take {args.file} over again"
                    )
                session.editor.commit(edit)
                session.flush()
        except (CommandError, ProjectError):
            with reading(args.project) as session:
                session.project.runs.remove(name)
            raise
    return name, classes


def _configured(args: argparse.Namespace) -> tuple[str, ArrivedClasses]:
    if args.weights is None:
        raise CommandError(f"{args.file}: name its weights, too: workbench adopt PROJECT {args.file} WEIGHTS.pth")
    names = tuple(part.strip() for part in (args.classes or "").split(",") if part.strip())
    roots = config_roots(site_packages_of(worker_python()))
    with writing(args.project) as session:
        plan = plan_foreign(args.file.absolute(), roots, session.document.schema, names)
        if plan.edit is not None:
            session.editor.commit(plan.edit)
            session.flush()
        name = adopt_foreign(plan, args.weights, session.project.layout, session.project.runs.names())
        return name, plan.classes


COMMAND = Command(configure, run)
