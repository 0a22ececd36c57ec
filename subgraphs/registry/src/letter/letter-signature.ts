import type { Context } from "@angel/kit/subgraph";
import { Field, Int, ObjectType } from "type-graphql";
import { inOrder } from "../organisation/organisation.loader.js";

@ObjectType({
  description:
    "What stands at the end of an organisation's letters («стандартная подпись»), and from which mailbox they go.",
})
export class LetterSignature {
  @Field(() => Int, {
    nullable: true,
    description: "Its version; null while none was set and it is made of the data.",
  })
  version!: number | null;

  @Field(() => String, { description: "The text, line by line." })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: "The mailbox from which its letters go («почтовый ящик реестра»); null when not filled in.",
  })
  mailbox!: string | null;
}

/** The signatures in force, by the nodes of organisations: the last that was set, or one made of what the register says. */
export async function signatures(nodes: readonly number[], { em }: Context): Promise<LetterSignature[]> {
  const found = await em.execute<(LetterSignature & { node: number })[]>(
    `select node, set.version, coalesce(set.text, concat_ws(e'\\n', 'С уважением,', full_name,
       nullif(email, ''), nullif(array_to_string(phones, ', '), ''))) as text,
       case when set.version is null then email else set.mailbox end as mailbox
     from organisations
     left join lateral (
       select version, text, mailbox from letter_signatures
       where organisation_id = node order by version desc limit 1) set on true
     where node = any(?::int[])`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, found, ({ node }) => node).map((row) => Object.assign(new LetterSignature(), row));
}
