import { createHash } from "node:crypto";
import { isDay } from "../form/day.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { valuesOf, writtenIn } from "../form/written.js";
import type { FragmentOf } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import type { Visit } from "../session/visit.js";
import type { Effect_ReorganisationEffect } from "./effect.js";

/** What every deed says of itself. */
interface Decision {
  readonly on: string | null;
  readonly reason: string;
  readonly dryRun: boolean;
}
interface Changing {
  readonly effect: FragmentOf<typeof Effect_ReorganisationEffect>;
}
interface Problem {
  readonly message: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}

/** How a form of a deed stands: what it would change, and what was wrong with it. */
export interface Rehearsed<Change extends Changing = Changing> {
  /** Null where nothing was rehearsed. */
  readonly rehearsal: Change | null;
  /** Of what the rehearsal spoke: the second press is a yes to that, and to nothing else. */
  readonly agreed: string;
  /** What is said of the form, with every word of it. */
  readonly refusal: Refusal;
}

interface Deed<Result> {
  /** The field that a problem is about where it names none. */
  readonly about?: string;
  readonly run: (decision: Decision) => Promise<Result>;
}

type ChangeIn<Result> = Extract<Result, Changing>;
type Outcome<Change extends Changing> =
  { readonly done: Change } | ({ readonly done: null } & Rehearsed<Change>);

/** The first press shows what a deed would change; the second does it, if it would still change just that. */
export async function reorganise<Result extends Changing | Problem>(
  visit: Visit,
  form: FormData,
  { about, run }: Deed<Result>,
): Promise<Outcome<ChangeIn<Result>>> {
  const written = writtenIn(form);
  const decision = { on: written("on") || null, reason: written("reason") };
  const say = (refusal: Refusal) => ({ done: null, rehearsal: null, agreed: "", refusal });
  const refused = ({ message, fields }: Problem) => {
    const faults = fields ?? (about ? [{ path: about, message }] : null);
    return say(refuse(form, { message, ...(faults && { fields: faults }) }, visit));
  };
  if (decision.on && !isDay(decision.on)) {
    const { noDay } = languageIn(visit.locale).text.problem;
    return refused({ message: "", fields: [{ path: "on", message: noDay }] });
  }
  try {
    const rehearsal = await run({ ...decision, dryRun: true });
    if (isProblem(rehearsal)) return refused(rehearsal);
    const agreed = markOf(form, rehearsal);
    const isYes = written("deed") === "do";
    if (!isYes || written("agreed") !== agreed) {
      const refusal = refuse(form, { message: isYes ? structureDeeds[visit.locale].changed : "" }, visit);
      return { done: null, rehearsal: rehearsal as ChangeIn<Result>, agreed, refusal };
    }
    const done = await run({ ...decision, dryRun: false });
    return isProblem(done) ? refused(done) : { done: done as ChangeIn<Result> };
  } catch (error) {
    return say(refuseFor(form, error, visit));
  }
}

/** The form as it was written, where something else was asked than to rehearse it. */
export function asWritten(
  visit: Visit,
  form: FormData,
  problem: Problem = { message: "" },
): Rehearsed<never> {
  return { rehearsal: null, agreed: "", refusal: refuse(form, problem, visit) };
}

/** What was written and what was shown, in a few letters; a rehearsal gives what it creates another id each time. */
function markOf(form: FormData, rehearsal: object): string {
  const { deed: _deed, agreed: _agreed, seek: _seek, ...written } = valuesOf(form);
  const shown = JSON.stringify([written, rehearsal], (key, value: unknown) =>
    key === "id" ? undefined : value,
  );
  return createHash("sha256").update(shown).digest("base64url");
}

function isProblem(result: Changing | Problem): result is Problem {
  return "message" in result;
}
