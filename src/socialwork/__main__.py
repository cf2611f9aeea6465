"""`python -m socialwork` is the `socialwork` command."""

from .cli import main

main()
