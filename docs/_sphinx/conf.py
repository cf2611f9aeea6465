"""How Sphinx makes one language's pages; `scripts/build_site.py` calls it with `-t zh` or `-t en`."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

lang = "zh" if tags.has("zh") else "en"  # type: ignore[name-defined]  # noqa: F821 - Sphinx gives `tags`

project = "socialwork"
author = "the socialwork authors"
version = release = version_of("socialwork")
language = "zh_CN" if lang == "zh" else "en"
html_search_language = lang

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "bigrams", "law_links", "public_names"]
exclude_patterns: list[str] = []
nitpicky = True
# What the standard library and other packages define has no page here; `public_names` says which names of ours have one.
nitpick_ignore_regex = [(r"py:.*", r"(?!socialwork\.).*")]

# Links out of a language's pages; sources.py writes them, and nothing here looks at where they lead: site_tests does.
myst_url_schemes: dict[str, Any] = {"http": None, "https": None, "mailto": None, "site": "{{path}}"}
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_in_temp = True
nb_execution_timeout = 60
nb_merge_streams = True

autodoc_member_order = "groupwise"
autodoc_typehints = "signature"
default_role = "code"
smartquotes = False
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_custom_sections = [("Source", "notes_style")]
python_maximum_signature_line_length = 100
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = "socialwork 社会工作政策计算" if lang == "zh" else "socialwork"
html_static_path = [str(HERE / "static")]
templates_path = [str(HERE / "templates")]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_last_updated_fmt = None
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_context = {"other_language": ("en", "English") if lang == "zh" else ("zh", "中文")}


def setup(app: Sphinx) -> None:
    """Pages show CSV, which Pygments does not know."""
    app.add_lexer("csv", TextLexer)
