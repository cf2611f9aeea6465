"""The names of the room are there."""

import pytest

from socialwork import projects


@pytest.mark.parametrize("name", projects.__all__)
def test_every_name_can_be_had(name: str) -> None:
    assert getattr(projects, name) is not None
    assert name in dir(projects)


def test_a_portfolio_is_made_by_the_function_of_that_name() -> None:
    import socialwork.projects.portfolios  # noqa: F401  # loading the module must not hide the function

    assert callable(projects.portfolio)
