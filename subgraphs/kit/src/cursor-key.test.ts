import { describe, expect, it } from "@jest/globals";
import type { Key } from "./connection.js";
import { idOfKey, placeOfKey, readKey } from "./cursor-key.js";

const ID = "019a8f6e-0000-7000-8000-000000000001";
const GREATEST = 2_147_483_647;
const refused = "`after` is not a cursor of this list.";

describe("the key of a cursor", () => {
  it("is the id it was made of", () => {
    expect(idOfKey([ID])).toBe(ID);
  });

  it.each<[string, Key]>([
    ["nothing", []],
    ["an id and more", [ID, 1]],
    ["a text that is no id", ["1"]],
    ["a number", [1]],
    ["null", [null]],
  ])("is refused as an id where it is %s", (_what, key) => {
    expect(() => idOfKey(key)).toThrow(refused);
  });

  it.each([0, 1, GREATEST])("is the place it was made of, %s", (place) => {
    expect(placeOfKey([place], GREATEST)).toBe(place);
  });

  it.each<[string, Key]>([
    ["nothing", []],
    ["a place and more", [1, ID]],
    ["a text", ["1"]],
    ["a fraction", [1.5]],
    ["below zero", [-1]],
    ["more than the column holds", [GREATEST + 1]],
    ["null", [null]],
  ])("is refused as a place where it is %s", (_what, key) => {
    expect(() => placeOfKey(key, GREATEST)).toThrow(refused);
  });

  it("is the values it was made of, each of its kind", () => {
    expect(readKey(["Орлов", ID], "text", "uuid")).toEqual(["Орлов", ID]);
    expect(readKey([-1.5, GREATEST], "float", "int")).toEqual([-1.5, GREATEST]);
  });

  it.each<[string, Key]>([
    ["shorter", [1.5]],
    ["longer", [1.5, 1, 1]],
    ["of other kinds", ["1.5", 1]],
    ["more than a column of whole numbers holds", [1.5, GREATEST + 1]],
    ["endless", [Number.POSITIVE_INFINITY, 1]],
  ])("is refused where it is %s", (_what, key) => {
    expect(() => readKey(key, "float", "int")).toThrow(refused);
  });

  it("is refused where a text cannot be stored", () => {
    expect(() => readKey(["\0"], "text")).toThrow(refused);
  });

  it("is a place up to where numbers are exact", () => {
    expect(placeOfKey([Number.MAX_SAFE_INTEGER])).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => placeOfKey([Number.MAX_SAFE_INTEGER + 1])).toThrow(refused);
  });
});
