import { describe, expect, it } from "@jest/globals";
import type { KnownWord, Vocabulary } from "../index/search-index.js";
import { similarOf } from "../index/similar-words.js";
import { stemOf } from "../language/stem.js";
import { readBeginning, understandQuery } from "./understand-query.js";

/** A vocabulary of these words, the first of them the most frequent. */
function vocabularyOf(text: string): Vocabulary {
  const words = text
    .split(" ")
    .map((word, place, all): KnownWord => ({ word, stem: stemOf(word), count: all.length - place }));
  return {
    known: async (asked) => new Set(asked.filter((one) => words.some(({ stem }) => one === stem))),
    similar: async (word) => similarOf(word, words),
    startingWith: async (prefix, limit) =>
      words.filter(({ word }) => word.startsWith(prefix)).slice(0, limit),
  };
}

const vocabulary = vocabularyOf(
  "профсоюз отпуск работник договор коллективный взносы не covid отпускные опалы",
);
const understand = (query: string) => understandQuery(query, vocabulary);
const corrected = async (query: string) => (await understand(query)).corrected;
const sought = async (query: string) => (await understand(query)).words.map(({ stems }) => stems.join("|"));

describe("a query", () => {
  it("is left alone where all of it is known", async () => {
    expect(await understand("Отпуск работников")).toEqual({
      words: [
        { exact: "отпуск", stems: ["отпуск"] },
        { exact: "работников", stems: ["работник"] },
      ],
      corrected: null,
    });
  });

  it("is read in the layout in which it makes sense", async () => {
    expect(await corrected("ghjacj.p")).toBe("профсоюз");
    expect(await corrected("rjkktrnbdysq ljujdjh 2026")).toBe("коллективный договор 2026");
    expect(await corrected("сщмшв")).toBe("covid");
    expect(await corrected("covid")).toBeNull();
    expect(await corrected("qwerty zxcvbn")).toBeNull();
  });

  it("is mended in spelling, word by word, and in both", async () => {
    expect(await corrected("Профсаюз и атпуск!")).toBe("профсоюз и отпуск!");
    expect(await corrected("ghjacf.p")).toBe("профсоюз");
    expect(await corrected("кот")).toBeNull();
  });

  it("does not mend a last word that is only begun", async () => {
    expect(await understand("договор отпу")).toEqual({
      words: [
        { exact: "договор", stems: ["договор"] },
        { exact: "отпу", stems: [...new Set([stemOf("отпуск"), stemOf("отпускные")])] },
      ],
      corrected: null,
    });
  });

  it("drops words that say nothing, unless there are no others", async () => {
    expect(await sought("отпуск для работников")).toEqual(["отпуск", "работник"]);
    expect(await sought("и для")).toEqual(["и", "для"]);
    expect(await sought("")).toEqual([]);
  });

  it("looks for a word as a stem too, where it is one", async () => {
    expect(await sought("опал")).toEqual(["опа|опал"]);
  });

  it("is cut after sixteen words", async () => {
    expect(await sought("отпуск ".repeat(40))).toHaveLength(16);
  });
});

describe("a query that is being typed", () => {
  it("is read in the layout in which something begins so", async () => {
    expect(await readBeginning("ghja", vocabulary)).toBe("проф");
    expect(await readBeginning("cov", vocabulary)).toBe("cov");
    expect(await readBeginning("xyz", vocabulary)).toBe("xyz");
  });
});
