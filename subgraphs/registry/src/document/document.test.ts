import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { bytesOf as bytesOfPaper, wordsOf as wordsOfPaper } from "../testing/paper.js";
import {
  chairOf,
  nodeOf,
  organisationId,
  person,
  register,
  seedWorld,
  uniqueName,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Prepare = `mutation Prepare($input: PrepareMemberDocumentsInput!) { prepareMemberDocuments(input: $input) {
  __typename
  ... on PrepareMemberDocumentsPayload { documents {
    id kind title templateVersion writtenOn code pdf docx member { id } organisation { name } writtenBy { id }
  } }
  ... on InvalidInput { fields { path } }
} }`;
const Check = `query Check($code: String!) { documentCheck(code: $code) {
  kind title organisation { name } writtenOn initials isLatest
} }`;

interface Written {
  id: string;
  kind: string;
  title: string;
  templateVersion: number;
  code: string;
  pdf: string;
  docx: string;
}

const prepare = async (place: "school" | "plant", memberId: string, change: object = {}) =>
  (await chairOf(app, place).run(Prepare, { input: { memberId, ...change } })).prepareMemberDocuments
    .documents as Written[];

const bytesOf = (link: string) => bytesOfPaper(app, link);
const wordsOf = (link: string) => wordsOfPaper(app, link);

describe("papers about a member", () => {
  it("are all five written from one entry, each to be checked by its code", async () => {
    const name = uniqueName();
    const id = await register(app, "school", {
      name,
      workplace: "Школа № 12",
      position: "учитель",
      phone: "+7 921 000-00-01",
    });
    const chair = chairOf(app, "school");

    const { prepareMemberDocuments } = await chair.run(Prepare, {
      input: { memberId: id, on: "2026-09-01" },
    });

    const { documents } = prepareMemberDocuments as { documents: Written[] };
    const common = {
      id: expect.any(String),
      code: expect.stringMatching(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/),
      writtenOn: "2026-09-01",
      member: { id },
      organisation: { name: "ППО школы № 12" },
      writtenBy: { id: chair.viewer.accountId },
      pdf: expect.stringMatching(/^\/files\/registry\/.+signature=/),
      docx: expect.stringMatching(/^\/files\/registry\/.+signature=/),
    };
    expect(documents).toEqual([
      { ...common, kind: "JOIN_APPLICATION", templateVersion: 1, title: "Заявление о вступлении в Профсоюз" },
      {
        ...common,
        kind: "DUES_WITHHOLDING",
        templateVersion: 1,
        title: "Заявление об уплате членских профсоюзных взносов",
      },
      { ...common, kind: "CONSENT", templateVersion: 2, title: "Согласие на обработку персональных данных" },
      { ...common, kind: "REGISTRATION_CARD", templateVersion: 1, title: "Учётная карточка члена Профсоюза" },
      { ...common, kind: "MEMBERSHIP_CARD", templateVersion: 1, title: "Профсоюзный билет" },
    ]);
    for (const { pdf } of documents) {
      const content = await bytesOf(pdf);
      expect(content.subarray(0, 5).toString()).toBe("%PDF-");
      // The letters travel with the paper.
      expect(content.includes("/FontFile2")).toBe(true);
    }
    const [application, dues, consent, card] = await Promise.all(documents.map(({ docx }) => wordsOf(docx)));
    expect(application).toContain(`от ${name.last}а Петра Ильича,`);
    expect(application).toContain("место работы (учёбы): Школа № 12,");
    expect(dues).toContain("удерживать из моей заработной платы членские профсоюзные взносы в размере 1 %");
    expect(consent).toContain(`Я, ${name.last} Пётр Ильич`);
    expect(consent).toContain("Согласие оформлено отдельным документом");
    expect(card).toContain("+79210000001");
    expect(card).toContain("Принят на учёт");
  });

  it("take the wording that was in force on their day", async () => {
    const id = await register(app, "school");

    const [former] = await prepare("school", id, { kinds: ["CONSENT"], on: "2025-08-31" });
    const [present] = await prepare("school", id, { kinds: ["CONSENT"], on: "2025-09-01" });

    expect([former?.templateVersion, present?.templateVersion]).toEqual([1, 2]);
    expect(await wordsOf(former?.docx ?? "")).not.toContain("оформлено отдельным документом");
  });

  it("follow what the person does, and how the chair declines the name", async () => {
    const student = await register(app, "school", { occupation: "STUDENT", courseOfStudy: 2 });
    const pensioner = await register(app, "school", { occupation: "PENSIONER" });
    const kinds = { kinds: ["DUES_WITHHOLDING"], nameInGenitive: "Новикова-Ёлкина Петра" };

    const [ofStudent] = await prepare("school", student, kinds);
    const [ofPensioner] = await prepare("school", pensioner, kinds);

    expect(await wordsOf(ofStudent?.docx ?? "")).toContain("удерживать из моей стипендии");
    const words = await wordsOf(ofPensioner?.docx ?? "");
    expect(words).toContain("взносы в размере 100,00 руб. ежемесячно по ведомости");
    expect(words).toContain("от Новикова-Ёлкина Петра,");
  });

  it("can be checked by anyone who holds them, who learns no more than stands on them", async () => {
    const id = await register(app, "school");
    const [first] = await prepare("school", id, { kinds: ["CONSENT"], on: "2026-01-15" });
    const [second] = await prepare("school", id, { kinds: ["CONSENT"], on: "2026-01-16" });

    const typed = (first?.code ?? "").toLowerCase().replaceAll("-", " ");
    expect(await app.anonymous.run(Check, { code: typed })).toEqual({
      documentCheck: {
        kind: "CONSENT",
        title: "Согласие на обработку персональных данных",
        organisation: { name: "ППО школы № 12" },
        writtenOn: "2026-01-15",
        initials: "Н. П. И.",
        isLatest: false,
      },
    });
    expect((await app.anonymous.run(Check, { code: second?.code })).documentCheck.isLatest).toBe(true);
    for (const code of ["", "0000-0000-0000-0000", "a\0".repeat(8), "'; drop table documents; --"]) {
      expect(await app.anonymous.run(Check, { code })).toEqual({ documentCheck: null });
    }
  });

  it("are genuine with the name that stands on them, and old ones when the next register wrote later ones", async () => {
    const id = await register(app, "school");
    const [first] = await prepare("school", id, { kinds: ["REGISTRATION_CARD"] });
    await app.sql("update registry.members set last_name = 'Мужнина', primary_id = $2 where id = $1", [
      id,
      nodeOf("plant"),
    ]);
    const [second] = await prepare("plant", id, { kinds: ["REGISTRATION_CARD"] });
    const check = async (code = "") => (await app.anonymous.run(Check, { code })).documentCheck;

    expect(await check(first?.code)).toMatchObject({ initials: "Н. П. И.", isLatest: false });
    expect(await check(second?.code)).toMatchObject({ initials: "М. П. И.", isLatest: true });
  });

  it("are seen by the one they are about and by the keepers, and by nobody else", async () => {
    const id = await register(app, "school");
    const [paper] = await prepare("school", id, { kinds: ["REGISTRATION_CARD"] });
    const seen = "query Seen($id: ID!) { document(id: $id) { id } }";
    const listed = `query Listed($id: ID!) { member(id: $id) { documents { totalCount nodes { id } } } }`;
    const self = person(app, Role.MEMBER, "school", id);

    for (const who of [chairOf(app, "school"), person(app, Role.STAFF, "north"), self]) {
      expect(await who.run(seen, { id: paper?.id })).toEqual({ document: { id: paper?.id } });
    }
    expect(await self.run(listed, { id })).toEqual({
      member: { documents: { totalCount: 1, nodes: [{ id: paper?.id }] } },
    });
    for (const who of [chairOf(app, "plant"), person(app, Role.STAFF, "south"), app.anonymous]) {
      expect(await who.run(seen, { id: paper?.id })).toEqual({ document: null });
    }
    expect(await chairOf(app, "plant").run(Prepare, { input: { memberId: id } })).toEqual({
      prepareMemberDocuments: { __typename: "MemberNotFound" },
    });
    expect(await self.refusal(Prepare, { input: { memberId: id } })).toBe("FORBIDDEN");
  });

  it.each([
    ["a day to come", { on: "2190-01-01" }, "on"],
    ["a name with a NUL", { nameInGenitive: "a\0" }, "nameInGenitive"],
    ["an endless name", { nameInGenitive: "я".repeat(201) }, "nameInGenitive"],
  ])("refuse %s", async (_what, change, path) => {
    const id = await register(app, "school");
    expect(await chairOf(app, "school").run(Prepare, { input: { memberId: id, ...change } })).toEqual({
      prepareMemberDocuments: { __typename: "InvalidInput", fields: [{ path }] },
    });
  });
});

describe("lists on paper", () => {
  it("name the members of a primary in order, and how many they are", async () => {
    const [last, first] = [uniqueName(), uniqueName()].map((name, index) => ({
      ...name,
      last: `${index === 0 ? "Яшин" : "Абрамов"}${name.last.slice(-1)}`,
    }));
    await register(app, "camp", { name: last });
    await register(app, "camp", { name: first });

    const { prepareMemberList } = await chairOf(app, "camp").run(
      `mutation List($input: PrepareMemberListInput!) { prepareMemberList(input: $input) {
        ... on PrepareMemberListPayload { document { kind docx member { id } } } } }`,
      { input: { organisationId: organisationId("camp") } },
    );

    const words = await wordsOf(prepareMemberList.document.docx as string);
    expect(prepareMemberList.document).toMatchObject({ kind: "MEMBER_LIST", member: null });
    expect(words.indexOf(first?.last ?? "?")).toBeLessThan(words.indexOf(last?.last ?? "?"));
    expect(words).toContain("Всего: 2");
  });

  it("put an order for cards on paper", async () => {
    const name = uniqueName();
    const id = await register(app, "plant", { name });
    const chair = chairOf(app, "plant");
    const { createCardOrder } = await chair.run(
      `mutation Begin($input: CreateCardOrderInput!) { createCardOrder(input: $input) {
        ... on CreateCardOrderPayload { order { id number } } } }`,
      { input: { organisationId: organisationId("plant"), recipient: "Завхоз" } },
    );
    const { order } = createCardOrder as { order: { id: string; number: number } };
    await chair.run(
      `mutation Add($input: AddToCardOrderInput!) { addToCardOrder(input: $input) { __typename } }`,
      { input: { orderId: order.id, memberIds: [id] } },
    );

    const { prepareCardOrderDocument } = await chair.run(
      `mutation Paper($input: PrepareCardOrderDocumentInput!) { prepareCardOrderDocument(input: $input) {
        ... on PrepareCardOrderDocumentPayload { document { docx } } } }`,
      { input: { orderId: order.id } },
    );

    const words = await wordsOf(prepareCardOrderDocument.document.docx as string);
    expect(words).toContain(`ЗАЯВКА № ${order.number}`);
    expect(words).toContain(`${name.last} Пётр Ильич`);
    expect(words).toContain("Завхоз");
  });
});
