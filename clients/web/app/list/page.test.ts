import { describe, expect, it } from "@jest/globals";
import { excerpt } from "../feed/excerpt.js";
import { joinPages } from "./page.js";

const page = (ids: string[], endCursor: string | null) => ({
  nodes: ids.map((id) => ({ id })),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

describe("pages in a row", () => {
  it("are one list in which nothing stands twice, going on after the last", () => {
    const joined = joinPages([page(["5", "4", "3"], "c3"), page(["3", "2"], "c2")]);
    expect(joined).toEqual(page(["5", "4", "3", "2"], "c2"));
  });
});

describe("an excerpt", () => {
  it("ends between words", () => {
    expect(excerpt("Первый снег\n\nлёг в начале ноября, и мы пошли", 32)).toBe(
      "Первый снег лёг в начале ноября…",
    );
    expect(excerpt("Коротко")).toBe("Коротко");
  });
});
