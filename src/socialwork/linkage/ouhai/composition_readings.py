"""Where the report is unclear about what a venture is made of: each question with its options, their grounds, and the default."""

from ...law import Option, Reading
from ...text import Text

__all__ = ["COMMUNITY_LINK", "FULL_TIME", "LETTERS", "LOWER_BOUNDS", "PARTNERS", "SEVERAL_VENTURES", "SEVERAL_WORKERS"]


LETTERS = Reading(
    id="AO2",
    question=Text("N和X各指什么", "which of the letters N and X stands for what"),
    options=(
        Option.of("letters", "以字母为准：N为慈善资源，X为志愿者", "as the letters say: N charitable resources, X volunteers", ("释文写明各字母所指", "the gloss says what each letter is")),
        Option.of("position", "以位置为准：N为志愿者，X为慈善资源", "by their place: N volunteers, X charitable resources", ("释文先志愿者后慈善资源，而公式先N后X", "the gloss has volunteers first, and the formula has N first")),
    ),
    default="letters",
    why=Text("释文写明；两种读法组成相同", "the gloss says so; the composition is the same either way"),
    clause=("O21", "O22"),
)  # fmt: skip
"""It changes which letter stands beside which words, never the composition."""

LOWER_BOUNDS = Reading(
    id="AO3",
    question=Text("志愿者和慈善资源至少多少", "how many volunteers and charitable resources there are at least"),
    options=(
        Option.of("none", "可以没有", "there may be none", ("N和X可为任何数", "N and X can be any number")),
        Option.of("one", "各至少一", "one of each at least", ("另一处四者联动，志愿者和慈善资金都在其中", "the other formula has volunteers and charity money among its four")),
        Option.of("two", "各至少二", "two of each at least", ("一即写作1，用字母表示多于一", "one is written 1; a letter means more than one")),
    ),
    default="one",
    why=Text("没有志愿者或慈善资源，就谈不上联动", "without volunteers or resources there is nothing to link"),
    clause=("O22", "O29"),
)  # fmt: skip

PARTNERS = Reading(
    id="AO4",
    question=Text("一家社会组织是否容许合作单位", "whether there may be other organisations beside the one"),
    options=(
        Option.of("one_in_all", "总共一家", "one in all", ("写的是一家", "the text says one")),
        Option.of("one_lead", "牵头一家，可有合作单位", "one that leads, and partners", ("一家指承担项目者，合作未被禁止", "the one is whoever runs the project, and nothing forbids partners")),
        Option.of("one_or_more", "至少一家", "one or more", ("模式只写最少的组成", "a model names the least that is needed")),
    ),
    default="one_in_all",
    why=Text("以文字为准", "it is what the text says"),
    clause="O22",
)  # fmt: skip

FULL_TIME = Reading(
    id="AO5",
    question=Text("谁算专职社工", "who counts as the full-time social worker"),
    options=(
        Option.of("social_worker", "专职的社会工作者", "a social worker who works full time", ("写的是专职社工", "the text says so")),
        Option.of("community_worker_too", "专职的社会工作者或社区工作者", "a social worker or a community worker who works full time", ("一处写统筹专职社工，随后计数的却是专职社区工作者", "one place coordinates full-time social workers, and what is counted next are full-time community workers")),
        Option.of("certified", "持证的专职社会工作者", "a certified social worker who works full time", ("培养以持证社工计数", "what is trained is counted as certified social workers")),
    ),
    default="social_worker",
    why=Text("以文字为准，证书另有用语", "it is what the text says; of certificates it has other words"),
    clause=("O22", "O35", "O36", "O37"),
)  # fmt: skip

SEVERAL_VENTURES = Reading(
    id="AO5d",
    question=Text("专职社工可否同时服务几个项目", "whether the full-time social worker may serve several ventures"),
    options=(
        Option.of("may_serve_several", "专职指用工，可服务几个项目", "full time is how somebody is employed, who may serve several", ("未见禁止", "nothing forbids it")),
        Option.of("this_one_only", "专职于本项目", "full time on this venture", ("每个项目写一名", "each venture has one of its own")),
    ),
    default="may_serve_several",
    why=Text("专职是用工的说法；没有写的不视为禁止", "the word is about employment; what is not written is no ban"),
    clause="O22",
)  # fmt: skip

SEVERAL_WORKERS = Reading(
    id="AO5e",
    question=Text("专职社工可否多于一名", "whether there may be more full-time social workers than one"),
    options=(
        Option.of("one", "一名", "one", ("写的是一名", "the text says one")),
        Option.of("one_or_more", "至少一名", "one or more", ("模式只写最少的组成", "a model names the least that is needed")),
    ),
    default="one",
    why=Text("与一家社会组织同样对待", "it is read as the one organisation is"),
    clause="O22",
)  # fmt: skip

COMMUNITY_LINK = Reading(
    id="AO7",
    question=Text("组成中没有社区，是否须有社区", "whether a venture needs a community, which the formula does not have"),
    options=(
        Option.of("beside_formula", "不属组成，社区联系另看", "it is no part of the composition, and is looked at apart", ("公式没有社区一项", "the formula has no place for it")),
        Option.of("required", "须写明所在社区", "the venture has to name one", ("项目落地社区", "projects are placed in communities")),
        Option.of("project_stands_in", "公益项目即代表社区", "the public-welfare project stands for it", ("公式以公益项目居社区之位", "the project has the community's place in the formula")),
    ),
    default="beside_formula",
    why=Text("不替公式补充一项；五社是否齐备另行报告", "nothing is added to the formula; whether all five are linked is reported apart"),
    clause=("O1", "O22", "O23"),
)  # fmt: skip
