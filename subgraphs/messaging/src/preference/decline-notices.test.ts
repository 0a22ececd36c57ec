import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { messaging } from "../subgraph.js";
import { someMember, standReach } from "../testing/cabinet.js";
import { inTheme, subscriptionsOf } from "../testing/theme.js";
import { writeTicket } from "./decline-ticket.js";
import { DECLINING } from "./declining.js";

const app = testSubgraph(messaging);
beforeAll(() => standReach(app));

const decline = (ticket: string) =>
  app.anonymous.run(
    /* GraphQL */ `
      mutation ($input: DeclineNoticesInput!) {
        declineNotices(input: $input) {
          ... on DeclineNoticesPayload {
            subject
            channel
            theme {
              code
              name
            }
          }
          ... on DeclineTicketInvalid {
            message
          }
        }
      }
    `,
    { input: { ticket } },
  );

const choicesOf = (personId: string | null) =>
  app.sql("select subject, channels from messaging.preferences where person_id = $1 order by subject", [
    personId,
  ]);

const chosen = (personId: string | null, channels: string[]) =>
  app.sql("insert into messaging.preferences (person_id, subject, channels) values ($1, 'NEWS', $2)", [
    personId,
    channels,
  ]);

const NEWS_BY_MAIL = { subject: NoticeSubject.NEWS, channel: NoticeChannel.EMAIL };
const UNFIT = { declineNotices: { message: "Ссылка не подходит: откройте её из письма целиком." } };

describe("a link at the end of a letter", () => {
  const ticketOf = (personId: string, themeCode: string | null = null) =>
    writeTicket(app.running.key(DECLINING), { personId, themeCode, ...NEWS_BY_MAIL });

  it("declines what came by the way it came, without signing in, however often it is pressed", async () => {
    const { memberId } = (await someMember(app)).viewer;
    const ticket = ticketOf(memberId ?? "");
    for (let press = 0; press < 2; press += 1) {
      expect(await decline(ticket)).toEqual({ declineNotices: { ...NEWS_BY_MAIL, theme: null } });
      expect(await choicesOf(memberId)).toEqual([{ subject: "NEWS", channels: ["SMS"] }]);
    }
  });

  it("of a mailing on a theme leaves that theme alone, and no way", async () => {
    const anna = await someMember(app);
    for (const code of ["YOUTH", "WAGES"]) await inTheme(anna, "subscribe", code);
    const theme = { code: "YOUTH", name: "Молодёжь" };
    const ticket = ticketOf(anna.viewer.memberId ?? "", theme.code);
    for (let press = 0; press < 2; press += 1) {
      expect(await decline(ticket)).toEqual({ declineNotices: { ...NEWS_BY_MAIL, theme } });
      expect(await subscriptionsOf(anna)).toEqual(["WAGES"]);
    }
    expect(await choicesOf(anna.viewer.memberId)).toEqual([]);
  });

  it("takes its way alone off what was chosen before there was a card", async () => {
    const { memberId, accountId } = (await someMember(app)).viewer;
    await chosen(accountId, ["EMAIL"]);
    await decline(ticketOf(memberId ?? ""));
    expect(await choicesOf(memberId)).toEqual([{ subject: "NEWS", channels: [] }]);
  });

  it("declines for the card that the account which was written to has got since", async () => {
    const { memberId, accountId } = (await someMember(app)).viewer;
    await chosen(memberId, ["TELEGRAM", "EMAIL"]);
    await decline(ticketOf(accountId ?? ""));
    expect(await choicesOf(memberId)).toEqual([{ subject: "NEWS", channels: ["TELEGRAM"] }]);
    expect(await choicesOf(accountId)).toEqual([]);
  });

  it("declines for the card that was kept where that of the letter was merged", async () => {
    const [merged, kept] = [await someMember(app), await someMember(app)];
    for (const code of ["YOUTH", "WAGES"]) await inTheme(kept, "subscribe", code);
    await chosen(kept.viewer.memberId, ["SMS", "EMAIL"]);
    const [mergedId, keptId] = [merged.viewer.memberId ?? "", kept.viewer.memberId ?? ""];
    await app.sql("insert into published.member_merge (kept_id, merged_id) values ($1, $2)", [
      keptId,
      mergedId,
    ]);
    for (let press = 0; press < 2; press += 1) {
      await decline(ticketOf(mergedId));
      await decline(ticketOf(mergedId, "YOUTH"));
      expect(await choicesOf(keptId)).toEqual([{ subject: "NEWS", channels: ["SMS"] }]);
      expect(await choicesOf(mergedId)).toEqual([]);
      expect(await subscriptionsOf(kept)).toEqual(["WAGES"]);
    }
  });

  it("changes nothing for anybody else", async () => {
    const [anna, boris] = [(await someMember(app)).viewer, (await someMember(app)).viewer];
    await decline(ticketOf(anna.memberId ?? ""));
    expect(await choicesOf(boris.memberId)).toEqual([]);
  });

  it("that was cut, changed, or made elsewhere does nothing", async () => {
    const { memberId } = (await someMember(app)).viewer;
    const ticket = ticketOf(memberId ?? "");
    const foreign = writeTicket(app.running.key("something else"), {
      personId: memberId ?? "",
      themeCode: null,
      ...NEWS_BY_MAIL,
    });
    const changed = `${ticket.slice(0, -2)}${ticket.endsWith("AA") ? "BB" : "AA"}`;
    for (const unfit of ["", "?", ticket.slice(0, 40), changed, foreign, "x".repeat(10_000)]) {
      expect(await decline(unfit)).toEqual(UNFIT);
    }
    expect(await choicesOf(memberId)).toEqual([]);
  });
});
