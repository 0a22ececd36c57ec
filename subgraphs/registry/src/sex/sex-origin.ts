import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, registerEnumType, Resolver, Root } from "type-graphql";
import { cardPlace, Member, type Sex } from "../member/member.entity.js";
import { SEX_RULE_VERSION } from "./sex-by-name.js";

enum SexOrigin {
  PERSON = "PERSON",
  AUTOMATIC = "AUTOMATIC",
}

registerEnumType(SexOrigin, {
  name: "SexOrigin",
  description: "Where a member's sex comes from.",
  valuesConfig: {
    PERSON: { description: "Somebody wrote it («указан»)." },
    AUTOMATIC: { description: "Derived from the name («авто»)." },
  },
});

@Resolver(() => Member)
export class SexOriginOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => SexOrigin, {
    nullable: true,
    description: "Where the sex comes from; null when it is not filled in or not yours to see.",
  })
  async sexOrigin(@Root() { id, sex }: Member, @Ctx() { load }: Context): Promise<SexOrigin | null> {
    if (sex === null) return null;
    return (await load(areDerived).load(id)) ? SexOrigin.AUTOMATIC : SexOrigin.PERSON;
  }
}

async function areDerived(ids: readonly string[], { em }: Context): Promise<boolean[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select member_id as id from derived_sexes join members on members.id = member_id
     where member_id = any(?::uuid[]) and derived_sexes.sex = members.sex`,
    [`{${ids.join()}}`],
  );
  const derived = new Set(rows.map(({ id }) => id));
  return ids.map((id) => derived.has(id));
}

export interface DerivedSex {
  id: string;
  sex: Sex;
}

/** Remembers that the rules and no person said so. */
export async function setByRule(
  derived: readonly DerivedSex[],
  batchId: string | null,
  { em }: Context,
): Promise<void> {
  await em.execute(
    `insert into derived_sexes (member_id, sex, rule_version, batch_id)
     select id, sex, ?, ?::uuid from json_to_recordset(?::json) as given (id uuid, sex sex)
     on conflict (member_id) do update set
       sex = excluded.sex, rule_version = excluded.rule_version, batch_id = excluded.batch_id`,
    [SEX_RULE_VERSION, batchId, JSON.stringify(derived)],
  );
}

/** A person's word stands above the rules'. */
export async function setByPerson(memberId: string, { em }: Context): Promise<void> {
  await em.execute("delete from derived_sexes where member_id = ?", [memberId]);
}
