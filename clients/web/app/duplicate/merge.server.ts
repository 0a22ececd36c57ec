import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { duplicates } from "../language/duplicates.js";
import { languageIn } from "../language/language.js";
import type { Visit } from "../session/visit.js";

const RevisionsOfCards = graphql(`
  query RevisionsOfCards($member: ID!, $other: ID!) {
    member(id: $member) {
      revision
    }
    other: member(id: $other) {
      revision
    }
  }
`);

const MergeMembers = graphql(
  `
    mutation MergeMembers($input: MergeMembersInput!) {
      result: mergeMembers(input: $input) {
        __typename
        ... on MergeMembersPayload {
          merge {
            kept {
              id
            }
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** How the form of a merge stands. */
interface Merging {
  /** Whose card is kept, once all of the form is filled in: what will happen is shown. */
  readonly keptId: string | null;
  /** To what the second press is a yes. */
  readonly agreed: string;
  readonly refusal: Refusal;
}

/** The first press shows what a merge does; the second does it, if both cards and the form are still the same. Answers whose card is kept. */
export async function mergeCards(
  visit: Visit,
  pair: readonly [string, string],
  form: FormData,
): Promise<string | Merging> {
  const written = writtenIn(form);
  const { chooseKept, changed } = duplicates[visit.locale].merge;
  const reason = written("reason");
  const keptId = pair.find((id) => id === written("kept"));
  const refused = (refusal: Refusal): Merging => ({ keptId: null, agreed: "", refusal });
  const fields = [
    ...(keptId ? [] : [{ path: "kept", message: chooseKept }]),
    ...(reason ? [] : [{ path: "reason", message: languageIn(visit.locale).text.problem.required }]),
  ];
  if (!keptId || fields.length > 0) return refused(refuse(form, { message: "", fields }, visit));
  try {
    const [member, other] = pair;
    const cards = (await ask(visit, RevisionsOfCards, { member, other })).data;
    const agreed = [keptId, cards.member?.revision, cards.other?.revision, reason].join(" ");
    const isYes = written("deed") === "merge";
    if (!isYes || written("agreed") !== agreed) {
      return { keptId, agreed, refusal: refuse(form, { message: isYes ? changed : "" }, visit) };
    }
    const input = { keptId, mergedId: keptId === member ? other : member, reason };
    const { result } = (await ask(visit, MergeMembers, { input })).data;
    return "message" in result ? refused(refuse(form, result, visit)) : result.merge.kept.id;
  } catch (error) {
    return refused(refuseFor(form, error, visit));
  }
}
