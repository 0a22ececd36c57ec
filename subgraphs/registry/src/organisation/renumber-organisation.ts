import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
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
import { checkNumber } from "./create-organisation.js";
import { Measure, ReorganisationEffect } from "./effect.js";
import { keepStructureOf } from "./kept-organisation.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationClosed } from "./organisation-closed.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation } from "./organisation.entity.js";
import { organisationChanged } from "./organisation.events.js";
import { rehearse } from "./rehearse.js";
import { checkDecision, decide, ReorganisationInput } from "./reorganisation-input.js";
import { takeNumber } from "./numbering.js";

@InputType({ description: "Which organisation gets which number." })
class RenumberOrganisationInput extends ReorganisationInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => String, {
    description:
      "The number («ИНПО»), as 27-27-0000-30770. Its last group is the code, which stays as it is.",
  })
  number!: string;
}

@ObjectType({ description: "The organisation has the number; of a rehearsal, it still has the former one." })
class RenumberOrganisationPayload {
  @Field(() => Organisation, {
    description: "The organisation; its warnings tell where the number does not follow from its place.",
  })
  organisation!: Organisation;

  @Field(() => ReorganisationEffect, { description: "What it changes." })
  effect!: ReorganisationEffect;
}

const RenumberOrganisationResult = createUnionType({
  name: "RenumberOrganisationResult",
  description: "How changing the number went.",
  types: () => [RenumberOrganisationPayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

/** Who leads above records another number («изменение ИНПО»). */
@Resolver()
export class RenumberOrganisation {
  @May(Permission.REORGANISE)
  @Mutation(() => RenumberOrganisationResult, {
    description:
      "Record another number of an organisation («изменение ИНПО»); the former one still finds it. A number that does not follow from its place is a warning, not an error.",
  })
  async renumberOrganisation(
    @Arg("input", () => RenumberOrganisationInput, { description: "The organisation and its number." })
    input: RenumberOrganisationInput,
    @Ctx() context: Context,
  ): Promise<typeof RenumberOrganisationResult> {
    const organisation = await keepStructureOf(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const checked = new Checked();
    const { on, reason } = checkDecision(input, checked);
    const number = await checkNumber(
      checked.words("number", input.number, 20),
      checked,
      context,
      organisation,
    );
    if (number !== null && Number(number.slice(-5)) !== organisation.code) {
      checked.fault(
        "number",
        `Последняя группа — код организации, он не меняется: ${organisation.code}.`,
        `The last group is the code and stays: ${organisation.code}.`,
      );
    }
    if (checked.problem) return checked.problem;

    const { id, node, number: was } = organisation;
    const effect = await rehearse(input.dryRun, context, async (stage) => {
      await decide({ on, reason }, stage);
      const measure = await Measure.before(stage, { changed: [organisation], summed: [] });
      if (number !== null && number !== was) {
        await takeNumber(organisation, number, on, stage);
        const renumbered = { kind: OrganisationActKind.RENUMBERED, on, reason, was, became: number };
        await recordAct({ ...renumbered, organisation: node }, stage);
        stage.tell(organisationChanged, { id });
      }
      return measure.after(0);
    });
    context.em.clear();
    return Object.assign(new RenumberOrganisationPayload(), {
      organisation: await context.em.findOneOrFail(Organisation, { id }),
      effect,
    });
  }
}
