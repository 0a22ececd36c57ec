import { describe, expect, it } from "@jest/globals";
import { readLogin } from "./login.js";

describe("a login", () => {
  it.each([
    "9643809003170523",
    "9643 8090 0317 0523",
    " 9643-8090-0317-0523 ",
    "9643\u00a08090\u00a00317\u00a00523",
  ])("is the card number %j", (text) => {
    expect(readLogin(text)).toEqual({ kind: "card", value: "9643809003170523" });
  });

  it.each([
    "+79211234567",
    "89211234567",
    "79211234567",
    "9211234567",
    "8 (921) 123-45-67",
    "+7 921 123 45 67",
    "8-921-123-45-67",
    "8.921.123.45.67",
    "+8 921 123–45–67",
    "８９２１１２３４５６７",
  ])("is the phone %j", (text) => {
    expect(readLogin(text)).toEqual({ kind: "phone", value: "+79211234567" });
  });

  it("is a phone abroad when it says so by a plus", () => {
    expect(readLogin("+375 29 123-45-67")).toEqual({ kind: "phone", value: "+375291234567" });
  });

  it("is an e-mail in whatever case", () => {
    expect(readLogin(" Anna@Angel.Example ")).toEqual({ kind: "email", value: "anna@angel.example" });
  });

  it.each(["", "anna", "123", "96438090031705231", "a@b@c", "@", "anna @angel.example", "+7921", "💥"])(
    "is none in %j",
    (text) => {
      expect(readLogin(text)).toBeNull();
    },
  );
});
