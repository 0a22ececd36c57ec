import type { KnowledgeDraft } from "./draft.ts";

const law = { ru: "Закон", en: "Law" };
const programme = { ru: "Программа Профсоюза", en: "The programme of the union" };
const order = { ru: "Порядок учёта", en: "Keeping the register" };

/** What has to be known by heart, or looked up. */
export const norms: readonly KnowledgeDraft[] = [
  {
    key: "rights-of-unions",
    topic: law,
    title: "На чём основаны права Профсоюза",
    law: "10-ФЗ; ТК РФ, гл. 58",
    tags: "закон, права профсоюза, представительство, контроль",
    body: `
Права профсоюзов установлены Федеральным законом «О профессиональных союзах, их правах и гарантиях деятельности» и главой 58 Трудового кодекса. Чаще всего нужны эти статьи закона:

- статья 11: представлять и защищать права и интересы работников;
- статья 13: вести коллективные переговоры, заключать соглашения и коллективные договоры;
- статья 17: получать от работодателя информацию по социально-трудовым вопросам;
- статья 19: проверять, соблюдается ли трудовое законодательство;
- статья 20: участвовать в охране труда;
- статья 28: получать от работодателя помещение и условия для работы.

Взносы по письменному заявлению работника работодатель удерживает и перечисляет бесплатно: об этом статья 377 Трудового кодекса. Внутренний порядок — приём, учёт, выборы, сроки полномочий — устанавливает Устав.`,
    en: {
      title: "What the rights of the union rest on",
      body: `
The rights of trade unions stand in the Federal Law on Trade Unions (10-FZ) and in chapter 58 of the Labour Code: representation (article 11 of the law), collective bargaining (13), information (17), control of labour law (19), safety at work (20), premises and conditions (28). Dues are withheld by the employer under article 377 of the Labour Code.`,
    },
  },
  {
    key: "organisation-number",
    topic: order,
    title: "Номер организации (ИНПО): из чего он состоит",
    law: "порядок ведения единого реестра",
    tags: "ИНПО, номер, код, тип организации",
    body: `
Индивидуальный номер профсоюзной организации имеет четыре группы цифр: две — регион, две — тип организации из справочника, четыре — территориальная организация, пять — код самой организации. Код не меняется никогда; остальные группы меняются, если организация перешла к другой вышестоящей или изменила тип.

По номеру организация находится в поиске. Типы организаций с их двузначными кодами — в справочниках реестра. Номер стоит в паспорте организации и в столбце «ИНПО» списка на загрузку, если список на несколько первичных организаций.`,
    en: {
      title: "The number of an organisation (ИНПО)",
      body: `
The number has four groups of digits: two for the region, two for the kind of the organisation, four for the territorial organisation, five for the organisation’s own code, which never changes. An organisation is found by its number. The kinds with their codes stand among the dictionaries of the register.`,
    },
  },
  {
    key: "consents-of-members",
    topic: law,
    title: "Персональные данные: какие согласия даёт член Профсоюза",
    law: "152-ФЗ, ст. 9, 10, 10.1",
    tags: "персональные данные, согласие, отзыв",
    body: `
Каждая цель — отдельное согласие, и от одного не зависит другое: учёт членства, удержание взносов, изготовление билета, статистика, уведомления, правовая помощь, страхование, бонусная программа, публикация на сайте, фото и видео. Согласие на сведения о здоровье и на публикацию для всех закон требует брать отдельно.

Человек видит свои согласия в кабинете и может отозвать любое: рассылки, партнёры и страховщик прекращают работу с его данными сразу. Согласие, подписанное на бумаге, храните в первичной организации, а его дату внесите в карточку.`,
    en: {
      title: "Personal data: which consents a member gives",
      body: `
Each purpose is a consent of its own: the register, withholding dues, the card, statistics, messages, legal aid, insurance, the bonus programme, publication, pictures and films. Members see theirs in the cabinet and may withdraw any of them; what rests on it ends at once.`,
    },
  },
  {
    key: "programme",
    topic: programme,
    title: "Цифровизация Профсоюза: что решено, для чего и что считается успехом",
    law: "Постановление Исполнительного комитета от 23.09.2018 № 14-5",
    tags: "цифровизация, пилотный проект, электронный билет, программа",
    body: `
Исполнительный комитет постановлением от 23 сентября 2018 года № 14-5 начал пилотный проект: электронный профсоюзный билет, автоматизированный учёт и статистика. Он шёл с октября 2018 года по март 2020 года по пункту 4.6 программы на 2015–2020 годы. К постановлению приложены концепция, состав рабочей группы, список региональных организаций, макет билета и порядок софинансирования. Оператора, смету и договор утверждал Председатель Профсоюза; расходы делили с участниками.

Пилотными были организации Липецкой, Московской городской, Орловской; Башкирской, Марийской, Нижегородской, Пермской, Чувашской; Калининградской; Краснодарской; Ставропольской, Чеченской; Курганской, Тюменской; Алтайской краевой, Республики Алтай, Омской; Приморской.

Целей восемь:

- организационно укрепить Профсоюз;
- расширить социальную поддержку;
- дать председателю автоматизированное рабочее место;
- ввести электронный билет;
- вести учёт электронно;
- получать статистику, которая всегда верна;
- сократить отчётность;
- создать общую цифровую среду.

Качество проекта — три К: качество программы, качество информационных материалов, качество воплощения.

Система полезна, если работает в семи местах: реестр; учёт и билет; отчётность; информирование и опросы; личный кабинет; мобильная версия; социальная поддержка.

«Электронный ангел» начал работу в декабре 2011 года, на месяц раньше, чем намечали: анкеты собирали с ноября, а запуск ждали 1 января. У него четыре части: личные каналы связи, хранилище обращений и данных, гарантии и услуги, аналитика. Член Профсоюза имеет право на регулярную, всестороннюю информацию о Профсоюзе снизу доверху: так записано в резолюции VII съезда ФНПР о единой информационной системе профсоюзов. Система не повторяет и не заменяет первичные и отраслевые организации: обращение приходит к ним, а не вместо них.

Держателю билета положены консультации, юридическая помощь, скидки, круглосуточное страхование, особые акции и подарки.`,
    en: {
      title: "The union goes digital: what was decided, what for, and what counts as success",
      body: `
By its decree 14-5 of 23 September 2018 the Executive Committee began a pilot in eighteen regions, from October 2018 to March 2020: an electronic card, automated accounting and statistics. Eight aims: a stronger organisation, social support, a chair’s workplace, the card, electronic accounting, statistics, less reporting, one digital environment. It is useful where it works in seven places: registry, accounting and card, reporting, informing and surveys, cabinet, mobile version, social support.

The Electronic Angel began in December 2011, with questionnaires since November, a month before it was due. It has four parts: personal channels, storage, guarantees and services, analytics. A member has a right to regular and comprehensive information from bottom to top. The service neither repeats nor replaces primaries and industry unions. Whoever holds a card has consultations, legal services, discounts, round-the-clock insurance, special actions and gifts.`,
    },
  },
];
