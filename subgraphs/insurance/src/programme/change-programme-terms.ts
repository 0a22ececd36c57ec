import { daysAfter } from "@angel/kit/days";
import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
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
import { keptProgramme } from "./kept-programme.js";
import { InsuranceProgramme, ProgrammeTerms } from "./programme.entity.js";
import { ProgrammeNotFound } from "./programme-not-found.js";
import { faultsOfTerms, ProgrammeTermsInput, readTerms } from "./programme-terms.js";

@InputType({ description: "New terms of a programme." })
class ChangeProgrammeTermsInput {
  @Field(() => ID, { description: "The programme." })
  programmeId!: string;

  @Field(() => ProgrammeTermsInput, {
    description:
      "The terms; they begin today or later, and after those before them began, which end the day before.",
  })
  terms!: ProgrammeTermsInput;
}

@ObjectType({ description: "The new version is written." })
class ChangeProgrammeTermsPayload {
  constructor(programme: InsuranceProgramme) {
    this.programme = programme;
  }

  @Field(() => InsuranceProgramme, { description: "The programme." })
  programme: InsuranceProgramme;
}

const ChangeProgrammeTermsResult = createUnionType({
  name: "ChangeProgrammeTermsResult",
  description: "Whether the terms are written.",
  types: () => [ChangeProgrammeTermsPayload, ProgrammeNotFound, InvalidInput] as const,
});

/** What has been promised is never rewritten: another version follows. */
@Resolver()
export class ChangeProgrammeTerms {
  @Mutation(() => ChangeProgrammeTermsResult, {
    description:
      "Write the next version of a programme's terms. What held on days that have been stays as it was.",
  })
  @May(Permission.KEEP_PROGRAMME)
  async changeProgrammeTerms(
    @Arg("input", () => ChangeProgrammeTermsInput, { description: "The programme and its terms." })
    input: ChangeProgrammeTermsInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeProgrammeTermsResult> {
    const { em, viewer } = context;
    const programme = await keptProgramme(input.programmeId, context);
    if (!programme) return new ProgrammeNotFound();
    await em.execute("select from programmes where id = ? for update", [programme.id]);
    const [last] = await em.find(
      ProgrammeTerms,
      { programmeId: programme.id },
      { orderBy: { version: "desc" }, limit: 1 },
    );
    const faults = faultsOfTerms(input.terms, "terms.");
    const { startsOn } = input.terms;
    if (startsOn < today() || (last && startsOn <= last.startsOn)) faults.push(tooEarly(last?.startsOn));
    if (faults.length > 0) return new InvalidInput(faults);
    if (last && (last.endsOn === null || last.endsOn >= startsOn)) last.endsOn = daysAfter(startsOn, -1);
    await em.flush();
    const terms = Object.assign(new ProgrammeTerms(), readTerms(input.terms), {
      programmeId: programme.id,
      version: (last?.version ?? 0) + 1,
      writtenBy: viewer.accountId,
    });
    await em.persist(terms).flush();
    return new ChangeProgrammeTermsPayload(programme);
  }
}

function tooEarly(last: PlainDate | undefined): InvalidField {
  return new InvalidField("terms.startsOn", {
    ru: `Не раньше сегодняшнего дня и позже начала прежних условий${last ? ` (${last.split("-").toReversed().join(".")})` : ""}.`,
    en: `Today or later, and after the terms before began${last ? ` (${last})` : ""}.`,
  });
}
