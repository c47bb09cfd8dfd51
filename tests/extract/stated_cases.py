"""Sentences about invented people that say, or seem to say, that two names are one person's. `{a}` and `{b}` are the
names; of a trap nothing may be found."""

SAID = {
    "en": """
{a}, also known as {b}, was arrested on Monday.
Police arrested {a}, better known as {b}, near the market.
{a} (also known as {b}) was beaten in custody.
{a}, a.k.a. {b}, was sentenced to nine years.
{a} aka {b} was taken from his flat.
{a}, alias {b}, was put on a list of the wanted.
{a} alias “{b}” was interrogated for two days.
{a}, 34, also known as {b}, left the country in 2019.
{a}, a blogger from the north, also known as {b}, was held for five days.
{a}, who is also known as {b}, went missing in March.
{a}, who was known as {b}, died in prison.
{a} is also known as {b}.
{a}, also known in exile as {b}, was extradited.
{a}, known to his readers as {b}, was fined.
{a}, whose real name is {b}, was released on bail.
{a} (real name {b}) was put on trial.
{a} (real name: {b}) was put on trial.
{a}, whose legal name is {b}, was deported.
{a}, the pen name of {b}, appeared in a paper that was closed.
{a}, the pseudonym of {b}, was banned.
{a} (born {b}) fled to the south.
{a}, whose birth name was {b}, was questioned.
{a}, formerly known as {b}, was dismissed.
{a}, previously known as {b}, was dismissed.
{a} changed his name to {b} in 2015.
{a}, who changed her name to {b}, was summoned.
{a} wrote under the pseudonym {b}.
{a}, who blogs under the name {b}, was searched.
{a}, writing under the pen name “{b}”, was attacked.
{a} (also spelled {b}) was beaten by officers.
{a}, also called {b}, was forced onto a plane.
{a}, a lawyer known as {b}, was disbarred.
{a}, also referred to as {b}, was detained at the airport.
{a} — also known as {b} — was detained at the airport.
""",
    "ru": """
{a}, также известный как {b}, был задержан в понедельник.
{a}, известный как {b}, осуждён на девять лет.
{a}, более известный как {b}, избит в колонии.
{a} (более известный как {b}) пропал в марте.
{a} (он же {b}) объявлен в розыск.
{a}, он же {b}, объявлен в розыск.
{a}, он же «{b}», объявлен в розыск.
{a}, 34 года, известный под именем {b}, уехал.
{a}, известный под псевдонимом {b}, оштрафован.
{a}, блогер из столицы, известный как {b}, задержан на пять суток.
{a}, который известен как {b}, допрошен дважды.
{a}, которого также называют {b}, допрошен дважды.
{a}, чьё настоящее имя {b}, отпущен под залог.
{a} (настоящее имя {b}) предстал перед судом.
{a} (настоящее имя — {b}) предстал перед судом.
{a}, настоящее имя которого {b}, депортирован.
{a}, его настоящее имя — {b}, депортирован.
{a} (по паспорту {b}) выслан из страны.
{a}, имя при рождении {b}, допрошен.
{a}, ранее известный как {b}, уволен.
{a} (прежнее имя {b}) уволен.
{a} сменил имя на {b} в 2015 году.
{a}, сменивший имя на {b}, вызван на допрос.
{a} писал под псевдонимом {b}.
{a} публикуется под псевдонимом «{b}».
{a}, пишущий под псевдонимом {b}, избит.
{a}, выступающий под именем {b}, избит.
{a} (псевдоним {b}) оштрафован.
{a} (псевдоним — {b}) оштрафован.
{a} по прозвищу {b} задержан в аэропорту.
{a}, по прозвищу «{b}», задержан в аэропорту.
{a}, больше известный как {b}, лишён статуса адвоката.
{a} — он же {b} — задержан.
""",
    "tg": """
{a}, маъруф ба {b}, рӯзи душанбе боздошт шуд.
{a} маъруф ба {b} ба нӯҳ сол маҳкум шуд.
{a} (маъруф ба {b}) дар зиндон латукӯб шуд.
{a}, машҳур ба {b}, моҳи март нопадид шуд.
{a}, инчунин маъруф ба {b}, ҷустуҷӯ мешавад.
{a}, ки бо номи {b} маъруф аст, боздошт шуд.
{a}, маъруф бо номи {b}, ҷарима шуд.
{a}, машҳур бо номи «{b}», ҷарима шуд.
{a} (бо номи {b}) ду бор пурсиш шуд.
{a}, ки номи аслиаш {b} аст, озод шуд.
{a} (номи аслиаш {b}) ба суд оварда шуд.
{a} (номи аслӣ: {b}) ба суд оварда шуд.
{a}, номи аслии ӯ {b}, аз кишвар ронда шуд.
{a}, ки номи ҳақиқиаш {b} аст, аз кишвар ронда шуд.
{a} (номи ҳақиқиаш {b}) пурсиш шуд.
{a} (номи пешинааш {b}) аз кор ронда шуд.
{a}, ки номи пешинааш {b} буд, аз кор ронда шуд.
{a} бо тахаллуси {b} менавишт.
{a}, ки бо тахаллуси {b} менавишт, латукӯб шуд.
{a} (тахаллусаш {b}) ҷарима шуд.
{a}, бо тахаллуси «{b}», ҷарима шуд.
{a} бо лақаби {b} дар фурудгоҳ боздошт шуд.
{a}, бо лақаби {b}, дар фурудгоҳ боздошт шуд.
{a} (лақабаш {b}) ба ҳабс гирифта шуд.
{a}, мулаққаб ба {b}, ба ҳабс гирифта шуд.
{a}, блогери маъруф ба {b}, панҷ рӯз боздошт шуд.
{a}, 34-сола, маъруф ба {b}, аз кишвар рафт.
{a}, мутахаллис ба {b}, ба додгоҳ даъват шуд.
{a} (номи дигараш {b}) ба додгоҳ даъват шуд.
{a} (номи мустаораш {b}) ба додгоҳ даъват шуд.
{a} — маъруф ба {b} — боздошт шуд.
""",
    "fa": """
{a}، معروف به {b}، روز دوشنبه بازداشت شد.
{a} معروف به {b} به نه سال زندان محکوم شد.
{a} (معروف به {b}) در زندان کتک خورد.
{a} مشهور به {b} در ماه مارس ناپدید شد.
{a}، مشهور به {b}، جریمه شد.
{a} ملقب به {b} در فرودگاه بازداشت شد.
{a}، ملقب به «{b}»، بازداشت شد.
{a} که به نام {b} شناخته می‌شود بازداشت شد.
{a}، با نام مستعار {b}، بازداشت شد.
{a} با نام مستعار {b} می‌نوشت.
{a} (با نام مستعار {b}) جریمه شد.
{a} که نام اصلی او {b} است آزاد شد.
{a} که نام اصلی‌اش {b} است آزاد شد.
{a} (نام اصلی: {b}) محاکمه شد.
{a} (نام اصلی {b}) محاکمه شد.
{a}، با نام اصلی {b}، از کشور اخراج شد.
{a} (با نام اصلی {b}) از کشور اخراج شد.
{a} که نام واقعی او {b} است بازجویی شد.
{a} (نام واقعی: {b}) بازجویی شد.
{a} (نام پیشین {b}) از کار برکنار شد.
{a} که پیشتر معروف به {b} بود از کار برکنار شد.
{a} متخلص به {b} احضار شد.
{a}، متخلص به «{b}»، احضار شد.
{a} (نام مستعار: {b}) احضار شد.
{a} با لقب {b} در شهر زندگی می‌کرد.
{a} یا همان {b} بازداشت شد.
{a} (نام دیگر او {b}) بازداشت شد.
{a} (نام شناسنامه‌ای: {b}) بازداشت شد.
{a}، معروف با نام {b}، بازداشت شد.
{a} با نام هنری {b} آواز می‌خواند.
{a} که نام کامل او {b} است احضار شد.
""",
}

