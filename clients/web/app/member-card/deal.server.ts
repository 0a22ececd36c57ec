import { type ActionFunctionArgs, data, redirect } from "react-router";
import { noDaysIn } from "../form/day.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import type { ResultOf } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import { idOf } from "../layout/wanted.js";
import type { NameCheck_NameCheck } from "../register/name-check.js";
import { type Visit, visitOf } from "../session/visit.js";

type Check = ResultOf<typeof NameCheck_NameCheck>;

type Result =
  | { readonly __typename: string }
  | {
      readonly message: string;
      readonly fields?: readonly { readonly path: string; readonly message: string }[];
      /** What is said at fields beside the message, and not in its place. */
      readonly faults?: Refusal["faults"];
      /** What the check of a name found. */
      readonly check?: Check;
    };

interface Wish<Whose> {
  readonly visit: Visit;
  readonly memberId: Whose;
  readonly written: Written;
  readonly form: FormData;
}

/** What a form of a card's page asks for. Its fields are named by their paths in the input. */
export interface Deed<Whose = string> {
  /** The fields that must say something. */
  readonly needs?: readonly string[];
  readonly perform: (wish: Wish<Whose>) => Promise<Result>;
}

type Asked = Pick<ActionFunctionArgs, "context" | "request" | "params">;

/** Does what was asked for and shows the page anew; a refusal comes back with every word of its form. */
export function deal(
  asked: Asked,
  deeds: Readonly<Record<string, Deed>>,
  /** The page on which what was done is seen. */
  page = new URL(asked.request.url).pathname,
) {
  return dealOn(idOf(asked.params["memberId"]), asked, deeds, page);
}

/** The same on one's own card, which no address names. */
export function dealOwn(asked: Asked, deeds: Readonly<Record<string, Deed<null>>>) {
  return dealOn(null, asked, deeds, new URL(asked.request.url).pathname);
}

async function dealOn<Whose>(
  memberId: Whose,
  { context, request }: Asked,
  deeds: Readonly<Record<string, Deed<Whose>>>,
  page: string,
) {
  const visit = visitOf(context);
  const form = await request.formData();
  const written = writtenIn(form);
  const name = written("deed");
  const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
  if (!deed) throw data(null, 404);
  try {
    const fields = faultsOf(form, deed, visit);
    const result =
      fields.length > 0 ? { message: "", fields } : await deed.perform({ visit, memberId, written, form });
    if ("message" in result) {
      const { faults, check = null } = result;
      return refused(name, { ...refuse(form, result, visit), ...(faults && { faults }) }, check);
    }
    return redirect(`${page}?done`, 303);
  } catch (error) {
    return refused(name, refuseFor(form, error, visit));
  }
}

function refused(deed: string, refusal: Refusal, check: Check | null = null) {
  return data({ deed, refusal, check }, 422);
}

const DAYS = /(^|\.)on$|On$|From$/;

/** The API answers of a day that is none to nobody: here it is said at its field. */
function faultsOf(form: FormData, { needs = [] }: Pick<Deed, "needs">, { locale }: Visit) {
  const { problem } = languageIn(locale).text;
  const written = writtenIn(form);
  const empty = needs.filter((path) => !written(path));
  const days = [...form.keys()].filter((path) => DAYS.test(path) && !path.startsWith("was."));
  const none = noDaysIn(written, days);
  return [
    ...empty.map((path) => ({ path, message: problem.required })),
    ...none.map((path) => ({ path, message: problem.noDay })),
  ];
}
