import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { Merge, merging } from "../testing/two-cards.js";
import { wordsOf } from "../testing/paper.js";
import {
  chairOf,
  organisationId,
  person,
  register,
  rowsOf,
  facts,
  seedWorld,
  uniqueName,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Destroy = `mutation D($input: DestroyPersonalDataInput!) { destroyPersonalData(input: $input) { __typename
  ... on DestroyPersonalDataPayload { act { kind title docx member { id } }
    member { displayName name { full } phone email bornOn workplace contacts { nodes: value } awards { id }
      documents { totalCount } destruction { on reason by { id } } } }
  ... on DataStillNeeded { consentedOn message }
  ... on DataDestroyed { destruction { reason } }
  ... on InvalidInput { fields { path } } } }`;
const Withdrawals = `query W($id: ID!) { organisation(id: $id) { withdrawals { totalCount
  nodes { purpose saidOn usedUntil keptUntil member { id } } } } }`;
const SECRET = { last: "Тайнова", first: "Агния", patronymic: "Саввична" };
const chair = () => chairOf(app, "school");
const destroy = async (memberId: string, reason = "Отзыв согласия от 06.11.2026") =>
  (await chair().run(Destroy, { input: { memberId, reason } })).destroyPersonalData;

const say = (deed: "give" | "withdraw", memberId: string, day: string) =>
  chair().run(
    `mutation S($input: ${deed === "give" ? "Give" : "Withdraw"}ConsentInput!) {
      ${deed}Consent(input: $input) { __typename } }`,
    {
      input: { memberId, purpose: "MEMBERSHIP", on: day, ...(deed === "give" && { textVersion: 1 }) },
    },
  );
const remove = (memberId: string) =>
  chair().run(`mutation R($input: RemoveMemberInput!) { removeMember(input: $input) { __typename } }`, {
    input: { memberId, reason: "OWN_WISH", note: "Ушла Тайнова" },
  });

/** A person of whom much is known, in every corner of the register. */
async function known(): Promise<string> {
  const memberId = await register(app, "school", {
    name: SECRET,
    sex: "FEMALE",
    bornOn: "1987-03-04",
    phone: "+79210003344",
    email: "tainova@example.org",
    workplace: "Тайнов двор",
    position: "учитель",
  });
  const run = (name: string, input: object) =>
    chair().run(
      `mutation M($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
      { input: { memberId, ...input } },
    );
  await run("addAward", { name: "Грамота Тайновой", level: "PRIMARY", awardedOn: "2020-01-01" });
  await run("writeNote", { kind: "INTEREST", text: "Тайнова поёт" });
  for (const last of ["Тайнова-Птицына", SECRET.last]) {
    const { member } = await chair().run(`query R($id: ID!) { member(id: $id) { revision } }`, {
      id: memberId,
    });
    await run("changeName", { name: { ...SECRET, last }, reason: "MARRIAGE", revision: member.revision });
  }
  await run("prepareMemberDocuments", { kinds: ["CONSENT"] });
  await app.sql(
    `insert into registry.card_attachments (member_id, file_id, title) values ($1, gen_random_uuid(), 'Паспорт Тайновой')`,
    [memberId],
  );
  return memberId;
}

/** Tables that still tell of the person; not the lists of all words of all names, which tell nobody's. */
async function traces(): Promise<string[]> {
  const tables = await app.sql<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'registry' and table_type = 'BASE TABLE' and table_name not in ('name_words', 'later_words', 'first_names')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await app.sql(
      `select from registry.${name} as row where row::text ~* 'тайнов|агния|саввична|79210003344|tainova|1987-03-04'`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe("destroying personal data", () => {
  it("leaves nothing that tells who it was, and every sum of every day as it was", async () => {
    const memberId = await known();
    await say("give", memberId, "2026-01-10");
    await say("withdraw", memberId, "2026-02-06");
    await remove(memberId);
    const sums = () =>
      app.sql(
        "select to_jsonb(sums) from unnest(array['2020-10-01', '2026-01-15', '2026-11-01']::date[]) as day, registry.recounted_on(null, day) sums",
      );
    const before = await sums();
    expect(await traces()).toContain("changes");
    const [paper] = await app.sql<{ id: string }>(
      "select pdf_id as id from registry.documents where member_id = $1",
      [memberId],
    );

    const { act, member } = await destroy(memberId);

    expect(member).toEqual({
      displayName: "уничтожены Д.",
      name: { full: "Данные уничтожены" },
      phone: null,
      email: null,
      bornOn: "1987-01-01",
      workplace: "—",
      contacts: [],
      awards: [],
      documents: { totalCount: 0 },
      destruction: {
        on: expect.any(String),
        reason: "Отзыв согласия от 06.11.2026",
        by: { id: expect.any(String) },
      },
    });
    expect(await traces()).toEqual([]);
    expect(await sums()).toEqual(before);
    expect(await app.sql("select * from registry.audit() where drift <> 0")).toEqual([]);
    expect(act).toMatchObject({ kind: "DESTRUCTION_ACT", member: null });
    const words = await wordsOf(app, act.docx as string);
    for (const part of [
      "АКТ об уничтожении персональных данных",
      "ППО школы № 12 Профессионального союза",
      `код карточки ${memberId}`,
      "Отзыв согласия от 06.11.2026",
      "прежние имена 2",
      "награды 1",
      "документы, сформированные из карточки 1",
      "Срок хранения акта: три года.",
    ])
      expect(words).toContain(part);
    expect(words).not.toContain("Тайнов");
    expect(await app.told()).toContainEqual({ name: "personalDataDestroyed", payload: { memberId } });
    expect(await app.sql("select from files.files where id = $1", [paper?.id])).toEqual([]);
  });

  it("takes the person out of the queue of duplicates, and out of the count of a crowded telephone", async () => {
    const phone = "+79210005566";
    const named = (last: string) => ({ name: { ...SECRET, last }, bornOn: "1987-03-04", phone });
    const stays = await register(app, "plant", named("Тайнова"));
    // The service refuses who is on a register already; a loaded register may hold them all the same.
    const leaves = await register(app, "school", { ...named("Тайновская"), bornOn: "1987-03-05" });
    await app.sql("update registry.members set last_name = 'Тайнова', born_on = '1987-03-04' where id = $1", [
      leaves,
    ]);
    await app.sql(
      `insert into registry.members (primary_id, last_name, first_name, phone, joined_on)
       select primary_id, 'Многолюдный', 'Ян', phone, joined_on from registry.members, generate_series(1, 19) where id = $1`,
      [stays],
    );
    const compare = async () => {
      while ((await app.sql<{ taken: number }>("select registry.compare_suspects(2000) as taken"))[0]?.taken);
      return {
        alike: await app.sql(
          "select member_id from registry.duplicate_pairs where $1::uuid in (member_id, other_id) and $2::uuid in (member_id, other_id) order by 1",
          [stays, leaves],
        ),
        crowded: await app.sql("select from registry.crowded_values where value = $1", [phone]),
      };
    };
    expect((await compare()).crowded).toHaveLength(1);
    await remove(leaves);
    expect((await compare()).alike).toEqual([{ member_id: stays }]);

    expect(await destroy(leaves)).toMatchObject({ __typename: "DestroyPersonalDataPayload" });

    expect(await compare()).toEqual({ alike: [], crowded: [] });
    expect(await app.sql("select from registry.later_words where word = 'уничтожены'")).toHaveLength(1);
  });

  it("waits until the person has left the register and withdrawn the consent", async () => {
    const memberId = await register(app, "school");
    await say("give", memberId, "2026-01-10");
    expect(await destroy(memberId)).toEqual({
      __typename: "DataStillNeeded",
      consentedOn: null,
      message: "Человек состоит на учёте: сначала снимите с учёта.",
    });
    await remove(memberId);
    expect(await destroy(memberId)).toMatchObject({
      __typename: "DataStillNeeded",
      consentedOn: "2026-01-10",
    });
    await say("withdraw", memberId, "2026-02-06");
    expect(await destroy(memberId, " ")).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "reason" }],
    });
    expect(await destroy(memberId)).toMatchObject({ __typename: "DestroyPersonalDataPayload" });
  });

  it("waits for the person's last word on any of the cards that were merged, and empties them all", async () => {
    const kept = await register(app, "school");
    const merged = await register(app, "school", { name: uniqueName() });
    await say("give", merged, "2026-01-10");
    await chair().run(Merge, merging(kept, merged));
    expect(await destroy(merged)).toMatchObject({ __typename: "DataStillNeeded", consentedOn: null });
    await remove(kept);
    expect(await destroy(kept)).toMatchObject({ __typename: "DataStillNeeded", consentedOn: "2026-01-10" });
    await say("withdraw", kept, "2026-02-06");

    expect(await destroy(merged)).toMatchObject({ __typename: "DestroyPersonalDataPayload" });
    expect(
      await app.sql("select last_name from registry.members where id in ($1, $2)", [kept, merged]),
    ).toEqual([{ last_name: "Данные" }, { last_name: "Данные" }]);
    for (const memberId of [kept, merged])
      expect(await app.told()).toContainEqual({ name: "personalDataDestroyed", payload: { memberId } });
    expect(await destroy(kept)).toMatchObject({
      __typename: "DataDestroyed",
      destruction: { reason: "Отзыв согласия от 06.11.2026" },
    });
  });

  it("is for the keeper of the register alone, in the rows too", async () => {
    const memberId = await register(app, "school");
    await remove(memberId);
    const input = { memberId, reason: "?" };
    expect(await chairOf(app, "plant").run(Destroy, { input })).toEqual({
      destroyPersonalData: { __typename: "MemberNotFound" },
    });
    expect(await person(app, Role.OPERATOR, "school").refusal(Destroy, { input })).toBe("FORBIDDEN");
    for (const who of [facts(Role.CHAIR, "plant"), facts(Role.MEMBER, "school", memberId)]) {
      await expect(
        rowsOf(app, who).execute("select * from destroy_personal_data(?, current_date, '?')", [memberId]),
      ).rejects.toThrow("not yours to destroy");
    }
  });
});

describe("withdrawals whose terms run", () => {
  it("are listed for the keepers, the first due first, until the data is gone or the consent given anew", async () => {
    const [first, second, back] = [
      await register(app, "plant"),
      await register(app, "plant"),
      await register(app, "plant"),
    ];
    const keeper = chairOf(app, "plant");
    const withdraw = (memberId: string, on: string) =>
      keeper.run(
        `mutation W($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { __typename } }`,
        { input: { memberId, purpose: "MEMBERSHIP", on } },
      );
    await withdraw(second, "2026-03-02");
    await withdraw(first, "2026-03-01");
    await withdraw(back, "2026-03-01");
    await keeper.run(`mutation G($input: GiveConsentInput!) { giveConsent(input: $input) { __typename } }`, {
      input: { memberId: back, purpose: "MEMBERSHIP", on: "2026-03-03", textVersion: 1 },
    });
    const of = async (who: typeof keeper, place: "plant" | "hillside") =>
      (await who.run(Withdrawals, { id: organisationId(place) })).organisation.withdrawals;
    const listed = {
      totalCount: 2,
      nodes: [
        {
          purpose: "MEMBERSHIP",
          saidOn: "2026-03-01",
          usedUntil: "2026-03-13",
          keptUntil: "2026-03-31",
          member: { id: first },
        },
        expect.objectContaining({ saidOn: "2026-03-02", member: { id: second } }),
      ],
    };
    expect(await of(keeper, "plant")).toEqual(listed);
    expect(await of(person(app, Role.STAFF, "north"), "hillside")).toEqual(listed);
    const { withdrawals } = (
      await person(app, Role.ADMINISTRATOR, "union").run(Withdrawals, { id: organisationId("union") })
    ).organisation;
    expect(withdrawals.nodes).toEqual(expect.arrayContaining(listed.nodes));
    expect(withdrawals.totalCount).toBe(withdrawals.nodes.length);
    expect(await of(chairOf(app, "harbour"), "plant")).toBeNull();
  });
});
