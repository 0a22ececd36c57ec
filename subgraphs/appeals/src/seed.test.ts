import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { seed } from "../seed.js";
import { appeals } from "./subgraph.js";
import { lookByCode } from "./testing/appeals.js";
import { ofOrganisation } from "./testing/tasks.js";
import { TestUnion } from "./testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

describe("the seed", () => {
  it("is a year of appeals with a rise of four times at one employer, once", async () => {
    const union = await TestUnion.found(app);
    const organisations = union.places.map((place) => ({
      ...place,
      parentId: place === union.root ? null : union.root.id,
      typeCode: "04",
      name: place === union.plant ? "ППО бумажного комбината" : "ППО школы",
    }));
    const members = [union.school, union.plant].flatMap(({ id: organisationId }) =>
      Array.from({ length: 10 }, () => ({ id: randomUUID(), organisationId })),
    );
    const accounts = [
      { id: randomUUID(), memberId: null, demo: "operator" },
      { id: randomUUID(), memberId: members[0]?.id, demo: "member" },
    ];
    const affairs = [
      { organisationId: union.plant.id, employer: { name: "АО «Комбинат»", taxId: "1003000001" } },
    ];
    // As the test's subgraph has its keys, so that what is seeded can be read.
    const key = (purpose: string) => app.running.key(purpose);
    for (let time = 0; time < 2; time += 1)
      await app.em().transactional((em) => seed(em, { organisations, members, accounts, affairs }, key));

    const operator = union.servant(union.root, Role.OPERATOR);
    const { _entities } = await operator.run(
      `query C($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
         appealContext(employerTaxId: "1003000001") { ofEmployer { lastCount growth } } appeals { totalCount } hotline { telephone } } } }`,
      { id: union.root.id },
    );
    expect(_entities[0].appeals.totalCount).toBe(73);
    expect(_entities[0].hotline).toEqual({ telephone: "8-800-100-80-06" });
    expect(_entities[0].appealContext.ofEmployer).toEqual({ lastCount: 8, growth: 4 });
    expect((await app.told()).filter(({ name }) => name === "appealRegistered")).toHaveLength(73);
    const done = await ofOrganisation(
      operator,
      union.region,
      `projects { nodes { title state appeals { totalCount } tasks { totalCount } } totalCount }
       tasks(filter: { isOverdue: true }) { nodes { title changes { totalCount } } }`,
    );
    expect(done).toEqual({
      projects: {
        nodes: [
          {
            title: "Льготные лекарства в аптеках",
            state: "DONE",
            appeals: { totalCount: 0 },
            tasks: { totalCount: 0 },
          },
          {
            title: "Задержки зарплаты на комбинате",
            state: "OPEN",
            appeals: { totalCount: 8 },
            tasks: { totalCount: 4 },
          },
        ],
        totalCount: 2,
      },
      tasks: { nodes: [{ title: "Направить обращение в инспекцию труда", changes: { totalCount: 1 } }] },
    });
    expect(await lookByCode(app.anonymous, "ANGE-N2DE-MQ7K-W4HP", "isAnonymous state text")).toEqual({
      isAnonymous: true,
      state: "ANSWERED",
      text: expect.stringContaining("Называть себя боюсь"),
    });
  });
});
