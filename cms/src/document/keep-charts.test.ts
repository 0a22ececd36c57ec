import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Admin, Answer } from "../testing/admin.js";
import { openNewsroom, teachers, type Newsroom } from "../testing/newsroom.js";

let newsroom: Newsroom;
let admin: Admin;
let siteId: string;

beforeAll(async () => {
  newsroom = await openNewsroom();
  admin = await newsroom.administrator();
  siteId = await admin.bring("site", { title: "Учителя", organisationId: teachers.id });
}, 180_000);

afterAll(async () => {
  await newsroom?.stop();
}, 60_000);

const bar = (label: string, value: unknown, series?: string) => ({ label, value, series });
/** A chart as it should be, with what the test says of it. */
const chart = (more: object = {}) => ({
  title: "Кому верят",
  unit: "PERCENT",
  bars: [bar("Телевидение", 49), bar("Газеты", 7.5)],
  source: "Опрос организации",
  ...more,
});
const article = (charts: object[], body = "<p>Текст</p>") => ({
  title: "Кому верят",
  site: { connect: [{ documentId: siteId, locale: "ru" }] },
  body,
  charts,
});
const shownOf = (id: string) =>
  newsroom.read<{ body: string; charts: object[] }>(
    "select body, charts from published.article where id = $1",
    [id],
  );
const publishing = async (charts: object[], body?: string): Promise<Answer> => {
  const made = await admin.create("article", article(charts, body));
  return made.status === 201 ? admin.publish("article", made.body.data.documentId) : made;
};
const refusalOf = async (charts: object[], body?: string) => {
  const { status, body: said } = await publishing(charts, body);
  return [status, said.error?.message];
};

