import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isStorable } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Checked } from "../input/checked.js";
import { OrganisationType } from "../organisation/organisation.entity.js";
import { demandDictionary } from "./kept-dictionary.js";

@InputType({ description: "Another name of a kind of organisation." })
class RenameOrganisationTypeInput {
  @Field(() => String, { description: "The kind's code." })
  code!: string;

  @Field(() => String, { description: "The kind in words, in Russian." })
  name!: string;
}

@ObjectType({ description: "The kind has the name, everywhere at once." })
class RenameOrganisationTypePayload {
  @Field(() => OrganisationType, { description: "The kind." })
  type!: OrganisationType;
}

@ObjectType({ implements: Problem, description: "No kind has this code." })
class OrganisationTypeNotFound extends Problem {
  constructor() {
    super({ ru: "Такого типа нет в справочнике.", en: "There is no such kind." });
  }
}

const RenameOrganisationTypeResult = createUnionType({
  name: "RenameOrganisationTypeResult",
  description: "How renaming the kind went.",
  types: () => [RenameOrganisationTypePayload, OrganisationTypeNotFound, InvalidInput] as const,
});

/** The administrator says a kind of organisation in other words. */
@Resolver()
export class RenameOrganisationType {
  @May(Permission.KEEP_DICTIONARIES)
  @Mutation(() => RenameOrganisationTypeResult, {
    description: "Rename a kind of organisation in the dictionary; its code stays.",
  })
  async renameOrganisationType(
    @Arg("input", () => RenameOrganisationTypeInput, { description: "The kind and its name." })
    input: RenameOrganisationTypeInput,
    @Ctx() context: Context,
  ): Promise<typeof RenameOrganisationTypeResult> {
    await demandDictionary(context);
    const { em } = context;
    const checked = new Checked();
    const name = checked.name("name", input.name);
    if (checked.problem) return checked.problem;
    const { code } = input;
    const type = isStorable(code) ? await em.findOne(OrganisationType, { code }) : null;
    if (!type) return new OrganisationTypeNotFound();

    type.name = name;
    await em.flush();
    return Object.assign(new RenameOrganisationTypePayload(), { type });
  }
}
