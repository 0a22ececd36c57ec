import type { KnowledgeDraft } from "./draft.ts";

const informing = { ru: "Информационная работа", en: "Keeping members informed" };

/** What those who write for members learn first. */
export const adviceOnInforming: readonly KnowledgeDraft[] = [
  {
    key: "information-principles",
    topic: informing,
    title: "Зачем и как мы рассказываем о своей работе",
    tags: "информационная работа, принципы, цели, открытость",
    body: `
У информационной работы три цели: чтобы члены Профсоюза знали, что для них делается; чтобы об организации хорошо думали; чтобы к ней хотели присоединиться. Если запись не служит ни одной из них, её можно не писать.

Семь правил, по которым легко проверить любую запись:

- Открытость. Говорим и о том, что не получилось, и о том, на что ушли деньги.
- Объективность и полнота. Есть обе стороны и все числа, а не только удобные.
- Доступность. Прочесть может каждый: с телефона, без входа, без знания наших сокращений.
- Своевременность. Объявление — за неделю, отчёт — на следующий день, ответ — в тот же.
- Ясность, строгость, краткость. Одна запись — одна мысль; главное в первой строке.
- Разнообразие. За новостью — портрет, за портретом — вопрос и ответ, за ответом — опрос.
- Ритм. Лучше две записи каждую неделю, чем десять под Новый год. Страница «Сайты без новостей» покажет, кто из нижестоящих молчит тридцать дней.

Что дошло, а что нет, видно по рассылке: на её странице есть, сколько человек прочли её и сочли полезной.`,
    en: {
      title: "Why and how we tell of our work",
      body: `
There are three aims: that members know what is done for them, that the organisation is well thought of, and that people wish to join. Seven rules by which anything written can be judged:

- openness: what failed is told as well;
- both sides, and all the figures;
- anybody can read it, on a telephone and without our abbreviations;
- in time: an announcement a week ahead, a report the next day, an answer the same;
- clear and short: one thought, the main thing first;
- variety: news, a portrait, a question and its answer, a survey;
- rhythm: two a week are better than ten before New Year.`,
    },
  },
  {
    key: "social-pages",
    topic: informing,
    title: "Страница организации в социальной сети",
    tags: "социальные сети, группа, паблик, комментарии, репост",
    body: `
Социальная сеть даёт то, чего нет у стенда: охват, точный адрес, живое участие, быстрый отклик, малые расходы и свободу в подаче. За это она требует внимания: недовольство в ней расходится так же быстро, как новость, и за чужие слова там никто не отвечает. Ссылку на страницу поставьте на сайте организации — читатель сам выберет, где ему удобнее.

Четыре правила:

1. Об организации пишите своими словами, а не словами устава: кто вы, кому помогли, к кому прийти.
2. К каждой чужой записи, которой делитесь, добавьте от себя, почему она важна вашим читателям.
3. Основа страницы — живые истории людей, а не протоколы мероприятий.
4. Не злоупотребляйте просьбами и призывами: на одну просьбу — пять записей, которые полезны сами по себе.

С критикой — так: поблагодарите, ответьте по делу в тот же день, сложное переведите в обращение («Обращения» на сайте: у него есть номер и срок). Удаляют только оскорбления, личные сведения и рекламу. Комментарий на нашем сайте модератор скрывает с причиной, и автор её видит.`,
    en: {
      title: "A page in a social network",
      body: `
A social network gives reach, aim, participation, quick answers, low costs and freedom of form; and displeasure travels there as fast as news. Four rules:

1. Say who you are in your own words, not in those of the statute.
2. Whatever of others you pass on, say why it matters to your readers.
3. Live stories of people are what a page is made of.
4. Do not overdo requests and calls: five useful entries to one request.

Answer criticism the same day and to the point; what is complicated becomes an appeal on the site, with a number and a term.`,
    },
  },
  {
    key: "content-plan",
    topic: informing,
    title: "О чём, для кого и когда писать: план на месяц",
    tags: "контент-план, аудитория, темы, площадки",
    body: `
План на месяц помещается на одной странице и состоит из пяти частей.

1. Темы, стиль и время. Три-четыре главные темы месяца, слова, которыми вы говорите с читателем, дни и часы выхода. Учителя читают вечером и в воскресенье, а не в третий урок.
2. Читатели. Возраст, семья, интересы, где живут. Страница «Статистика» покажет состав организации: если треть моложе тридцати пяти, молодёжная тема должна быть каждую неделю.
3. Задачи. Что должно измениться к концу месяца: тридцать человек записались на семинар, двадцать впервые вошли в кабинет.
4. Площадки. Что выйдет на сайте, что в рассылке, что на стенде, что в социальной сети. Одно и то же одинаково не публикуют нигде.
5. Поведение. Большинство читает молча, некоторые спорят, единицы пишут сами. Молчащим дайте опрос в одно нажатие, спорящим — вопрос, пишущим — рубрику.

Прежде чем выбирать площадку, спросите, откуда ваши люди узнают новости и чему верят: для этого хватит опроса из двух вопросов. Записи плана заведите в «Задачах»: у каждой будет ответственный, срок и напоминание.`,
    en: {
      title: "What to write about, for whom and when",
      body: `
A plan for a month has five parts: topics, style and hours; readers (the page “Statistics” shows who they are); tasks, in figures; places (site, mailing, noticeboard, social network), never the same text everywhere; and behaviour: most read in silence, some argue, few write. Give a survey to the first, a question to the second, a rubric to the third. Ask members first where they learn the news and whom they trust.`,
    },
  },
  {
    key: "newspaper-advice",
    topic: informing,
    title: "Газета организации: советы редактору",
    tags: "газета, номер, рубрики, фотографии",
    body: `
Газету узнают по трём вещам, которые не меняются: название, оформление первой полосы и постоянные рубрики. У каждого номера — контакты редакции и ссылки, где её читать ещё.

- Не перепечатывайте постановления: скажите, что меняется и для кого, а документ приложите ссылкой.
- Не ставьте картинок ради картинок: лучше одна своя фотография с людьми и подписью, чем пять чужих.
- Не пишите года, если он и так ясен: «в ноябре», а не «в ноябре текущего года».
- Вместо поздравлений с мероприятием — репортаж с него: кто пришёл, что сказали, чем кончилось.
- Чередуйте жанры: заметка, интервью, портрет, письмо читателя, фотография дня.
- Колонку юриста пишите от вопроса: случай, что говорит закон, что делать. Без номеров статей в первой строке.

Перед выпуском дайте номер прочесть тому, кто его не делал. Что он пропустил, то и лишнее.`,
    en: {
      title: "The newspaper of an organisation: advice to its editor",
      body: `
- Do not reprint decrees: say what changes and for whom, and link to the document.
- No pictures for their own sake: one photograph of your own people is worth five of others.
- No year where it is plain.
- A report instead of congratulations.
- Take turns of genres: a note, an interview, a portrait, a reader’s letter.
- A lawyer’s column begins with a question, not with the number of an article.`,
    },
  },
  {
    key: "web-tools",
    topic: informing,
    title: "Чем проверить сайт и текст",
    tags: "сайт, статистика посещений, ключевые слова, проверка текста",
    body: `
Сайт организации уже есть на портале, и заводить отдельный не нужно. Если у региональной организации есть свой, ей пригодится следующее.

- Имя в зоне .ru, оформленное на организацию, а не на сотрудника.
- Подбор слов (Яндекс Вордстат): какими словами люди ищут то, о чём вы пишете.
- Реклама по словам (Яндекс Директ): тратить на неё взносы можно только по решению выборного органа.
- Счётчик посещений (Яндекс Метрика): что читают и откуда приходят. О счётчике предупредите посетителей.
- Чат-бот: отвечает на частые вопросы и зовёт человека, когда не знает ответа.
- Рассылка: у нас она своя, с согласиями и отказом в одно нажатие; во внешние сервисы базу членов Профсоюза не передают.
- Проверка текста («Тургенев» и подобные): находит канцелярит, повторы и лишнее. Персональных данных в такие сервисы не вставляют.`,
    en: {
      title: "Tools for a site and its texts",
      body: `
A domain in .ru that belongs to the organisation and not to a person; Wordstat for the words people seek by; Direct for advertising, by a decision of the committee; Metrika for what is read, of which visitors are told; a bot for frequent questions; mailings by the platform itself, for lists of members are given to nobody outside; a checker of style, without personal data.`,
    },
  },
  {
    key: "build-a-talk",
    topic: informing,
    title: "Как построить выступление и слайды",
    tags: "выступление, презентация, слайды",
    body: `
У выступления четыре части.

1. Внимание. Случай, число или вопрос, после которого хочется слушать. Не «уважаемые коллеги, тема моего доклада».
2. Вступление. О чём пойдёт речь, сколько времени займёт и что с этим делать слушателю.
3. Главное. Три мысли, у каждой — пример из вашей организации и одно число. На слайде — не больше того, что успевают прочесть, пока вы молчите.
4. Заключение. Что решить или сделать, к какому дню, к кому обратиться. Последний слайд — контакты, а не «спасибо за внимание».

Числа для слайдов берите на странице «Статистика», таблицы — в «Отчётах файлами».`,
    en: {
      title: "How to build a talk",
      body: `
Four parts: attention (a case, a figure, a question); introduction (what about, how long, what for); the main part (three thoughts, each with an example and one figure); conclusion (what to decide, by which day, whom to ask). Figures are on the page “Statistics”.`,
    },
  },
  {
    key: "business-mail",
    topic: informing,
    title: "Деловая переписка: чего в письмах не делают",
    tags: "почта, письмо, этикет, служебный адрес",
    body: `
Пишите со служебного адреса организации и указывайте его в карточке: личная почта не для служебных дел. Внутри Профсоюза письмо надёжнее отправить на странице «Письма»: у него будет исходящий номер, и видно, что его получили.

В письме не стоит:

- посылать то, что нужно в подлиннике: договоры, протоколы, заявления. Пошлите копию и скажите, когда придёт бумага;
- обсуждать личное и сообщать персональные данные, если без них можно обойтись;
- выделять жирным целые предложения;
- смешивать шрифты, писать заглавными буквами, курсивом или латиницей;
- ставить смайлики;
- дописывать P. S.: если это важно, место ему в письме;
- шутить с теми, кого не знаете;
- пересылать чужое письмо без согласия автора;
- рассылать «письма счастья» и передавать их дальше.

У хорошего письма понятная тема, одна просьба, срок и подпись: имя, должность, организация, телефон.`,
    en: {
      title: "Business mail: what is not done",
      body: `
Write from the organisation’s address, not from your own. Not by mail: what is needed in the original; private matters and personal data. Not in a letter: whole sentences in bold; mixed fonts, capitals, italics, Latin letters for Russian; smileys; a postscript; jokes with strangers. Not without consent: forwarding. Never: chain letters. A good letter has a plain subject, one request, a day and a signature.`,
    },
  },
  {
    key: "swot",
    topic: informing,
    title: "Сильные и слабые стороны организации: образец для студенческой первички",
    tags: "SWOT, анализ, студенты, планирование",
    body: `
Соберите пять-семь человек на час, выпишите ответы на четыре вопроса и оставьте то, с чем согласны все. Образец замените своим.

Сильные стороны: что у нас уже хорошо.

- состоит большинство студентов;
- есть соглашение с вузом;
- своя комната и часы приёма;
- быстрая материальная помощь;
- защита при отчислении и переводе;
- места в общежитии распределяем вместе с деканатом;
- скидки и страхование по электронному билету;
- школа профоргов;
- своя страница и сайт;
- выпускники, которые помогают.

Возможности: что вокруг нам на руку.

- гранты и конкурсы;
- партнёры, которым нужны студенты;
- молодёжный совет региона;
- практика в школах области;
- заявления через сайт, без бумаги;
- опросы, которые видит ректорат;
- обмен с другими вузами;
- переход выпускников в первичку по месту работы.

Слабые стороны: что мешает.

- актив меняется каждый год;
- первокурсники не знают, что такое Профсоюз;
- мало кто готов выступать;
- нет плана дальше семестра;
- отчётность в последний день;
- обращения теряются в переписке.

Угрозы: что может повредить.

- сокращение мест и слияние вузов;
- недоверие после одного громкого случая.

Потом соедините: какой сильной стороной воспользоваться, чтобы взять возможность, и какую слабую закрыть, пока не пришла угроза. Получится три-четыре дела на год: заведите их в «Задачах».`,
    en: {
      title: "Strengths and weaknesses: a sample for a primary of students",
      body: `
Take five to seven people and an hour; write down strengths, opportunities, weaknesses and threats, and keep what everybody agrees with. Then join them: which strength takes which opportunity, which weakness is to be closed before its threat comes. Three or four tasks for the year come of it: put them into “Tasks”.`,
    },
  },
];
