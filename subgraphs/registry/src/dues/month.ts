import { badInput } from "@angel/kit/refusal";
import type { PlainDate } from "@angel/kit/values";
import { GraphQLScalarType, Kind } from "graphql";

/** A month, kept as its first day. */
export const MonthScalar = new GraphQLScalarType<PlainDate, string>({
  name: "Month",
  description: "A month, as `2026-11`.",
  serialize: (value) => String(value).slice(0, 7),
  parseValue: readMonth,
  parseLiteral: (node) => readMonth(node.kind === Kind.STRING ? node.value : undefined),
});

function readMonth(value: unknown): PlainDate {
  if (typeof value !== "string" || !/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(value)) {
    throw badInput("A Month is a month such as 2026-11.");
  }
  return `${value}-01`;
}
