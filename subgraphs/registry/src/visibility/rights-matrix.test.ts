import { beforeAll, describe, expect, it } from "@jest/globals";
import { Permission, Role, Viewer } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import {
  createSourceEventStream,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isObjectType,
  parse,
} from "graphql";
import { randomUUID } from "node:crypto";
import { registry } from "../subgraph.js";
import { Canary } from "../testing/canary.js";
import { guardedFields, neededFor } from "../testing/whole-operation.js";
import { facts, organisationId, pathOf, type Place, register, seedWorld } from "../testing/world.js";

/** Every role at every node asks for everything: minutes of work, and this catches what hangs. */
const TEN_MINUTES = 600_000;
/** The primary of the canary, another beside it, those above, a primary of another region, and the top. */
const NODES: Place[] = ["school", "kindergarten", "lakeside", "north", "harbour", "union"];

const app = testSubgraph(registry);
const viewers = new Map<string, Viewer>();
let canary: Canary;

beforeAll(async () => {
  await seedWorld(app);
  canary = await Canary.hatch(app);
  const colleague = await register(app, "school");
  viewers.set("nobody", new Viewer());
  viewers.set("a stranger", new Viewer({ accountId: randomUUID() }));
  viewers.set("the canary", new Viewer(facts(Role.MEMBER, "school", canary.id)));
  viewers.set("a colleague", new Viewer(facts(Role.MEMBER, "school", colleague)));
  for (const role of Object.values(Role))
    for (const node of NODES) viewers.set(`${role} of ${node}`, new Viewer(facts(role, node)));
}, TEN_MINUTES);

const root = (kind: "Query" | "Mutation" | "Subscription") =>
  Object.values((canary.schema.getType(kind) as GraphQLObjectType).getFields()).filter(
    ({ name }) => !name.startsWith("_"),
  );

/** By the table of permissions: whoever may see cards where this one is, and the person. */
const seesCanary = (viewer: Viewer) =>
  viewer.memberId === canary.id || viewer.may(Permission.VIEW_MEMBERS, pathOf("school"));

/** What only those hold who answer for the whole union; everything else, wherever a role is held. */
const FOR_UNION: readonly (Permission | undefined)[] = [
  Permission.KEEP_DICTIONARIES,
  Permission.VIEW_ACCESSES,
];
const placeOf = (needed: Permission, place: Place | undefined) =>
  FOR_UNION.includes(needed) ? pathOf("union") : place && pathOf(place);

const maySomewhere = (viewer: Viewer, field: GraphQLField<unknown, unknown>) => {
  const needed = neededFor(field);
  return needed === undefined || viewer.may(needed, placeOf(needed, undefined));
};

const entity = (type: string, id: string, fields: string) =>
  `{ _entities(representations: [{ __typename: "${type}", id: "${id}" }]) { ... on ${type} { ${fields} } } }`;

const codeOf = (answer: { errors?: readonly { extensions: Record<string, unknown> }[] }) => {
  const code = answer.errors?.[0]?.extensions["code"];
  return code === "FORBIDDEN" || code === "UNAUTHENTICATED" ? code : "in";
};

/** Each viewer with what is wrong for them; empty where nothing is. */
async function faults(find: (viewer: Viewer, name: string) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const [name, viewer] of viewers)
    for (const fault of await find(viewer, name)) found.push(`${name}: ${fault}`);
  return found;
}

