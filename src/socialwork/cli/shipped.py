"""Where the example is that is shipped with the package."""

from pathlib import Path

__all__ = ["shipped"]


def shipped(name: str) -> Path:
    """A file of the example: beside this module where the package is installed, in `examples/` of a checkout.

    Args:
        name: The file's name, `"candidates.csv"`.
    """
    here = Path(__file__)
    places = (here.parent / "example" / name, here.parents[3] / "examples" / "haiyou" / name)
    return next((place for place in places if place.exists()), places[0])
