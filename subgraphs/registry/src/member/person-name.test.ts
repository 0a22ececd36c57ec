import { describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { registry } from "../subgraph.js";
import { wordsOf } from "./person-name.js";
import { normalisePhone } from "./phone.js";

const app = testSubgraph(registry);

const letters = "абвеёжзийклмнопрстуфхцчшщъыьэюяАБЁЙЯabcÄé".split("");
const spaces = " -‑–'’".split("");
const text = fc.string({
  unit: fc.constantFrom(...letters, ...letters, ...spaces),
  minLength: 1,
  maxLength: 20,
});

describe("a name", () => {
  it("is cut into the same words by the service and by the database", async () => {
    const texts = fc.sample(text, 300);
    const rows = await app.sql<{ key: string }>(
      "select registry.name_key(text) as key from unnest($1::text[]) with ordinality as given (text, place) order by place",
      [texts],
    );
    expect(rows.map(({ key }) => key.split(" ").filter(Boolean))).toEqual(texts.map(wordsOf));
  });

  it("has its words in one order with single spaces, whether they are plain or not", async () => {
    const word = fc.oneof(
      fc.stringMatching(/^[А-Яа-я]{1,12}$/),
      fc.stringMatching(/^[А-Яа-яЁёA-Za-z]{1,6}[- ’]{0,2}[А-Яа-яЁё]{1,6} ?$/),
    );
    const part = fc.option(word);
    const names = fc.sample(fc.tuple(part, part, part), 500);
    const rows = await app.sql<{ key: string }>(
      `select registry.name_key(last, first, patronymic) as key
       from unnest($1::text[], $2::text[], $3::text[]) with ordinality as given (last, first, patronymic, place) order by place`,
      [0, 1, 2].map((part) => names.map((name) => name[part])),
    );
    expect(rows.map(({ key }) => key)).toEqual(names.map((name) => wordsOf(name.join(" ")).join(" ")));
  });

  it("is the same with ё and е, a hyphen and a space, an apostrophe and none", () => {
    expect(wordsOf("  Римская-Корсакова  Алёна ")).toEqual(["римская", "корсакова", "алена"]);
    expect(wordsOf("О’Коннор")).toEqual(wordsOf("о'коннор"));
  });
});

describe("a telephone", () => {
  it.each(["+7 921 700-11-22", "8 (921) 700-11-22", "89217001122", "921 700 11 22", "7-921-700-11-22"])(
    "is the same written %s",
    (written) => expect(normalisePhone(written)).toBe("+79217001122"),
  );

  it("may be of another country", () => {
    expect(normalisePhone("+358 40 123 4567")).toBe("+358401234567");
  });

  it.each(["", "12-34", "Анна", "9643 8090 0317 0523", "+7 921 700 11 22 доб. 5", "1\0".repeat(5)])(
    "is not %j",
    (written) => expect(normalisePhone(written)).toBeNull(),
  );
});
