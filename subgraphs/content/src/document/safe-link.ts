const SCHEMES = new Set(["http", "https", "mailto", "tel"]);
const ENTITIES: Record<string, string> = { amp: "&", quot: '"', apos: "'", lt: "<", gt: ">", colon: ":" };

/** The link, or null when a browser could run it: `javascript:` comes disguised by case, spaces and control characters. */
export function safeLink(link: string | null | undefined): string | null {
  if (!link) return null;
  // Browsers drop these before they look for the scheme.
  // oxlint-disable-next-line no-control-regex -- control characters are the disguise
  const seen = link.replaceAll(/[\u0000-\u0020\u007f-\u00a0]/g, "");
  const [, scheme] = /^([^/?#:]*):/.exec(seen) ?? [];
  if (scheme === undefined) return seen.startsWith("//") || seen.startsWith("\\") ? null : link;
  return SCHEMES.has(scheme.toLowerCase()) ? link : null;
}

/** HTML that was sanitised when it was written, with any link that slipped through made harmless. */
export function withSafeLinks(html: string): string {
  return html.replaceAll(
    /(\s(?:href|src)\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+)/gi,
    (whole: string, name: string, value: string) =>
      safeLink(decoded(value.replaceAll(/^["']|["']$/g, "")) || "#") === null ? `${name}"#"` : whole,
  );
}

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));?/gi,
    (whole: string, hex: string, digits: string, name: string) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? whole;
      const point = hex ? Number.parseInt(hex, 16) : Number(digits);
      return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
    },
  );
}
