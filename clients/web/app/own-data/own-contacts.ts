import { graphql, type ResultOf } from "../gateway/graphql.js";
import type { Fields } from "../member-card/fields.js";

export const OwnContacts_Member = graphql(`
  fragment OwnContacts_Member on Member @_unmask {
    id
    revision
    phone
    email
  }
`);

export function ownContacts({ phone, email }: ResultOf<typeof OwnContacts_Member>): Fields {
  return { phone: phone ?? "", email: email ?? "" };
}
