import { describe, expect, it } from "@jest/globals";
import { isTaxId } from "./tax-id.js";

describe("a taxpayer number", () => {
  it.each(["7707083893", "7728168971", "500100732259"])("%s is one", (digits) => {
    expect(isTaxId(digits)).toBe(true);
  });

  it.each(["", "770708389", "77070838931", "7707083894", "500100732258", "500100732249", "770708389a"])(
    "%s is none",
    (digits) => {
      expect(isTaxId(digits)).toBe(false);
    },
  );
});
