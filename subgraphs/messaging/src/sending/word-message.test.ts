import { describe, expect, it } from "@jest/globals";
import { randomBytes } from "node:crypto";
import { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { readTicket } from "../preference/decline-ticket.js";
import type { Message } from "./sender.js";
import type { TakenNotice } from "./take-deliveries.js";
import { wordMessage } from "./word-message.js";

const NOTICE: TakenNotice = {
  id: "d1",
  noticeId: "n1",
  personId: "p1",
  channel: NoticeChannel.EMAIL,
  subject: NoticeSubject.APPEAL,
  path: "/appeals/1",
  titleRu: "На обращение ответили",
  titleEn: "Your appeal is answered",
  textRu: "Ответ можно прочитать в обращении.",
  textEn: "The answer stands in the appeal.",
  theme: null,
  to: "anna@mail.example",
  language: "ru",
};
const LINKS = { siteUrl: "https://site.example", declineKey: randomBytes(32) };
const to = "+79000000001";

describe("a notice as it goes out", () => {
  it("says by e-mail what it says, in the language of the person", () => {
    expect(wordMessage({ ...NOTICE, language: "en" }, LINKS)).toEqual({
      id: "d1",
      to: "anna@mail.example",
      title: "Your appeal is answered",
      text: "The answer stands in the appeal.",
      link: "https://site.example/en/appeals/1",
      decline: null,
    });
  });

  it("says its line to a telephone", () => {
    const { text, link } = wordMessage({ ...NOTICE, channel: NoticeChannel.SMS, to }, LINKS);
    expect([text, link]).toEqual(["На обращение ответили", "https://site.example/appeals/1"]);
  });

  it("says to a device as little as to a telephone, and to Jabber as much as by e-mail", () => {
    const said = (channel: NoticeChannel) => wordMessage({ ...NOTICE, channel, to: "x" }, LINKS).text;
    expect(said(NoticeChannel.PUSH)).toBe("На обращение ответили");
    expect(said(NoticeChannel.JABBER)).toBe("Ответ можно прочитать в обращении.");
  });

  it("of a mailing goes to Jabber as far as every server takes it", () => {
    const long = { ...NOTICE, subject: NoticeSubject.NEWS, textRu: "С праздником! ".repeat(500) };
    const { text, link } = wordMessage({ ...long, channel: NoticeChannel.JABBER, to: "x" }, LINKS);
    expect(Buffer.byteLength(text)).toBeLessThan(10_000);
    expect(link).toBe("https://site.example/cabinet/notices/n1");
  });

  it("of a mailing says to a telephone what it says, and goes on in the cabinet where that is long", () => {
    const mailing = { ...NOTICE, channel: NoticeChannel.SMS, subject: NoticeSubject.NEWS, path: "", to };
    const short = wordMessage({ ...mailing, textRu: "С праздником!" }, LINKS);
    expect([short.text, short.link]).toEqual(["С праздником!", null]);
    const long = wordMessage({ ...mailing, textRu: "С праздником! ".repeat(100) }, LINKS);
    expect(long.text.length).toBeLessThanOrEqual(601);
    expect(long.text.endsWith("…")).toBe(true);
    expect(long.link).toBe("https://site.example/cabinet/notices/n1");
  });

  it("of a mailing may be declined by a link that is this person's, and tells nobody whose", () => {
    const { decline } = wordMessage({ ...NOTICE, subject: NoticeSubject.NEWS, language: "en" }, LINKS);
    expect(decline?.words).toBe("Stop such messages");
    const ticket = ticketIn(decline);
    expect(readTicket(LINKS.declineKey, ticket)).toEqual({
      personId: "p1",
      subject: NoticeSubject.NEWS,
      channel: NoticeChannel.EMAIL,
      themeCode: null,
    });
    expect(Buffer.from(ticket, "base64url").toString("latin1")).not.toContain("p1");
  });

  it("of a mailing on a theme leaves that theme, by its name", () => {
    const theme = { code: "YOUTH", ru: "Молодёжь", en: "Youth" };
    const { decline } = wordMessage({ ...NOTICE, subject: NoticeSubject.NEWS, theme }, LINKS);
    expect(decline?.words).toBe("Отписаться от темы «Молодёжь»");
    expect(readTicket(LINKS.declineKey, ticketIn(decline))).toMatchObject({
      personId: "p1",
      themeCode: "YOUTH",
    });
  });
});

function ticketIn(decline: Message["decline"]): string {
  return /^https:\/\/site\.example(?:\/en)?\/decline\/([\w-]+)$/.exec(decline?.link ?? "")?.[1] ?? "";
}
