"""The reference describes every public name of every room."""

import pytest

import socialwork
from api_pages import rooms
from built import LANGUAGES, Html


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("room", tuple(rooms()), ids=lambda room: room.__name__)
def test_every_public_name_of_a_room_is_described(room: object, lang: str, pages: dict[str, Html]) -> None:
    name = room.__name__
    page = pages[f"{lang}/api/{name}.html"]

    assert [each for each in room.__all__ if f"{name}.{each}" not in page.ids] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_face_leads_to_the_rooms(lang: str, pages: dict[str, Html]) -> None:
    links = pages[f"{lang}/api/index.html"].links

    assert [name for name in socialwork.__all__ if not any(link.endswith(f".{name}") for link in links)] == []


def test_a_signature_is_exact(pages: dict[str, Html]) -> None:
    text = "".join(pages["en/api/socialwork.talent.html"].text.split())

    assert "classsocialwork.talent.Candidate(*,id:str,name:object=Missing.NOT_ASKED," in text
    assert "attr_dict" not in text
