import { type Actor, testSubgraph } from "@angel/kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCompanions } from "../companions.js";
import { messaging } from "../subgraph.js";
import { someMember, standReach } from "../testing/cabinet.js";
import { addAddress, addressesOf, confirmAddress, removeAddress } from "../testing/jabber.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "angel-jabber-codes-"));
});
const app = testSubgraph({
  ...messaging,
  open: (parts) => openCompanions(parts, { MESSAGES_FILE: join(folder, "messages.jsonl") }),
});
beforeAll(() => standReach(app));
afterAll(() => rm(folder, { recursive: true }));

const anAddress = () => `${randomUUID()}@jabber.example`;
/** Another six digits than these. */
const other = (code: string) => `${(Number(code) + 1) % 1_000_000}`.padStart(6, "0");

/** The codes that went to an address, the first first. */
async function codesTo(address: string): Promise<string[]> {
  const text = await readFile(join(folder, "messages.jsonl"), "utf8").catch(() => "");
  const messages = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return messages
    .filter(({ channel, to }) => channel === "JABBER" && to === address)
    .map(({ text: said }) => /\d{6}/.exec(said)?.[0] ?? "");
}

async function begun(who: Actor, address = anAddress()) {
  const before = (await codesTo(address)).length;
  const { challenge } = await addAddress(who, address);
  const codes = await app.eventually(
    () => codesTo(address),
    ({ length }) => length > before,
  );
  return { address, challengeId: challenge.id as string, code: codes.at(-1) ?? "" };
}

const WRONG = { __typename: "WrongCode" };
const shown = (address: string) => ({
  channel: "JABBER",
  address: `${address.slice(0, 1)}•••@jabber.example`,
  isUsable: true,
});

describe("an address of Jabber", () => {
  it("is the account's once the code is shown that came to it, and not before", async () => {
    const anna = await someMember(app);
    const { address, challengeId, code } = await begun(anna);
    expect(await addressesOf(anna)).toEqual([]);
    const spaced = ` ${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await confirmAddress(anna, challengeId, spaced)).toEqual({
      __typename: "ConfirmJabberAddressPayload",
      noticeAddresses: [shown(address)],
    });
    expect(await addressesOf(anna)).toEqual([shown(address)]);
    expect(await confirmAddress(anna, challengeId, code)).toEqual(WRONG);
  });

  it("takes the place of the one before, and is removed", async () => {
    const anna = await someMember(app);
    for (let turn = 0; turn < 2; turn += 1) {
      const { challengeId, code } = await begun(anna);
      await confirmAddress(anna, challengeId, code);
    }
    expect(await addressesOf(anna)).toHaveLength(1);
    const removed = { __typename: "RemoveNoticeAddressPayload", noticeAddresses: [] };
    for (let turn = 0; turn < 2; turn += 1) expect(await removeAddress(anna, "JABBER")).toEqual(removed);
    expect(await removeAddress(anna, "EMAIL")).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "channel" }],
    });
  });

  it("that is none is not written to", async () => {
    const anna = await someMember(app);
    expect(await addAddress(anna, "anna")).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "address" }],
    });
  });

  it("is proven by its own account, by its own code, in five tries", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    const [hers, his] = [await begun(anna), await begun(boris)];
    expect(await confirmAddress(boris, hers.challengeId, hers.code)).toEqual(WRONG);
    expect(await confirmAddress(anna, hers.challengeId, other(hers.code))).toEqual(WRONG);
    expect(await confirmAddress(anna, "no id", hers.code)).toEqual(WRONG);
    await Promise.all(
      Array.from({ length: 8 }, () => confirmAddress(boris, his.challengeId, other(his.code))),
    );
    expect(await confirmAddress(boris, his.challengeId, his.code)).toEqual(WRONG);
    expect(await confirmAddress(anna, hers.challengeId, hers.code)).toMatchObject({
      noticeAddresses: [shown(hers.address)],
    });
  });

  it("is proven by the last code alone, while it is good", async () => {
    const anna = await someMember(app);
    const first = await begun(anna);
    const second = await begun(anna);
    expect(await confirmAddress(anna, first.challengeId, first.code)).toEqual(WRONG);
    await app.sql("update messaging.jabber_codes set expires_at = now() where id = $1", [second.challengeId]);
    expect(await confirmAddress(anna, second.challengeId, second.code)).toEqual(WRONG);
    await begun(await someMember(app));
    expect(await app.sql("select from messaging.jabber_codes where id = $1", [second.challengeId])).toEqual(
      [],
    );
  });

  it("gets three codes in a quarter of an hour", async () => {
    const address = anAddress();
    for (let sent = 0; sent < 3; sent += 1) await addAddress(await someMember(app), address);
    const input = { address };
    expect(
      await (
        await someMember(app)
      ).refusal(
        "mutation A($input: AddJabberAddressInput!) { addJabberAddress(input: $input) { __typename } }",
        { input },
      ),
    ).toBe("TOO_MANY_REQUESTS");
  });

  it("lies in the open nowhere on its way", async () => {
    const anna = await someMember(app);
    const { address, challengeId, code } = await begun(anna);
    expect(JSON.stringify(await app.told())).not.toContain(challengeId);
    const laid = await app.sql("select sealed_code from messaging.deliveries where challenge_id = $1", [
      challengeId,
    ]);
    expect(laid).toHaveLength(1);
    expect(JSON.stringify(laid)).not.toMatch(new RegExp(`${address}|${code}`));
    const rows = await app.sql("select * from messaging.jabber_codes where id = $1", [challengeId]);
    expect(JSON.stringify(rows)).not.toContain(code);
  });
});
