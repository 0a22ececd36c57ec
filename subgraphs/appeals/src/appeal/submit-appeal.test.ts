import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { appeals } from "../subgraph.js";
import { deed, look, lookByCode, queue, submit, submitted } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

describe("writing to the union", () => {
  it("puts the appeal in the queue of one's own organisation, and tells of it without a word of it", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);

    const { appeal, followUpCode } = await submit(anna);

    expect(appeal).toEqual({
      id: expect.any(String),
      number: expect.any(Number),
      kind: "VIOLATION",
      state: "REGISTERED",
      channel: "SITE",
      isAnonymous: false,
      isAboutOrganisation: false,
      employerName: "МБОУ «Школа № 12»",
      employerTaxId: "1001234567",
      dueOn: expect.any(String),
      answeredAt: null,
      closedAt: null,
      outcome: null,
      rating: null,
      topic: { code: "WAGES", name: "Заработная плата" },
      organisation: { id: union.school.id },
      handlingOrganisation: { id: union.school.id },
      author: { id: anna.viewer.memberId },
      handler: null,
      text: "Зарплату задерживают второй месяц.",
      messages: {
        nodes: [{ side: "AUTHOR", isInternal: false, text: "Зарплату задерживают второй месяц." }],
        totalCount: 1,
      },
      viewerMay: {
        reply: true,
        note: false,
        takeOn: false,
        passOn: false,
        close: false,
        reopen: false,
        rate: false,
      },
    });
    expect(followUpCode).toBeNull();
    expect((await app.told()).filter(({ name }) => name === "appealRegistered").at(-1)?.payload).toEqual({
      id: appeal.id,
      number: appeal.number,
      kind: "VIOLATION",
      topic: "WAGES",
      organisationId: union.school.id,
      organisationPath: union.school.path,
      employerKey: "1001234567",
      branch: "04",
      channel: "SITE",
      registeredOn: today(),
      anonymous: false,
    });
  });

  it("is answered in a conversation that author and handler read alike", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const operator = union.operator();
    const { id: appealId } = await submitted(anna);
    expect(await queue(operator, union.region)).toEqual(["Зарплату задерживают второй месяц."]);

    const answered = await deed(operator, "replyToAppeal", { appealId, text: "Пришлите расчётный листок." });
    expect(answered).toMatchObject({ state: "ANSWERED", handler: { id: operator.viewer.accountId } });
    const asked = await deed(anna, "replyToAppeal", { appealId, text: "Вот что в нём." });
    expect(asked).toMatchObject({ state: "IN_WORK", handler: null });
    const again = await deed(anna, "replyToAppeal", { appealId, text: "Вот что в нём." });

    expect(again.messages).toEqual({
      nodes: [
        { side: "AUTHOR", isInternal: false, text: "Зарплату задерживают второй месяц." },
        { side: "HANDLER", isInternal: false, text: "Пришлите расчётный листок." },
        { side: "AUTHOR", isInternal: false, text: "Вот что в нём." },
      ],
      totalCount: 3,
    });
    expect((await look(operator, appealId)).messages).toEqual(again.messages);
  });

  it("keeps nothing of who writes without a name, who follows it by the code", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const more = {
      isAnonymous: true,
      organisationId: union.school.id,
      text: "Директор заставляет доплачивать.",
    };

    const { appeal, followUpCode } = await submit(anna, more);

    expect(appeal).toMatchObject({ isAnonymous: true, author: null, text: more.text });
    expect(await look(anna, appeal.id)).toBeNull();
    const seen = await lookByCode(app.anonymous, followUpCode.toLowerCase().replaceAll("-", " "));
    expect(seen).toEqual(appeal);
    const kept = await app.sql<{ row: string }>(
      `select to_jsonb(a)::text || (select jsonb_agg(m)::text from appeals.messages m where appeal_id = a.id)
         || (select jsonb_agg(e)::text from events.outbox e where payload ->> 'id' = a.id::text) as row
       from appeals.appeals a where id = $1`,
      [appeal.id],
    );
    const { accountId, memberId } = anna.viewer;
    for (const secret of [accountId, memberId, followUpCode, "заставляет"])
      expect(kept[0]?.row).not.toContain(secret);

    await deed(union.chair(union.school), "replyToAppeal", { appealId: appeal.id, text: "Проверим." });
    const thanked = await deed(app.anonymous, "replyToAppeal", { code: followUpCode, text: "Спасибо." });
    expect(thanked.messages.nodes.map(({ text }: { text: string }) => text)).toEqual([
      more.text,
      "Проверим.",
      "Спасибо.",
    ]);
  });

  it("is one appeal when it is sent twice under one key, and refuses another under it", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const named = { idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([submit(anna, named), submit(anna, named)]);
    expect(two.appeal.id).toBe(one.appeal.id);
    expect(await submit(anna, { ...named, text: "Другое" })).toMatchObject({ __typename: "AppealKeyUsed" });

    const nameless = { idempotencyKey: randomUUID(), isAnonymous: true, organisationId: union.school.id };
    const first = await submit(app.anonymous, nameless);
    expect(await submit(app.anonymous, nameless)).toEqual(first);
  });

  it("says what is wrong with each field, and that an organisation is not there", async () => {
    const union = await TestUnion.found(app);
    const wrong = {
      idempotencyKey: "",
      text: "  ",
      topicCode: "НЕТ",
      employer: { name: "я".repeat(301), taxId: "12" },
      contact: { telephone: "\0" },
    };
    const refused = await submit(app.anonymous, wrong);
    expect(refused.fields.map(({ path }: { path: string }) => path)).toEqual([
      "idempotencyKey",
      "text",
      "topicCode",
      "employer.name",
      "employer.taxId",
      "contact.telephone",
      "organisationId",
    ]);
    for (const organisationId of [randomUUID(), "нет"]) {
      expect(await submit(app.anonymous, { organisationId })).toMatchObject({
        __typename: "OrganisationNotFound",
      });
    }
    expect(await queue(union.operator(union.root), union.root)).toEqual([]);
  });

  it("counts codes that are guessed from one place, and appeals sent from it without a name", async () => {
    const union = await TestUnion.found(app);
    const { followUpCode } = await submit(app.anonymous, { organisationId: union.school.id });
    const guesser = app.anonymous.from("203.0.113.7");
    const guess = '{ appealByCode(code: "K7QM-2XRA-9TBW-HP4C") { id } }';
    await Promise.all(Array.from({ length: 60 }, () => guesser.run(guess)));
    expect(await guesser.refusal(guess)).toBe("TOO_MANY_REQUESTS");
    expect(await lookByCode(app.anonymous.from("203.0.113.8"), followUpCode, "state")).toEqual({
      state: "REGISTERED",
    });

    const writer = app.anonymous.from("203.0.113.9");
    for (let sent = 0; sent < 20; sent += 1) await submitted(writer, { organisationId: union.school.id });
    await expect(submit(writer, { organisationId: union.school.id })).rejects.toThrow("TOO_MANY_REQUESTS");
  });

  it("answers all of more writers at once than there are connections, and all of more guessers", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [union.member(union.school), union.member(union.school)];
    const writers = Array.from({ length: 12 }, (_, place) => (place % 2 ? anna : boris));
    const sent = await Promise.all(writers.map((writer) => submitted(writer)));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(12);

    const guesser = app.anonymous.from("203.0.113.10");
    const rated = Array.from({ length: 12 }, () =>
      deed(guesser, "rateAppeal", { code: "K7QM-2XRA-9TBW-HP4C", rating: 5 }),
    );
    expect(new Set((await Promise.all(rated)).map(({ __typename }) => __typename))).toEqual(
      new Set(["AppealNotFound"]),
    );
  });
});
