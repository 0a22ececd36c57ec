import { type Grant, readViewer, Role, type ViewerFacts } from "@angel/kit/access";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Graph, INTERNAL_KEY } from "../testing/graph.js";
import { LiveClient, until } from "../testing/live-client.js";
import { Newsroom } from "../testing/newsroom.js";
import type { Thing } from "../testing/world.js";

const PUBLIC = `@federation__tag(name: "public")`;
const subgraphs = {
  news: `
    type Query { item(id: ID!): Item }
    interface Titled { title: String! }
    type Item implements Titled @key(fields: "id") {
      id: ID! ${PUBLIC}
      title: String! ${PUBLIC}
      author: Author ${PUBLIC}
      forViewer: String
      toldWrongly: String ${PUBLIC}
      related: Titled ${PUBLIC}
    }
    type Author @key(fields: "id", resolvable: false) { id: ID! ${PUBLIC} }
    type Subscription { itemAdded(topic: String, after: ID): Item! ${PUBLIC} ownItem(topic: String): Item! }
  `,
  people: `
    type Query { author(id: ID!): Author }
    type Author @key(fields: "id") { id: ID! name: String! ${PUBLIC} phone: String }
  `,
};

/** Whose name a service was asked in. */
function nameOf(facts: Pick<ViewerFacts, "accountId" | "grants" | "locale">): string {
  return `${facts.accountId ?? "nobody"} ${facts.grants.map(({ path }) => path).join()} ${facts.locale}`;
}

function whoAsks(_args: unknown, { authorization }: { authorization?: string }): string {
  const viewer = readViewer(INTERNAL_KEY, authorization?.split(" ")[1] ?? "");
  return viewer ? nameOf(viewer) : "a stranger";
}

/** Everything of which the subgraphs do not say that it is the same for everyone tells who asked for it. */
class GossipingNewsroom extends Newsroom {
  override readonly author = { __typename: "Author", id: "a1", name: "Anna", phone: whoAsks };

  publishFor(title: string): void {
    this.publish(title, { forViewer: whoAsks, toldWrongly: whoAsks });
    const item = this.items.at(-1) as Thing;
    item["related"] = item;
  }
}

interface Person {
  readonly accountId: string | null;
  readonly grants: readonly Grant[];
  readonly locale: "ru" | "en";
}

const chair: Grant = { role: Role.CHAIR, path: "1.2", organisationId: "o2" };
const editor: Grant = { role: Role.EDITOR, path: "1.3", organisationId: "o3" };
const people: Person[] = [
  { accountId: null, grants: [], locale: "ru" },
  { accountId: null, grants: [], locale: "en" },
  { accountId: "anna", grants: [], locale: "ru" },
  { accountId: "anna", grants: [chair], locale: "ru" },
  { accountId: "anna", grants: [chair, editor], locale: "ru" },
  { accountId: "boris", grants: [chair], locale: "ru" },
  { accountId: "boris", grants: [chair], locale: "en" },
];
const SCOPES = people.length;
const LANGUAGES = 2;

