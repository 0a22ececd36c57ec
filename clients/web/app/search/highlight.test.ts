import { describe, expect, it } from "@jest/globals";
import { readHighlight } from "./highlight.js";

describe("a highlight", () => {
  it("is read as text with marked pieces", () => {
    expect(readHighlight("Про <mark>отпуск</mark> &amp; <mark>отдых</mark> &lt;b&gt;")).toEqual([
      { text: "Про ", isMarked: false },
      { text: "отпуск", isMarked: true },
      { text: " & ", isMarked: false },
      { text: "отдых", isMarked: true },
      { text: " <b>", isMarked: false },
    ]);
  });

  it("shows any other tag as the text it is", () => {
    expect(readHighlight("<script>x</script>&unknown;")).toEqual([
      { text: "<script>x</script>&unknown;", isMarked: false },
    ]);
  });
});
