"""Record the newest versions that the ranges in pyproject.toml allow: `uv run scripts/refresh_constraints.py`.

They become the versions last tested once `.ci/run` succeeds with them.
"""

import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADER = """\
# The versions that were last tested, for every extra and every dependency group; .ci/run tests the built wheel with them.
# Made by: uv run scripts/refresh_constraints.py
"""


def main() -> None:
    """Resolve for all platforms and Python versions at once and write constraints.txt."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    command = ["uv", "pip", "compile", "--quiet", "--universal", "--no-header", "--no-annotate", "--all-extras"]
    command += [part for group in sorted(groups) for part in ("--group", group)]
    resolved = subprocess.run([*command, "pyproject.toml"], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    (ROOT / "constraints.txt").write_text(HEADER + resolved, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
