import { describe, expect, it } from "@jest/globals";
import Zip from "jszip";
import type { Paper } from "./block.js";
import { drawBoth } from "./draw-both.js";
import { drawPaper } from "./draw-paper.js";

const listOf = (length: number): Paper => ({
  title: "Список",
  blocks: [
    { kind: "heading", text: "Список" },
    {
      kind: "table",
      head: ["№", "Имя"],
      widths: [1, 9],
      rows: Array.from({ length }, (_, place) => [String(place + 1), `Соколова ${length}`]),
    },
  ],
  code: "ABCD",
  checkUrl: null,
});
const countOf = async (docx: Uint8Array, words: string) => {
  const text = await (await Zip.loadAsync(docx)).file("word/document.xml")?.async("string");
  return text?.split(words).length ?? 0;
};

/** How often others had their turn while something was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let [turns, isDone] = [0, false];
  void work.finally(() => (isDone = true));
  while (!isDone) {
    await new Promise(setImmediate);
    turns += 1;
  }
  await work;
  return turns;
}

describe("drawing a paper", () => {
  it("draws short and long ones alike, several at once", async () => {
    const drawn = await Promise.all([3, 300, 301].map((length) => drawPaper(listOf(length))));

    expect(drawn.map(({ pdf }) => Buffer.from(pdf.subarray(0, 5)).toString())).toEqual(
      Array(3).fill("%PDF-"),
    );
    const counts = [3, 300, 301].map((length, place) =>
      countOf(drawn[place]?.docx ?? new Uint8Array(), `Соколова ${length}`),
    );
    expect(await Promise.all(counts)).toEqual([4, 301, 302]);
  });

  it("leaves everybody their turn while it draws a long one", async () => {
    const here = await turnsDuring(drawBoth(listOf(400)));
    const aside = await turnsDuring(drawPaper(listOf(400)));

    expect(aside).toBeGreaterThan(10 * here);
  });

  it("says what went wrong with one, and draws the next", async () => {
    const [heading, table] = listOf(300).blocks;
    const broken = { ...listOf(300), blocks: [heading, { ...table, widths: null }] } as unknown as Paper;

    await expect(drawPaper(broken)).rejects.toThrow();
    expect(await countOf((await drawPaper(listOf(300))).docx, "Соколова 300")).toBe(301);
  });
});
