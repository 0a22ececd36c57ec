import type { Batch, Context } from "@angel/kit/subgraph";
import { listOf } from "@angel/kit/published";
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { openings } from "../access/note-openings.js";
import { sealName } from "../message/message.loader.js";
import { WordsVault } from "../words-vault.js";
import { Appeal } from "./appeal.entity.js";
import { handles } from "./handling.js";
import type { Sealed } from "./lay-appeal.js";

@ObjectType({ description: "How to reach an author who is no member («Контакты заявителя»)." })
class AppealContact {
  @Field(() => String, { nullable: true, description: "Their name as they said it; null when not said." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Their telephone; null when not said." })
  telephone!: string | null;

  @Field(() => String, { nullable: true, description: "Their e-mail; null when not said." })
  email!: string | null;
}

const contacts: Batch<Appeal, AppealContact | null> = async (appeals, { em, companion }) => {
  const rows = await em.execute<{ id: string; sealed: Uint8Array | null }[]>(
    "select id, sealed from appeals where id = any(?::uuid[])",
    [listOf(appeals.map(({ id }) => id))],
  );
  return appeals.map(({ id }) => {
    const sealed = rows.find((row) => row.id === id)?.sealed;
    return sealed ? companion(WordsVault).open<Sealed>(sealName.appeal(id), sealed).contact : null;
  });
};

@Resolver(() => Appeal)
export class ContactResolver {
  @FieldResolver(() => AppealContact, {
    nullable: true,
    description:
      "How to reach an author who is no member, for those who handle it, and it is written down that they read it; null where nothing was said.",
  })
  async contact(@Root() appeal: Appeal, @Ctx() { viewer, load }: Context): Promise<AppealContact | null> {
    if (!handles(viewer, appeal) || appeal.memberId !== null || appeal.isAnonymous) return null;
    await load(openings).load(appeal);
    return load(contacts).load(appeal);
  }
}
