"""Fictional records of meetings in several languages and layouts."""

from __future__ import annotations

from rapporteur.engine.intake.meetings import Meeting, recognise

ENGLISH = """Report of the Consultation

Lakeland Digital Futures Forum
Thursday, 7 November 2024, 9.30 a.m. to 11 a.m.
Harbour Hall, Port Ellery, Kenya

The consultation was jointly organised by the Lakeland Institute for Open Data (LIOD), the Ministry of Digital \
Affairs of Valdoria and Open Net. It was facilitated by Dr. Hana Brook (LIOD).

1. Welcome remarks

Mr. Peter Vance, Director-General, Lakeland Institute for Open Data, welcomed participants. He thanked the hosts.

Mr. Vance recalled the last meeting.

2. Keynote address

In her keynote address, H.E. Ms. Ana Torr, Minister of Digital Affairs of Valdoria, said that access matters. She \
called for

\f
more funding.

Panel 1: Skills for all

Prof. Li Wen — University of Northport — argued that teachers matter.

Ms. Rosa Quill (Harbour Tech Ltd.) said that firms need skills. Mr. Dan Okoro, Founder and CEO, Bright Labs Inc., \
asked for tax relief, and noted that small firms suffer. He added a point.

Questions and answers

- **Youssef Hadad, Programme Officer, Desert Youth Network**: young people must be heard.
- The representative of Kenya stated that costs are too high.
- Ms. Quill replied that prices fall.

Participants then discussed next steps.

Closing remarks

Dr. Brook closed the session.
"""

MINUTES = """MINUTES OF THE MEETING

Date: September 4, 2024
Time: 11.30 a.m. to 1 p.m.
Venue: Lake Hall, Nairobi, Kenya
Moderator: Mr. Tom Reed, Open Net

OPENING SESSION

The session was opened by Ms. Ada Fern, Executive Director of the Harbour Foundation, who thanked the hosts.

HIGH-LEVEL SEGMENT

The Permanent Secretary of the Ministry of ICT of Kenya, Hon. Joy Wanda, delivered the ministerial statement.

The first keynote was delivered by Prof. Sam Ode, Dean, School of Computing, Northport University. He spoke long.

OPEN DISCUSSION

Speaking on behalf of the Youth Coalition, Ms. Lena Moor called for jobs.
Amb. Rita Sol, Permanent Representative of Chile to the United Nations, underlined rights.
Dr. Ivo Tan from the Institute of Cables said cables matter.
Ms. Una Park, an independent researcher, wondered about privacy.

Several participants raised translation.
"""

HEADINGS = """# Lakeland Forum – Session report

*14 May 2024 · Port Ellery*

## Welcome

**Ada Fern**
*Executive Director, Harbour Foundation*

Ada thanked the hosts and recalled the history of the forum, which began ten years ago in a small room by the lake.

## Panel 2: Skills

### Sam Ode, Northport University

The panellist argued that research matters, and that universities need support from governments to do the work well.

## Q&A

- **Kenya:** costs are too high.
- **Bob Lake (Net Users Association):** asked about costs.
- *Rita Sol, Chile* — underlined rights.
"""

FRENCH = """Compte rendu de la consultation

Consultation régionale sur l'inclusion numérique
Mardi 12 mars 2024, de 14 h 00 à 16 h 30
Palais des Congrès, Dakar, Sénégal

La consultation a été organisée conjointement par l'Institut Ouvert de Valmont (IOV) et la Fondation Horizon. Elle \
était animée par Mme Claire Dumas, journaliste, Radio Valmont.

Allocutions d'ouverture

M. Jean Morel, Directeur général, Institut Ouvert de Valmont (IOV), a souhaité la bienvenue aux participants.

Discours principal

S.E. Mme Awa Sarr, Ministre de l'Économie numérique, Sénégal, a souligné l'importance des compétences. Elle a appelé à

davantage d'investissements.

Table ronde

Le Dr Paul Nyam (Université de Kori) a fait valoir que la recherche manque de moyens.

Débat général

- Le représentant du Maroc a indiqué que le coût reste élevé.
- **M. Karim Ould Saleh, chargé de programme, Réseau des jeunes du désert** : les jeunes veulent être entendus.

Les participants ont ensuite échangé. La modératrice a clos la séance.
"""

ARABIC = """محضر موجز

المشاورة الإقليمية بشأن الشمول الرقمي
الثلاثاء 12 مارس 2024، 10:00 – 11:30
قاعة المؤتمرات، عمان، الأردن

نظمتها مؤسسة الأفق ومعهد البيانات المفتوحة. وأدارت الجلسة السيدة ليلى حداد.

الكلمات الافتتاحية

قالت السيدة سلمى نور، المديرة التنفيذية، مؤسسة الأفق، إن الشمول ضرورة. وشكرت الحضور.

الكلمات الرئيسية

معالي السيد فهد سالم، وزير الاقتصاد الرقمي، الأردن، أكد أهمية المهارات.

مداخلات الحضور

السيد كريم يوسف (شبكة شباب الصحراء): نريد أن يسمع صوتنا.

أشار ممثل المغرب إلى ارتفاع التكاليف.

وشكرت مديرة الجلسة المشاركين.
"""

