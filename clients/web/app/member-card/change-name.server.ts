import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { register } from "../language/register.js";
import { NameCheck_NameCheck } from "../register/name-check.js";
import type { Deed } from "./deal.server.js";

const CheckNewName = graphql(
  `
    query CheckNewName($name: PersonNameInput!, $memberId: ID!) {
      checkName(name: $name, memberId: $memberId) {
        ...NameCheck_NameCheck
      }
    }
  `,
  [NameCheck_NameCheck],
);

const ChangeName = graphql(
  `
    mutation ChangeName($input: ChangeNameInput!) {
      result: changeName(input: $input) {
        __typename
        ... on CardChangedMeanwhile {
          member {
            id
            revision
            name {
              full
            }
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const REASONS = ["MARRIAGE", "OWN_WISH", "CORRECTION"] as const;

/** Looks the new name over; what is found is said once, and the second press writes it. */
export const changeName: Deed = {
  needs: ["name.last", "name.first"],
  perform: async ({ visit, memberId, written, form }) => {
    const name = {
      last: written("name.last"),
      first: written("name.first"),
      patronymic: written("name.patronymic") || null,
    };
    const { checkName: check } = (await ask(visit, CheckNewName, { name, memberId })).data;
    const checked = Object.values(name).join(" ").trim();
    const isQuestioned = check.findings.length > 0 || check.matches.length > 0;
    if (isQuestioned && written("checked") !== checked) {
      form.set("checked", checked);
      return { message: register[visit.locale].look, check };
    }
    const reason = REASONS.find((one) => one === written("reason")) ?? "CORRECTION";
    const input = { memberId, revision: written("revision"), name, reason, on: written("on") || null };
    const { result } = (await ask(visit, ChangeName, { input })).data;
    if (result.__typename === "CardChangedMeanwhile") {
      form.set("revision", result.member.revision ?? "");
      const now = memberCardPerson[visit.locale].nowOnCard(result.member.name?.full ?? "");
      return { ...result, faults: { "name.last": now } };
    }
    // What is wrong with the whole name is said at its first field.
    if (!("fields" in result)) return result;
    const fields = result.fields.map(({ path, message }) => ({
      path: path === "name" ? "name.last" : path,
      message,
    }));
    return { ...result, fields };
  },
};
