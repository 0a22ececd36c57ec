import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from "type-graphql";
import { badInput } from "./refusal.js";

const MOST = 100;

@Directive("@shareable")
@ObjectType({ description: "Where a page stands in its list." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follows." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether something stands before this page." })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The cursor of the first node; null on an empty page.",
  })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "The cursor of the last node; null on an empty page." })
  endCursor!: string | null;
}

/** The arguments of every list that can grow. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: "How many, 1 to 100." })
  first!: number;

  @Field(() => String, { nullable: true, description: "The cursor after which the page begins." })
  after?: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  nodes: Node[];
  edges: Edge<Node>[];
  pageInfo: PageInfo;
  count: () => Promise<number> | number;
}

/** Makes the two types of a list of `node`: `XEdge` and `XConnection`. */
export function connectionOf<Node extends object>(node: ClassType<Node>, name = node.name) {
  @ObjectType(`${name}Edge`, { description: `A ${name} with its place in the list.` })
  class NodeEdge {
    @Field(() => String, { description: "The place in the list, to continue from." })
    cursor!: string;

    @Field(() => node, { description: "What stands there." })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class NodeConnection {
    @Field(() => [node], { description: "What stands on the page, in order." })
    nodes!: Node[];

    @Field(() => [NodeEdge], { description: "The same with a cursor each." })
    edges!: NodeEdge[];

    @Field(() => PageInfo, { description: "Where the page stands in the list." })
    pageInfo!: PageInfo;

    count!: Connection<Node>["count"];

    @Field(() => Int, { description: "How many the whole list has; counted only when asked for." })
    totalCount(): Promise<number> | number {
      return this.count();
    }
  }
  return { Edge: NodeEdge, Connection: NodeConnection };
}

/** The values by which a list is ordered, the last of them unique. */
export type Key = readonly (string | number | null)[];

export interface Page<Node> {
  /** Rows after `after` in the list's order, at most `limit`. */
  rows: (limit: number, after: Key | null) => Promise<Node[]>;
  /** The key of a row, in the list's order. */
  key: (node: Node) => Key;
  total: () => Promise<number> | number;
}

/** A page by keyset: rows are sought by the key of the last one seen, never counted off. */
export async function connect<Node>({ first, after }: PageArgs, page: Page<Node>): Promise<Connection<Node>> {
  if (first < 1 || first > MOST) throw badInput(`\`first\` must be from 1 to ${MOST}.`);
  const from = after ? readCursor(after) : null;
  const found = await page.rows(first + 1, from);
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(page.key(node)) }));
  return {
    nodes,
    edges,
    count: page.total,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: from !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export function cursorOf(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

export function readCursor(cursor: string): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (
      Array.isArray(key) &&
      key.every((part) => part === null || ["string", "number"].includes(typeof part))
    ) {
      return key as Key;
    }
  } catch {
    // Falls through to the one answer for a cursor that is not ours.
  }
  throw badInput("`after` is not a cursor of this list.");
}
