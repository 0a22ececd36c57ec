import { describe, expect, it } from "@jest/globals";
import ExcelJs from "exceljs";
import fc from "fast-check";
import JSZip from "jszip";
import { Readable } from "node:stream";
import { CsvRows } from "./csv-rows.js";
import { type Encoding, encodingOf } from "./encoding.js";
import { CSV, readTable, XLSX } from "./read-table.js";
import type { TableRow } from "./table-row.js";

const TEXT = "Фамилия;Имя;Дата рождения\r\nСергеев;Пётр;03.02.1980\r\n«Ёлкина»;Анна;1.1.1990\r\n";

async function read(content: Buffer | string, mediaType = CSV): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of await readTable(Readable.from([Buffer.from(content)]), mediaType)) rows.push(row);
  return rows;
}

const cellsOf = async (content: Buffer | string) => (await read(content)).map(({ cells }) => cells);

/** Writes text in an encoding of one byte a sign, by what its bytes read as. */
function inBytes(text: string, encoding: string): Buffer {
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from(Array.from(text, (sign) => all.indexOf(sign)).map((byte) => (byte < 0 ? 0x3f : byte)));
}

const big = (text: Buffer) => Buffer.from(text).swap16();

describe("reading a table", () => {
  const rows = (first: string) => `${first}\n${"Сергеев;Пётр\n".repeat(60_000)}`;
  const inPieces = (text: string) => {
    const bytes = Buffer.from(text);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, place) =>
      bytes.subarray(place * 65_536, (place + 1) * 65_536),
    );
    return Readable.from(pieces);
  };

  it("lets go of what it reads when nobody wants the rest", async () => {
    const content = inPieces(rows("Фамилия;Имя"));
    for await (const row of await readTable(content, CSV)) {
      expect(row.cells).toEqual(["Фамилия", "Имя"]);
      break;
    }
    expect(content.destroyed).toBe(true);
  });

  it("lets go of what it cannot read", async () => {
    const content = inPieces(rows('"не закрыта'));
    await expect(async () => {
      for await (const _ of await readTable(content, CSV));
    }).rejects.toThrow();
    expect(content.destroyed).toBe(true);
  });

  const encoded: [string, Encoding, Buffer][] = [
    ["UTF-8", "utf-8", Buffer.from(TEXT)],
    ["UTF-8 with its mark", "utf-8", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-16 as Windows saves it", "utf-16le", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
    ["UTF-16 without its mark", "utf-16le", Buffer.from(TEXT, "utf16le")],
    ["UTF-16, the great end first", "utf-16be", big(Buffer.from(`\ufeff${TEXT}`, "utf16le"))],
    ["windows-1251", "windows-1251", inBytes(TEXT, "windows-1251")],
    ["KOI8-R", "koi8-r", inBytes(TEXT.replaceAll(/[«»]/g, ""), "koi8-r")],
    ["the old DOS encoding", "ibm866", inBytes(TEXT.replaceAll(/[«»]/g, ""), "ibm866")],
  ];
  it.each(encoded)("knows %s by its bytes", async (_name, encoding, bytes) => {
    expect(encodingOf(bytes)).toBe(encoding);
    const [head, first] = await cellsOf(bytes);
    expect([head, first]).toEqual([
      ["Фамилия", "Имя", "Дата рождения"],
      ["Сергеев", "Пётр", "03.02.1980"],
    ]);
  });

  it.each([
    [";", "а;б;в\n1,5;2;3"],
    [",", "а,б,в\n1,2,3"],
    ["a tab", "а\tб\tв\n1\t2\t3"],
    ["|", "а|б|в\n1|2|3"],
    ["; with commas in quotes", '"а";"б, и б";"в"\n1;2;3'],
  ])("finds %s between the columns", async (_sign, text) => {
    expect((await cellsOf(text)).map((cells) => cells.length)).toEqual([3, 3]);
  });

  it("says on which line a row stands, and leaves out empty ones", async () => {
    const rows = await read('а;б\n\n;\n"две\nстроки";2\nпоследняя;3');
    expect(rows.map(({ line, cells }) => [line, cells])).toEqual([
      [1, ["а", "б"]],
      [5, ["две строки", "2"]],
      [6, ["последняя", "3"]],
    ]);
  });

  it("takes quotes inside of a cell as they stand, and a quoted word that begins it", async () => {
    const text =
      'а;б\n"Заря" ООО;1\nООО "Заря";"ООО ""Заря"""\n"Заря" и "Свет" ; "а"\r\n"в кавычках" ;"г"\r\n';
    expect(await cellsOf(text)).toEqual([
      ["а", "б"],
      ['"Заря" ООО', "1"],
      ['ООО "Заря"', 'ООО "Заря"'],
      ['"Заря" и "Свет"', '"а"'],
      ["в кавычках", "г"],
    ]);
  });

  it("reads the lines of old Macintoshes", async () => {
    expect(await cellsOf('а;б\r"в\rг";1\r')).toEqual([
      ["а", "б"],
      ["в г", "1"],
    ]);
  });

  const word = fc.string({
    unit: fc.constantFrom("а", "б", " ", '"', ";", ",", "\n", "\r\n", "я"),
    maxLength: 8,
  });
  const table = fc.array(fc.array(word, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 12 });

  it("reads whatever was written, into whatever pieces it was cut", async () => {
    const written = (rows: readonly string[][], end: string) =>
      rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join("|")).join(end);
    const tidy = (cell: string) => cell.replaceAll(/\s+/g, " ").trim();
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom("\n", "\r\n"), fc.array(fc.nat(9)), async (rows, end, cuts) => {
        const text = `а|б${end}${written(rows, end)}`;
        const made = new CsvRows("|", "\n");
        const read: TableRow[] = [];
        let from = 0;
        for (const length of cuts) {
          read.push(...made.take(text.slice(from, from + length)));
          from += length;
        }
        read.push(...made.take(text.slice(from)), ...made.end(""));
        const expected = rows.map((cells) => cells.map(tidy)).filter((cells) => cells.some(Boolean));
        expect(read.slice(1).map(({ cells }) => cells)).toEqual(expected);
      }),
    );
  });

  it("keeps ragged rows as they are", async () => {
    expect(await cellsOf("а;б;в\n1\n1;2;3;4")).toEqual([["а", "б", "в"], ["1"], ["1", "2", "3", "4"]]);
  });

  it.each([
    ["a formula", "=cmd|' /C calc'!A0", "FORMULA"],
    ["a formula behind a plus", "+cmd()", "FORMULA"],
    ["a NUL", "а\0б", "UNREADABLE"],
    ["a sign that got lost", "Серг\ufffdев", "UNREADABLE"],
    ["a cell without end", "я".repeat(1_001), "TOO_LONG"],
  ])("reports %s where it stands", async (_what, cell, fault) => {
    const [, row] = await read(`а;б\n1;${cell}`);
    expect(row?.faults).toEqual([{ column: 1, fault }]);
  });

  it("takes a telephone and a number for what they are", async () => {
    const [, row] = await read("а;б;в\n+7 921 000-00-01;-5;+(814) 2");
    expect(row?.faults).toEqual([]);
  });

  it.each([
    ["a quote that is not closed", 'а;б\n"1;2\n3;4', "QUOTE_NOT_CLOSED", 2],
    ["one in a long file", `а;б\n"1;2\n${"3;4\n".repeat(20_000)}`, "QUOTE_NOT_CLOSED", 2],
    ["one that is closed within the cell", 'а;б\n1;2\n"3;4"5;6\n', "QUOTE_NOT_CLOSED", 3],
    ["a row without end", `а;б\n"${"я".repeat(60_000)}";2`, "TOO_LARGE", 2],
    ["a row of many cells", `а;б\n${"1;".repeat(60_000)}\n2;3\n`, "TOO_LARGE", 2],
  ])("refuses %s", async (_what, text, reason, line) => {
    await expect(read(text)).rejects.toMatchObject({ reason, line });
  });
});

