"""Where the report of the standard is unclear about levels, units and what they do: each question with its options, their grounds, and the default."""

from ...law import Option, Reading
from ...text import Text

__all__ = [
    "CENTRE_REACHES_ROOMS",
    "CONTRACTORS",
    "FORCE",
    "LEVELS_NAMED",
    "PURCHASERS",
    "TREE",
    "UNITS_PER_AREA",
]


LEVELS_NAMED = Reading(
    id="AH1",
    question=Text("“镇（街）”一级是否包括乡", "whether the town level includes townships"),
    options=(
        Option.of("every_name", "乡、镇、街道同属一级", "townships, towns and subdistricts are one level", ("规范名称写的是乡镇（街道）", "the title of the standard has townships")),
        Option.of("listed_names", "只有镇和街道", "towns and subdistricts only", ("列举三级时未写乡", "the list of the levels does not have them")),
    ),
    default="every_name",
    why=Text("名称是规范自己所定，列举处只是简写", "the title is the standard's own, and the list only shortens it"),
    clause=("H1", "H11"),
)  # fmt: skip

UNITS_PER_AREA = Reading(
    id="AH2",
    question=Text("一地应有几个中心、站、室", "how many centres, stations or rooms an area has"),
    options=(
        Option.of("exactly_one", "恰有一个", "exactly one", ("一级对应一种单位", "to each level belongs one kind of unit")),
        Option.of("at_most_one", "至多一个", "at most one", ("一级对应一种单位，而未写处处须设", "one kind of unit a level, and nothing says that each place has it")),
        Option.of("one_or_more", "一个以上", "one or more", ("廊坊2022年有108个乡镇（街道）、121个社工站，称为全覆盖（报刊）", "Langfang had 121 stations in 108 towns in 2022 and called it full coverage (press)")),
        Option.of("any_number", "不限，也可没有", "any number, or none", ("报道没有数目", "the report gives no number")),
    ),
    default="one_or_more",
    why=Text("实际一地有多站；有没有覆盖另行核对", "in practice towns have several; whether all are covered is looked at apart"),
    clause=("H11", "H12"),
)  # fmt: skip

TREE = Reading(
    id="AH3",
    question=Text("三级之间是否严格按辖区归属", "whether units hang together strictly by area"),
    options=(
        Option.of("by_area", "按辖区：室归本乡镇的站，站归本县的中心", "by area: rooms under a station of their town, stations under the centre of their county", ("三级与县、镇、村一一对应", "the levels are those of county, town and village")),
        Option.of("places_without_unit", "按辖区，站也可直接服务未设室的村", "by area, and a station may serve villages without a room", ("未写每村须设室", "nothing says that each village has a room")),
        Option.of("shared_units", "同一乡镇的几个站可共有社工室", "stations of one town may share rooms", ("一地可有多站时，归属未写", "where a town has several stations, the text does not say whose a room is")),
    ),
    default="by_area",
    why=Text("三级体系的写法即按辖区，但未明说", "the three levels imply it, though nothing says so"),
    clause=("H11", "H15", "H17"),
)  # fmt: skip

CENTRE_REACHES_ROOMS = Reading(
    id="AH4",
    question=Text("指导中心可否直接面向社工室", "whether the centre may act on rooms directly"),
    options=(
        Option.of("through_stations", "只经由社工站", "only through stations", ("写中心时只提到社工站", "of the centre, stations alone are named")),
        Option.of("directly", "也可直接面向社工室", "also directly", ("社工室属同一县级体系，未见禁止", "rooms are part of the county's system, and nothing forbids it")),
    ),
    default="through_stations",
    why=Text("各级只写到下一级", "each level is named with the next one only"),
    clause=("H15", "H16", "H17"),
)  # fmt: skip

CONTRACTORS = Reading(
    id="AH9",
    question=Text("社工站以外的两级可否承接购买性任务", "whether the other two levels may take on purchased tasks"),
    options=(
        Option.of("named_only", "只有社工站可以", "only stations may", ("只写明社工站，可视为排除其他", "naming stations alone can be taken to exclude the others")),
        Option.of("any_level", "三级都可以", "all three levels may", ("三级都以项目方式运作", "all three work by projects")),
        Option.of("silent", "规定未涉及另两级", "the text does not speak of the others", ("写明一个，不等于禁止其余", "naming one does not forbid the rest")),
    ),
    default="silent",
    why=Text("规定未写，既不能说可以，也不能说不可", "what is not written can be told neither as allowed nor as forbidden"),
    clause=("H13", "H18"),
)  # fmt: skip

PURCHASERS = Reading(
    id="AH10",
    question=Text("购买方是否限于所列三类", "whether only the three kinds of purchasers named may purchase"),
    options=(
        Option.of("named", "规定只及所列三类", "the text provides for these three", ("列举后没有“等”字", "nothing after the list leaves it open")),
        Option.of("open", "企业、社会组织、居民等也可以", "enterprises, social organisations, residents and others too", ("各地社工站也承接其他委托", "stations elsewhere take on tasks for others too")),
    ),
    default="named",
    why=Text("该处列举没有留余地；其他购买方照样可以录入", "this list is not left open; other purchasers can still be recorded"),
    clause="H18",
)  # fmt: skip

FORCE = Reading(
    id="AH12",
    question=Text("该规范是强制还是推荐", "whether the standard is mandatory or recommended"),
    options=(
        Option.of("mandatory", "强制", "mandatory", ("报道没有说明性质", "the report does not say of which kind it is")),
        Option.of("recommended", "推荐", "recommended", ("地方标准一般为推荐性（参见山东省标准化条例第10条）", "local standards are recommended as a rule (compare Shandong's Regulations on Standardisation, art. 10)")),
    ),
    default="recommended",
    why=Text("地方标准未另有规定的即为推荐；编号未查明", "a local standard is recommended unless law says otherwise; its number was not found"),
    clause="H1",
)  # fmt: skip
