"""An approved list is taken over as a whole or not at all, and once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.lifecycle import Event
from socialwork.policies import OutOfForceError
from socialwork.rules import Missing
from socialwork.sheets import ApprovedPerson
from socialwork.store import ListRefusedError, Person, Recorded, Register, import_approved_list
from socialwork.talent import HAIYOU
from socialwork.talent.standing_facts import Naming

NAMED, RECORDED = date(2023, 12, 1), date(2024, 1, 5)
LIST = (
    ApprovedPerson(id="H1", name="张三", work_unit="某社区", number="A-1"),
    ApprovedPerson(id="H2", name="李四"),
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "register", policy=HAIYOU) as register:
        yield register


def taken(register: Register, people: Any = LIST, **told: Any) -> tuple[Event, ...]:
    return tuple(each.event for each in imported(register, people, **told))


def imported(register: Register, people: Any = LIST, **told: Any) -> tuple[Recorded, ...]:
    about: dict[str, Any] = {"named_on": NAMED, "document": "通知1号", "recorder": "office", "recorded": RECORDED}
    return import_approved_list(register, people, **(about | told))


def test_each_person_is_named_and_known(register: Register) -> None:
    events = taken(register, approved_on=date(2023, 11, 20), round_name="2023")

    assert events == register.events() == tuple(
        Event(
            subject=id_, kind="named", happened=NAMED, recorded=RECORDED, recorder="office", document="通知1号", seq=seq,
            facts=Naming(round="2023", approved_on=date(2023, 11, 20)),
        )
        for seq, id_ in enumerate(("H1", "H2"), 1)
    )  # fmt: skip
    assert register.people.all() == (Person(id="H1", name="张三", unit="某社区", number="A-1"), Person(id="H2", name="李四"))


def test_what_nobody_said_stays_open(register: Register) -> None:
    assert taken(register)[0].facts == Naming(round=Missing.NOT_ASKED, approved_on=Missing.NOT_ASKED)


def test_a_list_is_imported_once(register: Register) -> None:
    taken(register)

    with pytest.raises(ListRefusedError) as caught:
        taken(register, [ApprovedPerson(id="H3", name="王五"), *LIST])

    assert [id_ for id_, _ in caught.value.problems] == ["H1", "H2"]
    assert str(caught.value).splitlines() == [
        f"{register.folder}: nothing was imported, 2 problems",
        "H1: record 1 is a naming on 2023-12-01 already; a list is imported once",
        "H2: record 2 is a naming on 2023-12-01 already; a list is imported once",
    ]
    assert len(register.events()) == len(register.people.all()) == 2


def test_a_list_whose_namings_were_withdrawn_can_be_imported_anew(register: Register) -> None:
    taken(register)
    journal = register.journal()
    for seq in (1, 2):
        journal = journal.void(seq, recorded=RECORDED, recorder="office")
    register.append(tuple(journal)[2:])

    assert [event.seq for event in taken(register)] == [5, 6]


def test_a_later_list_adds_to_what_is_known_and_forgets_nothing(register: Register) -> None:
    taken(register)
    register.people.put("H1", name="张三", unit="某社区", number="A-1", account="62")

    taken(register, [ApprovedPerson(id="H1", name="张三", work_unit="另一单位")], anyway=True)

    assert register.people.get("H1") == Person(id="H1", name="张三", unit="另一单位", number="A-1", account="62")


def test_everything_that_does_not_go_with_the_register_is_told(register: Register) -> None:
    taken(register)
    register.people.erase("H2", on=RECORDED, recorder="office")
    register.people.put("H3", name="赵六")

    with pytest.raises(ListRefusedError) as caught:
        taken(
            register,
            [ApprovedPerson(id="ｈ1", name="张三丰"), ApprovedPerson(id="H2", name="李四"), ApprovedPerson(id="H3", name="王五")],
            anyway=True,
        )

    assert caught.value.in_language("zh").splitlines() == [
        f"{register.folder}：未导入，共3处问题",
        "ｈ1：与登记簿中的 H1 只差大小写、全角半角、空格或看不见的字符，似为同一人；请用同一编号",
        "H2：此人的资料已应要求删除；确需重新登记的，先用 socialwork person … --name … --again 登记",
        "H3：登记簿中此编号另有其名；请核对编号，或先更正登记簿中的姓名（socialwork person … --name …）",
    ]
    assert "张三" not in caught.value.in_language("zh") + str(caught.value)
    assert len(register.events()) == 2


def test_one_problem_is_counted_as_one(register: Register) -> None:
    taken(register)

    with pytest.raises(ListRefusedError, match="nothing was imported, 1 problem\n"):
        taken(register, LIST[:1])


LATER: dict[str, Any] = {"named_on": date(2024, 12, 1), "recorded": date(2024, 12, 4)}


def test_who_is_in_the_term_or_not_assessed_is_not_named_again(register: Register) -> None:
    taken(register)

    with pytest.raises(ListRefusedError) as caught:
        taken(register, [ApprovedPerson(id="H3", name="王五"), *LIST], **LATER)
    assert [id_ for id_, _ in caught.value.problems] == ["H1", "H2"]
    assert str(caught.value).splitlines()[1] == (
        'H1: the state of "the term" is "in the term"; "named" needs: never named, the term is over and assessed, '
        "left, the title not kept, the title is revoked (J6/J20/J26/J23/J24)"
    )
    over = {"named_on": date(2027, 12, 1), "recorded": date(2027, 12, 4)}
    with pytest.raises(ListRefusedError, match='H1: the state of "the term" is "the term is over"; "named" needs'):
        taken(register, **over)
    assert len(register.events()) == 2


def test_anyway_the_list_is_taken_over_with_what_was_answered(register: Register) -> None:
    taken(register)

    again = imported(register, [ApprovedPerson(id="H3", name="王五"), *LIST], anyway=True, **LATER)
    assert [(each.event.seq, each.answer.allowed, each.repeats) for each in again] == [(3, True, None), (4, False, None), (5, False, None)]
    assert [each.repeats for each in imported(register, anyway=True)] == [1, 2]


def test_a_list_outside_the_validity_must_be_meant(register: Register) -> None:
    late: dict[str, Any] = {"named_on": date(2028, 3, 1), "recorded": date(2028, 3, 2)}

    with pytest.raises(OutOfForceError):
        taken(register, **late)
    assert len(taken(register, beyond_validity=True, **late)) == 2


def test_a_reading_can_be_chosen(register: Register) -> None:
    with pytest.raises(ListRefusedError, match="H1: the day on which the term begins can be known: undetermined"):
        taken(register, readings={"AJ19": "approval"})


@pytest.mark.parametrize("told", [{"approved_on": date(2023, 12, 2)}, {"recorded": date(2023, 11, 30)}])
def test_days_that_cannot_be_are_taken_over_anyway(register: Register, told: dict[str, Any]) -> None:
    assert [each.answer.allowed for each in imported(register, anyway=True, **told)] == [False, False]


def test_what_is_odd_about_the_list_is_told_once(register: Register) -> None:
    def people(first: int, last: int) -> list[ApprovedPerson]:
        return [ApprovedPerson(id=f"P{number}", name="某") for number in range(first, last)]

    assert [each.notes for each in imported(register, people(0, 50), approved_on=NAMED)] == [()] * 50
    more = imported(register, people(50, 52))
    assert [len(each.notes) for each in more] == [0, 2]
    assert [note.en for note in more[-1].notes] == [
        "the day of approval is not told to the day (approved_on): under AJ19=approval the term is undetermined",
        "52 people are named on 2023-12-01, and a round has at most 50 (J4)",
    ]


@pytest.mark.parametrize(
    "people, told, where",
    [
        ((), {}, "people"),
        (LIST, {"document": " "}, "document"),
        (LIST, {"approved_on": date(2023, 12, 2)}, "approved_on"),
        (LIST, {"recorded": date(2023, 11, 30)}, "recorded"),
        (LIST, {"recorder": ""}, "Event.recorder"),
    ],
)
def test_what_cannot_be_meant_is_refused(register: Register, people: Any, told: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        taken(register, people, **told)

    assert caught.value.where == where
    assert (register.events(), register.people.all()) == ((), ())


def test_two_of_one_id_are_refused(register: Register) -> None:
    with pytest.raises(DuplicateNameError):
        taken(register, [*LIST, ApprovedPerson(id="h1", name="王五")])
