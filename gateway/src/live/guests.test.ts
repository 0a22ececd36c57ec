import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { Reception } from "../identity/reception.js";
import { Revocations } from "../identity/revocations.js";
import { INTERNAL_KEY } from "../testing/graph.js";
import { IdentityServer } from "../testing/identity-server.js";
import { until } from "../testing/live-client.js";
import { type Farewell, Guests } from "./guests.js";

describe("guests", () => {
  let identity: IdentityServer;
  let reception: Reception;
  let guests: Guests;
  const revocations = new Revocations();

  beforeEach(async () => {
    identity = await IdentityServer.start();
    reception = new Reception({
      jwksUrl: identity.jwksUrl,
      internalKey: INTERNAL_KEY,
      origins: new Set(),
      revocations,
      log: pino({ level: "silent" }),
    });
    guests = new Guests({
      revocations,
      recheck: (asker) => reception.stillKnows(asker),
      recheckMs: 50,
      heartbeatMs: 90,
    });
  });
  afterEach(async () => {
    await guests.close();
    await identity.stop();
  });

  /** Someone who stays, and what they were told. */
  const come = async (token: string | null) => {
    const asker = await reception.receive({ headers: {}, socket: {} }, token);
    const told: (Farewell | "cut")[] = [];
    const guest = {
      asker,
      isAwaited: false,
      beats: 0,
      told,
      beat: () => void (guest.beats += 1),
      leave(why: Farewell) {
        told.push(why);
        guests.delete(guest);
      },
      cut: () => void told.push("cut"),
    };
    guests.add(guest);
    guests.recognise(guest);
    return guest;
  };

  it("are looked after and looked at again, while identity is away too", async () => {
    const [member, reader] = [await come(await identity.token({ accountId: "anna" })), await come(null)];
    await identity.stop();
    await until(() => member.beats > 3 && reader.beats > 3);
    expect([member.told, reader.told]).toEqual([[], []]);
  });

  it("leave when the token runs out", async () => {
    const brief = await come(await identity.token({ accountId: "anna", lifetimeSeconds: 2 }));
    await until(() => brief.told.length > 0);
    expect(brief.told).toEqual(["unrecognised"]);
  });

  it("leave at the next look when what was revoked was told before they had sat down", async () => {
    const guest = await come(await identity.token({ accountId: "boris" }));
    guests.delete(guest);
    revocations.add({ accountId: "boris", sessionId: "session of boris", occurredAt: Date.now() });
    guests.add(guest);
    expect(guest.told).toEqual([]);
    await until(() => guest.told.length > 0);
    expect(guest.told).toEqual(["unrecognised"]);
  });
});
