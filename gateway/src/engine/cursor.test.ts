import { describe, expect, it } from "@jest/globals";
import { buildSchema, getOperationAST, parse } from "graphql";
import { makeResumable } from "./cursor.js";

const schema = buildSchema(`
  type Query { note: Note }
  type Note { id: ID! revision: Int! answers(after: ID): [Note] }
  type Subscription { noted(after: ID): Note counted(after: Int): Note }
`);

function resumable(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  const root = schema.getSubscriptionType();
  return operation && root ? makeResumable(document, operation, root) : null;
}

describe("where a subscription is taken up", () => {
  it.each([
    ["alone", "subscription ($a: ID) { noted(after: $a) { id } }", "a"],
    ["and in a field", "subscription ($a: ID) { noted(after: $a) { answers(after: $a) { id } } }", null],
    [
      "and in a fragment",
      "subscription ($a: ID) { noted(after: $a) { ...F } } fragment F on Note { answers(after: $a) { id } }",
      null,
    ],
  ])("is a variable's to say where it stands there %s", (_where, text, variable) => {
    expect(resumable(text)).toMatchObject({ variable, isNumber: false });
  });

  it("may be a number", () => {
    expect(resumable("subscription { counted(after: 3) { id } }")).toMatchObject({
      variable: null,
      isNumber: true,
    });
  });
});
