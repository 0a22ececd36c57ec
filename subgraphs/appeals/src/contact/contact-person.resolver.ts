import { listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from "type-graphql";
import { Appeal } from "../appeal/appeal.entity.js";
import { appeals } from "../appeal/appeal.loader.js";
import { handles } from "../appeal/handling.js";
import { Member } from "../member/member.stub.js";
import { Organisation } from "../organisation/organisation.stub.js";

/** So many of those who wrote too are of use to whoever is to call. */
const MOST_OTHERS = 20;

enum ContactRelation {
  AUTHOR = "AUTHOR",
  CHAIR = "CHAIR",
  OTHER_AUTHOR = "OTHER_AUTHOR",
}

registerEnumType(ContactRelation, {
  name: "ContactRelation",
  description: "What somebody has to do with an appeal («Кем приходится»).",
  valuesConfig: {
    AUTHOR: { description: "They wrote it («заявитель»)." },
    CHAIR: { description: "They lead the organisation that it concerns («председатель»)." },
    OTHER_AUTHOR: { description: "They wrote of the same employer too («писали о том же работодателе»)." },
  },
});

@ObjectType({
  description:
    "Somebody whom to talk to about an appeal («контакт»). How to reach them the register says, or the appeal, to those who may read it, and it is written down.",
})
class ContactPerson {
  @Field(() => ContactRelation, { description: "What they have to do with it." })
  relation!: ContactRelation;

  @Field(() => Member, {
    nullable: true,
    description: "The member; null of one who is none, and of a chair, whom the organisation names.",
  })
  member!: Member | null;

  @Field(() => Organisation, {
    nullable: true,
    description: "The organisation that a chair leads; null of authors.",
  })
  organisation!: Organisation | null;

  @Field(() => Appeal, { nullable: true, description: "The appeal that they wrote; null of a chair." })
  appeal!: Appeal | null;
}

/** Who else wrote of the same employer, under their name: each once, by their last appeal. */
const others: Batch<Appeal, Appeal[]> = async (asked, { em, viewer, load }) => {
  const keys = asked.flatMap(({ employerKey }) => employerKey ?? []);
  const rows =
    keys.length === 0
      ? []
      : await em.execute<{ id: string; key: string }[]>(
          `select id, employer_key as key from (
             select id, employer_key, number, row_number() over (partition by employer_key order by number desc) as place
             from (select distinct on (employer_key, coalesce(member_id, id)) id, employer_key, number
               from appeals where employer_key = any(?::text[]) and not is_anonymous
               order by employer_key, coalesce(member_id, id), number desc) as by_person) as latest
           where place <= ?::int order by number desc`,
          [listOf(keys), MOST_OTHERS + asked.length],
        );
  const found = await load(appeals).loadMany(rows.map(({ id }) => id));
  const handled = found.filter((one): one is Appeal => one instanceof Appeal && handles(viewer, one));
  return asked.map((appeal) =>
    handled
      .filter(
        ({ id, employerKey, memberId }) =>
          id !== appeal.id &&
          employerKey === appeal.employerKey &&
          (memberId === null || memberId !== appeal.memberId),
      )
      .slice(0, MOST_OTHERS),
  );
};

@Resolver(() => Appeal)
export class ContactPersonResolver {
  @FieldResolver(() => [ContactPerson], {
    description:
      "Whom to talk to about it («с кем связаться»): its author where they gave a name, the chair where it concerns an organisation and not against it, and at most twenty others who wrote of the same employer; empty but for those who handle it.",
  })
  async contactPersons(@Root() appeal: Appeal, @Ctx() context: Context): Promise<ContactPerson[]> {
    if (!handles(context.viewer, appeal)) return [];
    const authors = (relation: ContactRelation, list: readonly Appeal[]): ContactPerson[] =>
      list.map((one) => ({ relation, member: one.author, organisation: null, appeal: one }));
    const chair = {
      relation: ContactRelation.CHAIR,
      member: null,
      organisation: new Organisation(appeal.organisationId),
      appeal: null,
    };
    return [
      ...authors(ContactRelation.AUTHOR, appeal.isAnonymous ? [] : [appeal]),
      // Whom it complains of hears of it from nobody here.
      ...(appeal.isAboutOrganisation ? [] : [chair]),
      ...authors(ContactRelation.OTHER_AUTHOR, await context.load(others).load(appeal)),
    ];
  }
}
