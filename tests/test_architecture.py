"""The house keeps its order: which room may know which, and what only some rooms may touch."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import attrs
import pytest

import socialwork

PACKAGE = Path(socialwork.__path__[0])

GROUND = "ground floor"
GROUND_FLOOR = {"errors", "text", "days", "money", "capitals", "markup", "canonical"}
"""Modules that know nothing about policy and may know one another; so may private modules beside them."""

ROOMS = (
    GROUND,
    "law",
    "rules",
    "statistics",
    "selection",
    "lifecycle",
    "policies",
    "tiers",
    "projects",
    "talent",
    "linkage",
    "whatif",
    "frames",
    "wire",
    "sheets",
    "store",
    "plots",
    "testing",
    "cli",
)
"""From the top down: a room may import only what stands above it."""

AREAS = {"tiers", "projects", "talent", "linkage"}
BETWEEN_AREAS = {("projects", "tiers")}
"""One Hebei policy spans both."""

FACE = "socialwork"

EVERYWHERE = {"attr", "attrs", "dateutil"}
ONLY_IN = {
    "cattrs": {"wire"},
    "click": {"cli"},
    "rich": {"cli"},
    "hypothesis": {"testing"},
    "narwhals": {"frames"},
    "polars": {"frames"},
    "duckdb": {"frames"},
    "pandas": {"frames"},
    "pyarrow": {"frames"},
    "pyspark": {"frames"},
    "openpyxl": {"sheets"},
    "matplotlib": {"plots"},
}
"""Packages from outside, and the rooms that may import them."""

POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}

PLACES = ("Jinan", "济南", "Haiyou", "海右", "Hebei", "河北", "Ouhai", "瓯海", "Guangzhou", "广州", "Zhongshan", "中山")
NAMES_PLACES = {"cli", "testing"}
"""Rooms that speak to people about the policies that are shipped."""


@attrs.frozen
class Module:
    """One file of the package: its dotted name, where it is, and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module = attrs.field(eq=False, repr=False)

    @property
    def room(self) -> str:
        """The room it belongs to; a single file can be a room."""
        _, _, inside = self.name.partition(".")
        top = inside.partition(".")[0]
        if not top:
            return FACE
        if top == "__main__":
            return "cli"
        if top in GROUND_FLOOR or (top.startswith("_") and top == inside and self.path.name != "__init__.py"):
            return GROUND
        return top

    @property
    def is_place(self) -> bool:
        """Whether it holds one place's numbers, words and citations."""
        places = {"hebei", "haiyou", "ouhai", "guangzhou", "zhongshan"}
        folders = self.path.relative_to(PACKAGE).parts[:-1]
        return self.path.stem.partition("_")[0] in places or bool({*places, "schemes"} & set(folders))


