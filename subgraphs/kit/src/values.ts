import "reflect-metadata";
import { GraphQLScalarType, Kind } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";
import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { badInput } from "./refusal.js";

/** A day without a time or a zone, as `2026-11-21`. */
export type PlainDate = string;

const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists in the calendar. */
export function isPlainDate(value: unknown): value is PlainDate {
  const [, year, month, day] = (typeof value === "string" && PLAIN_DATE.exec(value)) || [];
  return Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month));
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const MOSCOW = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Moscow", dateStyle: "short" });

let lastAsked = { minute: Number.NaN, day: "" };

/** The union's day is Moscow's, wherever the server stands. */
export function today(now = new Date()): PlainDate {
  // A file of a hundred thousand people asks half a million times; a day begins with a minute.
  const minute = Math.floor(now.getTime() / 60_000);
  if (lastAsked.minute !== minute) lastAsked = { minute, day: MOSCOW.format(now) };
  return lastAsked.day;
}

export const PlainDateScalar = new GraphQLScalarType<PlainDate, PlainDate>({
  name: "PlainDate",
  description: "A day without a time or a zone, as `2026-11-21` (ISO 8601).",
  serialize: plainDate,
  parseValue: plainDate,
  parseLiteral: (node) => plainDate(node.kind === Kind.STRING ? node.value : undefined),
});

function plainDate(value: unknown): PlainDate {
  if (!isPlainDate(value)) throw badInput("A PlainDate is a day such as 2026-11-21.");
  return value;
}

export const DateTimeScalar = GraphQLDateTime;

/** Whole kopecks; a JSON number that stays exact up to 90 trillion roubles. */
export const KopecksScalar = new GraphQLScalarType<number, number>({
  name: "Kopecks",
  description: "Whole kopecks, 1/100 of a rouble, as a number without a fraction.",
  serialize: kopecks,
  parseValue: kopecks,
  parseLiteral: (node) => kopecks(node.kind === Kind.INT ? Number(node.value) : undefined),
});

function kopecks(value: unknown): number {
  const amount = typeof value === "string" ? Number(value) : value;
  if (!Number.isSafeInteger(amount)) throw badInput("Kopecks are a whole number.");
  return amount as number;
}

@Directive("@shareable")
@ObjectType({ description: "A sum of money in Russian roubles." })
export class Money {
  @Field(() => KopecksScalar, { description: "The sum in whole kopecks." })
  kopecks: number;

  constructor(amount: number | string) {
    this.kopecks = kopecks(amount);
  }
}

/** The language of content. */
export enum Locale {
  RU = "RU",
  EN = "EN",
}

registerEnumType(Locale, {
  name: "Locale",
  description: "The language of content.",
  valuesConfig: { RU: { description: "Russian." }, EN: { description: "English." } },
});
