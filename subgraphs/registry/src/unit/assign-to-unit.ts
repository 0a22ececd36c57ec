import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { decide } from "../organisation/reorganisation-input.js";
import { keepUnit, UnitNotFound } from "./kept-unit.js";

@InputType({ description: "Which members of a primary belong to which part of it." })
class AssignToUnitInput {
  @Field(() => ID, { description: "The primary." })
  organisationId!: string;

  @Field(() => ID, { nullable: true, description: "The part; null to take them out of theirs." })
  unitId?: string | null;

  @Field(() => [ID], { description: "Members on its register, at most 250." })
  memberIds!: string[];

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day from which they belong to it, not to come; today when left out.",
  })
  on?: PlainDate | null;

  @Field(() => String, { nullable: true, description: "Why, in plain text." })
  note?: string | null;
}

@ObjectType({ description: "The members belong to the part." })
class AssignToUnitPayload {
  @Field(() => Organisation, { description: "The primary." })
  organisation!: Organisation;
}

const AssignToUnitResult = createUnionType({
  name: "AssignToUnitResult",
  description: "How registering them to the part went.",
  types: () =>
    [AssignToUnitPayload, OrganisationNotFound, OrganisationClosed, UnitNotFound, InvalidInput] as const,
});

const MOST = 250;

/** The chair registers members to a part of the primary. */
@Resolver()
export class AssignToUnit {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => AssignToUnitResult, {
    description:
      "Register members to a part of their primary, or to none, or transfer them from one part to another («перевод внутри ППО»). Repeating it changes nothing.",
  })
  async assignToUnit(
    @Arg("input", () => AssignToUnitInput, { description: "The members and the part." })
    input: AssignToUnitInput,
    @Ctx() context: Context,
  ): Promise<typeof AssignToUnitResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const kept = input.unitId ? await keepUnit(input.unitId, context) : null;
    if (input.unitId && kept?.organisation.id !== organisation.id) return new UnitNotFound();

    const { em } = context;
    const checked = new Checked();
    const ids = [...new Set(input.memberIds.map((id) => id.toLowerCase()))];
    if (ids.length > MOST) checked.fault("memberIds", `Не больше ${MOST}.`, `At most ${MOST}.`);
    const on = checked.past("on", input.on ?? today());
    const note = checked.text("note", input.note, 1_000);
    const here = await em.execute<{ id: string }[]>(
      "select id from members where id = any(?::uuid[]) and primary_id = ? and status = 'ON_REGISTER'",
      [listOf(ids.filter(isUuid)), organisation.node],
    );
    const known = new Set(here.map(({ id }) => id));
    for (const [place, id] of ids.entries()) {
      if (!known.has(id)) {
        checked.fault(`memberIds.${place}`, "Не состоит здесь на учёте.", "Not on the register here.");
      }
    }
    if (checked.problem) return checked.problem;

    await decide({ on, reason: note ?? "" }, context);
    const unitId = kept?.unit.id ?? null;
    await em.execute(
      "update members set unit_id = ? where id = any(?::uuid[]) and unit_id is distinct from ?::uuid",
      [unitId, listOf(ids), unitId],
    );
    return Object.assign(new AssignToUnitPayload(), { organisation });
  }
}
