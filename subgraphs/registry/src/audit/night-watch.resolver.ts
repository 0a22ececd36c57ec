import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Query, Resolver } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { cardNumbersLeft, type Watch } from "./night-watch.js";

@ObjectType({ description: "Something kept beside the rows that was found to differ from them." })
class Drift {
  @Field(() => String, { description: "What was counted again, as «counts of primaries»." })
  what!: string;

  @Field(() => Int, { description: "How many differ." })
  count!: number;
}

@ObjectType({
  description:
    "The nightly audit of the registry («ночная сверка»): what is kept beside the rows, counted again from the rows.",
})
class NightWatchReport {
  @Field(() => Date, { description: "When it began." })
  beganAt!: Date;

  @Field(() => Date, { description: "When it was over." })
  endedAt!: Date;

  @Field(() => [Drift], { description: "What differs; empty as it should be." })
  drifts!: Drift[];

  @Field(() => Int, {
    description: "How many batches of the journal of readings were touched by someone; 0 as it should be.",
  })
  touchedBatchCount!: number;
}

@Resolver(() => NightWatchReport)
export class NumbersOfNightWatch {
  @FieldResolver(() => Float, {
    description:
      "How many cards can be numbered now before the next range has to be opened («остаток номеров карт»).",
  })
  cardNumbersLeft(@Ctx() { em }: Context): Promise<number> {
    return cardNumbersLeft(em);
  }
}

@Resolver()
export class NightWatchResolver {
  @May(Permission.VIEW_ACCESSES)
  @Query(() => NightWatchReport, {
    nullable: true,
    description: "What the last nightly audit found («ночная сверка»); null before the first one.",
  })
  async lastNightWatch(@Ctx() { em, viewer }: Context): Promise<NightWatchReport | null> {
    // It is of the whole union, and so for those who answer for it.
    const { path } = await em.findOneOrFail(Organisation, { parentId: null });
    if (!viewer.may(Permission.VIEW_ACCESSES, path)) throw forbidden();
    const [watch] = await em.execute<Watch[]>("select * from night_watches order by began_at desc limit 1");
    if (!watch) return null;
    return {
      beganAt: new Date(watch.began_at),
      endedAt: new Date(watch.ended_at),
      drifts: Object.entries(watch.drift).map(([what, count]) => ({ what, count })),
      touchedBatchCount: watch.touched_batches.length,
    };
  }
}
