import { testSubgraph } from "@angel/kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openCompanions } from "../companions.js";
import { messaging } from "../subgraph.js";
import { choose, say, someMember, standReach, waysOf } from "../testing/cabinet.js";
import { addAddress, confirmAddress } from "../testing/jabber.js";
import { hasProsody, JabberServer, NO_PROSODY } from "../testing/jabber-server.js";
import { placeWhereItIs } from "../testing/noon.js";

const suite = hasProsody ? describe : describe.skip;

suite(hasProsody ? "who chose Jabber" : `who chose Jabber: ${NO_PROSODY}`, () => {
  let server: JabberServer;
  beforeAll(async () => {
    server = await JabberServer.start("anna", "boris");
  });
  const app = testSubgraph({
    ...messaging,
    open: (parts) => openCompanions(parts, { XMPP_URL: server.url, SITE_URL: "https://site.example" }),
  });
  beforeAll(() => standReach(app));
  afterAll(() => server.stop());

  it("proves the address by what comes to it, and is told there, once", async () => {
    const anna = await someMember(app, { email: "anna@mail.example", timeZone: placeWhereItIs(12) });
    const { address, read } = await server.reader("anna");
    const { challenge } = await addAddress(anna, address);
    await app.eventually(
      () => read,
      ({ length }) => length === 1,
    );
    const code = /\d{6}/.exec(read[0] ?? "")?.[0] ?? "";
    expect(await confirmAddress(anna, challenge.id, code)).toMatchObject({
      noticeAddresses: [{ channel: "EMAIL" }, { channel: "JABBER", address: "a•••@jabber.example" }],
    });
    await choose(anna, ["JABBER", "EMAIL"]);
    for (let time = 0; time < 2; time += 1) await say(app, [anna], { key: "the same" });
    await waysOf(app, anna, ["JABBER SENT"]);
    expect(read.slice(1)).toEqual([
      "На обращение ответили\n\nОтвет — в кабинете.\n\nhttps://site.example/cabinet/appeals",
    ]);
  });

  it("is told by the next way of their choice where the server refuses for good", async () => {
    const boris = await someMember(app, { email: "boris@mail.example", timeZone: placeWhereItIs(12) });
    await app.sql("insert into messaging.jabber_addresses values ($1, 'nobody@jabber.example')", [
      boris.viewer.accountId,
    ]);
    await choose(boris, ["JABBER", "EMAIL"]);
    await say(app, [boris]);
    await waysOf(app, boris, ["JABBER FAILED", "EMAIL WAITING"]);
  });
});
