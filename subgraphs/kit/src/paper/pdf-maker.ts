import { createRequire } from "node:module";

const folder = createRequire(import.meta.url)
  .resolve("pdfmake/package.json")
  .replace(/package\.json$/, "fonts/");
const font = (style: string) => `${folder}Roboto/Roboto-${style}.ttf`;

async function load() {
  const { default: pdfmake } = await import("pdfmake");
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
  return pdfmake;
}

let loaded: ReturnType<typeof load> | undefined;

/** What draws PDFs: loaded with the first of them. */
export function pdfMaker(): ReturnType<typeof load> {
  return (loaded ??= load());
}
