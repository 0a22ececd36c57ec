import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { asBytes, parseBytes, WrittenData } from "./bytes.js";
import { writeAnswer } from "./write-answer.js";

describe("what a service says", () => {
  const read = (words: string) =>
    new WrittenData(JSON.stringify(parseBytes(Buffer.from(words)))).toJSON() as unknown;

  it("goes through the engine letter for letter", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const words = JSON.stringify(value);
        expect(read(words)).toEqual(JSON.parse(words));
      }),
    );
  });

  it("goes through it however its letters are written", () => {
    const escaped = (text: string) => text.replace(/[^\x20-\x7e]/g, escapeLetter);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.boolean())), (pieces) => {
        const words = pieces.map(([text, isEscaped]) => {
          const written = JSON.stringify(text);
          return isEscaped ? escaped(written) : written;
        });
        expect(read(`[${words.join(",")}]`)).toEqual(JSON.parse(`[${words.join(",")}]`));
      }),
    );
  });

  it("stands beside what we say", () => {
    const data = new WrittenData(asBytes('{"name":"Анна"}'));
    const [errors, extensions] = [[{ message: "Не найдено" }], { note: "Ё" }];
    const bytes = Buffer.from(writeAnswer({ data, errors, extensions }), "latin1");
    expect(JSON.parse(bytes.toString())).toEqual({ data: { name: "Анна" }, errors, extensions });
  });
});

function escapeLetter(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
