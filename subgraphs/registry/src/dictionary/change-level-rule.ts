import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Checked } from "../input/checked.js";
import { OrganisationLevel } from "../organisation/organisation.entity.js";
import { demandDictionary } from "./kept-dictionary.js";
import { OrganisationLevelRule } from "./level-rule.entity.js";

@InputType({ description: "What holds for a level; what is left out stays." })
class ChangeLevelRuleInput {
  @Field(() => OrganisationLevel, { description: "The level." })
  level!: OrganisationLevel;

  @Field(() => String, { nullable: true, description: "The level in words, in Russian." })
  name?: string | null;

  @Field(() => [OrganisationLevel], {
    nullable: true,
    description:
      "The levels right below which such an organisation may stand; those that stand already stay.",
  })
  parents?: OrganisationLevel[] | null;

  @Field(() => Int, {
    nullable: true,
    description: "For how many years chairs and bodies are elected, 1 to 10.",
  })
  termYears?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a chair whose term is over keeps the rights until the next election.",
  })
  keepsPowers?: boolean | null;

  @Field(() => Int, { nullable: true, description: "With fewer members than this an organisation is small." })
  smallBelow?: number | null;
}

@ObjectType({ description: "The rule holds for what is done from now on." })
class ChangeLevelRulePayload {
  @Field(() => OrganisationLevelRule, { description: "The rule." })
  rule!: OrganisationLevelRule;
}

const ChangeLevelRuleResult = createUnionType({
  name: "ChangeLevelRuleResult",
  description: "How changing the rule went.",
  types: () => [ChangeLevelRulePayload, InvalidInput] as const,
});

/** The administrator changes what the statute says of a level: terms, where it may stand, who is small. */
@Resolver()
export class ChangeLevelRule {
  @May(Permission.KEEP_DICTIONARIES)
  @Mutation(() => ChangeLevelRuleResult, {
    description:
      "Change what holds for a level of organisations: terms of office, where it may stand, who is small.",
  })
  async changeLevelRule(
    @Arg("input", () => ChangeLevelRuleInput, { description: "The level and what holds." })
    input: ChangeLevelRuleInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeLevelRuleResult> {
    await demandDictionary(context);
    const { em } = context;
    const rule = await em.findOneOrFail(OrganisationLevelRule, { level: input.level });
    const checked = new Checked();
    const { level, parents, keepsPowers, smallBelow } = input;
    const name = checked.name("name", input.name ?? rule.name);
    const termYears = checked.within("termYears", input.termYears ?? rule.termYears, 1, 10);
    if (typeof smallBelow === "number") checked.within("smallBelow", smallBelow, 3, 1_000);
    // A level that might stand below itself could never be told from the one above.
    const standsAbove = [level, OrganisationLevel.PRIMARY];
    if (
      level === OrganisationLevel.NATIONAL ? parents?.length : parents?.some((it) => standsAbove.includes(it))
    ) {
      checked.fault("parents", "Такой организация подчиняться не может.", "It cannot stand below that.");
    }
    if (checked.problem) return checked.problem;

    em.assign(rule, {
      name,
      termYears,
      ...(parents && { parents: [...new Set(parents)] }),
      ...(typeof keepsPowers === "boolean" && { keepsPowers }),
      ...(smallBelow !== undefined && { smallBelow }),
    });
    await em.flush();
    return Object.assign(new ChangeLevelRulePayload(), { rule });
  }
}