describe("each role at each node", () => {
  it(
    "comes into the queries and deeds that the table of permissions lets it into, and no others",
    async () => {
      const calls = (["Query", "Mutation"] as const).flatMap((kind) =>
        root(kind).map((field) => ({
          field,
          call: `${kind.toLowerCase()} { ${canary.aboutNobody.call(field, false, 0)} }`,
        })),
      );
      expect(
        await faults(async (viewer) => {
          const wrong: string[] = [];
          for (const { field, call } of calls) {
            const expected = maySomewhere(viewer, field)
              ? "in"
              : viewer.isSignedIn
                ? "FORBIDDEN"
                : "UNAUTHENTICATED";
            const actual = codeOf(await canary.ask(viewer, call));
            if (actual !== expected) wrong.push(`${field.name} is ${actual}, not ${expected}`);
          }
          return wrong;
        }),
      ).toEqual([]);
    },
    TEN_MINUTES,
  );

  it("opens the subscriptions that the table lets it open, and no others", async () => {
    expect(
      await faults(async (viewer) => {
        const wrong: string[] = [];
        for (const field of root("Subscription")) {
          const events = await createSourceEventStream({
            schema: canary.schema,
            document: parse(`subscription { ${canary.about.call(field, false, 0)} }`),
            contextValue: app.running.request(viewer),
          });
          const isOpen = Symbol.asyncIterator in events;
          if (isOpen) await events[Symbol.asyncIterator]().return?.();
          const expected = maySomewhere(viewer, field)
            ? "in"
            : viewer.isSignedIn
              ? "FORBIDDEN"
              : "UNAUTHENTICATED";
          const actual = isOpen ? "in" : codeOf(events);
          if (actual !== expected) wrong.push(`${field.name} is ${actual}, not ${expected}`);
        }
        return wrong;
      }),
    ).toEqual([]);
  });

  it("reads by a link each guarded field where the table lets it, and null elsewhere", async () => {
    const places: [type: string, id: string][] = [
      ["Member", canary.id],
      ["Organisation", organisationId("school")],
      ["JoinApplication", canary.known.get("JoinApplication") ?? ""],
    ];
    const filled = new Set<string>();
    const read = async (
      viewer: Viewer,
      look: (path: string, isSeen: boolean, isAllowed: boolean) => void,
    ) => {
      for (const [type, id] of places) {
        const fields = guardedFields(canary.schema.getType(type) as GraphQLObjectType);
        const asked = fields.map((field) => canary.about.call(field, false, 0)).join(" ");
        const { data, errors } = await canary.ask(viewer, entity(type, id, asked));
        expect(errors).toBeUndefined();
        const [shown] = (data?.["_entities"] ?? []) as (Record<string, unknown> | null)[];
        for (const field of fields) {
          const isOwn = type === "Member" && viewer.memberId === id;
          const needed = neededFor(field) as Permission;
          const isAllowed = isOwn || viewer.may(needed, placeOf(needed, "school"));
          look(`${type}.${field.name}`, (shown?.[field.name] ?? null) !== null, isAllowed);
        }
      }
    };
    const empty: string[] = [];
    await read(new Viewer(facts(Role.ADMINISTRATOR, "union")), (path, isSeen) => {
      if (isSeen) filled.add(path);
      else empty.push(path);
    });
    // What is not filled in shows nothing of its guard: a course only of those who study, a reason only of a refusal.
    expect(empty).toEqual([
      "Member.courseOfStudy",
      "Member.destruction",
      "Member.mergedInto",
      "JoinApplication.courseOfStudy",
      "JoinApplication.reason",
      "JoinApplication.member",
    ]);
    expect(
      await faults(async (viewer) => {
        const wrong: string[] = [];
        await read(viewer, (path, isSeen, isAllowed) => {
          if (isSeen !== (isAllowed && filled.has(path))) wrong.push(`${isSeen ? "sees" : "misses"} ${path}`);
        });
        return wrong;
      }),
    ).toEqual([]);
  });

  it(
    "shows the canary by no query and no link to those who may not see it",
    async () => {
      const seen = new Set<string>();
      const asked = root("Query").flatMap((field) => {
        // Two fields of one type would show the same twice.
        const type = getNamedType(field.type).name.replace(/Connection$/, "");
        const depth = seen.has(type) ? 2 : 3;
        seen.add(type);
        return [canary.about.call(field, true, depth), canary.about.call(field, false, 1)].map(
          (call) => `{ ${call} }`,
        );
      });
      for (const { name: type } of Object.values(canary.schema.getTypeMap()).filter(isObjectType)) {
        const id = canary.known.get(type);
        if (id && canary.isEntity(type)) asked.push(entity(type, id, canary.about.fields(type)));
      }
      expect(
        await faults(async (viewer, name) => {
          const wrong: string[] = [];
          const told: string[] = [];
          const isSeeing = seesCanary(viewer);
          if (isSeeing && name !== "ADMINISTRATOR of union") return [];
          for (const call of asked) {
            const answer = await canary.ask(viewer, call);
            if (answer.errors && codeOf(answer) === "in")
              wrong.push(`${answer.errors[0]?.message} of ${call.slice(0, 60)}`);
            for (const secret of canary.secretsIn(answer))
              (isSeeing ? told : wrong).push(`${secret} in ${call.slice(0, 60)}`);
          }
          if (isSeeing && told.length === 0) wrong.push("sees nothing of it");
          return [...new Set(wrong)];
        }),
      ).toEqual([]);
    },
    TEN_MINUTES,
  );

  it(
    "changes nothing about the canary and its school where the table does not let it",
    async () => {
      const deeds = root("Mutation").map((field) => ({
        field,
        call: `mutation { ${canary.about.call(field, true, 2)} }`,
      }));
      const rows = () => canary.rows();
      const before = await rows();
      expect(
        await faults(async (viewer) => {
          const wrong: string[] = [];
          for (const { field, call } of deeds) {
            const needed = neededFor(field);
            if (
              !needed ||
              !viewer.may(needed) ||
              viewer.may(needed, pathOf("school")) ||
              viewer.memberId === canary.id
            )
              continue;
            const answer = await canary.ask(viewer, call);
            for (const secret of canary.secretsIn(answer)) wrong.push(`${field.name} tells ${secret}`);
          }
          const after = await rows();
          for (const [table, hash] of after) if (before.get(table) !== hash) wrong.push(`changed ${table}`);
          for (const [table, hash] of after) before.set(table, hash);
          return wrong;
        }),
      ).toEqual([]);
    },
    TEN_MINUTES,
  );
});
