"""workbench adopt: a run that another workbench shared, or a config and weights made elsewhere, to predict with."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.command import Command, CommandError, json_option, project_argument, report
from workbench.cli.project_access import reading, writing
from workbench.environments.layout import site_packages_of, worker_python
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
    name = _configured(args) if args.file.suffix == ".py" else _shared(args)
    report(args, {"run": name}, f"{name}: predict with it: workbench predict --run {name} {args.project}")


def _shared(args: argparse.Namespace) -> str:
    with reading(args.project) as session:
        return unpack_run(args.file, session.project.layout, session.project.runs.names())


def _configured(args: argparse.Namespace) -> str:
    if args.weights is None:
        raise CommandError(f"{args.file}: name its weights, too: workbench adopt PROJECT {args.file} WEIGHTS.pth")
    names = tuple(part.strip() for part in (args.classes or "").split(",") if part.strip())
    roots = config_roots(site_packages_of(worker_python()))
    with writing(args.project) as session:
        plan = plan_foreign(args.file.absolute(), roots, session.document.schema, names)
        if plan.edit is not None:
            session.editor.commit(plan.edit)
            session.flush()
        return adopt_foreign(plan, args.weights, session.project.layout, session.project.runs.names())


COMMAND = Command(configure, run)
