import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { messaging } from "../subgraph.js";
import { someMember, standReach } from "../testing/cabinet.js";

const app = testSubgraph(messaging);
beforeAll(() => standReach(app));

const choose = /* GraphQL */ `
  mutation ($input: SetNoticePreferenceInput!) {
    setNoticePreference(input: $input) {
      ... on SetNoticePreferencePayload {
        preference {
          subject
          channels
          isMuted
        }
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
    }
  }
`;

const settings = /* GraphQL */ `
  query ($account: ID!) {
    _entities(representations: [{ __typename: "Account", id: $account }]) {
      ... on Account {
        noticePreferences {
          subject
          channels
          isMuted
        }
        noticeAddresses {
          channel
          address
          isUsable
        }
      }
    }
  }
`;

describe("how one is told", () => {
  it("is by e-mail and then by SMS until one chooses, subject by subject", async () => {
    const anna = await someMember(app, { email: "anna@mail.example", phone: "+79000001234" });
    const account = anna.viewer.accountId;
    const before = (await anna.run(settings, { account }))._entities[0];
    expect(before.noticePreferences).toHaveLength(15);
    const usual = { channels: ["EMAIL", "SMS"], isMuted: false };
    expect(before.noticePreferences).toContainEqual({ subject: "CARD", ...usual });
    expect(before.noticePreferences).toContainEqual({ subject: "ARTICLE", channels: [], isMuted: true });
    expect(await anna.run(choose, { input: { subject: "CARD", channels: ["SMS"] } })).toEqual({
      setNoticePreference: { preference: { subject: "CARD", channels: ["SMS"], isMuted: false } },
    });
    await anna.run(choose, { input: { subject: "CARD", channels: [] } });
    const after = (await anna.run(settings, { account }))._entities[0];
    expect(after.noticePreferences).toContainEqual({ subject: "CARD", channels: [], isMuted: true });
    expect(after.noticePreferences).toContainEqual({ subject: "APPEAL", ...usual });
    expect(after.noticeAddresses).toEqual([
      { channel: "EMAIL", address: "a•••@mail.example", isUsable: false },
      { channel: "SMS", address: "+7•••1234", isUsable: false },
    ]);
  });

  it("names each channel once", async () => {
    const anna = await someMember(app);
    expect(await anna.run(choose, { input: { subject: "CARD", channels: ["SMS", "SMS"] } })).toEqual({
      setNoticePreference: {
        fields: [{ path: "channels", message: "Каждый способ называется один раз." }],
      },
    });
  });

  it("is nobody else's to see", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    expect(await boris.run(settings, { account: anna.viewer.accountId })).toEqual({
      _entities: [{ noticePreferences: null, noticeAddresses: null }],
    });
  });
});