describe("sharing", () => {
  let graph: Graph;
  let news: GossipingNewsroom;
  const clients: LiveClient[] = [];

  beforeAll(async () => {
    news = new GossipingNewsroom();
    graph = await Graph.serve(subgraphs, news);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
    await until(() => graph.gateway.liveOperations.topics.count === 0);
  });
  afterAll(() => graph.stop());

  const open = async ({ accountId, grants, locale }: Person) => {
    const client = await LiveClient.connect(graph.url.replace("http", "ws"), { "accept-language": locale });
    clients.push(client);
    const token = accountId && (await graph.identity.token({ accountId, grants }));
    client.say({ type: "connection_init", payload: token ? { authorization: `Bearer ${token}` } : {} });
    await client.until(() => client.heard.length === 1);
    return client;
  };
  /** What each of the people hears of one event, and how many topics that took. */
  const hear = async (query: string, variables: (person: Person) => Record<string, unknown> = () => ({})) => {
    const crowd: LiveClient[] = [];
    for (const person of people) {
      const client = await open(person);
      client.subscribe("1", query, variables(person));
      crowd.push(client);
    }
    const { topics } = graph.gateway.liveOperations;
    await until(() => topics.hearerCount === SCOPES && news.audience === topics.count);
    const count = topics.count;
    news.publishFor("News");
    for (const client of crowd) await client.until(() => client.payloads("1").length === 1);
    const heard = crowd.map((client) => JSON.stringify(client.payloads("1")[0]));
    for (const client of clients.splice(0)) await client.end();
    await until(() => topics.count === 0);
    return { heard, topics: count };
  };
  const others = (person: Person) => people.map(nameOf).filter((name) => name !== nameOf(person));

  it("gives everyone of one language what is the same for everyone, from one topic", async () => {
    const { heard, topics } = await hear(
      "subscription { itemAdded { __typename title author { name } ... on Item { id } related { title } } }",
    );
    expect(new Set(heard).size).toBe(1);
    expect(topics).toBe(LANGUAGES);
  });

  it("shows nobody more than anyone may see, even where a subgraph says wrongly that a field is public", async () => {
    const { heard, topics } = await hear("subscription { itemAdded { toldWrongly } }");
    expect(heard).toEqual(
      people.map(({ locale }) =>
        JSON.stringify({ data: { itemAdded: { toldWrongly: `nobody  ${locale}` } } }),
      ),
    );
    expect(topics).toBe(LANGUAGES);
  });

  it.each([
    ["a field beside public ones", "subscription { itemAdded { id title forViewer } }"],
    ["a field under a public one's name", "subscription { itemAdded { title: forViewer } }"],
    ["a field in a fragment", "subscription { itemAdded { ...f } } fragment f on Item { forViewer }"],
    ["a field of another subgraph", "subscription { itemAdded { author { name phone } } }"],
    ["a field below an interface", "subscription { itemAdded { related { ... on Item { forViewer } } } }"],
    ["a root field", "subscription { ownItem { id title } }"],
  ])("keeps viewers apart for %s", async (_what, query) => {
    const { heard, topics } = await hear(query);
    expect(topics).toBe(SCOPES);
    for (const [at, person] of people.entries()) {
      for (const name of others(person)) expect(heard[at]).not.toContain(name);
    }
  });

  it("keeps apart who asks for more by a variable", async () => {
    const query = `subscription ($more: Boolean!) { itemAdded { title forViewer @include(if: $more) } }`;
    const { heard, topics } = await hear(query, ({ accountId }) => ({ more: accountId === "anna" }));
    expect(heard).toEqual(
      people.map((person) =>
        JSON.stringify({
          data: {
            itemAdded: { title: "News", ...(person.accountId === "anna" && { forViewer: nameOf(person) }) },
          },
        }),
      ),
    );
    expect(topics).toBe(LANGUAGES + 3);
  });

  it("lets no two viewers of different rights share what may differ, whatever they ask for", async () => {
    const fields = ["id", "title", "forViewer", "author { name }", "author { phone }", "related { title }"];
    const alias = fc.constantFrom("", "title: ", "x: ");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(alias, fc.constantFrom(...fields)), {
          minLength: 1,
          maxLength: 4,
          selector: ([name, field]) => (name + field).split(/[ :]/)[0],
        }),
        fc.boolean(),
        async (chosen, isInFragment) => {
          const selection = chosen.map(([name, field]) => name + field).join(" ");
          const query = isInFragment
            ? `subscription { itemAdded { ...f } } fragment f on Item { ${selection} }`
            : `subscription { itemAdded { ${selection} } }`;
          const isPublic = !/forViewer|phone/.test(selection);
          const { heard, topics } = await hear(query);
          expect(topics).toBe(isPublic ? LANGUAGES : SCOPES);
          for (const [at, person] of people.entries()) {
            for (const name of others(person)) expect(heard[at]).not.toContain(name);
            if (!isPublic) expect(heard[at]).toContain(nameOf(person));
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
