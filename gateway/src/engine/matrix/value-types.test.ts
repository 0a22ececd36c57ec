import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

matrix("@shareable roots and value types, @override, @inaccessible", {
  subgraphs: {
    old: `
      type Query { bills: [Bill!]! shared: Shared @shareable bill(id: ID!): Bill @shareable }
      type Bill @key(fields: "id") { id: ID! amount: Int money: Money payer: String secret: String @inaccessible }
      type Money @shareable { kopecks: Int currency: String old: Int }
      type Shared @shareable { a: Int b: Int more: Deep } type Deep @shareable { x: Int y: Int }`,
    new: `
      type Query { shared: Shared @shareable bill(id: ID!): Bill @shareable latest: Bill }
      type Bill @key(fields: "id") {
        id: ID! amount: Int @override(from: "old") paid: Boolean
        secret: String @external hint: String @requires(fields: "secret")
        payer: String @override(from: "old") double: Int
      }
      type Money @shareable { kopecks: Int currency: String }
      type Shared @shareable { a: Int b: Int more: Deep } type Deep @shareable { x: Int y: Int z: Int @inaccessible }`,
    third: `
      type Query { shared: Shared @shareable }
      type Bill @key(fields: "id") { id: ID! payer: String @external amount: Int @external reminder: String @requires(fields: "payer amount") }
      type Shared @shareable { a: Int b: Int more: Deep } type Deep @shareable { x: Int y: Int }`,
  },
  world: () => {
    const bill = (id: string, amount: number | null): Thing => ({
      __typename: "Bill",
      id,
      amount,
      paid: id === "1",
      money: amount === null ? null : { kopecks: amount * 100, currency: "RUB", old: 1 },
      payer: `P${id}`,
      secret: `S${id}`,
      double: amount === null ? null : amount * 2,
      hint(this: Thing) {
        return `${this["secret"] as string}?`;
      },
      reminder(this: Thing) {
        return `${this["payer"] as string} ${String(this["amount"] as number | null)}`;
      },
    });
    const bills = [bill("1", 5), bill("2", null)];
    return {
      Query: {
        bills,
        shared: { a: 1, b: null, more: { x: 1, y: 2, z: 3 } },
        bill: ({ id }: Thing) => bills.find((one) => one["id"] === id) ?? null,
        latest: bills[1],
      },
      find: among(bills),
    };
  },
  operations: {
    "fields that moved":
      "{ bills { amount paid payer money { kopecks currency old } } latest { money { old } amount } }",
    "what requires a field that moved": "{ bills { reminder hint } latest { reminder } }",
    "a root that three have":
      '{ shared { a b more { x y } } again: shared { b } bill(id: "1") { amount double } }',
  },
});

matrix("Federation 1: @extends, extend type, @external keys", {
  subgraphs: {
    users: `# Federation 1
      type Query { users: [User!]! }
      type User @key(fields: "id") { id: ID! name: String email: String }`,
    reviews: `# Federation 1
      extend type User @key(fields: "id") { id: ID! @external email: String @external reviews: [Review!]! shout: String @requires(fields: "email") }
      type Review { text: String author: User @provides(fields: "email") }`,
    rights: `# Federation 1
      extend type Query { admins: [User!]! }
      type User @key(fields: "id") @extends { id: ID! @external isAdmin: Boolean }`,
  },
  world: () => {
    const user: Thing = { __typename: "User", id: "1", name: "Anna", email: "a@x", isAdmin: true };
    Object.assign(user, {
      reviews: [{ text: "Good", author: user }],
      shout(this: Thing) {
        return (this["email"] as string).toUpperCase();
      },
    });
    return { Query: { users: [user], admins: [user] }, find: among([user]) };
  },
  operations: {
    "all of it":
      "{ users { name shout isAdmin reviews { text author { email name } } } admins { email shout } }",
  },
});
