import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
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
import { filesById } from "../attachment/file.loader.js";
import { letter as letterTemplate } from "../document/template/letter.js";
import { writeDocument } from "../document/write-document.js";
import { Checked } from "../input/checked.js";
import { Officer } from "../officer/officer.entity.js";
import { chairsByOrganisation } from "../organisation/organisation.loader.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { addressOf, recipientsOf } from "./addressees.js";
import { keepDraft } from "./kept-draft.js";
import { Letter } from "./letter.entity.js";
import { letterSent } from "./letter.events.js";
import { LetterEdge } from "./letter.resolver.js";
import type { LetterDraft } from "./letter-draft.entity.js";
import { LetterDraftChangedMeanwhile, LetterDraftNotFound } from "./letter-problems.js";
import { signatures } from "./letter-signature.js";

@InputType({ description: "What to send." })
class SendLetterInput {
  @Field(() => ID, { description: "The draft." })
  draftId!: string;

  @Field(() => Int, {
    description: "The revision that was read, so that nothing is sent that one has not seen.",
  })
  revision!: number;
}

@ObjectType({ description: "The letter lies in the recipients' «Входящие»." })
class SendLetterPayload {
  @Field(() => LetterEdge, { description: "The letter with its place among what was sent." })
  letterEdge: InstanceType<typeof LetterEdge>;

  constructor(letter: Letter) {
    this.letterEdge = { node: letter, cursor: cursorOf([letter.id]) };
  }
}

const SendLetterResult = createUnionType({
  name: "SendLetterResult",
  description: "How sending went.",
  types: () => [SendLetterPayload, LetterDraftNotFound, LetterDraftChangedMeanwhile, InvalidInput] as const,
});

/** What was written becomes a letter: number, day, wording, signature and recipients are fixed. */
@Resolver()
export class SendLetter {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => SendLetterResult, {
    description:
      "Send a letter («отправить»): it gets its number and day, lies in the recipients' «Входящие», and is never changed again. What is still missing is named. Repeating it answers the letter that was sent.",
  })
  async sendLetter(
    @Arg("input", () => SendLetterInput, { description: "What to send." }) input: SendLetterInput,
    @Ctx() context: Context,
  ): Promise<typeof SendLetterResult> {
    const { em, tell } = context;
    const kept = await keepDraft(input.draftId, context);
    if (!kept) {
      const sent = isUuid(input.draftId)
        ? await em.findOne(Letter, { draftId: input.draftId.toLowerCase() })
        : null;
      return sent ? new SendLetterPayload(sent) : new LetterDraftNotFound();
    }
    const { draft, organisation } = kept;
    if (draft.revision !== input.revision) return new LetterDraftChangedMeanwhile(draft);

    const recipients = await recipientsOf(draft, context);
    const signatory = await signatoryOf(draft, context);
    const { subject, body } = draft;
    if (subject === null || body === null || signatory === null || recipients.length === 0) {
      return missingIn(draft, signatory !== null, recipients.length > 0);
    }
    const signature = await context.load(signatures).load(organisation.node);
    const letter = await write({ draft, organisation, signatory, subject, body, signature }, context);
    await em.execute(
      `insert into letter_deliveries (letter_id, organisation_id, sender_id)
       select ?::uuid, node, ?::int from unnest(?::int[]) as node`,
      [letter.id, organisation.node, `{${recipients.join()}}`],
    );
    await em.remove(draft).flush();
    tell(letterSent, {
      letterId: letter.id,
      organisationId: organisation.id,
      mailbox: signature.mailbox,
      recipients: recipients.length,
    });
    return new SendLetterPayload(letter);
  }
}

interface Signatory {
  readonly name: string;
  readonly position: string;
}

async function signatoryOf(draft: LetterDraft, { em, load }: Context): Promise<Signatory | null> {
  const { officerId, organisationId } = draft;
  if (officerId !== null) return em.findOne(Officer, { id: officerId, untilOn: null });
  const chair = await load(chairsByOrganisation).load(organisationId);
  return chair && { name: chair.name, position: "Председатель" };
}

function missingIn({ subject, body }: LetterDraft, isSigned: boolean, isAddressed: boolean): InvalidInput {
  const checked = new Checked();
  if (!isAddressed) checked.fault("recipients", "Укажите, кому письмо.", "Say to whom it goes.");
  if (subject === null) checked.fault("subject", "Укажите тему.", "Say what it is about.");
  if (body === null) checked.fault("body", "Напишите текст письма.", "Write the letter.");
  if (!isSigned) checked.fault("officerId", "Укажите, кто подписывает письмо.", "Say who signs it.");
  return new InvalidInput(checked.faults);
}

interface Written {
  readonly draft: LetterDraft;
  readonly organisation: Organisation;
  readonly signatory: Signatory;
  readonly subject: string;
  readonly body: string;
  readonly signature: { readonly version: number | null; readonly text: string };
}

async function write(written: Written, context: Context): Promise<Letter> {
  const { draft, organisation, signatory, subject, body, signature } = written;
  const { em, load, viewer } = context;
  const on = today();
  const addressedTo = await addressOf(draft, context);
  const files = await load(filesById).loadMany(draft.fileIds);
  const number = await nextNumber(organisation, context);
  const { thanks, fileIds, id: draftId } = draft;
  const facts = {
    organisation,
    number,
    on,
    addressedTo,
    subject,
    body,
    thanks,
    signatory,
    signature: signature.text,
    fileNames: files.flatMap((file) => (file && !(file instanceof Error) ? [file.name] : [])),
  };
  const { code, pdfId, docxId } = await writeDocument(
    { template: letterTemplate, facts, organisation, on, subject: draftId },
    context,
  );
  const id = await em.insert(Letter, {
    draftId,
    organisationId: organisation.node,
    number,
    sentOn: on,
    sentAt: new Date(),
    sentById: viewer.accountId,
    signatoryName: signatory.name,
    signatoryPosition: signatory.position,
    addressedTo: addressedTo.join("\n"),
    subject,
    body,
    thanks,
    signature: signature.text,
    signatureVersion: signature.version,
    fileIds,
    code,
    pdfId,
    docxId,
  });
  return em.findOneOrFail(Letter, { id });
}

/** The next of the sender's year; one letter at a time takes it. */
async function nextNumber({ node }: Organisation, { em }: Context): Promise<number> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`letter number ${node}`]);
  const [row] = await em.execute<{ number: number }[]>(
    `select coalesce(max(number), 0) + 1 as number from letters
     where organisation_id = ? and extract(year from sent_on) = extract(year from ?::date)`,
    [node, today()],
  );
  return row?.number ?? 1;
}
