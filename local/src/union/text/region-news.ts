import type { ArticleDraft } from "./draft.ts";

export const regionNews: readonly ArticleDraft[] = [
  {
    site: "region",
    section: "news",
    kind: "NEWS",
    at: "2026-11-19T09:30:00+03:00",
    flowsDown: true,
    title: "Подписано региональное отраслевое соглашение на три года",
    lead: "Доплата за классное руководство сохраняется, молодым педагогам добавлены подъёмные, а совещания после 18 часов теперь только по согласию работника.",
    body: `
Министерство образования республики и Карельская республиканская организация Профсоюза подписали отраслевое соглашение. Переговоры шли с марта: стороны провели девять встреч и рассмотрели 41 предложение первичных организаций.

Что изменится уже с января:

- молодой специалист в сельской школе получает единовременную выплату в размере трёх окладов;
- дополнительный оплачиваемый отпуск председателя первички — не менее пяти календарных дней;
- совещания и вебинары вне рабочего времени оплачиваются или заменяются отгулом;
- работодатель согласует с профкомом график отпусков и расписание.

Соглашение действует для всех школ, детских садов, колледжей и учреждений дополнительного образования, которые в течение месяца не откажутся от него письменно. Тексты для стендов уже отправлены председателям.`,
    en: {
      title: "A three-year agreement for education is signed",
      lead: "Extra pay for class teachers stays, young teachers get a settling-in grant, and meetings after 6 p.m. now need the worker’s consent.",
      body: `
The Ministry of Education of the republic and the regional union organisation have signed a sectoral agreement. The talks began in March: nine meetings, 41 proposals from primary organisations.

From January a young specialist in a village school receives a grant of three monthly salaries, the chair of a primary has at least five extra days of paid leave, and work outside working hours is paid or made up with time off.

The agreement covers every school, kindergarten and college that does not refuse it in writing within a month.`,
    },
    talk: [
      "Наконец-то про совещания! У нас педсовет мог закончиться в восемь вечера.",
      { answer: "Теперь можно показать директору пункт 4.7 соглашения. Мы уже распечатали для стенда." },
      "А детских садов подъёмные касаются или только школ?",
      {
        answer:
          "Касаются, если сад в сельском населённом пункте. Подробности у председателя территориальной организации.",
      },
      "Спасибо переговорщикам. Девять встреч — это труд.",
    ],
  },
];
