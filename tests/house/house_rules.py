"""The rules of the house as functions: in go files, out come the faults, one line each, empty when all is well.

Each takes its folder as an argument, so that a test can plant a fault and see it found.
"""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

NETWORK = frozenset(
    {"socket", "ssl", "http", "urllib", "urllib3", "requests", "httpx", "aiohttp", "asyncio", "ftplib", "smtplib",
     "telnetlib", "xmlrpc", "socketserver"}
)  # fmt: skip
POSIX_ONLY = frozenset({"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty"})
VAGUE = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"})
WARN_LINES, MOST_LINES = 300, 500
TOUR_LINES = 30
BINARY = frozenset({".pdf", ".docx", ".ttf", ".png", ".mo", ".zip", ".age", ".db"})

# Written in halves, so that this file is not the fault that it looks for.
REGISTRIES = tuple(
    "".join(halves)
    for halves in (
        ("py", "pi.org"), ("python", "hosted.org"), ("npm", "js.org"), ("npm", "js.com"), ("yarn", "pkg.com"),
        ("crates", ".io"), ("ruby", "gems.org"), ("proxy.", "golang.org"), ("ana", "conda.org"), ("deb.", "debian.org"),
        ("archive.", "ubuntu.com"), ("hugging", "face.co"), ("docker", ".io"),
    )
)  # fmt: skip
INDEX = re.compile(r"(?<![\w-])--(?:extra-)?index" + r"-url\b|(?<![\w-])--trusted" + r"-host\b")
HERE_ONLY = re.compile(r"(?<![\w.~-])/(?:wor" + r"k|roo" + r"t|hom" + r"e/[a-z]|User" + r"s/[A-Za-z])[\w.-]*/")


def tracked(root: Path) -> list[Path]:
    """Every file that git knows, and that is there."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True).stdout.decode()
    return [root / name for name in names.split("\0") if name and (root / name).is_file()]


def texts(files: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Those of the files that are text, with what they say."""
    for file in files:
        if file.suffix not in BINARY:
            yield file, file.read_text("utf-8", "replace")


def long_files(source: Path, most: int = MOST_LINES) -> list[str]:
    found = []
    for file in sorted(source.rglob("*.py")):
        lines = len(file.read_text("utf-8").splitlines())
        if lines > most:
            found.append(f"{file.relative_to(source)}: {lines} lines, at most {most}")
    return found


def vague_names(files: Iterable[Path], root: Path) -> list[str]:
    return [
        str(file.relative_to(root))
        for file in files
        if VAGUE & {part.split(".")[0].lower() for part in file.relative_to(root).parts}
    ]


def registry_hosts(files: Iterable[Path]) -> list[str]:
    """Names of package registries and options that point at one: where packages come from is the user's choice."""
    return [
        f"{file.name}:{number}"
        for file, text in texts(files)
        for number, line in enumerate(text.splitlines(), 1)
        if any(host in line.lower() for host in REGISTRIES) or INDEX.search(line)
    ]


def machine_paths(files: Iterable[Path]) -> list[str]:
    return [
        f"{file.name}:{number}: {HERE_ONLY.search(line)[0]}"  # type: ignore[index]
        for file, text in texts(files)
        for number, line in enumerate(text.splitlines(), 1)
        if HERE_ONLY.search(line)
    ]


def missing_tours(source: Path) -> list[str]:
    """Folders of code whose `__init__.py` does not say what comes in and what goes out, in at most 30 lines.

    A `renew.py` is a tool that lies beside the data it makes, not a part of the program.
    """
    found = []
    for folder in sorted({file.parent for file in source.rglob("*.py") if file.name != "renew.py"}):
        tour = folder / "__init__.py"
        words = (ast.get_docstring(ast.parse(tour.read_text("utf-8"))) or "") if tour.exists() else ""
        if len(words.split()) < 12:
            found.append(f"{folder.relative_to(source.parent)}: no tour")
        elif len(words.splitlines()) > TOUR_LINES:
            found.append(f"{folder.relative_to(source.parent)}: a tour of more than {TOUR_LINES} lines")
    return found


