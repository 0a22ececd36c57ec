import { InvalidField } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, isStorable, tidy } from "@angel/kit/text";
import { Field, InputType, Int } from "type-graphql";
import type { Event } from "./event.entity.js";
import { EventKind } from "./event-kind.entity.js";

/** What an event says of itself, as it is written; what is left out is not there. */
@InputType({ description: "What an event says of itself." })
export class EventFactsInput {
  @Field(() => String, { nullable: true, description: "Its topic («тема»), at most 300 characters." })
  topic?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What it is about, plain text, at most 10,000 characters.",
  })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "Where it is, as people call the place." })
  place?: string | null;

  @Field(() => String, { nullable: true, description: "The address of the place." })
  address?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Where it is joined online, `https://…`; only those with a seat see it.",
  })
  link?: string | null;

  @Field(() => Date, { nullable: true, description: "When it ends." })
  endsAt?: Date | null;

  @Field(() => Int, { nullable: true, description: "How many may come, 1 to 100,000; null as many as wish." })
  seats?: number | null;
}

export type Facts = Pick<
  Event,
  | "kindCode"
  | "title"
  | "topic"
  | "description"
  | "place"
  | "address"
  | "link"
  | "startsAt"
  | "endsAt"
  | "timeZone"
  | "audience"
  | "seats"
>;

const LONGEST = 300;
const LONGEST_DESCRIPTION = 10_000;
const MOST_SEATS = 100_000;
const ZONES = new Set(Intl.supportedValuesOf("timeZone"));

/** The facts as they are kept, and what is wrong with them. */
export async function checkFacts(
  written: Facts,
  { em }: Context,
): Promise<{ facts: Facts; faults: InvalidField[] }> {
  const faults: InvalidField[] = [];
  const fault = (path: string, ru: string, en: string) => faults.push(new InvalidField(path, { ru, en }));
  const words = (path: keyof Facts, text: string, most = LONGEST) => {
    const found = faultOfText(path, text, most);
    if (found) faults.push(found);
    return text;
  };
  const text = (path: keyof Facts, value: string | null, most?: number) => {
    const tidied = tidy(value ?? "");
    return tidied === "" ? null : words(path, tidied, most);
  };

  const facts = {
    ...written,
    title: words("title", tidy(written.title)),
    topic: text("topic", written.topic),
    description: text("description", written.description, LONGEST_DESCRIPTION),
    place: text("place", written.place),
    address: text("address", written.address),
    link: text("link", written.link, 2_000),
  };
  if (facts.link !== null && !isWebAddress(facts.link)) {
    fault("link", "Ссылка начинается с https://.", "A link begins with https://.");
  }
  const { kindCode } = facts;
  if (!isStorable(kindCode) || !(await em.findOne(EventKind, { code: kindCode }))) {
    fault("kind", "Такого типа мероприятий нет.", "There is no such kind of events.");
  }
  if (facts.endsAt !== null && facts.endsAt < facts.startsAt) {
    fault("endsAt", "Окончание раньше начала.", "It ends before it begins.");
  }
  if (!ZONES.has(facts.timeZone)) {
    fault("timeZone", "Такого часового пояса нет.", "There is no such time zone.");
  }
  if (facts.seats !== null && (facts.seats < 1 || facts.seats > MOST_SEATS)) {
    fault("seats", `От 1 до ${MOST_SEATS}.`, `From 1 to ${MOST_SEATS}.`);
  }
  return { facts, faults };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["https:", "http:"].includes(new URL(text).protocol);
}
