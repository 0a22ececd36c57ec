import { describe, expect, it } from "@jest/globals";
import ExcelJs from "exceljs";
import { buffer } from "node:stream/consumers";
import { asXlsx, type Table } from "./write-table.js";

async function* stretches() {
  yield [
    ["Белов", 1, "2022-04-22"],
    ["=1+1", null, null],
  ];
  yield [["Ёлкина", 2.5, "1980-02-03"]];
}

const table: Table = {
  title: "Отчёт: «все» / [2022]",
  columns: [
    { title: "Имя", kind: "TEXT" },
    { title: "Число", kind: "NUMBER" },
    { title: "День", kind: "DAY" },
  ],
  stretches: stretches(),
};

describe("a spreadsheet", () => {
  it("has numbers and days as such, no formula, and a next sheet for what does not fit the first", async () => {
    const book = new ExcelJs.Workbook();
    await book.xlsx.load(new Uint8Array(await buffer(asXlsx(table, 2))).buffer);
    const rows = book.worksheets.map((sheet) =>
      sheet
        .getSheetValues()
        .slice(1)
        .map((row) => (row as unknown[]).slice(1)),
    );
    const head = ["Имя", "Число", "День"];
    expect(rows).toEqual([
      [head, ["Белов", 1, new Date("2022-04-22")], ["'=1+1"]],
      [head, ["Ёлкина", 2.5, new Date("1980-02-03")]],
    ]);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      "Отчёт   все     2022",
      "Отчёт   все     2022 2",
    ]);
  });
});
