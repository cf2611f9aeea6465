"""What an import costs on top of the bare interpreter, in milliseconds.

Run: `uv run python benchmarks/imports.py`. Limits: `import socialwork` 30 ms; the names of the README's first example 90 ms.
"""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory
from time import perf_counter

CASES = {
    "import socialwork": 30,
    "from socialwork import HAIYOU, Round, read_candidates, select": 90,
}


def once(code: str, cache: str) -> float:
    """Milliseconds for a new interpreter that runs the code, with byte code kept in a folder, as it is for whoever has installed a package."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env={**kept, "PYTHONPYCACHEPREFIX": cache})
    return (perf_counter() - start) * 1000


def main() -> None:
    """Print what each import adds: the best of many runs, taken in turn with the bare interpreter."""
    with TemporaryDirectory() as cache:
        for code, limit in CASES.items():
            once(code, cache)
            bare, full = zip(*((once("pass", cache), once(code, cache)) for _ in range(25)), strict=True)
            print(f"{code}: {min(full) - min(bare):.1f} ms (limit {limit}); bare interpreter {min(bare):.1f} ms")


if __name__ == "__main__":
    main()
