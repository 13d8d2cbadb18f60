"""The rules of the house, kept by machine: shape, words, time and walls."""

import ast
import functools
import importlib.util
import re
import subprocess
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "bot", "handlers", "scheduler", "storage", "messages", "campaigns", "reports", "sandbox",
)  # fmt: skip
MODULES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if "versions" not in path.parts
)
# Where Vietnamese stands: what people read, and the grammar of what they write.
SPEAKS_VIETNAMESE = (
    "messages/", "sandbox/", "campaigns/wording/", "campaigns/planreader/", "campaigns/plan_wording.py",
    "reports/template.py", "reports/page_layout.py", "reports/plain_text.py", "reports/table_text.py",
)  # fmt: skip
LONGEST_MODULE = 400
LONGEST_FUNCTION = 70  # bot.app.running opens the whole house, top to bottom, on purpose


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_a_module_says_why_it_exists_and_stays_small() -> None:
    """A docstring first, at most 400 lines, no function longer than a screen and a half."""
    assert [_name(one) for one in MODULES if not ast.get_docstring(_tree(one))] == []
    assert [_name(one) for one in MODULES if _lines(one) > LONGEST_MODULE] == []
    assert [
        f"{_name(path)}: {node.name}"
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION
    ] == []


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_constant_is_given_twice() -> None:
    """The second of two labels with one name would stand on the first one's button."""
    assert {_name(one): _twice(_tree(one)) for one in MODULES if _twice(_tree(one))} == {}


def _twice(tree: ast.Module) -> list[str]:
    names = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id.isupper()
    ]
    return sorted({one for one in names if names.count(one) > 1})


def test_peoples_words_stand_where_people_can_find_them() -> None:
    """No Vietnamese letter in a string outside messages/ and the reading of Vietnamese."""
    others = [one for one in MODULES if not _name(one).startswith(SPEAKS_VIETNAMESE)]

    assert {_name(one): _vietnamese(_tree(one)) for one in others if _vietnamese(_tree(one))} == {}


def _vietnamese(tree: ast.Module) -> list[str]:
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and re.search(r"[^\W\d_a-zA-Z]", node.value)
    ]


def test_time_is_handed_in() -> None:
    """Only bot/clock.py asks what time it is; the sandbox has a clock of its own."""
    clocks = {"bot/clock.py", "sandbox/clock.py"}

    assert [
        f"{_name(path)}: {node.attr}"
        for path in MODULES
        if _name(path) not in clocks
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
    ] == []


def test_our_packages_are_ours() -> None:
    """Each of our plain names resolves under the root, and no installed package claims one."""
    installed = packages_distributions()
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)

        assert spec is not None
        assert spec.origin is not None
        assert Path(spec.origin).is_relative_to(ROOT)
        assert set(installed.get(name, [])) <= {"thidua"}


def test_no_package_registry_is_named() -> None:
    """Neither in a lock file nor in a document: where packages come from is each machine's affair."""
    folders = (ROOT, ROOT / "requirements", ROOT / "docs", ROOT / "deploy")
    texts = [one for folder in folders for one in folder.iterdir()
             if one.is_file() and one.suffix in (".md", ".txt", ".in", ".toml", ".yaml", "")]  # fmt: skip
    hosts = re.compile(
        r"\b(?:py" + r"pi\.org|pythonhosted|npm" + r"js|docker\.io|ghcr\.io|quay\.io)"
    )

    assert [one.name for one in texts if hosts.search(one.read_text("utf-8"))] == []


def test_nothing_that_a_run_made_is_tracked() -> None:
    """A demo's data, a log, a database: they were committed once with a hurried "everything"."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if not (ROOT / ".git").exists() or listed.returncode:
        pytest.skip("no git checkout: nothing is tracked here")
    tracked = [Path(one) for one in listed.stdout.decode().split("\0") if one]

    assert {one.parts[0] for one in tracked if len(one.parts) > 1} == {
        ".ci", "benchmarks", "bot", "campaigns", "deploy", "docs", "handlers", "messages", "proof",
        "reports", "requirements", "sandbox", "scheduler", "storage", "tests",
    }  # fmt: skip
    assert not [one for one in tracked if one.suffix in {".log", ".sqlite", ".db", ".pyc", ".xlsx"}]


def _wanted() -> dict[str, set[str]]:
    """By template, the facts that its first line names: {# name: str, unit: str #}."""
    folder = ROOT / "messages" / "templates"
    found = {}
    for path in folder.rglob("*.html"):
        first = path.read_text("utf-8").partition("\n")[0]
        found[str(path.relative_to(folder).with_suffix(""))] = set(re.findall(r"(\w+): ", first))
    return found


WANTED = _wanted()
SAYS = ("say", "rewrite", "pop", "post", "edit", "render")  # others hand on what they are given


def test_a_template_is_given_all_that_it_names() -> None:
    """What a template's first line names is in every call that says it by name, or the chat gets nothing."""
    assert [
        f"{_name(path)}: {name}"
        for path in MODULES
        for call in ast.walk(_tree(path))
        if isinstance(call, ast.Call)
        for name in _not_given(call)
    ] == []


def _not_given(call: ast.Call) -> list[str]:
    """The facts of the templates that a call says by name, without those that it gives."""
    if any(one.arg is None for one in call.keywords):
        return []
    if ast.unparse(call.func).rpartition(".")[2] not in SAYS:
        return []
    given = {one.arg for one in call.keywords}
    said = [
        str(one.value)
        for one in call.args
        if isinstance(one, ast.Constant) and str(one.value) in WANTED
    ]
    return [f"{one}: {name}" for one in said for name in WANTED[one] - given]


def test_every_template_is_said_by_somebody() -> None:
    """A template that no module names is dead, and a name without a template would fail in chat."""
    source = "\n".join(path.read_text("utf-8") for path in MODULES)
    folder = ROOT / "messages" / "templates"
    names = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.html")}
    dead = [
        name
        for name in sorted(names)
        if f'"{name}"' not in source
        and f"'{name}'" not in source
        and not name.startswith("refusals/")
        and name not in _included(folder)
    ]  # fmt: skip

    assert dead == []


def _included(folder: Path) -> set[str]:
    found: set[str] = set()
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8")
        found |= set(re.findall(r'(?:include|extends|import) "([^"]+)\.html"', text))
    return found
