import { sentenceOf } from "../form/problem.server.js";
import { FileNotTaken, filesIn, sendFiles } from "../form/send-files.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { problemOf } from "../form/problem.server.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import type { Visit } from "../session/visit.js";
import { monthOf } from "./months.js";

const ReconcileDues = graphql(
  `
    mutation ReconcileDues($input: ReconcileDuesInput!) {
      result: reconcileDues(input: $input) {
        __typename
        ... on ReconcileDuesPayload {
          recorded
          reconciliation {
            id
          }
        }
        ... on PayrollUnreadable {
          titles
          line
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Why a list could not be held against the register. */
export interface Unreconciled {
  readonly problem: string;
  /** The titles of its columns, where they must be named. */
  readonly titles: readonly string[];
  readonly isRecorded: boolean;
}
interface Reconciled {
  readonly id: string;
  readonly recorded: number;
}

/** Holds an employer's list against the register. */
export async function reconcile(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<Reconciled | Unreconciled> {
  const words = dues[visit.locale];
  const written = writtenIn(form);
  const record = form.has("record");
  const stop = (problem: string, titles: readonly string[] = []) => ({ problem, titles, isRecorded: record });
  const [file] = filesIn(form, "file");
  if (!file) return stop(words.noneChosen);
  try {
    const [fileId = ""] = await sendFiles(visit, "registry", [file]);
    const month = monthOf(written("month"));
    const input = { organisationId, month, fileId, record, columns: columnsIn(written) };
    const { result } = (await ask(visit, ReconcileDues, { input })).data;
    if ("reconciliation" in result) return { id: result.reconciliation.id, recorded: result.recorded };
    if (result.__typename !== "PayrollUnreadable") return stop(sentenceOf(result));
    const isNamed = result.titles.length > 0 && result.line === null;
    if (isNamed) return stop(words.columnsLead, result.titles);
    return stop(result.line === null ? result.message : words.brokenAt(result.line));
  } catch (error) {
    return stop(error instanceof FileNotTaken ? words.notTaken : problemOf(error, visit));
  }
}

function columnsIn(written: Written) {
  if (!written("name") || !written("withheld")) return null;
  const wage = written("wage");
  return {
    name: Number(written("name")),
    withheld: Number(written("withheld")),
    wage: wage ? Number(wage) : null,
  };
}
