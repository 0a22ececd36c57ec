import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { cardPlace, Member } from "../member/member.entity.js";
import { inOrder } from "../organisation/organisation.loader.js";

/**
 * Which transaction wrote the card's two rows last: Postgres keeps it on every row, so no writer, an import or a
 * transfer, can forget to count.
 */
export async function cardRevisions(ids: readonly string[], { em }: Context): Promise<(string | null)[]> {
  const rows = await em.execute<{ id: string; revision: string }[]>(
    `select members.id, members.xmin::text || '.' || coalesce(careers.xmin::text, '0') as revision
     from members left join careers on careers.member_id = members.id
     where members.id = any(?::uuid[])`,
    [`{${ids.join()}}`],
  );
  return inOrder(ids, rows, ({ id }) => id).map((row) => row?.revision ?? null);
}

@Resolver(() => Member)
export class RevisionOfCard {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What changes whenever the card changes; give it back with a change, so that nobody's work is overwritten. Null when not yours to see.",
  })
  revision(@Root() { id }: Member, @Ctx() { load }: Context): Promise<string | null> {
    return load(cardRevisions).load(id);
  }
}

@ObjectType({
  implements: Problem,
  description: "Somebody else has changed the card since it was read. Nothing of this change was written.",
})
export class CardChangedMeanwhile extends Problem {
  @Field(() => Member, { description: "The card as it is now, with its revision." })
  member: Member;

  constructor(member: Member) {
    super({
      ru: "Карточку тем временем изменил кто-то другой. Проверьте и сохраните ещё раз.",
      en: "Somebody else has changed the card meanwhile. Look it over and save again.",
    });
    this.member = member;
  }
}
