"""The codes of the problems that the program can report, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

from places import ROOT

from leidraad.source.misfits import MISFITS
from leidraad.source.model.base import Reference


@cache
def calls() -> tuple[tuple[ast.Call, ast.expr], ...]:
    """Return each call in the program that makes a problem, with its code; it is read once."""
    return tuple(_calls())


def _calls() -> Iterator[tuple[ast.Call, ast.expr]]:
    trees = [ast.parse(module.read_text(encoding="utf-8")) for module in (ROOT / "generator").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    position = {"Problem": 0, "PydanticCustomError": 0, "Fault": 0}
    for node in nodes:
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            position |= {node.name: names.index("code")} if "code" in names else {}
    for node in nodes:
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in position:
                yield node, node.args[position[name]]


def codes() -> set[str]:
    """Return the code of every problem that the program can report."""
    written = {code.value for _, code in calls() if isinstance(code, ast.Constant) and isinstance(code.value, str)}
    return written | {code for code, _ in MISFITS.values()} | {kind.code for kind in Reference.__subclasses__()}
