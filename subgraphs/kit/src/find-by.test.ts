import { describe, expect, it } from "@jest/globals";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Migration } from "@mikro-orm/migrations";
import { Query, Resolver } from "type-graphql";
import { columnsOf, entitiesOf, findBy } from "./find-by.js";
import { Open } from "./may.js";
import { defineSubgraph } from "./subgraph.js";
import { testSubgraph } from "./testing.js";

class CreateBooks extends Migration {
  override up(): void {
    this.addSql(`create table books (id int primary key, shelf_name text not null, printed_on date,
      lent_at timestamptz, price float8, marks text[] not null, pages bigint not null)`);
    this.addSql(`insert into books values
      (1, 'a "b" \\c', '2026-01-02', '2026-11-21 10:20:30.456+03', 1.5, '{"a,b",c}', 12),
      (2, 'd', null, null, null, '{}', 0)`);
    this.addSql("grant update on books to library");
  }
}

@Entity({ tableName: "books" })
class Book {
  @PrimaryKey({ type: "integer" })
  id!: number;

  @Property({ type: "text" })
  shelfName!: string;

  @Property({ type: "date", nullable: true })
  printedOn!: string | null;

  @Property({ type: "datetime", nullable: true })
  lentAt!: Date | null;

  @Property({ type: "double", nullable: true })
  price!: number | null;

  @Property({ type: "text[]" })
  marks!: string[];

  @Property({ type: "bigint" })
  pages!: number;

  get isLent(): boolean {
    return this.lentAt !== null;
  }
}

@Resolver()
class LibraryResolver {
  @Query(() => Boolean, { description: "Whether the library is open." })
  @Open("for everyone to read")
  isOpen(): boolean {
    return true;
  }
}

const app = testSubgraph(
  defineSubgraph({
    name: "library",
    entities: [Book],
    migrations: [CreateBooks],
    resolvers: [LibraryResolver],
  }),
);
const manager = () => app.running.orm.em.fork();
const first = {
  id: 1,
  shelfName: 'a "b" \\c',
  printedOn: "2026-01-02",
  lentAt: new Date("2026-11-21T07:20:30.456Z"),
  price: 1.5,
  marks: ["a,b", "c"],
  pages: 12,
};
const second = { id: 2, shelfName: "d", printedOn: null, lentAt: null, price: null, marks: [], pages: 0 };

describe("finding entities by a field", () => {
  it("reads each value as the entity manager does, with the ways of the class", async () => {
    const found = await findBy(manager(), Book, "id", [2, 1, 3]);
    expect(found.sort((one, other) => one.id - other.id)).toEqual([first, second]);
    expect(found.map((book) => [book instanceof Book, book.isLent])).toEqual([
      [true, true],
      [true, false],
    ]);
    const watched = await manager().find(Book, {}, { orderBy: { id: "asc" } });
    expect(watched).toEqual([first, second]);
    expect(await findBy(manager(), Book, "shelfName", [first.shelfName])).toEqual([first]);
    expect(await findBy(manager(), Book, "id", [])).toEqual([]);
  });

  it("watches what is found in a transaction, and writes what is changed", async () => {
    await manager().transactional(async (em) => {
      const [found] = await findBy(em, Book, "id", [1]);
      if (found) found.pages = 13;
      const rows = await em.execute<object[]>(
        `select ${columnsOf(em, Book, "books", { price: "price * 2" })} from books where id = 2`,
      );
      const [other] = entitiesOf(em, Book, rows);
      if (other) other.lentAt = first.lentAt;
    });
    const rows = await manager().execute(
      "select id, pages::int, lent_at is not null as lent from books order by id",
    );
    expect(rows).toEqual([
      { id: 1, pages: 13, lent: true },
      { id: 2, pages: 0, lent: true },
    ]);
  });
});
