import { FileNotTaken, filesIn, sendFiles } from "../form/send-files.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { memberFileList } from "../language/member-file-list.js";
import type { Visit } from "../session/visit.js";

const StartMemberImport = graphql(
  `
    mutation StartMemberImport($input: StartMemberImportInput!) {
      result: startMemberImport(input: $input) {
        __typename
        ... on StartMemberImportPayload {
          memberImport {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Sends a file to be read: its id, or what was wrong with the form. */
export async function startFile(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<string | Refusal> {
  const words = memberFileList[visit.locale];
  const refuseFile = (message: string) =>
    refuse(form, { message, fields: [{ path: "fileId", message }] }, visit);
  const [file] = filesIn(form, "file");
  if (!file) return refuseFile(words.noneChosen);
  try {
    const [fileId = ""] = await sendFiles(visit, "registry", [file]);
    const joinedOn = writtenIn(form)("joinedOn") || null;
    const { result } = (await ask(visit, StartMemberImport, { input: { organisationId, fileId, joinedOn } }))
      .data;
    return "memberImport" in result ? result.memberImport.id : refuse(form, result, visit);
  } catch (error) {
    return error instanceof FileNotTaken ? refuseFile(words.notTaken) : refuseFor(form, error, visit);
  }
}
