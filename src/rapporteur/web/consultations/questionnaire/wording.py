"""Texts that a questionnaire starts with, in the six languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rapporteur.web.consultations.questionnaire.definition import Words

GROUP_QUESTION: Final[Mapping[str, str]] = {
    "ar": "إلى أي مجموعة من أصحاب المصلحة تنتمون؟",
    "zh": "您属于哪个利益攸关方群体？",
    "en": "Which stakeholder group do you belong to?",
    "fr": "À quel groupe de parties prenantes appartenez-vous ?",
    "ru": "К какой группе заинтересованных сторон вы относитесь?",
    "es": "¿A qué grupo de partes interesadas pertenece?",
}
"""How an XLSForm asks for the group of the contributor, which the site knows from elsewhere."""

_CONSENT: Final[Mapping[str, str]] = {
    "en": (
        "We store what you enter here: your answers, the files you attach, and what you say about yourself and your "
        "organisation. We use it to prepare the report of this review.\n\n"
        "You choose how your contribution is published: with your name and that of your organisation, without any "
        "name, or not at all. We follow that choice. Your e-mail address is never published.\n\n"
        "You can change or withdraw your contribution yourself until the consultation closes. After that you can ask "
        "us to withdraw it. What has already been published cannot always be called back.\n\n"
        "By agreeing you confirm that you have read this and that you may speak for the organisation you name."
    ),
    "fr": (
        "Nous conservons ce que vous saisissez ici : vos réponses, les fichiers que vous joignez et ce que vous "
        "indiquez sur vous-même et votre organisation. Nous nous en servons pour préparer le rapport de cet examen.\n\n"
        "Vous choisissez comment votre contribution est publiée : avec votre nom et celui de votre organisation, sans "
        "aucun nom, ou pas du tout. Nous respectons ce choix. Votre adresse électronique n’est jamais publiée.\n\n"
        "Vous pouvez modifier ou retirer vous-même votre contribution jusqu’à la clôture de la consultation. Ensuite, "
        "vous pouvez nous demander de la retirer. Ce qui a déjà été publié ne peut pas toujours être repris.\n\n"
        "En donnant votre accord, vous confirmez avoir lu ce texte et pouvoir parler au nom de l’organisation que "
        "vous indiquez."
    ),
    "es": (
        "Guardamos lo que escribe aquí: sus respuestas, los archivos que adjunta y lo que indica sobre usted y su "
        "organización. Lo utilizamos para preparar el informe de este examen.\n\n"
        "Usted elige cómo se publica su contribución: con su nombre y el de su organización, sin ningún nombre, o de "
        "ninguna manera. Respetamos esa elección. Su dirección de correo electrónico no se publica nunca.\n\n"
        "Puede modificar o retirar usted mismo su contribución hasta el cierre de la consulta. Después puede "
        "pedirnos que la retiremos. Lo que ya se ha publicado no siempre puede recuperarse.\n\n"
        "Al dar su acuerdo, confirma que ha leído este texto y que puede hablar en nombre de la organización que "
        "indica."
    ),
    "ru": (
        "Мы храним то, что вы вводите здесь: ваши ответы, приложенные файлы и сведения о вас и вашей организации. "
        "Мы используем это для подготовки доклада о настоящем обзоре.\n\n"
        "Вы сами выбираете, как будет опубликован ваш вклад: с вашим именем и названием организации, без каких-либо "
        "имён или не будет опубликован вовсе. Мы соблюдаем этот выбор. Ваш адрес электронной почты никогда не "
        "публикуется.\n\n"
        "До окончания консультации вы можете сами изменить или отозвать свой вклад. После этого вы можете попросить "
        "нас отозвать его. То, что уже опубликовано, не всегда можно вернуть.\n\n"
        "Давая согласие, вы подтверждаете, что прочитали этот текст и вправе выступать от имени указанной вами "
        "организации."
    ),
    "zh": (
        "我们会保存您在此填写的内容：您的回答、您附上的文件，以及您提供的有关您本人和您所在组织的信息。"
        "我们将其用于编写本次审查的报告。\n\n"
        "由您选择如何公布您的意见：署上您和您所在组织的名称、不署任何名称，或不予公布。我们遵从您的选择。"
        "您的电子邮件地址绝不会公布。\n\n"
        "在磋商结束之前，您可以自行修改或撤回您的意见。此后，您可以请我们予以撤回。"
        "已经公布的内容不一定都能收回。\n\n"
        "表示同意，即确认您已阅读本说明，并且有权代表您所填写的组织发言。"
    ),
    "ar": (
        "نحفظ ما تدخلونه هنا: إجاباتكم، والملفات التي ترفقونها، وما تذكرونه عن أنفسكم وعن منظمتكم. "
        "ونستخدمه في إعداد تقرير هذا الاستعراض.\n\n"
        "تختارون كيف تُنشر مساهمتكم: باسمكم واسم منظمتكم، أو من دون أي اسم، أو لا تُنشر إطلاقاً. "
        "ونلتزم بهذا الاختيار. ولا يُنشر عنوان بريدكم الإلكتروني أبداً.\n\n"
        "يمكنكم تعديل مساهمتكم أو سحبها بأنفسكم حتى إغلاق المشاورة. وبعد ذلك يمكنكم أن تطلبوا منا سحبها. "
        "ولا يمكن دائماً استرجاع ما سبق نشره.\n\n"
        "بموافقتكم تؤكدون أنكم قرأتم هذا النص وأنه يحق لكم التحدث باسم المنظمة التي تذكرونها."
    ),
}


def default_consent() -> Words:
    """What contributors agree to, unless the staff words it otherwise."""
    return dict(_CONSENT)
