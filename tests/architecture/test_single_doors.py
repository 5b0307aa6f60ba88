"""There is one door to the document, and few calls that let a stranger's file run code or overflow a parser."""

from __future__ import annotations

import ast

from tests.architecture.sources import Module, dotted, modules

_DOCUMENT_DOOR = "workbench/editing/editor.py"

_FORBIDDEN_CALLS = {
    "eval": "runs code",
    "exec": "runs code",
    "compile": "prepares code",
    "__import__": "hides an import",
    "yaml.load": "builds any object: yaml.safe_load",
    "os.system": "goes through a shell: subprocess with a list",
    "cv2.imread": "reads a stranger's file unchecked, and no non-ASCII path on some systems: bytes, then cv2.imdecode",
    "np.loadtxt": "slow and lenient",
}
_FORBIDDEN_METHODS = {
    "extractall": "writes where the archive says",
    "imread": "see cv2.imread",
    "loads_unsafe": "",
}
_FORBIDDEN_MODULES = {
    "pickle": "runs code on loading",
    "cPickle": "runs code on loading",
    "dill": "runs code on loading",
    "marshal": "crashes on a stranger's bytes",
    "shelve": "is pickle",
    "xml.etree": "expands entity bombs: defusedxml",
    "xml.dom": "expands entity bombs: defusedxml",
    "xml.sax": "expands entity bombs: defusedxml",
    "lxml": "expands entity bombs: defusedxml",
}
_FORBIDDEN_KEYWORDS = {("weights_only", False), ("allow_pickle", True), ("shell", True)}

ALLOWED: dict[tuple[str, str], str] = {}
"""(file, what) → the reason why this one place may."""


def test_that_only_the_editor_applies_edits_to_a_document():
    others = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        if module.path != _DOCUMENT_DOOR
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "apply"
        and dotted(node.func.value).rpartition(".")[2].strip("_") in ("document", "doc")
    ]
    assert others == []


def test_that_nothing_runs_or_trusts_what_a_file_holds():
    found = [
        f"{module.path}:{line} {what} ({why})"
        for module in modules()
        for line, what, why in _forbidden(module)
        if (module.path, what) not in ALLOWED
    ]
    assert found == []


def test_that_every_exception_from_the_rule_is_still_used():
    used = {(module.path, what) for module in modules() for _, what, _ in _forbidden(module)}
    assert set(ALLOWED) - used == set()


def test_that_the_gate_sees_what_it_is_for():
    imports, calls = "import pickle\nfrom xml.etree import ElementTree\n", "eval('1')\ntar.extractall()\n"
    sample = f"{imports}{calls}torch.load(f, weights_only=False)"
    module = Module("sample", "sample.py", sample, ast.parse(sample))
    assert len(_forbidden(module)) == 5
    harmless = "dialog.exec()\nre.compile('x')\nmodel.eval()\ntorch.load(f, weights_only=True)"
    assert _forbidden(Module("sample", "sample.py", harmless, ast.parse(harmless))) == []


def _forbidden(module: Module) -> list[tuple[int, str, str]]:
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            found += _forbidden_in_call(node)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            for name in names:
                for banned, why in _FORBIDDEN_MODULES.items():
                    if name == banned or name.startswith(banned + "."):
                        found.append((node.lineno, banned, why))
    return found


def _forbidden_in_call(node: ast.Call) -> list[tuple[int, str, str]]:
    found = []
    name = dotted(node.func)
    if name in _FORBIDDEN_CALLS:
        found.append((node.lineno, name, _FORBIDDEN_CALLS[name]))
    elif isinstance(node.func, ast.Attribute) and node.func.attr in _FORBIDDEN_METHODS:
        found.append((node.lineno, node.func.attr, _FORBIDDEN_METHODS[node.func.attr]))
    for keyword in node.keywords:
        value = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
        if (keyword.arg, value) in _FORBIDDEN_KEYWORDS and isinstance(value, bool):
            found.append((node.lineno, f"{keyword.arg}={value}", "turns the safe default off"))
    return found


def test_that_labels_take_no_text_for_html():
    own_html = {"workbench/ui/plain_label.py", "workbench/ui/window/tour.py", "workbench/ui/curves/chart.py"}
    found = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        if module.path not in own_html
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and dotted(node.func) == "QLabel"
    ]
    assert found == [], "names come from strangers: PlainLabel"
