import { readTable } from "@angel/kit/table/read-table";
import { describe, expect, it } from "@jest/globals";
import { spreadsheetFormat } from "./spreadsheet-format.js";

const AT_ONCE = 500;
const PEOPLE = 5_000;

describe("a long list for the insurer", () => {
  it("is made some rows at a time, so that others have their turn", async () => {
    const madeInTurn: number[] = [0];
    let turn: NodeJS.Immediate;
    const next = () => {
      madeInTurn.push(0);
      turn = setImmediate(next);
    };
    turn = setImmediate(next);
    const person = {
      get lastName() {
        madeInTurn.push((madeInTurn.pop() ?? 0) + 1);
        return "Сергеева";
      },
      firstName: "Анна",
      patronymic: null,
      bornOn: "1980-02-03",
      cardNumber: "9643809000000017",
    };

    const { content, mediaType } = spreadsheetFormat.writeInsured(
      "Застрахованные",
      Array.from({ length: PEOPLE }, () => person),
    );
    const rows: (readonly string[])[] = [];
    for await (const { cells } of await readTable(content, mediaType)) rows.push(cells);
    clearImmediate(turn);

    expect(rows).toHaveLength(PEOPLE + 1);
    expect(rows.at(-1)).toEqual(["Сергеева", "Анна", "", "03.02.1980", "9643809000000017"]);
    expect(Math.max(...madeInTurn)).toBe(AT_ONCE);
  });
});
