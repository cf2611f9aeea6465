"""JSON and TOML, read strictly and written without loss. Whatever is wrong with a file is told at once, and then nothing of it is read."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .problems import FileRefusedError, Problem

if TYPE_CHECKING:
    from .. import tiers
    from ..lifecycle import Event, Journal
    from ..linkage.applications import Application
    from ..linkage.scoring import Scoring
    from ..linkage.ventures import Venture
    from ..policies import Policy, Reform
    from ..selection import Resolution
    from ..talent.candidates import Candidate
    from ..talent.merit_scales import MeritScale
    from ..talent.rounds import Round
    from ..tiers import Levels, Network, Site

__all__ = [
    "FileRefusedError",
    "Problem",
    "applications_to_json",
    "candidates_to_json",
    "criteria_template",
    "event_to_json",
    "journal_to_json",
    "network_to_json",
    "profile_template",
    "profile_to_json",
    "read_applications",
    "read_candidates_json",
    "read_criteria",
    "read_events",
    "read_journal",
    "read_network",
    "read_profile",
    "read_reform",
    "read_resolutions",
    "read_round",
    "read_ventures",
    "reform_to_json",
    "template_toml",
    "ventures_to_json",
    "write_applications",
    "write_candidates_json",
    "write_journal",
    "write_network",
    "write_profile",
    "write_ventures",
]

# What reads and writes is imported where it is called: asking for these names loads neither cattrs nor json.


def read_candidates_json(source: str | Path, *, scale: "MeritScale | None" = None) -> "tuple[Candidate, ...]":
    """The candidates of a JSON document of schema `socialwork.candidates/1`.

    A fact that is absent is `Missing.NOT_ASKED`; `{"missing": "not_known"}`, or `"disputed"`, says why it is missing, and null is refused.
    The key `last` of a period is always there: null says that the work still goes on. A `note` beside the candidates is allowed, and is
    meant for people.

    Args:
        source: The file, in UTF-8.
        scale: How merit is told in the round, `round_.scale`: what is not on it is refused too. None takes any merit.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
        InvalidValueError: If the scale is none.
    """
    from ._candidates import read

    return read(Path(source), scale)


def candidates_to_json(candidates: "Iterable[Candidate]", *, note: str | None = None) -> dict[str, Any]:
    """The document that `read_candidates_json` reads, as dicts, lists and text; facts that were not asked stay out.

    Args:
        candidates: At least one, each with an id of their own.
        note: What people should know about the file, such as that its people are made up.

    Raises:
        DuplicateNameError: If two candidates have one id, or ids that differ by case, width or spaces alone.
        InvalidValueError: If there is nobody, or a text is too long for a file or cannot be written in UTF-8.
    """
    from ._candidates import dump

    return dump(candidates, note)


def write_candidates_json(path: str | Path, candidates: "Iterable[Candidate]", *, note: str | None = None) -> None:
    """Write the document of `candidates_to_json`; the file is there as a whole or stays as it was.

    Raises:
        DuplicateNameError: If two candidates have one id, or ids that differ by case, width or spaces alone.
        InvalidValueError: If there is nobody, or a text is too long for a file or cannot be written in UTF-8.
        OSError: If the file cannot be written.
    """
    from ._candidates import write

    write(Path(path), candidates, note)


def event_to_json(event: "Event") -> dict[str, Any]:
    """A document of schema `socialwork.event/1`, as dicts, lists and text; what is empty or was not asked stays out.

    Raises:
        InvalidValueError: If it could not be read back: a text that is too long for a file, a value that is none of a fact.
    """
    from ._event_texts import to_data

    return to_data(event)


def journal_to_json(events: "Iterable[Event]", *, note: str | None = None) -> dict[str, Any]:
    """The document of schema `socialwork.journal/1` that `read_journal` reads.

    Args:
        events: The events, in the order of the journal.
        note: What people should know about the file.

    Raises:
        InvalidValueError: If an event could not be read back.
    """
    from ._events import dump

    return dump(events, note)


def read_journal(source: str | Path, policy: "Policy") -> "Journal":
    """A journal: a JSON document of schema `socialwork.journal/1`, or JSON lines, one `socialwork.event/1` a line.

    Numbers run from 1 without a gap; where no event has one, they are given in the order of the file.

    Args:
        source: The file, in UTF-8; its name ends with `.json` or `.jsonl`.
        policy: Whose lifecycles say which kinds of event there are, and of which class of facts each one is.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._events import read

    return read(Path(source), policy)


