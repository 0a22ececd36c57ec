import type { Reference, Thing, World } from "../src/testing/world.js";

/** The union's press in four subgraphs: what is written, who is who, what is said of it, and the pictures. */
export const pressSubgraphs = {
  content: `
    type Query { feed(first: Int! = 20, after: ID): [Article!]! }
    type Article @key(fields: "id") {
      id: ID! title: String! summary: String! publishedAt: String! topics: [String!]!
      author: Member! organisation: Organisation!
    }
    type Member @key(fields: "id", resolvable: false) { id: ID! }
    type Organisation @key(fields: "id", resolvable: false) { id: ID! }
  `,
  registry: `
    type Query { organisation(id: ID!): Organisation }
    enum OrganisationKind { PRIMARY TERRITORIAL REGIONAL }
    type Organisation @key(fields: "id") {
      id: ID! name: String! kind: OrganisationKind! region: String! memberCount: Int! address: Address! chair: Member
      branches(first: Int! = 20): [Organisation!]!
    }
    type Address { city: String! street: String! postcode: String! }
    type Member @key(fields: "id") { id: ID! name: String! joinedOn: String! }
  `,
  community: `
    type Query { comment(id: ID!): Comment }
    type Article @key(fields: "id") { id: ID! comments(first: Int! = 3): [Comment!]! reactions: [Reaction!]! }
    type Comment @key(fields: "id") { id: ID! text: String! createdAt: String! author: Member! }
    type Reaction { kind: String! count: Int! }
    type Member @key(fields: "id", resolvable: false) { id: ID! }
  `,
  media: `
    type Query { image(id: ID!): Image }
    type Image { id: ID! url: String! width: Int! height: Int! alt: String }
    type Article @key(fields: "id") { id: ID! cover: Image }
    type Member @key(fields: "id") { id: ID! avatar: Image }
    type Organisation @key(fields: "id") { id: ID! emblem: Image }
  `,
};

export interface Question {
  readonly query: string;
  /** The variables of the n-th time it is asked: a hundred sets, one after the other. */
  readonly variables: (time: number) => Record<string, unknown>;
}

export const QUESTIONS = {
  /** Twenty articles with what four subgraphs know of them, lists in lists. */
  feed: {
    query: `query Feed($first: Int!, $after: ID) {
      feed(first: $first, after: $after) {
        id title summary publishedAt topics
        author { id name avatar { url } }
        organisation { id name region emblem { url } chair { id name } }
        cover { url width height alt }
        reactions { kind count }
        comments(first: 3) { id text createdAt author { id name avatar { url } } }
      }
    }`,
    variables: (time) => ({ first: 20, after: `article-${time % 100}` }),
  },
  /** One organisation and its tree, as the site shows it: all from one subgraph. */
  org: {
    query: `query Organisation($id: ID!) {
      organisation(id: $id) {
        id name kind region memberCount
        address { city street postcode }
        chair { id name joinedOn }
        branches(first: 50) { id name kind memberCount chair { id name } branches(first: 1) { id } }
      }
    }`,
    variables: (time) => ({ id: `organisation-${time % 100}` }),
  },
} satisfies Record<string, Question>;

const MEMBERS = 60;
const ORGANISATIONS = 100;
const REGIONS = ["Карелия", "Коми", "Мурманск", "Псков"];

/** Everything is made from its number, so that two processes have the same without telling each other. */
export function press(): World {
  const member = (number: number): Thing => ({
    __typename: "Member",
    id: `member-${number % MEMBERS}`,
    name: `Анна Петрова ${number % MEMBERS}`,
    joinedOn: "2019-09-01",
    avatar: image(`member-${number % MEMBERS}`, 96),
  });
  const organisation = (number: number): Thing => ({
    __typename: "Organisation",
    id: `organisation-${number % ORGANISATIONS}`,
    name: `Первичная организация № ${number % ORGANISATIONS}`,
    kind: "PRIMARY",
    region: REGIONS[number % REGIONS.length],
    memberCount: 40 + (number % ORGANISATIONS),
    address: { city: "Петрозаводск", street: "проспект Ленина, 1", postcode: "185000" },
    chair: () => member(number * 7),
    emblem: image(`organisation-${number % ORGANISATIONS}`, 64),
    branches: ({ first }: { first: number }) => many(first, (at) => organisation(number + at + 1)),
  });
  const article = (number: number): Thing => ({
    __typename: "Article",
    id: `article-${number}`,
    title: `Коллективный договор: что изменится, часть ${number}`,
    summary: "Стороны договорились о размере оплаты, отпусках и порядке пересмотра. ".repeat(2),
    publishedAt: "2026-11-20T09:30:00.000Z",
    topics: ["договор", "оплата"],
    author: () => member(number),
    organisation: () => organisation(number % 12),
    cover: image(`article-${number}`, 1280),
    reactions: [
      { kind: "LIKE", count: number },
      { kind: "THANKS", count: number * 2 },
    ],
    comments: ({ first }: { first: number }) => many(first, (at) => comment(number * 10 + at)),
  });
  const comment = (number: number): Thing => ({
    __typename: "Comment",
    id: `comment-${number}`,
    text: "Спасибо, что написали об этом: на нашем участке то же самое.",
    createdAt: "2026-11-20T10:00:00.000Z",
    author: () => member(number * 3),
  });
  const makers: Readonly<Record<string, (number: number) => Thing>> = {
    Article: article,
    Comment: comment,
    Member: member,
    Organisation: organisation,
  };
  const find = ({ __typename, id }: Reference) => makers[__typename]?.(numberOf(id)) ?? null;
  return {
    Query: {
      feed: ({ first, after }: { first: number; after: string }) =>
        many(first, (at) => article(numberOf(after) + at)),
      organisation: ({ id }: Thing) => organisation(numberOf(id)),
      comment: ({ id }: Thing) => comment(numberOf(id)),
      image: ({ id }: Thing) => image(String(id), 64),
    },
    find,
  };
}

function image(id: string, width: number): Thing {
  return { id, url: `https://images.union.example/${id}.webp`, width, height: width / 2, alt: null };
}

function many(count: number, make: (at: number) => Thing): Thing[] {
  return Array.from({ length: count }, (_none, at) => make(at));
}

function numberOf(id: unknown): number {
  return Number(String(id).split("-").at(-1));
}
