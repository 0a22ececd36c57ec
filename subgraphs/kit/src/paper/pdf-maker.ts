import { createRequire } from "node:module";
import pdfmake from "pdfmake";

const folder = createRequire(import.meta.url)
  .resolve("pdfmake/package.json")
  .replace(/package\.json$/, "fonts/");
const font = (style: string) => `${folder}Roboto/Roboto-${style}.ttf`;

pdfmake.setFonts({
  Roboto: {
    normal: font("Regular"),
    bold: font("Medium"),
    italics: font("Italic"),
    bolditalics: font("MediumItalic"),
  },
});
// A paper is made of what it is given: its own fonts, and nothing from elsewhere.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));

export { pdfmake };