SPANISH = """Acta resumida

Consulta sobre inclusión digital
Martes, 12 de marzo de 2024, de 10:00 a 12:00
Casa del Lago, Montevideo, Uruguay

La consulta fue organizada conjuntamente por el Instituto Abierto de Lagos (IAL) y Red Sur. Moderada por la \
Sra. Inés Prado, periodista.

Palabras de bienvenida

La Sra. Marta Ríos, Directora Ejecutiva, Instituto Abierto de Lagos, dio la bienvenida. Agradeció a todos.

Ponencia principal

El Sr. Luis Vega, Ministro de Telecomunicaciones, Uruguay, subrayó la importancia de la conectividad.

Debate abierto

- La representante de Chile señaló que los costos son altos.
- Carlos Peña, Coordinador de la Red de Jóvenes del Valle, pidió ser escuchado.
"""

RUSSIAN = """Краткий отчет о консультации

Консультация по цифровому развитию
12 марта 2024 года, 10:00 – 12:00
Алматы, Казахстан

Консультация была организована Институтом открытых данных и Фондом «Горизонт». Модератор: г-жа Анна Лебедева, журналист.

Приветственное слово

Г-н Петр Волков, директор Института открытых данных, поприветствовал участников. Он отметил успехи.

Панельная дискуссия

Г-жа Айгуль Сарсенова, профессор, Северный университет, подчеркнула значение навыков.

Открытая дискуссия

Представитель Кыргызстана отметил высокую стоимость связи.
"""

CHINESE = """会议纪要

数字包容区域磋商
2024年3月12日，10:00–12:00
地点：海港会议中心

磋商由开放数据研究所、湖区基金会共同主办，会议由陈静女士主持。

开幕致辞

开放数据研究所所长李明先生表示，数字包容十分重要。他感谢各方参与。

主旨演讲

北港大学教授王芳女士指出，技能培训不足。

自由讨论

张伟先生（湖区科技公司总经理）建议降低费用。
"""

PAPER = """Position paper of the Net Users Association

Ms. Ada Fern, Director, Harbour Foundation, said last year that access matters. We agree with her.

Our members ask for three things. First, affordability. Second, privacy. Mr. Bob Lake, our President, highlighted this.

1. Introduction
We welcome the opportunity.

2. Discussion
The discussion on costs goes on. Prof. Sam Ode of Northport University argued that prices will fall.

Contact: Lena Moor, Policy Officer
"""

TURNS = """TRANSCRIPT

Lakeland Forum, 14 May 2024

MODERATOR: Good morning. Let us begin.

ADA FERN (Harbour Foundation): Thank you. We believe in access.
It matters to us.

BOB LAKE: I have a question. What about costs?

ADA FERN: Costs fall.

Closing

MODERATOR: Thank you all.
"""

CUES = """WEBVTT

NOTE made by hand

1
00:00:01.000 --> 00:00:04.000
<v Ada Fern>Good morning &amp; welcome.

2
00:00:04.000 --> 00:00:06.500 align:start
<v Ada Fern>We begin with access.

3
00:00:07.000 --> 00:00:09.000
<v.loud Bob Lake>Thank you. <i>Costs</i> matter.
<v Ada Fern>They do.
"""

SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
Ada Fern: Good morning
and welcome.

2
00:00:04,000 --> 00:00:06,500
We begin with access.

3
00:00:07,000 --> 00:00:09,000
Bob Lake (Net Users): Costs matter: they do.
"""

NOTE = """CONCEPT NOTE
Regional consultation on skills
Friday, 9 May 2024, 14:00-13:00
Lake Hall, Nairobi
The session will take place on 10 May 2024 from 14:00 to 16:00. The session is moderated by Ms. Ada Fern, Director.
"""

AGENDA = """PROVISIONAL AGENDA

Wednesday, 15 May 2024

09:00 - 09:30 Registration
09:30 - 10:00 Opening remarks by Ms. Ada Fern, Director, Open Net
10:00 - 11:00 Panel: Skills (90 minutes)
11:00 - 11:30 Coffee
"""

RECORDS = (ENGLISH, MINUTES, HEADINGS, FRENCH, ARABIC, SPANISH, RUSSIAN, CHINESE)


def spoken(meeting: Meeting) -> list[tuple[str, str, tuple[str, ...], str, str]]:
    """Speaker, title, affiliations, section and role of every intervention."""
    return [
        (each.speaker.name, each.speaker.title, each.speaker.affiliations, each.section, each.role)
        for each in meeting.interventions
    ]


def words(meeting: Meeting) -> list[str]:
    """The passages, white space made one space."""
    return [" ".join(meeting.text[each.start : each.end].split()) for each in meeting.interventions]


def read(text: str) -> Meeting:
    """The meeting of a text as intake has it: form feeds are line ends."""
    return recognise(text.replace("\f", "\n"))
