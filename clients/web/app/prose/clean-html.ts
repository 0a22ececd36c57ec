/**
 * The newsroom cleans articles when they are written; this is the second lock on the same door.
 * Nothing is let through as it came: what is allowed is written anew, all else is text or nothing.
 */
const ALLOWED: Record<string, readonly string[]> = Object.fromEntries([
  ..."p br hr h2 h3 h4 h5 ul ol li strong b em i u s sub sup blockquote code pre figure figcaption table thead tbody tr"
    .split(" ")
    .map((name) => [name, []]),
  ["th", ["colspan", "rowspan", "scope"]],
  ["td", ["colspan", "rowspan"]],
  ["a", ["href", "title"]],
  ["img", ["src", "alt", "width", "height"]],
]);
const EMPTY = new Set(["br", "hr", "img"]);
/** Elements whose content is not prose. */
const DROPPED =
  /<(script|style|template|iframe|object|noscript|svg|math|textarea|title|xmp|noembed|noframes|select)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const TAG =
  /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*)\s*\/?>|<!--[\s\S]*?(?:-->|$)|</gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/g;

export function cleanHtml(html: string, newsroom: string | null): string {
  const open: string[] = [];
  const text = html.replaceAll("\0", "").replace(DROPPED, "");
  const cleaned = text.replace(
    TAG,
    (found, closing: string | undefined, rawName: string | undefined, attributes: string) => {
      if (rawName === undefined) return found === "<" ? "&lt;" : "";
      // The page has its one first heading.
      const name = rawName.toLowerCase() === "h1" ? "h2" : rawName.toLowerCase();
      const allowed = ALLOWED[name];
      if (!allowed) return "";
      if (closing) return close(open, name);
      if (!EMPTY.has(name)) open.push(name);
      return writeTag(name, allowed, attributes, newsroom);
    },
  );
  return (
    cleaned +
    open
      .toReversed()
      .map((name) => `</${name}>`)
      .join("")
  );
}

function close(open: string[], name: string): string {
  const at = open.lastIndexOf(name);
  if (at < 0) return "";
  return open
    .splice(at)
    .toReversed()
    .map((inner) => `</${inner}>`)
    .join("");
}

function writeTag(name: string, allowed: readonly string[], source: string, newsroom: string | null): string {
  const attributes: string[] = [];
  for (const [, rawKey = "", double, single, bare] of source.matchAll(ATTRIBUTE)) {
    const key = rawKey.toLowerCase();
    if (!allowed.includes(key)) continue;
    const value = safeValue(key, decode(double ?? single ?? bare ?? ""), newsroom);
    if (value !== null) attributes.push(` ${key}="${escape(value)}"`);
  }
  if (name === "a") attributes.push(' rel="noopener noreferrer"');
  if (name === "img") attributes.push(' loading="lazy" decoding="async"');
  return `<${name}${attributes.join("")}>`;
}

function safeValue(key: string, value: string, newsroom: string | null): string | null {
  if (key === "href") return safeAddress(value, newsroom, /^(https?|mailto|tel):$/);
  if (key === "src") return safeAddress(value, newsroom, /^https?:$/);
  if (/^(colspan|rowspan|width|height)$/.test(key)) return /^\d{1,4}$/.test(value) ? value : null;
  return value;
}

/** Files stand at the newsroom; pages of ours stay as they are. */
function safeAddress(value: string, newsroom: string | null, protocols: RegExp): string | null {
  const address = value.trim();
  if (/^#[\w-]*$/.test(address)) return address;
  if (/^\/(?![/\\])/.test(address)) {
    return newsroom && address.startsWith("/uploads/") ? `${newsroom}${address}` : address;
  }
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return protocols.test(url.protocol) ? url.href : null;
}

function decode(value: string): string {
  return value
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});?/g, (_, code: string) => character(Number(code)))
    .replace(/&(colon|tab|newline);/gi, (_, name: string) => (name.toLowerCase() === "colon" ? ":" : ""))
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function character(code: number): string {
  return code > 0x1f && code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
}

function escape(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
