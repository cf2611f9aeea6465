"""A standard to fill in: a small one that can be read as it is, with what each key says. Its one value is not found yet."""

from ..text import Text, check_lang

__all__ = ["template"]

_PARTS: tuple[tuple[Text, str], ...] = (
    (
        Text(
            "标准文件：单位按此评估。“#”之后是说明；要用带“#”的项，删去行首的“#”再填写。引号、等号、逗号、括号须用英文半角；文件存为 UTF-8 编码。",
            'A standard that units are held against. What follows a "#" explains; to use an item behind a "#", take the "#" away and fill it in.\n'
            "Quotes, equals signs, commas and brackets are the plain ones; save the file as UTF-8.",
        ),
        'schema = "socialwork.profile/1"\nid = "my_standard"\ntitle = { zh = "标准名称", en = "title of the standard" }',
    ),
    (Text("是否虚构：是则每个结果都会写明", "Whether nobody issued it; every answer then says so"), "made_up = true"),
    (
        Text(
            "计分项目不适用时：given 给满分，withheld 不给分；有计分项目带适用条件时必填",
            "What scored items that do not apply are worth: given or withheld; needed where a scored item has a condition",
        ),
        '# inapplicable = "given"',
    ),
    (
        Text(
            "文件：核实程度填 official（官方文本）、press（报刊）、copy（转载件）、report（新闻报道）、assumed（假设）；有效期未查明则不写",
            "The texts. Verified is official, press, copy, report or assumed; leave validity out where it was not found",
        ),
        (
            '[[documents]]\nid = "text"\ntitle = { zh = "文件名称", en = "title of the text" }\nissuer = { zh = "发布机关", en = "who issued it" }\n'
            '# number = "DB00/T 0000-0000"\n# validity = { start = "2024-01-01" }\nread_in = { zh = "读自何处", en = "where it was read" }\nverified = "assumed"'
        ),
    ),
    (
        Text("条款，每条写一段；摘要用自己的话写", "The clauses, one entry for each, summed up in your own words"),
        '[[clauses]]\nid = "S1"\ndocument = "text"\nsummary = { zh = "服务站的场地", en = "the venue of a station" }',
    ),
    (
        Text("层级，从上到下，每级写一段", "The levels from the top down, one entry for each"),
        (
            '[[tiers]]\nid = "town"\nlevel = { zh = "乡镇（街道）", en = "town" }\nlevel_names = ["乡", "镇", "街道"]\n'
            'unit = { zh = "社会工作服务站", en = "station" }\nunit_names = ["社会工作服务站", "社工站"]\ncode_digits = 9\nclause = ["S1"]'
        ),
    ),
    (
        Text("现有事实之外另需填报的事实：kind 填 yes_no 或 number", "Facts to report beside those there are; kind is yes_no or number"),
        (
            '# [[facts]]\n# name = "drills"\n# label = { zh = "每年演练", en = "drills in the year" }\n# kind = "number"\n'
            '# unit = { zh = "次", en = "drills" }\n# asked_of = { zh = "填报单位", en = "the office that reports" }\n# at_least = 0'
        ),
    ),
    (
        Text(
            '数值，每个写一段，逐日写明起始日、条款和核实程度；unit_of 指与哪项事实同单位，也可写 unit；尚未查明的数值写 { unknown = "not_found" }，不要填 0',
            "The values, one entry for each, dated, with clause and how far verified. unit_of names a fact that is counted alike; or give unit.\n"
            'A value that is not found is { unknown = "not_found" }, and never 0.',
        ),
        (
            '[[values]]\nname = "station.area"\nlabel = { zh = "服务站面积下限", en = "least floor area of a station" }\nunit_of = "floor_area"\n'
            'dated = [{ value = { unknown = "not_found" }, since = "2024-01-01", clause = ["S1"], verified = "assumed" }]'
        ),
    ),
    (
        Text(
            "要求，每项写一段。family：venue 场地、staffing 人员、posts 岗位、work 工作内容、management 日常管理、oversight 监督评价、other 其他（另写 family_text）；\n"
            "force：shall 应、should 宜、may 可。applies 写适用条件，points 写分值所用的数值，veto 为一票否决；都可不写。\n"
            "规则：IsTrue、Is、OneOf、AtLeast、AtMost 用于事实，AllOf、AnyOf、Not、SomeOf、ByReading 用于组合；不写 clause 则为该要求的条款。",
            "The requirements, one entry for each. family is venue, staffing, posts, work, management, oversight or other (then family_text says what);\n"
            "force is shall, should or may. applies says to whom it applies, points names a value, veto that failing it decides; each can be left out.\n"
            "Rules: IsTrue, Is, OneOf, AtLeast and AtMost ask a fact; AllOf, AnyOf, Not, SomeOf and ByReading join; clause is the requirement's if absent.",
        ),
        (
            '[[requirements]]\nid = "station.area"\nlabel = { zh = "场地足够大", en = "is large enough" }\nfamily = "venue"\ntier = "town"\nforce = "shall"\n'
            'clause = ["S1"]\nrule = { node = "AtLeast", fact = "floor_area", parameter = "station.area" }\n'
            '# applies = { node = "Is", fact = "locality", value = "urban" }\n# points = "points.area"\n# veto = true'
        ),
    ),
    (
        Text("等次，从高到低，最低一等不写 at_least", "The grades, best first; the lowest has no at_least"),
        (
            '# [[grades]]\n# id = "good"\n# label = { zh = "良好", en = "good" }\n# at_least = "grade.good"\n\n'
            '# [[grades]]\n# id = "fair"\n# label = { zh = "一般", en = "fair" }'
        ),
    ),
)


def template(lang: str) -> str:
    """See `socialwork.wire.profile_template`."""
    spoken = check_lang(lang)
    return "\n".join("".join(f"# {line}\n" for line in said.in_(spoken).splitlines()) + f"{entry}\n" for said, entry in _PARTS)
