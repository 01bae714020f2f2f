"""The project held to its word: who may import whom, where time and chance come from, how big things get."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "quizapp"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_bundled" not in path.parts)
CLOCKS = {"now", "utcnow", "today", "time"}


def test_imports_go_one_way_round():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_core_loads_without_flask_and_database():
    probe = (
        "import sys, quizapp.core.kinds, quizapp.core.generate, quizapp.core.memory.plan; "
        "sys.exit(any(name in sys.modules for name in ('flask', 'sqlalchemy', 'yaml', 'wtforms')))"
    )
    assert subprocess.run([sys.executable, "-c", probe], cwd=ROOT, check=False).returncode == 0


def test_the_clock_is_read_in_one_place():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, node in nodes(ast.Call)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("datetime", "date", "time")
    ]
    assert [one.split(":")[0] for one in found] == ["quizapp/clock.py"], found


def test_chance_comes_from_our_streams_and_secrets_from_one_module():
    imported: dict[str, set[str]] = {}
    for path, node in nodes((ast.Import, ast.ImportFrom)):
        names = [node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
        imported.setdefault(path.relative_to(PACKAGE).as_posix(), set()).update(filter(None, names))
    assert not [path for path, names in imported.items() if "random" in names]
    secret = {path for path, names in imported.items() if "secrets" in names}
    assert secret <= {"fresh.py", "secret.py", "web/errors.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_and_functions_stay_readable(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is too long"


@pytest.mark.parametrize("layer", ["core", "formats", "store", "usecases"])
def test_public_functions_say_what_goes_in_and_out(layer):
    silent = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path, node in nodes((ast.FunctionDef, ast.ClassDef))
        if path.is_relative_to(PACKAGE / layer)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not is_inner(path, node)
    ]
    assert silent == []


def test_tables_are_imported_from_the_one_place_that_knows_all():
    found = {
        path.name for path in MODULES if "from quizapp.store.tables_" in path.read_text(encoding="utf-8")
    }
    assert found == {"tables.py"}


def test_nothing_is_left_to_do():
    words = ("TO" + "DO", "FIX" + "ME", "X" * 3)
    left = [
        f"{path}: {word}" for path in MODULES for word in words if word in path.read_text(encoding="utf-8")
    ]
    assert left == []


def nodes(kinds: type | tuple[type, ...]) -> Iterator[tuple[Path, ast.AST]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kinds):
                yield path, node


def is_inner(path: Path, node: ast.AST) -> bool:
    """Whether a function stands inside another, or in a protocol whose body is nothing."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {
        inside.name
        for outside in ast.walk(tree)
        if isinstance(outside, ast.FunctionDef)
        for inside in ast.walk(outside)
        if isinstance(inside, ast.FunctionDef) and inside is not outside
    }
    bodiless = isinstance(node, ast.FunctionDef) and isinstance(node.body[-1], ast.Expr)
    return node.name in inner or (bodiless and ast.unparse(node.body[-1]) == "...")
