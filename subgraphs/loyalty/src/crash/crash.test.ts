import { describe, expect, it } from "@jest/globals";
import { urlOfRole } from "@angel/kit/role";
import { testSubgraph } from "@angel/kit/testing";
import { loyalty } from "../subgraph.js";
import { crash } from "./crash.js";

const app = testSubgraph(loyalty);

describe("a ledger under kills of its service and its backends", () => {
  it("posts every transfer once, keeps what it acknowledged, and sums to zero", async () => {
    const report = await crash({
      seed: 20_261_121,
      transfers: 2_000,
      kills: 40,
      serviceUrl: urlOfRole(app.address, "loyalty"),
      adminUrl: app.address.databaseUrl,
      mayCrashServer: false,
    });

    expect(report.faults).toEqual([]);
    expect(report.kills.SERVICE + report.kills.BACKEND).toBe(40);
  });
});
