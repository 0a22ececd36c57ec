import { expect, it } from "@jest/globals";
import type { Platform } from "./platform.js";

const ById = `query($id: ID!) { member(id: $id) { displayName phone card { number } } }`;

export function registerJourney(platform: () => Platform): void {
  it("shows a chair the members of the own subtree and nobody else, each way", async () => {
    const { union } = platform();
    const chair = await platform().signIn("chair");
    const account = union.accounts.find(({ demo }) => demo === "chair");
    const home = account?.grants.find(({ role }) => role === "CHAIR")?.organisationId;
    const own = union.members.filter(({ organisationId }) => organisationId === home);
    const foreign = union.members.find(({ organisationId, card }) => organisationId !== home && card);

    const { members } = await chair.run(
      `{ members(first: 100) { totalCount nodes { id organisation { id } } } }`,
    );
    expect(members.totalCount).toBeGreaterThan(0);
    expect(members.totalCount).toBeLessThanOrEqual(own.length);
    expect(
      new Set(members.nodes.map(({ organisation }: { organisation: { id: string } }) => organisation.id)),
    ).toEqual(new Set([home]));

    expect((await chair.run(ById, { id: foreign?.id })).member).toBeNull();
    const lists = await chair.run(
      `query($id: ID!, $card: String!, $name: String!) {
        organisation(id: $id) { members { totalCount } }
        byCard: members(search: $card) { totalCount }
        byName: members(search: $name, first: 100) { nodes { organisation { id } } }
      }`,
      { id: foreign?.organisationId, card: foreign?.card?.number, name: foreign?.name.last },
    );
    expect(lists.organisation.members).toBeNull();
    expect(lists.byCard.totalCount).toBe(0);
    for (const { organisation } of lists.byName.nodes) expect(organisation.id).toBe(home);
  });

  it("puts a person on the register, transfers and removes them, with history", async () => {
    const { union } = platform();
    const staff = await platform().signIn("staff");
    const [from, to] = union.organisations.filter(({ level }) => level === "PRIMARY");
    const { registerMember } = await staff.run(
      `mutation($input: RegisterMemberInput!) { registerMember(input: $input) { __typename ... on RegisterMemberPayload { member { id card { number } } } ... on Problem { message } } }`,
      {
        input: {
          organisationId: from?.id,
          name: { last: "Журавлёва", first: "Пелагея", patronymic: "Никифоровна" },
          sex: "FEMALE",
          bornOn: "1988-03-14",
          occupation: "EMPLOYED",
          duesForm: "WITHHELD",
          workplace: "Школа",
          position: "учитель",
          joinedOn: "2026-09-01",
        },
      },
    );
    expect(registerMember).toMatchObject({
      __typename: "RegisterMemberPayload",
      member: { card: { number: expect.stringMatching(/^\d{16}$/) } },
    });
    const { id } = registerMember.member;
    await staff.run(
      `mutation($input: TransferMemberInput!) { transferMember(input: $input) { ... on TransferMemberPayload { member { id } } ... on Problem { message } } }`,
      { input: { memberId: id, toOrganisationId: to?.id, on: "2026-10-01" } },
    );
    const { removeMember } = await staff.run(
      `mutation($input: RemoveMemberInput!) { removeMember(input: $input) { ... on RemoveMemberPayload { member { status movements { kind on organisation { name } } } } ... on Problem { message } } }`,
      { input: { memberId: id, on: "2026-11-01", reason: "OWN_WISH" } },
    );
    expect(removeMember.member.status).toBe("REMOVED");
    expect(removeMember.member.movements.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      "REGISTERED",
      "REMOVED",
      "TRANSFERRED",
    ]);
  });
}
