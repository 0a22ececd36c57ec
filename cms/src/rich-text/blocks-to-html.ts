import sanitizeHtml from "sanitize-html";
import type { Block } from "./clean-blocks.js";

const marks = [
  ["bold", "strong"],
  ["italic", "em"],
  ["underline", "u"],
  ["strikethrough", "s"],
  ["code", "code"],
] as const;

/** A line by itself that says which of the text's charts stands there. */
const chartMark = /^\s*\[(?:диаграмма|chart)\s+(\d{1,2})\]\s*$/i;

/** What a reader's browser may be given; headings start at the second level, the first is the page's own. */
export const allowedHtml: sanitizeHtml.IOptions = {
  allowedTags: [
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "strong",
    "em",
    "u",
    "s",
    "a",
    "br",
    "figure",
    "img",
  ],
  allowedAttributes: { a: ["href", "rel"], img: ["src", "alt"], figure: ["data-chart"] },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: ["http", "https"] },
  allowProtocolRelative: false,
};

export function blocksToHtml(blocks: Block[]): string {
  return sanitizeHtml(blocks.map(block).join("\n"), allowedHtml);
}

function block(node: Block): string {
  const inside = (node.children ?? []).map(node.type === "list" ? block : inline).join("");
  switch (node.type) {
    case "heading": {
      const level = Math.min(Math.max(node.level ?? 2, 2), 4);
      return `<h${level}>${inside}</h${level}>`;
    }
    case "list":
      return node.format === "ordered" ? `<ol>${inside}</ol>` : `<ul>${inside}</ul>`;
    case "list-item":
      return `<li>${inside}</li>`;
    case "quote":
      return `<blockquote>${inside}</blockquote>`;
    case "code":
      return `<pre><code>${inside}</code></pre>`;
    case "image":
      return `<figure><img src="${escape(node.image?.url ?? "")}" alt="${escape(node.image?.alternativeText ?? "")}"></figure>`;
    default: {
      const [, chart] = chartMark.exec(wordsOf(node)) ?? [];
      if (chart) return `<figure data-chart="${Number(chart)}"></figure>`;
      return inside ? `<p>${inside}</p>` : "";
    }
  }
}

function wordsOf(node: Block): string {
  return node.text ?? (node.children ?? []).map(wordsOf).join("");
}

function inline(node: Block): string {
  if (node.type === "link")
    return `<a href="${escape(node.url ?? "")}" rel="noopener nofollow">${(node.children ?? []).map(inline).join("")}</a>`;
  if (node.type !== "text") return block(node);
  const text = escape(node.text ?? "").replaceAll("\n", "<br>");
  return marks.reduce((shown, [mark, tag]) => (node[mark] ? `<${tag}>${shown}</${tag}>` : shown), text);
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
