import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { registry } from "../subgraph.js";
import {
  application,
  chairOf,
  nodeOf,
  organisationId,
  person,
  PRIMARIES,
  register,
  RegisterMember,
  seedWorld,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

/** One step of a random day at the registers. */
type Step =
  | { deed: "register"; place: (typeof PRIMARIES)[number]; person: number }
  | { deed: "transfer"; place: (typeof PRIMARIES)[number]; person: number }
  | { deed: "remove"; person: number };

const place = fc.constantFrom(...PRIMARIES);
const somebody = fc.nat(7);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ deed: fc.constant("register" as const), place, person: somebody }),
  fc.record({ deed: fc.constant("transfer" as const), place, person: somebody }),
  fc.record({ deed: fc.constant("remove" as const), person: somebody }),
);

const Transfer = `mutation T($id: ID!, $to: ID!) {
  transferMember(input: { memberId: $id, toOrganisationId: $to }) { __typename } }`;
const Remove = `mutation R($id: ID!) { removeMember(input: { memberId: $id, reason: OTHER }) { __typename } }`;

const kept = () =>
  app.sql(`select primary_id, on_register, removed from registry.member_counts
    where on_register <> 0 or removed <> 0 order by 1`);
const recounted = () =>
  app.sql(`select primary_id, count(*) filter (where status = 'ON_REGISTER')::int as on_register,
    count(*) filter (where status = 'REMOVED')::int as removed from registry.members group by 1 order by 1`);

describe("the counts kept a primary", () => {
  it("equal a recount after any sequence of deeds", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const keeper = person(app, Role.ADMINISTRATOR, "union");
        const known = new Map<number, string>();
        run += 1;
        for (const { deed, person: who, ...rest } of steps) {
          const to = "place" in rest ? organisationId(rest.place) : "";
          const id = known.get(who);
          if (deed === "register") {
            const name = { last: `Иванов${"а".repeat(run)}`, first: `Пётр${"б".repeat(who)}` };
            const input = { ...application("school", { name, joinedOn: null }), organisationId: to };
            const { registerMember } = await keeper.run(RegisterMember, { input });
            known.set(who, (registerMember.member ?? registerMember.known).id);
          } else if (id) {
            await keeper.run(
              deed === "transfer" ? Transfer : Remove,
              deed === "transfer" ? { id, to } : { id },
            );
          }
        }
        expect(await kept()).toEqual(await recounted());
      }),
      { numRuns: 15 },
    );
    const misplaced = await app.sql(`select members.id from registry.members
      join registry.organisations on node = primary_id
      left join registry.membership_cards cards on cards.member_id = members.id
      where members.region_id is distinct from organisations.region_id
        or members.territorial_id is distinct from organisations.territorial_id
        or cards.primary_id is distinct from members.primary_id
        or exists (select from registry.movements where member_id = members.id and primary_id <> members.primary_id)`);
    expect(misplaced).toEqual([]);
  });

  it("equal a recount after changes of many rows at once", async () => {
    for (const where of PRIMARIES) await register(app, where);
    await app.sql("update registry.members set primary_id = $1 where primary_id = $2", [nodeOf("plant"), 5]);
    await app.sql("update registry.members set status = 'REMOVED' where first_name = 'Пётр'");
    await app.sql("update registry.members set workplace = 'там же'");
    expect(await kept()).toEqual(await recounted());
  });

  it("can be changed by nobody but the members' table", async () => {
    const rows = app.em();
    for (const change of [
      "update member_counts set on_register = 0",
      "delete from member_counts",
      "insert into member_counts values (1, 1, 1)",
    ]) {
      await expect(rows.execute(change)).rejects.toThrow("permission denied");
    }
  });

  it("make no keeper wait for what another has not finished, in whatever subtree", async () => {
    const [here, ...others] = PRIMARIES;
    await app
      .em()
      .transactional(async (em) => {
        await em.execute(
          `insert into members (primary_id, last_name, first_name, joined_on)
         select ?, 'Незавершённый', 'Импорт', '2026-01-01' from generate_series(1, 500)`,
          [nodeOf(here)],
        );
        for (const where of others) await register(app, where);
        throw new Error("taken back");
      })
      .catch(({ message }) => expect(message).toBe("taken back"));
    expect(await kept()).toEqual(await recounted());
  });

  it("let eight keepers write to eight lists at once", async () => {
    const before = await kept();
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const where = PRIMARIES[index % PRIMARIES.length] ?? "school";
        return chairOf(app, where).run(RegisterMember, { input: application(where) });
      }),
    );
    expect(await kept()).not.toEqual(before);
    expect(await kept()).toEqual(await recounted());
  });
});
