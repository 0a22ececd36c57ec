import { describe, expect, it } from "@jest/globals";
import { GraphQLError } from "graphql";
import { logger } from "./log.js";
import { inTrace } from "./trace.js";

const TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl";
const TELLING = [
  "anna@example.ru",
  "+7 911 123-45-67",
  "79111234567",
  TOKEN,
  "Иванова",
  "Anna Ivanova",
  "hunter2",
];

function lines(level: string, log: (to: ReturnType<typeof logger>) => void): Record<string, unknown>[] {
  const written: string[] = [];
  log(logger("test", level, { write: (line) => void written.push(line) }));
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** As the database says it, with all its driver hangs on. */
function duplicate(): Error {
  return Object.assign(
    new Error(
      `insert into "people" ("email", "name") values ('anna@example.ru', 'Иванова') - duplicate key value violates unique constraint "people_email_key"`,
    ),
    {
      code: "23505",
      detail: "Key (email)=(anna@example.ru) already exists.",
      table: "people",
      constraint: "people_email_key",
      parameters: ["anna@example.ru", "Anna Ivanova"],
      where: "+7 911 123-45-67",
    },
  );
}

describe("the log", () => {
  it.each<[string, unknown]>([
    ["of the database", duplicate()],
    ["of a parser", new SyntaxError(`Unexpected token 'А', "Anna Ivanova, 79111234567" is not valid JSON`)],
    ["of a value", new GraphQLError(`Variable "$input" got invalid value "Иванова"; Expected type "Int".`)],
    ["of a token", new Error(`signature of ${TOKEN} is wrong`)],
    ["within an error", new Error("no", { cause: duplicate() })],
    ["that is none", "anna@example.ru"],
  ])("keeps to itself whom an error %s is about", (_of, err) => {
    const text = JSON.stringify(lines("info", (log) => log.error({ err }, "a resolver failed")));
    for (const telling of TELLING) expect(text).not.toContain(telling);
  });

  it("says what is wrong and where", () => {
    const [line] = lines("info", (log) => log.error({ err: duplicate() }, "a resolver failed"));
    expect(line).toMatchObject({
      part: "test",
      msg: "a resolver failed",
      err: {
        type: "Error",
        message: `insert into "people" ("email", "name") values ([redacted], [redacted]) - duplicate key value violates unique constraint "people_email_key"`,
        code: "23505",
        table: "people",
        constraint: "people_email_key",
        stack: expect.stringMatching(/^ +at .*log\.test\.ts/),
      },
    });
  });

  it("cuts out what people are known by, however it is handed in", () => {
    const person = { phone: "79111234567", email: "anna@example.ru", name: "Anna Ivanova" };
    const headers = { authorization: `Bearer ${TOKEN}`, cookie: `__Host-angel-access=${TOKEN}` };
    const text = JSON.stringify(
      lines("trace", (log) => {
        log.info({ ...person, password: "hunter2" }, "one");
        log.debug({ person, headers }, "two");
        log.trace({ request: { headers, variables: { person } }, deed: { person } }, "three");
      }),
    );
    for (const telling of TELLING) expect(text).not.toContain(telling);
  });

  it("names the trace that a request belongs to, to its end and no further", async () => {
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const written: string[] = [];
    const log = logger("test", "info", { write: (line) => void written.push(line) });
    const one = inTrace(traceparent, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      log.info("within");
    });
    inTrace("garbage", () => log.info("untraced"));
    await one;
    log.info("after");
    const told = written.map((line) => JSON.parse(line) as { msg: string; traceId?: string });
    expect(told.map(({ msg, traceId }) => [msg, traceId])).toEqual([
      ["untraced", undefined],
      ["within", "4bf92f3577b34da6a3ce929d0e0e4736"],
      ["after", undefined],
    ]);
  });
});
