import { expect, it } from "@jest/globals";
import { once } from "node:events";
import WebSocket from "ws";
import type { Platform } from "./platform.js";

export function hostileInputJourney(platform: () => Platform): void {
  it("answers bad operations with a 4xx and a code", async () => {
    const { anonymous } = platform();
    const deep = `{ rootOrganisation ${"{ parent ".repeat(40)}{ id }${" }".repeat(40)} }`;
    const wide = `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: rootOrganisation { id }`).join(" ")} }`;
    for (const query of [
      "{",
      "{ nothing }",
      "query Q($x: Nope) { rootOrganisation { id } }",
      deep,
      wide,
      "",
      "{ rootOrganisation { id( } }",
    ]) {
      const answer = await anonymous.ask(query);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.errors?.[0]?.extensions?.["code"]).toMatch(/^[A-Z_]+$/);
      expect(JSON.stringify(answer)).not.toMatch(/Did you mean|127\.0\.0\.1|node_modules|\bat /);
    }
    for (const body of ["", "null", "[]", "{", '"text"', '[{"query":"{ rootOrganisation { id } }"}]']) {
      const answer = await anonymous.post(body);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });

  it("answers strange values with null, a typed problem or a 4xx, never with a fault", async () => {
    const { anonymous } = platform();
    const member = await platform().signIn("member");
    const strange = [
      "",
      "abc",
      "\u0000",
      "\ud800",
      "00000000-0000-0000-0000-000000000000",
      "'; drop table members; --",
      "я".repeat(5_000),
    ];
    const query = `query($id: ID!, $text: String!) {
      organisation(id: $id) { id } member(id: $id) { id } article(id: $id) { id } blogPost(id: $id) { id }
      comment(id: $id) { id } feedItem(id: $id) { id } site(id: $id) { id } section(id: $id) { id } knowledgeArticle(id: $id) { id }
      knowledgeRubric(id: $id) { id } greeting(id: $id) { id }
      search(query: $text) { totalCount } suggest(query: $text) { text } organisations(search: $text) { totalCount }
    }`;
    const mutation = `mutation($id: ID!, $text: String!) {
      addComment(input: { subjectId: $id, text: $text }) { __typename }
      react(input: { subjectId: $id, kind: LIKE }) { __typename }
    }`;
    for (const value of strange) {
      for (const answer of [
        await anonymous.ask(query, { id: value, text: value }),
        await member.ask(mutation, { id: value, text: value }),
        await anonymous.ask(
          `mutation($text: String!) { signIn(input: { login: $text, password: $text }) { __typename } }`,
          { text: value },
        ),
      ]) {
        expect(answer.status).toBeLessThan(500);
        const codes = (answer.errors ?? []).map(({ extensions }) => extensions?.["code"]);
        expect({
          value,
          faults: codes.filter(
            (code) =>
              !/^(BAD_USER_INPUT|BAD_REQUEST|GRAPHQL_VALIDATION_FAILED|TOO_MANY_REQUESTS|UNAUTHENTICATED|FORBIDDEN)$/.test(
                String(code),
              ),
          ),
        }).toEqual({ value, faults: [] });
      }
    }
  });

  it("refuses 20 MB by HTTP and by websocket and lives on", async () => {
    const { anonymous, graphql } = platform();
    const huge = "x".repeat(20_000_000);
    const response = await fetch(graphql, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: huge,
    }).catch(() => undefined);
    if (response) expect(response.status).toBe(413);

    const socket = new WebSocket(graphql.replace(/^http/, "ws"), "graphql-transport-ws");
    await once(socket, "open");
    socket.send(huge);
    const [code] = (await once(socket, "close")) as [number];
    expect(code).toBe(1009);
    expect((await anonymous.ask("{ rootOrganisation { id } }")).status).toBe(200);
  });
}
