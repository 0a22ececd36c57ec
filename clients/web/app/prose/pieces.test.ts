import { describe, expect, it } from "@jest/globals";
import { piecesOf } from "./pieces.js";

const chart = (title: string) => ({
  title,
  question: null,
  unit: "PERCENT" as const,
  bars: [],
  source: { name: "Опрос", url: null },
  measuredOn: null,
  respondents: null,
  respondentCount: null,
});
const place = (number: number) => `<figure data-chart="${number}"></figure>`;
const [first, second] = [chart("Первая"), chart("Вторая")];
const pieces = (body: string) => piecesOf({ body, charts: [first, second] }, null);

describe("the pieces of a text", () => {
  it("have each chart where the text names it, and the others below", () => {
    expect(pieces(`<p>До</p>\n${place(2)}\n<p>После</p>`)).toEqual([
      { html: "<p>До</p>\n" },
      { chart: second },
      { html: "\n<p>После</p>" },
      { chart: first },
    ]);
    expect(pieces("<p>Текст</p>")).toEqual([{ html: "<p>Текст</p>" }, { chart: first }, { chart: second }]);
  });

  it("have no chart twice, and none that is not there", () => {
    expect(pieces(`${place(1)}${place(3)}${place(0)}${place(1)}${place(2)}`)).toEqual([
      { chart: first },
      { chart: second },
    ]);
  });

  it("are cleaned each by itself", () => {
    expect(pieces(`<p>a<script>x</script><b>b${place(1)}c</b>${place(2)}`)).toEqual([
      { html: "<p>a<b>b</b></p>" },
      { chart: first },
      { html: "c" },
      { chart: second },
    ]);
  });
});
