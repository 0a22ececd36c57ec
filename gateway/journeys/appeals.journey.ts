import { expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { eventually } from "./person.js";
import type { Platform } from "./platform.js";

const Submit = `mutation($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename
  ... on SubmitAppealPayload { appeal { id } } ... on Problem { message } } }`;
const Close = `mutation($input: CloseAppealInput!) { closeAppeal(input: $input) { __typename ... on Problem { message } } }`;
const Figures = `query($id: ID!) { organisation(id: $id) {
  appealAnalysis { count organisationCount figures(by: KIND) { value count } }
  appraisal { staff { answered { count base } } } } }`;

const Alerts = `query($id: ID!) { organisation(id: $id) { troubleAlerts { totalCount nodes {
  subject organisation { level } count expected analysis { count } } } } }`;

export function appealsJourney(platform: () => Platform): void {
  it("counts what a member proposes in the analysis of everyone above, and its answer in their appraisal", async () => {
    const { accounts, members } = platform().union;
    const { memberId } = accounts.find(({ demo }) => demo === "member") ?? {};
    const id = members.find((member) => member.id === memberId)?.organisationId;
    const member = await platform().signIn("member");
    const staff = await platform().signIn("staff");
    const operator = await platform().signIn("operator");
    const figures = async () => (await staff.run(Figures, { id })).organisation;
    const proposals = ({ appealAnalysis }: Awaited<ReturnType<typeof figures>>) =>
      appealAnalysis.figures.find(({ value }: { value: string }) => value === "PROPOSAL")?.count ?? 0;
    const before = await figures();

    const { appealTopics } = await member.run("{ appealTopics { code } }");
    const { submitAppeal } = await member.run(Submit, {
      input: {
        idempotencyKey: randomUUID(),
        kind: "PROPOSAL",
        topicCode: appealTopics[0].code,
        text: "Откройте запись на экскурсии заранее.",
      },
    });
    expect(submitAppeal).toMatchObject({ __typename: "SubmitAppealPayload" });
    await eventually(figures, (now) => proposals(now) === proposals(before) + 1);

    const { closeAppeal } = await operator.run(Close, {
      input: { appealId: submitAppeal.appeal.id, outcome: "ACCEPTED", text: "Запись открыта." },
    });
    expect(closeAppeal).toEqual({ __typename: "CloseAppealPayload" });
    const { appraisal } = await eventually(
      figures,
      (now) => now.appraisal.staff.answered.base > before.appraisal.staff.answered.base,
    );
    expect(appraisal.staff.answered.count).toBe(before.appraisal.staff.answered.count + 1);
  });

  it("warns the region of the sudden rise around one employer, and of nothing else", async () => {
    const region = platform().union.organisations.find(({ level }) => level === "REGIONAL");
    const staff = await platform().signIn("staff");
    const { organisation } = await eventually(
      () => staff.run(Alerts, { id: region?.id }),
      ({ organisation: { troubleAlerts } }) => troubleAlerts.totalCount > 0,
    );
    const { nodes } = organisation.troubleAlerts;
    expect(nodes).toEqual([
      {
        subject: "EMPLOYER",
        organisation: { level: "PRIMARY" },
        count: expect.any(Number),
        expected: expect.any(Number),
        analysis: { count: nodes[0].count },
      },
    ]);
    expect(nodes[0].count).toBeGreaterThanOrEqual(4 * nodes[0].expected);
  });
}
