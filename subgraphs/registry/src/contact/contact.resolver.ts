import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { cardPlace, Member } from "../member/member.entity.js";
import { grouped } from "../organisation/organisation.loader.js";
import { Contact, ContactKind } from "./contact.type.js";

@Resolver(() => Member)
export class ContactsOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [Contact], {
    nullable: true,
    description:
      "The tab «Контакты»: telephones, e-mails, addresses, networks, the preferred first of its kind; null when not yours to see.",
  })
  async contacts(@Root() { id, phone, email }: Member, @Ctx() { load }: Context): Promise<Contact[]> {
    const preferred = (kind: ContactKind, value: string | null) =>
      value === null ? [] : [Object.assign(new Contact(), { kind, value, note: null, isPreferred: true })];
    const others = await load(otherContacts).load(id);
    const of = (kind: ContactKind) => others.filter((contact) => contact.kind === kind);
    return [
      ...preferred(ContactKind.PHONE, phone),
      ...of(ContactKind.PHONE),
      ...preferred(ContactKind.EMAIL, email),
      ...of(ContactKind.EMAIL),
      ...of(ContactKind.ADDRESS),
      ...of(ContactKind.SOCIAL),
    ];
  }
}

async function otherContacts(ids: readonly string[], { em }: Context): Promise<Contact[][]> {
  const rows = await em.execute<(Contact & { memberId: string })[]>(
    `select member_id as "memberId", kind, value, note, is_preferred as "isPreferred" from contacts
     where member_id = any(?::uuid[]) order by is_preferred desc, added_at, value`,
    [`{${ids.join()}}`],
  );
  const found = grouped(rows, ({ memberId }) => memberId);
  return ids.map((id) => found.get(id) ?? []);
}
