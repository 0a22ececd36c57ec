import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Checked } from "../input/checked.js";
import { OrganisationType } from "../organisation/organisation.entity.js";
import { demandDictionary } from "./kept-dictionary.js";

@InputType({ description: "A kind of organisation." })
class AddOrganisationTypeInput {
  @Field(() => String, { description: "Two digits that no other kind has." })
  code!: string;

  @Field(() => String, { description: "The kind in words, in Russian." })
  name!: string;
}

@ObjectType({ description: "The kind is in the dictionary." })
class AddOrganisationTypePayload {
  @Field(() => OrganisationType, { description: "The kind." })
  type!: OrganisationType;
}

@ObjectType({ implements: Problem, description: "The code stands for another kind." })
class TypeCodeTaken extends Problem {
  @Field(() => OrganisationType, { description: "The kind that has it." })
  type: OrganisationType;

  constructor(type: OrganisationType) {
    super({ ru: `Этот код занят: ${type.name}.`, en: `The code is taken: ${type.name}.` });
    this.type = type;
  }
}

const AddOrganisationTypeResult = createUnionType({
  name: "AddOrganisationTypeResult",
  description: "How adding the kind went.",
  types: () => [AddOrganisationTypePayload, TypeCodeTaken, InvalidInput] as const,
});

/** The administrator adds a kind of organisation to the dictionary. */
@Resolver()
export class AddOrganisationType {
  @May(Permission.KEEP_DICTIONARIES)
  @Mutation(() => AddOrganisationTypeResult, {
    description: "Add a kind of organisation to the dictionary («Тип профсоюзной организации»).",
  })
  async addOrganisationType(
    @Arg("input", () => AddOrganisationTypeInput, { description: "The kind." })
    input: AddOrganisationTypeInput,
    @Ctx() context: Context,
  ): Promise<typeof AddOrganisationTypeResult> {
    await demandDictionary(context);
    const { em } = context;
    const checked = new Checked();
    const code = checked.matches("code", input.code.trim(), /^\d{2}$/, "Две цифры.", "Two digits.");
    const name = checked.name("name", input.name);
    if (checked.problem) return checked.problem;
    const known = await em.findOne(OrganisationType, { code });
    if (known) return new TypeCodeTaken(known);

    const type = em.create(OrganisationType, { code, name });
    await em.persist(type).flush();
    return Object.assign(new AddOrganisationTypePayload(), { type });
  }
}
