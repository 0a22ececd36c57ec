import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Checked } from "../input/checked.js";
import { OrganisationLevel, OrganisationType } from "../organisation/organisation.entity.js";
import { demandDictionary } from "./kept-dictionary.js";
import { OrganisationForm, OrganisationTab } from "./organisation-form.entity.js";

@InputType({ description: "What the form of a level, or of a kind of it, asks for." })
class ChangeFormInput {
  @Field(() => OrganisationLevel, { description: "For organisations of this level." })
  level!: OrganisationLevel;

  @Field(() => String, {
    nullable: true,
    description: "For those of this kind, by its code; all when left out.",
  })
  typeCode?: string | null;

  @Field(() => String, { description: "What the form is called, in Russian." })
  title!: string;

  @Field(() => [OrganisationTab], { description: "Its tabs, in order." })
  tabs!: OrganisationTab[];

  @Field(() => [OrganisationTab], { description: "Those of them that must be filled in." })
  mandatory!: OrganisationTab[];
}

@ObjectType({ description: "The form asks for this from now on." })
class ChangeFormPayload {
  @Field(() => OrganisationForm, { description: "The form." })
  form!: OrganisationForm;
}

const ChangeFormResult = createUnionType({
  name: "ChangeFormResult",
  description: "How changing the form went.",
  types: () => [ChangeFormPayload, InvalidInput] as const,
});

/** The administrator says which tabs the organisations of a kind have. */
@Resolver()
export class ChangeForm {
  @May(Permission.KEEP_DICTIONARIES)
  @Mutation(() => ChangeFormResult, {
    description:
      "Say which tabs the organisations of a level, or of a kind of it, have, and which must be filled in.",
  })
  async changeForm(
    @Arg("input", () => ChangeFormInput, { description: "The form." }) input: ChangeFormInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeFormResult> {
    await demandDictionary(context);
    const { em } = context;
    const { level } = input;
    const checked = new Checked();
    const typeCode = checked.text("typeCode", input.typeCode, 2);
    if (typeCode !== null && !checked.problem && !(await em.findOne(OrganisationType, { code: typeCode }))) {
      checked.fault("typeCode", "Такого типа нет в справочнике.", "There is no such kind.");
    }
    const title = checked.name("title", input.title);
    const [tabs, mandatory] = [[...new Set(input.tabs)], [...new Set(input.mandatory)]];
    if (!mandatory.every((tab) => tabs.includes(tab))) {
      checked.fault("mandatory", "Такой вкладки в форме нет.", "The form has no such tab.");
    }
    if (checked.problem) return checked.problem;

    const known = await em.findOne(OrganisationForm, { level, typeCode });
    const columns = { level, typeCode, title, tabs, mandatory };
    const form = known ? em.assign(known, columns) : em.create(OrganisationForm, columns);
    await em.persist(form).flush();
    return Object.assign(new ChangeFormPayload(), { form });
  }
}
