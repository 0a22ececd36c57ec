import { graphql, type ResultOf } from "../gateway/graphql.js";

export const GeneralFields_Member = graphql(`
  fragment GeneralFields_Member on Member @_unmask {
    id
    revision
    sex
    bornOn
    duesForm
    consentedOn
    filledOn
  }
`);

export const WorkFields_Member = graphql(`
  fragment WorkFields_Member on Member @_unmask {
    id
    revision
    workplace
    position
    courseOfStudy
    career {
      workingFrom
      teachingFrom
      hasLongServicePension
      isLabourVeteran
      education
      academicDegree
      academicTitle
    }
  }
`);

/** What a card says, as it stands in the fields of a form. */
export type Fields = Readonly<Record<string, string>>;

export function generalFields(member: ResultOf<typeof GeneralFields_Member>): Fields {
  const { sex, bornOn, duesForm, consentedOn, filledOn } = member;
  return written({ sex, bornOn, duesForm, consentedOn, filledOn });
}

export function workFields(member: ResultOf<typeof WorkFields_Member>): Fields {
  const { workplace, position, courseOfStudy, career } = member;
  return written({
    workplace,
    position,
    courseOfStudy,
    workingFrom: career?.workingFrom,
    teachingFrom: career?.teachingFrom,
    hasLongServicePension: career?.hasLongServicePension,
    isLabourVeteran: career?.isLabourVeteran,
    education: career?.education,
    academicDegree: career?.academicDegree,
    academicTitle: career?.academicTitle,
  });
}

function written(fields: Readonly<Record<string, string | number | boolean | null | undefined>>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value ?? "")]));
}
