import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
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
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/organisation-place.js";
import { InsuranceProgramme, ProgrammeTerms } from "./programme.entity.js";
import { faultsOfTerms, ProgrammeTermsInput, readTerms } from "./programme-terms.js";

const LONGEST_NAME = 300;

@InputType({ description: "A programme to start." })
class StartProgrammeInput {
  @Field(() => ID, { description: "The organisation whose members it covers, with those of all below it." })
  organisationId!: string;

  @Field(() => String, { description: "What it is called, 1 to 300 characters." })
  name!: string;

  @Field(() => String, { description: "The company that insures, 1 to 300 characters." })
  insurer!: string;

  @Field(() => ProgrammeTermsInput, { description: "The first terms; they may hold from any day." })
  terms!: ProgrammeTermsInput;
}

@ObjectType({ description: "The programme stands." })
class StartProgrammePayload {
  constructor(programme: InsuranceProgramme) {
    this.programme = programme;
  }

  @Field(() => InsuranceProgramme, { description: "The programme." })
  programme: InsuranceProgramme;
}

const StartProgrammeResult = createUnionType({
  name: "StartProgrammeResult",
  description: "Whether the programme stands.",
  types: () => [StartProgrammePayload, OrganisationNotFound, InvalidInput] as const,
});

/** An organisation insures its members. */
@Resolver()
export class StartProgramme {
  @Mutation(() => StartProgrammeResult, {
    description: "Start a programme of insurance for the members of an organisation; it has one at most.",
  })
  @May(Permission.KEEP_PROGRAMME)
  async startProgramme(
    @Arg("input", () => StartProgrammeInput, { description: "The programme." }) input: StartProgrammeInput,
    @Ctx() { em, viewer, load }: Context,
  ): Promise<typeof StartProgrammeResult> {
    const home = await load(places).load(input.organisationId);
    if (!home || !viewer.may(Permission.KEEP_PROGRAMME, home.path)) return new OrganisationNotFound();
    const [name, insurer] = [tidy(input.name), tidy(input.insurer)];
    const faults = [
      faultOfText("name", name, LONGEST_NAME),
      faultOfText("insurer", insurer, LONGEST_NAME),
      ...faultsOfTerms(input.terms, "terms."),
    ].filter((fault) => fault !== null);
    if (faults.length > 0) return new InvalidInput(faults);
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`programmeOf:${home.id}`]);
    if (await em.findOne(InsuranceProgramme, { organisationId: home.id }))
      return new InvalidInput([hasOne()]);
    const programme = Object.assign(new InsuranceProgramme(), { organisationId: home.id, name, insurer });
    await em.persist(programme).flush();
    const terms = Object.assign(new ProgrammeTerms(), readTerms(input.terms), {
      programmeId: programme.id,
      version: 1,
      writtenBy: viewer.accountId,
    });
    await em.persist(terms).flush();
    return new StartProgrammePayload(programme);
  }
}

function hasOne(): InvalidField {
  return new InvalidField("organisationId", {
    ru: "У организации уже есть программа: измените её условия.",
    en: "The organisation has a programme already: change its terms.",
  });
}
