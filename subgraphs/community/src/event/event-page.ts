import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { momentKey, readMomentKey } from "@angel/kit/moment";
import { listOf, readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isStorable, isUuid, tidy } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { Event, EventStatus } from "./event.entity.js";
import { events } from "./event.loader.js";
import { type Condition, seenBy } from "./seen-events.js";

enum EventOrder {
  SOONEST = "SOONEST",
  LATEST = "LATEST",
}

registerEnumType(EventOrder, {
  name: "EventOrder",
  description: "In which order events stand.",
  valuesConfig: {
    SOONEST: { description: "What begins first stands first." },
    LATEST: { description: "What begins last stands first." },
  },
});

@InputType({ description: "Which events; what is left out does not narrow." })
class EventFilter {
  @Field(() => [String], { nullable: true, description: "Of these kinds, by their codes." })
  kinds?: string[] | null;

  @Field(() => [EventStatus], { nullable: true, description: "Of which this became." })
  statuses?: EventStatus[] | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "Those that end on this day of Moscow or later.",
  })
  from?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "Those that begin on this day of Moscow or earlier.",
  })
  until?: PlainDate | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Those whose number, title, topic, description or place has all these words, or their beginnings; at most 200 characters.",
  })
  search?: string | null;
}

@ArgsType()
export class EventsArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: "Which; all when left out." })
  filter?: EventFilter | null;

  @Field(() => EventOrder, { defaultValue: EventOrder.LATEST, description: "In which order." })
  order!: EventOrder;
}

/** The events of a list that the viewer may see, in the order of their beginnings. */
export function pageOfEvents(
  context: Context,
  list: Condition,
  { filter, order, ...page }: EventsArgs,
): Promise<Connection<Event>> {
  const { em, load } = context;
  const conditions = [list, seenBy(context), ...narrowing(filter ?? {})];
  const where = conditions.map(({ sql }) => sql).join(" and ");
  const values = conditions.flatMap((condition) => condition.values);
  const [direction, beyond] = order === EventOrder.SOONEST ? ["asc", ">"] : ["desc", "<"];
  return connect<Event>(page, {
    key: ({ startsAt, id }) => momentKey(startsAt, id),
    rows: async (limit, after) => {
      const from = after ? readMomentKey(after, isUuid) : null;
      const rows = await readPublished<{ id: string }>(
        em,
        ["organisation"],
        `select e.id from events e where ${where}
          ${from ? `and (e.starts_at, e.id) ${beyond} (?::timestamptz, ?::uuid)` : ""}
         order by e.starts_at ${direction}, e.id ${direction} limit ?::int`,
        [...values, ...(from ?? []), limit],
      );
      const found = await load(events).loadMany(rows.map(({ id }) => id));
      return found.filter((event): event is Event => event instanceof Event);
    },
    total: async () => {
      const [row] = await readPublished<{ count: number }>(
        em,
        ["organisation"],
        `select count(*)::int as count from events e where ${where}`,
        values,
      );
      return row?.count ?? 0;
    },
  });
}

const LONGEST_SEARCH = 200;

function narrowing({ kinds, statuses, from, until, search }: EventFilter): Condition[] {
  const conditions: Condition[] = [];
  if (kinds)
    conditions.push({ sql: "e.kind_code = any(?::text[])", values: [listOf(kinds.filter(isStorable))] });
  if (statuses) conditions.push({ sql: "e.status = any(?::text[])", values: [listOf(statuses)] });
  conditions.push(...within(from, until));
  for (const word of wordsOf(search ?? "")) {
    conditions.push({ sql: "e.words like ?", values: [`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`] });
  }
  return conditions;
}

/** What goes on between two days of Moscow, both of them too. */
export function within(from: PlainDate | null | undefined, until: PlainDate | null | undefined): Condition[] {
  const conditions: Condition[] = [];
  if (from)
    conditions.push({ sql: "coalesce(e.ends_at, e.starts_at) >= ?::timestamptz", values: [dayOf(from)] });
  if (until) {
    conditions.push({ sql: "e.starts_at < ?::timestamptz + interval '1 day'", values: [dayOf(until)] });
  }
  return conditions;
}

function dayOf(day: PlainDate): string {
  return `${day}T00:00:00+03:00`;
}

function wordsOf(search: string): string[] {
  const written = tidy(search).slice(0, LONGEST_SEARCH).toLowerCase().replaceAll("ё", "е");
  return isStorable(written) ? written.split(/[\s,.№"«»()]+/).filter(Boolean) : [];
}
