import { Refusal_Problem } from "../form/problem.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { formatDay } from "../language/format.js";
import type { Locale } from "../language/locale.js";
import { memberCardPerson } from "../language/member-card-person.js";
import type { Deed } from "./deal.server.js";
import { type Fields, GeneralFields_Member, generalFields, WorkFields_Member, workFields } from "./fields.js";

const ChangeCard = graphql(
  `
    mutation ChangeCard($input: ChangeMemberInput!) {
      result: changeMember(input: $input) {
        __typename
        ... on CardChangedMeanwhile {
          member {
            ...GeneralFields_Member
            ...WorkFields_Member
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [GeneralFields_Member, WorkFields_Member, Refusal_Problem],
);

type Changed = Extract<
  ResultOf<typeof ChangeCard>["result"],
  { readonly __typename: "CardChangedMeanwhile" }
>["member"];

export const changeGeneral = changeFields(generalFields);
export const changeWork = changeFields(workFields);

/** Writes the fields that were changed. Where the card has changed meanwhile, the form goes on from what it says now. */
function changeFields(fieldsOf: (member: Changed) => Fields): Deed {
  return {
    perform: async ({ visit, memberId, written, form }) => {
      const changed = changedIn(form);
      const change = Object.fromEntries(changed.map((name) => [name, given(name, written)]));
      const input = { memberId, revision: written("revision"), ...change };
      const { result } = (await ask(visit, ChangeCard, { input })).data;
      if (result.__typename !== "CardChangedMeanwhile") return result;
      const now = { revision: result.member.revision, fields: fieldsOf(result.member) };
      return { ...result, faults: takeOver(form, now, changed, visit.locale) };
    },
  };
}

/** The fields that say something else than the card did when it was read. */
export function changedIn(form: FormData): string[] {
  const written = writtenIn(form);
  const names = [...form.keys()].filter((name) => form.has(`was.${name}`));
  return names.filter((name) => written(name) !== written(`was.${name}`));
}

interface CardNow {
  readonly revision: string | null;
  readonly fields: Fields;
}

/** Puts what others wrote into the form; of fields that both changed it is said what stands there now. */
export function takeOver(form: FormData, now: CardNow, changed: readonly string[], locale: Locale): Fields {
  form.set("revision", now.revision ?? "");
  const faults: Record<string, string> = {};
  for (const [name, value] of Object.entries(now.fields)) {
    const isTheirs = value !== form.get(`was.${name}`);
    form.set(`was.${name}`, value);
    if (!changed.includes(name)) form.set(name, value);
    else if (isTheirs) faults[name] = memberCardPerson[locale].nowOnCard(shown(name, value, locale));
  }
  return faults;
}

function shown(name: string, value: string, locale: Locale): string {
  const choices: Readonly<Record<string, Fields>> = memberCardPerson[locale].choices;
  return choices[name]?.[value] ?? (/^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(locale, value) : value);
}

function given(name: string, written: Written): string | number | boolean | null {
  const value = written(name);
  if (value === "") return null;
  if (value === "true" || value === "false") return value === "true";
  return name === "courseOfStudy" ? Number(value) : value;
}
