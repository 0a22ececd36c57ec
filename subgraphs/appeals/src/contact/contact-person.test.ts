import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { look, submit, submitted } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const PERSONS =
  "contactPersons { relation member { id } organisation { id } appeal { id contact { name } } }";

describe("whom to talk to about an appeal", () => {
  it("are its author, the chair there, and who else wrote of the same employer, each once", async () => {
    const union = await TestUnion.found(app);
    const employer = { employer: { taxId: "1003000001" } };
    const [anna, boris] = [union.member(union.school), union.member(union.plant)];
    await submitted(boris, employer);
    const again = await submitted(boris, employer);
    await submitted(anna, employer);
    await submit(app.anonymous, { organisationId: union.school.id, ...employer });
    const stranger = { organisationId: union.school.id, contact: { name: "Вера" }, ...employer };
    const { appeal: ofStranger } = await submit(app.anonymous, stranger);
    await submitted(union.member(union.other), employer);
    const { id } = await submitted(anna, employer);

    const { contactPersons } = await look(union.operator(), id, PERSONS);
    expect(contactPersons).toEqual([
      {
        relation: "AUTHOR",
        member: { id: anna.viewer.memberId },
        organisation: null,
        appeal: { id, contact: null },
      },
      { relation: "CHAIR", member: null, organisation: { id: union.school.id }, appeal: null },
      {
        relation: "OTHER_AUTHOR",
        member: null,
        organisation: null,
        appeal: { id: ofStranger.id, contact: { name: "Вера" } },
      },
      {
        relation: "OTHER_AUTHOR",
        member: { id: boris.viewer.memberId },
        organisation: null,
        appeal: { id: again.id, contact: null },
      },
    ]);
    // A chair sees those alone who wrote where they handle appeals.
    const ofChair = (await look(union.chair(union.school), id, PERSONS)).contactPersons;
    expect(ofChair.map(({ relation }: { relation: string }) => relation)).toEqual([
      "AUTHOR",
      "CHAIR",
      "OTHER_AUTHOR",
    ]);
    expect(await look(anna, id, PERSONS)).toEqual({ contactPersons: [] });
  });

  it("are neither an author without a name nor the chair of whom it complains", async () => {
    const union = await TestUnion.found(app);
    const { appeal } = await submit(app.anonymous, {
      organisationId: union.school.id,
      isAboutOrganisation: true,
    });
    expect(await look(union.operator(), appeal.id, PERSONS)).toEqual({ contactPersons: [] });
  });
});