describe("a chart in an article", () => {
  it("goes out between the paragraphs with all that its editor laid, and is a draft's alone until then", async () => {
    const whole = chart({
      question: "Каким источникам вы доверяете?",
      bars: [bar("Телевидение", 41, "2015"), bar("Телевидение", 49, "2018"), bar("Газеты", 0, "2018")],
      source: "Социологи",
      sourceUrl: "https://poll.example/2018",
      measuredOn: "2018-08-30",
      respondents: "жители России от 18 лет",
      respondentCount: 1600,
    });
    const body = "<p>До</p><p>[диаграмма 2]</p><p>После</p>";
    const made = await admin.create("article", article([chart(), whole], body));
    const id = made.body.data.documentId;
    expect(await shownOf(id)).toEqual([]);

    expect((await admin.publish("article", id)).status).toBe(200);
    const shown = [
      {
        body: '<p>До</p>\n<figure data-chart="2"></figure>\n<p>После</p>',
        charts: [
          {
            ...chart({ bars: [bar("Телевидение", 49, ""), bar("Газеты", 7.5, "")] }),
            bars: [
              { label: "Телевидение", value: 49, series: null },
              { label: "Газеты", value: 7.5, series: null },
            ],
            question: null,
            sourceUrl: null,
            measuredOn: null,
            respondents: null,
            respondentCount: null,
          },
          whole,
        ],
      },
    ];
    expect(await shownOf(id)).toEqual(shown);

    await admin.update("article", id, article([chart({ title: "Черновик" })]));
    expect(await shownOf(id)).toEqual(shown);
    expect((await admin.publish("article", id)).status).toBe(200);
    expect(await shownOf(id)).toMatchObject([{ body: "<p>Текст</p>", charts: [{ title: "Черновик" }] }]);
  });

  it("goes out without the spaces around its words, and a field of spaces is an empty one", async () => {
    const id = await admin.bring(
      "article",
      article([
        chart({
          title: " Кому верят ",
          question: " ",
          sourceUrl: " https://poll.example ",
          respondents: "",
          bars: [bar("Радио ", 1, " "), bar(" Газеты", 2, "")],
        }),
      ]),
    );
    expect(await shownOf(id)).toMatchObject([
      {
        charts: [
          {
            title: "Кому верят",
            question: null,
            sourceUrl: "https://poll.example",
            respondents: null,
            bars: [
              { label: "Радио", value: 1, series: null },
              { label: "Газеты", value: 2, series: null },
            ],
          },
        ],
      },
    ]);
  });

  it("is translated with its article", async () => {
    const id = await admin.bring("article", article([chart()]));
    const made = await admin.publish(
      "article",
      id,
      { title: "Whom", charts: [chart({ title: "Trust" })] },
      "en",
    );
    expect(made.status).toBe(200);
    expect(
      await newsroom.read(
        "select locale, charts -> 0 ->> 'title' as title from published.article where id = $1 order by locale",
        [id],
      ),
    ).toEqual([
      { locale: "en", title: "Trust" },
      { locale: "ru", title: "Кому верят" },
    ]);
  });

  it("stands in articles of the knowledge base too, by the same rules", async () => {
    const page = { title: "Цены", topic: "Закупки", organisationId: teachers.id };
    const bars = [bar("Базовый", 7_470, "3 месяца"), bar("Базовый", 29_800.5, "12 месяцев")];
    const prices = chart({ unit: "ROUBLES", bars });
    const id = await admin.bring("knowledge-article", { ...page, charts: [prices] });
    expect(
      await newsroom.read(
        "select charts -> 0 -> 'bars' as bars from published.knowledge_article where id = $1",
        [id],
      ),
    ).toEqual([{ bars }]);
    expect((await admin.publish("knowledge-article", id, { charts: [chart({ source: " " })] })).status).toBe(
      400,
    );
  });

  it.each<[object, string]>([
    [{ title: " " }, "дайте ей название."],
    [{ source: null }, "назовите источник. Без него читателю нечем её проверить."],
    [{ sourceUrl: "javascript:alert(1)" }, "адрес источника начинается с https:// или http://."],
    [{ sourceUrl: "/articles/1" }, "адрес источника начинается с https:// или http://."],
    [{ respondentCount: 0 }, "сколько опрошено — число больше нуля."],
    [{ bars: [] }, "столбиков должно быть от 2 до 12, а их 0."],
    [{ bars: [bar("Телевидение", 49)] }, "столбиков должно быть от 2 до 12, а их 1."],
    [
      { bars: Array.from({ length: 13 }, (_, at) => bar(`${at}`, at)) },
      "столбиков должно быть от 2 до 12, а их 13.",
    ],
    [{ bars: [bar("", 1), bar("Газеты", 7)] }, "подпишите каждый столбик."],
    [
      { bars: [bar("Радио", null), bar("Газеты", 7)] },
      "у столбика «Радио» должно быть число от нуля до триллиона.",
    ],
    [
      { bars: [bar("Радио", -1), bar("Газеты", 7)] },
      "у столбика «Радио» должно быть число от нуля до триллиона.",
    ],
    [
      { unit: "ROUBLES", bars: [bar("Радио", 1e13), bar("Газеты", 7)] },
      "у столбика «Радио» должно быть число от нуля до триллиона.",
    ],
    [{ bars: [bar("Радио", 100.1), bar("Газеты", 7)] }, "у столбика «Радио» больше ста процентов."],
    [
      { unit: "PERSONS", bars: [bar("Радио", 1.5), bar("Газеты", 7)] },
      "у столбика «Радио» не целое число людей.",
    ],
    [{ bars: [bar("Радио", 1, "2015"), bar("Газеты", 7)] }, "укажите ряд у всех столбиков или ни у одного."],
    [
      { bars: ["2015", "2016", "2017", "2018"].map((series) => bar("Радио", 1, series)) },
      "рядов не больше 3, а их 4.",
    ],
    [{ bars: [bar("Радио", 1, "2015"), bar("Радио ", 2, "2015")] }, "столбик «Радио » стоит дважды."],
  ])("is refused with %j", async (more, sentence) => {
    expect(await refusalOf([chart(), chart(more)])).toEqual([400, `Диаграмма 2: ${sentence}`]);
  });

  it("has numbers and no other words for them", async () => {
    for (const value of ["NaN", "Infinity", "сорок", {}])
      expect((await publishing([chart({ bars: [bar("Радио", value), bar("Газеты", 7)] })])).status).toBe(400);
  });

  it("stands where a line of the text says, once, and only if it is there", async () => {
    expect(await refusalOf([chart()], "<p>[диаграмма 2]</p>")).toEqual([
      400,
      "В тексте стоит [диаграмма 2], а такой диаграммы нет.",
    ]);
    expect(await refusalOf([chart()], "<p>[диаграмма 1]</p><p>[chart 1]</p>")).toEqual([
      400,
      "В тексте дважды стоит [диаграмма 1].",
    ]);
    expect((await publishing([chart()], "<p>[диаграмма 1]</p>")).status).toBe(200);
  });
});
