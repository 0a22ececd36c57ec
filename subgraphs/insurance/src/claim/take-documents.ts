import type { StoredFile } from "@angel/kit/files";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Field, ID, InputType } from "type-graphql";
import { ClaimDocumentKind } from "./claim-state.js";

export const MOST_DOCUMENTS = 20;

@InputType({ description: "A paper or a picture to lay beside a claim." })
export class ClaimDocumentInput {
  @Field(() => ID, { description: "The file, as it was sent to `/files/insurance` by the same account." })
  fileId!: string;

  @Field(() => ClaimDocumentKind, { description: "What it is." })
  kind!: ClaimDocumentKind;
}

export interface TakenDocument {
  readonly kind: ClaimDocumentKind;
  readonly file: StoredFile;
}

/** Takes files that the sender has sent, all or none; says which are not theirs to use. */
export async function takeDocuments(
  documents: readonly ClaimDocumentInput[],
  { em, files, viewer }: Context,
): Promise<TakenDocument[] | InvalidInput> {
  if (documents.length > MOST_DOCUMENTS) return new InvalidInput([tooMany()]);
  await em.execute("savepoint documents");
  const taken: TakenDocument[] = [];
  const faults: InvalidField[] = [];
  for (const [index, { fileId, kind }] of documents.entries()) {
    const file = await files.take(em, fileId, viewer.accountId);
    if (file) taken.push({ kind, file });
    else faults.push(noFile(index));
  }
  if (faults.length === 0) return taken;
  await em.execute("rollback to savepoint documents");
  return new InvalidInput(faults);
}

export async function layDocuments(
  claimId: string,
  taken: readonly TakenDocument[],
  { em, viewer }: Context,
): Promise<void> {
  for (const { kind, file } of taken) {
    await em.execute(
      `insert into claim_documents (claim_id, kind, file_id, name, media_type, size, sha256, added_by)
       values (?, ?::claim_document_kind, ?, ?, ?, ?, ?, ?)`,
      [claimId, kind, file.id, file.name, file.mediaType, file.size, file.sha256, viewer.accountId],
    );
  }
}

export function tooMany(): InvalidField {
  return new InvalidField("documents", {
    ru: `К заявлению можно приложить не больше ${MOST_DOCUMENTS} файлов.`,
    en: `A claim takes at most ${MOST_DOCUMENTS} files.`,
  });
}

function noFile(index: number): InvalidField {
  return new InvalidField(`documents.${index}.fileId`, {
    ru: "Нет такого вашего файла; пришлите его снова.",
    en: "There is no such file of yours; send it again.",
  });
}