def read_events(source: str | Path, policy: "Policy") -> "tuple[Event, ...]":
    """Events to be recorded after others: a file as `read_journal` reads it, whose numbers may begin anywhere; those without have none.

    Args:
        source: The file, in UTF-8; its name ends with `.json` or `.jsonl`.
        policy: Whose lifecycles say which kinds of event there are, and of which class of facts each one is.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._events import read_some

    return read_some(Path(source), policy)


def write_journal(path: str | Path, events: "Iterable[Event]", *, note: str | None = None) -> None:
    """Write what `read_journal` reads; the file is there as a whole or stays as it was.

    Args:
        path: The file; `.json` for one document, `.jsonl` for lines of one event each.
        events: The events, in the order of the journal.
        note: What people should know about the file; lines have no place for it.

    Raises:
        FileRefusedError: If the name of the file ends otherwise.
        InvalidValueError: If an event could not be read back.
        OSError: If the file cannot be written.
    """
    from ._events import write

    write(Path(path), events, note)


def read_round(source: str | Path) -> "Round":
    """The round that a TOML document of schema `socialwork.round/1` describes.

    Its keys are the fields of `Round`; a `[[declarations]]` entry has `fact`, `holds`, `by`, `on`, `document`, and `covers` with the ids it
    is about, or no `covers` where it is about everybody.

    Args:
        source: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._rounds import read_round as read

    return read(Path(source))


def read_resolutions(source: str | Path) -> "tuple[Resolution, ...]":
    """The ties that a TOML document of schema `socialwork.resolutions/1` settles, one `[[resolutions]]` entry each.

    Args:
        source: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._rounds import read_resolutions as read

    return read(Path(source))


def read_reform(source: str | Path, policy: "Policy") -> "Reform":
    """The reform that a JSON or TOML document of schema `socialwork.reform/1` describes.

    Its keys are those of `Reform.as_data()`: `name`, `title`, `citation` or `hypothetical`, and `operations`, each with `op` and what that
    takes; or, for a reform made of others, `together` or `then` with the list of these.

    Args:
        source: The file, in UTF-8; its name ends with `.json` or `.toml`.
        policy: The policy that it is about: names and values are looked up there, and it has to take the reform.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._reforms import read

    return read(Path(source), policy)


def reform_to_json(reform: "Reform") -> dict[str, Any]:
    """The document that `read_reform` reads, as dicts, lists and text; nothing of the reform is lost."""
    return reform.as_data()


def template_toml(lang: str = "zh") -> str:
    """A round to fill in: a TOML document with every key that there is, most of them behind a `#`, and what each says.

    Args:
        lang: The language of what is said, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ._template import template

    return template(lang)


def read_profile(source: str | Path) -> "tiers.Profile":
    """The standard that a JSON or TOML document of schema `socialwork.profile/1` describes.

    Its keys are those that `profile_template` explains. A value that no source gives is `{"unknown": "not_found"}`, and never left out.

    Args:
        source: The file, in UTF-8; its name ends with `.json` or `.toml`.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._profiles import read

    return read(Path(source))


def profile_to_json(profile: "tiers.Profile", *, note: str | None = None) -> dict[str, Any]:
    """The document that `read_profile` reads, as dicts, lists and text.

    Args:
        profile: The standard itself, and not what a reform made of it.
        note: What people should know about the file.

    Raises:
        InvalidValueError: If it was reformed, or holds what a file has no words for: facts that are no number and no yes or no, rules about years.
    """
    from ._profile_writing import dump

    return dump(profile, note)


def write_profile(path: str | Path, profile: "tiers.Profile", *, note: str | None = None) -> None:
    """Write the document of `profile_to_json`; the file is there as a whole or stays as it was.

    Args:
        path: The file; its name ends with `.json` or `.toml`.
        profile: The standard itself, and not what a reform made of it.
        note: What people should know about the file.

    Raises:
        FileRefusedError: If the name of the file ends otherwise.
        InvalidValueError: As for `profile_to_json`.
        OSError: If the file cannot be written.
    """
    from ._profile_writing import write

    write(Path(path), profile, note)


def profile_template(lang: str = "zh") -> str:
    """A standard to fill in: a TOML document that can be read as it is, with what each key says.

    Args:
        lang: The language of what is said, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ._profile_template import template

    return template(lang)


def read_network(source: str | Path, layout: "Levels", *, site_class: "type[Site] | None" = None) -> "Network":
    """The network of a JSON document of schema `socialwork.network/1`.

    It has `places`, each with `id`, `name`, `tier`, and `within`, `code` and `code_as_of` where there are such, and `units`, each with `id`, `name`, `tier`,
    `place`, and `under`, `serves` and `site` where there are such. A network that does not hang together is refused as well: every error of
    `Network.check` is told where it stands. Warnings are not: call `check` for them.

    Args:
        source: The file, in UTF-8.
        layout: How it has to hang together; as for `Network.check`, so also `HEBEI.on(day)`.
        site_class: The class of the facts of a site; None for `Site`.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ..tiers import Layout, Site
    from ._networks import read

    return read(Path(source), Layout.of(layout), site_class or Site)


