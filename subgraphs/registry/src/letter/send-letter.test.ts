import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { registry } from "../subgraph.js";
import { wordsOf } from "../testing/paper.js";
import {
  administrator,
  at,
  newOrganisation,
  PROBLEMS,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { facts, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const DRAFT = `id revision subject body thanks toLevels toTypeCodes toOrganisations { id } officer { name }
  attachments { fileName } savedBy { id }`;
const LETTER = `id number sentOn addressedTo subject body thanks signature signatureVersion signatoryName
  signatoryPosition recipientCount readCount attachments { fileName size url } pdf docx code sentBy { id } organisation { id }`;
const Save = `mutation Save($input: SaveLetterDraftInput!) { saveLetterDraft(input: $input) { ${PROBLEMS}
  ... on SaveLetterDraftPayload { draft { ${DRAFT} } }
  ... on LetterDraftChangedMeanwhile { draft { revision subject savedBy { id } } }
  ... on LetterAlreadySent { letter { id } } } }`;
const Send = `mutation Send($input: SendLetterInput!) { sendLetter(input: $input) { ${PROBLEMS}
  ... on SendLetterPayload { letterEdge { cursor node { ${LETTER} } } } } }`;
const Read = `mutation Read($input: MarkLetterReadInput!) { markLetterRead(input: $input) { __typename
  ... on MarkLetterReadPayload { delivery { readAt readBy { id } organisation { id } } } } }`;
const Sign = `mutation Sign($input: SetLetterSignatureInput!) { setLetterSignature(input: $input) { ${PROBLEMS}
  ... on SetLetterSignaturePayload { organisation { letterSignature { version text mailbox } } } } }`;
const Discard = `mutation Discard($input: DiscardLetterDraftInput!) { discardLetterDraft(input: $input) { __typename } }`;
const Box = `query Box($id: ID!, $box: LetterBox!, $onlyUnread: Boolean = false, $first: Int = 20, $after: String) {
  organisation(id: $id) { letters(box: $box, onlyUnread: $onlyUnread, first: $first, after: $after) {
    totalCount nodes { id subject delivery(organisationId: $id) { readAt readBy { id } } } pageInfo { endCursor } } } }`;
const One = `query One($id: ID!) { letter(id: $id) { subject readCount deliveries(onlyUnread: true) { totalCount nodes { organisation { id } } } } }`;

interface Draft {
  id: string;
  revision: number;
}
interface Letter {
  id: string;
  number: number;
  [field: string]: unknown;
}

interface District {
  committee: TestOrganisation;
  schools: TestOrganisation[];
  head: Actor;
}

/** A district with two schools, and somebody who keeps its affairs. */
async function district(): Promise<District> {
  const region = await newOrganisation(app, "REGIONAL");
  const committee = await newOrganisation(app, "TERRITORIAL", region);
  const schools = [
    await newOrganisation(app, "PRIMARY", committee),
    await newOrganisation(app, "PRIMARY", committee),
  ];
  const head = at(app, Role.STAFF, committee);
  await app.sql(
    `insert into registry.chairs (organisation_id, last_name, first_name, elected_on) values ($1, 'Петров', 'Олег', '2024-01-01')`,
    [committee.node],
  );
  return { committee, schools, head };
}

const WORDS = {
  subject: "О сверке реестра",
  body: "Просим сверить списки членов Профсоюза.\n\nСрок: до 5 января.",
  thanks: "Благодарим за сотрудничество.",
};

const save = async (who: Actor, organisation: { id: string }, change: object = {}) =>
  (
    await who.run(Save, {
      input: { id: randomUUID(), organisationId: organisation.id, revision: 0, ...change },
    })
  ).saveLetterDraft;
const send = async (who: Actor, { id: draftId, revision }: Draft) =>
  (await who.run(Send, { input: { draftId, revision } })).sendLetter;
const boxOf = async (who: Actor, { id }: { id: string }, box: "INBOX" | "SENT", more: object = {}) =>
  (await who.run(Box, { id, box, ...more })).organisation.letters;
const sent = async ({ committee, head }: District, change: object = {}): Promise<Letter> => {
  const { draft } = await save(head, committee, { ...WORDS, toLevels: ["PRIMARY"], ...change });
  return (await send(head, draft)).letterEdge.node;
};
const fileOf = async (who: Actor, name: string) =>
  (
    await app.running.files.receive({
      name,
      mediaType: "text/csv",
      accountId: who.viewer.accountId,
      content: (async function* () {
        yield Buffer.from("а;б");
      })(),
    })
  ).id;

describe("a letter that is being written", () => {
  it("saves itself, lacking what it lacks, and is sent by whoever keeps the affairs", async () => {
    const { committee, head } = await district();
    const id = randomUUID();

    const first = await save(head, committee, { id, subject: "О св" });
    const second = await save(head, committee, {
      id,
      revision: first.draft.revision,
      ...WORDS,
      toLevels: ["PRIMARY"],
    });

    expect(first.draft).toEqual({
      id,
      revision: 1,
      subject: "О св",
      body: null,
      thanks: null,
      toLevels: [],
      toTypeCodes: [],
      toOrganisations: [],
      officer: null,
      attachments: [],
      savedBy: { id: head.viewer.accountId },
    });
    expect(second.draft).toMatchObject({ revision: 2, ...WORDS, toLevels: ["PRIMARY"] });
  });

  it("tells the last writer that another has saved, and keeps both writers' words", async () => {
    const { committee, head } = await district();
    const other = at(app, Role.CHAIR, committee);
    const id = randomUUID();
    const { draft } = await save(head, committee, { id, subject: "Первое" });

    await save(other, committee, { id, revision: draft.revision, subject: "Второе" });
    const late = await save(head, committee, { id, revision: draft.revision, subject: "Третье" });

    expect(late).toEqual({
      __typename: "LetterDraftChangedMeanwhile",
      message: expect.any(String),
      draft: { revision: 2, subject: "Второе", savedBy: { id: other.viewer.accountId } },
    });
    expect(await save(head, committee, { id, revision: 0 })).toMatchObject({
      __typename: "LetterDraftChangedMeanwhile",
    });
    expect(await send(head, draft)).toMatchObject({ __typename: "LetterDraftChangedMeanwhile" });
  });

  it("keeps files that were sent, and forgets those taken off", async () => {
    const { committee, head } = await district();
    const [kept, dropped] = [await fileOf(head, "список.csv"), await fileOf(head, "лишнее.csv")];
    const foreign = await fileOf(at(app, Role.STAFF, committee), "чужое.csv");
    const id = randomUUID();
    const { draft } = await save(head, committee, { id, fileIds: [kept, dropped] });

    expect(await save(head, committee, { id, revision: 1, fileIds: [kept, foreign] })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "fileIds" }],
    });
    const next = await save(head, committee, { id, revision: draft.revision, fileIds: [kept] });

    expect(draft.attachments).toEqual([{ fileName: "список.csv" }, { fileName: "лишнее.csv" }]);
    expect(next.draft.attachments).toEqual([{ fileName: "список.csv" }]);
    expect(await app.running.files.find(dropped)).toBeUndefined();
  });

  it("is thrown away with its files", async () => {
    const { committee, head } = await district();
    const file = await fileOf(head, "список.csv");
    const { draft } = await save(head, committee, { fileIds: [file] });
    const discard = async (who: Actor) =>
      (await who.run(Discard, { input: { draftId: draft.id } })).discardLetterDraft.__typename;

    expect(await discard(at(app, Role.STAFF, (await district()).committee))).toBe("LetterDraftNotFound");
    expect(await discard(head)).toBe("DiscardLetterDraftPayload");
    expect(await discard(head)).toBe("LetterDraftNotFound");
    expect(await app.running.files.find(file)).toBeUndefined();
  });

  it("names what is wrong with it", async () => {
    const { committee, head } = await district();
    expect(
      await save(head, committee, {
        id: "mine",
        officerId: randomUUID(),
        toOrganisationIds: [committee.id, "nobody"],
        subject: "я".repeat(301),
        body: "\0",
      }),
    ).toMatchObject({
      fields: ["id", "officerId", "toOrganisationIds", "subject", "body"].map((path) => ({ path })),
    });
  });
});

