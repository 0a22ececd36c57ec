import { beforeAll, describe, expect, it } from "@jest/globals";
import { Permission, Role, Viewer } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  chairOf,
  facts,
  nodeOf,
  organisationId,
  pathOf,
  person,
  type Place,
  PRIMARIES,
  register,
  rowsOf,
  seedWorld,
} from "../testing/world.js";

const app = testSubgraph(registry);

/** One member on the register of each primary, the union's canaries. */
const members = new Map<Place, string>();
const idAt = (place: Place) => members.get(place) ?? "";
const canary = { last: "Канарейкин", first: "Антон", patronymic: "Львович" };

beforeAll(async () => {
  await seedWorld(app);
  for (const [index, place] of PRIMARIES.entries()) {
    const own = {
      name: canary,
      bornOn: `199${index}-01-01`,
      phone: `+7921000000${index}`,
      consentedOn: "2020-09-01",
    };
    members.set(place, await register(app, place, own));
  }
});

const CARD = `id displayName name { full } sex bornOn occupation duesForm workplace position courseOfStudy phone
  email consentedOn card { number } organisation { id } joinedOn status movements { id }`;
const Entity = `query E($id: ID!) { _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member { ${CARD} } } }`;
const Lookup = `query M($id: ID!) { member(id: $id) { ${CARD} } }`;
const List = `query L($organisationId: ID, $search: String, $status: MemberStatus! = ON_REGISTER) {
  members(organisationId: $organisationId, search: $search, status: $status) { totalCount nodes { id } } }`;
const Subtree = `query S($id: ID!) { organisation(id: $id) { members { totalCount nodes { id } } } }`;

const STRANGER = (id: string) => ({
  id,
  displayName: "Антон К.",
  ...Object.fromEntries(
    [
      "name",
      "sex",
      "bornOn",
      "occupation",
      "duesForm",
      "workplace",
      "position",
      "courseOfStudy",
      "phone",
      "email",
    ]
      .concat(["consentedOn", "card", "organisation", "joinedOn", "status", "movements"])
      .map((field) => [field, null]),
  ),
});

describe("a chair", () => {
  it("sees the members of the own subtree by id, by link, by list and by search", async () => {
    const chair = chairOf(app, "lakeside");
    const own = [idAt("school"), idAt("kindergarten")].toSorted();
    for (const id of own) {
      expect(await chair.run(Lookup, { id })).toMatchObject({
        member: { name: { full: "Канарейкин Антон Львович" } },
      });
      expect(await chair.run(Entity, { id })).toMatchObject({
        _entities: [{ id, card: { number: expect.any(String) } }],
      });
    }
    for (const variables of [
      {},
      { organisationId: organisationId("lakeside") },
      { organisationId: organisationId("union") },
      { search: "канар" },
      { search: "антон" },
    ]) {
      const { members: list } = await chair.run(List, variables);
      expect({ ids: ids(list), total: list.totalCount }).toEqual({ ids: own, total: 2 });
    }
    const { organisation } = await chair.run(Subtree, { id: organisationId("school") });
    expect(ids(organisation.members)).toEqual([idAt("school")]);
  });

  it("sees nobody else, by id, by link, by list, by search, by card or by telephone", async () => {
    const chair = chairOf(app, "lakeside");
    for (const place of ["plant", "university", "harbour", "camp"] as const) {
      const id = idAt(place);
      expect(await chair.run(Lookup, { id })).toEqual({ member: null });
      expect(await chair.run(Entity, { id })).toEqual({ _entities: [STRANGER(id)] });
      const [card] = await app.sql<{ number: string }>(
        "select number from registry.membership_cards where member_id = $1",
        [id],
      );
      const [{ phone } = { phone: "" }] = await app.sql<{ phone: string }>(
        "select phone from registry.members where id = $1",
        [id],
      );
      for (const variables of [
        { organisationId: organisationId(place) },
        { organisationId: organisationId(place), search: "канарейкин" },
        { search: card?.number },
        { search: phone },
      ]) {
        expect(await chair.run(List, variables)).toEqual({ members: { totalCount: 0, nodes: [] } });
      }
      expect(await chair.run(Subtree, { id: organisationId(place) })).toEqual({
        organisation: { members: null },
      });
    }
  });

  it("does not find a member who came to another's register and was removed there", async () => {
    const id = await register(app, "plant", { name: { last: "Ушедший", first: "Ян" } });
    const Remove = `mutation R($id: ID!) { removeMember(input: { memberId: $id, reason: OTHER }) { __typename } }`;
    await chairOf(app, "plant").run(Remove, { id });
    const removed = { search: "ушедший", status: "REMOVED" };
    expect((await chairOf(app, "lakeside").run(List, removed)).members.nodes).toEqual([]);
    expect((await chairOf(app, "hillside").run(List, removed)).members.nodes).toEqual([{ id }]);
  });
});

