import { isPublished, listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { firstBirthday, lastBirthday } from "@angel/kit/days";
import type { PlainDate } from "@angel/kit/values";
import { Field, InputType, Int, registerEnumType } from "type-graphql";
import type { Event } from "./event.entity.js";

enum Sex {
  MALE = "MALE",
  FEMALE = "FEMALE",
}

registerEnumType(Sex, {
  name: "Sex",
  description: "A person's sex.",
  valuesConfig: { MALE: { description: "A man." }, FEMALE: { description: "A woman." } },
});

@InputType({
  description:
    "Which members below the organisation; what is left out does not narrow, and without anything it is all of them.",
})
export class GuestSelectionInput {
  @Field(() => Sex, { nullable: true, description: "Of this sex." })
  sex?: Sex | null;

  @Field(() => Int, { nullable: true, description: "At least so many years old today." })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: "At most so many years old today." })
  ageUntil?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "With children, as the card tells («есть дети»); so too where their age is asked.",
  })
  haveChildren!: boolean;

  @Field(() => Int, { nullable: true, description: "With a child at least so many years old today." })
  childAgeFrom?: number | null;

  @Field(() => Int, { nullable: true, description: "With a child at most so many years old today." })
  childAgeUntil?: number | null;
}

/** Members below the event's organisation whose cards the viewer sees, at most so many. */
export async function selectGuests(
  { organisationId }: Event,
  selection: GuestSelectionInput,
  most: number,
  { em }: Context,
): Promise<string[]> {
  if (!(await isPublished(em, "membership"))) return [];
  const { sex, ageFrom, ageUntil, haveChildren, childAgeFrom, childAgeUntil } = selection;
  const rows = await em.execute<{ id: string }[]>(
    `select published.select_members(node, ?, ?::date, ?::date, ?, ?::date, ?::date, ?::int) as id
       from published.organisation where id = ?`,
    [
      sex ?? null,
      byAge(ageUntil, firstBirthday),
      byAge(ageFrom, lastBirthday),
      haveChildren || typeof childAgeFrom === "number" || typeof childAgeUntil === "number",
      byAge(childAgeUntil, firstBirthday),
      byAge(childAgeFrom, lastBirthday),
      most,
      organisationId,
    ],
  );
  return rows.map(({ id }) => id);
}

/** Those of the members whose cards the viewer may see: they are on a register below where they serve. */
export async function knownGuests(
  ids: readonly string[],
  paths: readonly string[],
  { em }: Context,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0 || !(await isPublished(em, "membership"))) return new Set();
  const rows = await em.execute<{ id: string }[]>(
    `select member_id as id from published.membership
      where member_id = any(?::uuid[]) and organisation_path || '.' like any(?::text[])`,
    [listOf(ids), listOf(paths.map((path) => `${path}.%`))],
  );
  return new Set(rows.map(({ id }) => id));
}

function byAge(age: number | null | undefined, birthday: (age: number) => PlainDate): PlainDate | null {
  return typeof age === "number" ? birthday(age) : null;
}