TRAPS = {
    "en": """
{a}, also known in the north as a teacher, was arrested.
{a} is known as a good neighbour.
The organisation known as {a} Foundation was banned; {b} led it.
{a}, leader of the organisation known as the Circle, met {b}.
{a} met a man known as {b}.
{a} spoke with a woman also known as {b}.
{a}'s brother, {b}, was arrested too.
{a}'s brother (a student) was arrested with {b}.
{a}, the brother of Tor Velmik, also known as {b}, was arrested.
{a} and {b} were arrested.
{a}, {b} and three others are known as the Five.
{a} is not to be confused with {b}.
{a} is not known as {b}.
{a} was never known as {b}.
{a} (34) and {b} (41) were beaten.
{a} (centre) with {b} at the gate.
{a} (on the left) stood beside {b}.
{a}, who knows {b}, was questioned.
{a} told a court that a neighbour known as {b} had been there.
{a} wrote that {b} was innocent.
{a} went by bus with {b}.
{a} was born in the north and {b} in the south.
{a}, born in 1980, lived with {b}.
The law known as the Act was opposed by {a} and {b}.
{a} was dubbed a traitor by {b}.
{a} called {b} a friend.
{a}, known for his books, was visited by {b}.
{a} described the practice, also known as censorship, to {b}.
{a}, accused with {b}, was released.
{a} is the real author, says {b}.
{a}, also known as {b}'s pupil, was released.
{a} was arrested. Also known as a critic, {b} was not.
""",
    "ru": """
{a}, известный в столице как учитель, задержан.
{a} известен как хороший сосед.
{a} известен своими книгами, как и {b}.
Организация, известная как «Круг», запрещена; её вёл {a}.
{a}, глава организации, известной как «Круг», встретил друга.
{a} встретил человека, известного как {b}.
{a} говорил с женщиной по имени {b}.
Брат журналиста, {a}, задержан вместе с другими.
{a} и {b} задержаны.
{a}, {b} и ещё трое известны как пятёрка.
{a}, брат Тора Велмика, известный как {b}, задержан.
{a} не известен как {b}.
{a} никогда не был известен как {b}.
{a} (34 года) и {b} (41 год) избиты.
{a} (слева) и {b} (справа) у ворот.
{a} рассказал суду, что сосед, известный как {b}, был там.
{a} написал, что {b} невиновен.
{a} родился на севере, а {b} на юге.
Закон, известный как запрет, критиковали {a} и {b}.
{a}, обвинённый вместе с {b}, отпущен.
{a}, известный правозащитник, и {b} отпущены.
{a} сменил адвоката, им стал {b}.
{a} взял слово, затем говорил {b}.
{a} под чужим паспортом уехал к {b}.
{a} жил в доме, который называют «Башня», рядом жил {b}.
Настоящее имя автора неизвестно, сказал {a}.
{a} назвал {b} другом.
{a} назвали предателем, сказал {b}.
{a} (журналист) и {b} (адвокат) отпущены.
{a} также видел, как {b} уходил.
{a} он же и задержал, говорит {b}.
""",
    "tg": """
{a} чун омӯзгори хуб маъруф аст.
{a}, маъруф дар шаҳр, боздошт шуд.
Ташкилоти маъруф ба «Давра» манъ шуд, гуфт {a}.
{a} ва {b} боздошт шуданд.
{a}, {b} ва се каси дигар боздошт шуданд.
{a} бо марде, ки маъруф ба {b} буд, вохӯрд.
{a} бо зане бо номи {b} сӯҳбат кард.
{a} маъруф ба {b} нест, балки каси дигар аст: {a} на ин аст.
{a} (34-сола) ва {b} (41-сола) латукӯб шуданд.
{a} (рӯзноманигор) ва {b} (ҳимоятгар) озод шуданд.
{a} гуфт, ки {b} бегуноҳ аст.
{a} китоберо бо номи «Роҳ» навишт ва ба {b} дод.
{a} дар шимол таваллуд шудааст, {b} дар ҷануб.
Қонуни маъруф ба манъро {a} ва {b} танқид карданд.
{a} бо ҳамроҳии {b} айбдор шуд.
{a} {b}-ро дӯст номид.
{a} аз номи {b} сухан гуфт.
{a} ба номи {b} нома навишт.
{a} рафиқи {b} аст.
{a} бо {b} ба фурудгоҳ рафт.
Номи аслии муаллиф маълум нест, гуфт {a}.
{a} дар деҳае бо номи Варзик зиндагӣ мекард.
{a} дар кӯчаи ба номи шоир, назди {b} мезист.
{a}, шиносои {b}, озод шуд.
{a} ҳам дид, ки {b} рафт.
Бародари {a}, {b}, боздошт шуд.
Вакили {a} — {b} — сухан гуфт.
{a} ва бародараш {b} боздошт шуданд.
{a} (аз чап) бо {b} назди дарвоза.
{a} лақаб надорад, гуфт {b}.
Тахаллуси шоирро {a} намедонад.
""",
    "fa": """
{a} به معلمی خوب معروف است.
{a}، معروف در شهر، بازداشت شد.
سازمان معروف به «دایره» ممنوع شد، گفت {a}.
{a} و {b} بازداشت شدند.
{a}، {b} و سه نفر دیگر بازداشت شدند.
{a} با مردی معروف به {b} دیدار کرد.
{a} با زنی به نام {b} گفتگو کرد.
{a} (۳۴ ساله) و {b} (۴۱ ساله) کتک خوردند.
{a} (روزنامه‌نگار) و {b} (وکیل) آزاد شدند.
{a} گفت که {b} بی‌گناه است.
{a} کتابی با نام «راه» نوشت و به {b} داد.
{a} در شمال زاده شد و {b} در جنوب.
قانون معروف به ممنوعیت را {a} و {b} نقد کردند.
{a} همراه با {b} متهم شد.
{a} از {b} به نام دوست یاد کرد.
{a} از طرف {b} سخن گفت.
{a} به {b} نامه نوشت.
{a} دوست {b} است.
{a} با {b} به فرودگاه رفت.
نام اصلی نویسنده معلوم نیست، گفت {a}.
{a} در روستایی با نام باغستان زندگی می‌کرد.
برادر {a}، {b}، بازداشت شد.
وکیل {a}، {b}، سخن گفت.
{a} و برادرش {b} بازداشت شدند.
{a} (سمت چپ) و {b} کنار دروازه.
{a} لقب ندارد، گفت {b}.
{a} نام مستعار شاعر را نمی‌داند.
{a} همان روز با {b} دیدار کرد.
{a}، برادر علی دوروین، معروف به {b}، بازداشت شد.
{a} نیز دید که {b} رفت.
""",
}

