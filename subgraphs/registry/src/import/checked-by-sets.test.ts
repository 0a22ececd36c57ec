import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { registry } from "../subgraph.js";
import { facts, nodeOf, rowsOf, seedWorld } from "../testing/world.js";
import { MemberImport } from "./member-import.entity.js";
import { applyRows } from "./steps.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

/** By the platform's hand, which says where those stand whom it puts on. */
async function putOn(nodes: string, place: number) {
  return rowsOf(app, facts(Role.ADMINISTRATOR, "union")).transactional(async (em) => {
    await em.execute("select set_config('angel.placed', 'true', true)");
    await em.execute(
      `insert into members (primary_id, last_name, first_name, joined_on, territorial_id, okrug_id, region_id)
       select node, 'Местов', 'Иван', '2024-05-20', ${nodes} from organisations where node = ?`,
      [place],
    );
  });
}

const membersHere = async (place: number) =>
  (
    await app.sql<{ count: number }>(
      "select count(*)::int as count from registry.members where primary_id = $1 and last_name = 'Местов'",
      [place],
    )
  )[0]?.count;

describe("what is checked of a whole stretch", () => {
  it("is that members stand where their primary does", async () => {
    const camp = nodeOf("camp");
    await putOn("territorial_id, okrug_id, region_id", camp);
    expect(await membersHere(camp)).toBe(1);
    for (const nodes of ["territorial_id, okrug_id, node", "node, okrug_id, region_id"]) {
      await expect(putOn(nodes, camp)).rejects.toThrow("does not stand where their primary does");
    }
    expect(await membersHere(camp)).toBe(1);
  });

  it("is that its file is there, and stays as long as its rows", async () => {
    const rows = "insert into registry.member_import_rows (import_id, line, cells) values ($1, 2, '{}')";
    await expect(app.sql(rows, [randomUUID()])).rejects.toThrow("There is no file");
    const [file] = await app.sql<{ id: string }>(
      `insert into registry.member_imports (organisation_id, file_id, file_name, media_type, status, joined_on)
       values ($1, $2, 'список.csv', 'text/csv', 'PREVIEWED', '2024-05-20') returning id`,
      [nodeOf("camp"), randomUUID()],
    );
    await app.sql(rows, [file?.id]);
    const forget = "delete from registry.member_imports where id = $1";
    await expect(app.sql(forget, [file?.id])).rejects.toThrow("still has rows");
    await app.sql("delete from registry.member_import_rows where import_id = $1", [file?.id]);
    await app.sql(forget, [file?.id]);
  });

  it("is that all of it came to the register, and nothing of it stays where one did not", async () => {
    const camp = nodeOf("camp");
    await app.sql(
      `create function swallow() returns trigger language plpgsql as $$ begin return null; end $$`,
    );
    await app.sql(`create trigger swallowed before insert on registry.members
      for each row when (new.first_name = 'Пропажа') execute function swallow()`);
    const file = new MemberImport();
    Object.assign(file, { id: randomUUID(), createdById: randomUUID(), fileName: "список.csv", rowCount: 2 });
    await app.sql(
      `insert into registry.member_imports (id, organisation_id, file_id, file_name, media_type, status, joined_on)
       values ($1, $2, $1, 'список.csv', 'text/csv', 'APPLYING', '2024-05-20')`,
      [file.id, camp],
    );
    await app.sql(
      `insert into registry.member_import_rows
         (import_id, line, cells, verdict, primary_id, last_name, first_name, joined_on, member_id, name_key)
       select $1, line, '{}', 'NEW', $2, 'Отрезков', name, '2024-05-20', uuidv7(), 'отрезков ' || lower(name)
       from (values (2, 'Иван'), (3, 'Пропажа')) given (line, name)`,
      [file.id, camp],
    );
    const putOnAll = () =>
      applyRows(
        file,
        () => rowsOf(app, facts(Role.ADMINISTRATOR, "union")),
        async () => undefined,
      );
    const came = () => app.sql("select from registry.members where last_name = 'Отрезков'");
    await expect(putOnAll()).rejects.toThrow("Not all of a stretch came to the register.");
    expect(await came()).toHaveLength(0);
    await app.sql("drop trigger swallowed on registry.members");
    expect(await putOnAll()).toBe(2);
    expect(await came()).toHaveLength(2);
  });
});

