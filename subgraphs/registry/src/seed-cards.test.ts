import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { seedApplications, seedCards } from "../seed-cards.js";
import { registry } from "./subgraph.js";
import { chairOf, organisationId, register, seedWorld } from "./testing/world.js";

const app = testSubgraph(registry);
const id = (serial: number) => `00000000-0000-7000-8000-0000000000${String(serial).padStart(2, "0")}`;
const name = { last: "Белова", first: "Анна", patronymic: null };

beforeAll(() => seedWorld(app));

describe("the seed of cards", () => {
  it("fills every tab", async () => {
    const memberId = await register(app, "school");
    const career = { filledOn: "2022-04-22", workingFrom: "2010-09-01", education: "HIGHER" };
    await seedCards(app.em(), [
      {
        memberId,
        career,
        awards: [{ id: id(1), name: "Грамота", level: "PRIMARY", awardedOn: "2024-10-05" }],
        family: [{ id: id(2), kinship: "CHILD", name, bornOn: "2015-01-01" }],
        trainings: [{ id: id(3), kind: "SEMINAR", name: "Право", hours: 8, startedOn: "2024-03-01" }],
        support: [{ id: id(4), kind: "GIFT", ground: "Юбилей", kopecks: 100, providedOn: "2024-05-01" }],
        notes: [{ id: id(5), kind: "INTEREST", text: "Хор.", writtenOn: "2025-01-01" }],
        contacts: [{ kind: "ADDRESS", value: "Озёрск" }],
      },
    ]);
    const { member } = await chairOf(app, "school").run(
      `query C($id: ID!) { member(id: $id) { filledOn career { workingFrom education } awards { name } trainings { hours }
        family { name { full } } socialSupport { amount { kopecks } } notes { text } contacts { value isPreferred } } }`,
      { id: memberId },
    );
    expect(member).toEqual({
      filledOn: "2022-04-22",
      career: { workingFrom: "2010-09-01", education: "HIGHER" },
      awards: [{ name: "Грамота" }],
      trainings: [{ hours: 8 }],
      family: [{ name: { full: "Белова Анна" } }],
      socialSupport: [{ amount: { kopecks: 100 } }],
      notes: [{ text: "Хор." }],
      contacts: [{ value: "Озёрск", isPreferred: true }],
    });
  });

  it("lays applications before their organisations, and their authors see them by their codes", async () => {
    const application = (serial: number, rejectedBecause: string | null) => ({
      id: id(serial),
      followUpCode: `DEMO-DEMO-DEMO-22${serial}`,
      organisationId: organisationId("plant"),
      name,
      bornOn: "1990-01-01",
      occupation: "EMPLOYED",
      phone: "+79110000000",
      rejectedBecause,
      submittedAt: `2026-11-${serial}T09:00:00Z`,
    });
    await seedApplications(app.em(), [application(11, null), application(12, "Повтор.")]);
    const queue = await chairOf(app, "plant").run(
      `query Q($id: ID!) { joinApplications(organisationId: $id) { nodes { name { full } consents { purpose } } } }`,
      { id: organisationId("plant") },
    );
    expect(queue).toEqual({
      joinApplications: { nodes: [{ name: { full: "Белова Анна" }, consents: [{ purpose: "MEMBERSHIP" }] }] },
    });
    const progress = await app.anonymous.run(
      `{ applicationProgress(code: "demo-demo-demo-2212") { status reason } }`,
    );
    expect(progress).toEqual({ applicationProgress: { status: "REJECTED", reason: "Повтор." } });
  });
});
