import { describe, expect, it } from "@jest/globals";
import { deletionsOf, distance, mostEdits } from "./distance.js";
import { inOtherLayout } from "./keyboard.js";
import { stemOf } from "./stem.js";
import { isStopWord } from "./stop-words.js";
import { fold, wordsOf } from "./word.js";

const stems = (words: string) => new Set(wordsOf(words).map(({ folded }) => stemOf(folded)));

describe("a word", () => {
  it("is the same with «ё» and «е», in any case, with a stress mark or a soft hyphen in it", () => {
    expect(["Ёлка", "елка", "ЁЛКА", "е\u0301лка", "ёл\u00adка", "е\u0308лка"].map(fold)).toEqual(
      Array(6).fill("елка"),
    );
  });

  it("keeps its «й», however it is written", () => {
    expect(["район", "раи\u0306он"].map(fold)).toEqual(["район", "район"]);
  });

  it("is Cyrillic where Latin letters only look so", () => {
    expect(["пpoфcoюз", "Cовет", "TK", "MPOT", "POCCTAT"].map(fold)).toEqual([
      "профсоюз",
      "совет",
      "тк",
      "мрот",
      "росстат",
    ]);
  });

  it("stays Latin where it is", () => {
    expect(["team", "Cat", "Angel", "covid", "IT"].map(fold)).toEqual([
      "team",
      "cat",
      "angel",
      "covid",
      "it",
    ]);
  });

  it("knows its place in the text", () => {
    expect(wordsOf("«Ёж», №5 из-за")).toEqual([
      { folded: "еж", start: 1, end: 3 },
      { folded: "5", start: 7, end: 8 },
      { folded: "из", start: 9, end: 11 },
      { folded: "за", start: 12, end: 14 },
    ]);
    expect(wordsOf('\0 — \ud83d 😀 "*')).toEqual([]);
  });
});

describe("a stem", () => {
  it.each([
    "взнос взносы взносов взносами",
    "профсоюз профсоюза профсоюзу профсоюзом",
    "учитель учителя учителей учителям",
    "путёвка путёвку путёвок путёвками",
    "чашка чашек",
    "отец отца отцов",
    "список списка списков",
    "день дня дни дней днём",
    "ребёнок ребёнка дети детей детям",
    "человек людей людям",
    "письмо писем",
    "rally rallies",
  ])("is one for «%s»", (words) => {
    expect(stems(words).size).toBe(1);
  });

  it.each(["район раён", "труд трудный", "лагерь лак", "союз союзник"])("differs for «%s»", (words) => {
    expect(stems(words).size).toBe(2);
  });
});

describe("the other keyboard layout", () => {
  it.each([
    ["ghjacj.p", "профсоюз"],
    ["gen`drf", "путёвка"],
    ["j[hfyf nhelf", "охрана труда"],
    ['\'rcgthn <tksq "pyfrjv"', "эксперт Белый ЭзнакомЭ"],
    ["сщмшв", "covid"],
  ])("makes of «%s» «%s»", (typed, meant) => {
    expect(inOtherLayout(typed)).toBe(meant);
  });

  it("is not tried where both alphabets stand, or none", () => {
    expect(["отпуск IT", "2026", "", "«»"].map(inOtherLayout)).toEqual([null, null, null, null]);
  });
});

describe("a slip", () => {
  it("is a letter put in, left out or changed, or two exchanged", () => {
    expect(
      ["оптуск", "отпуcк", "отпусск", "отпук", "отпуск"].map((slip) => distance(slip, "отпуск", 2)),
    ).toEqual([1, 1, 1, 1, 0]);
    expect(distance("отпуск", "пропуск", 1)).toBe(Infinity);
  });

  it("is forgiven once in a short word, twice in a long one, and never in a very short one", () => {
    expect(["дом", "долг", "отпуск", "профсоюз"].map(mostEdits)).toEqual([0, 1, 1, 2]);
  });

  it("leaves letters that both words have", () => {
    const left = deletionsOf("профсаюз", 1);
    expect([...deletionsOf("профсоюз", 1)].filter((letters) => left.has(letters))).toEqual(["профсюз"]);
  });
});

describe("a stop word", () => {
  it("says nothing of what is sought", () => {
    expect(["и", "для", "the", "отпуск", "труд"].map(isStopWord)).toEqual([true, true, true, false, false]);
  });
});
