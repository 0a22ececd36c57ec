import { quotedPrices } from "./charts.ts";
import type { KnowledgeDraft } from "./draft.ts";

const committee = { ru: "Работа профкома", en: "Work of the committee" };
const telling = { ru: "Информационная работа", en: "Keeping members informed" };

/** How others do it well. */
export const methods: readonly KnowledgeDraft[] = [
  {
    key: "hold-meeting",
    topic: committee,
    title: "Как провести профсоюзное собрание и оформить протокол",
    law: "Устав Профсоюза",
    tags: "собрание, кворум, протокол, повестка, выписка",
    documents: [{ file: "meeting-agenda.docx", name: "Повестка дня собрания. Бланк" }],
    body: `
За две недели объявите день, место и повестку: на сайте организации, на стенде и рассылкой. К каждому вопросу подготовьте проект решения.

1. Посчитайте присутствующих: собрание правомочно, если пришло больше половины состоящих на учёте; конференция — если не менее двух третей избранных делегатов.
2. Изберите председательствующего и секретаря, утвердите повестку.
3. По каждому вопросу выслушайте докладчика, дайте выступить, проголосуйте и запишите числа: за, против, воздержались.
4. В тот же день внесите собрание на странице «Собрания и заседания»: кто собрался, что обсуждали, как голосовали. Система сама скажет, был ли кворум и принято ли решение.
5. Составьте из записи протокол и выписки: их не нужно набирать.

Если исправили запись после печати, составьте протокол заново: в силе будет новый.`,
    en: {
      title: "How to hold a meeting and write its minutes",
      body: `
Announce the day, the place and the agenda two weeks ahead. Count who is present: a meeting needs more than half of those on the register. Elect whoever leads and whoever records, take each question to a vote, and write the figures down. Record the meeting on the page “Meetings” the same day: minutes and extracts write themselves.`,
    },
  },
  {
    key: "complete-register",
    topic: committee,
    title: "С чего начать, если в реестре много пробелов",
    tags: "полнота реестра, карточка, пробелы",
    body: `
Страница «Полнота реестра» говорит, что сделать дальше: дела стоят по тому, сколько они дают за пять минут. Начните с верхнего.

- Пол система заполнит сама по имени и отчеству: одно нажатие на всю организацию, и его можно отменить.
- Даты рождения и занятость удобнее собрать списком у кадровика и внести файлом.
- Почта и телефон нужны, чтобы человек вошёл в кабинет: попросите внести их самих членов Профсоюза.
- Поля организации — ИНН, руководитель, профактив — заполняют один раз.

Каждое поле ведёт к списку тех, у кого оно пусто, и заполняется тут же. Чем полнее реестр, тем меньше работы с годовым отчётом.`,
    en: {
      title: "Where to begin when much is missing in the register",
      body: `
The page “What to fill in” says what to do next, the most in five minutes first. The sex is filled in from names by one press; dates of birth are best brought as a file; telephone and e-mail members can fill in themselves.`,
    },
  },
  {
    key: "write-mailing",
    topic: telling,
    title: "Как написать рассылку, которую прочтут",
    tags: "рассылка, сообщение, СМС, почта, информирование",
    body: `
Одна рассылка — одна мысль, и она в заголовке: в СМС и в списке уведомлений человек увидит сначала его. Первое предложение отвечает, что изменилось или что сделать и до какого дня.

- Выбирайте тех, кого это касается: по организации, занятости, возрасту, подписке на тему. Сколько людей получат, система посчитает до отправки.
- Каждый получит сообщение один раз и тем путём, который выбрал сам; кто не согласен на сообщения, увидит его в кабинете.
- Не отправляйте одно и то же дважды: повтор система не доставит.
- Посмотрите потом на странице рассылки, сколько прочли и сочли полезным.

Поздравление лучше написать от имени председателя и поместить и на сайтах первичных организаций.`,
    en: {
      title: "How to write a mailing that is read",
      body: `
One mailing, one thought, and it stands in the title. The first sentence says what has changed or what to do until when. Choose those whom it concerns; everyone gets it once, by the way they chose. Look afterwards how many have read it and found it useful.`,
    },
  },
  {
    key: "hotline-crm",
    topic: { ru: "Горячая линия", en: "The hotline" },
    title: "Что горячая линия делает вместо покупной CRM",
    tags: "CRM, Битрикс24, 1С-Битрикс24, цены, горячая линия, обращения, задачи, проекты",
    body: `
CRM — это история отношений с людьми, порядок работы и её разбор. Всё это у горячей линии уже есть, и покупать для неё другую систему не нужно.

- «Обращения»: очередь, звонок, переписка и всё, что человек писал раньше; рядом — обращения от того же работодателя и то, как их стало больше.
- «Задачи» и «Проекты»: кому, что и к какому дню; обращение становится задачей или частью проекта.
- С кем связаться: у обращения видны люди, с которыми его решают, и назначенные разговоры.
- «Анализ обращений» и «Показатели»: о чём пишут, где стало чаще, как быстро отвечают.

Когда Профсоюз выбирал систему, ему назвали такие цены. За портал:

[диаграмма 1]

За подписку:

[диаграмма 2]

Это цены, названные тогда; что такие системы стоят сегодня, спросите у продавца.`,
    charts: quotedPrices,
    en: {
      title: "What the hotline does instead of a CRM that is bought",
      body: `
A CRM is the history of relations, the order of work and its analysis. The hotline has all of it: the queue of appeals with what was written before, tasks and projects with their days, whom to reach, what is asked and how quickly it is answered.

When the union looked for a system, it was quoted these prices. For the portal:

[chart 1]

By subscription:

[chart 2]

Ask the seller what such systems cost today.`,
    },
  },
];
