import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { completeness } from "../language/completeness.js";
import type { Visit } from "../session/visit.js";
import { CHOICES, type FieldName } from "./fields.js";

const PutMemberRight = graphql(
  `
    mutation PutMemberRight($input: ChangeMemberInput!) {
      result: changeMember(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PutOccupationRight = graphql(
  `
    mutation PutOccupationRight($input: ChangeOccupationInput!) {
      result: changeOccupation(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PutOrganisationRight = graphql(
  `
    mutation PutOrganisationRight($input: ChangeOrganisationInput!) {
      result: changeOrganisation(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PutOfficerRight = graphql(
  `
    mutation PutOfficerRight($input: AppointOfficerInput!) {
      result: appointOfficer(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PutEmployerRight = graphql(
  `
    mutation PutEmployerRight($input: SetEmployerInput!) {
      result: setEmployer(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const EmployerAsItIs = graphql(`
  query EmployerAsItIs($id: ID!) {
    organisation(id: $id) {
      id
      employer {
        name
        taxId
        headName
        headPosition
        isEducationalComplex
      }
    }
  }
`);

/** Writes down what was missing; a problem is a sentence. */
export async function putRight(visit: Visit, field: FieldName, form: FormData): Promise<string | null> {
  const written = writtenIn(form);
  if (!written("value")) return completeness[visit.locale].empty;
  try {
    const result = await write(visit, field, written);
    return result && "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}

async function write(visit: Visit, field: FieldName, written: Written) {
  const value = written("value");
  const organisationId = written("record");
  const member = { memberId: written("record"), revision: written("revision") };
  const organisation = { organisationId, revision: written("revision") };
  const ofMember = async (change: object) =>
    (await ask(visit, PutMemberRight, { input: { ...member, ...change } })).data.result;
  const ofOrganisation = async (change: object) =>
    (await ask(visit, PutOrganisationRight, { input: { ...organisation, ...change } })).data.result;
  switch (field) {
    case "OCCUPATION": {
      const occupation = chosen(CHOICES.OCCUPATION, value);
      const input = { memberId: member.memberId, occupation };
      return (await ask(visit, PutOccupationRight, { input })).data.result;
    }
    case "SEX":
      return await ofMember({ sex: chosen(CHOICES.SEX, value) });
    case "DUES_FORM":
      return await ofMember({ duesForm: chosen(CHOICES.DUES_FORM, value) });
    case "BIRTH_DATE":
      return await ofMember({ bornOn: value });
    case "CONSENT":
      return await ofMember({ consentedOn: value });
    case "WORKPLACE":
      return await ofMember({ workplace: value });
    case "POSITION":
      return await ofMember({ position: value });
    case "COURSE_OF_STUDY":
      return await ofMember({ courseOfStudy: Number(value) });
    case "CHAIR_EMAIL":
      return await ofMember({ email: value });
    case "DUES_PERCENT":
      return await ofOrganisation({ duesPercent: Number(value.replace(",", ".")) });
    case "IS_SMALL":
      return await ofOrganisation({ isSmall: value === "YES" });
    case "HAS_COMMITTEE":
      return await ofOrganisation({ hasCommittee: value === "YES" });
    case "EMPLOYER":
      return await setEmployer(visit, organisationId, { name: value });
    case "EMPLOYER_TAX_ID":
      return await setEmployer(visit, organisationId, { taxId: value });
    case "EMPLOYER_HEAD":
      return await setEmployer(visit, organisationId, { headName: value });
    case "EMPLOYER_HEAD_POSITION":
      return await setEmployer(visit, organisationId, { headPosition: value });
    case "ACTIVISTS":
    case "STAFF": {
      const kind = field === "STAFF" ? ("STAFF" as const) : ("ACTIVIST" as const);
      const name = { last: written("last"), first: written("first") };
      const input = { organisationId, kind, position: value, name };
      return (await ask(visit, PutOfficerRight, { input })).data.result;
    }
    case "CHAIR":
      return null;
  }
}

/** The API takes an employer whole: what was there stays. */
async function setEmployer(visit: Visit, organisationId: string, change: object) {
  const { organisation } = (await ask(visit, EmployerAsItIs, { id: organisationId })).data;
  const input = { name: "", ...organisation?.employer, organisationId, ...change };
  return (await ask(visit, PutEmployerRight, { input })).data.result;
}

function chosen<Choice extends string>(choices: readonly [Choice, ...Choice[]], value: string): Choice {
  return choices.find((one) => one === value) ?? choices[0];
}
