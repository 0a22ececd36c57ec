import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

const asked = (value: unknown, args: Thing): unknown =>
  typeof value === "function" ? (value as (given: Thing) => unknown)(args) : value;

matrix("@requires with arguments", {
  subgraphs: {
    goods: `
      type Query { goods(first: Int = 2): [Good!]! }
      enum Currency { RUB EUR }
      type Good @key(fields: "id") { id: ID! name: String price(currency: Currency!, rounded: Boolean = false): Float kind: Kind reviews(limit: Int): [Review!] }
      type Kind @shareable { average(currency: Currency): Float }
      type Review { text: String stars: Int }`,
    post: `
      enum Currency { RUB EUR }
      type Good @key(fields: "id") {
        id: ID!
        price(currency: Currency!, rounded: Boolean = false): Float @external
        kind: Kind @external
        reviews(limit: Int): [Review!] @external
        inRoubles: String @requires(fields: "price(currency: RUB)")
        inEuros: String @requires(fields: "price(currency: EUR, rounded: true)")
        isDear: Boolean @requires(fields: "price(currency: EUR) kind { average(currency: EUR) }")
        praise: String @requires(fields: "reviews(limit: 1) { text }")
      }
      type Kind @external { average(currency: Currency): Float }
      type Review @external { text: String }`,
  },
  world: () => {
    const good = (id: string, roubles: number): Thing => ({
      __typename: "Good",
      id,
      name: `Good ${id}`,
      price: ({ currency, rounded }: Thing) => {
        const amount = currency === "RUB" ? roubles : roubles / 80;
        return rounded === true ? Math.round(amount) : amount;
      },
      kind: { average: ({ currency }: Thing) => (currency === "EUR" ? 1.5 : 120) },
      reviews: ({ limit }: Thing) =>
        [
          { text: "Good.", stars: 5 },
          { text: "Bad.", stars: 1 },
        ].slice(0, typeof limit === "number" ? limit : 2),
      inRoubles(this: Thing) {
        return `${String(asked(this["price"], { currency: "RUB" }))} RUB`;
      },
      inEuros(this: Thing) {
        return `${String(asked(this["price"], { currency: "EUR", rounded: true }))} EUR`;
      },
      isDear(this: Thing) {
        const average = asked((this["kind"] as Thing | null)?.["average"], { currency: "EUR" });
        return Number(asked(this["price"], { currency: "EUR" })) > Number(average);
      },
      praise(this: Thing) {
        return (asked(this["reviews"], { limit: 1 }) as Thing[]).map(({ text }) => text).join(", ");
      },
    });
    const goods = [good("1", 100), good("2", 1000), good("3", 7)];
    return {
      Query: { goods: ({ first }: Thing) => goods.slice(0, typeof first === "number" ? first : 3) },
      find: among(goods),
    };
  },
  operations: {
    "one at a time":
      "{ a: goods { inRoubles } b: goods { inEuros } c: goods { isDear } d: goods { praise } }",
    "all together": "{ goods { inRoubles inEuros isDear praise } }",
    "the client's own beside them":
      "{ goods { price(currency: RUB) inEuros isDear reviews { text stars } praise } }",
    "the client's own under the same names": [
      "query ($limit: Int) { goods { price: reviews(limit: $limit) { stars } inEuros reviews: price(currency: RUB) praise } }",
      { limit: 2 },
    ],
    "with variables of the same value": [
      "query ($currency: Currency! = EUR, $rounded: Boolean) { goods { price(currency: $currency, rounded: $rounded) inEuros isDear kind { average(currency: $currency) } } }",
      { rounded: true },
    ],
  },
});
