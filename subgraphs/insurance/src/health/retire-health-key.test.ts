import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { insurance } from "../subgraph.js";
import { deed, insured, look, submitted } from "../testing/claims.js";
import { TestUnion } from "../testing/union.js";
import { HealthKeyKeeper } from "./health-key-keeper.js";
import { HealthVault } from "./health-vault.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

const Look = `{ healthKey { number leftUnderOldCount } }`;
const Retire = `mutation Retire($input: RetireHealthKeyInput!) { retireHealthKey(input: $input) { __typename
  ... on RetireHealthKeyPayload { healthKey { number leftUnderOldCount } } ... on InvalidInput { fields { path } } } }`;

const numbers = async () => {
  const rows = await app.sql<{ key: number }>(
    `select distinct ('x' || encode(substring(sealed for 4), 'hex'))::bit(32)::int as key from (
       select sealed from insurance.claims union all select sealed_note from insurance.claim_steps
       union all select sealed from insurance.claim_objections) as sealed where sealed is not null order by 1`,
  );
  return rows.map(({ key }) => key);
};

describe("retiring the key of health", () => {
  it("wraps all anew under the next key, from wherever it was stopped, and opens throughout", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const handler = union.handler();
    const administrator = union.servant(union.region, Role.ADMINISTRATOR);
    const keeper = new HealthKeyKeeper(app.running, app.running.companion(HealthVault));
    let claim = await submitted(anna);
    claim = await deed(handler, "decideClaim", claim, { decision: "REFUSE", reason: "Нет снимка" });
    claim = await deed(anna, "objectToClaim", claim, { text: "Снимок есть" });
    await submitted(anna);
    const seen = await look(anna, claim.id);
    const { number, leftUnderOldCount } = (await administrator.run(Look)).healthKey;
    expect([leftUnderOldCount, await numbers()]).toEqual([0, [number]]);

    const { retireHealthKey: retired } = await administrator.run(Retire, { input: { number } });
    expect(retired).toEqual({
      __typename: "RetireHealthKeyPayload",
      healthKey: { number: number + 1, leftUnderOldCount: 4 },
    });
    expect(await keeper.keep(3)).toBe(3);
    expect([await numbers(), await look(anna, claim.id)]).toEqual([[number, number + 1], seen]);
    await submitted(anna, { injury: "Под новым ключом" });
    expect(await keeper.keep()).toBe(1);
    expect(await keeper.keep()).toBe(0);

    expect([await numbers(), await look(anna, claim.id)]).toEqual([[number + 1], seen]);
    expect((await administrator.run(Retire, { input: { number } })).retireHealthKey).toEqual({
      __typename: "RetireHealthKeyPayload",
      healthKey: { number: number + 1, leftUnderOldCount: 0 },
    });
    expect((await administrator.run(Retire, { input: { number: number + 1_000 } })).retireHealthKey).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "number" }],
    });
    await keeper.close();
  });

  it("leaves what does not open as it is, counted, and goes on with the rest", async () => {
    const union = await TestUnion.found(app);
    await insured(union);
    const anna = await union.member(union.school);
    const administrator = union.servant(union.region, Role.ADMINISTRATOR);
    const keeper = new HealthKeyKeeper(app.running, app.running.companion(HealthVault));
    const [broken, whole] = [await submitted(anna), await submitted(anna)];
    await app.sql(
      "update insurance.claims set sealed = set_byte(sealed, 30, 255 - get_byte(sealed, 30)) where id = $1",
      [broken.id],
    );
    const { number } = (await administrator.run(Look)).healthKey;
    await administrator.run(Retire, { input: { number } });

    await keeper.keep();

    expect((await administrator.run(Look)).healthKey).toEqual({ number: number + 1, leftUnderOldCount: 1 });
    expect((await look(anna, whole.id)).injury).toBe("Сломала запястье");
    await app.sql("delete from insurance.claim_steps where claim_id = $1", [broken.id]);
    await app.sql("delete from insurance.claims where id = $1", [broken.id]);
    await keeper.close();
  });

  it("is for administrators of the whole union", async () => {
    const union = await TestUnion.found(app);
    for (const who of [
      union.handler(),
      union.servant(union.branch, Role.ADMINISTRATOR),
      await union.member(union.school),
    ]) {
      await expect(who.run(Look)).rejects.toThrow("You may not do that");
      await expect(who.run(Retire, { input: { number: 1 } })).rejects.toThrow("You may not do that");
    }
  });
});
