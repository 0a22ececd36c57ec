import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { FileNotTaken, filesIn, sendFiles } from "../form/send-files.server.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { letters } from "../language/letters.js";
import type { Visit } from "../session/visit.js";
import { AUTOSAVE } from "./autosave.js";
import { levelsBelow } from "./levels.js";

const SaveLetterDraft = graphql(
  `
    mutation SaveLetterDraft($input: SaveLetterDraftInput!) {
      result: saveLetterDraft(input: $input) {
        __typename
        ... on SaveLetterDraftPayload {
          draft {
            id
            revision
            savedAt
          }
        }
        ... on LetterAlreadySent {
          letter {
            id
          }
        }
        ... on LetterDraftChangedMeanwhile {
          draft {
            revision
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const SendLetter = graphql(
  `
    mutation SendLetter($input: SendLetterInput!) {
      result: sendLetter(input: $input) {
        __typename
        ... on SendLetterPayload {
          letterEdge {
            node {
              id
            }
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const DiscardLetterDraft = graphql(`
  mutation DiscardLetterDraft($input: DiscardLetterDraftInput!) {
    result: discardLetterDraft(input: $input) {
      __typename
    }
  }
`);

/** Where a draft stands: what one gives back with the next saving, and what was wrong with the last. */
export interface Kept {
  readonly revision: number;
  readonly savedAt: string | null;
  readonly refusal: Refusal | null;
}

interface Sent {
  readonly letterId: string;
}

/** Saves the draft as it stands in the form, its new files too. */
export async function saveDraft(visit: Visit, ids: DraftIds, form: FormData): Promise<Kept | Sent> {
  const written = writtenIn(form);
  const revision = Number(written("revision"));
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  try {
    const files = await sendFiles(visit, "registry", filesIn(form, "files"));
    const input = {
      id: ids.draftId,
      organisationId: ids.organisationId,
      revision,
      officerId: written("officer") || null,
      toLevels: levelsBelow("NATIONAL").filter((level) => all("toLevel").includes(level)),
      toTypeCodes: all("toTypeCode"),
      toOrganisationIds: [...new Set(all("to"))],
      subject: written("subject") || null,
      body: written("body") || null,
      thanks: written("thanks") || null,
      fileIds: [...all("file"), ...files],
    };
    const { result } = (await ask(visit, SaveLetterDraft, { input })).data;
    if (result.__typename === "SaveLetterDraftPayload") return { ...result.draft, refusal: null };
    if (result.__typename === "LetterAlreadySent") return { letterId: result.letter.id };
    // Whoever was told that another has saved it, and saves again, means it.
    const isToldOf = result.__typename === "LetterDraftChangedMeanwhile" && written("deed") !== AUTOSAVE;
    const next = isToldOf ? result.draft.revision : revision;
    return { revision: next, savedAt: null, refusal: refuse(form, result, visit) };
  } catch (error) {
    return { revision, savedAt: null, refusal: refuseDraft(form, error, visit) };
  }
}

/** Saves and sends: what is still missing is said of the fields, and what was written is saved. */
export async function sendLetter(visit: Visit, ids: DraftIds, form: FormData): Promise<Kept | Sent> {
  const kept = await saveDraft(visit, ids, form);
  if ("letterId" in kept || kept.refusal) return kept;
  try {
    const input = { draftId: ids.draftId, revision: kept.revision };
    const { result } = (await ask(visit, SendLetter, { input })).data;
    if (result.__typename === "SendLetterPayload") return { letterId: result.letterEdge.node.id };
    return { ...kept, refusal: refuse(form, result, visit) };
  } catch (error) {
    return { ...kept, refusal: refuseFor(form, error, visit) };
  }
}

/** Throws the draft away; null when it is gone, as one is by itself that was never saved. */
export async function discardDraft(visit: Visit, draftId: string, form: FormData): Promise<Kept | null> {
  try {
    await ask(visit, DiscardLetterDraft, { input: { draftId } });
    return null;
  } catch (error) {
    const revision = Number(writtenIn(form)("revision"));
    return { revision, savedAt: null, refusal: refuseFor(form, error, visit) };
  }
}

interface DraftIds {
  readonly organisationId: string;
  readonly draftId: string;
}

function refuseDraft(form: FormData, error: unknown, visit: Visit): Refusal {
  if (!(error instanceof FileNotTaken)) return refuseFor(form, error, visit);
  const message = letters[visit.locale].noFile(error.fileName);
  return refuse(form, { message, fields: [{ path: "files", message }] }, visit);
}
