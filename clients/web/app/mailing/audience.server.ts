import type { VariablesOf } from "../gateway/graphql.js";
import { graphql } from "../gateway/graphql.js";
import type { Written } from "../form/written.js";
import { OCCUPATIONS } from "../join/join.js";

export const AudienceCounted = graphql(`
  query AudienceCounted($id: ID!, $audience: MailingAudienceInput!) {
    organisation(id: $id) {
      id
      mailingAudience(audience: $audience) {
        people
        byEmail
        bySms
        byJabber
        byPush
        byVk
        byTelegram
        byCabinetOnly
        withoutConsent
      }
    }
  }
`);

type Audience = VariablesOf<typeof AudienceCounted>["audience"];

const OLDEST = 150;
const SEXES = ["FEMALE", "MALE"] as const;

/** Whom the form chooses, in the words of the API. */
export function audienceIn(written: Written): Audience {
  const age = (name: string) =>
    /^\d{1,3}$/.test(written(name)) && Number(written(name)) <= OLDEST ? Number(written(name)) : null;
  const occupations = OCCUPATIONS.filter((one) => written(`occupation-${one}`) !== "");
  return {
    withBelow: written("withBelow") !== "",
    onlyChairs: written("onlyChairs") !== "",
    themeCode: written("themeCode") || null,
    sex: SEXES.find((one) => one === written("sex")) ?? null,
    ageFrom: age("ageFrom"),
    ageUntil: age("ageUntil"),
    occupations: occupations.length > 0 ? occupations : null,
  };
}
