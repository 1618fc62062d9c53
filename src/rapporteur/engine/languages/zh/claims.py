"""Chinese claim templates: whole sentences by claim kind, scheme, quantifier and number.

Placeholders are named; people's words and labels are filled in by the composer. Nothing is glued.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Plural, Template

SHARE: Mapping[str, Mapping[str, Template]] = {
    "themes": {
        "all": "所有{of}个提交方均论及主题“{label}”。",
        "almost-all": "几乎所有提交方（{of}个中有{count}个）论及主题“{label}”。",
        "most": "大多数提交方（{of}个中有{count}个）论及主题“{label}”。",
        "majority": "过半数提交方（{of}个中有{count}个）论及主题“{label}”。",
        "many": "许多提交方（{of}个中有{count}个）论及主题“{label}”。",
        "some": "一些提交方（{of}个中有{count}个）论及主题“{label}”。",
        "few": "少数提交方（{of}个中有{count}个）论及主题“{label}”。",
        "one": "{of}个提交方中有一个论及主题“{label}”。",
        "none": Plural(
            "count",
            {
                "=0": "{of}个提交方均未论及主题“{label}”。",
                "other": "{of}个提交方中有{count_words}个论及主题“{label}”。",
            },
        ),
    },
    "phrases": {
        "all": "所有{of}个提交方均使用了短语“{label}”。",
        "almost-all": "几乎所有提交方（{of}个中有{count}个）使用了短语“{label}”。",
        "most": "大多数提交方（{of}个中有{count}个）使用了短语“{label}”。",
        "majority": "过半数提交方（{of}个中有{count}个）使用了短语“{label}”。",
        "many": "许多提交方（{of}个中有{count}个）使用了短语“{label}”。",
        "some": "一些提交方（{of}个中有{count}个）使用了短语“{label}”。",
        "few": "少数提交方（{of}个中有{count}个）使用了短语“{label}”。",
        "one": "{of}个提交方中有一个使用了短语“{label}”。",
        "none": Plural(
            "count",
            {
                "=0": "{of}个提交方均未使用短语“{label}”。",
                "other": "{of}个提交方中有{count_words}个使用了短语“{label}”。",
            },
        ),
    },
    "action-lines": {
        "all": "所有{of}个提交方均论及行动方面{code}“{label}”。",
        "almost-all": "几乎所有提交方（{of}个中有{count}个）论及行动方面{code}“{label}”。",
        "most": "大多数提交方（{of}个中有{count}个）论及行动方面{code}“{label}”。",
        "majority": "过半数提交方（{of}个中有{count}个）论及行动方面{code}“{label}”。",
        "many": "许多提交方（{of}个中有{count}个）论及行动方面{code}“{label}”。",
        "some": "一些提交方（{of}个中有{count}个）论及行动方面{code}“{label}”。",
        "few": "少数提交方（{of}个中有{count}个）论及行动方面{code}“{label}”。",
        "one": "{of}个提交方中有一个论及行动方面{code}“{label}”。",
        "none": Plural(
            "count",
            {
                "=0": "{of}个提交方均未论及行动方面{code}“{label}”。",
                "other": "{of}个提交方中有{count_words}个论及行动方面{code}“{label}”。",
            },
        ),
    },
    "sdgs": {
        "all": "所有{of}个提交方均论及可持续发展目标{code}“{label}”。",
        "almost-all": "几乎所有提交方（{of}个中有{count}个）论及可持续发展目标{code}“{label}”。",
        "most": "大多数提交方（{of}个中有{count}个）论及可持续发展目标{code}“{label}”。",
        "majority": "过半数提交方（{of}个中有{count}个）论及可持续发展目标{code}“{label}”。",
        "many": "许多提交方（{of}个中有{count}个）论及可持续发展目标{code}“{label}”。",
        "some": "一些提交方（{of}个中有{count}个）论及可持续发展目标{code}“{label}”。",
        "few": "少数提交方（{of}个中有{count}个）论及可持续发展目标{code}“{label}”。",
        "one": "{of}个提交方中有一个论及可持续发展目标{code}“{label}”。",
        "none": Plural(
            "count",
            {
                "=0": "{of}个提交方均未论及可持续发展目标{code}“{label}”。",
                "other": "{of}个提交方中有{count_words}个论及可持续发展目标{code}“{label}”。",
            },
        ),
    },
    "question": {
        "all": "所有{of}个作答方均选择了“{label}”。",
        "almost-all": "几乎所有作答方（{of}个中有{count}个）选择了“{label}”。",
        "most": "大多数作答方（{of}个中有{count}个）选择了“{label}”。",
        "majority": "过半数作答方（{of}个中有{count}个）选择了“{label}”。",
        "many": "许多作答方（{of}个中有{count}个）选择了“{label}”。",
        "some": "一些作答方（{of}个中有{count}个）选择了“{label}”。",
        "few": "少数作答方（{of}个中有{count}个）选择了“{label}”。",
        "one": "{of}个作答方中有一个选择了“{label}”。",
        "none": Plural(
            "count",
            {
                "=0": "{of}个作答方均未选择“{label}”。",
                "other": "{of}个作答方中有{count_words}个选择了“{label}”。",
            },
        ),
    },
    "categories": {
        "all": "所有{of}个提交方均提及{label}。",
        "almost-all": "几乎所有提交方（{of}个中有{count}个）提及{label}。",
        "most": "大多数提交方（{of}个中有{count}个）提及{label}。",
        "majority": "过半数提交方（{of}个中有{count}个）提及{label}。",
        "many": "许多提交方（{of}个中有{count}个）提及{label}。",
        "some": "一些提交方（{of}个中有{count}个）提及{label}。",
        "few": "少数提交方（{of}个中有{count}个）提及{label}。",
        "one": "{of}个提交方中有一个提及{label}。",
        "none": Plural(
            "count",
            {
                "=0": "{of}个提交方均未提及{label}。",
                "other": "{of}个提交方中有{count_words}个提及{label}。",
            },
        ),
    },
}
"""By scheme, then quantifier; "none" where numbers only are said."""

ALL_GROUPS: Mapping[str, Template] = {
    "phrases": "在至少有五个提交方作答的每一利益攸关方群体中，均有提交方使用了短语“{label}”（{of}个提交方中有{count}个）。",
    "action-lines": "在至少有五个提交方作答的每一利益攸关方群体中，均有提交方论及行动方面{code}“{label}”（{of}个提交方中有{count}个）。",
    "sdgs": "在至少有五个提交方作答的每一利益攸关方群体中，均有提交方论及可持续发展目标{code}“{label}”（{of}个提交方中有{count}个）。",
    "question": "在至少有五个提交方作答的每一利益攸关方群体中，均有提交方选择了“{label}”（{of}个提交方中有{count}个）。",
    "themes": "在至少有五个提交方作答的每一利益攸关方群体中，均有提交方论及主题“{label}”（{of}个提交方中有{count}个）。",
}

MOSTLY: Mapping[str, Mapping[str, Template]] = {
    "themes": {
        "some": "一些提交方论及主题“{label}”，主要来自{group}（论及该主题的{count}个中有{group_count}个）。",
        "many": "许多提交方论及主题“{label}”，主要来自{group}（论及该主题的{count}个中有{group_count}个）。",
        "other": "论及主题“{label}”的{count}个提交方主要来自{group}（{count}个中有{group_count}个）。",
    },
    "phrases": {
        "some": "一些提交方使用了短语“{label}”，主要来自{group}（使用该短语的{count}个中有{group_count}个）。",
        "many": "许多提交方使用了短语“{label}”，主要来自{group}（使用该短语的{count}个中有{group_count}个）。",
        "other": "使用短语“{label}”的{count}个提交方主要来自{group}（{count}个中有{group_count}个）。",
    },
    "action-lines": {
        "some": "一些提交方论及行动方面{code}“{label}”，主要来自{group}（论及该行动方面的{count}个中有{group_count}个）。",
        "many": "许多提交方论及行动方面{code}“{label}”，主要来自{group}（论及该行动方面的{count}个中有{group_count}个）。",
        "other": "论及行动方面{code}“{label}”的{count}个提交方主要来自{group}（{count}个中有{group_count}个）。",
    },
    "sdgs": {
        "some": "一些提交方论及可持续发展目标{code}“{label}”，主要来自{group}（论及该目标的{count}个中有{group_count}个）。",
        "many": "许多提交方论及可持续发展目标{code}“{label}”，主要来自{group}（论及该目标的{count}个中有{group_count}个）。",
        "other": "论及可持续发展目标{code}“{label}”的{count}个提交方主要来自{group}（{count}个中有{group_count}个）。",
    },
    "question": {
        "some": "一些提交方选择了“{label}”，主要来自{group}（作出这一选择的{count}个中有{group_count}个）。",
        "many": "许多提交方选择了“{label}”，主要来自{group}（作出这一选择的{count}个中有{group_count}个）。",
        "other": "选择“{label}”的{count}个提交方主要来自{group}（{count}个中有{group_count}个）。",
    },
}
"""By scheme, then quantifier; "other" for the remaining quantifiers and for numbers only."""

CONTRAST: Mapping[str, Template] = {
    "themes": "在考虑到提交材料篇幅的情况下，{more}（{more_of}个中有{more_count}个）比{less}（{less_of}个中有{less_count}个）更常论及主题“{label}”。",
    "phrases": "{more}（{more_of}个中有{more_count}个）比{less}（{less_of}个中有{less_count}个）更常使用短语“{label}”。",
    "action-lines": "在考虑到提交材料篇幅的情况下，{more}（{more_of}个中有{more_count}个）比{less}（{less_of}个中有{less_count}个）更常论及行动方面{code}“{label}”。",
    "sdgs": "在考虑到提交材料篇幅的情况下，{more}（{more_of}个中有{more_count}个）比{less}（{less_of}个中有{less_count}个）更常论及可持续发展目标{code}“{label}”。",
    "question": "{more}（{more_of}个中有{more_count}个）比{less}（{less_of}个中有{less_count}个）更常选择“{label}”。",
}

RANKING: Mapping[str, Mapping[str, Template]] = {
    "areas": {
        "clear": "按领域分列，获最多提交方论及的行动方面依次属于以下领域：{items}。",
        "ties": "按领域分列，获最多提交方论及的行动方面属于以下领域：{items}；其中有些数目相同。",
        "overlapping": "按领域分列，获最多提交方论及的行动方面属于以下领域：{items}；其区间相互重叠，因此先后次序并不确定。",
    },
    "themes": {
        "clear": "获最多提交方论及的主题依次为{items}。",
        "ties": "获最多提交方论及的主题为{items}；其中有些数目相同。",
        "overlapping": "获最多提交方论及的主题为{items}；其区间相互重叠，因此先后次序并不确定。",
    },
    "themes-question": {
        "clear": "在对“{question}”的答复中（获询的{asked}个提交方中有{of}个作答），获最多提交方论及的主题依次为{items}。",
        "ties": "在对“{question}”的答复中（获询的{asked}个提交方中有{of}个作答），获最多提交方论及的主题为{items}；其中有些数目相同。",
        "overlapping": "在对“{question}”的答复中（获询的{asked}个提交方中有{of}个作答），获最多提交方论及的主题为{items}；其区间相互重叠，因此先后次序并不确定。",
    },
    "phrases": {
        "clear": "获最多提交方使用的主题短语依次为{items}。",
        "ties": "获最多提交方使用的主题短语为{items}；其中有些数目相同。",
        "overlapping": "获最多提交方使用的主题短语为{items}；其区间相互重叠，因此先后次序并不确定。",
    },
    "question": {
        "clear": "在{of}个作答的提交方中，选择最多的答案依次为{items}。",
        "ties": "在{of}个作答的提交方中，选择最多的答案为{items}；其中有些数目相同。",
        "overlapping": "在{of}个作答的提交方中，选择最多的答案为{items}；其区间相互重叠，因此先后次序并不确定。",
    },
    "action-lines": {
        "clear": "获最多提交方论及的行动方面依次为{items}。",
        "ties": "获最多提交方论及的行动方面为{items}；其中有些数目相同。",
        "overlapping": "获最多提交方论及的行动方面为{items}；其区间相互重叠，因此先后次序并不确定。",
    },
    "sdgs": {
        "clear": "获最多提交方论及的可持续发展目标依次为{items}。",
        "ties": "获最多提交方论及的可持续发展目标为{items}；其中有些数目相同。",
        "overlapping": "获最多提交方论及的可持续发展目标为{items}；其区间相互重叠，因此先后次序并不确定。",
    },
}

RANKED_ITEM: Mapping[str, Template] = {
    "areas": "{label}（{count}个提交方）",
    "themes": "“{label}”（{count}个提交方）",
    "phrases": "“{label}”（{count}个提交方）",
    "question": "“{label}”（{count}个提交方）",
    "action-lines": "{code}“{label}”（{count}个提交方）",
    "sdgs": "目标{code}“{label}”（{count}个提交方）",
}

SCARCITY: Mapping[str, Template] = {
    "action-lines": "论及行动方面{code}“{label}”的提交方很少（{of}个中有{count}个），低于为本次审查设定的{baseline}的基线。",
    "sdgs": "论及可持续发展目标{code}“{label}”的提交方很少（{of}个中有{count}个），低于为本次审查设定的{baseline}的基线。",
    "groups": "来自{label}的提交方所占比例低于{baseline}的基线：{of}个中有{count}个。",
    "regions": "来自{label}的提交方所占比例低于{baseline}的基线：{of}个中有{count}个。",
    "languages": "以{label}撰写材料的提交方所占比例低于{baseline}的基线：{of}个中有{count}个。",
}

CHANGE: Mapping[str, Mapping[str, Template]] = {
    "question": {
        "rose": "两轮之间，选择“{label}”者所占比例从{before_share}（{before_of}个中有{before_count}个）上升至{share}（{of}个中有{count}个）。",
        "fell": "两轮之间，选择“{label}”者所占比例从{before_share}（{before_of}个中有{before_count}个）下降至{share}（{of}个中有{count}个）。",
    },
    "themes": {
        "rose": "在对“{question}”的答复中，论及主题“{label}”的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）上升至{share}（{of}个中有{count}个）。",
        "fell": "在对“{question}”的答复中，论及主题“{label}”的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）下降至{share}（{of}个中有{count}个）。",
        "new": "在对“{question}”的答复中，论及主题“{label}”的提交方所占比例为{share}（{of}个中有{count}个）；前一轮未发现此类提交方（{before_of}个中有{before_count}个）。",
    },
    "phrases": {
        "rose": "在对“{question}”的答复中，使用短语“{label}”的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）上升至{share}（{of}个中有{count}个）。",
        "fell": "在对“{question}”的答复中，使用短语“{label}”的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）下降至{share}（{of}个中有{count}个）。",
        "new": "在对“{question}”的答复中，使用短语“{label}”的提交方所占比例为{share}（{of}个中有{count}个）；前一轮未发现此类提交方（{before_of}个中有{before_count}个）。",
    },
    "action-lines": {
        "rose": "在对“{question}”的答复中，论及行动方面{code}“{label}”的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）上升至{share}（{of}个中有{count}个）。",
        "fell": "在对“{question}”的答复中，论及行动方面{code}“{label}”的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）下降至{share}（{of}个中有{count}个）。",
        "new": "在对“{question}”的答复中，论及行动方面{code}“{label}”的提交方所占比例为{share}（{of}个中有{count}个）；前一轮未发现此类提交方（{before_of}个中有{before_count}个）。",
    },
    "sdgs": {
        "rose": "在对“{question}”的答复中，论及可持续发展目标{code}“{label}”的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）上升至{share}（{of}个中有{count}个）。",
        "fell": "在对“{question}”的答复中，论及可持续发展目标{code}“{label}”的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）下降至{share}（{of}个中有{count}个）。",
        "new": "在对“{question}”的答复中，论及可持续发展目标{code}“{label}”的提交方所占比例为{share}（{of}个中有{count}个）；前一轮未发现此类提交方（{before_of}个中有{before_count}个）。",
    },
    "categories": {
        "rose": "在对“{question}”的答复中，提及{label}的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）上升至{share}（{of}个中有{count}个）。",
        "fell": "在对“{question}”的答复中，提及{label}的提交方所占比例在两轮之间从{before_share}（{before_of}个中有{before_count}个）下降至{share}（{of}个中有{count}个）。",
        "new": "在对“{question}”的答复中，提及{label}的提交方所占比例为{share}（{of}个中有{count}个）；前一轮未发现此类提交方（{before_of}个中有{before_count}个）。",
    },
}

LISTS: Mapping[str, Template] = {
    "achievement": "{of}个提交方中有{count}个提及成就，包括以下段落所述。",
    "challenge": "{of}个提交方中有{count}个提及障碍，包括以下段落所述。",
    "approach": "{of}个提交方中有{count}个提及方法，包括以下段落所述。",
    "practice": "{of}个提交方中有{count}个提及做法，包括以下段落所述。",
    "opportunity": "{of}个提交方中有{count}个提及机遇，包括以下段落所述。",
    "risk": "{of}个提交方中有{count}个提及风险，包括以下段落所述。",
    "priority": "{of}个提交方中有{count}个提及优先事项，包括以下段落所述。",
    "trend": "{of}个提交方中有{count}个提及趋势，包括以下段落所述。",
    "request": "{of}个提交方中有{count}个提及请求，包括以下段落所述。",
}

LISTS_CHECKED: Mapping[str, Template] = {
    "achievement": "{of}个提交方中有{count}个报告了成就（经人工抽样核对），包括以下段落所述。",
    "challenge": "{of}个提交方中有{count}个指出了障碍（经人工抽样核对），包括以下段落所述。",
    "approach": "{of}个提交方中有{count}个介绍了方法（经人工抽样核对），包括以下段落所述。",
    "practice": "{of}个提交方中有{count}个介绍了做法（经人工抽样核对），包括以下段落所述。",
    "opportunity": "{of}个提交方中有{count}个看到了机遇（经人工抽样核对），包括以下段落所述。",
    "risk": "{of}个提交方中有{count}个看到了风险（经人工抽样核对），包括以下段落所述。",
    "priority": "{of}个提交方中有{count}个提出了优先事项（经人工抽样核对），包括以下段落所述。",
    "trend": "{of}个提交方中有{count}个观察到了趋势（经人工抽样核对），包括以下段落所述。",
    "request": "{of}个提交方中有{count}个提出了请求（经人工抽样核对），包括以下段落所述。",
}

CAMPAIGN_NOTE: Template = (
    "这一数目包括若干提交方以几近相同的文本提交的材料；如果每项此类统一文本行动只计一次，则为{of}个中有{count}个。"
)

CHECKED_NOTE: Template = "这些提交方中有一份样本经人工核对（{of}个中有{checked}个）；根据核对结果，所占比例为{estimate}，介于{low}与{high}之间，而非单凭计数所得的比例。"

CONTEXT: Mapping[str, Template] = {
    "contributions": "本次审查共收到{contributors}个提交方的{count}份提交材料。",
    "contributors": "本次审查共有{count}个提交方，每个提交方只计一次。",
    "interventions": "在这些提交材料中，有{count}份是在活动上的发言。",
    "organisers": "另有{count}份材料来自主办方或秘书处：这些材料已经阅读，但不计入任何统计。",
    "with-words": Plural(
        "count",
        {
            "=0": "{of}个提交方均未以文字作答，仅回答了封闭式问题。",
            "other": "{of}个提交方中有{count_words}个以文字作答；其余仅回答了封闭式问题。",
        },
    ),
    "all-with-words": "{count}个提交方均以文字作答。",
    "by-group": "按利益攸关方群体分列，提交方包括：{items}。",
    "by-region": "按区域分列，提交方来自：{items}。",
    "by-language": "按作答语言分列，提交方使用：{items}。",
    "copied": Plural(
        "copies",
        {
            "=0": "未发现任何两个提交方共用的文本。",
            "other": "{of}个提交方中有{count_words}个与另一提交方共用文本，共形成{copies}组雷同文本。",
        },
    ),
}

COUNTED_ITEM: Template = "{label}（{count}个）"

GROUP_NOUNS: Mapping[str, str] = {
    "government": "政府",
    "international-organisation": "国际组织",
    "private-sector": "私营部门",
    "civil-society": "民间社会",
    "technical-community": "技术界",
    "academia": "学术界",
    "individual": "个人",
    "": "群体不详的提交方",
}
"""How a group stands in a sentence: after "来自", or as the subject."""

AREA_NOUNS: Mapping[str, str] = {
    "technology-access": "技术与接入",
    "economic": "经济发展",
    "social": "社会发展",
    "cultural": "文化与科学",
    "governance": "治理",
}
"""How an area of Action Lines stands in a sentence: "属于以下领域：..."."""

CATEGORY_NOUNS: Mapping[str, str] = {
    "achievement": "成就",
    "challenge": "障碍",
    "approach": "方法",
    "practice": "做法",
    "opportunity": "机遇",
    "risk": "风险",
    "priority": "优先事项",
    "trend": "趋势",
    "request": "请求",
}
"""How a category stands in a sentence: after "提及"."""

REGION_NOUNS: Mapping[str, str] = {
    "africa": "非洲",
    "asia-pacific": "亚洲及太平洋",
    "europe-north-america": "欧洲和北美洲",
    "latin-america-caribbean": "拉丁美洲和加勒比",
    "western-asia": "西亚",
    "": "不详区域",
}
"""How a region stands in a sentence: after "来自"."""

LANGUAGE_NOUNS: Mapping[str, str] = {
    "ar": "阿拉伯语",
    "zh": "中文",
    "en": "英语",
    "fr": "法语",
    "ru": "俄语",
    "es": "西班牙语",
    "pt": "葡萄牙语",
    "de": "德语",
    "it": "意大利语",
    "ja": "日语",
    "und": "未能识别的语言",
    "": "不详语言",
}
"""How a language stands in a sentence: after "使用" or "以"; others by their name. As the tables name them."""

SMALL_NUMBERS = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
"""Counts of contributors under ten: in figures, as reports in Chinese print every count."""

LIST_AND: Template = "{first}以及{last}"
LIST_AND_BEFORE: Mapping[str, Template] = {}
LIST_COMMA = "、"
LIST_SEMICOLON = "；"
BETWEEN_SENTENCES = ""
PER_CENT: Template = "{number}%"
PER_CENT_BELOW_ONE = "不到1%"
DATE: Template = "{year}年{month}{day}日"
MONTHS = ("1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月")
