import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { messaging } from "../subgraph.js";
import { inEnglish, someMember, standReach } from "../testing/cabinet.js";
import { inTheme, subscriptionsOf } from "../testing/theme.js";

const app = testSubgraph(messaging);
beforeAll(() => standReach(app));

describe("themes of mailings", () => {
  it("are for everyone to see, in the language of who reads", async () => {
    const list = "query { mailingThemes { code name description } }";
    const { mailingThemes } = await app.anonymous.run(list);
    expect(mailingThemes).toHaveLength(7);
    expect(mailingThemes[0]).toEqual({
      code: "LEGAL_AID",
      name: "Правовая помощь",
      description: "Изменения в законах, разбор спорных случаев, приём юриста.",
    });
    const anna = inEnglish(app, await someMember(app));
    expect((await anna.run(list)).mailingThemes[0].name).toBe("Legal aid");
  });

  it("have no subscribers until somebody subscribes, and lose them when they leave", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    expect(await subscriptionsOf(anna)).toEqual([]);
    expect(await inTheme(anna, "subscribe", "YOUTH")).toEqual({ subscribedThemes: [{ code: "YOUTH" }] });
    const both = { subscribedThemes: [{ code: "WAGES" }, { code: "YOUTH" }] };
    for (let press = 0; press < 2; press += 1)
      expect(await inTheme(anna, "subscribe", "WAGES")).toEqual(both);
    expect(await subscriptionsOf(anna)).toEqual(["WAGES", "YOUTH"]);
    expect(await subscriptionsOf(boris)).toEqual([]);
    for (let press = 0; press < 2; press += 1)
      expect(await inTheme(anna, "unsubscribe", "WAGES")).toEqual({ subscribedThemes: [{ code: "YOUTH" }] });
    expect(await subscriptionsOf(anna)).toEqual(["YOUTH"]);
  });

  it("are those of the dictionary, and for members alone", async () => {
    const anna = await someMember(app);
    const { accountId, grants } = anna.viewer;
    const guest = app.as({ accountId, memberId: null, grants });
    for (const deed of ["subscribe", "unsubscribe"] as const) {
      expect(await inTheme(anna, deed, "FISHING")).toEqual({
        __typename: "ThemeNotFound",
        message: "Такой темы рассылок нет.",
      });
      expect(await inTheme(guest, deed, "YOUTH")).toEqual({
        __typename: "NotAMember",
        message: "Подписаться может член профсоюза, аккаунт которого связан с учётной карточкой.",
      });
      await expect(inTheme(app.anonymous, deed, "YOUTH")).rejects.toThrow();
    }
    expect(await subscriptionsOf(guest)).toBeNull();
  });

  it("to which one has subscribed are nobody else's to see", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    await inTheme(anna, "subscribe", "YOUTH");
    expect(await subscriptionsOf(boris, anna)).toBeNull();
    expect(await subscriptionsOf(app.anonymous, anna)).toBeNull();
  });
});
