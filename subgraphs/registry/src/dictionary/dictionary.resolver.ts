import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Organisation, OrganisationType } from "../organisation/organisation.entity.js";
import { OrganisationLevelRule } from "./level-rule.entity.js";
import { formsOf } from "./form.loader.js";
import { OrganisationForm } from "./organisation-form.entity.js";

const DICTIONARY = "The union's dictionaries are public.";

@Resolver(() => Organisation)
export class DictionaryResolver {
  @Query(() => [OrganisationType], {
    description: "The kinds of organisations, by code; two digits, so at most a hundred.",
  })
  @Open(DICTIONARY)
  organisationTypes(@Ctx() { em }: Context): Promise<OrganisationType[]> {
    return em.find(OrganisationType, {}, { orderBy: { code: "asc" } });
  }

  @Query(() => [OrganisationLevelRule], { description: "What holds for each level of organisations." })
  @Open(DICTIONARY)
  organisationLevels(@Ctx() { em }: Context): Promise<OrganisationLevelRule[]> {
    return em.find(OrganisationLevelRule, {}, { orderBy: { level: "asc" } });
  }

  @Query(() => [OrganisationForm], { description: "The forms of organisations, by level and kind." })
  @Open(DICTIONARY)
  organisationForms(@Ctx() { em }: Context): Promise<OrganisationForm[]> {
    return em.find(OrganisationForm, {}, { orderBy: { level: "asc", typeCode: "asc" } });
  }

  @FieldResolver(() => OrganisationForm, {
    nullable: true,
    description: "Which tabs it has, and which of them must be filled in; null where its level has no form.",
  })
  form(
    @Root() { level, typeCode }: Organisation,
    @Ctx() { load }: Context,
  ): Promise<OrganisationForm | null> {
    return load(formsOf).load(`${level} ${typeCode}`);
  }
}
