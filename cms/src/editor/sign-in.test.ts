import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Admin } from "../testing/admin.js";
import { miners, openNewsroom, teachers, type Newsroom } from "../testing/newsroom.js";

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
}, 180_000);

afterAll(async () => {
  await newsroom?.stop();
}, 60_000);

function someone(more: object = {}) {
  const sub = randomUUID();
  return {
    sub,
    email: `${sub}@union.test`,
    firstName: "Мария",
    lastName: "Петрова",
    member: randomUUID(),
    organisations: [teachers],
    administrator: false,
    ...more,
  };
}

const knock = (token: string) =>
  fetch(`${newsroom.url}/angel/sign-in?token=${token}`, { redirect: "manual" });
const usersOf = (sub: string) =>
  newsroom.sql(
    `select u.id, u.email, u.firstname, u.is_active, array_agg(r.code) as roles, e.organisation_ids
       from strapi.editors e join strapi.admin_users u on u.id = e.user_id
       join strapi.admin_users_roles_lnk l on l.user_id = u.id join strapi.admin_roles r on r.id = l.role_id
      where e.account_id = $1 group by u.id, e.id`,
    [sub],
  );

/** Tells of an account as identity does, with the place in the order of events that the bus gives it. */
const tell = (name: string, accountId: string, { position = null, age = "0 s" }: Told = {}) =>
  newsroom.sql(
    `insert into events.outbox (name, payload, position, occurred_at)
     values ($1, $2, coalesce($3, (select coalesce(max(position), 0) + 1 from events.outbox)), now() - $4::interval)`,
    [name, { accountId }, position, age],
  );

interface Told {
  position?: number | null;
  age?: string;
}

async function statusInTheEnd(editor: Admin): Promise<number> {
  let status = 200;
  for (let tries = 0; status === 200 && tries < 80; tries++) {
    await new Promise((wait) => setTimeout(wait, 100));
    ({ status } = await editor.send("GET", "/admin/users/me"));
  }
  return status;
}

describe("the editors' door", () => {
  it("lets in who identity sends, as a new editor of their organisation", async () => {
    const person = someone();
    const answer = await knock(newsroom.signInToken(person));

    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/admin/"]);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.find((one) => one.startsWith("strapi_admin_refresh="))).toMatch(/httponly/i);
    expect(cookies.find((one) => one.startsWith("jwtToken="))).toMatch(/path=\/admin; samesite=lax$/i);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await usersOf(person.sub)).toEqual([
      {
        id: expect.any(Number),
        email: person.email,
        firstname: "Мария",
        is_active: true,
        roles: ["angel-editor"],
        organisation_ids: [teachers.id],
      },
    ]);
  });

  it("gives a session that works", async () => {
    const editor = await Admin.withToken(newsroom.url, newsroom.signInToken(someone()));
    const { status, body } = await editor.send("GET", "/admin/users/me");
    expect([status, body.data.lastname, body.data.preferedLanguage]).toEqual([200, "Петрова", "ru"]);
  });

  it("knows an account again, with today's organisations and role", async () => {
    const person = someone();
    await knock(newsroom.signInToken(person));
    const [first] = await usersOf(person.sub);
    await knock(newsroom.signInToken({ ...person, organisations: [miners], administrator: true }));
    const [second] = await usersOf(person.sub);
    await knock(newsroom.signInToken({ ...person, organisations: [] }));
    const [third] = await usersOf(person.sub);

    expect([second?.id, third?.id]).toEqual([first?.id, first?.id]);
    expect([second?.roles, second?.organisation_ids]).toEqual([["strapi-super-admin"], [miners.id]]);
    expect([third?.roles, third?.organisation_ids]).toEqual([["angel-editor"], []]);
  });

  it("does not lead into another's user who has the same e-mail", async () => {
    const person = someone({ email: "admin@angel.local" });
    await knock(newsroom.signInToken(person));
    const [user] = await usersOf(person.sub);
    expect([user?.email, user?.roles]).toEqual([`${person.sub}@editors.invalid`, ["angel-editor"]]);
  });

  it("refuses an expired token, a used one, a forged one and none", async () => {
    const person = someone();
    const used = newsroom.signInToken(person);
    await knock(used);
    const [head, body] = newsroom.signInToken(someone()).split(".");
    const refused = {
      expired: newsroom.signInToken(someone(), { expiresIn: -30 }),
      used,
      "signed with another key": newsroom.signInToken(someone(), { key: Buffer.from("not the key") }),
      unsigned: newsroom.signInToken(someone(), { algorithm: "none" }),
      "with another's signature": `${head}.${body}.${used.split(".")[2]}`,
      "without an end": newsroom.signInToken({ ...someone(), exp: undefined }),
      "without an account": newsroom.signInToken({ ...someone(), sub: undefined }),
      nonsense: "nonsense",
      none: "",
    };
    for (const [why, token] of Object.entries(refused)) {
      const answer = await knock(token);
      expect([why, answer.status, answer.headers.getSetCookie()]).toEqual([why, 401, []]);
      expect(await answer.text()).toMatch(/^Вход не удался/);
    }
  });

  it("opens once when two bring the same token in the same moment", async () => {
    const token = newsroom.signInToken(someone());
    const answers = await Promise.all([knock(token), knock(token), knock(token)]);
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([302, 401, 401]);
  });

  it("closes a session when identity ends it or changes the grants, and not the next one", async () => {
    const person = someone();
    for (const name of ["sessionsEnded", "grantsChanged"]) {
      const editor = await Admin.withToken(newsroom.url, newsroom.signInToken({ ...person, name }));
      const stranger = await newsroom.editor(miners);
      await tell(name, person.sub);
      expect([name, await statusInTheEnd(editor)]).toEqual([name, 401]);
      expect((await stranger.send("GET", "/admin/users/me")).status).toBe(200);
    }
  });

  it("reads what identity tells on from where it was read, and not from the beginning", async () => {
    const open = async () => {
      const person = someone();
      return { sub: person.sub, admin: await Admin.withToken(newsroom.url, newsroom.signInToken(person)) };
    };
    const [heard, passed, next] = [await open(), await open(), await open()];
    await tell("sessionsEnded", randomUUID(), { position: 1000, age: "1 hour" });
    await tell("sessionsEnded", heard.sub, { position: 1001 });
    expect(await statusInTheEnd(heard.admin)).toBe(401);

    await tell("sessionsEnded", passed.sub, { position: 999 });
    await tell("sessionsEnded", next.sub, { position: 1002 });
    expect(await statusInTheEnd(next.admin)).toBe(401);
    expect((await passed.admin.send("GET", "/admin/users/me")).status).toBe(200);
  });

  it("does not let in an editor whom an administrator has blocked", async () => {
    const person = someone();
    await knock(newsroom.signInToken(person));
    const [user] = await usersOf(person.sub);
    await newsroom.sql("update strapi.admin_users set blocked = true where id = $1", [user?.id]);
    expect((await knock(newsroom.signInToken(person))).status).toBe(401);
  });
});
