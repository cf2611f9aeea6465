"""Candidates of a talent scheme: what is told of one person, nothing assumed, nothing personal shown."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import attrs

from ..days import Period, SomeDay
from ..errors import InvalidValueError, mask_identity, number_of_a_person
from ..rules import Fact, Judgement, Missing
from ..text import Text
from .candidate_facts import CANDIDATE, EmployerKind, PracticeField, Rating, Training
from .certificates import CareWorkerCertificate, CareWorkerLevel, SocialWorkCertificate, SocialWorkLevel

__all__ = [
    "CANDIDATE",
    "Candidate",
    "CareWorkerCertificate",
    "CareWorkerLevel",
    "EmployerKind",
    "PracticeField",
    "Rating",
    "SocialWorkCertificate",
    "SocialWorkLevel",
    "Training",
    "id_fault",
]


C = TypeVar("C")


_NO_ID = {
    "identity": Text("编号似为身份证号码；请改用无含义的编号", "this looks like an identity number; give an id that means nothing"),
    "mobile": Text("编号似为手机号码；请改用无含义的编号", "this looks like a mobile number; give an id that means nothing"),
    "rounded": Text(
        "编号被表格软件改成了科学计数法，原来的数字已丢失；请改用无含义的短编号，并将此列设为文本格式",
        "a spreadsheet program rewrote this number and lost digits of it; give a short id that means nothing, in a column formatted as text",
    ),
}


def id_fault(text: str) -> Text | None:
    """Why this text is no id, because it seems to hold a number of a person; None if it does not."""
    kind = number_of_a_person(text)
    return None if kind is None else _NO_ID[kind]


def _constructed(cls: type[C]) -> type[C]:
    """Let the constructor that attrs wrote be the class's own: `init=False` is there for type checkers, which then see the one written down."""
    written = vars(cls)["__attrs_init__"]
    written.__name__, written.__qualname__ = "__init__", f"{cls.__qualname__}.__init__"
    type.__setattr__(cls, "__init__", written)
    return cls


