"""Sentences on what was read and rejected, in Arabic."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Plural, Template

MESSAGES: Mapping[str, Template] = {
    "Concept notes and programmes, which tell of events and hold no voices, and are not contributions: {count}.": "المذكرات المفاهيمية والبرامج، التي تخبر عن المناسبات ولا تتضمن آراء ولا تُعد مساهمات: {count}.",
    "Interventions at meetings, treated as named because the record of a meeting is public: {count}. If that is wrong, set publication under [meetings] in review.toml.": "مداخلات في اجتماعات، يجوز ذكر أسماء أصحابها لأن محضر الاجتماع علني: {count}. وإذا لم يكن ذلك صحيحا، يُحدَّد publication تحت [meetings] في review.toml.",
    "It cannot be opened as a file: it is a broken link, a link to a folder, a pipe, or may not be read.": "يتعذر فتحه كملف: فهو رابط معطوب، أو رابط إلى مجلد، أو أنبوب، أو لا يُسمح بقراءته.",
    "Leave out columns that are not needed, and run again.": "حذف الأعمدة غير اللازمة ثم إعادة التشغيل.",
    "Look at the page; if it holds text, ask for the original file or for a better scan.": "النظر في الصفحة؛ وإذا كانت تتضمن نصا، يُطلب الملف الأصلي أو مسح ضوئي أفضل.",
    "Put the file itself into the folder, and check who may read it.": "وضع الملف نفسه في المجلد والتحقق ممن يجوز له قراءته.",
    "The page is a picture in which no text was recognised.": "الصفحة صورة لم يُتعرَّف فيها على أي نص.",
    "The table has {columns} columns; at most {limit} are read.": "عدد أعمدة الجدول: {columns}؛ والحد الأقصى لما يُقرأ: {limit}.",
    "The times “{times}” are {minutes} minutes, but the text says {stated} minutes: “{quote}”.": "المدة «{times}» تساوي {minutes} من الدقائق، لكن النص يذكر {stated} من الدقائق: «{quote}».",
    "a contribution without a name": "مساهمة لا يُذكر اسم صاحبها",
    "Monday": "الاثنين",
    "Tuesday": "الثلاثاء",
    "Wednesday": "الأربعاء",
    "Thursday": "الخميس",
    "Friday": "الجمعة",
    "Saturday": "السبت",
    "Sunday": "الأحد",
    "A cell is longer than {limit} characters.": "يزيد عدد أحرف إحدى الخلايا على {limit}.",
    "A message forwarded inside more than {limit} others was not read.": (
        "لم تُقرأ رسالة أُعيد توجيهها لأن عدد الرسائل المتداخلة التي تقع داخلها يزيد على {limit}."
    ),
    "A part of the message of the kind {kind} was not read.": "لم يُقرأ جزء من الرسالة نوعه {kind}.",
    "A quotation mark in the row is opened or closed in the wrong place.": (
        "في الصف علامة اقتباس فُتحت أو أُغلقت في غير موضعها."
    ),
    "A quotation mark in the row is opened or closed in the wrong place. Lines after it that cannot be told "
    "apart from it: {lines}.": (
        "في الصف علامة اقتباس فُتحت أو أُغلقت في غير موضعها. وعدد الأسطر التالية للصف التي لا يمكن تمييزها عنه: {lines}."
    ),
    "Ask for it as .docx or PDF.": "طلب إرسال الملف بصيغة \u200e.docx\u200f أو بصيغة PDF.",
    "Ask for it as .odt or PDF.": "طلب إرسال الملف بصيغة \u200e.odt\u200f أو بصيغة PDF.",
    "Ask for it in another format, as PDF or plain text, or in parts.": (
        "طلب إرسال الملف بصيغة أخرى (PDF أو نص عادي) أو على أجزاء."
    ),
    "Ask for it without a password.": "طلب إرسال الملف دون كلمة مرور.",
    "Ask for the original file, or for a better scan.": "طلب الملف الأصلي أو نسخة أفضل ممسوحة ضوئيا.",
    "Ask the contributor to save it again, or to send it as PDF.": (
        "الطلب إلى الجهة المشاركة أن تحفظ الملف من جديد أو أن ترسله بصيغة PDF."
    ),
    "Ask the contributor to send it again.": "الطلب إلى الجهة المشاركة أن ترسل الملف من جديد.",
    "Ask the contributor to send it as PDF.": "الطلب إلى الجهة المشاركة أن ترسل الملف بصيغة PDF.",
    "Ask the contributor to send it without encryption.": "الطلب إلى الجهة المشاركة أن ترسل الرسالة دون تشفير.",
    "Ask the contributor to send the message again, or its text as a file.": (
        "الطلب إلى الجهة المشاركة أن ترسل الرسالة من جديد أو أن ترسل نصها في ملف."
    ),
    "Characters that are no text were replaced by \ufffd: {count}.": (
        "عدد الأحرف غير النصية التي استُعيض عنها بالعلامة \ufffd: {count}."
    ),
    "Check its name.": "التحقق من اسم الملف.",
    "Check separators and quotation marks in this row, correct it and run again.": (
        "التحقق من علامات الفصل وعلامات الاقتباس في هذا الصف وتصحيحه، ثم تشغيل البرنامج من جديد."
    ),
    "Check who may read it.": "التحقق من أذونات قراءة الملف.",
    "Column “{column}”: values in no scheme, which count as not known: {count}; contributions without a name "
    "that have such a value: {hidden}. Map them in review.toml if they should count.": (
        "العمود «{column}»: عدد القيم التي لا ترد في أي تصنيف وتُعد غير معروفة: {count}؛ وعدد المساهمات التي لا يُذكر "
        "اسم صاحبها وترد فيها قيمة من هذا القبيل: {hidden}. وينبغي تحديد ما يقابل هذه القيم في review.toml إذا أُريد "
        "احتسابها."
    ),
    "Comments were left out.": "أُغفلت التعليقات.",
    "Contributions that are anonymous: {anonymous}; withheld: {withheld}.": (
        "عدد المساهمات التي لا يُذكر اسم صاحبها: {anonymous}؛ وعدد المساهمات المحجوبة: {withheld}."
    ),
    "Contributions that hold neither an answer nor a readable document: {count}.": (
        "عدد المساهمات التي لا تتضمن أي إجابة ولا أي وثيقة يمكن قراءتها: {count}."
    ),
    "Contributors counted: {contributors}, from contributions: {contributions}. Organisations: {organisations}; "
    "persons without an organisation: {persons}; contributions without a name, each counted as one contributor: "
    "{nameless}.": (
        "عدد الجهات المشاركة المحتسبة: {contributors}، وعدد المساهمات: {contributions}. المنظمات: {organisations}؛ "
        "والأشخاص الذين لا ترد لهم منظمة: {persons}؛ والمساهمات التي لا يرد فيها اسم وتُحتسب كل منها جهة مشاركة واحدة: "
        "{nameless}."
    ),
    "Copy the file itself into the folder.": "نسخ الملف نفسه إلى المجلد.",
    "Correct the line and run again.": "تصحيح السطر ثم تشغيل البرنامج من جديد.",
    "Documents that no row names are withheld, because a row that may not be named names a document that is not "
    "there: {count}. Correct the names of the documents.": (
        "عدد الوثائق التي لا يحيل إليها أي صف وحُجبت لأن صفا لا يجوز ذكر اسم صاحبه يحيل إلى وثيقة غير موجودة: {count}. "
        "وينبغي تصحيح أسماء الوثائق."
    ),
    "Documents that stand alone, of which nothing says what may be published, and which are treated as named: "
    "{count}.": (
        "عدد الوثائق القائمة بذاتها التي لا يوجد ما يبيّن ما يجوز نشره منها، وعوملت على أنه يجوز ذكر اسم صاحبها: "
        "{count}."
    ),
    "Double every quotation mark inside a text, or export the table again, and run again.": (
        "مضاعفة كل علامة اقتباس داخل النصوص، أو تصدير الجدول من جديد، ثم تشغيل البرنامج من جديد."
    ),
    "Download the document, put it into the folder and name the file in the row.": (
        "تنزيل الوثيقة ووضعها في المجلد وذكر اسم الملف في الصف."
    ),
    "Export the table again.": "تصدير الجدول من جديد.",
    "Files called {ending} cannot be read as documents.": "لا يمكن أن تُقرأ الملفات ذات الامتداد {ending} بوصفها وثائق.",
    "Files embedded in the document were not read: {count}.": "عدد الملفات المدمجة في الوثيقة التي لم تُقرأ: {count}.",
    "Files of the kind {kind} are not read.": "لا تُقرأ الملفات ذات الامتداد {kind}.",
    "Files of this kind are not read.": "لا تُقرأ الملفات من هذا النوع.",
    "Files that were not read, because no row and no review names them: {count}.": (
        "عدد الملفات التي لم تُقرأ لأنها غير مذكورة في أي صف ولا في أي استعراض: {count}."
    ),
    "Files without an ending such as .pdf are not read.": "لا تُقرأ الملفات التي ليس لها امتداد مثل \u200e.pdf\u200f.",
    "Files without an ending such as .pdf cannot be read as documents.": (
        "لا يمكن أن تُقرأ الملفات التي ليس لها امتداد مثل \u200e.pdf\u200f بوصفها وثائق."
    ),
    "Filled form fields and comments of the PDF were not read: {count}.": (
        "عدد حقول الاستمارات المعبأة والتعليقات التي لم تُقرأ في ملف PDF: {count}."
    ),
    "Give it the ending that fits its content, or save it in the format that its name says.": (
        "إعطاء الملف الامتداد المناسب لمحتواه، أو حفظه بالصيغة التي يدل عليها اسمه."
    ),
    "Give the row an id of its own.": "إعطاء الصف معرّفا خاصا به.",
    "Hidden text was left out.": "أُغفل النص المخفي.",
    "If it is a scan, run text recognition on it and add it again; if it is empty, nothing is lost.": (
        "إذا كانت الوثيقة ممسوحة ضوئيا، ينبغي معالجتها ببرنامج للتعرف على النصوص وإضافتها من جديد؛ وإذا كانت فارغة، "
        "فلم يضع شيء."
    ),
    "Install the Debian packages tesseract-ocr and tesseract-ocr-LANG (LANG: ara, chi-sim, fra, rus or spa, "
    "English comes with the first) and run again, or ask for the original file.": (
        "تثبيت حزمة Debian المسماة tesseract-ocr والحزمة المسماة tesseract-ocr-LANG (حيث LANG هي ara أو chi-sim أو fra "
        "أو rus أو spa، علما بأن الإنكليزية مشمولة بالحزمة الأولى) ثم تشغيل البرنامج من جديد، أو طلب الملف الأصلي."
    ),
    "It is a link, and links are not followed.": "المذكور في الصف رابط، ولا تُفتح الروابط.",
    "It is broken, or needs more than {megabytes} MB of memory to be read.": (
        "الملف تالف، أو تتطلب قراءته أكثر من {megabytes} ميغابايت من الذاكرة."
    ),
    "Made anonymous although they could be named, because their contributors asked for this, or gave no clear "
    "answer, with other contributions: {count}.": (
        "عدد المساهمات التي حُذف اسم صاحبها، وإن كان ذكره فيها جائزا، لأن الجهة المشاركة طلبت ذلك أو لم تعط إجابة واضحة "
        "في مساهمات أخرى: {count}."
    ),
    "Move the text into a document and name it in the row.": "نقل النص إلى وثيقة وذكر اسمها في الصف.",
    "Names of contributors were not compared for likeness, because there are more than {count}. Names that are "
    "written differently are counted apart.": (
        "لم تُقارن أسماء الجهات المشاركة بحثا عن أوجه التشابه بينها، لأن عددها يتجاوز {count}. وتُحتسب الأسماء المختلفة في كتابتها كل على حدة."
    ),
    "No visible sheet holds a table.": "لا تتضمن أي ورقة عمل ظاهرة جدولا.",
    "Open it in a spreadsheet program, save it as .xlsx and run again.": (
        "فتح الملف في برنامج للجداول الإلكترونية وحفظه بصيغة \u200e.xlsx\u200f، ثم تشغيل البرنامج من جديد."
    ),
    "Page {page} of the PDF is broken.": "الصفحة {page} من ملف PDF تالفة.",
    "Pages read by OCR: {pages}, with a confidence of {confidence}.": (
        "الصفحات المقروءة بالتعرف الضوئي على الحروف: {pages}؛ ودرجة الثقة: {confidence}."
    ),
    "Pairs of contributors whose names look alike: {count}. They are counted apart; where two are the same, "
    "write one name in the table.": (
        "عدد أزواج الجهات المشاركة التي تتشابه أسماؤها: {count}. وتُحتسب كل جهة منها على حدة؛ وإذا كان الاسمان لجهة "
        "واحدة، ينبغي كتابة اسم واحد في الجدول."
    ),
    "Parts of the document that lie elsewhere were not fetched: {count}.": (
        "عدد أجزاء الوثيقة الموجودة في مكان آخر التي لم تُجلب: {count}."
    ),
    "Passages of which no speaker is told: {count}.": "عدد المقاطع التي لا يُذكر من تكلم فيها: {count}.",
    "Put the document into the folder and name it by a path inside the folder.": (
        "وضع الوثيقة في المجلد وذكرها بمسار يقع داخل المجلد."
    ),
    "Put the file into the folder, or correct the name in the row.": (
        "وضع الملف في المجلد، أو تصحيح الاسم الوارد في الصف."
    ),
    "Reading it takes longer than {seconds} seconds.": Plural(
        "seconds",
        {
            "zero": "تستغرق قراءته أكثر من {seconds} ثانية.",
            "one": "تستغرق قراءته أكثر من ثانية واحدة.",
            "two": "تستغرق قراءته أكثر من ثانيتين.",
            "few": "تستغرق قراءته أكثر من {seconds} ثوان.",
            "many": "تستغرق قراءته أكثر من {seconds} ثانية.",
            "other": "تستغرق قراءته أكثر من {seconds} ثانية.",
        },
    ),
    "Reading it takes more than {megabytes} MB of memory.": "تتطلب قراءته أكثر من {megabytes} ميغابايت من الذاكرة.",
    "Save it as UTF-8 text.": "حفظ الملف نصا بترميز UTF-8.",
    "Save it as one of .pdf, .docx, .odt, .html, .txt, .md, .eml, .vtt or .srt.": (
        "حفظ الملف بإحدى الصيغ التالية: \u200e.pdf\u200f أو \u200e.docx\u200f أو \u200e.odt\u200f أو \u200e.html\u200f "
        "أو \u200e.txt\u200f أو \u200e.md\u200f أو \u200e.eml\u200f أو \u200e.vtt\u200f أو \u200e.srt\u200f."
    ),
    "Save it as one of: {kinds}.": "حفظ الملف بإحدى الصيغ التالية: {kinds}.",
    "Save the document as PDF, DOCX, ODT, HTML or plain text and run again.": (
        "حفظ الوثيقة بصيغة PDF أو DOCX أو ODT أو HTML أو نصا عاديا، ثم تشغيل البرنامج من جديد."
    ),
    "Save the file as UTF-8 and run again.": "حفظ الملف بترميز UTF-8 ثم تشغيل البرنامج من جديد.",
    "Save the page as PDF.": "حفظ الصفحة الشبكية بصيغة PDF.",
    "So that at least {shared_by} contributors share what is shown of one without a name, attributes were "
    "removed. Country: of {country}; region: of {region}; language: of {language}; group: of {group}. The "
    "language of their texts stays, as it can be read in them.": (
        "حُذفت سمات لكي لا يقل عن {shared_by} عدد الجهات المشاركة التي تشترك في ما يظهر من سمات أي جهة لا يُذكر اسمها. "
        "وعدد الجهات التي حُذف بلدها: {country}؛ ومنطقتها: {region}؛ ولغتها: {language}؛ ومجموعتها: {group}. وتبقى لغة "
        "نصوص هذه الجهات على حالها لأنها تُعرف من النصوص ذاتها."
    ),
    "Something in the file may not have been read.": "قد يكون في الملف ما لم يُقرأ.",
    "Speakers of whom no affiliation is told, who are counted as persons: {count}.": (
        "عدد المتكلمين الذين لا تُذكر لهم جهة ينتمون إليها ويُحتسبون بصفتهم أشخاصا: {count}."
    ),
    "Split it into several files.": "تقسيم الملف إلى عدة ملفات.",
    "Split it into smaller files, or take pictures out of it.": "تقسيم الملف إلى ملفات أصغر، أو إزالة صور منه.",
    "Split it into smaller files.": "تقسيم الملف إلى ملفات أصغر.",
    "Split the table into several files.": "تقسيم الجدول إلى عدة ملفات.",
    "Text in pictures inside the message was not read.": "لم يُقرأ النص الوارد في الصور داخل الرسالة.",
    "Text in pictures was not read; pictures in the document: {count}.": (
        "لم يُقرأ النص الوارد في الصور؛ وعدد الصور في الوثيقة: {count}."
    ),
    "The OpenDocument file has no text part.": "ليس في ملف OpenDocument جزء للنص.",
    "The PDF has {pages} pages; at most {limit} are read.": (
        "عدد صفحات ملف PDF هو {pages}؛ والحد الأقصى لما يُقرأ منها هو {limit}."
    ),
    "The PDF holds no text: it is probably scanned.": "ليس في ملف PDF نص: والأرجح أنه ممسوح ضوئيا.",
    "The PDF is broken.": "ملف PDF تالف.",
    "The content of the file is not what its name says.": "محتوى الملف لا يطابق ما يدل عليه اسمه.",
    "The document cannot be read.": "لا يمكن قراءة الوثيقة.",
    "The document holds macros or scripts; they were left out and never run.": (
        "تتضمن الوثيقة وحدات ماكرو أو نصوصا برمجية؛ وقد أُغفلت ولم تُشغّل قط."
    ),
    "The document holds more than {limit} characters of text.": "يزيد عدد أحرف نص الوثيقة على {limit}.",
    "The e-mail has more than {limit} parts.": "يزيد عدد أجزاء الرسالة الإلكترونية على {limit}.",
    "The e-mail is broken.": "الرسالة الإلكترونية تالفة.",
    "The e-mail is encrypted.": "الرسالة الإلكترونية مشفرة.",
    "The encoding of the text cannot be told.": "لا يمكن تحديد ترميز أحرف النص.",
    "The encoding was taken to be {encoding}: check that the text reads right.": (
        "افتُرض أن ترميز الأحرف هو {encoding}: وينبغي التحقق من أن النص يُقرأ على الوجه الصحيح."
    ),
    "The end is not after the start: “{quote}”.": "وقت الانتهاء ليس لاحقا لوقت البدء: «{quote}».",
    "The event has two dates or times: “{one}” and “{other}”.": (
        "للمناسبة تاريخان أو وقتان مختلفان: «{one}» و«{other}»."
    ),
    "The file cannot be opened.": "لا يمكن فتح الملف.",
    "The file cannot be read.": "لا يمكن قراءة الملف.",
    "The file has {size} MB; at most {limit} MB are read.": (
        "حجم الملف {size} ميغابايت؛ والحد الأقصى لما يُقرأ هو {limit} ميغابايت."
    ),
    "The file has {size} bytes, more than {limit} are read.": (
        "حجم الملف بالبايت هو {size}، وهو أكبر من الحد الأقصى لما يُقرأ، أي {limit}."
    ),
    "The file holds binary data, not text.": "يتضمن الملف بيانات ثنائية وليس نصا.",
    "The file holds no text.": "ليس في الملف نص.",
    "The file holds two parts of the same name.": "يتضمن الملف جزأين يحملان الاسم نفسه.",
    "The file is a broken zip.": "الملف مضغوط بصيغة ZIP وهو تالف.",
    "The file is a link that leads out of the folder.": "الملف رابط يؤدي إلى خارج المجلد.",
    "The file is a zip but not a Word document.": "الملف مضغوط بصيغة ZIP، لكنه ليس وثيقة Word.",
    "The file is a zip but not an OpenDocument text.": "الملف مضغوط بصيغة ZIP، لكنه ليس وثيقة نصية بصيغة OpenDocument.",
    "The file is called {ending}, but its content is {content}.": "امتداد الملف {ending}، لكن محتواه بصيغة {content}.",
    "The file is empty.": "الملف فارغ.",
    "The file is nested too deeply.": "مستويات التداخل في الملف أكثر مما يجوز.",
    "The file is protected by a password or in the old .xls format.": (
        "الملف محمي بكلمة مرور أو بالصيغة القديمة \u200e.xls\u200f."
    ),
    "The file is protected by a password.": "الملف محمي بكلمة مرور.",
    "The file unpacks to far more than its size allows.": "حجم الملف بعد فك الضغط أكبر بكثير مما يجيزه حجمه الأصلي.",
    "The last day is before the first: “{quote}”.": "اليوم الأخير يسبق اليوم الأول: «{quote}».",
    "The line is not a JSON object.": "السطر ليس كائن JSON.",
    "The page cannot be read.": "لا يمكن قراءة الصفحة.",
    "The page declares entities of its own, which can hide an attack.": (
        "تعرّف الصفحة الشبكية كيانات خاصة بها قد تخفي هجوما."
    ),
    "The page is a picture that cannot be drawn within the limits of memory and time.": (
        "الصفحة صورة لا يمكن رسمها في حدود الذاكرة والوقت المتاحة."
    ),
    "The page is a picture, and its text was recognised with a confidence of {confidence} only, less than "
    "{least}.": "الصفحة صورة، ولم تتجاوز درجة الثقة في التعرف على نصها {confidence}، وهي دون {least}.",
    "The page is a picture, and recognising its text failed or took too long.": (
        "الصفحة صورة، وقد فشل التعرف على نصها أو استغرق وقتا أطول مما يجوز."
    ),
    "The page is a picture, and text recognition (OCR) is not installed or is turned off.": "الصفحة صورة، وبرنامج التعرف الضوئي على الحروف (OCR) غير مثبت أو معطَّل.",
    "The page is a picture, and was not tried after another page of the file could not be drawn.": (
        "الصفحة صورة، ولم تجر محاولة قراءتها بعد أن تعذر رسم صفحة أخرى من الملف."
    ),
    "The page is a picture; text is recognised in {limit} pages of a file at most.": (
        "الصفحة صورة؛ والحد الأقصى لعدد الصفحات التي يُتعرف على نصها في كل ملف هو {limit}."
    ),
    "The pages of the PDF are pictures, in which no text was recognised well enough.": (
        "صفحات ملف PDF صور لم يُتعرف فيها على أي نص بدرجة كافية من الجودة."
    ),
    "The part {part} of the file declares a document type or entities, which can hide an attack.": (
        "يعرّف الجزء {part} من الملف نوع وثيقة أو كيانات قد تخفي هجوما."
    ),
    "The part {part} of the file is broken.": "الجزء {part} من الملف تالف.",
    "The parts of the file overlap or are cut off.": "أجزاء الملف متراكبة أو مبتورة.",
    "The path leads out of the folder of the contributions.": "يؤدي المسار إلى خارج مجلد المساهمات.",
    "The program that reads such files does not start.": "يتعذر تشغيل البرنامج الذي يقرأ هذا النوع من الملفات.",
    "The row has the same id as row {first}, which is kept.": (
        "يحمل الصف المعرّف نفسه الذي يحمله الصف {first}، وقد أُبقي على ذلك الصف."
    ),
    "The row has {cells} cells where the header has {width}.": (
        "عدد خلايا الصف {cells}، بينما عدد خلايا صف العناوين {width}."
    ),
    "The spreadsheet is damaged.": "ملف الجداول الإلكترونية تالف.",
    "The spreadsheet unpacks to {size} bytes, more than {limit} are read.": (
        "حجم ملف الجداول الإلكترونية بالبايت بعد فك الضغط هو {size}، وهو أكبر من الحد الأقصى لما يُقرأ، أي {limit}."
    ),
    "The text encoding is not known.": "ترميز أحرف النص غير معروف.",
    "The text says it is {encoding} but is not valid as such.": (
        "يفيد النص بأن ترميز أحرفه {encoding}، لكنه غير صحيح بهذا الترميز."
    ),
    "The weekday does not fit the date, which is a {weekday}: “{quote}”.": (
        "اسم اليوم لا يطابق التاريخ الذي يوافق يوم {weekday}: «{quote}»."
    ),
    "There is no such file.": "الملف غير موجود.",
    "There is not one word in it.": "لا ترد فيه أي كلمة.",
    "Tracked changes were read as accepted.": "قُرئت التغييرات المتعقبة على أنها مقبولة.",
    "Two documents of one event differ: {one} says {says}, {other} says {other_says}.": (
        "هناك اختلاف بين وثيقتين عن مناسبة واحدة: إذ يرد في {one} ما يلي: {says}، ويرد في {other} ما يلي: {other_says}."
    ),
    "Words that review.toml translates and the review does not have: {count}.": (
        "عدد العبارات المترجمة في review.toml وغير الواردة في الاستعراض: {count}."
    ),
    "a document of {place}": "وثيقة من {place}",
    "a file of the folder": "ملف من المجلد",
    "a page of a document of {place}": "صفحة من وثيقة من {place}",
    "a text of contribution {contribution}": "نص من المساهمة {contribution}",
    "{file}, sheet {sheet}": "{file}، ورقة العمل «{sheet}»",
    "{file}: lines above the header that are not read: {count}.": (
        "{file}: عدد الأسطر الواقعة فوق صف العناوين التي لا تُقرأ: {count}."
    ),
    "{file}: some letters were lost before the file came here; they stand as \ufffd.": (
        "{file}: فُقدت بعض الأحرف قبل ورود الملف؛ وهي تظهر بالعلامة \ufffd."
    ),
    "{file}: the hidden sheet {sheet} is not read.": "{file}: لم تُقرأ ورقة العمل المخفية «{sheet}».",
    "{file}: the sheet {sheet} is not read.": "{file}: لم تُقرأ ورقة العمل «{sheet}».",
    "{mail}, attachment {name}": "{mail}، المرفق {name}",
    "{name} ({place})": "{name} ({place})",
    "{name}, page {page}": "{name}، الصفحة {page}",
    "{table}, row {row}": "{table}، الصف {row}",
    "{table}: cells that hold an error such as #N/A, which count as empty: {count}.": (
        "{table}: عدد الخلايا التي تتضمن قيمة خطأ مثل \u200e#N/A\u200f وتُعد فارغة: {count}."
    ),
    "{table}: cells with a formula that has no stored result, which count as empty: {count}.": (
        "{table}: عدد الخلايا التي تتضمن صيغة حسابية لم تُحفظ نتيجتها وتُعد فارغة: {count}."
    ),
    "{table}: columns were recognised by their names ({roles}). Check this with inspect.": (
        "{table}: تُعُرّف على الأعمدة من أسمائها ({roles}). وينبغي التحقق من ذلك بالأمر inspect."
    ),
    "{table}: no column says what may be published, so all contributions are treated as named: {count}. If that "
    "is wrong, set publication in review.toml.": (
        "{table}: لا يبيّن أي عمود ما يجوز نشره، ولذلك عوملت جميع المساهمات على أنه يجوز ذكر اسم صاحبها، وعددها: "
        "{count}. وإذا كان ذلك غير صحيح، ينبغي تحديد publication في review.toml."
    ),
    "{table}: review.toml names all contributors, and a column on publication is not used.": (
        "{table}: يقضي ملف review.toml بذكر أسماء جميع الجهات المشاركة، ولم يُستخدم عمود متعلق بالنشر."
    ),
    "{table}: rows that do not say clearly what may be published, and are withheld: {count}.": (
        "{table}: عدد الصفوف التي لا تبيّن بوضوح ما يجوز نشره وحُجبت: {count}."
    ),
    "{table}: rows that held characters which are no text, and which were removed or marked: {count}.": (
        "{table}: عدد الصفوف التي وردت فيها أحرف غير نصية أُزيلت أو وُضعت مكانها علامة: {count}."
    ),
    "{table}: rows with fewer cells than the header, whose missing cells count as empty: {count}.": (
        "{table}: عدد الصفوف التي تقل خلاياها عن خلايا صف العناوين وتُعد خلاياها الناقصة فارغة: {count}."
    ),
    "{table}: these columns are neither questions nor a profile and are not used.": (
        "{table}: هذه الأعمدة ليست أسئلة ولا بيانات عن الجهات المشاركة، ولم تُستخدم."
    ),
    "{text}": "{text}",
    "“holds” is neither true nor false.": "قيمة «holds» ليست true ولا false.",
    "The theme of this code has another name in this run.": "للموضوع ذي هذا الرمز اسم آخر في هذا التحليل.",
    "No contribution of this run has this id.": "لا توجد في هذا التحليل مساهمة بهذا المعرّف.",
    "The contribution comes from the organisers or the secretariat: it is not counted.": "المساهمة واردة من الجهات المنظمة أو من الأمانة: فهي لا تُحتسب.",
    "Phrases and closed answers are counted exactly: there is nothing to check.": "تُحصى العبارات والإجابات عن الأسئلة المغلقة بدقة: فلا شيء يستوجب المراجعة.",
    "This run has no such scheme or code.": "لا يوجد في هذا التحليل مثل هذا التصنيف أو الرمز.",
    "This run has no such question.": "لا يوجد في هذا التحليل مثل هذا السؤال.",
    "An earlier line decides the same otherwise.": "يقرر سطر سابق الأمر نفسه على نحو مختلف.",
    "“{field}” is missing or is not a text.": "«{field}» غير موجود أو ليس نصا.",
    "Draw the sample from a run of the same input, and keep its ids.": "تُسحب العينة من تحليل للمدخلات نفسها، مع الإبقاء على معرّفاتها.",
    "Leave the line out.": "يُحذف السطر.",
}
"""Translation by template of `rapporteur.engine.messages.Message`."""
