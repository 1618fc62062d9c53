"""Sentences on what was read and rejected, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Template

MESSAGES: Mapping[str, Template] = {
    "Concept notes and programmes, which tell of events and hold no voices, and are not contributions: {count}.": "概念说明和日程安排（仅介绍活动，不含任何意见，不作为提交材料）：{count}份。",
    "Interventions at meetings, treated as named because the record of a meeting is public: {count}. If that is wrong, set publication under [meetings] in review.toml.": "会议发言因会议记录属公开文件而按具名处理：{count}项。如有不妥，请在review.toml的[meetings]下设置publication。",
    "It cannot be opened as a file: it is a broken link, a link to a folder, a pipe, or may not be read.": "无法作为文件打开：可能是失效链接、指向文件夹的链接、管道，或无读取权限。",
    "Leave out columns that are not needed, and run again.": "请删去不需要的列，然后重新运行。",
    "Look at the page; if it holds text, ask for the original file or for a better scan.": "请查看该页；如含文字，请索取原始文件或更清晰的扫描件。",
    "Put the file itself into the folder, and check who may read it.": "请将文件本身放入文件夹，并检查读取权限。",
    "The page is a picture in which no text was recognised.": "该页为图像，未能从中识别出文字。",
    "The table has {columns} columns; at most {limit} are read.": "表格有{columns}列；最多读取{limit}列。",
    "The times “{times}” are {minutes} minutes, but the text says {stated} minutes: “{quote}”.": "所列时间“{times}”为{minutes}分钟，但文中称{stated}分钟：“{quote}”。",
    "a contribution without a name": "一份不具名的提交材料",
    "Monday": "星期一",
    "Tuesday": "星期二",
    "Wednesday": "星期三",
    "Thursday": "星期四",
    "Friday": "星期五",
    "Saturday": "星期六",
    "Sunday": "星期日",
    "A cell is longer than {limit} characters.": "有一个单元格超过{limit}个字符。",
    "A message forwarded inside more than {limit} others was not read.": (
        "有一封转发的邮件因嵌套于{limit}封以上的其他邮件之内，未予读取。"
    ),
    "A part of the message of the kind {kind} was not read.": "邮件中有一个类型为{kind}的部分未予读取。",
    "A quotation mark in the row is opened or closed in the wrong place.": "该行有一个引号的起止位置有误。",
    "A quotation mark in the row is opened or closed in the wrong place. Lines after it that cannot be told "
    "apart from it: {lines}.": "该行有一个引号的起止位置有误。其后无法与该行区分的文本行：{lines}行。",
    "Ask for it as .docx or PDF.": "请索取.docx或PDF格式的文件。",
    "Ask for it as .odt or PDF.": "请索取.odt或PDF格式的文件。",
    "Ask for it in another format, as PDF or plain text, or in parts.": (
        "请索取其他格式（PDF或纯文本）的文件，或请对方分成若干部分发送。"
    ),
    "Ask for it without a password.": "请索取不设密码的文件。",
    "Ask for the original file, or for a better scan.": "请索取原始文件，或更清晰的扫描件。",
    "Ask the contributor to save it again, or to send it as PDF.": "请提交方重新保存该文件，或以PDF格式发送。",
    "Ask the contributor to send it again.": "请提交方重新发送该文件。",
    "Ask the contributor to send it as PDF.": "请提交方以PDF格式发送该文件。",
    "Ask the contributor to send it without encryption.": "请提交方以不加密的方式发送。",
    "Ask the contributor to send the message again, or its text as a file.": (
        "请提交方重新发送该邮件，或将邮件正文作为文件发送。"
    ),
    "Characters that are no text were replaced by \ufffd: {count}.": "已用\ufffd替代的非文本字符：{count}个。",
    "Check its name.": "请核对文件名。",
    "Check separators and quotation marks in this row, correct it and run again.": (
        "请检查该行的分隔符和引号，更正后重新运行。"
    ),
    "Check who may read it.": "请检查该文件的读取权限。",
    "Column “{column}”: values in no scheme, which count as not known: {count}; contributions without a name "
    "that have such a value: {hidden}. Map them in review.toml if they should count.": (
        "“{column}”列：不属于任何分类体系、按不详计的值：{count}个；含有此类值的不具名提交材料：{hidden}份。如应计入，"
        "请在review.toml中列明其对应值。"
    ),
    "Comments were left out.": "批注已略去。",
    "Contributions that are anonymous: {anonymous}; withheld: {withheld}.": (
        "匿名的提交材料：{anonymous}份；不予公布的提交材料：{withheld}份。"
    ),
    "Contributions that hold neither an answer nor a readable document: {count}.": (
        "既无答复、也无可读文档的提交材料：{count}份。"
    ),
    "Contributors counted: {contributors}, from contributions: {contributions}. Organisations: {organisations}; "
    "persons without an organisation: {persons}; contributions without a name, each counted as one contributor: "
    "{nameless}.": (
        "计入的提交方：{contributors}个，来自{contributions}份提交材料。组织：{organisations}个；无所属组织的个人："
        "{persons}人；未载明名称、每份计为一个提交方的提交材料：{nameless}份。"
    ),
    "Copy the file itself into the folder.": "请将该文件本身复制到文件夹中。",
    "Correct the line and run again.": "请更正该行后重新运行。",
    "Documents that no row names are withheld, because a row that may not be named names a document that is not "
    "there: {count}. Correct the names of the documents.": (
        "不予公布的未被任何表格行列出的文档：{count}份，原因是有不得具名的表格行列出了不存在的文档。请更正文档名称。"
    ),
    "Documents that stand alone, of which nothing says what may be published, and which are treated as named: "
    "{count}.": "单独存在、没有任何内容说明可公布范围、因而按具名处理的文档：{count}份。",
    "Double every quotation mark inside a text, or export the table again, and run again.": (
        "请将文本内的每个引号写成两个，或重新导出表格，然后重新运行。"
    ),
    "Download the document, put it into the folder and name the file in the row.": (
        "请下载该文档，放入文件夹，并在该行中列明文件名。"
    ),
    "Export the table again.": "请重新导出表格。",
    "Files called {ending} cannot be read as documents.": "扩展名为{ending}的文件不能作为文档读取。",
    "Files embedded in the document were not read: {count}.": "嵌入文档、未予读取的文件：{count}个。",
    "Files of the kind {kind} are not read.": "扩展名为{kind}的文件不予读取。",
    "Files of this kind are not read.": "此类文件不予读取。",
    "Files that were not read, because no row and no review names them: {count}.": (
        "因任何表格行和任何审查均未列出而未予读取的文件：{count}个。"
    ),
    "Files without an ending such as .pdf are not read.": "没有.pdf之类扩展名的文件不予读取。",
    "Files without an ending such as .pdf cannot be read as documents.": "没有.pdf之类扩展名的文件不能作为文档读取。",
    "Filled form fields and comments of the PDF were not read: {count}.": (
        "PDF中未予读取的已填表单字段和批注：{count}处。"
    ),
    "Give it the ending that fits its content, or save it in the format that its name says.": (
        "请将扩展名改为与内容相符，或按文件名所示的格式保存。"
    ),
    "Give the row an id of its own.": "请为该行设定不与他行重复的标识。",
    "Hidden text was left out.": "隐藏文字已略去。",
    "If it is a scan, run text recognition on it and add it again; if it is empty, nothing is lost.": (
        "如为扫描件，请进行文字识别后重新添加；如无内容，则并无损失。"
    ),
    "Install the Debian packages tesseract-ocr and tesseract-ocr-LANG (LANG: ara, chi-sim, fra, rus or spa, "
    "English comes with the first) and run again, or ask for the original file.": (
        "请安装Debian软件包tesseract-ocr和tesseract-ocr-LANG（LANG为ara、chi-sim、fra、rus或spa；"
        "英文随前一软件包提供），然后重新运行，或索取原始文件。"
    ),
    "It is a link, and links are not followed.": "该项是链接，而链接不予打开。",
    "It is broken, or needs more than {megabytes} MB of memory to be read.": (
        "该文件已损坏，或读取时需要{megabytes}MB以上的内存。"
    ),
    "Made anonymous although they could be named, because their contributors asked for this, or gave no clear "
    "answer, with other contributions: {count}.": (
        "原可具名，但因其提交方在其他提交材料中要求不具名或未作明确答复而改为匿名的提交材料：{count}份。"
    ),
    "Move the text into a document and name it in the row.": "请将文本移至文档中，并在该行中列明该文档。",
    "Names of contributors were not compared for likeness, because there are more than {count}. Names that are "
    "written differently are counted apart.": (
        "未比对提交方名称是否相似，因为名称超过{count}个。写法不同的名称分别计数。"
    ),
    "No visible sheet holds a table.": "没有任何可见的工作表载有表格。",
    "Open it in a spreadsheet program, save it as .xlsx and run again.": (
        "请用电子表格程序打开该文件，另存为.xlsx格式，然后重新运行。"
    ),
    "Page {page} of the PDF is broken.": "PDF第{page}页已损坏。",
    "Pages read by OCR: {pages}, with a confidence of {confidence}.": (
        "以光学字符识别读取的页：{pages}，置信度为{confidence}。"
    ),
    "Pairs of contributors whose names look alike: {count}. They are counted apart; where two are the same, "
    "write one name in the table.": (
        "名称相似的成对提交方：{count}对。各提交方分别计数；如两者实为同一提交方，请在表格中使用同一名称。"
    ),
    "Parts of the document that lie elsewhere were not fetched: {count}.": (
        "文档中存放于他处、未予调取的部分：{count}个。"
    ),
    "Passages of which no speaker is told: {count}.": "未说明发言者的段落：{count}段。",
    "Put the document into the folder and name it by a path inside the folder.": (
        "请将文档放入文件夹，并以该文件夹内的路径列明。"
    ),
    "Put the file into the folder, or correct the name in the row.": "请将文件放入文件夹，或更正该行中的文件名。",
    "Reading it takes longer than {seconds} seconds.": "读取时间超过{seconds}秒。",
    "Reading it takes more than {megabytes} MB of memory.": "读取所需内存超过{megabytes}MB。",
    "Save it as UTF-8 text.": "请保存为UTF-8编码的文本。",
    "Save it as one of .pdf, .docx, .odt, .html, .txt, .md, .eml, .vtt or .srt.": (
        "请保存为下列格式之一：.pdf、.docx、.odt、.html、.txt、.md、.eml、.vtt或.srt。"
    ),
    "Save it as one of: {kinds}.": "请保存为下列格式之一：{kinds}。",
    "Save the document as PDF, DOCX, ODT, HTML or plain text and run again.": (
        "请将文档保存为PDF、DOCX、ODT、HTML或纯文本，然后重新运行。"
    ),
    "Save the file as UTF-8 and run again.": "请将文件保存为UTF-8编码，然后重新运行。",
    "Save the page as PDF.": "请将网页保存为PDF。",
    "So that at least {shared_by} contributors share what is shown of one without a name, attributes were "
    "removed. Country: of {country}; region: of {region}; language: of {language}; group: of {group}. The "
    "language of their texts stays, as it can be read in them.": (
        "为使不具名提交方所显示的内容至少为{shared_by}个提交方所共有，已删除若干属性。被删除国家的：{country}个；"
        "被删除区域的：{region}个；被删除语言的：{language}个；被删除群体的：{group}个。其文本的语言予以保留，"
        "因为从文本本身即可看出。"
    ),
    "Something in the file may not have been read.": "文件中可能有内容未能读取。",
    "Speakers of whom no affiliation is told, who are counted as persons: {count}.": (
        "未说明所属机构、按个人计的发言者：{count}人。"
    ),
    "Split it into several files.": "请拆分成若干文件。",
    "Split it into smaller files, or take pictures out of it.": "请拆分成较小的文件，或从中去除图像。",
    "Split it into smaller files.": "请拆分成较小的文件。",
    "Split the table into several files.": "请将表格拆分成若干文件。",
    "Text in pictures inside the message was not read.": "邮件内图像中的文字未予读取。",
    "Text in pictures was not read; pictures in the document: {count}.": (
        "图像中的文字未予读取；文档中的图像：{count}幅。"
    ),
    "The OpenDocument file has no text part.": "该OpenDocument文件没有正文部分。",
    "The PDF has {pages} pages; at most {limit} are read.": "该PDF有{pages}页；至多读取{limit}页。",
    "The PDF holds no text: it is probably scanned.": "该PDF不含文字：可能是扫描件。",
    "The PDF is broken.": "该PDF已损坏。",
    "The content of the file is not what its name says.": "文件内容与文件名所示不符。",
    "The document cannot be read.": "该文档无法读取。",
    "The document holds macros or scripts; they were left out and never run.": (
        "该文档含有宏或脚本；这些内容已略去，从未运行。"
    ),
    "The document holds more than {limit} characters of text.": "该文档的文本超过{limit}个字符。",
    "The e-mail has more than {limit} parts.": "该电子邮件的组成部分超过{limit}个。",
    "The e-mail is broken.": "该电子邮件已损坏。",
    "The e-mail is encrypted.": "该电子邮件已加密。",
    "The encoding of the text cannot be told.": "无法判定文本的字符编码。",
    "The encoding was taken to be {encoding}: check that the text reads right.": (
        "字符编码按{encoding}处理：请核对文本是否显示正确。"
    ),
    "The end is not after the start: “{quote}”.": "结束时间不晚于开始时间：“{quote}”。",
    "The event has two dates or times: “{one}” and “{other}”.": (
        "同一活动载有两个不同的日期或时间：“{one}”和“{other}”。"
    ),
    "The file cannot be opened.": "该文件无法打开。",
    "The file cannot be read.": "该文件无法读取。",
    "The file has {size} MB; at most {limit} MB are read.": "该文件为{size}MB；至多读取{limit}MB。",
    "The file has {size} bytes, more than {limit} are read.": "该文件为{size}字节，超过{limit}字节的读取上限。",
    "The file holds binary data, not text.": "该文件所含为二进制数据，不是文本。",
    "The file holds no text.": "该文件不含文字。",
    "The file holds two parts of the same name.": "该文件含有两个名称相同的部分。",
    "The file is a broken zip.": "该文件是已损坏的ZIP压缩文件。",
    "The file is a link that leads out of the folder.": "该文件是指向文件夹之外的链接。",
    "The file is a zip but not a Word document.": "该文件是ZIP压缩文件，但不是Word文档。",
    "The file is a zip but not an OpenDocument text.": "该文件是ZIP压缩文件，但不是OpenDocument文本文档。",
    "The file is called {ending}, but its content is {content}.": "该文件的扩展名为{ending}，但其内容为{content}。",
    "The file is empty.": "该文件为空。",
    "The file is nested too deeply.": "该文件的嵌套层次过深。",
    "The file is protected by a password or in the old .xls format.": "该文件设有密码，或为旧的.xls格式。",
    "The file is protected by a password.": "该文件设有密码。",
    "The file unpacks to far more than its size allows.": "该文件解压后远远超过与其大小相称的限度。",
    "The last day is before the first: “{quote}”.": "最后一日早于第一日：“{quote}”。",
    "The line is not a JSON object.": "该行不是JSON对象。",
    "The page cannot be read.": "该页无法读取。",
    "The page declares entities of its own, which can hide an attack.": "该网页声明了自定义实体，其中可能隐藏攻击。",
    "The page is a picture that cannot be drawn within the limits of memory and time.": (
        "该页为图像，无法在内存和时间限度内绘出。"
    ),
    "The page is a picture, and its text was recognised with a confidence of {confidence} only, less than "
    "{least}.": "该页为图像，文字识别的置信度仅为{confidence}，低于{least}。",
    "The page is a picture, and recognising its text failed or took too long.": "该页为图像，文字识别失败或用时过长。",
    "The page is a picture, and text recognition (OCR) is not installed or is turned off.": "该页为图像，而文字识别（OCR）程序未安装或已关闭。",
    "The page is a picture, and was not tried after another page of the file could not be drawn.": (
        "该页为图像；因同一文件的另一页无法绘出，未再尝试读取该页。"
    ),
    "The page is a picture; text is recognised in {limit} pages of a file at most.": (
        "该页为图像；每个文件至多识别{limit}页的文字。"
    ),
    "The pages of the PDF are pictures, in which no text was recognised well enough.": (
        "该PDF各页均为图像，未能以足够的质量识别出文字。"
    ),
    "The part {part} of the file declares a document type or entities, which can hide an attack.": (
        "该文件的组成部分{part}声明了文档类型或实体，其中可能隐藏攻击。"
    ),
    "The part {part} of the file is broken.": "该文件的组成部分{part}已损坏。",
    "The parts of the file overlap or are cut off.": "该文件的各组成部分相互重叠或被截断。",
    "The path leads out of the folder of the contributions.": "该路径指向提交材料文件夹之外。",
    "The program that reads such files does not start.": "用于读取此类文件的程序无法启动。",
    "The row has the same id as row {first}, which is kept.": "该行的标识与第{first}行相同；第{first}行予以保留。",
    "The row has {cells} cells where the header has {width}.": "该行有{cells}个单元格，而表头有{width}个。",
    "The spreadsheet is damaged.": "该电子表格已损坏。",
    "The spreadsheet unpacks to {size} bytes, more than {limit} are read.": (
        "该电子表格解压后为{size}字节，超过{limit}字节的读取上限。"
    ),
    "The text encoding is not known.": "文本的字符编码不详。",
    "The text says it is {encoding} but is not valid as such.": "该文本注明其字符编码为{encoding}，但按此编码无效。",
    "The weekday does not fit the date, which is a {weekday}: “{quote}”.": (
        "所列星期与日期不符，该日期为{weekday}：“{quote}”。"
    ),
    "There is no such file.": "没有该文件。",
    "There is not one word in it.": "其中没有任何文字。",
    "Tracked changes were read as accepted.": "修订标记按已接受的修订读取。",
    "Two documents of one event differ: {one} says {says}, {other} says {other_says}.": (
        "同一活动的两份文档不一致：{one}载有{says}，{other}载有{other_says}。"
    ),
    "Words that review.toml translates and the review does not have: {count}.": (
        "review.toml中列有译文、但审查中没有的词语：{count}条。"
    ),
    "a document of {place}": "{place}的一份文档",
    "a file of the folder": "文件夹中的一个文件",
    "a page of a document of {place}": "{place}的一份文档中的一页",
    "a text of contribution {contribution}": "提交材料{contribution}的一份文本",
    "{file}, sheet {sheet}": "{file}，工作表“{sheet}”",
    "{file}: lines above the header that are not read: {count}.": "{file}：表头之上未予读取的行：{count}行。",
    "{file}: some letters were lost before the file came here; they stand as \ufffd.": (
        "{file}：有些字符在收到该文件之前已经丢失，显示为\ufffd。"
    ),
    "{file}: the hidden sheet {sheet} is not read.": "{file}：隐藏的工作表“{sheet}”未予读取。",
    "{file}: the sheet {sheet} is not read.": "{file}：工作表“{sheet}”未予读取。",
    "{mail}, attachment {name}": "{mail}，附件{name}",
    "{name} ({place})": "{name}（{place}）",
    "{name}, page {page}": "{name}，第{page}页",
    "{table}, row {row}": "{table}，第{row}行",
    "{table}: cells that hold an error such as #N/A, which count as empty: {count}.": (
        "{table}：含有#N/A之类错误值、按空白计的单元格：{count}个。"
    ),
    "{table}: cells with a formula that has no stored result, which count as empty: {count}.": (
        "{table}：含有公式但未存储计算结果、按空白计的单元格：{count}个。"
    ),
    "{table}: columns were recognised by their names ({roles}). Check this with inspect.": (
        "{table}：各列系根据其名称识别（{roles}）。请用inspect核对。"
    ),
    "{table}: no column says what may be published, so all contributions are treated as named: {count}. If that "
    "is wrong, set publication in review.toml.": (
        "{table}：没有任何一列说明可公布的范围，因此{count}份提交材料全部按具名处理。如与实际不符，"
        "请在review.toml中设定publication。"
    ),
    "{table}: review.toml names all contributors, and a column on publication is not used.": (
        "{table}：review.toml规定所有提交方均予具名，因此未使用关于公布的列。"
    ),
    "{table}: rows that do not say clearly what may be published, and are withheld: {count}.": (
        "{table}：未明确说明可公布的范围、因而不予公布的行：{count}行。"
    ),
    "{table}: rows that held characters which are no text, and which were removed or marked: {count}.": (
        "{table}：含有非文本字符且这些字符已被删除或标明的行：{count}行。"
    ),
    "{table}: rows with fewer cells than the header, whose missing cells count as empty: {count}.": (
        "{table}：单元格少于表头、所缺单元格按空白计的行：{count}行。"
    ),
    "{table}: these columns are neither questions nor a profile and are not used.": (
        "{table}：以下各列既不是问题，也不是提交方资料，未予使用。"
    ),
    "{text}": "{text}",
    "“holds” is neither true nor false.": "“holds”既不是true也不是false。",
    "The theme of this code has another name in this run.": "在本次分析中，该编码的主题名称不同。",
    "No contribution of this run has this id.": "本次分析中没有带此标识的提交材料。",
    "The contribution comes from the organisers or the secretariat: it is not counted.": "该材料来自主办方或秘书处，不予计数。",
    "Phrases and closed answers are counted exactly: there is nothing to check.": "短语和封闭式答案均精确计数，无须核对。",
    "This run has no such scheme or code.": "本次分析中没有该分类体系或编码。",
    "This run has no such question.": "本次分析中没有该问题。",
    "An earlier line decides the same otherwise.": "前面有一行对同一事项作出了不同的决定。",
    "“{field}” is missing or is not a text.": "缺少“{field}”，或其并非文本。",
    "Draw the sample from a run of the same input, and keep its ids.": "请从对相同输入数据的分析中抽取样本，并保留其标识。",
    "Leave the line out.": "删去该行。",
}
"""Translation by template of `rapporteur.engine.messages.Message`."""
