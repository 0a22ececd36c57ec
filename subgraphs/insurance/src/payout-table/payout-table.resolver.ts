import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isStorable } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, Ctx, Field, FieldResolver, Float, ID, ObjectType, Query, Resolver, Root } from "type-graphql";
import { InsuranceProgramme } from "../programme/programme.entity.js";
import { programmes } from "../programme/programme.loader.js";
import { PayoutTable } from "./payout-table.entity.js";
import { inForce, payoutTables, tablesOfProgrammes } from "./payout-table.loader.js";
import { PayoutRow } from "./payout-table.type.js";
import { suggestRows } from "./suggest.js";

const LONGEST_TEXT = 2_000;

@ObjectType({ description: "A row of the table that a description may mean." })
export class PayoutSuggestion {
  @Field(() => PayoutRow, { description: "The row." })
  row!: PayoutRow;

  @Field(() => Float, { description: "How near it is, beside the nearest, which has 1." })
  weight!: number;
}

@Resolver(() => PayoutTable)
export class PayoutTableResolver {
  @Query(() => PayoutTable, {
    nullable: true,
    description: "A version of a table of payouts by its id; null when there is none.",
  })
  @Open("What an injury is worth is for everyone to know.")
  payoutTable(
    @Arg("id", () => ID, { description: "The table's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<PayoutTable | null> {
    return load(payoutTables).load(id);
  }

  @FieldResolver(() => InsuranceProgramme, { description: "The programme whose table it is." })
  async programme(
    @Root() { programmeId }: PayoutTable,
    @Ctx() { load }: Context,
  ): Promise<InsuranceProgramme> {
    const programme = await load(programmes).load(programmeId);
    if (!programme) throw new Error(`A payout table has no programme ${programmeId}.`);
    return programme;
  }

  @FieldResolver(() => [PayoutSuggestion], {
    description:
      "The rows that an injury told in plain Russian words may mean, at most five, the likeliest first. Nothing that is asked is kept.",
  })
  suggestions(
    @Root() table: PayoutTable,
    @Arg("text", () => String, { description: "What happened, at most 2,000 characters." }) text: string,
    @Ctx() { em }: Context,
  ): Promise<PayoutSuggestion[]> {
    if (text.length > LONGEST_TEXT || !isStorable(text)) throw badInput("`text` is too long, or no text.");
    return suggestRows(em, table, text);
  }
}

@Resolver(() => InsuranceProgramme)
export class ProgrammeTablesResolver {
  @FieldResolver(() => PayoutTable, {
    nullable: true,
    description: "The table of payouts that holds for injuries of a day; null when there is none.",
  })
  async payoutTable(
    @Root() { id }: InsuranceProgramme,
    @Arg("on", () => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
    on: PlainDate | null,
    @Ctx() { load }: Context,
  ): Promise<PayoutTable | null> {
    return inForce(await load(tablesOfProgrammes).load(id), on ?? today()) ?? null;
  }

  @FieldResolver(() => [PayoutTable], {
    description: "All versions of its table of payouts, the newest first; a programme has a few of them.",
  })
  payoutTables(@Root() { id }: InsuranceProgramme, @Ctx() { load }: Context): Promise<PayoutTable[]> {
    return load(tablesOfProgrammes).load(id);
  }
}
