import { markedIn } from "../form/marked.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { valuesOf } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { setSubscription } from "./subscriptions.server.js";
import { wayIn, wayOf } from "./ways.js";

const KeptPreferences = graphql(`
  query KeptPreferences {
    viewer {
      id
      noticePreferences {
        subject
        channels
      }
      subscribedThemes {
        code
      }
    }
    mailingThemes {
      code
    }
  }
`);

const SetNoticePreference = graphql(
  `
    mutation SetNoticePreference($input: SetNoticePreferenceInput!) {
      result: setNoticePreference(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

type Kept = NonNullable<NonNullable<ResultOf<typeof KeptPreferences>["viewer"]>["noticePreferences"]>[number];

export interface Saved {
  readonly problem: string | null;
  readonly changed: number;
}

/** Writes down what the form says otherwise than what is kept. */
export async function savePreferences(visit: Visit, form: FormData): Promise<Saved> {
  let changed = 0;
  try {
    const { viewer, mailingThemes } = (await ask(visit, KeptPreferences, {})).data;
    for (const { subject, channels } of viewer?.noticePreferences ?? []) {
      const wanted = wayIn(form.get(subject));
      if (wanted === null || wayOf(wanted) === wayOf(channels)) continue;
      const problem = await set(visit, { subject, channels: [...wanted] });
      if (problem !== null) return { problem, changed };
      changed += 1;
    }
    const subscribed = viewer?.subscribedThemes;
    const ticked = markedIn(valuesOf(form), "theme");
    for (const { code } of subscribed ? mailingThemes : []) {
      const isWanted = ticked.some(({ id }) => id === code);
      if (isWanted === subscribed?.some((theme) => theme.code === code)) continue;
      const problem = await setSubscription(visit, code, isWanted);
      if (problem !== null) return { problem, changed };
      changed += 1;
    }
    return { problem: null, changed };
  } catch (error) {
    return { problem: problemOf(error, visit), changed };
  }
}

async function set(visit: Visit, input: Kept): Promise<string | null> {
  const { result } = (await ask(visit, SetNoticePreference, { input })).data;
  return "message" in result ? sentenceOf(result) : null;
}
