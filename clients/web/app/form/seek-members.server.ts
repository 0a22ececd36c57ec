import { askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { type Marked, markedMember } from "./marked.js";
import { writtenIn } from "./written.js";

const MembersSought = graphql(`
  query MembersSought($place: ID, $search: String!) {
    members(organisationId: $place, search: $search, first: 50) {
      nodes {
        id
        displayName
        name {
          full
        }
      }
    }
  }
`);

/** Those whose name begins as the form's `search` says, at and below a place, or wherever the reader may see them. */
export async function seekMembers(visit: Visit, place: string | null, form: FormData): Promise<Marked[]> {
  const search = writtenIn(form)("search").slice(0, 200);
  const found = await askForPart(visit, MembersSought, { place, search });
  return (found?.members.nodes ?? []).map(markedMember);
}
