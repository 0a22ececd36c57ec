import { Refusal_Problem } from "../form/problem.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { FIELDS } from "./columns.js";

const ChooseImportColumns = graphql(
  `
    mutation ChooseImportColumns($input: ChooseImportColumnsInput!) {
      result: chooseImportColumns(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const DecideImportRow = graphql(
  `
    mutation DecideImportRow($input: DecideImportRowInput!) {
      result: decideImportRow(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ApplyMemberImport = graphql(
  `
    mutation ApplyMemberImport($input: ApplyMemberImportInput!) {
      result: applyMemberImport(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const UndoMemberImport = graphql(
  `
    mutation UndoMemberImport($input: UndoMemberImportInput!) {
      result: undoMemberImport(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what a form on the page of a file asks for; why it came to nothing, null when it is done. */
export async function dealWithFile(visit: Visit, importId: string, form: FormData): Promise<string | null> {
  try {
    const result = await resultOf(visit, importId, form);
    return result && "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}

async function resultOf(visit: Visit, importId: string, form: FormData) {
  const written = writtenIn(form);
  switch (written("deed")) {
    case "columns": {
      const columns = form.getAll("column").map((one) => FIELDS.find((field) => field === one) ?? "NOTHING");
      return (await ask(visit, ChooseImportColumns, { input: { importId, columns } })).data.result;
    }
    case "add":
    case "leave": {
      const input = { importId, line: Number(written("line")), isAdded: written("deed") === "add" };
      return (await ask(visit, DecideImportRow, { input })).data.result;
    }
    case "apply":
      return (await ask(visit, ApplyMemberImport, { input: { importId } })).data.result;
    case "undo":
      return (await ask(visit, UndoMemberImport, { input: { importId } })).data.result;
    default:
      return null;
  }
}
