/** The shape Strapi's blocks editor keeps, as far as we publish it. */
export interface Block {
  type: string;
  level?: number;
  format?: string;
  url?: string;
  text?: string;
  image?: { url?: string; alternativeText?: string | null };
  children?: Block[];
  [mark: string]: unknown;
}

const safeProtocols = ["http:", "https:", "mailto:", "tel:"];

/** Links lead where readers may be led; everything else in blocks is text and is escaped when it is shown. */
export function cleanBlocks(blocks: Block[] | null | undefined): Block[] | null {
  if (!Array.isArray(blocks)) return null;
  return blocks.map((block) => ({
    ...block,
    ...(block.type === "link" ? { url: safeUrl(block.url) } : {}),
    ...(block.children ? { children: cleanBlocks(block.children) ?? [] } : {}),
  }));
}

export function safeUrl(url: string | undefined): string {
  const base = "https://relative.invalid/";
  if (!url || !URL.canParse(url, base)) return "#";
  return safeProtocols.includes(new URL(url, base).protocol) ? url : "#";
}
