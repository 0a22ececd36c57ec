import { beforeAll, describe, expect, it } from "@jest/globals";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Migration } from "@mikro-orm/migrations";
import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { Permission, Role } from "./access.js";
import { connect, type Connection, connectionOf, PageArgs } from "./connection.js";
import { event, hear, type ToldEvent } from "./events.js";
import { resume } from "./live.js";
import { May, Open, Public } from "./may.js";
import { buildSubgraph } from "./build-subgraph.js";
import { type Context, defineSubgraph, source } from "./subgraph.js";
import { testSubgraph } from "./testing.js";

class CreateNotes extends Migration {
  override up(): void {
    this.addSql(
      `create table notes (id uuid primary key default uuidv7(), path text not null, text text not null)`,
    );
    this.addSql(`create table echoes (note_id uuid primary key)`);
    this.addSql(`alter table notes enable row level security`);
    this.addSql(`create policy by_grant on notes to notebook using (
      current_setting('angel.grants', true) like '%"*"%' or exists (
        select from json_array_elements(current_setting('angel.grants', true)::json) g
        where notes.path = g->>'path' or notes.path like (g->>'path') || '.%'))`);
  }
}

@Entity({ tableName: "notes" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A note." })
class Note {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "text" })
  path!: string;

  @Property({ type: "text" })
  @May(Permission.VIEW_MEMBERS, (note: Note) => note.path)
  @Field(() => String, { nullable: true, description: "Its text." })
  text!: string;
}

const { Connection: NoteConnection } = connectionOf(Note);
const noteAdded = event<{ id: string }>("noteAdded");

@Resolver(() => Note)
class NoteResolver {
  @Query(() => NoteConnection, { description: "Notes by text." })
  @Open("for everyone to count")
  notes(@Args(() => PageArgs) page: PageArgs, @Ctx() { em }: Context): Promise<Connection<Note>> {
    return connect(page, {
      key: (note) => [note.text, note.id],
      rows: (limit, after) =>
        em.find(
          Note,
          after
            ? {
                $or: [
                  { text: { $gt: String(after[0]) } },
                  { text: String(after[0]), id: { $gt: String(after[1]) } },
                ],
              }
            : {},
          { orderBy: { text: "asc", id: "asc" }, limit },
        ),
      total: () => em.count(Note),
    });
  }

  @Mutation(() => Note, { description: "Adds a note." })
  @May(Permission.KEEP_REGISTER)
  async addNote(
    @Arg("text", () => String) text: string,
    @Arg("path", () => String) path: string,
    @Ctx() { em, tell }: Context,
  ): Promise<Note> {
    const note = em.create(Note, { text, path });
    await em.flush();
    tell(noteAdded, { id: note.id });
    if (text === "broken") throw new Error("a fault with a secret in it");
    return note;
  }

  @Subscription(() => Note, {
    description: "Notes as they come.",
    subscribe: source<{ after: string }>(({ after }, context) =>
      resume<Pick<ToldEvent<{ id: string }>, "payload">, string>(
        context.live.on(noteAdded),
        after,
        async (last) => {
          const notes = await context.em.find(Note, { id: { $gt: last } }, { orderBy: { id: "asc" } });
          return notes.map(({ id }) => ({ payload: { id } }));
        },
        ({ payload }) => payload.id,
      ),
    ),
  })
  @Open("for everyone to hear")
  noteAdded(
    @Root() { payload }: ToldEvent<{ id: string }>,
    @Arg("after", () => ID) _after: string,
    @Ctx() { em }: Context,
  ): Promise<Note> {
    return em.findOneOrFail(Note, { id: payload.id });
  }
}

const notebook = defineSubgraph({
  name: "notebook",
  entities: [Note],
  migrations: [CreateNotes],
  resolvers: [NoteResolver],
  references: {
    Note: {
      open: "its text is guarded",
      load: async (ids, { em }) => {
        const notes = await em.find(Note, { id: { $in: [...ids] } });
        return ids.map((id) => notes.find((note) => note.id === id) ?? null);
      },
    },
  },
  hearers: [
    hear(noteAdded, async ({ id }, _told, { em }) => {
      await em.execute("insert into echoes values (?) on conflict do nothing", [id]);
    }),
  ],
});

const app = testSubgraph(notebook);
const grant = (path: string) => ({ role: Role.CHAIR, path, organisationId: "" });
const chairOf = (path: string) => app.as({ accountId: "a", grants: [grant(path)] });
const AddNote = `mutation Add($text: String!, $path: String!) { addNote(text: $text, path: $path) { id text } }`;
const Notes = `query Notes($first: Int, $after: String) { notes(first: $first, after: $after) { nodes { text } totalCount pageInfo { hasNextPage endCursor } } }`;