@_constructed
@attrs.frozen(kw_only=True, init=False)
class Candidate:
    """A person put forward for selection. Whatever is not given is `Missing.NOT_ASKED`; nothing is assumed.

    Attributes:
        id: Stable key, not empty. It carries no meaning; an identity or mobile number does not belong here.
        name: Name, for the notice.
        work_unit: Work unit, for the notice.
        post: Post held there, for the notice.
        recommended_by: The unit that recommends.
        merit_score: The panel's score, where the round uses scores.
        merit_grade: The panel's grade, where the round uses grades.
        knowledge_and_skills: Judgement: professional knowledge and skills.
        professional_ethics: Judgement: good professional ethics.
        rich_experience: Judgement: rich practical experience.
        outstanding_contribution: Judgement: outstanding contribution.
        dedicated: Whether social work service is the person's occupation.
        is_social_worker: Whether the person is a social worker.
        works_in_city: Whether the person works in the scheme's city.
        field: Field of practice.
        field_text: The field in words, where it is `OTHER`.
        other_field_recognised: Judgement: the other field falls under what the list leaves open.
        employer_kind: Kind of employer.
        employer_text: The employer's kind in words, where it is `OTHER`.
        other_employer_recognised: Judgement: the other employer is a grassroots unit.
        elderly_care: Whether the person is put forward for the elderly-care service field, as declared.
        service: Periods of social work, as many as there were; overlaps count once.
        social_work_certificates: Social workers' certificates held; empty says none.
        care_worker_certificates: Elderly-care workers' certificates held; empty says none.
        training: Whose elderly-care training the person took part in.
        training_assessed: Whether that was assessed as qualified.
        care_work_assessed: Whether the care worker was assessed as qualified beside the certificate: asked where a reading wants it.
        held_title: Whether the person was selected in an earlier round.
        earlier_term_last_day: The last day of the latest earlier term.
        earlier_term_rating: How that term was assessed.
        revoked_before: Whether a title was revoked before.

    Raises:
        InvalidValueError: If a value is none of its fact, or two facts contradict each other.
    """

    id: str
    name: str | Missing = CANDIDATE.name.field()
    work_unit: str | Missing = CANDIDATE.work_unit.field()
    post: str | Missing = CANDIDATE.post.field()
    recommended_by: str | Missing = CANDIDATE.recommended_by.field()
    merit_score: Decimal | Missing = CANDIDATE.merit_score.field()
    merit_grade: str | Missing = CANDIDATE.merit_grade.field()
    knowledge_and_skills: Judgement | Missing = CANDIDATE.knowledge_and_skills.field()
    professional_ethics: Judgement | Missing = CANDIDATE.professional_ethics.field()
    rich_experience: Judgement | Missing = CANDIDATE.rich_experience.field()
    outstanding_contribution: Judgement | Missing = CANDIDATE.outstanding_contribution.field()
    dedicated: bool | Missing = CANDIDATE.dedicated.field()
    is_social_worker: bool | Missing = CANDIDATE.is_social_worker.field()
    works_in_city: bool | Missing = CANDIDATE.works_in_city.field()
    field: PracticeField | Missing = CANDIDATE.field.field()
    field_text: str | Missing = CANDIDATE.field_text.field()
    other_field_recognised: Judgement | Missing = CANDIDATE.other_field_recognised.field()
    employer_kind: EmployerKind | Missing = CANDIDATE.employer_kind.field()
    employer_text: str | Missing = CANDIDATE.employer_text.field()
    other_employer_recognised: Judgement | Missing = CANDIDATE.other_employer_recognised.field()
    elderly_care: bool | Missing = CANDIDATE.elderly_care.field()
    service: tuple[Period, ...] | Missing = CANDIDATE.service.field()
    social_work_certificates: tuple[SocialWorkCertificate, ...] | Missing = CANDIDATE.social_work_certificates.field()
    care_worker_certificates: tuple[CareWorkerCertificate, ...] | Missing = CANDIDATE.care_worker_certificates.field()
    training: Training | Missing = CANDIDATE.training.field()
    training_assessed: bool | Missing = CANDIDATE.training_assessed.field()
    care_work_assessed: bool | Missing = CANDIDATE.care_work_assessed.field()
    held_title: bool | Missing = CANDIDATE.held_title.field()
    earlier_term_last_day: SomeDay | Missing = CANDIDATE.earlier_term_last_day.field()
    earlier_term_rating: Rating | Missing = CANDIDATE.earlier_term_rating.field()
    revoked_before: bool | Missing = CANDIDATE.revoked_before.field()

    if TYPE_CHECKING:
        # What the converters of the facts take. Type checkers would see the types of the values instead, and refuse what the docs show.
        def __init__(  # noqa: PLR0913  # as many as there are facts, all given by name
            self,
            *,
            id: str,  # noqa: A002
            name: str | Missing = ...,
            work_unit: str | Missing = ...,
            post: str | Missing = ...,
            recommended_by: str | Missing = ...,
            merit_score: Decimal | int | str | Missing = ...,
            merit_grade: str | Missing = ...,
            knowledge_and_skills: Judgement | Missing = ...,
            professional_ethics: Judgement | Missing = ...,
            rich_experience: Judgement | Missing = ...,
            outstanding_contribution: Judgement | Missing = ...,
            dedicated: bool | Missing = ...,
            is_social_worker: bool | Missing = ...,
            works_in_city: bool | Missing = ...,
            field: PracticeField | str | Missing = ...,
            field_text: str | Missing = ...,
            other_field_recognised: Judgement | Missing = ...,
            employer_kind: EmployerKind | str | Missing = ...,
            employer_text: str | Missing = ...,
            other_employer_recognised: Judgement | Missing = ...,
            elderly_care: bool | Missing = ...,
            service: Iterable[Period] | Missing = ...,
            social_work_certificates: Iterable[SocialWorkCertificate] | Missing = ...,
            care_worker_certificates: Iterable[CareWorkerCertificate] | Missing = ...,
            training: Training | str | Missing = ...,
            training_assessed: bool | Missing = ...,
            care_work_assessed: bool | Missing = ...,
            held_title: bool | Missing = ...,
            earlier_term_last_day: SomeDay | str | Missing = ...,
            earlier_term_rating: Rating | str | Missing = ...,
            revoked_before: bool | Missing = ...,
        ) -> None: ...

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.id, str):
            raise InvalidValueError("id", self.id, Text("请填文字编号", "give an id as text"), personal=True)
        if not self.id.strip() or self.id != self.id.strip():
            raise InvalidValueError("id", self.id, Text("请填编号，首尾不留空格", "give an id, with no space around it"))
        if (fault := id_fault(self.id)) is not None:
            raise InvalidValueError("id", self.id, fault, personal=True)
        never_held = self.held_title is False
        if never_held and not (isinstance(self.earlier_term_last_day, Missing) and isinstance(self.earlier_term_rating, Missing)):
            raise InvalidValueError(
                "held_title", self.held_title,
                Text("填写“曾入选”为否时，不应填前次管理期", "leave the earlier term empty where the title was never held"), personal=True,
            )  # fmt: skip
        if self.training is Training.NONE and self.training_assessed is True:
            raise InvalidValueError(
                "training_assessed", self.training_assessed,
                Text("未参加培训，不应填评价合格", "without training there is no assessment as qualified"), personal=True,
            )  # fmt: skip

    def __repr__(self) -> str:
        known = sum(not isinstance(getattr(self, handle.name), Missing) for handle in CANDIDATE if isinstance(handle, Fact))
        return f"Candidate(id={mask_identity(self.id)!r}, {known} {'fact' if known == 1 else 'facts'} known)"

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the facts that are missing, in order of declaration."""
        return tuple(handle.name for handle in CANDIDATE if isinstance(handle, Fact) and isinstance(getattr(self, handle.name), Missing))
