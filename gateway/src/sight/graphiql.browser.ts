import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readViewer } from "@angel/kit/access";
import { type Browser, chromium, type Page } from "playwright-core";
import { Graph, INTERNAL_KEY } from "../testing/graph.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";

describe("GraphiQL in a browser", () => {
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  let graph: Graph;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    graph = await Graph.serve(newsroomSubgraphs, new Newsroom(), { isDevelopment: true });
    browser = await chromium.launch({
      // oxlint-disable-next-line no-process-env -- a machine may keep its browser elsewhere
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking"],
    });
    page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith("http") && host !== new URL(graph.url).host) elsewhere.push(request.url());
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await graph.stop();
  });

  /** A page with this to ask, and headers to ask with. */
  const open = async (query: string, headers = {}) => {
    await page.goto(`${graph.url}#`);
    await page.evaluate(
      ([text, sent]) => {
        localStorage.clear();
        localStorage.setItem("graphiql:query", text ?? "");
        localStorage.setItem("graphiql:headers", sent ?? "");
      },
      [query, JSON.stringify(headers)],
    );
    await page.reload();
    await page.getByRole("button", { name: /Execute query/ }).click();
  };
  const shoot = async (name: string) => {
    // oxlint-disable-next-line no-process-env -- where a person wants to look at it
    const folder = process.env["SHOTS"];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
  };

  it("asks", async () => {
    await open("{ author(id: 1) { name } }");
    await page.locator(".graphiql-response").getByText("Anna").waitFor();
    await page.getByRole("button", { name: /Documentation Explorer/ }).click();
    await page.getByRole("link", { name: "Subscription", exact: true }).click();
    await page.getByText("itemAdded", { exact: true }).first().waitFor();
    await shoot("query");
  }, 60_000);

  it("listens, in the name that stands under the headers", async () => {
    const authorization = `Bearer ${await graph.identity.token({ accountId: "anna" })}`;
    await open("subscription { whoAmI { title secret } }", { authorization });
    await page.locator(".graphiql-response").getByText("For you").waitFor();
    await shoot("subscription");
    const token = graph.subgraph("news").connections.at(-1)?.replace("Internal ", "") ?? "";
    expect(readViewer(INTERNAL_KEY, token)?.accountId).toBe("anna");
  }, 60_000);

  it("has nothing to complain about and asks nobody else", () => {
    expect({ complaints, elsewhere }).toEqual({ complaints: [], elsewhere: [] });
  });
});
