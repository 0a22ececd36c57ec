import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
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
import { Sex } from "../member/member.entity.js";
import { keptOrganisation } from "../member/kept-register.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { SEX_RULE_VERSION } from "./sex-by-name.js";
import { SexBatch } from "./sex-batch.entity.js";
import { type DerivedSex, setByRule } from "./sex-origin.js";
import { judgeSexless } from "./sexless-members.js";

@InputType({ description: "Where to derive sexes from names." })
class DeriveSexesInput {
  @Field(() => ID, { description: "The organisation; its members and those below." })
  organisationId!: string;
}

@ObjectType({ description: "The sexes that names tell are filled in." })
class DeriveSexesPayload {
  @Field(() => SexBatch, { description: "What was done; it can be undone." })
  batch: SexBatch;

  @Field(() => Int, { description: "How many names do not tell, and wait for a person." })
  undecidedCount: number;

  constructor(batch: SexBatch, undecidedCount: number) {
    this.batch = batch;
    this.undecidedCount = undecidedCount;
  }
}

const DeriveSexesResult = createUnionType({
  name: "DeriveSexesResult",
  description: "How deriving the sexes went.",
  types: () => [DeriveSexesPayload, OrganisationNotFound] as const,
});

/** The keeper of a register fills in the sexes that names tell; what a person wrote is never touched. */
@Resolver()
export class DeriveSexes {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => DeriveSexesResult, {
    description:
      "Fill in empty sexes from patronymics and first names in an organisation and below («Обработка по полу»), at most 20,000 at once. What a person wrote is never touched.",
  })
  async deriveSexes(
    @Arg("input", () => DeriveSexesInput, { description: "The organisation." }) input: DeriveSexesInput,
    @Ctx() context: Context,
  ): Promise<typeof DeriveSexesResult> {
    const { em, viewer } = context;
    const organisation = await keptOrganisation(input.organisationId, context);
    if (!organisation) return new OrganisationNotFound();

    const verdicts = await judgeSexless(organisation, context);
    const found = verdicts.flatMap(({ member, sex }) => (sex ? [{ id: member.id, sex }] : []));
    // Somebody may have written one since it was read: theirs stands.
    const derived = await em.execute<DerivedSex[]>(
      `update members set sex = found.sex
       from json_to_recordset(?::json) as found (id uuid, sex sex)
       where members.id = found.id and members.sex is null returning members.id, members.sex`,
      [JSON.stringify(found)],
    );
    const batch = em.create(SexBatch, {
      organisationId: organisation.node,
      ruleVersion: SEX_RULE_VERSION,
      maleCount: derived.filter(({ sex }) => sex === Sex.MALE).length,
      femaleCount: derived.filter(({ sex }) => sex === Sex.FEMALE).length,
      derivedById: viewer.accountId ?? "",
    });
    await em.persist(batch).flush();
    await setByRule(derived, batch.id, context);
    return new DeriveSexesPayload(batch, verdicts.length - found.length);
  }
}
