import { expect, it } from "@jest/globals";
import { isMonth, monthOf } from "./months.js";

it.each(["2026-11", "1999-01"])("%s is a month", (written) => expect(isMonth(written)).toBe(true));

it.each(["", "10.2026", "2026-13", "2026-11-01", "ноябрь 2026"])("«%s» is none", (written) =>
  expect(isMonth(written)).toBe(false),
);

it("takes the present month where an address names none", () => {
  expect(monthOf("2026-10")).toBe("2026-10");
  expect(isMonth(monthOf("10.2026"))).toBe(true);
  expect(monthOf("10.2026")).toBe(monthOf(null));
});