NAMES = {
    "en": [("Tor Belim", "Anton Dorvan"), ("Karim Velmonov", "Anvar Toshek"), ("Ilan Dorn", "Zafar Ostrev")],
    "ru": [("Рустам Дорванов", "Карим Белимов"), ("Антон Велмин", "Захар Острев"), ("Тимур Озгелдин", "Павел Дорнов")],
    "tg": [
        ("Рустам Дорвонов", "Карим Белимзода"), ("Анвар Велмонов", "Зафар Острев"),
        ("Тоҳир Дорнзода", "Фаррух Озгелов"),
    ],
    "fa": [("احمد دورانی", "علی بلیمی"), ("رضا ولمنی", "کریم استروی"), ("حسن دورنی", "محمود ازگلی")],
}  # fmt: skip

IN_TWO_SCRIPTS = [
    ("en", "Tor Belim (Тор Белим) was arrested on Monday.", "Tor Belim", "Тор Белим"),
    ("en", "Rustam Dorvanov (Рустам Дорванов), a lawyer, was beaten.", "Rustam Dorvanov", "Рустам Дорванов"),
    ("en", "Ali Bilimi (علی بلیمی) was taken from his flat.", "Ali Bilimi", "علی بلیمی"),
    ("en", "Karim Velmonov (Russian: Карим Велмонов) was fined.", "Karim Velmonov", "Карим Велмонов"),
    ("en", "Ahmad Dorani (Persian: احمد دورانی) was fined.", "Ahmad Dorani", "احمد دورانی"),
    ("en", "Anvar Toshek Velmon (Анвар Тошек Велмон) left.", "Anvar Toshek Velmon", "Анвар Тошек Велмон"),
    ("en", "Zafar Ostrev, also known as Зафар Острев, left.", "Zafar Ostrev", "Зафар Острев"),
    ("ru", "Рустам Дорванов (Rustam Dorvanov) задержан.", "Рустам Дорванов", "Rustam Dorvanov"),
    ("ru", "Карим Белимов (англ. Karim Belimov) осуждён.", "Карим Белимов", "Karim Belimov"),
    ("ru", "Антон Велмин (Anton Velmin), адвокат, избит.", "Антон Велмин", "Anton Velmin"),
    ("ru", "Захар Острев (زهار استروی) избит.", "Захар Острев", "زهار استروی"),
    ("tg", "Рустам Дорвонов (Rustam Dorvonov) боздошт шуд.", "Рустам Дорвонов", "Rustam Dorvonov"),
    ("tg", "Анвар Велмонов (انور ولمانوف) ба ҳабс гирифта шуд.", "Анвар Велмонов", "انور ولمانوف"),
    ("fa", "احمد دورانی (Ahmad Dorani) بازداشت شد.", "احمد دورانی", "Ahmad Dorani"),
    ("fa", "علی بلیمی (Али Билимӣ) بازداشت شد.", "علی بلیمی", "Али Билимӣ"),
    ("fa", "رضا ولمنی (Reza Velmani) محاکمه شد.", "رضا ولمنی", "Reza Velmani"),
]
TRAPS_OF_BRACKETS = [
    ("en", "Tor Belim (Варна) was arrested."),
    ("en", "Tor Belim (Свободное Радио Севера Страны) was quoted."),
    ("en", "Tor Belim (Human Rights Centre) was quoted."),
    ("en", "Tor Belim (North District) was elected."),
    ("en", "Tor Belim (in the middle) spoke."),
    ("en", "The lawyer of Tor Belim (Anton Dorvan) spoke."),
    ("ru", "Адвокат Рустама Дорванова (Карим Белимов) подал жалобу."),
    ("tg", "Вакили Рустам Дорвонов (Карим Белимзода) шикоят кард."),
    ("en", "Tor Belim's brother (Anton Dorvan) was arrested."),
    ("en", "The brother of Tor Belim (a student) was arrested."),
    ("en", "Police (Anton Dorvan) refused to speak."),
    ("en", "Varia (Тор Белим) was quiet."),
    ("en", "Tor Belim (1980 to 2019) was a poet."),
    ("en", "Tor Belim (BBC NEWS) reported."),
    ("ru", "Рустам Дорванов (Human Rights Centre Of Varia Today) выступил."),
    ("ru", "Рустам Дорванов (слева) выступил."),
    ("ru", "Рустам Дорванов (партия «Круг») выступил."),
    ("ru", "Задержаны трое (Рустам Дорванов, Карим Белимов и Антон Велмин)."),
    ("tg", "Рустам Дорвонов (аз чап) сухан гуфт."),
    ("tg", "Се кас (Рустам Дорвонов, Карим Белимзода) боздошт шуданд."),
    ("fa", "احمد دورانی (سمت چپ) سخن گفت."),
    ("fa", "سه نفر (احمد دورانی، علی بلیمی) بازداشت شدند."),
]