describe("sending a letter", () => {
  it("fixes number, day, wording, signature and recipients, and puts it into their «Входящие»", async () => {
    const world = await district();
    const { committee, schools, head } = world;
    const file = await fileOf(head, "список.csv");
    await head.run(Sign, {
      input: { organisationId: committee.id, text: "С уважением,\nреестр", mailbox: "reestr@example.org" },
    });
    const { draft } = await save(head, committee, { ...WORDS, toLevels: ["PRIMARY"], fileIds: [file] });

    const answer = await send(head, draft);
    const again = await send(head, draft);

    const letter = answer.letterEdge.node as Letter;
    expect(letter).toEqual({
      id: expect.any(String),
      number: 1,
      sentOn: today(),
      addressedTo: "Председателям первичных профсоюзных организаций",
      ...WORDS,
      signature: "С уважением,\nреестр",
      signatureVersion: 1,
      signatoryName: "Петров Олег",
      signatoryPosition: "Председатель",
      recipientCount: 2,
      readCount: 0,
      attachments: [{ fileName: "список.csv", size: 5, url: expect.stringMatching(/^\/files\/registry\//) }],
      pdf: expect.stringMatching(/^\/files\/registry\//),
      docx: expect.stringMatching(/^\/files\/registry\//),
      code: expect.stringMatching(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/),
      sentBy: { id: head.viewer.accountId },
      organisation: { id: committee.id },
    });
    expect(again.letterEdge.node.id).toBe(letter.id);
    for (const school of schools) {
      expect(await boxOf(at(app, Role.CHAIR, school), school, "INBOX")).toMatchObject({
        totalCount: 1,
        nodes: [{ id: letter.id, subject: WORDS.subject, delivery: { readAt: null, readBy: null } }],
      });
    }
    expect(await boxOf(head, committee, "SENT")).toMatchObject({ totalCount: 1, nodes: [{ id: letter.id }] });
    expect(await save(head, committee, { id: draft.id, revision: 1 })).toMatchObject({
      __typename: "LetterAlreadySent",
      letter: { id: letter.id },
    });
    expect((await app.told()).filter(({ name }) => name === "letterSent")).toContainEqual({
      name: "letterSent",
      payload: {
        letterId: letter.id,
        organisationId: committee.id,
        mailbox: "reestr@example.org",
        recipients: 2,
      },
    });
  });

  it("is a paper that anyone checks by its code", async () => {
    const letter = await sent(await district());

    const words = await wordsOf(app, String(letter["docx"]));
    for (const part of [
      WORDS.subject,
      "Срок: до 5 января.",
      WORDS.thanks,
      "Исх. № 1",
      "Председатель Петров Олег",
    ]) {
      expect(words).toContain(part);
    }
    expect(
      await app.anonymous.run(`query C($code: String!) { documentCheck(code: $code) { kind isLatest } }`, {
        code: letter["code"],
      }),
    ).toEqual({ documentCheck: { kind: "LETTER", isLatest: true } });
  });

  it("goes to those named, wherever they stand, with the names of their chairs", async () => {
    const world = await district();
    const elsewhere = await district();
    const { head, committee, schools } = world;

    const letter = await sent(world, {
      toLevels: [],
      toOrganisationIds: [elsewhere.committee.id, schools[0]?.id],
    });

    expect(letter["recipientCount"]).toBe(2);
    expect(letter["addressedTo"]).toContain("Петров Олег");
    expect((await boxOf(elsewhere.head, elsewhere.committee, "INBOX")).totalCount).toBe(1);
    expect((await sent(world)).number).toBe(2);
    expect((await boxOf(head, committee, "SENT", { first: 1 })).totalCount).toBe(2);
  });

  it("goes to organisations of a type alone, and to none that is closed", async () => {
    const world = await district();
    const [first, second] = world.schools;
    await app.sql(
      "insert into registry.organisation_types (code, name) values ('27', 'Иные') on conflict do nothing",
    );
    await app.sql("update registry.organisations set type_code = '27' where id = $1", [first?.id]);
    await newOrganisation(app, "PRIMARY", world.committee);
    await app.sql("update registry.organisations set closed_on = '2024-01-01' where id = $1", [second?.id]);

    expect((await sent(world, { toTypeCodes: ["27"] }))["recipientCount"]).toBe(1);
    expect((await sent(world))["recipientCount"]).toBe(2);
  });

  it("names what is missing", async () => {
    const { committee, head } = await district();
    await app.sql("delete from registry.chairs where organisation_id = $1", [committee.node]);
    const { draft } = await save(head, committee);

    expect(await send(head, draft)).toMatchObject({
      __typename: "InvalidInput",
      fields: ["recipients", "subject", "body", "officerId"].map((path) => ({ path })),
    });
  });

  it("has the signature of its day for ever, and one made of the data where none was set", async () => {
    const world = await district();
    const { committee, head } = world;
    const before = await sent(world);
    const sign = async (text: string, mailbox: string | null = null) =>
      (await head.run(Sign, { input: { organisationId: committee.id, text, mailbox } })).setLetterSignature;

    await sign("Первая");
    const second = await sign("Вторая", "reestr@example.org");

    expect(before["signatureVersion"]).toBeNull();
    expect(before["signature"]).toContain("С уважением,");
    expect(second.organisation.letterSignature).toEqual({
      version: 2,
      text: "Вторая",
      mailbox: "reestr@example.org",
    });
    expect((await sent(world))["signature"]).toBe("Вторая");
    expect(await sign(" ", "почта")).toMatchObject({ fields: [{ path: "text" }, { path: "mailbox" }] });
  });
});

describe("reading a letter", () => {
  it("is marked once, and the sender sees by whom and who has not", async () => {
    const world = await district();
    const { schools, head } = world;
    const [first, second] = schools as [TestOrganisation, TestOrganisation];
    const letter = await sent(world);
    const chair = at(app, Role.CHAIR, first);
    const read = async (who: Actor, { id: organisationId }: { id: string }) =>
      (await who.run(Read, { input: { letterId: letter.id, organisationId } })).markLetterRead;

    const marked = await read(chair, first);
    const again = await read(at(app, Role.CHAIR, first), first);

    expect(marked).toEqual({
      __typename: "MarkLetterReadPayload",
      delivery: {
        readAt: expect.any(String),
        readBy: { id: chair.viewer.accountId },
        organisation: { id: first.id },
      },
    });
    expect(again).toEqual(marked);
    expect((await head.run(One, { id: letter.id })).letter).toEqual({
      subject: WORDS.subject,
      readCount: 1,
      deliveries: { totalCount: 1, nodes: [{ organisation: { id: second.id } }] },
    });
    expect((await boxOf(chair, first, "INBOX", { onlyUnread: true })).totalCount).toBe(0);
    expect((await read(chair, second)).__typename).toBe("LetterNotFound");
  });

  it("is for the sender, the recipients and those above them, and for nobody else", async () => {
    const world = await district();
    const { schools, committee } = world;
    const letter = await sent(world, { toLevels: [], toOrganisationIds: [schools[0]?.id] });
    const seen = async (who: Actor) => (await who.run(One, { id: letter.id })).letter as object | null;

    expect(await seen(at(app, Role.CHAIR, schools[0] as TestOrganisation))).not.toBeNull();
    expect(await seen(administrator(app))).not.toBeNull();
    expect(await seen(at(app, Role.CHAIR, schools[1] as TestOrganisation))).toBeNull();
    expect(await seen((await district()).head)).toBeNull();
    expect(await boxOf(at(app, Role.CHAIR, schools[1] as TestOrganisation), committee, "SENT")).toBeNull();
    expect(await app.anonymous.refusal(One, { id: letter.id })).toBe("UNAUTHENTICATED");
    const school = rowsOf(app, {
      ...facts(Role.CHAIR, "school"),
      grants: [{ role: Role.CHAIR, path: schools[0]?.path ?? "", organisationId: schools[0]?.id ?? "" }],
    });
    await expect(school.execute("update letters set subject = 'x'")).rejects.toThrow("permission denied");
    await expect(school.execute("update letter_deliveries set organisation_id = 1")).rejects.toThrow(
      "permission denied",
    );
    expect(
      await school.execute("update letter_deliveries set read_at = now() returning organisation_id"),
    ).toEqual([{ organisation_id: schools[0]?.node }]);
  });
});