describe("reading a workbook", () => {
  const book = async (fill: (sheet: ExcelJs.Worksheet) => void) => {
    const workbook = new ExcelJs.Workbook();
    workbook.addWorksheet("Пустой");
    fill(workbook.addWorksheet("Список"));
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };

  it("reads days, numbers, rich text and results from the first sheet that has rows", async () => {
    const content = await book((sheet) => {
      sheet.addRow(["Фамилия", "Рождён", "Билет", "Сумма"]);
      sheet.addRow([]);
      sheet.addRow([
        { richText: [{ text: "Сер" }, { text: "геев" }] },
        new Date(Date.UTC(1980, 1, 3)),
        "9643809003170523",
        { formula: "1+1", result: 2 },
      ]);
      sheet.addRow(["Иванова", null, Number("9643809003170523"), 1.5]);
    });

    expect(await read(content, XLSX)).toEqual([
      { line: 1, cells: ["Фамилия", "Рождён", "Билет", "Сумма"], faults: [] },
      {
        line: 3,
        cells: ["Сергеев", "1980-02-03", "9643809003170523", "2"],
        faults: [],
      },
      {
        line: 4,
        cells: ["Иванова", "", "9.643809003170524e+15", "1.5"],
        faults: [{ column: 2, fault: "LOST_DIGITS" }],
      },
    ]);
  });

  it("does not unpack a bomb", async () => {
    const bomb = new JSZip();
    bomb.file("xl/sharedStrings.xml", Buffer.alloc(50_000_000, "0"));
    const content = await bomb.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });

    await expect(read(content, XLSX)).rejects.toMatchObject({ reason: "TOO_LARGE" });
  });

  it.each([
    ["what is no archive", Buffer.from("PK\u0003\u0004 not really")],
    ["an empty archive", Buffer.from(`PK\u0005\u0006${"\0".repeat(18)}`)],
  ])("refuses %s", async (_what, content) => {
    await expect(read(content, XLSX)).rejects.toMatchObject({ reason: "NOT_A_TABLE" });
  });
});
