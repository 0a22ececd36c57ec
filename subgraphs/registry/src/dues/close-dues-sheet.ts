import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
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
import { keptRegister } from "../member/kept-register.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { MonthScalar } from "./month.js";
import { sheetLock } from "./payments.js";

@InputType({ description: "Which sheet to close." })
class CloseDuesSheetInput {
  @Field(() => ID, { description: "The primary." })
  organisationId!: string;

  @Field(() => MonthScalar, { description: "The month." })
  month!: PlainDate;
}

@ObjectType({ description: "The sheet is closed." })
class CloseDuesSheetPayload {
  @Field(() => Organisation, { description: "The primary; its `duesSheet` shows the sheet." })
  organisation: Organisation;

  constructor(organisation: Organisation) {
    this.organisation = organisation;
  }
}

const CloseDuesSheetResult = createUnionType({
  name: "CloseDuesSheetResult",
  description: "How closing the sheet went.",
  types: () => [CloseDuesSheetPayload, OrganisationNotFound] as const,
});

/** The keeper of a register closes a month: what comes later is recorded for the next one. */
@Resolver()
export class CloseDuesSheet {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => CloseDuesSheetResult, {
    description:
      "Close the sheet of a month, after which nothing is recorded for it. Repeating it changes nothing.",
  })
  async closeDuesSheet(
    @Arg("input", () => CloseDuesSheetInput, { description: "Which sheet." })
    { organisationId, month }: CloseDuesSheetInput,
    @Ctx() context: Context,
  ): Promise<typeof CloseDuesSheetResult> {
    const organisation = await keptRegister(organisationId, context);
    if (!organisation) return new OrganisationNotFound();
    const { em, viewer } = context;
    // Whoever is recording for the month finishes first.
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      sheetLock(organisation.node, month),
    ]);
    await em.execute(
      `insert into dues_sheets (organisation_id, month, closed_by_id) values (?, ?, ?) on conflict do nothing`,
      [organisation.node, month, viewer.accountId],
    );
    return new CloseDuesSheetPayload(organisation);
  }
}
