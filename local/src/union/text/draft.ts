import type { LocalText, UnionCharts, UnionKnowledgeArticle } from "../union.ts";

/** Texts as their authors write them: paragraphs parted by an empty line, list items after "- " or after "1. " and so on. */
export interface ArticleDraft {
  /** The key of the organisation whose site it stands on. */
  site: string;
  section: string;
  kind: "NEWS" | "ANNOUNCEMENT" | "CONGRATULATION" | "PROGRAMME";
  /** RFC 3339. */
  at: string;
  title: string;
  lead: string;
  body: string;
  charts?: UnionCharts;
  en?: { title: string; lead: string; body: string };
  flowsDown?: boolean;
  /** What readers wrote; an answer follows the comment it answers. */
  talk?: readonly (string | { answer: string })[];
}

export interface PostDraft {
  /** The key of the author's primary. */
  home: string;
  at: string;
  title: string;
  body: string;
  talk?: readonly (string | { answer: string })[];
}

export interface KnowledgeDraft {
  key: string;
  topic: string | LocalText;
  title: string;
  law?: string;
  tags: string;
  /** The page of the site that it explains. */
  explains?: UnionKnowledgeArticle["explains"];
  /** Files of `documents/`, and what readers know them by. */
  documents?: readonly { file: string; name: string }[];
  body: string;
  charts?: UnionCharts;
  en?: { title: string; body: string };
}

const LISTS = [
  ["ul", /^- /],
  ["ol", /^\d+\. /],
] as const;

/** Paragraphs and lists of a draft as HTML. */
export function toHtml(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split("\n").map((line) => line.trim());
      for (const [tag, mark] of LISTS)
        if (lines.every((line) => mark.test(line)))
          return `<${tag}>${lines.map((line) => `<li>${escape(line.replace(mark, ""))}</li>`).join("")}</${tag}>`;
      return `<p>${escape(lines.join(" "))}</p>`;
    })
    .join("\n");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
