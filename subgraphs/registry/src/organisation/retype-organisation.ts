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
import { checkType } from "./create-organisation.js";
import { Measure, ReorganisationEffect } from "./effect.js";
import { keepStructureOf } from "./kept-organisation.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationClosed } from "./organisation-closed.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation } from "./organisation.entity.js";
import { organisationChanged } from "./organisation.events.js";
import { rehearse } from "./rehearse.js";
import { checkDecision, decide, ReorganisationInput } from "./reorganisation-input.js";
import { renumberSubtrees } from "./numbering.js";

@InputType({ description: "Which organisation becomes of which kind." })
class RetypeOrganisationInput extends ReorganisationInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => String, { description: "The code of its kind, two digits («Тип профсоюзной организации»)." })
  typeCode!: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description: "Whether the second group of its number («ИНПО») follows; the former number still finds it.",
  })
  renumber!: boolean;
}

@ObjectType({
  description: "The organisation is of the kind; of a rehearsal, it still is of the former one.",
})
class RetypeOrganisationPayload {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;

  @Field(() => ReorganisationEffect, { description: "What it changes." })
  effect!: ReorganisationEffect;
}

const RetypeOrganisationResult = createUnionType({
  name: "RetypeOrganisationResult",
  description: "How changing the kind went.",
  types: () => [RetypeOrganisationPayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

/** Who leads above records another kind («смена типа»). */
@Resolver()
export class RetypeOrganisation {
  @May(Permission.REORGANISE)
  @Mutation(() => RetypeOrganisationResult, {
    description: "Record that an organisation is of another kind («смена типа»).",
  })
  async retypeOrganisation(
    @Arg("input", () => RetypeOrganisationInput, { description: "The organisation and its kind." })
    input: RetypeOrganisationInput,
    @Ctx() context: Context,
  ): Promise<typeof RetypeOrganisationResult> {
    const organisation = await keepStructureOf(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const checked = new Checked();
    const { on, reason } = checkDecision(input, checked);
    const typeCode = await checkType(input.typeCode, checked, context);
    if (checked.problem) return checked.problem;

    const { id, node, typeCode: was } = organisation;
    const effect = await rehearse(input.dryRun, context, async (stage) => {
      await decide({ on, reason }, stage);
      const measure = await Measure.before(stage, { changed: [organisation], summed: [] });
      if (typeCode !== was) {
        await stage.em.nativeUpdate(Organisation, { id }, { typeCode });
        if (input.renumber) await renumberSubtrees([organisation], on, stage);
        const retyped = { kind: OrganisationActKind.RETYPED, on, reason, was, became: typeCode };
        await recordAct({ ...retyped, organisation: node }, stage);
        stage.tell(organisationChanged, { id });
      }
      return measure.after(0);
    });
    context.em.clear();
    return Object.assign(new RetypeOrganisationPayload(), {
      organisation: await context.em.findOneOrFail(Organisation, { id }),
      effect,
    });
  }
}
