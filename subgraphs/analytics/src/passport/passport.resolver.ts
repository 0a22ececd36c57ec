import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { headcounts, told } from "../figure/headcount.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { passports } from "./passport.loader.js";
import { Passport } from "./passport.type.js";
import { socialAnalyses } from "./social.loader.js";
import { SocialAnalysis } from "./social.type.js";

@Resolver(() => Organisation)
export class PassportOfOrganisation {
  @May(Permission.VIEW_STATISTICS, HERE)
  @FieldResolver(() => Passport, {
    nullable: true,
    description:
      "What there is to say of the organisation today («паспорт организации»); null when not yours to see.",
  })
  passport(@Root() organisation: Organisation, @Ctx() { load }: Context): Promise<Passport | null> {
    return load(passports).load(organisation);
  }
}

@Resolver(() => Passport)
export class PassportResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: "Members on register here and below; null when hidden from you.",
  })
  async memberCount(@Root() { organisation }: Passport, @Ctx() { load }: Context): Promise<number | null> {
    return told(await load(headcounts).load(organisation), "on_register");
  }

  @FieldResolver(() => SocialAnalysis, {
    description: "Who the members are («анализ социального положения»).",
  })
  social(@Root() { organisation }: Passport, @Ctx() { load }: Context): Promise<SocialAnalysis> {
    return load(socialAnalyses).load(organisation);
  }
}