# Written once the rules stood, in other words than theirs: of 55 the rules first read 47 rightly.
WRITTEN_AFTER = [
    ("en", "Blogger Ilan Dorn (pen name Kuba Ostrev) was sentenced in absentia.", "Ilan Dorn", "Kuba Ostrev"),
    (
        "en", "The lawyer Tor Belim — whom colleagues know as Anton Dorvan — has been held since June.",
        "Tor Belim", "Anton Dorvan"
    ),
    ("en", "Tor Belim, who publishes as Anton Dorvan, was fined.", "Tor Belim", "Anton Dorvan"),
    ("en", "Anton Dorvan (his real name is Tor Belim) was detained in Varia.", "Anton Dorvan", "Tor Belim"),
    ("en", "Tor Belim, widely known by his pseudonym Anton Dorvan, vanished.", "Tor Belim", "Anton Dorvan"),
    ("en", "Court papers name him as Tor Belim, alias Anton Dorvan.", "Tor Belim", "Anton Dorvan"),
    ("en", "“Tor Belim”, whose actual name is Anton Dorvan, fled.", "Tor Belim", "Anton Dorvan"),
    ("en", "Ana Tolan, née Ostrev, and her husband were questioned.", "Ana Tolan", "Ostrev"),
    ("en", "Poet Zafar Ostrev (born Karim Dorvan) died in custody.", "Zafar Ostrev", "Karim Dorvan"),
    (
        "en", "The opposition politician Karim Velmonov, also spelled Kareem Velmonoff, was extradited.",
        "Karim Velmonov", "Kareem Velmonoff"
    ),
    (
        "en", "Karim Velmonov (also transliterated as Kareem Velmonoff) was extradited.",
        "Karim Velmonov", "Kareem Velmonoff"
    ),
    ("en", "In 2012 Karim Velmonov legally changed his name to Karim Dorn.", "Karim Velmonov", "Karim Dorn"),
    ("en", "Among them was Sheikh Karim Velmonov, popularly known as Eshon Karim.", "Karim Velmonov", "Eshon Karim"),
    (
        "ru", "Правозащитник Рустам Дорванов, больше известный под псевдонимом Карим Белимов, объявлен в розыск.",
        "Рустам Дорванов", "Карим Белимов"
    ),
    (
        "ru", "Карим Белимов, настоящее имя которого — Рустам Дорванов, арестован заочно.",
        "Карим Белимов", "Рустам Дорванов"
    ),
    (
        "ru", "Рустама Дорванова (известного также как Карим Белимов) вывезли в лес.",
        "Рустама Дорванова", "Карим Белимов"
    ),
    ("ru", "Анна Толан (девичья фамилия — Велмина) работает врачом.", "Анна Толан", "Велмина"),
    ("ru", "Суд признал виновным Рустама Дорванова, он же Карим Белимов.", "Рустама Дорванова", "Карим Белимов"),
    (
        "ru", "Поэт Захар Острев (настоящие имя и фамилия — Павел Дорнов) умер в колонии.",
        "Захар Острев", "Павел Дорнов"
    ),
    (
        "ru", "Рустам Дорванов, которого друзья зовут Каримом Белимовым, пропал.",
        "Рустам Дорванов", "Каримом Белимовым"
    ),
    ("ru", "Рустам Дорванов, взявший псевдоним Карим Белимов, пропал.", "Рустам Дорванов", "Карим Белимов"),
    (
        "tg", "Фаъоли мухолифин Рустам Дорвонов, ки бештар бо номи Карим Белимзода шинохта мешавад, боздошт шуд.",
        "Рустам Дорвонов", "Карим Белимзода"
    ),
    ("tg", "Карим Белимзода, номи аслиаш Рустам Дорвонов, ғоибона маҳкум шуд.", "Карим Белимзода", "Рустам Дорвонов"),
    (
        "tg", "Рустам Дорвонов (маъруф бо тахаллуси Карим Белимзода) нопадид шуд.",
        "Рустам Дорвонов", "Карим Белимзода"
    ),
    (
        "tg", "Рустам Дорвоновро, ки ҳамчун Карим Белимзода маъруф аст, боздошт карданд.",
        "Рустам Дорвонов", "Карим Белимзода"
    ),
    ("fa", "فعال مدنی احمد دورانی که با نام علی بلیمی شناخته می‌شود، بازداشت شد.", "احمد دورانی", "علی بلیمی"),
    ("fa", "علی بلیمی با نام اصلی احمد دورانی غیابی محکوم شد.", "علی بلیمی", "احمد دورانی"),
    ("fa", "احمد دورانی، مشهور به «علی بلیمی»، ناپدید شد.", "احمد دورانی", "علی بلیمی"),
    ("fa", "احمد دورانی (نام مستعار: علی بلیمی)، شاعر، درگذشت.", "احمد دورانی", "علی بلیمی"),
    ("fa", "مولوی احمد دورانی معروف به مولوی علی بلیمی در زندان درگذشت.", "احمد دورانی", "علی بلیمی"),
]  # fmt: skip
TRAPS_WRITTEN_AFTER = [
    ("en", "Karim Velmonov, a member of the group known as Dawn, was arrested with Tor Belim."),
    ("en", "The journalist, known for her work in Varia, spoke to Tor Belim."),
    ("en", "Tor Belim, known as an honest judge, resigned."),
    ("en", "The prison known as White Swan held Tor Belim for a year."),
    ("en", "Tor Belim’s lawyer, Anton Dorvan, said he was not guilty."),
    ("en", "Tor Belim (Union of Lawyers) and Anton Dorvan (Helsinki Group) signed."),
    ("en", "Photo: Tor Belim (Anton Dorvan's archive)"),
    ("en", "Tor Belim lives in a village formerly known as Dorvan."),
    ("en", "Officers searched the flat of Tor Belim, then that of Anton Dorvan, also a lawyer."),
    ("ru", "Рустам Дорванов, известный адвокат, защищал Карима Белимова."),
    ("ru", "Рустам Дорванов известен тем, что защищал Карима Белимова."),
    ("ru", "Тюрьма, известная как «Белый лебедь», держала Рустама Дорванова год."),
    ("ru", "Мать Рустама Дорванова, Анна Толан, сказала, что он жив."),
    ("ru", "Рустам Дорванов живёт в посёлке под названием Белимов."),
    ("ru", "По словам Анны Толан, он же сам и написал заявление."),
    ("ru", "Адвокат Рустама Дорванова (Карим Белимов) подал жалобу."),
    ("tg", "Рустам Дорвонов аз гурӯҳи маъруф ба «Субҳ» баромад."),
    ("tg", "Вакили мудофеъ Карим Белимзода гуфт, ки Рустам Дорвонов бегуноҳ аст."),
    ("tg", "Рустам Дорвонов дар маҳаллаи бо номи Белимзода зиндагӣ мекунад."),
    ("tg", "Модари Рустам Дорвонов, Зебо Толан, гуфт."),
    ("fa", "زندان معروف به قوی سفید احمد دورانی را یک سال نگه داشت."),
    ("fa", "احمد دورانی در روستای موسوم به بلیمی زندگی می‌کند."),
    ("fa", "وکیل احمد دورانی، علی بلیمی، گفت او بی‌گناه است."),
    ("fa", "احمد دورانی با نام خدا سخن را آغاز کرد."),
]  # fmt: skip
