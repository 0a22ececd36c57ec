import { Permission } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import { May } from "@angel/kit/may";
import { dateOf, type Moment } from "@angel/kit/moment";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, Int, ObjectType, Query, Resolver } from "type-graphql";

@ObjectType({
  description:
    "The platform's key under which all that claims say of health is wrapped («ключ данных о здоровье»).",
})
export class HealthKey {
  @Field(() => Int, { description: "Which key it is, counted from one." })
  number!: number;

  @Field(() => Date, { description: "When it became the one of now." })
  calledAt!: Date;

  @Field(() => Int, {
    description:
      "How many things are still wrapped under a retired key; they go over by themselves, within minutes.",
  })
  leftUnderOldCount!: number;
}

@Resolver()
export class HealthKeyResolver {
  @Query(() => HealthKey, { description: "The key of health, and how far the last change of it has come." })
  @May(Permission.KEEP_KEYS)
  healthKey(@Ctx() context: Context): Promise<HealthKey> {
    demandKeys(context);
    return healthKeyOf(context.em);
  }
}

/** It is of the whole union, and so for those who answer for it. */
export function demandKeys({ viewer }: Context): void {
  const isWhole = viewer.pathsWhere(Permission.KEEP_KEYS).some((path) => !path.includes("."));
  if (!isWhole) throw forbidden();
}

export async function healthKeyOf(em: EntityManager): Promise<HealthKey> {
  const [row] = await em.execute<{ number: number; since: Moment; left: number }[]>(
    `select number, since, (select count(*)::int from health_under_old_keys(number)) as left
     from health_keys order by number desc limit 1`,
  );
  if (!row) throw new Error("There is no key of health.");
  return { number: row.number, calledAt: dateOf(row.since), leftUnderOldCount: row.left };
}
