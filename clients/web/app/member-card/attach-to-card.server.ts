import { FileNotTaken, filesIn, sendFiles } from "../form/send-files.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { memberCardEntries } from "../language/member-card-entries.js";
import type { Deed } from "./deal.server.js";

const AttachToCard = graphql(
  `
    mutation AttachToCard($input: AttachToCardInput!) {
      result: attachToCard(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Attaches a file to a card. */
export const attachFile: Deed = {
  needs: ["title"],
  perform: async ({ visit, memberId, written, form }) => {
    const words = memberCardEntries[visit.locale].files;
    const refuseFile = (message: string) => ({ message, fields: [{ path: "fileId", message }] });
    const [file] = filesIn(form, "file");
    if (!file) return refuseFile(words.none);
    try {
      const [fileId = ""] = await sendFiles(visit, "registry", [file]);
      const input = { memberId, fileId, title: written("title") };
      return (await ask(visit, AttachToCard, { input })).data.result;
    } catch (error) {
      if (error instanceof FileNotTaken) return refuseFile(words.notTaken);
      throw error;
    }
  },
};
