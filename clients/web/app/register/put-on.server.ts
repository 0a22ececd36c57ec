import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { OCCUPATIONS } from "../join/join.js";
import { register } from "../language/register.js";
import type { Visit } from "../session/visit.js";
import { NameCheck_NameCheck } from "./name-check.js";

const CheckName = graphql(
  `
    query CheckName(
      $name: PersonNameInput!
      $bornOn: PlainDate
      $phone: String
      $email: String
      $organisationId: ID
    ) {
      checkName(name: $name, bornOn: $bornOn, phone: $phone, email: $email, organisationId: $organisationId) {
        sex
        ...NameCheck_NameCheck
      }
    }
  `,
  [NameCheck_NameCheck],
);

const RegisterMember = graphql(
  `
    mutation RegisterMember($input: RegisterMemberInput!) {
      result: registerMember(input: $input) {
        __typename
        ... on RegisterMemberPayload {
          member {
            id
            displayName
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** What the check of a name has to say before it is written. */
type Check = ResultOf<typeof CheckName>["checkName"];

export interface PutOn {
  readonly registered: string | null;
  readonly check: Check | null;
  /** Of whom the check spoke: it holds while nothing of that is changed. */
  readonly checked: string;
  readonly refusal: Refusal | null;
}

/** Looks the name over; what it finds is said once, and the second press writes the member down. */
export async function putOnRegister(visit: Visit, organisationId: string, form: FormData): Promise<PutOn> {
  const written = writtenIn(form);
  const name = {
    last: written("last"),
    first: written("first"),
    patronymic: written("patronymic") || null,
  };
  const person = {
    name,
    bornOn: written("bornOn"),
    phone: written("phone") || null,
    email: written("email") || null,
  };
  try {
    const { checkName: check } = (await ask(visit, CheckName, { ...person, organisationId })).data;
    const checked = Object.values({ ...name, ...person, name: "" })
      .join(" ")
      .trim();
    const isQuestioned = check.findings.length > 0 || check.matches.length > 0;
    const again = refuse(form, { message: register[visit.locale].look }, visit);
    if (isQuestioned && written("checked") !== checked)
      return { registered: null, check, checked, refusal: again };
    const sex = SEXES.find((one) => one === written("sex")) ?? check.sex;
    if (!sex) {
      const fields = [{ path: "sex", message: register[visit.locale].noSex }];
      return { registered: null, check, checked, refusal: refuse(form, { message: "", fields }, visit) };
    }
    const on = written("decidedOn");
    const input = {
      ...person,
      organisationId,
      sex,
      occupation: OCCUPATIONS.find((one) => one === written("occupation")) ?? "EMPLOYED",
      position: written("position") || null,
      decision: on ? { on, number: written("decisionNumber") || null } : null,
    };
    const { result } = (await ask(visit, RegisterMember, { input })).data;
    if ("member" in result) return { ...NOTHING, registered: result.member.displayName };
    return { registered: null, check, checked, refusal: refuse(form, result, visit) };
  } catch (error) {
    return { ...NOTHING, refusal: refuseFor(form, error, visit) };
  }
}

const NOTHING = { registered: null, check: null, checked: "", refusal: null };
const SEXES = ["FEMALE", "MALE"] as const;
