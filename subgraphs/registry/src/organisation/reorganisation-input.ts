import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Field, InputType } from "type-graphql";
import { Checked } from "../input/checked.js";

/** What every change of the tree says of itself. */
@InputType()
export abstract class ReorganisationInput {
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day from which it counts, not to come; today when left out.",
  })
  on?: PlainDate | null;

  @Field(() => String, {
    description: "Why, with the decision: «Постановление президиума № 14 от 01.11.2026».",
  })
  reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "True to see what it would change, and change nothing («репетиция»).",
  })
  dryRun!: boolean;
}

export interface Decision {
  on: PlainDate;
  reason: string;
}

export function checkDecision({ on, reason }: ReorganisationInput, checked: Checked): Decision {
  return { on: checked.past("on", on ?? today()), reason: checked.words("reason", reason, 1_000) };
}

/** What is written from here on holds since the decision's day and for its reason, in the history of every row. */
export async function decide({ on, reason }: Decision, { em }: Context): Promise<void> {
  await em.execute("select set_config('angel.since', ?, true), set_config('angel.reason', ?, true)", [
    on,
    reason,
  ]);
}
