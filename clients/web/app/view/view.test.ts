import { describe, expect, it } from "@jest/globals";
import { attributesOf, readView, usualView, viewOf, writeView } from "./view.js";

const chosen = {
  letters: "largest",
  spacing: "wide",
  colours: "white-on-black",
  pictures: "none",
} as const;

describe("how pages look", () => {
  it("is the usual until something is chosen", () => {
    expect(readView(null)).toEqual(usualView);
    expect(attributesOf(usualView)).toEqual({});
  });

  it("is read as it was written", () => {
    const [pair] = writeView(chosen).split(";");
    expect(readView(`other=1; ${pair}`)).toEqual(chosen);
    expect(attributesOf(chosen)).toEqual({
      "data-letters": "largest",
      "data-spacing": "wide",
      "data-colours": "white-on-black",
      "data-pictures": "none",
    });
  });

  it.each(["", "x", "largest", 'largest.wide."><script>.none', "a.b.c.d.e"])(
    "is the usual where the browser says what may not be chosen: %p",
    (said) => {
      const { letters, ...rest } = readView(`angel-view=${said}`);
      expect(["usual", "largest"]).toContain(letters);
      expect(rest.colours).toBe("usual");
    },
  );

  it("takes what may be chosen of what is wished", () => {
    const wished: Record<string, unknown> = { letters: "larger", colours: "pink", pictures: 1 };
    expect(viewOf((choice) => wished[choice])).toEqual({ ...usualView, letters: "larger" });
  });
});
