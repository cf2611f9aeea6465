"""Which the sectors are: the national wording, which districts use without repeating it."""

from ..law import Clause, Document, Verified
from ..text import Text

__all__ = ["SECTOR_CLAUSES", "SECTOR_OPINIONS"]

SECTOR_OPINIONS = Document(
    id="grassroots-governance-2021",
    title=Text(
        "关于加强基层治理体系和治理能力现代化建设的意见",
        "Opinions on modernising the system of grassroots governance and its capacity",
    ),
    issuer=Text("中共中央、国务院", "the Central Committee of the Communist Party of China and the State Council"),
    validity=None,
    read_in=Text("学术期刊对该意见和五社联动的介绍", "accounts of the opinions and of five-sector linkage in an academic journal"),
    verified=Verified.PRESS,
)
"""Of 2021. Its own text was not read: accounts give April, and July for its publication."""

SECTOR_CLAUSES = (
    Clause(
        id="W1",
        document=SECTOR_OPINIONS.id,
        summary=Text(
            "五社：社区、社会组织、社会工作者、社区志愿者、社会慈善资源",
            "the five sectors: communities, social organisations, social workers, community volunteers, charitable resources",
        ),
    ),
)
