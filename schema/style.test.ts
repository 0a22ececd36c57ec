import { describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  type GraphQLType,
} from "graphql";
import { readdirSync, readFileSync } from "node:fs";

/** The style guide of schema/README.md, kept true. Each failure names the element and quotes the rule. */
const folder = new URL("./", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const schema = buildSchema(read("api.graphql"));
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith("__") && !["String", "Int", "Float", "Boolean", "ID"].includes(type.name),
);
const objects = types.filter(isObjectType);
const query = rootType(schema.getQueryType());
const mutation = rootType(schema.getMutationType());
const subscription = rootType(schema.getSubscriptionType());
const roots = [query, mutation, subscription];

interface Element {
  path: string;
  description?: string | null;
}

describe("the schema", () => {
  it("describes everything, in sentences", () => {
    const elements = types.flatMap(elementsOf);
    expectNone(
      elements.filter(({ description }) => !description || !/[.!?»)]$/.test(description.trim())),
      "every type, field, argument and enum value has a description that ends with a full stop",
    );
  });

  it("writes enum values in capitals", () => {
    const values = types
      .filter(isEnumType)
      .flatMap((type) => type.getValues().map(({ name }) => `${type.name}.${name}`));
    expectNone(
      values.filter((path) => !/\.[A-Z][A-Z0-9_]*$/.test(path)),
      "enum values are SCREAMING_SNAKE",
    );
  });

  it("gives dates and days their endings", () => {
    const fields = objects.flatMap(fieldsOf);
    expectNone(
      fields.filter(
        ({ field }) => getNamedType(field.type).name === "DateTime" && !field.name.endsWith("At"),
      ),
      "a DateTime ends with At",
    );
    expectNone(
      fields.filter(
        ({ field }) =>
          getNamedType(field.type).name === "PlainDate" && !/(On|Until|From|^on)$/.test(field.name),
      ),
      "a PlainDate ends with On, From or Until",
    );
  });

  it("links things instead of naming their ids", () => {
    const fields = objects.flatMap(fieldsOf);
    expectNone(
      fields.filter(({ field }) => getNamedType(field.type).name === "ID" && field.name !== "id"),
      "a thing owned elsewhere is a link, never an id; there is no second id",
    );
  });

  it("never puts null into a list", () => {
    const lists = objects.flatMap(fieldsOf).filter(({ field }) => hasNullableItem(field.type));
    expectNone(lists, "items of lists are non-null");
  });
});

describe("a list that can grow", () => {
  it("is a connection of one shape", () => {
    for (const type of objects.filter(({ name }) => name.endsWith("Connection"))) {
      const shape = Object.values(type.getFields()).map((field) => `${field.name}: ${String(field.type)}`);
      const node = type.name.replace(/Connection$/, "");
      expect(shape).toEqual(
        expect.arrayContaining([
          `nodes: [${node}!]!`,
          `edges: [${node}Edge!]!`,
          "pageInfo: PageInfo!",
          "totalCount: Int!",
        ]),
      );
    }
  });

  it("is asked for by `first` and `after`", () => {
    const asked = objects
      .flatMap(fieldsOf)
      .filter(
        ({ field }) =>
          getNamedType(field.type).name.endsWith("Connection") && !field.name.endsWith("Payload"),
      )
      .filter(({ field }) => {
        const named = Object.fromEntries(
          field.args.map((argument) => [argument.name, String(argument.type)]),
        );
        return named["first"] !== "Int!" || named["after"] !== "String";
      });
    expectNone(asked, "a connection takes `first: Int! = 20` and `after: String`");
  });
});