def imports(source: Path, names: frozenset[str], top_level_only: bool = False) -> list[str]:
    """Where a module of `names` is imported, by a statement or by name."""
    found = []
    for file in sorted(source.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        for node in _always_run(tree.body) if top_level_only else ast.walk(tree):
            if names & {part.split(".")[0] for part in _imported(node)}:
                found.append(f"{file.relative_to(source)}:{getattr(node, 'lineno', 0)}")
    return found


def runtime_locked(lock: str) -> dict[str, str]:
    """Package -> version of all that the program itself needs, by the `# via` comments of the lock."""
    versions: dict[str, str] = {}
    via: dict[str, set[str]] = {}
    name = ""
    for line in lock.splitlines():
        if match := re.match(r"([\w.-]+)==([^\s;\\]+)", line):
            name = plain(match[1])
            versions[name], via[name] = match[2], set()
        elif name and line.startswith("    #"):
            why = line.strip().removeprefix("#").strip().removeprefix("via").strip()
            via[name].add("" if not why else why if why.startswith(("-", "guvoh")) else plain(why))
    needed = {package for package, why in via.items() if any(w.startswith("guvoh") for w in why)}
    while more := {package for package, why in via.items() if package not in needed and why & needed}:
        needed |= more
    return {package: versions[package] for package in sorted(needed)}


def locked_alone(lock: str) -> dict[str, str]:
    """Package -> version of every line of a lock."""
    return {plain(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.M)}


def declared(pyproject: str) -> set[str]:
    """What pyproject.toml asks for, extras included."""
    project = tomllib.loads(pyproject)["project"]
    asked = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    return {plain(re.split(r"[\[<>=!~; ]", line)[0]) for line in asked}


def unlisted(packages: dict[str, str], page: str) -> list[str]:
    """Packages without a full row on the page of third-party parts: name, version, licence, keeper, size, what for."""
    rows = {}
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 6:
            rows[plain(cells[0])] = cells
    found = []
    for package, version in packages.items():
        row = rows.get(package)
        if row is None:
            found.append(f"{package}: no row")
        elif row[1] != version:
            found.append(f"{package}: {version} is locked, {row[1]} is listed")
        elif not all(row):
            found.append(f"{package}: an empty cell")
    return found


def dead_links(page: Path, root: Path) -> list[str]:
    """Links, and paths in back-ticks below a folder of the checkout, that lead nowhere."""
    text = page.read_text("utf-8")
    prose = re.sub(r"```.*?```", "", text, flags=re.S)
    found = [
        link
        for link in re.findall(r"\]\(([^)\s]+)\)", prose)
        if not re.match(r"https?:|mailto:", link) and not _leads(page, link)
    ]
    paths = re.findall(r"`((?:docs|src|tests|demo|bench|requirements)/[\w./-]+)`", prose)
    return [f"{page.name}: {lost}" for lost in found + [path for path in paths if not (root / path).exists()]]


def commands_named(text: str, program: str) -> set[str]:
    """The commands that a page tells its reader to type: `guvoh add`, `make demo`; in code only, not in prose."""
    code = "\n".join(re.findall(r"```[^\n]*\n(.*?)```", text, re.S) + re.findall(r"`([^`\n]+)`", text))
    option = r"[ \t]+--[\w-]+(?:[ =][A-Z./~]\S*)?"
    return set(re.findall(rf"(?:^|[ \t/]){program}(?:{option})*[ \t]+([a-z][a-z-]*)", code, re.M))


def plain(name: str) -> str:
    """A package's name as the index normalises it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _leads(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    if not target.exists():
        return False
    if not anchor or target.suffix != ".md":
        return True
    heads = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.M)
    return anchor in {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [node.module or ""]
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in {"import_module", "__import__"}:
            return [str(node.args[0].value)]
    return []


def _always_run(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """The statements that run on import: not those inside functions, nor under `if` or `try`."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from _always_run(node.body)
        elif isinstance(node, ast.Import | ast.ImportFrom | ast.Expr | ast.Assign):
            yield from ast.walk(node)
