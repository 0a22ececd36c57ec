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
import { keptProgramme } from "../programme/kept-programme.js";
import { ProgrammeNotFound } from "../programme/programme-not-found.js";
import { faultsOfSections } from "./check-sections.js";
import { PayoutTable } from "./payout-table.entity.js";
import { PayoutSection } from "./payout-table.type.js";

@InputType({ description: "A table to draft." })
class DraftPayoutTableInput {
  @Field(() => ID, { description: "The programme whose table it will be." })
  programmeId!: string;

  @Field(() => [PayoutSection], { description: "The whole table, at most 1,000 rows." })
  sections!: PayoutSection[];
}

@ObjectType({ description: "The draft stands." })
class DraftPayoutTablePayload {
  constructor(payoutTable: PayoutTable) {
    this.payoutTable = payoutTable;
  }

  @Field(() => PayoutTable, { description: "The draft." })
  payoutTable: PayoutTable;
}

const DraftPayoutTableResult = createUnionType({
  name: "DraftPayoutTableResult",
  description: "What became of the draft.",
  types: () => [DraftPayoutTablePayload, ProgrammeNotFound, InvalidInput] as const,
});

/** The next version of a programme's table is written, or written anew while it is a draft. */
@Resolver()
export class DraftPayoutTable {
  @Mutation(() => DraftPayoutTableResult, {
    description:
      "Drafts the next version of a programme's table of payouts. A programme has one draft at most: drafting again replaces it. It changes nothing until it is put in force.",
  })
  @May(Permission.KEEP_PROGRAMME)
  async draftPayoutTable(
    @Arg("input", () => DraftPayoutTableInput, { description: "The table." })
    { programmeId, sections }: DraftPayoutTableInput,
    @Ctx() context: Context,
  ): Promise<typeof DraftPayoutTableResult> {
    const { em, viewer } = context;
    const programme = await keptProgramme(programmeId, context);
    if (!programme) return new ProgrammeNotFound();
    const faults = faultsOfSections(sections);
    if (faults.length > 0) return new InvalidInput(faults);
    await em.execute("select from programmes where id = ? for update", [programme.id]);
    const tables = await em.find(
      PayoutTable,
      { programmeId: programme.id },
      { orderBy: { version: "desc" } },
    );
    const draft =
      tables.find(({ startsOn }) => startsOn === null) ??
      Object.assign(new PayoutTable(), { programmeId: programme.id, version: (tables[0]?.version ?? 0) + 1 });
    Object.assign(draft, { sections, draftedAt: new Date(), draftedBy: viewer.accountId });
    await em.persist(draft).flush();
    return new DraftPayoutTablePayload(draft);
  }
}
