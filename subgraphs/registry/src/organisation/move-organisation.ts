import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
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
import { Measure, ReorganisationEffect } from "./effect.js";
import { keepStructureBelow, keepStructureOf } from "./kept-organisation.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationClosed } from "./organisation-closed.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation } from "./organisation.entity.js";
import { rememberRows } from "./remember-rows.js";
import { rehearse } from "./rehearse.js";
import { checkDecision, decide, ReorganisationInput } from "./reorganisation-input.js";
import { renumberSubtrees } from "./numbering.js";
import { faultOfLevel, moveSubtree, tellSubtree } from "./tree.js";
import { WrongLevel } from "./wrong-level.js";

@InputType({ description: "Which organisation goes where." })
class MoveOrganisationInput extends ReorganisationInput {
  @Field(() => ID, { description: "The organisation that goes, with all below it." })
  organisationId!: string;

  @Field(() => ID, { description: "The organisation right above from now on." })
  toOrganisationId!: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      "Whether numbers («ИНПО») follow the new place; former numbers still find their organisations. When not, warnings tell where they differ.",
  })
  renumber!: boolean;
}

@ObjectType({
  description: "The organisation stands at its new place; of a rehearsal, it still stands where it was.",
})
class MoveOrganisationPayload {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;

  @Field(() => ReorganisationEffect, { description: "What it changes." })
  effect!: ReorganisationEffect;
}

@ObjectType({
  implements: Problem,
  description: "The place is the organisation itself or below it, so the tree would become a circle.",
})
class WouldCircle extends Problem {
  constructor() {
    super({
      ru: "Организация не может подчиняться самой себе.",
      en: "An organisation cannot stand below itself.",
    });
  }
}

@ObjectType({ implements: Problem, description: "The organisation stands right below that one already." })
class AlreadyThere extends Problem {
  constructor() {
    super({ ru: "Организация уже подчинена этой.", en: "The organisation stands there already." });
  }
}

const MoveOrganisationResult = createUnionType({
  name: "MoveOrganisationResult",
  description: "How moving the organisation went.",
  types: () =>
    [
      MoveOrganisationPayload,
      OrganisationNotFound,
      OrganisationClosed,
      WouldCircle,
      AlreadyThere,
      WrongLevel,
      InvalidInput,
    ] as const,
});

/** Who leads above both places puts an organisation with all below it elsewhere («переподчинение»). */
@Resolver()
export class MoveOrganisation {
  @May(Permission.REORGANISE)
  @Mutation(() => MoveOrganisationResult, {
    description:
      "Put an organisation with all below it under another («переподчинение»). Rights are needed above both places.",
  })
  async moveOrganisation(
    @Arg("input", () => MoveOrganisationInput, { description: "Which organisation goes where." })
    input: MoveOrganisationInput,
    @Ctx() context: Context,
  ): Promise<typeof MoveOrganisationResult> {
    const organisation = await keepStructureOf(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const parent = await keepStructureBelow(input.toOrganisationId, context);
    if (!(parent instanceof Organisation)) return parent;
    if (parent.isWithin(organisation)) return new WouldCircle();
    if (organisation.parentId === parent.id) return new AlreadyThere();
    const wrongLevel = await faultOfLevel(organisation.level, parent, context);
    if (wrongLevel) return wrongLevel;
    const checked = new Checked();
    const { on, reason } = checkDecision(input, checked);
    if (checked.problem) return checked.problem;

    const { id, node, nodesAbove, number } = organisation;
    const effect = await rehearse(input.dryRun, context, async (stage) => {
      await decide({ on, reason }, stage);
      const kind = OrganisationActKind.MOVED;
      await rememberRows({ kind, on, organisation: node, other: Number(nodesAbove.at(-1)) }, stage);
      const measure = await Measure.before(stage, {
        changed: [organisation],
        summed: [organisation, parent],
      });
      await moveSubtree(organisation, parent, on, stage);
      if (input.renumber) await renumberSubtrees([organisation], on, stage);
      const after = await measure.after(0);
      const moved = { kind, on, reason, was: number };
      await recordAct({ ...moved, organisation: node, other: nodesAbove.at(-1) }, stage);
      await tellSubtree(organisation, stage);
      return after;
    });
    context.em.clear();
    return Object.assign(new MoveOrganisationPayload(), {
      organisation: await context.em.findOneOrFail(Organisation, { id }),
      effect,
    });
  }
}
