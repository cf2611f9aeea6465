"""Links of a page that leave its language lead to the site's copies; all else stays as it is written."""

from pathlib import Path

import pytest

from sources import DOCS, ROOT, BrokenLinkError, in_order, linked

PAGE = DOCS / "en" / "select-a-cohort.md"


@pytest.mark.parametrize(
    "written, on_the_site",
    [
        ("[a](files.md#rounds)", "[a](files.md#rounds)"),
        ("[a](#rounds)", "[a](#rounds)"),
        ("[a](https://a.example/x)", "[a](https://a.example/x)"),
        ("[中文](../zh/files.md)", "[中文](site:../zh/files.html)"),
        ("[a](../../examples/haiyou/round.toml)", "[a](site:../files/examples/haiyou/round.toml)"),
        ("[a](../../examples/haiyou)", "[a](site:../files/examples/haiyou/index.html)"),
        ("`[a](../nowhere)`", "`[a](../nowhere)`"),
        ("```text\n[a](../nowhere)\n```\n[b](../zh/files.md)", "```text\n[a](../nowhere)\n```\n[b](site:../zh/files.html)"),
    ],
)
def test_links_that_leave_the_pages(written: str, on_the_site: str) -> None:
    assert linked(written, PAGE, "en", set()) == on_the_site


def test_the_files_that_are_linked_to_are_collected() -> None:
    files: set[Path] = set()
    linked("[a](../../examples/haiyou/round.toml) [b](../../CONTRIBUTING.md)", PAGE, "en", files)

    assert files == {ROOT / "examples/haiyou/round.toml", ROOT / "CONTRIBUTING.md"}


def test_a_link_that_leads_nowhere_is_an_error() -> None:
    with pytest.raises(BrokenLinkError, match=r"docs/en/select-a-cohort\.md: \.\./nowhere"):
        linked("[a](../nowhere)", PAGE, "en", set())


def test_pages_stand_as_the_index_names_them_and_new_ones_behind() -> None:
    assert in_order("[b](b.md) [a](a.md#part) [gone](gone.md)", ["index", "z", "a", "c", "b"]) == ["b", "a", "c", "z"]