def modules_under(package: Path) -> dict[str, Module]:
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        name = ".".join((FACE, *(parts[:-1] if parts[-1] == "__init__" else parts)))
        found[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8"), str(path)))
    return found


def resolved(package: str, level: int, name: str) -> str:
    """The absolute name of what a module of `package` imports with `level` dots before `name`."""
    if level == 0:
        return name
    above = package.split(".")
    return ".".join((*above[: len(above) - level + 1], *filter(None, [name])))


def imported_by_call(call: ast.Call) -> object:
    """What `import_module("...")` names, where it is written out."""
    if ast.unparse(call.func) in {"import_module", "importlib.import_module", "__import__"} and call.args:
        return call.args[0].value if isinstance(call.args[0], ast.Constant) else None
    return None


def targets(module: Module, known: dict[str, Module]) -> Iterator[tuple[str, int]]:
    """Every module that is imported, wherever the import stands, with its line; ours are told as exactly as they can be."""
    package = module.name if module.path.name == "__init__.py" else module.name.rpartition(".")[0]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = resolved(package, node.level, node.module or "")
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield (whole if whole in known else base), node.lineno
        elif isinstance(node, ast.Call) and isinstance(name := imported_by_call(node), str):
            level = len(name) - len(name.lstrip("."))
            yield resolved(package, level, name.lstrip(".")), node.lineno


def faults(known: dict[str, Module]) -> list[str]:
    """What in these modules is against the order of the house."""
    return [
        f"{module.name}:{line}: {fault}"
        for module in known.values()
        for target, line in targets(module, known)
        if (fault := _fault(module, target, known)) is not None
    ]


def _fault(module: Module, target: str, known: dict[str, Module]) -> str | None:
    top = target.partition(".")[0]
    if top == FACE:
        return _fault_inside(module, known.get(target), target)
    if top in POSIX_ONLY:
        return f"{top} is not there on Windows"
    if top in EVERYWHERE or top in sys.stdlib_module_names or module.room in ONLY_IN.get(top, ()):
        return None
    if top in ONLY_IN:
        return f"{top} belongs in {' and '.join(sorted(ONLY_IN[top]))} only"
    return f"{top} is neither in the standard library nor among the packages that this room may use"


def _fault_inside(module: Module, target: Module | None, name: str) -> str | None:
    if module.room == FACE:
        return None
    if target is None:
        return f"imports {name}, which is not there"
    if target.room == FACE:
        return f"imports the face; import {name} from the room that has it"
    if {module.room, target.room} - set(ROOMS) or module.room == target.room:
        return None  # a room nobody knows is told by a test of its own
    if ROOMS.index(target.room) > ROOMS.index(module.room):
        return f"{module.room} stands above {target.room} and must not know it"
    if {module.room, target.room} <= AREAS and (module.room, target.room) not in BETWEEN_AREAS:
        return f"the areas {module.room} and {target.room} don't import each other"
    return None


def cycle(known: dict[str, Module]) -> list[str] | None:
    graph = {name: {target for target, _ in targets(module, known) if target in known and target != FACE} for name, module in known.items()}
    graph.pop(FACE, None)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return None


def words(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """String literals, those inside f-strings included, without docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value, node.lineno


MODULES = modules_under(PACKAGE)


def test_every_room_is_known() -> None:
    assert {module.room for module in MODULES.values()} <= {FACE, *ROOMS}


def test_imports_point_up_the_house_and_outside_packages_stay_in_their_rooms() -> None:
    assert not faults(MODULES)


def test_modules_do_not_import_one_another_in_a_circle() -> None:
    assert cycle(MODULES) is None


def test_places_are_named_only_where_a_place_is_described() -> None:
    found = [
        f"{module.name}:{line}: {place}"
        for module in MODULES.values()
        if not module.is_place and module.room not in NAMES_PLACES
        for text, line in words(module.tree)
        for place in PLACES
        if place in text
    ]

    assert not found


def test_importing_the_face_is_light() -> None:
    program = "import sys; before = set(sys.modules); import socialwork; print(*sorted(set(sys.modules) - before))"
    heavy = {"cattrs", "csv", "json", "sqlite3", *ONLY_IN}
    measuring = ("COV_", "COVERAGE_")  # coverage would load some of these itself
    environment = {name: value for name, value in os.environ.items() if not name.startswith(measuring)}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, encoding="utf-8", check=True)
    loaded = run.stdout.split()

    assert "socialwork" in loaded
    assert {name.partition(".")[0] for name in loaded} & heavy == set()


# --- what these looks must find and must let pass, on small houses of their own -------------------------------------------------------


def house(folder: Path, files: dict[str, str]) -> dict[str, Module]:
    for name, source in {"__init__.py": "", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return modules_under(folder)


@pytest.mark.parametrize(
    "name, source, fault",
    [
        ("rules/nodes.py", "from ..law import Clause", None),
        ("rules/nodes.py", "import socialwork.law", None),
        ("rules/nodes.py", "from . import facts", None),
        ("rules/__init__.py", "from .facts import Fact", None),
        ("law/parameters.py", "from ..rules import facts", "law stands above rules"),
        ("law/parameters.py", "def f():\n    from socialwork.rules.facts import Fact", "law stands above rules"),
        ("law/parameters.py", "if TYPE_CHECKING:\n    from ..rules.facts import Fact", "law stands above rules"),
        ("law/parameters.py", "import importlib\nimportlib.import_module('socialwork.rules')", "law stands above rules"),
        ("law/__init__.py", "import importlib\nimportlib.import_module('..rules', __name__)", "law stands above rules"),
        ("law/parameters.py", "from ..statistics import Number", "law stands above statistics"),
        ("errors.py", "from .law import Clause", "ground floor stands above law"),
        ("errors.py", "from .text import Text", None),
        ("errors.py", "from ._shown import shown", None),
        ("_shown.py", "from .rules import facts", "ground floor stands above rules"),
        ("talent/rounds.py", "from ..tiers import Level", "the areas talent and tiers"),
        ("projects/hebei.py", "from ..tiers import Level", None),
        ("whatif/compare.py", "from ..tiers import Level", None),
        ("cli/_words.py", "from .. import tiers", None),
        ("law/parameters.py", "from .. import errors", None),
        ("law/parameters.py", "from .. import HAIYOU", "imports the face"),
        ("law/parameters.py", "from ..nowhere import x", "which is not there"),
        ("__init__.py", "from .cli import main", None),
        ("__main__.py", "from .cli import main", None),
        ("wire/reader.py", "import cattrs.strategies", None),
        ("law/parameters.py", "import cattrs", "cattrs belongs in wire only"),
        ("rules/nodes.py", "def f():\n    import hypothesis", "hypothesis belongs in testing only"),
        ("rules/nodes.py", "import numpy", "numpy is neither"),
        ("store/files.py", "import fcntl", "fcntl is not there on Windows"),
        ("rules/nodes.py", "import attrs, dateutil.relativedelta, dataclasses", None),
    ],
)
def test_the_look_at_imports_finds_what_it_should(tmp_path: Path, name: str, source: str, fault: str | None) -> None:
    rooms = ("law", "rules", "statistics", "tiers", "cli")
    others = {f"{room}/__init__.py": "" for room in rooms} | dict.fromkeys(("rules/facts.py", "text.py", "errors.py", "_shown.py"), "")
    found = faults(house(tmp_path, others | {name: source}))

    assert len(found) == (fault is not None), found
    assert fault is None or fault in found[0]


@pytest.mark.parametrize(
    "files, found",
    [
        ({"law/a.py": "from .b import x", "law/b.py": "def f():\n    from . import a"}, True),
        ({"law/__init__.py": "from .a import x", "law/a.py": "from . import x"}, True),
        ({"law/__init__.py": "from .a import x", "law/a.py": "from . import b", "law/b.py": ""}, False),
        ({"errors.py": "from .text import x", "text.py": "from .errors import y"}, True),
        ({"__init__.py": "from .law import x", "law/__init__.py": ""}, False),
    ],
)
def test_the_look_for_circles_finds_what_it_should(tmp_path: Path, files: dict[str, str], found: bool) -> None:
    assert (cycle(house(tmp_path, files)) is not None) is found


def test_an_unknown_room_is_noticed(tmp_path: Path) -> None:
    rooms = {module.room for module in house(tmp_path, {"helpers.py": "", "_private.py": "", "law/_text.py": "", "_new/x.py": ""}).values()}

    assert rooms == {FACE, "helpers", GROUND, "law", "_new"}


def test_docstrings_may_name_a_place_and_other_words_may_not() -> None:
    tree = ast.parse('"""Jinan."""\nx = 1\n"""Hebei."""\ny = f"in 济南 {x}"\nz = ["Ouhai"]')

    assert [text for text, _ in words(tree) if any(place in text for place in PLACES)] == ["in 济南 ", "Ouhai"]
