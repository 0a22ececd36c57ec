import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const KeepOrganisationData = graphql(
  `
    mutation KeepOrganisationData($input: ChangeOrganisationInput!) {
      result: changeOrganisation(input: $input) {
        __typename
        ... on OrganisationChangedMeanwhile {
          organisation {
            id
            revision
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Writes the organisation's own data down; null once they are. */
export async function keepData(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<Refusal | null> {
  const written = writtenIn(form);
  const text = (name: string) => written(name) || null;
  const yesOrNo = (name: string) => (written(name) ? written(name) === "YES" : null);
  const lines = (name: string) =>
    written(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean);
  const input = {
    organisationId,
    revision: written("revision"),
    note: text("note"),
    isSmall: yesOrNo("isSmall"),
    hasCommittee: yesOrNo("hasCommittee"),
    registration: {
      isLegalEntity: yesOrNo("isLegalEntity"),
      taxId: text("taxId"),
      registrationNumber: text("registrationNumber"),
      registeredOn: text("registeredOn"),
    },
    contacts: {
      timeZone: text("timeZone"),
      postalAddress: text("postalAddress"),
      actualAddress: text("actualAddress"),
      legalAddress: text("legalAddress"),
      phones: lines("phones"),
      email: text("email"),
      website: text("website"),
      socialLinks: lines("socialLinks"),
    },
    reason: text("reason"),
  };
  try {
    const { result } = (await ask(visit, KeepOrganisationData, { input })).data;
    // Seen once, the work of somebody else may be written over.
    if (result.__typename === "OrganisationChangedMeanwhile") {
      form.set("revision", result.organisation.revision);
    }
    if (!("message" in result)) return null;
    const { message, fields } = { fields: undefined, ...result };
    return refuse(form, { message, ...(fields && { fields: fields.map(ofWholeField) }) }, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** Of several telephones or pages the API says which one is wrong; they stand in one field. */
function ofWholeField({ path, message }: { readonly path: string; readonly message: string }) {
  const line = /^(.+)\.(\d+)$/.exec(path);
  return line ? { path: line[1] ?? path, message: `${Number(line[2]) + 1}: ${message}` } : { path, message };
}
