import { Refusal_Problem } from "../form/problem.js";
import type { Written } from "../form/written.js";
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
      const names = [...form.keys()].filter((name) => form.has(`was.${name}`));
      const changed = names.filter((name) => written(name) !== written(`was.${name}`));
      const change = Object.fromEntries(changed.map((name) => [name, given(name, written)]));
      const input = { memberId, revision: written("revision"), ...change };
      const { result } = (await ask(visit, ChangeCard, { input })).data;
      if (result.__typename !== "CardChangedMeanwhile") return result;
      form.set("revision", result.member.revision ?? "");
      return { ...result, faults: takeOver(form, fieldsOf(result.member), changed, visit.locale) };
    },
  };
}

/** Puts what others wrote into the form; of fields that both changed it is said what stands there now. */
function takeOver(form: FormData, now: Fields, changed: readonly string[], locale: Locale): Fields {
  const faults: Record<string, string> = {};
  for (const [name, value] of Object.entries(now)) {
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
