import { describe, expect, it } from "@jest/globals";
import { answerTo, TEMPLATE_NAMES, wordingOf } from "./wording.js";

describe("the wording of a letter", () => {
  it("is that of its template, or empty", () => {
    for (const name of TEMPLATE_NAMES) expect(wordingOf(name).subject.length).toBeGreaterThan(5);
    const empty = { subject: "", body: "", thanks: "" };
    expect([wordingOf(null), wordingOf("toString")]).toEqual([empty, empty]);
  });

  it("of an answer names the letter that is answered, and not what that one answered", () => {
    const first = answerTo({ number: 12, sentOn: "2026-11-05", subject: "О сверке реестра" });
    expect(first).toEqual({
      subject: "Ответ на исх. № 12 от 05.11.2026: О сверке реестра",
      body: "Уважаемые коллеги!\n\n",
      thanks: "",
    });
    expect(answerTo({ number: 3, sentOn: "2026-11-06", subject: first.subject }).subject).toBe(
      "Ответ на исх. № 3 от 06.11.2026: О сверке реестра",
    );
    expect(answerTo({ number: 3, sentOn: "2026-11-06", subject: "ы".repeat(300) }).subject).toHaveLength(300);
  });
});
