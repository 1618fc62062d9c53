"""Small intakes and texts for the tests of corpus and analysis."""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.engine.records import Contribution, Intake, Publication, Question, SourceText

ENGLISH = (
    "Rural clinics need power that does not fail. Solar panels on the roof keep vaccines cold, and they pay for "
    "themselves within four years. Dr. Amal Odeh measured 3.5 degrees less in July. Who will repair them?"
)
FRENCH = "L’école du village n’a pas d’électricité. Les élèves étudient le soir à la bougie. Qu’en dit M. Traoré ?"
SPANISH = "¿Quién paga la conexión? Las cooperativas de agua ya la comparten. El Sr. Rojas lo explicó en la reunión."
RUSSIAN = "Сельским больницам нужна связь. В 2019 г. вышка была одна. Кто её обслуживает?"
ARABIC = "تحتاج العيادات الريفية إلى الكهرباء. مَنْ سيصلح الألواح؟ يقول المهندسون إن التدريب ضروري."
CHINESE = "乡村诊所需要稳定的电力。太阳能板可以保存疫苗。谁来维修？我们建议培训当地青年。"
ODD = "Cafe\u0301 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 works 👩‍⚕️ well. नमस्ते दुनिया। The end is near, e\u0323\u0301 too."
SIX = (
    ("ar", ARABIC),
    ("zh", CHINESE),
    ("en", ENGLISH),
    ("fr", FRENCH),
    ("ru", RUSSIAN),
    ("es", SPANISH),
)


def contribution(name: str, publication: Publication = "named", group: str = "") -> Contribution:
    return Contribution(
        id=name,
        contributor=f"voice-{name}",
        organisation="",
        person="",
        group=group,
        country="",
        region="",
        language="",
        role="stakeholder",
        publication=publication,
        received="",
        channel="",
        round="",
    )


def intake(texts: Sequence[SourceText], withheld: Sequence[str] = (), questions: Sequence[Question] = ()) -> Intake:
    """An intake of these texts; contributions are made as the texts name them."""
    names = sorted({text.contribution for text in texts})
    rows = [contribution(name, "withheld" if name in withheld else "named") for name in names]
    return Intake(tuple(questions), tuple(rows), tuple(texts), (), (), (), {})
