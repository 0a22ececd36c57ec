import { toDataURL } from "qrcode";
import { BLANK, type Block, type Paper } from "./block.js";
import { pdfMaker } from "./pdf-maker.js";

const MARGINS = { left: 70, top: 50, right: 45, bottom: 95 };
const LINE = 595 - MARGINS.left - MARGINS.right;
/** What a cell of a table has around it. */
const PADDING = 8;

/** The paper as PDF, its fonts inside. */
export async function drawPdf({ title, blocks, checkUrl, code }: Paper): Promise<Buffer> {
  const pdfmake = await pdfMaker();
  return pdfmake
    .createPdf({
      pageSize: "A4",
      pageMargins: [MARGINS.left, MARGINS.top, MARGINS.right, MARGINS.bottom],
      // Drawn once: a long list has it on each of its pages.
      ...(checkUrl && { images: { sign: await toDataURL(checkUrl, { margin: 0 }) } }),
      info: { title },
      language: "ru",
      defaultStyle: { font: "Roboto", fontSize: 11, lineHeight: 1.25 },
      content: blocks.map(draw),
      footer: (page: number, pages: number) => ({
        margin: [MARGINS.left, 12, MARGINS.right, 0],
        columns: [
          ...(checkUrl ? [{ image: "sign", fit: [62, 62], width: 74 }] : []),
          {
            fontSize: 8,
            color: "#444444",
            text: [
              title,
              ...(checkUrl ? [`Подлинность можно проверить: ${checkUrl}`] : []),
              `Код: ${code}`,
              `Страница ${page} из ${pages}`,
            ].join("\n"),
          },
        ],
      }),
    })
    .getBuffer();
}

function draw(block: Block): object {
  switch (block.kind) {
    case "address":
      return { text: block.lines.join("\n"), margin: [210, 0, 0, 24] };
    case "heading":
      return { text: block.text, bold: true, fontSize: 13, alignment: "center", margin: [0, 6, 0, 14] };
    case "text":
      return { text: block.text, alignment: "justify", margin: [0, 0, 0, 8] };
    case "fields":
      return {
        layout: "lightHorizontalLines",
        margin: [0, 0, 0, 12],
        table: {
          widths: ["40%", "60%"],
          body: block.rows.map(([name, value]) => [{ text: name, color: "#444444" }, value]),
        },
      };
    case "table": {
      const all = block.widths.reduce((sum, width) => sum + width, 0);
      return {
        margin: [0, 0, 0, 12],
        fontSize: 9,
        layout: "lightHorizontalLines",
        table: {
          headerRows: 1,
          widths: block.widths.map((width) => (width / all) * LINE - PADDING),
          body: [block.head.map((text) => ({ text, bold: true })), ...block.rows.map((row) => [...row])],
        },
      };
    }
    case "signature":
      return { text: `Дата ${BLANK}    Подпись ${BLANK} / ${block.who} /`, margin: [0, 18, 0, 12] };
  }
}