def network_to_json(network: "Network", *, note: str | None = None) -> dict[str, Any]:
    """The document that `read_network` reads, as dicts, lists and text; facts that were not asked stay out.

    Args:
        network: The network.
        note: What people should know about the file, such as that its places are made up.

    Raises:
        InvalidValueError: If a text is empty or too long for a file, or cannot be written in UTF-8.
    """
    from ._networks import dump

    return dump(network, note)


def write_network(path: str | Path, network: "Network", *, note: str | None = None) -> None:
    """Write the document of `network_to_json`; the file is there as a whole or stays as it was.

    Raises:
        InvalidValueError: If there is no place, or a text is empty or too long for a file, or cannot be written in UTF-8.
        OSError: If the file cannot be written.
    """
    from ._networks import write

    write(Path(path), network, note)


def read_ventures(source: str | Path) -> "tuple[Venture, ...]":
    """The ventures of a JSON document of schema `socialwork.ventures/1`.

    Its `ventures` have the attributes of `Venture` as keys; `parties` is a list of records of `name` and `count`. What nobody told is left out,
    `[]` says that there is none, and `{"missing": "not_known"}`, or `"disputed"`, why it is missing; null is refused. Ids of workers,
    organisations and communities that differ in writing alone are refused, as they would be counted as two.

    Args:
        source: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._ventures import read

    return read(Path(source))


def ventures_to_json(ventures: "Iterable[Venture]", *, note: str | None = None) -> dict[str, Any]:
    """The document that `read_ventures` reads, as dicts, lists and text; what was not asked stays out.

    Args:
        ventures: At least one, each with an id of its own.
        note: What people should know about the file, such as that its ventures are made up.

    Raises:
        InvalidValueError: If there is none, or what is there could not be read back.
    """
    from ._ventures import dump

    return dump(ventures, note)


def write_ventures(path: str | Path, ventures: "Iterable[Venture]", *, note: str | None = None) -> None:
    """Write the document of `ventures_to_json`; the file is there as a whole or stays as it was.

    Raises:
        InvalidValueError: As for `ventures_to_json`.
        OSError: If the file cannot be written.
    """
    from ._ventures import write

    write(Path(path), ventures, note)


def read_applications(source: str | Path) -> "tuple[Application, ...]":
    """The applications of a JSON document of schema `socialwork.applications/1`.

    Its keys are the fields of `Application`. A fact that is absent is `Missing.NOT_ASKED`; `{"missing": "not_known"}`, or `"disputed"`, says why it is
    missing, and null is refused. The key `last` of a period is always there: null says that it goes on.

    Args:
        source: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._applications import read

    return read(Path(source))


def applications_to_json(applications: "Iterable[Application]", *, note: str | None = None) -> dict[str, Any]:
    """The document that `read_applications` reads, as dicts, lists and text; facts that were not asked stay out.

    Args:
        applications: At least one, each with an id of its own.
        note: What people should know about the file, such as that its applications are made up.

    Raises:
        DuplicateNameError: If two applications have one id, or ids that differ by case, width or spaces alone.
        InvalidValueError: If there is none, or a text is empty, too long for a file or cannot be written in UTF-8.
    """
    from ._applications import dump

    return dump(applications, note)


def write_applications(path: str | Path, applications: "Iterable[Application]", *, note: str | None = None) -> None:
    """Write the document of `applications_to_json`; the file is there as a whole or stays as it was.

    Raises:
        DuplicateNameError: If two applications have one id, or ids that differ by case, width or spaces alone.
        InvalidValueError: If there is none, or a text is empty, too long for a file or cannot be written in UTF-8.
        OSError: If the file cannot be written.
    """
    from ._applications import write

    write(Path(path), applications, note)


def read_criteria(source: str | Path) -> "tuple[Scoring, tuple[str, ...]]":
    """How a panel scores, and who sits on it, from a TOML document of schema `socialwork.criteria/1`.

    Its keys are those that `criteria_template` explains.

    Args:
        source: The file, in UTF-8.

    Returns:
        The scoring, and the ids of the panellists; none where the file does not name them.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._criteria import read

    return read(Path(source))


def criteria_template(lang: str = "zh") -> str:
    """How a panel scores, to fill in: a TOML document that can be read as it is, with what each key says.

    Args:
        lang: The language of what is said, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ._criteria import template

    return template(lang)
