import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Visit } from "../session/visit.js";
import { submitSheet } from "./submit.server.js";

const asked: string[] = [];
let gateway: Server;
let visit: Visit;

/** A gateway whose registry is down, and whose analytics takes whatever it is given. */
beforeAll(async () => {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { query } = JSON.parse(await text(request)) as { query: string };
    asked.push(query);
    const said = query.includes("submitMonitoringSheet")
      ? { data: { result: { __typename: "SubmitMonitoringSheetPayload" } } }
      : {
          data: { organisation: null },
          errors: [{ message: "Down.", extensions: { code: "SUBGRAPH_UNAVAILABLE" } }],
        };
    response.setHeader("content-type", "application/json").end(JSON.stringify(said));
  };
  gateway = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => gateway.once("listening", resolve));
  const { port } = gateway.address() as AddressInfo;
  visit = {
    gatewayUrl: `http://127.0.0.1:${port}`,
    locale: "ru",
    address: "127.0.0.1",
    access: null,
  } as Visit;
});
afterAll(() => {
  gateway.close();
});

it("hands in no empty sheet while nobody knows the questions, and keeps what was written", async () => {
  const form = new FormData();
  form.set("answer-1", "12");
  const sheet = { organisationId: "school", monitoringId: "winter" };
  expect(await submitSheet(visit, sheet, form)).toMatchObject({
    problem: expect.stringMatching(/./),
    values: { "answer-1": "12" },
  });
  expect(asked).toHaveLength(1);
});
