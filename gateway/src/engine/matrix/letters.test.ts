import { GraphQLError } from "graphql";
import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

const member = (id: string, name = id): Thing => ({
  __typename: "Member",
  id,
  name,
  greeting: ({ with: word }: { with: string }) => `${word}, ${name}`,
});

matrix("letters of all kinds", {
  subgraphs: {
    registry: `
      type Query { member(name: String!): Member members: [Member!]! refused: String }
      "Член профсоюза"
      type Member @key(fields: "id") { id: ID! name: String! }
    `,
    community: `type Member @key(fields: "id") { id: ID! greeting(with: String! = "Здравствуйте"): String! }`,
  },
  world: () => {
    const members = ["Ёж \u{1f994}", 'Анна "Аня"', "\u0001\u007f\u0080ÿ\u2028", "plain"].map((name) =>
      member(name),
    );
    return {
      Query: {
        members,
        member: ({ name }: { name: string }) => members.find((one) => one["name"] === name) ?? null,
        refused: () => {
          throw new GraphQLError("Нельзя", { extensions: { code: "FORBIDDEN" } });
        },
      },
      find: among(members),
    };
  },
  operations: {
    "in answers": "{ members { id name } }",
    "in keys": "{ members { name greeting } }",
    "in arguments": '{ member(name: "Ёж 🦔") { name greeting(with: "Здорово") } }',
    "in variables": [
      "query ($name: String!) { member(name: $name) { name greeting(with: $name) } }",
      { name: "Ёж 🦔" },
    ],
    "in errors": "{ refused members { name } }",
    "in the schema":
      '{ __type(name: "Member") { description fields { args { defaultValue } } } members { name } }',
  },
});
