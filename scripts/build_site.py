"""Build the documentation site in both languages: `uv run --group docs python scripts/build_site.py`.

The site is then in build/site; open its index.html. Warnings are errors.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parents[1]
MACHINERY = ROOT / "docs" / "_sphinx"
SOURCES, DOCTREES, JUPYTER, SITE = (ROOT / "build" / name for name in ("site-sources", "site-doctrees", "site-jupyter", "site"))
LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")

ENTRANCE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>socialwork</title></head>
<body><h1>socialwork</h1>
<p><a href="zh/index.html" lang="zh">中文</a></p>
<p><a href="en/index.html" lang="en">English</a></p>
</body></html>
"""


def sphinx(lang: str) -> list[str]:
    """The command that makes one language's pages."""
    options = ["-b", "html", "-W", "--keep-going", "-n", "-q", "-t", lang]
    return [
        sys.executable,
        "-m",
        "sphinx",
        *options,
        "-c",
        str(MACHINERY),
        "-d",
        str(DOCTREES / lang),
        str(SOURCES / lang),
        str(SITE / lang),
    ]


def surroundings() -> dict[str, str]:
    """The environment of the builds: notebooks run without the settings of whoever builds, and leave nothing outside the build folder."""
    jupyter = {name: str(JUPYTER) for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    return {**os.environ, **jupyter, "PYTHONUTF8": "1"}


def main() -> int:
    """Write what Sphinx reads, run it for both languages at once, and copy the files that pages link to. Nothing of an earlier build stays."""
    sys.path.insert(0, str(MACHINERY))
    from sources import copy_files, write_sources

    for folder in (SOURCES, DOCTREES, JUPYTER, SITE):
        shutil.rmtree(folder, ignore_errors=True)
    files = {file for lang in LANGUAGES for file in write_sources(lang, SOURCES / lang)}
    running = {
        lang: subprocess.Popen(
            sphinx(lang), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", cwd=ROOT, env=surroundings()
        )
        for lang in LANGUAGES
    }
    failed = False
    for lang, process in running.items():
        said, _ = process.communicate()
        if process.returncode:
            failed = True
            print(said.encode(sys.stdout.encoding, "replace").decode(sys.stdout.encoding))
        print(f"{lang}: {'FAILED' if process.returncode else 'built'}")
    copy_files(files, SITE)
    (SITE / "index.html").write_text(ENTRANCE, encoding="utf-8", newline="\n")
    if not failed:
        print(f"open {(SITE / 'index.html').relative_to(ROOT).as_posix()}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
