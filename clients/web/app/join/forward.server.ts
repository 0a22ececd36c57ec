import { chosenIn } from "../form/choose-member.js";
import type { Marked } from "../form/marked.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { type Refusal, unrefused } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask, askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import type { Visit } from "../session/visit.js";

const ForwardApplication = graphql(
  `
    mutation ForwardApplication($input: ForwardApplicationInput!) {
      result: forwardApplication(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const OrganisationsSought = graphql(`
  query OrganisationsSought($search: String!) {
    organisations(search: $search, first: 20) {
      nodes {
        id
        name
        parent {
          name
        }
      }
    }
  }
`);

/** The form under an application, shown again: refused, or with organisations found to choose from. */
export interface Forwarding {
  /** The application. */
  readonly id: string;
  readonly refusal: Refusal;
  /** Null where none was looked for. */
  readonly sought: readonly Marked[] | null;
}

/** Passes an application on to the organisation that is chosen, and looks for it while none is; null once it is done. */
export async function forwardApplication(visit: Visit, form: FormData): Promise<Forwarding | null> {
  const written = writtenIn(form);
  const id = written("id");
  const search = written("search").slice(0, 200);
  const [chosen] = chosenIn(written("toOrganisationId"));
  const again = (refusal: Refusal): Forwarding => ({ id, refusal, sought: null });
  if (search && (written("deed") === "seek" || !chosen)) {
    return { ...again(unrefused(form)), sought: await seek(visit, search) };
  }
  if (!chosen) {
    const fields = [{ path: "toOrganisationId", message: join[visit.locale].forward.chooseFirst }];
    return again(refuse(form, { message: "", fields }, visit));
  }
  try {
    const input = { applicationId: id, toOrganisationId: chosen.id, note: written("note") || null };
    const { result } = (await ask(visit, ForwardApplication, { input })).data;
    return "message" in result ? again(refuse(form, result, visit)) : null;
  } catch (error) {
    return again(refuseFor(form, error, visit));
  }
}

/** Of the same name are many: what is above one tells it from the others. */
async function seek(visit: Visit, search: string): Promise<Marked[]> {
  const found = await askForPart(visit, OrganisationsSought, { search });
  return (found?.organisations.nodes ?? []).map(({ id, name, parent }) => ({
    id,
    name: [name, parent?.name].filter(Boolean).join(" · "),
  }));
}
