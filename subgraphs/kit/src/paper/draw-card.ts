import { toString } from "qrcode";
import type { Card, Mark } from "./card.js";
import { pdfMaker } from "./pdf-maker.js";

const POINTS_A_MILLIMETRE = 72 / 25.4;
/** A bank card's, ID-1 of ISO/IEC 7810. */
const [WIDTH, HEIGHT] = [85.6, 53.98];
const LEAST_SIZE = 4;
const LINE_HEIGHT = 1.12;

/** The card as PDF, a page of the card's own size for each face. */
export async function drawCard({ title, faces, checkUrl }: Card): Promise<Buffer> {
  const sign = await toString(checkUrl, { type: "svg", margin: 0 });
  const pdfmake = await pdfMaker();
  return pdfmake
    .createPdf({
      pageSize: { width: points(WIDTH), height: points(HEIGHT) },
      pageMargins: 0,
      info: { title },
      language: "ru",
      defaultStyle: { font: "Roboto", lineHeight: LINE_HEIGHT },
      content: faces.map((face, index) => ({
        // What stands at a place of its own takes no room: each face is begun by a line of nothing.
        stack: [{ text: "", fontSize: 1 }, ...face.map((mark) => draw(mark, sign))],
        ...(index > 0 && { pageBreak: "before" }),
      })),
    })
    .getBuffer();
}

function draw(mark: Mark, sign: string): object {
  const [x, y] = mark.at;
  const absolutePosition = { x: points(x), y: points(y) };
  switch (mark.kind) {
    case "box": {
      const { width, height, colours, radius = 0 } = mark;
      const [colour, other] = colours;
      const fill = other ? { linearGradient: [colour, other] } : { color: colour };
      const box = {
        type: "rect",
        x: 0,
        y: 0,
        w: points(width),
        h: points(height),
        r: points(radius),
        ...fill,
      };
      return { absolutePosition, canvas: [box] };
    }
    case "ring": {
      const { radius, colour, opacity } = mark;
      const [r1, r2] = [points(radius), points(radius)];
      const ring = { type: "ellipse", x: 0, y: 0, r1, r2, lineColor: colour, strokeOpacity: opacity };
      return { absolutePosition, canvas: [{ ...ring, lineWidth: 0.6 }] };
    }
    case "words": {
      const { width, colour: color, isBold: bold = false, spacing: characterSpacing = 0 } = mark;
      const { text, size: fontSize } = fitted(mark);
      return {
        absolutePosition,
        columns: [{ width: points(width), text, fontSize, color, bold, characterSpacing }],
      };
    }
    case "sign":
      return { absolutePosition, svg: sign, width: points(mark.side) };
  }
}

function points(millimetres: number): number {
  return millimetres * POINTS_A_MILLIMETRE;
}

type Words = Mark & { kind: "words" };

function fitted(words: Words): { text: string; size: number } {
  const { text, size, lines } = words;
  for (let smaller = size; smaller >= LEAST_SIZE; smaller -= 0.25) {
    if (linesOf(text, smaller, words) <= lines) return { text, size: smaller };
  }
  let cut = text;
  while (linesOf(`${cut}…`, LEAST_SIZE, words) > lines) cut = cut.slice(0, -1).trimEnd();
  return { text: `${cut}…`, size: LEAST_SIZE };
}

/** How many lines words of a size take, reckoned by the widths of letters and rather too many than too few. */
function linesOf(text: string, size: number, { width, spacing = 0 }: Words): number {
  const room = points(width);
  const widthOf = (word: string) =>
    Array.from(word, (letter) => size * shareOf(letter) + spacing).reduce((sum, one) => sum + one, 0);
  let [lines, left] = [0, 0];
  for (const word of text.split(/\s+/)) {
    const taken = widthOf(word);
    if (lines > 0 && taken <= left) {
      left -= taken + widthOf(" ");
      continue;
    }
    lines += Math.max(1, Math.ceil(taken / room));
    left = room * Math.max(1, Math.ceil(taken / room)) - taken - widthOf(" ");
  }
  return lines;
}

/** A letter's width as a share of its height. */
function shareOf(letter: string): number {
  if (/[ .,:;'|!-]/.test(letter)) return 0.28;
  if (/[ЖШЩЮФМЫMW]/.test(letter)) return 0.9;
  if (/\p{Lu}/u.test(letter)) return 0.68;
  return /[жшщюфмыmw—…]/.test(letter) ? 0.82 : 0.56;
}
