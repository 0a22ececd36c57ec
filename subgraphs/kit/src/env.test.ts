import { describe, expect, it } from "@jest/globals";
import {
  list,
  oneOf,
  optionalUrl,
  port,
  readEnv,
  secret,
  text,
  url,
  type Variable,
  WrongEnvironment,
} from "./env.js";

const SECRET = "x".repeat(32);
const read = (source: Record<string, string>) =>
  readEnv(
    {
      PORT: port(4003),
      DATABASE_URL: url(),
      MEILI_URL: optionalUrl(),
      ANGEL_SECRET: secret(),
      SUBGRAPHS: list(["registry"]),
      HOST: text("127.0.0.1"),
      LOG_LEVEL: oneOf(["info", "debug"], "info"),
    } satisfies Record<string, Variable<unknown>>,
    source,
  );

describe("the environment", () => {
  it("is typed, and what is unset has its default", () => {
    expect(
      read({ DATABASE_URL: "postgres://h/d", ANGEL_SECRET: SECRET, SUBGRAPHS: "a, b,", PORT: "5000" }),
    ).toEqual({
      PORT: 5000,
      DATABASE_URL: "postgres://h/d",
      MEILI_URL: undefined,
      ANGEL_SECRET: SECRET,
      SUBGRAPHS: ["a", "b"],
      HOST: "127.0.0.1",
      LOG_LEVEL: "info",
    });
  });

  it("says in one sentence what is wrong", () => {
    const right = { DATABASE_URL: "postgres://h/d", ANGEL_SECRET: SECRET };
    const sentence = (change: Record<string, string>) => {
      try {
        read({ ...right, ...change });
        return "nothing";
      } catch (error) {
        return error instanceof WrongEnvironment ? error.message : error;
      }
    };
    expect([
      sentence({ DATABASE_URL: "" }),
      sentence({ DATABASE_URL: "nowhere" }),
      sentence({ PORT: "70000" }),
      sentence({ ANGEL_SECRET: "short" }),
      sentence({ LOG_LEVEL: "loud" }),
    ]).toEqual([
      "DATABASE_URL is not set.",
      'DATABASE_URL must be a URL, not "nowhere".',
      'PORT must be a whole number from 0 to 65535, not "70000".',
      "ANGEL_SECRET must have at least 32 characters.",
      'LOG_LEVEL must be one of info, debug, not "loud".',
    ]);
  });
});
