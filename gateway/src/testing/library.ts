import type { Reference, Thing, World } from "./world.js";

/** A library in three subgraphs: who people are, what books there are, who has borrowed and reviewed them. */
export const librarySubgraphs = {
  people: `
    type Query { readers: [Reader!]! reader(id: ID!): Reader people: [Person!]! }
    interface Person { id: ID! name: String! }
    type Reader implements Person @key(fields: "id") { id: ID! name: String! card: CardKind! phone: String }
    type Author implements Person @key(fields: "id") { id: ID! name: String! born: Int }
    enum CardKind { CHILD ADULT }
    type Mutation { rename(id: ID!, name: String!): Reader }
  `,
  books: `
    type Query { books: [Book!]! book(id: ID!): Book shelf: [Item!]! }
    type Book @key(fields: "id") { id: ID! title: String! pages: Int author: Author! }
    type Author @key(fields: "id") { id: ID! books: [Book!]! }
    type Map @key(fields: "id") { id: ID! scale: Float title: String! }
    union Item = Book | Map
    type Mutation { retitle(id: ID!, title: String!): Book }
  `,
  desk: `
    type Query { loans: [Loan!]! }
    type Reader @key(fields: "id") { id: ID! loans(first: Int): [Loan!]! greeting(word: String = "Hello"): String }
    type Loan @key(fields: "id") { id: ID! dueOn: String! book: Book! reader: Reader! }
    type Book @key(fields: "id") { id: ID! reviews: [Review!]! pages: Int @external thickness: Int @requires(fields: "pages") }
    type Review { text: String stars: Int! by: Reader! }
    type Map @key(fields: "id") { id: ID! reviews: [Review!]! }
    type Mutation { lend(bookId: ID!, readerId: ID!): Loan }
  `,
};

interface Reader extends Thing {
  name: string;
  lent: Thing[];
}

/** A fresh library: tests may change it. In a faulty one some fields fail. */
export function library({ isFaulty = false } = {}): World {
  const things = new Map<string, Thing>();
  const put = <T extends Thing>(thing: T): T => {
    things.set(`${String(thing["__typename"])}:${String(thing["id"])}`, thing);
    return thing;
  };
  const reader = (id: string, name: string, card: string): Reader =>
    put({
      __typename: "Reader",
      id,
      name,
      card,
      phone: null,
      lent: [] as Thing[],
      loans(this: Reader, { first }: { first?: number } = {}) {
        return this.lent.slice(0, first ?? this.lent.length);
      },
      greeting: ({ word }: { word: string }) => `${word}, ${name}`,
    });
  const anna = reader("r1", "Anna", "ADULT");
  const boris = reader("r2", "Boris", "CHILD");
  const author = (id: string, name: string, born: number | null) =>
    put({ __typename: "Author", id, name, born, books: [] as Thing[] });
  const leo = author("a1", "Leo", 1828);
  const daria = author("a2", "Daria", null);
  const book = (
    id: string,
    title: string,
    by: ReturnType<typeof author>,
    pages: number | null,
    reviews: Thing[],
  ) => {
    const made = put({
      __typename: "Book",
      id,
      title,
      author: by,
      pages,
      reviews,
      thickness(this: Thing) {
        return typeof this["pages"] === "number" ? Math.ceil(this["pages"] / 10) : null;
      },
    });
    by.books.push(made);
    return made;
  };
  const books = [
    book("b1", "War", leo, 1200, [{ text: "Long.", stars: 5, by: anna }]),
    book("b2", "Peace", leo, 25, []),
    book("b3", "Rooms", daria, null, [
      { text: null, stars: 3, by: boris },
      { text: "Cosy.", stars: 4, by: anna },
    ]),
  ];
  const map = put({
    __typename: "Map",
    id: "m1",
    title: "Karelia",
    scale: 0.5,
    reviews: [{ text: "Wet.", stars: 4, by: boris }],
  });
  if (isFaulty) {
    const fail = () => {
      throw new Error("This field fails.");
    };
    Object.assign(boris, { phone: fail, card: fail });
    Object.assign(books[1] ?? {}, { pages: fail });
    Object.assign(daria, { born: fail });
  }
  let lastLoan = 0;
  const lend = (to: Reader, what: Thing | undefined, dueOn = "2026-12-01") => {
    lastLoan += 1;
    const loan = put({ __typename: "Loan", id: `l${lastLoan}`, dueOn, book: what, reader: to });
    to.lent.push(loan);
    return loan;
  };
  const loans = [lend(anna, books[0]), lend(anna, books[2]), lend(boris, books[0], "2026-12-24")];
  const change = (thing: Thing | null, to: Thing) => thing && Object.assign(thing, to);
  const find = ({ __typename, id }: Reference) => things.get(`${__typename}:${String(id)}`) ?? null;
  return {
    Query: {
      readers: [anna, boris],
      reader: ({ id }: Thing) => find({ __typename: "Reader", id }),
      people: [anna, leo, boris],
      books,
      book: ({ id }: Thing) => find({ __typename: "Book", id }),
      shelf: [books[0], map, books[2]],
      loans,
    },
    Mutation: {
      rename: ({ id, name }: Thing) => change(find({ __typename: "Reader", id }), { name }),
      retitle: ({ id, title }: Thing) => change(find({ __typename: "Book", id }), { title }),
      lend: ({ bookId, readerId }: Thing) =>
        lend(
          find({ __typename: "Reader", id: readerId }) as Reader,
          find({ __typename: "Book", id: bookId }) ?? undefined,
        ),
    },
    find,
  };
}
