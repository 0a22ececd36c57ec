import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
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
import { keepStructureOf } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { chairsByOrganisation } from "../organisation/organisation.loader.js";
import { OfficeEnd } from "./chair.entity.js";
import { NoChair } from "./change-chair.js";
import { endPowers } from "./term.js";

@InputType({ description: "Whose powers end, when and why." })
class EndChairPowersInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => OfficeEnd, { description: "Why." })
  reason!: OfficeEnd;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day, not before the election; today when left out.",
  })
  on?: PlainDate | null;
}

@ObjectType({ description: "Nobody leads the organisation; the chair's rights are over." })
class EndChairPowersPayload {
  @Field(() => Organisation, { description: "The organisation, without a chair." })
  organisation!: Organisation;
}

const EndChairPowersResult = createUnionType({
  name: "EndChairPowersResult",
  description: "How ending the powers went.",
  types: () =>
    [EndChairPowersPayload, OrganisationNotFound, OrganisationClosed, NoChair, InvalidInput] as const,
});

/** Who leads above ends a chair's powers before anyone else is elected («прекращение полномочий»). */
@Resolver()
export class EndChairPowers {
  @May(Permission.REORGANISE)
  @Mutation(() => EndChairPowersResult, {
    description: "End the powers of a chair before anyone else is elected («прекращение полномочий»).",
  })
  async endChairPowers(
    @Arg("input", () => EndChairPowersInput, { description: "Whose powers end, when and why." })
    input: EndChairPowersInput,
    @Ctx() context: Context,
  ): Promise<typeof EndChairPowersResult> {
    const organisation = await keepStructureOf(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const [chair] = await chairsByOrganisation([organisation.node], context);
    if (!chair) return new NoChair();
    const checked = new Checked();
    const on = checked.past("on", input.on ?? today());
    if (chair.electedOn) checked.notBefore("on", on, chair.electedOn);
    if (checked.problem) return checked.problem;

    await endPowers(organisation, input.reason, on, context);
    context.tell(organisationChanged, { id: organisation.id });
    return Object.assign(new EndChairPowersPayload(), { organisation });
  }
}
