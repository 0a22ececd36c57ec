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
import { Measure, ReorganisationEffect } from "./effect.js";
import { keepStructureOf } from "./kept-organisation.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationClosed } from "./organisation-closed.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation } from "./organisation.entity.js";
import { organisationChanged } from "./organisation.events.js";
import { rehearse } from "./rehearse.js";
import { checkDecision, decide, ReorganisationInput } from "./reorganisation-input.js";

@InputType({ description: "Which organisation gets which name." })
class RenameOrganisationInput extends ReorganisationInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => String, {
    nullable: true,
    description: "The short name («Наименование»); stays when left out.",
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The name by the statute («Наименование полное»); stays when left out.",
  })
  fullName?: string | null;
}

@ObjectType({ description: "The organisation has the name; of a rehearsal, it still has the former one." })
class RenameOrganisationPayload {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;

  @Field(() => ReorganisationEffect, { description: "What it changes." })
  effect!: ReorganisationEffect;
}

const RenameOrganisationResult = createUnionType({
  name: "RenameOrganisationResult",
  description: "How renaming the organisation went.",
  types: () => [RenameOrganisationPayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

/** Who leads above records another name («переименование»). */
@Resolver()
export class RenameOrganisation {
  @May(Permission.REORGANISE)
  @Mutation(() => RenameOrganisationResult, {
    description:
      "Record another name of an organisation («переименование»); the former one stays in its history.",
  })
  async renameOrganisation(
    @Arg("input", () => RenameOrganisationInput, { description: "The organisation and its name." })
    input: RenameOrganisationInput,
    @Ctx() context: Context,
  ): Promise<typeof RenameOrganisationResult> {
    const organisation = await keepStructureOf(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const checked = new Checked();
    const { on, reason } = checkDecision(input, checked);
    const name = checked.name("name", input.name ?? organisation.name);
    const fullName = checked.words("fullName", input.fullName ?? organisation.fullName, 1_000);
    if (checked.problem) return checked.problem;

    const { id, node, name: was, fullName: wasInFull } = organisation;
    const replaced = [
      [was, name],
      [wasInFull, fullName],
    ].filter(([former, latter]) => former !== latter);
    const effect = await rehearse(input.dryRun, context, async (stage) => {
      await decide({ on, reason }, stage);
      const measure = await Measure.before(stage, { changed: [], summed: [] });
      if (replaced.length > 0) {
        await stage.em.nativeUpdate(Organisation, { id }, { name, fullName });
        const renamed = { organisation: node, kind: OrganisationActKind.RENAMED, on, reason };
        for (const [former, latter] of replaced) {
          await recordAct({ ...renamed, was: former, became: latter }, stage);
        }
        stage.tell(organisationChanged, { id });
      }
      return measure.after(0);
    });
    context.em.clear();
    return Object.assign(new RenameOrganisationPayload(), {
      organisation: await context.em.findOneOrFail(Organisation, { id }),
      effect,
    });
  }
}
