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
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { sendWaitingOn } from "../application/send-waiting-on.js";
import { Checked } from "../input/checked.js";
import { closeOrganisation } from "./closing.js";
import { Measure, ReorganisationEffect } from "./effect.js";
import { keepStructureOf } from "./kept-organisation.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationClosed } from "./organisation-closed.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation } from "./organisation.entity.js";
import { organisationChanged } from "./organisation.events.js";
import { memberCounts } from "./organisation.loader.js";
import { rememberRows } from "./remember-rows.js";
import { rehearse } from "./rehearse.js";
import { checkDecision, decide, ReorganisationInput } from "./reorganisation-input.js";

@InputType({ description: "Which organisation ends its work." })
class CloseOrganisationInput extends ReorganisationInput {
  @Field(() => ID, { description: "The organisation, without members on register and organisations below." })
  organisationId!: string;
}

@ObjectType({ description: "The organisation works no more; of a rehearsal, it still does." })
class CloseOrganisationPayload {
  @Field(() => Organisation, { description: "The organisation; still found by its id and its numbers." })
  organisation!: Organisation;

  @Field(() => ReorganisationEffect, { description: "What it changes." })
  effect!: ReorganisationEffect;
}

@ObjectType({
  implements: Problem,
  description: "Members are still on register: transfer them, or merge the organisation into another.",
})
class HasMembers extends Problem {
  @Field(() => Int, { description: "How many there are." })
  memberCount: number;

  constructor(memberCount: number) {
    super({
      ru: `На учёте ещё состоят члены Профсоюза: ${memberCount}.`,
      en: `Members still on register: ${memberCount}.`,
    });
    this.memberCount = memberCount;
  }
}

@ObjectType({
  implements: Problem,
  description: "Organisations below still work: close or move them, or merge this one into another.",
})
class HasOrganisationsBelow extends Problem {
  @Field(() => Int, { description: "How many stand right below." })
  childCount: number;

  constructor(childCount: number) {
    super({
      ru: `Ниже ещё работают организации: ${childCount}.`,
      en: `Organisations still at work below: ${childCount}.`,
    });
    this.childCount = childCount;
  }
}

const CloseOrganisationResult = createUnionType({
  name: "CloseOrganisationResult",
  description: "How closing the organisation went.",
  types: () =>
    [
      CloseOrganisationPayload,
      OrganisationNotFound,
      OrganisationClosed,
      HasMembers,
      HasOrganisationsBelow,
      InvalidInput,
    ] as const,
});

/** Who leads above closes an organisation that nobody is left in («ликвидация»). */
@Resolver()
export class CloseOrganisation {
  @May(Permission.REORGANISE)
  @Mutation(() => CloseOrganisationResult, {
    description:
      "Close an organisation that nobody is left in («ликвидация»). Powers and offices end, applications that wait come before the one above; nothing is deleted.",
  })
  async closeOrganisation(
    @Arg("input", () => CloseOrganisationInput, { description: "Which organisation, since when and why." })
    input: CloseOrganisationInput,
    @Ctx() context: Context,
  ): Promise<typeof CloseOrganisationResult> {
    const { em } = context;
    const organisation = await keepStructureOf(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const below = await em.count(Organisation, { parentId: organisation.id, closedOn: null });
    if (below > 0) return new HasOrganisationsBelow(below);
    const [members] = await memberCounts([organisation.node], context);
    if (members && members.onRegister > 0) return new HasMembers(members.onRegister);
    const checked = new Checked();
    const { on, reason } = checkDecision(input, checked);
    if (checked.problem) return checked.problem;

    const { id, node, parentId } = organisation;
    const effect = await rehearse(input.dryRun, context, async (stage) => {
      await decide({ on, reason }, stage);
      await rememberRows({ kind: OrganisationActKind.CLOSED, on, organisation: node, other: node }, stage);
      const measure = await Measure.before(stage, { changed: [organisation], summed: [organisation] });
      const above = parentId && (await em.findOneOrFail(Organisation, { id: parentId }));
      if (above) await sendWaitingOn({ from: organisation, to: above, note: reason }, stage);
      await closeOrganisation(organisation, on, stage);
      await em.execute("update organisations set closed_on = ? where node = ?", [on, node]);
      await recordAct({ organisation: node, kind: OrganisationActKind.CLOSED, on, reason }, stage);
      stage.tell(organisationChanged, { id });
      return measure.after(0);
    });
    em.clear();
    return Object.assign(new CloseOrganisationPayload(), {
      organisation: await em.findOneOrFail(Organisation, { id }),
      effect,
    });
  }
}
