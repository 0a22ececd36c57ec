import {
  AlignmentType,
  Document as DocxDocument,
  Footer,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { toBuffer } from "qrcode";
import { BLANK, type Block, type Paper } from "./block.js";

const SMALL = 16;
const AFTER = { after: 160 };

/** The same paper as DOCX, for those who have to add something by hand. */
export async function drawDocx({ title, blocks, checkUrl, code }: Paper): Promise<Buffer> {
  const sign = checkUrl && [
    new ImageRun({
      type: "png",
      data: await toBuffer(checkUrl, { margin: 0 }),
      transformation: { width: 62, height: 62 },
    }),
  ];
  const check = checkUrl ? `Подлинность: ${checkUrl} (код ${code})` : `Код ${code}`;
  const note = new TextRun({ text: `  ${title}. ${check}`, size: SMALL });
  return Packer.toBuffer(
    new DocxDocument({
      title,
      creator: "Электронный Ангел",
      styles: {
        default: { document: { run: { font: "Times New Roman", size: 24, language: { value: "ru-RU" } } } },
      },
      sections: [
        {
          properties: { page: { margin: { top: 1_000, right: 850, bottom: 1_000, left: 1_400 } } },
          footers: {
            default: new Footer({ children: [new Paragraph({ children: [...(sign || []), note] })] }),
          },
          children: blocks.flatMap(draw),
        },
      ],
    }),
  );
}

function draw(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case "address":
      return block.lines.map((text) => new Paragraph({ text, indent: { left: 4_600 } }));
    case "heading":
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 240, after: 240 },
          children: [new TextRun({ text: block.text, bold: true })],
        }),
      ];
    case "text":
      return [new Paragraph({ text: block.text, alignment: AlignmentType.JUSTIFIED, spacing: AFTER })];
    case "fields":
      return [table([2, 3], block.rows), new Paragraph("")];
    case "table":
      return [table(block.widths, [block.head, ...block.rows], true), new Paragraph("")];
    case "signature":
      return [
        new Paragraph({
          text: `Дата ${BLANK}    Подпись ${BLANK} / ${block.who} /`,
          spacing: { before: 360, after: 240 },
        }),
      ];
  }
}

function table(widths: readonly number[], rows: readonly (readonly string[])[], hasHead = false): Table {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const widthOf = (column: number) => ({
    size: ((widths[column] ?? 1) / all) * 100,
    type: WidthType.PERCENTAGE,
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: hasHead && index === 0,
          cantSplit: true,
          children: row.map(
            (text, column) =>
              new TableCell({
                width: widthOf(column),
                children: [
                  new Paragraph({
                    children: [new TextRun({ text, bold: hasHead && index === 0, size: 20 })],
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}
