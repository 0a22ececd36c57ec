import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Checked } from "../input/checked.js";
import { Officer } from "../officer/officer.entity.js";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { Organisation, OrganisationLevel } from "../organisation/organisation.entity.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { organisationsById } from "../organisation/organisation.loader.js";
import { keepDraft } from "./kept-draft.js";
import { Letter } from "./letter.entity.js";
import { LetterDraft } from "./letter-draft.entity.js";
import { LetterAlreadySent, LetterDraftChangedMeanwhile, LetterDraftNotFound } from "./letter-problems.js";

const LONGEST_SUBJECT = 300;
const LONGEST_BODY = 20_000;
const LONGEST_THANKS = 500;
const MOST_FILES = 20;

@InputType({ description: "A draft as it is now, whole; what is left out is empty." })
class SaveLetterDraftInput {
  @Field(() => ID, { description: "The draft's id, a UUID made by the client when the writing began." })
  id!: string;

  @Field(() => ID, { description: "The organisation that writes («от кого»)." })
  organisationId!: string;

  @Field(() => Int, { description: "The revision that was read; 0 for a draft not saved before." })
  revision!: number;

  @Field(() => ID, {
    nullable: true,
    description: "The officer of the organisation who signs; its chair when left out.",
  })
  officerId?: string | null;

  @Field(() => [OrganisationLevel], {
    defaultValue: [],
    description: "To the chairs of all organisations below of these levels («коллективный адрес»).",
  })
  toLevels!: OrganisationLevel[];

  @Field(() => [String], {
    defaultValue: [],
    description: "Of these only those of the types with these codes; of all types when empty.",
  })
  toTypeCodes!: string[];

  @Field(() => [ID], {
    defaultValue: [],
    description:
      "To the chairs of these organisations, wherever they stand («персональный адрес»), at most 250.",
  })
  toOrganisationIds!: string[];

  @Field(() => String, { nullable: true, description: "What it is about («тема»)." })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: "What it says; an empty line parts paragraphs." })
  body?: string | null;

  @Field(() => String, { nullable: true, description: "The thanks at its end («благодарность»)." })
  thanks?: string | null;

  @Field(() => [ID], {
    defaultValue: [],
    description:
      "What is attached, in order: the ids with which `POST /files/registry` answered, at most 20.",
  })
  fileIds!: string[];
}

@ObjectType({ description: "The draft is saved." })
class SaveLetterDraftPayload {
  @Field(() => LetterDraft, { description: "The draft with its next revision." })
  draft: LetterDraft;

  constructor(draft: LetterDraft) {
    this.draft = draft;
  }
}

const SaveLetterDraftResult = createUnionType({
  name: "SaveLetterDraftResult",
  description: "How saving went.",
  types: () =>
    [
      SaveLetterDraftPayload,
      OrganisationNotFound,
      OrganisationClosed,
      LetterDraftNotFound,
      LetterDraftChangedMeanwhile,
      LetterAlreadySent,
      InvalidInput,
    ] as const,
});

/** A letter that is being written saves itself. */
@Resolver()
export class SaveLetterDraft {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => SaveLetterDraftResult, {
    description:
      "Save a letter that is being written, as often as one likes («Сохранено как черновик»). Whoever saves over another's words is told, and nothing is lost.",
  })
  async saveLetterDraft(
    @Arg("input", () => SaveLetterDraftInput, { description: "The draft as it is now." })
    input: SaveLetterDraftInput,
    @Ctx() context: Context,
  ): Promise<typeof SaveLetterDraftResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const { em, viewer } = context;
    const checked = new Checked();
    const id = checked.id("id", input.id);
    const words = await readWords(input, organisation, checked, context);
    if (checked.problem || id === null) return checked.problem ?? new InvalidInput([]);

    const begun =
      input.revision === 0 ? await begin(id, organisation, context) : (await keepDraft(id, context))?.draft;
    if (begun?.organisationId !== organisation.node) {
      const letter = await em.findOne(Letter, { draftId: id });
      return letter ? new LetterAlreadySent(letter) : new LetterDraftNotFound();
    }
    if (begun.revision !== input.revision) return new LetterDraftChangedMeanwhile(begun);
    const files = await takeFiles(input.fileIds, begun.fileIds, context);
    if (files instanceof InvalidInput) return files;

    em.assign(begun, {
      ...words,
      fileIds: files,
      revision: begun.revision + 1,
      savedAt: new Date(),
      savedById: viewer.accountId,
    });
    await em.flush();
    return new SaveLetterDraftPayload(begun);
  }
}

async function readWords(
  input: SaveLetterDraftInput,
  { node }: Organisation,
  checked: Checked,
  { em, load }: Context,
) {
  const officerId = checked.id("officerId", input.officerId);
  if (officerId && !(await em.findOne(Officer, { id: officerId, organisationId: node, untilOn: null }))) {
    checked.fault(
      "officerId",
      "Такого сотрудника в организации нет.",
      "The organisation has no such officer.",
    );
  }
  const named = await load(organisationsById).loadMany([...new Set(input.toOrganisationIds)]);
  const found = named.filter((one) => one instanceof Organisation);
  if (found.length < named.length || found.some((one) => one.node === node)) {
    checked.fault("toOrganisationIds", "Укажите другие организации.", "These must be other organisations.");
  }
  return {
    officerId,
    toLevels: [...new Set(input.toLevels)],
    toTypeCodes: [...new Set(input.toTypeCodes.map((code) => checked.words("toTypeCodes", code, 10)))],
    toOrganisationIds: found.map((one) => one.node),
    subject: checked.text("subject", input.subject, LONGEST_SUBJECT),
    body: checked.text("body", input.body, LONGEST_BODY),
    thanks: checked.text("thanks", input.thanks, LONGEST_THANKS),
  };
}

/** A draft of the id, with nothing in it; the one that stands there where there is one. */
async function begin(id: string, { node }: Organisation, context: Context): Promise<LetterDraft | undefined> {
  const { em } = context;
  const isSent = (await em.count(Letter, { draftId: id })) > 0;
  if (isSent) return undefined;
  await em.execute(
    "insert into letter_drafts (id, organisation_id, revision) values (?, ?, 0) on conflict do nothing",
    [id, node],
  );
  return (await keepDraft(id, context))?.draft;
}

/** Files sent since become the draft's; those taken off it are forgotten. */
async function takeFiles(
  wanted: readonly string[],
  known: readonly string[],
  { em, files, viewer }: Context,
): Promise<string[] | InvalidInput> {
  const ids = [...new Set(wanted.map((id) => id.toLowerCase()))];
  if (ids.length > MOST_FILES) return new InvalidInput([tooManyFiles()]);
  const fresh = ids.filter((id) => !known.includes(id));
  const [found] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from files.files
     where id = any(?::uuid[]) and account_id = ? and taken_at is null`,
    [listOf(fresh.filter(isUuid)), viewer.accountId],
  );
  // Either all of them are taken or none.
  if (found?.count !== fresh.length) return new InvalidInput([noFile()]);
  for (const id of fresh) await files.take(em, id, viewer.accountId);
  for (const id of known) if (!ids.includes(id)) await files.forget(em, id);
  return ids;
}

function tooManyFiles(): InvalidField {
  return new InvalidField("fileIds", {
    ru: `Не больше ${MOST_FILES} файлов.`,
    en: `At most ${MOST_FILES} files.`,
  });
}

function noFile(): InvalidField {
  return new InvalidField("fileIds", {
    ru: "Файл не найден, отправьте его ещё раз.",
    en: "There is no such file; send it again.",
  });
}