describe("a member", () => {
  it("sees the own card whole, and of others a display name", async () => {
    const id = idAt("school");
    const self = person(app, Role.MEMBER, "school", id);
    const card = {
      id,
      displayName: "Антон К.",
      name: { full: "Канарейкин Антон Львович" },
      bornOn: "1990-01-01",
      phone: "+79210000000",
      organisation: { id: organisationId("school") },
      status: "ON_REGISTER",
      movements: [{ id: expect.any(String) }],
    };
    expect(await self.run(Lookup, { id })).toMatchObject({ member: card });
    expect(await self.run(Entity, { id })).toMatchObject({ _entities: [card] });
    expect(await self.run(Lookup, { id: idAt("kindergarten") })).toEqual({ member: null });
    expect(await self.run(Entity, { id: idAt("kindergarten") })).toEqual({
      _entities: [STRANGER(idAt("kindergarten"))],
    });
    expect(await self.refusal(List, {})).toBe("FORBIDDEN");
    expect(await self.run(Subtree, { id: organisationId("school") })).toEqual({
      organisation: { members: null },
    });
  });
});

describe("an anonymous reader", () => {
  it("gets a display name and nothing else", async () => {
    const id = idAt("school");
    expect(await app.anonymous.run(Lookup, { id })).toEqual({ member: null });
    expect(await app.anonymous.run(Entity, { id })).toEqual({ _entities: [STRANGER(id)] });
    expect(await app.anonymous.refusal(List, {})).toBe("UNAUTHENTICATED");
    expect(await app.anonymous.run(Subtree, { id: organisationId("school") })).toEqual({
      organisation: { members: null },
    });
  });

  it("gets null for what is no member, never a fault", async () => {
    for (const id of ["abc", "", "a\0b", "\ud800", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect(await app.anonymous.run(Lookup, { id })).toEqual({ member: null });
      expect(await app.anonymous.run(Entity, { id })).toEqual({ _entities: [null] });
    }
  });
});

describe("row-level security alone", () => {
  const sees = async (viewer: object, table = "members") => {
    const rows = await rowsOf(app, viewer).execute<{ primary_id: number }[]>(
      `select distinct primary_id from ${table} order by 1`,
    );
    return rows.map(({ primary_id }) => primary_id);
  };
  const below = (path: string) =>
    PRIMARIES.filter((place) => `${pathOf(place)}.`.startsWith(`${path}.`))
      .map(nodeOf)
      .toSorted((one, other) => one - other);

  it("stands for the role that the service uses, which owns nothing", async () => {
    const [row] = await rowsOf(app, {}).execute<object[]>(
      `select current_user as role, count(*)::int as owned from pg_class
       join pg_roles on pg_roles.oid = relowner where rolname = current_user group by 1`,
    );
    expect(row).toBeUndefined();
    // Who leads an organisation is public by the statute; every other table that names a member is guarded, or closed.
    const open = await app.sql<{ relname: string }>(
      `select distinct relname from pg_class join pg_attribute on attrelid = pg_class.oid
       where relnamespace = 'registry'::regnamespace and relkind = 'r' and not relforcerowsecurity
         and (relname = 'members' or attname = 'member_id')
         and has_table_privilege('registry', pg_class.oid, 'select, insert, update, delete') order by 1`,
    );
    expect(open.map(({ relname }) => relname)).toEqual(["chairs"]);
  });

  it.each(["members", "membership_cards", "movements"])(
    "shows the subtree and no more of %s",
    async (table) => {
      for (const place of ["union", "north", "lakeside", "school", "okrug", "south"] as const) {
        for (const role of Object.values(Role)) {
          const may = new Viewer({ grants: [{ role, path: "1", organisationId: "" }] }).may(
            Permission.VIEW_MEMBERS,
          );
          const seen = await sees(facts(role, place), table);
          expect({ role, place, seen }).toEqual({ role, place, seen: may ? below(pathOf(place)) : [] });
        }
      }
      expect(await sees({}, table)).toEqual([]);
      expect(await sees(facts(Role.ADMINISTRATOR, "*"), table)).toEqual(below("1"));
      expect(await sees(facts(Role.MEMBER, "plant", idAt("school")), table)).toEqual([nodeOf("school")]);
    },
  );

  it("shows nothing for settings that are no grants", async () => {
    for (const path of ["", ".", "1.2.3'", "1;2", "%", "1.2.", "école", "2", "3"]) {
      const viewer = { accountId: "a", grants: [{ role: Role.CHAIR, path, organisationId: "" }] };
      expect({ path, seen: await sees(viewer) }).toEqual({ path, seen: [] });
    }
    expect(await sees({ memberId: "not a uuid" })).toEqual([]);
  });

  it("lets only keepers of the subtree write", async () => {
    const write = (viewer: object, place: Place) =>
      rowsOf(app, viewer).execute(
        `insert into members (primary_id, last_name, first_name, joined_on) values (?, 'Тихий', 'Кот', '2020-01-01')`,
        [nodeOf(place)],
      );
    for (const role of Object.values(Role)) {
      const may = new Viewer({ grants: [{ role, path: "1", organisationId: "" }] }).may(
        Permission.KEEP_REGISTER,
      );
      for (const [over, place] of [
        ["lakeside", "school"],
        ["union", "school"],
        ["lakeside", "plant"],
        ["hillside", "school"],
      ] as const) {
        const isOwn = may && pathOf(place).startsWith(pathOf(over));
        const attempt = write(facts(role, over), place).then(() => true, refusedByPolicy);
        expect({ role, over, place, done: await attempt }).toEqual({ role, over, place, done: isOwn });
      }
    }
  });

  it("lets nobody change or carry off members of another's register, or delete any", async () => {
    const chair = rowsOf(app, facts(Role.CHAIR, "lakeside"));
    const touched = (sql: string) => chair.execute<{ id: string }[]>(`${sql} returning id`);
    expect(await touched("update members set workplace = 'x' where primary_id in (7, 10)")).toEqual([]);
    await expect(touched("update members set primary_id = 7 where primary_id = 5")).rejects.toThrow(
      "violates row-level security policy",
    );
    // Only undoing an import or a merge takes rows back, and those alone that came with it.
    expect(await touched("delete from members")).toEqual([]);
    expect(await touched("delete from movements")).toEqual([]);
    await expect(touched("update movements set moved_on = '1999-01-01'")).rejects.toThrow(
      "permission denied",
    );
    const operator = rowsOf(app, facts(Role.OPERATOR, "union"));
    expect(await operator.execute("update members set workplace = 'x' returning id")).toEqual([]);
  });

  it("lends past itself names, ids and states, each for its purpose, and no card", async () => {
    const nobody = rowsOf(app, {});
    const [name] = await nobody.execute<object[]>("select * from display_names(array[?]::uuid[])", [
      idAt("school"),
    ]);
    expect(name).toEqual({ id: idAt("school"), display_name: "Антон К." });
    const lenders = await app.sql<{ proname: string }>(
      `select proname from pg_proc where pronamespace = 'registry'::regnamespace and prosecdef
         and has_function_privilege('registry', oid, 'execute') and prorettype <> 'trigger'::regtype order by 1`,
    );
    expect(lenders.map(({ proname }) => proname)).toEqual([
      "application_progress",
      "applications_of_member",
      "applications_waiting",
      "begin_reorganisation",
      "card_numbers_left",
      "changed_since_judging",
      "check_accesses",
      "compare_file_later",
      "compare_suspects",
      "count_duplicates",
      "count_later_words",
      "count_own_applications",
      "count_willing_chairs",
      "destroy_personal_data",
      "display_names",
      "document_by_code",
      "dues_charges_to_ask",
      "dues_of_month",
      "fold_insured",
      "fold_statistics",
      "fold_totals",
      "forget_import_rows",
      "hanging_on_parts",
      "index_words",
      "is_dues_sheet_closed",
      "is_file_under_way",
      "is_judged_lately",
      "keep_accesses",
      "keep_night_watch",
      "matches_of_people",
      "members_alike",
      "members_with_words",
      "new_card_number",
      "new_card_numbers",
      "note_judged",
      "own_applications",
      "person_of",
      "probable_duplicates",
      "publish_cards",
      "publish_consent",
      "publish_indicators",
      "publish_membership",
      "publish_reach",
      "publish_statistical_facts",
      "publish_statistics",
      "record_change_of_employer",
      "recounted_on",
      "relabel_members",
      "remember_part",
      "send_application_on",
      "suspect_file",
      "take_pictures",
      "turn_ordered_cards",
      "unmake_parts",
      "withdraw_application",
    ]);
  });
});

function refusedByPolicy(error: Error): boolean {
  if (error.message.includes("violates row-level security policy")) return false;
  throw error;
}

function ids(list: { nodes: { id: string }[] }): string[] {
  return list.nodes.map(({ id }) => id).toSorted();
}
