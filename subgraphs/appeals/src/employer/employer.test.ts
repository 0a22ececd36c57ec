import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { keyOf } from "./employer.js";

describe("the key of an employer's name", () => {
  it("is the same however two people write it", () => {
    const written = ["МБОУ «Школа № 12»", "Школа №12", "ШКОЛА № 12, МБОУ", " школа  12 "];
    expect(new Set(written.map(keyOf))).toEqual(new Set(["школа 12"]));
    expect(keyOf("ООО «Ёлка»")).toBe(keyOf("елка"));
  });

  it("keeps apart those whose numbers differ, and a name that is a form alone", () => {
    expect(keyOf("Школа № 12")).not.toBe(keyOf("Школа № 13"));
    expect(keyOf("ГУП")).toBe("гуп");
  });

  it("is a key of itself, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(keyOf(keyOf(name))).toBe(keyOf(name));
      }),
    );
  });
});
