import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
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
import { BodyKind } from "../body/body.entity.js";
import { bodiesByOrganisation } from "../body/body.loader.js";
import { Checked } from "../input/checked.js";
import { keepOrganisation } from "./kept-organisation.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationClosed } from "./organisation-closed.js";
import {
  changedFields,
  checkData,
  type OrganisationColumns,
  OrganisationDataInput,
} from "./organisation-input.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation } from "./organisation.entity.js";
import { organisationChanged } from "./organisation.events.js";
import { holdRevision, OrganisationChangedMeanwhile } from "./organisation-revision.js";

@InputType({ description: "What of an organisation's own data changes; what is left out stays." })
class ChangeOrganisationInput extends OrganisationDataInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The revision as it was read, to be refused where it is old; left out, what is there is overwritten.",
  })
  revision?: string | null;

  @Field(() => String, { nullable: true, description: "Why, where it matters." })
  reason?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "True to see what it would change, and change nothing («репетиция»).",
  })
  dryRun!: boolean;
}

@ObjectType({ description: "The data are as given; of a rehearsal, they are as they were." })
class ChangeOrganisationPayload {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;

  @Field(() => [String], {
    description: "The names of the fields that change; none where all was so already.",
  })
  changed!: string[];
}

const ChangeOrganisationResult = createUnionType({
  name: "ChangeOrganisationResult",
  description: "How changing the data went.",
  types: () =>
    [
      ChangeOrganisationPayload,
      OrganisationNotFound,
      OrganisationClosed,
      OrganisationChangedMeanwhile,
      InvalidInput,
    ] as const,
});

/** The chair keeps the organisation's own data current («Записать»). */
@Resolver()
export class ChangeOrganisation {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => ChangeOrganisationResult, {
    description:
      "Change an organisation's own data: note, dues, registration, contacts, whether it is small or has a committee («Записать»).",
  })
  async changeOrganisation(
    @Arg("input", () => ChangeOrganisationInput, { description: "The organisation and what changes." })
    input: ChangeOrganisationInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeOrganisationResult> {
    const { em, tell } = context;
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    if ((input.revision ?? null) !== null && input.revision !== (await holdRevision(organisation, context))) {
      return new OrganisationChangedMeanwhile(await em.refreshOrFail(organisation));
    }
    const checked = new Checked();
    const reason = checked.text("reason", input.reason, 1_000);
    const columns = checkData(input, organisation, checked);
    await checkCommittee(columns, organisation, checked, context);
    if (checked.problem) return checked.problem;

    const changed = changedFields(columns);
    if (!input.dryRun && changed.length > 0) {
      em.assign(organisation, columns);
      await em.flush();
      const act = { kind: OrganisationActKind.CHANGED, on: today(), reason, became: changed.join(", ") };
      await recordAct({ ...act, organisation: organisation.node }, context);
      tell(organisationChanged, { id: organisation.id });
    }
    return Object.assign(new ChangeOrganisationPayload(), { organisation, changed });
  }
}

/** A committee in office is ended first, by whoever ends bodies. */
async function checkCommittee(
  { isSmall, hasCommittee }: OrganisationColumns,
  { node }: Organisation,
  checked: Checked,
  context: Context,
): Promise<void> {
  if (isSmall !== true && (hasCommittee === true || hasCommittee === undefined)) return;
  const [bodies] = await bodiesByOrganisation([{ node, on: null }], context);
  if (!bodies?.some(({ kind }) => kind === BodyKind.COMMITTEE)) return;
  checked.fault(
    isSmall ? "isSmall" : "hasCommittee",
    "Сначала прекратите полномочия профкома.",
    "End the powers of the committee first.",
  );
}
