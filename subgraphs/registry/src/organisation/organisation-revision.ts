import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { Organisation } from "./organisation.entity.js";
import { inOrder } from "./organisation.loader.js";

/** Which transaction wrote the organisation's row last, as with a member's card: no writer can forget to count. */
async function organisationRevisions(nodes: readonly number[], { em }: Context): Promise<string[]> {
  const rows = await em.execute<{ node: number; revision: string }[]>(
    "select node, xmin::text as revision from organisations where node = any(?::int[])",
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, rows, ({ node }) => node).map((row) => row?.revision ?? "");
}

/** The revision of what nobody else can change until this transaction ends. */
export async function holdRevision({ node }: Organisation, { em }: Context): Promise<string | undefined> {
  const [row] = await em.execute<{ revision: string }[]>(
    "select xmin::text as revision from organisations where node = ? for update",
    [node],
  );
  return row?.revision;
}

@Resolver(() => Organisation)
export class RevisionOfOrganisation {
  @FieldResolver(() => String, {
    description:
      "What changes whenever the organisation's own data change; give it back with a change, so that nobody's work is overwritten.",
  })
  revision(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<string> {
    return load(organisationRevisions).load(node);
  }
}

@ObjectType({
  implements: Problem,
  description:
    "Somebody else has changed the organisation since it was read. Nothing of this change was written.",
})
export class OrganisationChangedMeanwhile extends Problem {
  @Field(() => Organisation, { description: "The organisation as it is now, with its revision." })
  organisation: Organisation;

  constructor(organisation: Organisation) {
    super({
      ru: "Данные организации тем временем изменил кто-то другой. Проверьте и сохраните ещё раз.",
      en: "Somebody else has changed the organisation meanwhile. Look it over and save again.",
    });
    this.organisation = organisation;
  }
}