describe("a mutation", () => {
  const deeds = Object.values(mutation.getFields());

  it("takes one `input` and returns its union of results", () => {
    const shapes = deeds.map(
      (deed) =>
        `${deed.args.map(({ name, type }) => `${name}: ${String(type)}`).join()} → ${String(deed.type)}`,
    );
    expect(shapes).toEqual(
      deeds.map(({ name }) => `input: ${capital(name)}Input! → ${capital(name)}Result!`),
    );
  });

  it("has one payload, and problems that say what is wrong", () => {
    for (const deed of deeds) {
      const result = getNamedType(deed.type);
      if (!isUnionType(result)) throw new Error(`${deed.name} must return a union.`);
      const members = result.getTypes();
      const payloads = members.filter(({ name }) => name === `${capital(deed.name)}Payload`);
      const problems = members.filter((type) => type.getInterfaces().some(({ name }) => name === "Problem"));
      expect({
        deed: deed.name,
        payloads: payloads.length,
        others: members.length - problems.length,
      }).toEqual({
        deed: deed.name,
        payloads: 1,
        others: 1,
      });
    }
  });
});

describe("an entity", () => {
  it("has one opaque id and can be asked for by it", () => {
    for (const name of entities()) {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(`${name} is not in the API.`);
      expect(`${name}.id: ${String(type.getFields()["id"]?.type)}`).toBe(`${name}.id: ID!`);
      const lookup = query.getFields()[name.charAt(0).toLowerCase() + name.slice(1)];
      expect(`${name}: ${String(lookup?.args.find((argument) => argument.name === "id")?.type)}`).toBe(
        `${name}: ID!`,
      );
      expect(`${name}: ${String(lookup?.type)}`).toBe(`${name}: ${name}`);
    }
  });
});

describe("a deprecation", () => {
  it("says since when, what instead and until when", () => {
    const deprecated = objects.flatMap(fieldsOf).filter(({ field }) => field.deprecationReason);
    expectNone(
      deprecated.filter(
        ({ field }) =>
          !/^\d{4}-\d{2}-\d{2}: .+ Goes after \d{4}-\d{2}-\d{2}\.$/.test(field.deprecationReason ?? ""),
      ),
      '@deprecated(reason: "2026-12-01: use Claim.amount. Goes after 2027-03-01.")',
    );
  });
});

function entities(): string[] {
  const keyed = readdirSync(new URL("subgraphs/", folder))
    .map((name) => read(`subgraphs/${name}`))
    .flatMap((sdl) => [...sdl.matchAll(/^type (\w+) @key\(fields: "id"\)/gm)].map(([, name]) => name ?? ""));
  return [...new Set(keyed)];
}

function elementsOf(type: GraphQLNamedType): Element[] {
  const self = { path: type.name, description: type.description };
  if (isScalarType(type) || isUnionType(type)) return [self];
  if (isEnumType(type)) {
    return [
      self,
      ...type
        .getValues()
        .map((value) => ({ path: `${type.name}.${value.name}`, description: value.description })),
    ];
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return [
      self,
      ...fields.map((field) => ({ path: `${type.name}.${field.name}`, description: field.description })),
    ];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields()).flatMap((field) => [
    { path: `${type.name}.${field.name}`, description: field.description },
    ...field.args.map((argument) => ({
      path: `${type.name}.${field.name}(${argument.name}:)`,
      description: argument.description,
    })),
  ]);
  return (roots as GraphQLNamedType[]).includes(type) ? fields : [self, ...fields];
}

function fieldsOf(type: GraphQLObjectType): { path: string; field: GraphQLField<unknown, unknown> }[] {
  return Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field }));
}

function hasNullableItem(type: GraphQLType): boolean {
  if (isNonNullType(type)) return hasNullableItem(type.ofType);
  return isListType(type) && (!isNonNullType(type.ofType) || hasNullableItem(type.ofType.ofType));
}

function expectNone(found: readonly (string | { path: string })[], rule: string): void {
  const paths = found.map((element) => (typeof element === "string" ? element : element.path));
  expect({ rule, brokenBy: paths }).toEqual({ rule, brokenBy: [] });
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function rootType(type: GraphQLObjectType | null | undefined): GraphQLObjectType {
  if (!type) throw new Error("api.graphql lacks a root type.");
  return type;
}
