import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Checked } from "../input/checked.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { BodyKind } from "./body.entity.js";
import { BodyNotFound, keepBody } from "./kept-body.js";

@InputType({ description: "Which body's powers end." })
class EndBodyInput {
  @Field(() => ID, { description: "The body." })
  bodyId!: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day, not before the election; today when left out.",
  })
  on?: PlainDate | null;
}

@ObjectType({ description: "The body is in office no more; it is still known by the day." })
class EndBodyPayload {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;
}

const EndBodyResult = createUnionType({
  name: "EndBodyResult",
  description: "How ending the powers went.",
  types: () => [EndBodyPayload, BodyNotFound, InvalidInput] as const,
});

/** The chair ends a body's powers without another election. */
@Resolver()
export class EndBody {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => EndBodyResult, {
    description:
      "End the powers of a body without electing another; without a committee, the organisation has none («Наличие профкома»).",
  })
  async endBody(
    @Arg("input", () => EndBodyInput, { description: "Which body and when." }) input: EndBodyInput,
    @Ctx() context: Context,
  ): Promise<typeof EndBodyResult> {
    const kept = await keepBody(input.bodyId, context);
    if (!kept) return new BodyNotFound();
    const { body, organisation } = kept;
    const checked = new Checked();
    const on = checked.past("on", input.on ?? today());
    checked.notBefore("on", on, body.electedOn);
    if (checked.problem) return checked.problem;

    await endBodies([body.id], on, context);
    if (body.kind === BodyKind.COMMITTEE) organisation.hasCommittee = false;
    await context.em.flush();
    context.tell(organisationChanged, { id: organisation.id });
    return Object.assign(new EndBodyPayload(), { organisation });
  }
}

/** Ends bodies and the places in them. */
export async function endBodies(ids: readonly string[], on: PlainDate, { em }: Context): Promise<void> {
  await em.execute("update bodies set ended_on = greatest(elected_on, ?) where id = any(?::uuid[])", [
    on,
    listOf(ids),
  ]);
  await em.execute(
    `update seats set until_on = greatest(since_on, ?) where body_id = any(?::uuid[]) and until_on is null`,
    [on, listOf(ids)],
  );
}
