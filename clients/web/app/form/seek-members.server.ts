import { askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { type Marked, markedMember } from "./marked.js";
import { type Refusal, unrefused } from "./refusal.js";
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

/** A form that is shown again: refused, or with members found to choose from. */
export interface FormAgain {
  readonly refusal: Refusal;
  readonly sought: readonly Marked[] | null;
}

/** The form as it was written, with the members it asked for. */
export async function withSought(visit: Visit, place: string | null, form: FormData): Promise<FormAgain> {
  return { refusal: unrefused(form), sought: await seekMembers(visit, place, form) };
}

/** Those whose name begins as the form's `search` says, at and below a place, or wherever the reader may see them. */
export async function seekMembers(visit: Visit, place: string | null, form: FormData): Promise<Marked[]> {
  const search = writtenIn(form)("search").slice(0, 200);
  const found = await askForPart(visit, MembersSought, { place, search });
  return (found?.members.nodes ?? []).map(markedMember);
}
