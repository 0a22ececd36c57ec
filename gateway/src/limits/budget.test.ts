import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { GraphQLError } from "graphql";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import { LiveClient } from "../testing/live-client.js";
import { Budget } from "./budget.js";

const MINUTE_MS = 60_000;

describe("a budget", () => {
  const spent = (budget: Budget, key: string, times: number, now: number) => {
    let count = 0;
    for (let time = 0; time < times; time++) {
      try {
        budget.spend(key, now);
        count += 1;
      } catch {
        break;
      }
    }
    return count;
  };

  it("lets ten seconds' worth through at once, and the rest in its time", () => {
    const budget = new Budget(60);
    expect(spent(budget, "anna", 100, 0)).toBe(10);
    expect(spent(budget, "anna", 100, 500)).toBe(0);
    expect(spent(budget, "anna", 100, 3_000)).toBe(3);
    expect(spent(budget, "anna", 100, MINUTE_MS)).toBe(10);
  });

  it("says when to come again", () => {
    const budget = new Budget(6);
    budget.spend("anna", 0);
    const late = (() => {
      try {
        return budget.spend("anna", 1_500);
      } catch (error) {
        return (error as GraphQLError).extensions;
      }
    })();
    expect(late).toMatchObject({ code: "TOO_MANY_REQUESTS", retryAfterSeconds: 9 });
  });

  it("is everybody's own", () => {
    const budget = new Budget(60);
    expect(spent(budget, "anna", 100, 0)).toBe(10);
    expect(spent(budget, "boris", 100, 0)).toBe(10);
  });

  it("may be without end", () => {
    expect(spent(new Budget(null), "anna", 1_000, 0)).toBe(1_000);
  });
});

describe("the budget of requests at the door", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await Graph.serve(librarySubgraphs, library(), { requestsPerMinute: 12 });
  });
  afterAll(() => graph.stop());

  const ask = async (headers: Record<string, string>) => {
    const response = await fetch(graph.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: '{"query":"{ __typename }"}',
    });
    const { errors } = (await response.json()) as { errors?: { extensions: Record<string, unknown> }[] };
    const retryAfter = response.headers.get("retry-after");
    return {
      status: response.status,
      ...(retryAfter && { retryAfter, extensions: errors?.[0]?.extensions }),
    };
  };
  const refused = {
    status: 429,
    retryAfter: "5",
    extensions: { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 5 },
  };

  it("is an address's for those who are not signed in", async () => {
    const there = { "x-forwarded-for": "203.0.113.1" };
    expect([await ask(there), await ask(there), await ask(there)]).toEqual([
      { status: 200 },
      { status: 200 },
      refused,
    ]);
    expect(await ask({ "x-forwarded-for": "203.0.113.2" })).toEqual({ status: 200 });
  });

  it("is one's own for those who are, wherever they ask from", async () => {
    const anna = { authorization: `Bearer ${await graph.identity.token({ accountId: "anna" })}` };
    const boris = { authorization: `Bearer ${await graph.identity.token({ accountId: "boris" })}` };
    const from = (address: number) => ({ "x-forwarded-for": `203.0.113.${address}` });
    const answers = [
      await ask({ ...anna, ...from(10) }),
      await ask({ ...anna, ...from(11) }),
      await ask({ ...anna, ...from(12) }),
      await ask({ ...boris, ...from(10) }),
    ];
    expect(answers).toEqual([{ status: 200 }, { status: 200 }, refused, { status: 200 }]);
  });

  it("is spent by trying tokens too", async () => {
    const forged = { authorization: "Bearer no.such.token", "x-forwarded-for": "203.0.113.3" };
    const statuses = [await ask(forged), await ask(forged), await ask(forged)].map(({ status }) => status);
    expect(statuses).toEqual([401, 401, 429]);
  });

  it("is spent by opening websockets and by asking over one", async () => {
    const url = graph.url.replace("http", "ws");
    const headers = { "x-forwarded-for": "203.0.113.4" };
    const client = await LiveClient.connect(url, headers);
    client.say({ type: "connection_init" });
    await client.until(() => client.heard.length === 1);
    client.subscribe("1", "{ __typename }");
    client.subscribe("2", "{ __typename }");
    await client.until(() => client.heard.length === 4);
    expect(client.heard.find(({ id }) => id === "2")).toEqual({
      id: "2",
      type: "error",
      payload: [
        { message: "Too many requests.", extensions: { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 5 } },
      ],
    });
    expect((await LiveClient.connect(url, headers)).closed?.code).toBe(1006);
    await client.end();
  });
});
