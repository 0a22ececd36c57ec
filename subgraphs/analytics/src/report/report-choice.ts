import { InvalidInput } from "@angel/kit/problem";
import { isStorable } from "@angel/kit/text";
import { isPlainDate } from "@angel/kit/values";
import { Field, InputType } from "type-graphql";
import { invalid } from "../input/invalid.js";
import type { ReportColumn, ReportDefinition } from "./report-definition.js";

const MOST_LETTERS = 100;
const MOST_CONDITIONS = 10;

@InputType({ description: "A condition on a column of a report. All that is given must hold." })
export class NamedReportConditionInput {
  @Field(() => String, { description: "The key of the column." })
  column!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The cell is this: as it reads on the report, whatever the case of its letters; a day as `2022-04-22`.",
  })
  is?: string | null;

  @Field(() => String, { nullable: true, description: "The cell begins like this; of text alone." })
  begins?: string | null;

  @Field(() => String, { nullable: true, description: "It is at least this; of numbers and days." })
  from?: string | null;

  @Field(() => String, { nullable: true, description: "It is at most this; of numbers and days." })
  until?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the cell is empty." })
  isEmpty?: boolean | null;
}

@InputType({ description: "In which order the rows of a report stand; equal ones by name." })
export class NamedReportOrderInput {
  @Field(() => String, { defaultValue: "name", description: "The key of the column." })
  column!: string;

  @Field(() => Boolean, { defaultValue: false, description: "Whether the last comes first." })
  isDescending!: boolean;
}

/** Which rows of a report, and in which order. */
export interface ReportChoice {
  /** How the name begins. */
  readonly search?: string | null;
  readonly filter?: readonly NamedReportConditionInput[] | null;
  readonly order?: NamedReportOrderInput | null;
}

/** What is wrong with a choice; undefined where nothing is. */
export function faultOfChoice(
  { columns }: ReportDefinition,
  { search, filter, order }: ReportChoice,
): InvalidInput | undefined {
  if (search && (search.length > MOST_LETTERS || !isStorable(search))) {
    return invalid("search", "Это не похоже на имя.", "That is no name.");
  }
  const has = (key: string) => columns.find((column) => column.key === key);
  if (order && !has(order.column)) {
    return invalid("order.column", "В отчёте нет такого столбца.", "The report has no such column.");
  }
  if (filter && filter.length > MOST_CONDITIONS) {
    return invalid(
      "filter",
      `Не больше ${MOST_CONDITIONS} условий.`,
      `At most ${MOST_CONDITIONS} conditions.`,
    );
  }
  for (const [at, { column: key, ...condition }] of (filter ?? []).entries()) {
    const column = has(key);
    if (!column) {
      return invalid(`filter.${at}.column`, "В отчёте нет такого столбца.", "The report has no such column.");
    }
    for (const name of ["is", "begins", "from", "until"] as const) {
      const value = condition[name];
      if (typeof value !== "string" || suits(column, name, value)) continue;
      return invalid(
        `filter.${at}.${name}`,
        "Это условие не для такого столбца.",
        "That does not suit the column.",
      );
    }
  }
  return undefined;
}

function suits({ kind }: ReportColumn, name: "is" | "begins" | "from" | "until", value: string): boolean {
  if (value.length > MOST_LETTERS || !isStorable(value)) return false;
  switch (kind) {
    case "TEXT":
    case "CODE":
      return name === "is" || name === "begins";
    case "FLAG":
      return name === "is" && flagOf(value) !== undefined;
    case "NUMBER":
      return name !== "begins" && /^-?\d{1,15}([.,]\d{1,9})?$/.test(value);
    case "DAY":
      return name !== "begins" && isPlainDate(value);
  }
}

const FLAGS = new Map([
  ["да", true],
  ["нет", false],
]);

export function flagOf(value: string): boolean | undefined {
  return FLAGS.get(value.toLowerCase());
}
