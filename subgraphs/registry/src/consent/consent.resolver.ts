import { Permission } from "@angel/kit/access";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { grouped } from "../organisation/organisation.loader.js";
import { Consent } from "./consent.entity.js";
import { CONSENT_TEXTS, ConsentText, TEXTS_ON_JOINING } from "./consent-text.js";

@Resolver(() => Consent)
export class ConsentResolver {
  @Query(() => [ConsentText], {
    description: "The texts to agree to, or not, each apart from the others, as they are in force now.",
  })
  @Open("Whoever wants to join reads them first.")
  consentTexts(
    @Arg("onJoining", () => Boolean, {
      defaultValue: true,
      description: "Only those that an applicant is asked for; else all.",
    })
    onJoining: boolean,
  ): ConsentText[] {
    return [...(onJoining ? TEXTS_ON_JOINING : CONSENT_TEXTS)];
  }

  @FieldResolver(() => Member, { description: "Whose word it is." })
  member(@Root() { memberId }: Consent, @Ctx() { load }: Context): Promise<Member | null> {
    return load(membersById).load(memberId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who recorded it; null where the platform did.",
  })
  recordedBy(@Root() { recordedById }: Consent): AccountStub | null {
    return recordedById === null ? null : new AccountStub(recordedById);
  }
}

@Resolver(() => Member)
export class ConsentsOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [Consent], {
    nullable: true,
    description:
      "The last word on each purpose and channel, given or withdrawn; of what was never spoken of there is none. Null when not yours to see.",
  })
  consents(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Consent[]> {
    return load(lastWords).load(id);
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [Consent], {
    nullable: true,
    description: "Every consent given and withdrawn, oldest first; null when not yours to see.",
  })
  consentHistory(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Consent[]> {
    return load(allWords).load(id);
  }
}

async function lastWords(ids: readonly string[], { em }: Context): Promise<Consent[][]> {
  const rows = await em.execute<object[]>(
    `select distinct on (member_id, purpose, channel) * from consents
     where member_id = any(?::uuid[]) order by member_id, purpose, channel, id desc`,
    [`{${ids.join()}}`],
  );
  return byMember(
    ids,
    rows.map((row) => em.map(Consent, row)),
  );
}

async function allWords(ids: readonly string[], { em }: Context): Promise<Consent[][]> {
  return byMember(ids, await em.find(Consent, { memberId: { $in: [...ids] } }, { orderBy: { id: "asc" } }));
}

function byMember(ids: readonly string[], consents: readonly Consent[]): Consent[][] {
  const found = grouped(consents, ({ memberId }) => memberId);
  return ids.map((id) => found.get(id) ?? []);
}
