"""Runs what the documentation shows: both READMEs, docs/ and the docstrings of the package are tests as well."""

from doctest import ELLIPSIS

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers import myst, rest
from sybil.sybil import SybilCollection

_in_pages = [myst.PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), myst.SkipParser()]
_in_docstrings = [rest.DocTestParser(optionflags=ELLIPSIS), rest.SkipParser()]

pytest_collect_file = SybilCollection(
    (
        Sybil(parsers=_in_pages, filenames={"README.md", "README.zh-CN.md"}),
        Sybil(parsers=_in_pages, path="docs", pattern="*.md"),
        Sybil(parsers=_in_docstrings, path="src", pattern="*.py", document_types={".py": PythonDocStringDocument}),
    )
).pytest()
