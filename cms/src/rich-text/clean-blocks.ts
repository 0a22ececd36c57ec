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

/** A link that leads where readers must not be led becomes plain words; all other text is escaped when it is shown. */
export function cleanBlocks(blocks: Block[] | null | undefined): Block[] | null {
  return Array.isArray(blocks) ? blocks.flatMap(clean) : null;
}

function clean(block: Block | null): Block[] {
  if (typeof block !== "object" || block === null) return [];
  const children = cleanBlocks(block.children);
  if (block.type === "link" && !isSafeUrl(block.url)) return children ?? [];
  return [children ? { ...block, children } : block];
}

export function isSafeUrl(url: unknown): url is string {
  if (typeof url !== "string") return false;
  if (/^\/(?![/\\])/.test(url)) return true; // A page of the same site.
  return URL.canParse(url) && safeProtocols.includes(new URL(url).protocol);
}

/** Whether it is an address of the web, and not of a page of ours. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol);
}
