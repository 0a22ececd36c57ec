import { Parser } from "htmlparser2";
import sanitizeHtml from "sanitize-html";
import { allowedHtml } from "./blocks-to-html.js";
import { cleanBlocks, type Block } from "./clean-blocks.js";

const markOf: Record<string, string> = {
  strong: "bold",
  b: "bold",
  em: "italic",
  i: "italic",
  u: "underline",
  s: "strikethrough",
  code: "code",
};

/** HTML given from outside the editor (the demo union, an import) becomes what the editor can open again. */
export function htmlToBlocks(html: string): Block[] {
  const blocks: Block[] = [];
  const open: Block[] = [];
  const marks: string[] = [];
  const top = () => open.at(-1);
  const start = (block: Block) => {
    const parent = top();
    if (parent && (parent.type === "list" || block.type === "link")) parent.children?.push(block);
    else {
      open.length = 0;
      blocks.push(block);
    }
    open.push(block);
  };
  const end = (...types: string[]) => {
    const at = open.findLastIndex((block) => types.includes(block.type));
    if (at >= 0) open.length = at;
  };
  const write = (text: string) => {
    const last = top();
    if (!last || last.type === "list") {
      if (!text.trim()) return;
      start(last ? { type: "list-item", children: [] } : { type: "paragraph", children: [] });
    }
    const words: Block = {
      type: "text",
      text,
      ...Object.fromEntries(marks.filter((mark) => mark !== "plain").map((mark) => [mark, true])),
    };
    const before = top()?.children?.at(-1);
    if (before && sameMarks(before, words)) before.text = `${before.text}${text}`;
    else top()?.children?.push(words);
  };

  const parser = new Parser({
    onopentag(name, { href, "data-chart": chart }) {
      const mark = markOf[name];
      if (mark) marks.push(name === "code" && top()?.type === "code" ? "plain" : mark);
      else if (name === "p" && !["quote", "list-item"].includes(top()?.type ?? ""))
        start({ type: "paragraph", children: [] });
      else if (/^h[1-6]$/.test(name)) start({ type: "heading", level: Number(name[1]), children: [] });
      else if (name === "ul" || name === "ol")
        start({ type: "list", format: name === "ol" ? "ordered" : "unordered", children: [] });
      else if (name === "li") {
        end("list-item");
        if (top()?.type !== "list") start({ type: "list", format: "unordered", children: [] });
        start({ type: "list-item", children: [] });
      } else if (name === "blockquote") start({ type: "quote", children: [] });
      else if (name === "pre") start({ type: "code", children: [] });
      else if (name === "a") {
        if (!top() || top()?.type === "list") write(" ");
        start({ type: "link", url: href, children: [] });
      } else if (name === "figure" && chart) {
        start({ type: "paragraph", children: [] });
        write(`[диаграмма ${chart}]`);
      } else if (name === "br") write("\n");
    },
    ontext: write,
    onclosetag(name) {
      if (markOf[name]) marks.pop();
      else if (name === "p" || name === "figure") end("paragraph");
      else if (/^h[1-6]$/.test(name)) end("heading");
      else if (name === "ul" || name === "ol") end("list");
      else if (name === "li") end("list-item");
      else if (name === "blockquote") end("quote");
      else if (name === "pre") end("code");
      else if (name === "a") end("link");
    },
  });
  parser.end(
    sanitizeHtml(html, { ...allowedHtml, allowedTags: [...(allowedHtml.allowedTags || []), "b", "i", "h1"] }),
  );
  return (cleanBlocks(blocks) ?? []).map(withText);
}

function sameMarks(one: Block, other: Block): boolean {
  const { text: _one, ...ours } = one;
  const { text: _other, ...theirs } = other;
  return JSON.stringify(ours) === JSON.stringify(theirs);
}

/** The editor wants at least one text in everything that may hold one. */
function withText(block: Block): Block {
  if (!block.children) return block;
  const children = block.children.map(withText);
  return { ...block, children: children.length > 0 ? children : [{ type: "text", text: "" }] };
}
