import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { InsuranceProgramme, ProgrammeTerms } from "./programme.entity.js";
import { programmes, termsOfProgrammes } from "./programme.loader.js";

@Resolver(() => InsuranceProgramme)
export class ProgrammeResolver {
  @Query(() => InsuranceProgramme, {
    nullable: true,
    description: "A programme of insurance by its id; null when there is none.",
  })
  @Open("What the union promises its members is for everyone.")
  insuranceProgramme(
    @Arg("id", () => ID, { description: "The programme's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<InsuranceProgramme | null> {
    return load(programmes).load(id);
  }

  @FieldResolver(() => ProgrammeTerms, {
    nullable: true,
    description: "The terms that hold on a day; null when none do.",
  })
  async terms(
    @Root() { id }: InsuranceProgramme,
    @Arg("on", () => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
    on: PlainDate | null,
    @Ctx() { load }: Context,
  ): Promise<ProgrammeTerms | null> {
    const day = on ?? today();
    return (await load(termsOfProgrammes).load(id)).find((one) => one.holdsOn(day)) ?? null;
  }

  @FieldResolver(() => [ProgrammeTerms], {
    description: "All versions of its terms, the newest first; a programme has a few of them.",
  })
  versions(@Root() { id }: InsuranceProgramme, @Ctx() { load }: Context): Promise<ProgrammeTerms[]> {
    return load(termsOfProgrammes).load(id);
  }
}
