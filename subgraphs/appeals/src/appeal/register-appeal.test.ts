import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Actor } from "@angel/kit/testing";
import { appeals } from "../subgraph.js";
import { APPEAL, look, lookByCode, wish } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

async function register(who: Actor, more: object) {
  const answer = await who.run(
    `mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { __typename
       ... on RegisterAppealPayload { followUpCode appeal { ${APPEAL} } } ... on Problem { message }
       ... on InvalidInput { fields { path } } } }`,
    { input: wish(more) },
  );
  return answer.registerAppeal;
}

describe("registering a call", () => {
  it("gives a member the appeal among their own", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.enrol(union.school);

    const { appeal, followUpCode } = await register(union.operator(), { memberId: anna.viewer.memberId });

    expect(followUpCode).toBeNull();
    expect(appeal).toMatchObject({
      channel: "TELEPHONE",
      isAnonymous: false,
      author: { id: anna.viewer.memberId },
      organisation: { id: union.school.id },
    });
    const own = await anna.run(
      `query Own($id: ID!) { _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member { appeals { nodes { id } } } } }`,
      { id: anna.viewer.memberId },
    );
    expect(own._entities[0].appeals.nodes).toEqual([{ id: appeal.id }]);
  });

  it("keeps the name and telephone of anybody else sealed, for those who handle it, with a code for the caller", async () => {
    const union = await TestUnion.found(app);
    const operator = union.operator();
    const contact = { name: "Пётр", telephone: "+7 900 111-22-33" };
    const input = {
      organisationId: union.plant.id,
      contact,
      employer: { name: "ООО «Вектор»" },
      channel: "VISIT",
    };

    const { appeal, followUpCode } = await register(operator, input);

    expect(appeal).toMatchObject({
      channel: "VISIT",
      isAnonymous: false,
      author: null,
      employerName: "ООО «Вектор»",
    });
    const asked = "contact { name telephone email }";
    expect(await look(union.chair(union.plant), appeal.id, asked)).toEqual({
      contact: { ...contact, email: null },
    });
    expect(await lookByCode(app.anonymous, followUpCode, `id ${asked}`)).toEqual({
      id: appeal.id,
      contact: null,
    });
    const [kept] = await app.sql<{ row: string }>(
      "select to_jsonb(a)::text as row from appeals.appeals a where id = $1",
      [appeal.id],
    );
    for (const secret of [contact.name, contact.telephone]) expect(kept?.row).not.toContain(secret);
  });

  it("is for operators of the place, and not by the way of the site", async () => {
    const union = await TestUnion.found(app);
    expect(await register(union.operator(union.other), { organisationId: union.school.id })).toMatchObject({
      __typename: "OrganisationNotFound",
    });
    const elsewhere = await union.enrol(union.other);
    for (const memberId of ["нет", elsewhere.viewer.memberId])
      expect(await register(union.operator(), { memberId, channel: "SITE" })).toMatchObject({
        fields: [{ path: "memberId" }, { path: "channel" }],
      });
    for (const channel of ["SITE", "VK", "TELEGRAM"])
      expect(await register(union.operator(), { organisationId: union.school.id, channel })).toMatchObject({
        fields: [{ path: "channel" }],
      });
    expect(await register(union.operator(), {})).toMatchObject({ fields: [{ path: "organisationId" }] });
  });
});