describe("what a row names", () => {
  const MOVEMENT = "insert into registry.movements (member_id, primary_id, kind, moved_on, organisation_id)";
  const CARD = "insert into registry.membership_cards (member_id, primary_id, number, valid_from)";
  const nobody = "00000000-0000-7000-8000-0000000000ff";

  async function somebody(): Promise<string> {
    const [one] = await app.sql<{ id: string }>(
      `insert into registry.members (primary_id, last_name, first_name, joined_on, valid_from)
       values ($1, 'Ссылкин', 'Иван', '2024-05-20', '2024-05-20') returning id`,
      [nodeOf("camp")],
    );
    return one?.id ?? "";
  }

  it("is there", async () => {
    const camp = nodeOf("camp");
    const member = await somebody();
    const movement = `${MOVEMENT} values ($1, $2, 'REGISTERED', '2024-05-20', $3)`;
    await expect(app.sql(movement, [nobody, camp, camp])).rejects.toThrow("movements.member_id");
    await expect(app.sql(movement, [member, camp, -1])).rejects.toThrow("movements.organisation_id");
    const card = `${CARD} values ($1, $2, '9999000000000001', '2024-05-20')`;
    await expect(app.sql(card, [nobody, camp])).rejects.toThrow("membership_cards.member_id");
    await app.sql(movement, [member, camp, camp]);
    await app.sql(card, [member, camp]);
  });

  it("is one card in force at most", async () => {
    const member = await somebody();
    const card = (number: string, replacedOn: string | null) =>
      app.sql(
        `insert into registry.membership_cards (member_id, primary_id, number, valid_from, replaced_on)
         values ($1, $2, $3, '2024-05-20', $4)`,
        [member, nodeOf("camp"), number, replacedOn],
      );
    await card("9999000000000005", "2024-06-01");
    await card("9999000000000006", "2024-06-01");
    await card("9999000000000007", null);
    await expect(card("9999000000000008", null)).rejects.toThrow("membership_cards_by_member");
  });

  it("is there after a change too", async () => {
    const member = await somebody();
    await app.sql(`${MOVEMENT} values ($1, $2, 'REGISTERED', '2024-05-20', $2)`, [member, nodeOf("camp")]);
    for (const change of [`member_id = '${nobody}'`, "organisation_id = -1"]) {
      const changing = app.sql(`update registry.movements set ${change} where member_id = $1`, [member]);
      await expect(changing).rejects.toThrow(change.slice(0, change.indexOf(" ")));
    }
    await expect(
      app.sql("update registry.members set primary_id = -1 where id = $1", [member]),
    ).rejects.toThrow();
  });

  it("is not taken away, and keeps its key", async () => {
    const member = await somebody();
    await app.sql(`${CARD} values ($1, $2, '9999000000000004', '2024-05-20')`, [member, nodeOf("camp")]);
    await expect(app.sql("delete from registry.members where id = $1", [member])).rejects.toThrow(
      "some are named elsewhere",
    );
    await expect(
      app.sql("update registry.members set id = $2 where id = $1", [member, nobody]),
    ).rejects.toThrow("never changes");
    await expect(
      app.sql("delete from registry.organisations where node = $1", [nodeOf("camp")]),
    ).rejects.toThrow();
    await expect(
      app.sql("update registry.organisations set node = -1 where node = $1", [nodeOf("camp")]),
    ).rejects.toThrow();
  });

  it("waits for whoever names it at this moment", async () => {
    const member = await somebody();
    const naming = Promise.withResolvers<undefined>();
    const letGo = Promise.withResolvers<undefined>();
    const named = app.em().transactional(async (em) => {
      await em.execute(`${MOVEMENT} values (?, ?, 'REGISTERED', '2024-05-20', ?)`, [
        member,
        nodeOf("camp"),
        nodeOf("camp"),
      ]);
      naming.resolve(undefined);
      await letGo.promise;
    });
    await naming.promise;
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and query like 'delete from registry.members where id = $1 %'`;
    const taking = app.sql("delete from registry.members where id = $1 returning id", [member]);
    const refused = expect(taking).rejects.toThrow("some are named elsewhere");
    await app.eventually(
      () => app.sql(waiting),
      (waiters) => waiters.length === 1,
    );
    letGo.resolve(undefined);
    await named;
    await refused;
  });
});
