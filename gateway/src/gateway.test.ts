import { afterEach, describe, expect, it } from "@jest/globals";
import { Graph } from "./testing/graph.js";
import { library, librarySubgraphs } from "./testing/library.js";
import { LiveClient } from "./testing/live-client.js";

describe("a gateway that is told to stop", () => {
  let graph: Graph | undefined;
  afterEach(async () => {
    for (const server of graph?.subgraphs.values() ?? []) await server.kill();
    await graph?.identity.stop();
  });

  it("finishes what it has begun, sends its listeners elsewhere and lets nobody in", async () => {
    const served = await Graph.serve(librarySubgraphs, library());
    graph = served;
    served.subgraph("people").fault = { kind: "slow", ms: 500 };
    const listener = await LiveClient.open(served.url.replace("http", "ws"));
    const url = served.url;
    const begun = served.ask("{ readers { name } }");
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = Date.now();
    await served.gateway.stop();
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(await begun).toEqual({ status: 200, data: { readers: [{ name: "Anna" }, { name: "Boris" }] } });
    expect(listener.closed).toEqual({ code: 1001, reason: "Going away" });
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("cuts off who does not finish", async () => {
    const served = await Graph.serve(librarySubgraphs, library());
    graph = served;
    served.subgraph("people").fault = { kind: "slow", ms: 10_000 };
    const begun = served.ask("{ readers { name } }").catch(() => "cut off");
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = Date.now();
    await served.gateway.stop();
    expect(await begun).toBe("cut off");
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});
