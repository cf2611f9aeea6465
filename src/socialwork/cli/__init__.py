"""The `socialwork` command: thin over the library, in Chinese or English, for people and, with `--json`, for programs.

It ends with 0 when it is done, open places or not; with 2 when the call is wrong or the extra `cli` is not installed; with 3 when a file
was refused or could not be written; with 4 when the library refused the question (the policy is not in force, a reading cannot be
chosen, nobody has that id, ...); and with 1 only when it is interrupted. When it does not end with 0, it has written no result.
"""

import sys
from importlib.util import find_spec

__all__ = ["main"]

_NEEDED = ("click", "rich")
_HOW = '缺少 {missing}，请安装 / {missing} is missing, install it: pip install "socialwork[cli]"'


def main() -> None:
    """Run the command with the arguments of the program, and end the program.

    Raises:
        SystemExit: Always, with the code that the command ends with.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        print(_HOW.format(missing=", ".join(missing)), file=sys.stderr)
        sys.exit(2)
    from .commands import socialwork

    socialwork(prog_name="socialwork")
