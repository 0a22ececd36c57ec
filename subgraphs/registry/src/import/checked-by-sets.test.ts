import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { registry } from "../subgraph.js";
import { facts, nodeOf, rowsOf, seedWorld } from "../testing/world.js";

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
});