describe("a subgraph", () => {
  beforeAll(async () => {
    for (const text of ["a1", "a2", "a3"]) await chairOf("1.1").run(AddNote, { text, path: "1.1" });
    await chairOf("1.2").run(AddNote, { text: "b1", path: "1.2" });
  });

  it("does not boot where a root field does not say who may come in", () => {
    @Resolver()
    class Careless {
      @Query(() => String, { description: "Nobody said who." })
      secret(): string {
        return "";
      }
    }
    expect(() => buildSubgraph({ ...notebook, resolvers: [NoteResolver, Careless] })).toThrow(
      'notebook: Query.secret must say @May(permission) or @Open("why").',
    );
  });

  it("does not boot where what needs a permission is said to be the same for everyone", () => {
    @Resolver()
    class Careless {
      @Query(() => String, { description: "For some." })
      @May(Permission.VIEW_MEMBERS)
      @Public()
      secret(): string {
        return "";
      }
    }
    expect(() => buildSubgraph({ ...notebook, resolvers: [NoteResolver, Careless] })).toThrow(
      "notebook: Query.secret needs a permission and is not the same for everyone.",
    );
  });

  it("tells composition what is the same for everyone", () => {
    @Resolver()
    class Herald {
      @Query(() => String, { description: "For all." })
      @Open("for everyone to hear")
      @Public()
      news(): string {
        return "";
      }
    }
    expect(buildSubgraph({ ...notebook, resolvers: [NoteResolver, Herald] }).sdl).toContain(
      'news: String! @tag(name: "public")',
    );
  });

  it("does not boot where a link to its type does not say how it is followed", () => {
    expect(() => buildSubgraph({ ...notebook, references: {} })).toThrow(
      "the link to Note must say in `references`",
    );
  });

  it("says the permission in the description", () => {
    expect(buildSubgraph(notebook).sdl).toContain("Adds a note. Needs: KEEP_REGISTER.");
  });

  it("pages by keyset and counts only the viewer's rows", async () => {
    const first = await chairOf("1.1").run(Notes, { first: 2 });
    expect(first.notes).toMatchObject({ nodes: [{ text: "a1" }, { text: "a2" }], totalCount: 3 });
    const second = await chairOf("1.1").run(Notes, { first: 2, after: first.notes.pageInfo.endCursor });
    expect(second.notes).toMatchObject({ nodes: [{ text: "a3" }], pageInfo: { hasNextPage: false } });
  });

  it("refuses a cursor that is not its own, and a page too long", async () => {
    expect(await app.anonymous.refusal(Notes, { after: "nonsense" })).toBe("BAD_USER_INPUT");
    expect(await app.anonymous.refusal(Notes, { first: 101 })).toBe("BAD_USER_INPUT");
  });

  it("sends away those who have not signed in, and those without the right", async () => {
    const note = { text: "x", path: "1" };
    expect(await app.anonymous.refusal(AddNote, note)).toBe("UNAUTHENTICATED");
    const member = app.as({ accountId: "m", grants: [{ ...grant("1"), role: Role.MEMBER }] });
    expect(await member.refusal(AddNote, note)).toBe("FORBIDDEN");
  });

  it("guards a field by the place of its row", async () => {
    const [note] = await app.sql<{ id: string }>("select id from notebook.notes where text = 'a1'");
    const id = note?.id;
    const Entities = `query E($id: ID!) { _entities(representations: [{ __typename: "Note", id: $id }]) { ... on Note { id text } } }`;
    const operator = app.as({ accountId: "o", grants: [{ ...grant("1.1"), role: Role.PARTNER }] });
    expect(await operator.run(Entities, { id })).toEqual({ _entities: [{ id, text: null }] });
    expect(await chairOf("1.1").run(Entities, { id })).toEqual({ _entities: [{ id, text: "a1" }] });
    expect(await chairOf("1.2").run(Entities, { id })).toEqual({ _entities: [null] });
  });

  it("finds nothing behind a link whose id is none", async () => {
    const Entities = `query E($them: [_Any!]!) { _entities(representations: $them) { ... on Note { id } } }`;
    const them = [{}, { id: null }, { id: 5 }, { id: { of: "x" } }].map((one) => ({
      __typename: "Note",
      ...one,
    }));
    expect(await chairOf("1.1").run(Entities, { them })).toEqual({ _entities: [null, null, null, null] });
  });

  it("undoes a deed that fails, with what it told", async () => {
    const before = (await app.told()).length;
    await chairOf("1.1").answer(AddNote, { text: "broken", path: "1.1" });
    expect(await app.sql("select 1 from notebook.notes where text = 'broken'")).toEqual([]);
    expect(await app.told()).toHaveLength(before);
  });

  it("hears each event once in effect", async () => {
    const { addNote } = await chairOf("1.3").run(AddNote, { text: "heard", path: "1.3" });
    const echoes = () =>
      app.sql<{ note_id: string }>("select note_id from notebook.echoes where note_id = $1", [addNote.id]);
    expect(await app.eventually(echoes, (rows) => rows.length > 0)).toHaveLength(1);
  });
});

describe("a subscription", () => {
  it("gives what was missed and then what comes, each once", async () => {
    const chair = chairOf("1.9");
    const { addNote: first } = await chair.run(AddNote, { text: "first", path: "1.9" });
    await chair.run(AddNote, { text: "missed", path: "1.9" });
    const notes = chair.subscribe(`subscription S($after: ID!) { noteAdded(after: $after) { id text } }`, {
      after: first.id,
    });
    expect(await notes.next()).toMatchObject({ value: { noteAdded: { text: "missed" } } });
    const coming = notes.next();
    await chair.run(AddNote, { text: "new", path: "1.9" });
    expect(await coming).toMatchObject({ value: { noteAdded: { text: "new" } } });
    await notes.return(undefined);
  });
});
