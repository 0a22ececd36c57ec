import { describe, expect, it } from "@jest/globals";

// One after the other: sanitize-html requires the parser, which cannot be while the parser is itself being imported.
const { blocksToHtml } = await import("./blocks-to-html.js");
const { htmlToBlocks } = await import("./html-to-blocks.js");

const there = (html: string) => blocksToHtml(htmlToBlocks(html));

describe("rich text", () => {
  it("comes back from the editor's blocks as it was", () => {
    const html = [
      "<h2>Заголовок</h2>",
      '<p>Слово <strong>важное</strong>, <em>тихое</em> и <a href="https://union.example/a?b=1&amp;c=2" rel="noopener nofollow">ссылка</a>.</p>',
      "<ol><li>раз</li><li>два</li></ol>",
      "<ul><li>три</li></ul>",
      "<blockquote>Сказано</blockquote>",
      "<pre><code>x &lt; 1</code></pre>",
    ].join("\n");
    expect(there(html)).toBe(html);
    expect(there(there(html))).toBe(html);
  });

  it("makes paragraphs of loose words and keeps lines apart", () => {
    expect(there("раз<br>два <b>три</b>")).toBe("<p>раз<br />два <strong>три</strong></p>");
    expect(there("<div>один</div><p>два</p>")).toBe("<p>один</p>\n<p>два</p>");
    expect(there("<blockquote><p>внутри</p></blockquote>")).toBe("<blockquote>внутри</blockquote>");
  });

  it("keeps the place of a chart, which is a line by itself", () => {
    const html = '<p>До</p>\n<figure data-chart="2"></figure>\n<p>После</p>';
    expect(there("<p>До</p><p>[Диаграмма 2]</p><p>После</p>")).toBe(html);
    expect(there("<p>До</p><p> [<b>chart</b> 02] </p><p>После</p>")).toBe(html);
    expect(there(html)).toBe(html);
    for (const words of ["<p>См. [диаграмма 2]</p>", "<p>[диаграмма]</p>", "<p>[диаграмма 100]</p>"])
      expect(there(words)).toBe(words);
  });

  it("lets nothing through that runs, frames or hides", () => {
    for (const html of [
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "<svg onload=alert(1)>",
      '<a href="javascript:alert(1)">a</a>',
      '<a href="&#106;avascript:alert(1)">a</a>',
      '<a href="//evil.example">a</a>',
      '<a href="data:text/html,<script>1</script>">a</a>',
      "<style>*{display:none}</style>",
      "<iframe srcdoc='<script>1</script>'></iframe>",
      "<p style='position:fixed'>a</p>",
      "<form action=/x><input></form>",
    ])
      expect(there(html)).toMatch(/^(<p>a<\/p>)?$/);
  });

  it("gives even an empty text something the editor can open", () => {
    expect(htmlToBlocks("<p></p>")).toEqual([{ type: "paragraph", children: [{ type: "text", text: "" }] }]);
    expect(htmlToBlocks("")).toEqual([]);
  });
});
