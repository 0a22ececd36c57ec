import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { FIRST_NAMES } from "../sex/first-names.js";
import { examineName } from "./examine-name.js";

type Written = [last: string, first: string, patronymic?: string];

function examine([lastName, firstName, patronymic = null]:
  [...Written] | [string, string, (string | null)?]) {
  const { findings, suggestion } = examineName({ lastName, firstName, patronymic });
  const meant =
    suggestion &&
    [suggestion.lastName, suggestion.firstName, suggestion.patronymic].filter(Boolean).join(" ");
  return { found: findings.map(({ kind, part }) => (part ? `${kind} ${part}` : kind)), meant };
}

describe("the check of a name", () => {
  it.each<[Written, string[], string | null]>([
    [["Иванов", "Пётр", "Ильич"], [], null],
    [["Римский-Корсаков", "Николай", "Андреевич"], [], null],
    [["Алиева", "Лейла", "Гасан кызы"], [], null],
    [["Smith", "John"], [], null],
    [["О'Коннор", "Анна"], [], null],
    // Latin look-alikes.
    [["Cидоров", "Иван", "Иванович"], ["MIXED_ALPHABETS LAST"], "Сидоров Иван Иванович"],
    [["Иванoв", "Aннa"], ["MIXED_ALPHABETS LAST", "MIXED_ALPHABETS FIRST"], "Иванов Анна"],
    [["3ахаров", "Олег"], ["MIXED_ALPHABETS LAST"], "Захаров Олег"],
    [["BOPOHOB", "ОЛЕГ"], ["MIXED_ALPHABETS LAST", "LETTER_CASE LAST", "LETTER_CASE FIRST"], "Воронов Олег"],
    // Signs.
    [
      ["Иванов*", "Олег", "Ильич."],
      ["SUSPICIOUS_CHARACTERS LAST", "SUSPICIOUS_CHARACTERS PATRONYMIC"],
      "Иванов Олег Ильич",
    ],
    [["Иванов  ", "Олег"], ["SUSPICIOUS_CHARACTERS LAST"], "Иванов Олег"],
    [["Петрова – Иванова", "Анна"], ["SUSPICIOUS_CHARACTERS LAST"], "Петрова-Иванова Анна"],
    // Fields.
    [["Иванов Пётр Ильич", ""], ["PARTS_IN_ONE"], "Иванов Пётр Ильич"],
    [["Пётр", "Ильич", "Иванов"], ["SWAPPED_PARTS"], "Иванов Пётр Ильич"],
    [["Ильич", "Пётр", "Иванов"], ["SWAPPED_PARTS"], "Иванов Пётр Ильич"],
    [["Иванов", "Ильич", "Пётр"], ["SWAPPED_PARTS"], "Иванов Пётр Ильич"],
    [["Пётр", "Иванов", "Ильич"], ["SWAPPED_PARTS"], "Иванов Пётр Ильич"],
    [["Роман", "Аркадьевич", "Абрамович"], ["SWAPPED_PARTS"], "Абрамович Роман Аркадьевич"],
    [["Абрамович", "Роман", "Аркадьевич"], [], null],
    // Case.
    [["ИВАНОВ", "ОЛЕГ"], ["LETTER_CASE LAST", "LETTER_CASE FIRST"], "Иванов Олег"],
    [["иванова-петрова", "анна"], ["LETTER_CASE LAST", "LETTER_CASE FIRST"], "Иванова-Петрова Анна"],
    [["Алиев", "Мамед", "ГАСАН ОГЛЫ"], ["LETTER_CASE PATRONYMIC"], "Алиев Мамед Гасан оглы"],
    // Spelling.
    [["Иванов", "Алексанр"], ["SPELLING FIRST"], "Иванов Александр"],
    [["Иванова", "Екатерниа"], ["SPELLING FIRST"], "Иванова Екатерина"],
    [["Иванов", "Петр"], ["YO FIRST"], "Иванов Пётр"],
    [["Иванова", "Анна", "Семеновна"], ["YO PATRONYMIC"], "Иванова Анна Семёновна"],
    // Parts.
    [["Иванов", "Анна", "Петрович"], ["DISAGREEING_PARTS"], null],
  ])("of %j finds %j and means %j", (written, found, meant) => {
    expect(examine(written)).toEqual({ found, meant });
  });

  it("comes to rest: what it suggests needs at most one more look", () => {
    const letters = "абвгеёиклмнопрстуАБВОПСaceoxAB03-' .*".split("");
    const word = fc.array(fc.constantFrom(...letters), { maxLength: 12 }).map((part) => part.join(""));
    const first = fc.constantFrom(...FIRST_NAMES.keys());
    fc.assert(
      fc.property(word, fc.oneof(word, first), word, (lastName, firstName, patronymic) => {
        const { suggestion } = examineName({ lastName, firstName, patronymic });
        const again = suggestion && examineName(suggestion).suggestion;
        expect(again && examineName(again).suggestion).toBeNull();
      }),
    );
  });
});
