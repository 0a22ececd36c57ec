import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, facts, organisationId, person, register, seedWorld } from "../testing/world.js";
import { NOBODY } from "../testing/whole-operation.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Why = `query Why($id: ID!) {
  whyVisible(id: $id) { ground isVisible sentence organisation { name } } }`;

const BY_NONE = {
  ground: "NONE",
  isVisible: false,
  sentence:
    "Личные данные видят только сам человек и те, у кого есть на это право в его организации или выше неё. У вас такого права нет.",
  organisation: null,
};

describe("why a thing is visible", () => {
  it("is that it is one's own card", async () => {
    const memberId = await register(app, "school");
    const { whyVisible } = await person(app, Role.MEMBER, "school", memberId).run(Why, { id: memberId });
    expect(whyVisible).toEqual({
      ground: "OWN_CARD",
      isVisible: true,
      sentence: "Это ваша карточка.",
      organisation: null,
    });
  });

  it("is a role over an organisation that it belongs to", async () => {
    const memberId = await register(app, "school");
    const expected = {
      ground: "GRANT",
      isVisible: true,
      sentence: "Вам это открыто как лицу с ролью «председатель»: Озёрская городская организация.",
      organisation: { name: "Озёрская городская организация" },
    };
    for (const id of [memberId, organisationId("school")])
      expect(await chairOf(app, "lakeside").run(Why, { id })).toEqual({ whyVisible: expected });
  });

  it("is a role that another has lent, and says who", async () => {
    const memberId = await register(app, "school");
    const { grants = [], ...whom } = facts(Role.CHAIR, "lakeside");
    const deputy = app.as({ ...whom, grants: grants.map((grant) => ({ ...grant, lentBy: "Юлия Орлова" })) });
    expect(await deputy.run(Why, { id: memberId })).toEqual({
      whyVisible: {
        ground: "DELEGATION",
        isVisible: true,
        sentence:
          "Вам это открыто как лицу с ролью «председатель»: Озёрская городская организация; эту роль вам на время доверил(а) Юлия Орлова.",
        organisation: { name: "Озёрская городская организация" },
      },
    });
  });

  it("is nothing, and the answer does not tell whether there is such a person", async () => {
    const memberId = await register(app, "harbour");
    const chair = chairOf(app, "lakeside");
    for (const id of [memberId, NOBODY, "x", organisationId("harbour")])
      expect(await chair.run(Why, { id })).toEqual({ whyVisible: BY_NONE });
    expect(await app.anonymous.run(Why, { id: memberId })).toMatchObject({
      whyVisible: { sentence: "Вы не вошли. Личные данные открыты только после входа." },
    });
  });
});
