import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  chairOf,
  facts,
  organisationId,
  person,
  type Place,
  register,
  rowsOf,
  seedWorld,
  statementsOf,
  uniqueName,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const MEMBERSHIP = { purpose: "MEMBERSHIP", textVersion: 1 };
let telephones = 0;

/** A person who asks to join, at an address and a telephone of their own. */
function applicant(place: Place | null, change: object = {}) {
  telephones += 1;
  return {
    organisationId: place && organisationId(place),
    name: uniqueName(),
    bornOn: "1990-04-12",
    occupation: "EMPLOYED",
    phone: `+7911${String(telephones).padStart(7, "0")}`,
    consents: [MEMBERSHIP],
    ...change,
  };
}

const Apply = `mutation A($input: ApplyForMembershipInput!) { applyForMembership(input: $input) { __typename
  ... on ApplyForMembershipPayload { followUpCode progress { number status organisation { name } reason } }
  ... on TooManyApplications { againAt }
  ... on InvalidInput { fields { path } } } }`;
const apply = async (input: object) => (await app.anonymous.run(Apply, { input })).applyForMembership;

const Queue = `query Q($organisationId: ID!, $first: Int! = 20, $after: String, $status: ApplicationStatus! = SUBMITTED) {
  joinApplications(organisationId: $organisationId, first: $first, after: $after, status: $status) {
    totalCount nodes { id number name { full } organisation { name } } pageInfo { hasNextPage endCursor } } }`;
const queue = async (actor: ReturnType<typeof chairOf>, place: Place, more: object = {}) =>
  (await actor.run(Queue, { organisationId: organisationId(place), ...more })).joinApplications;

const Progress = `query P($code: String!) { applicationProgress(code: $code) {
  number status submittedAt decidedAt reason organisation { name } } }`;
const progress = async (code: string) => (await app.anonymous.run(Progress, { code })).applicationProgress;

/** Submits, and finds the application in the queue of the place. */
async function submit(place: Place, change: object = {}) {
  const input = applicant(place, change);
  const { followUpCode, progress: shown } = await apply(input);
  const { nodes } = await queue(person(app, Role.ADMINISTRATOR, "union"), "union", { first: 100 });
  const { id } = nodes.find(({ number }: { number: number }) => number === shown.number);
  return { id: id as string, code: followUpCode as string, number: shown.number as number, input };
}

describe("applying for membership", () => {
  it("lays the application before the primary chosen, and tells its chair how many wait", async () => {
    const first = await submit("harbour");
    const second = await submit("harbour");
    expect(second.number).toBe(first.number + 1);
    const name = { full: `${second.input.name.last} Пётр Ильич` };
    const { nodes, totalCount } = await queue(chairOf(app, "harbour"), "harbour");
    expect(totalCount).toBe(2);
    expect(nodes[1]).toEqual({
      id: second.id,
      number: second.number,
      name,
      organisation: { name: "ППО порта" },
    });
    const told = (await app.told()).filter(({ name: told }) => told === "applicationSubmitted");
    expect(told.at(-1)?.payload).toEqual({
      applicationId: second.id,
      organisationId: organisationId("harbour"),
      path: "1.9.10",
      arrival: expect.any(Number),
      waiting: 2,
    });
  });

  it("answers its author by a secret code alone, in any writing", async () => {
    const { code, number } = await submit("school");
    expect(code).toMatch(/^(?:[A-HJKMNP-TV-Z2-9]{4}-){3}[A-HJKMNP-TV-Z2-9]{4}$/);
    const shown = {
      number,
      status: "SUBMITTED",
      submittedAt: expect.any(String),
      decidedAt: null,
      reason: null,
      organisation: { name: "ППО школы № 12" },
    };
    expect(await progress(code)).toEqual(shown);
    expect(await progress(` ${code.toLowerCase().replaceAll("-", " ")}`)).toEqual(shown);
    for (const wrong of ["", "AAAA-AAAA-AAAA-AAAA", "a\0b", "\ud800"])
      expect(await progress(wrong)).toBeNull();
    const kept = await app.sql<{ row: string }>(
      "select join_applications::text as row from registry.join_applications",
    );
    expect(kept.some(({ row }) => row.includes(code.replaceAll("-", "")))).toBe(false);
  });

  it.each([
    ["the employer's number", { employerTaxId: "7707083893" }, "ППО завода"],
    [
      "the employer's number that two primaries share",
      { employerTaxId: "7728168971" },
      "Озёрская городская организация",
    ],
    ["the town", { place: "г. Озёрск" }, "Озёрская городская организация"],
    ["a district", { place: "Горский район" }, "Горская районная организация"],
    ["nothing at all", {}, "Союз образования"],
    [
      "a number and a town that nobody has",
      { employerTaxId: "5408130693", place: "Китеж" },
      "Союз образования",
    ],
  ])("goes by %s", async (_, ways, name) => {
    await app.sql(
      `with employer as (
         insert into registry.employers (tax_id, name) values ('7707083893', 'Завод')
         on conflict (tax_id) do update set name = excluded.name returning id)
       update registry.organisations set employer_id = employer.id from employer where node = 7`,
    );
    await app.sql("update registry.organisations set tax_id = '7728168971' where node in (5, 6)");
    const answer = await apply(applicant(null, ways));
    expect(answer).toMatchObject({ progress: { organisation: { name } } });
  });

  it("goes past an organisation that is closed or none", async () => {
    const answer = await apply({ ...applicant(null), organisationId: "abc", place: "Горы" });
    expect(answer).toMatchObject({ progress: { organisation: { name: "Союз образования" } } });
  });

  it.each([
    [{ phone: null }, ["phone"]],
    [{ phone: "12" }, ["phone"]],
    [{ consents: [] }, ["consents"]],
    [{ consents: [{ ...MEMBERSHIP, textVersion: 7 }] }, ["consents"]],
    [{ bornOn: "2020-01-01" }, ["bornOn"]],
    [{ name: { last: "Иванoв", first: "Лев" } }, ["name.last"]],
    [{ employerTaxId: "123" }, ["employerTaxId"]],
    [{ note: "я".repeat(1_001) }, ["note"]],
    [{ courseOfStudy: 2 }, ["courseOfStudy"]],
  ])("refuses %j", async (change, paths) => {
    expect(await apply(applicant("school", change))).toEqual({
      __typename: "InvalidInput",
      fields: paths.map((path) => ({ path })),
    });
  });

  it("does not tell a stranger who is a member already", async () => {
    const name = uniqueName();
    await register(app, "plant", { name });
    expect(await apply(applicant("school", { name }))).toMatchObject({
      __typename: "ApplyForMembershipPayload",
    });
  });

  it("lets one telephone ask three times a day, and one address thirty an hour", async () => {
    const mine = applicant("camp");
    for (let count = 0; count < 3; count++) await apply(mine);
    const refused = await apply(mine);
    expect(refused).toEqual({ __typename: "TooManyApplications", againAt: expect.any(String) });
    expect(Date.parse(refused.againAt)).toBeGreaterThan(Date.now() + 23 * 3_600_000);

    const office = app.anonymous.from("198.51.100.7");
    for (let count = 0; count < 30; count++) await office.run(Apply, { input: applicant("camp") });
    expect(await office.run(Apply, { input: applicant("camp") })).toMatchObject({
      applyForMembership: { __typename: "TooManyApplications" },
    });
    const elsewhere = app.anonymous.from("198.51.100.8");
    expect(await elsewhere.run(Apply, { input: applicant("camp") })).toMatchObject({
      applyForMembership: { __typename: "ApplyForMembershipPayload" },
    });
    const keys = await app.sql<{ key: string }>("select key from registry.budgets");
    expect(keys.filter(({ key }) => key.includes("198.51") || key.includes("+7"))).toEqual([]);
  });

  it("shows the texts to agree to, each apart", async () => {
    const { consentTexts } = await app.anonymous.run(
      "{ consentTexts { purpose version isRequired title text } }",
    );
    expect(
      consentTexts.map(({ purpose, isRequired }: Record<string, unknown>) => [purpose, isRequired]),
    ).toEqual([
      ["MEMBERSHIP", true],
      ["WITHHOLDING", false],
      ["NOTIFICATIONS", false],
    ]);
    for (const { text } of consentTexts) expect(text).toContain("Отозвать его можно в любое время");
  });
});

describe("taking an application back", () => {
  const Withdraw = `mutation W($input: WithdrawApplicationInput!) { withdrawApplication(input: $input) { __typename
    ... on WithdrawApplicationPayload { progress { status } } ... on TooLateToWithdraw { progress { status } } } }`;
  const withdraw = async (followUpCode: string) =>
    (await app.anonymous.run(Withdraw, { input: { followUpCode } })).withdrawApplication;

  it("is the author's by the code, until it is decided; once more changes nothing", async () => {
    const { id, code } = await submit("school");
    const done = { __typename: "WithdrawApplicationPayload", progress: { status: "WITHDRAWN" } };
    expect(await withdraw(code)).toEqual(done);
    expect(await withdraw(code)).toEqual(done);
    expect(await withdraw("AAAA")).toEqual({ __typename: "ApplicationNotFound" });
    const told = (await app.told()).filter(({ name }) => name === "applicationDecided");
    const payload = { applicationId: id, organisationId: organisationId("school"), status: "WITHDRAWN" };
    expect(told.filter((event) => JSON.stringify(event.payload).includes(id))).toEqual([
      { name: "applicationDecided", payload },
    ]);
    const rejected = await submit("school");
    await decide("reject", { applicationId: rejected.id, reason: "Повтор." });
    expect(await withdraw(rejected.code)).toEqual({
      __typename: "TooLateToWithdraw",
      progress: { status: "REJECTED" },
    });
  });
});

async function decide(deed: "accept" | "reject" | "forward", input: object, actor = chairOf(app, "school")) {
  const name = `${deed.charAt(0).toUpperCase()}${deed.slice(1)}Application`;
  const more = {
    accept: `application { status decidedBy { id } member { id } } member {
      name { full } sex sexOrigin joinedOn consentedOn phone workplace card { number } organisation { name }
      movements { kind on decision { number on body } } }`,
    reject: "application { status reason decidedBy { id } }",
    forward: "organisation { name } application { id name { full } status }",
  }[deed];
  const problems = {
    accept: "... on AlreadyMember { known: member { id } }",
    reject: "",
    forward: "",
  }[deed];
  const answer = await actor.run(
    `mutation D($input: ${name}Input!) { ${deed}Application(input: $input) { __typename
      ... on ${name}Payload { ${more} } ... on ApplicationDecided { application { status } }
      ... on InvalidInput { fields { path } } ${problems} } }`,
    { input },
  );
  return answer[`${deed}Application`];
}

describe("accepting an application", () => {
  it("puts the author on the register with a card and the decision, in one deed", async () => {
    const chair = chairOf(app, "school");
    const { id, code, input } = await submit("school", { workplace: "Школа № 12", duesForm: "WITHHELD" });
    const accepted = await decide(
      "accept",
      { applicationId: id, decision: { number: "7", on: "2025-02-03", body: "COMMITTEE" } },
      chair,
    );
    expect(accepted).toEqual({
      __typename: "AcceptApplicationPayload",
      application: {
        status: "ACCEPTED",
        decidedBy: { id: chair.viewer.accountId },
        member: { id: expect.any(String) },
      },
      member: {
        name: { full: `${input.name.last} Пётр Ильич` },
        sex: "MALE",
        sexOrigin: "AUTOMATIC",
        joinedOn: "2025-02-03",
        consentedOn: expect.any(String),
        phone: input.phone,
        workplace: "Школа № 12",
        card: { number: expect.stringMatching(/^\d{16}$/) },
        organisation: { name: "ППО школы № 12" },
        movements: [
          {
            kind: "REGISTERED",
            on: "2025-02-03",
            decision: { number: "7", on: "2025-02-03", body: "COMMITTEE" },
          },
        ],
      },
    });
    expect(await progress(code)).toMatchObject({ status: "ACCEPTED", reason: null });
    expect(await decide("accept", { applicationId: id })).toEqual({
      __typename: "ApplicationDecided",
      application: { status: "ACCEPTED" },
    });
  });

  it("counts from the application where the union's rule says so", async () => {
    await app.sql("update registry.membership_rules set membership_begins = 'APPLICATION'");
    const { id } = await submit("school");
    const { member } = await decide("accept", { applicationId: id, decision: { on: "2025-02-03" } });
    expect(member.joinedOn).toBe(member.consentedOn);
    await app.sql("update registry.membership_rules set membership_begins = 'DECISION'");
  });

  it("asks for the sex where nothing tells it", async () => {
    const { id } = await submit("school", { name: { ...uniqueName(), first: "Саша", patronymic: null } });
    expect(await decide("accept", { applicationId: id })).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "sex" }],
    });
    expect(await decide("accept", { applicationId: id, sex: "FEMALE" })).toMatchObject({
      member: { sex: "FEMALE", sexOrigin: "PERSON" },
    });
  });

  it("refuses one who is a member already, of whom the chair sees only what is theirs", async () => {
    const name = { ...uniqueName(), patronymic: "Тихонович" };
    await register(app, "plant", { name });
    const { id } = await submit("school", { name });
    expect(await decide("accept", { applicationId: id })).toEqual({
      __typename: "AlreadyMember",
      known: null,
    });
    const { joinApplication } = await chairOf(app, "school").run(
      `query M($id: ID!) { joinApplication(id: $id) { status matches { reason isOnRegister member { id } } } }`,
      { id },
    );
    expect(joinApplication.status).toBe("SUBMITTED");
    expect(joinApplication.matches).toEqual([{ reason: "NAME_AND_BIRTH", isOnRegister: true, member: null }]);
  });

  it("takes one that came to the territorial level onto the register of a primary below", async () => {
    const { id } = await submit("lakeside");
    const staff = person(app, Role.STAFF, "lakeside");
    expect(await decide("accept", { applicationId: id }, staff)).toEqual({
      __typename: "OrganisationNotFound",
    });
    const below = { applicationId: id, organisationId: organisationId("kindergarten") };
    expect(await decide("accept", below, staff)).toMatchObject({
      member: { organisation: { name: "ППО детского сада «Ёлочка»" } },
    });
  });
});

describe("rejecting an application", () => {
  it("tells the author why", async () => {
    const chair = chairOf(app, "school");
    const { id, code } = await submit("school");
    expect(await decide("reject", { applicationId: id, reason: " " }, chair)).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "reason" }],
    });
    expect(
      await decide("reject", { applicationId: id, reason: "Вы работаете в другой школе." }, chair),
    ).toEqual({
      __typename: "RejectApplicationPayload",
      application: {
        status: "REJECTED",
        reason: "Вы работаете в другой школе.",
        decidedBy: { id: chair.viewer.accountId },
      },
    });
    expect(await progress(code)).toMatchObject({
      status: "REJECTED",
      reason: "Вы работаете в другой школе.",
    });
  });
});

describe("forwarding an application", () => {
  it("lays it before any other organisation, which is told; the sender sees no more of it", async () => {
    const { id, code, input } = await submit("school");
    const to = { applicationId: id, toOrganisationId: organisationId("harbour"), note: "Работает в порту." };
    expect(await decide("forward", to)).toEqual({
      __typename: "ForwardApplicationPayload",
      organisation: { name: "ППО порта" },
      application: { id, name: null, status: "SUBMITTED" },
    });
    expect(await progress(code)).toMatchObject({ organisation: { name: "ППО порта" } });
    expect(
      (await queue(chairOf(app, "school"), "school")).nodes.map((node: { id: string }) => node.id),
    ).not.toContain(id);
    expect(await decide("forward", to)).toEqual({ __typename: "ApplicationNotFound" });

    const { joinApplication } = await chairOf(app, "harbour").run(
      `query F($id: ID!) { joinApplication(id: $id) { name { full } forwardings { from { name } to { name } note } } }`,
      { id },
    );
    expect(joinApplication).toEqual({
      name: { full: `${input.name.last} Пётр Ильич` },
      forwardings: [
        { from: { name: "ППО школы № 12" }, to: { name: "ППО порта" }, note: "Работает в порту." },
      ],
    });
    const told = (await app.told()).filter(({ name }) => name === "applicationSubmitted");
    expect(told.at(-1)?.payload).toMatchObject({
      applicationId: id,
      organisationId: organisationId("harbour"),
    });
  });

  it("refuses where it lies already, and where nobody works", async () => {
    const { id } = await submit("school");
    for (const to of [organisationId("school"), "abc"]) {
      expect(await decide("forward", { applicationId: id, toOrganisationId: to })).toEqual({
        __typename: "InvalidInput",
        fields: [{ path: "toOrganisationId" }],
      });
    }
  });
});

describe("the queue of applications", () => {
  it("is paged in the order of arrival, with as many statements for many as for one", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 4; count++) ids.push((await submit("university")).id);
    const chair = chairOf(app, "university");
    const first = await queue(chair, "university", { first: 3 });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const second = await queue(chair, "university", { after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id)).toEqual(ids);

    const Whole = `query W($organisationId: ID!, $first: Int!) { joinApplications(organisationId: $organisationId, first: $first) {
      nodes { name { full } organisation { name } consents { purpose } forwardings { note } matches { member { id } } member { id } } } }`;
    const id = organisationId("university");
    const few = await statementsOf(app, () => chair.run(Whole, { organisationId: id, first: 1 }));
    const many = await statementsOf(app, () => chair.run(Whole, { organisationId: id, first: 50 }));
    expect(many).toHaveLength(few.length);
    expect(many.length).toBeLessThanOrEqual(8);
  });

  it("is nobody's but the keepers' of that register, past the service too", async () => {
    const { id } = await submit("plant");
    const input = { applicationId: id };
    const strangers = [chairOf(app, "school"), person(app, Role.STAFF, "south")];
    for (const stranger of strangers) {
      expect(await queue(stranger, "plant")).toMatchObject({ totalCount: 0, nodes: [] });
      const own = `query O($id: ID!) { joinApplication(id: $id) { id } }`;
      expect(await stranger.run(own, { id })).toEqual({ joinApplication: null });
      const link = `query E { _entities(representations: [{ __typename: "JoinApplication", id: "${id}" }]) {
        ... on JoinApplication { id } } }`;
      expect(await stranger.run(link)).toEqual({ _entities: [null] });
      expect(await decide("accept", input, stranger)).toEqual({ __typename: "ApplicationNotFound" });
      expect(await decide("reject", { ...input, reason: "Нет." }, stranger)).toEqual({
        __typename: "ApplicationNotFound",
      });
      const to = { ...input, toOrganisationId: organisationId("school") };
      expect(await decide("forward", to, stranger)).toEqual({ __typename: "ApplicationNotFound" });
    }
    for (const role of [Role.MEMBER, Role.OPERATOR, Role.EDITOR, Role.PARTNER]) {
      const refusal = await person(app, role, "plant").refusal(Queue, {
        organisationId: organisationId("plant"),
      });
      expect(refusal).toBe("FORBIDDEN");
    }
    expect(await app.anonymous.refusal(Queue, { organisationId: organisationId("plant") })).toBe(
      "UNAUTHENTICATED",
    );
    for (const viewer of [{}, facts(Role.CHAIR, "school"), facts(Role.MEMBER, "plant")]) {
      const rows = rowsOf(app, viewer);
      const seen = "select from join_applications where id = ?";
      expect(await rows.execute(seen, [id])).toEqual([]);
      expect(await rows.execute("select from application_consents where application_id = ?", [id])).toEqual(
        [],
      );
      const changed = await rows.execute(
        "update join_applications set note = 'x' where id = ? returning id",
        [id],
      );
      expect(changed).toEqual([]);
    }
  });
});

describe("live applications", () => {
  const Live = `subscription L($organisationId: ID!, $after: ID) {
    applicationSubmitted(organisationId: $organisationId, after: $after) { id organisation { name } } }`;

  it("come to the chair as they arrive, forwarded ones too, and after a break without a gap", async () => {
    const seen = await submit("camp");
    const missed = await submit("camp");
    const chair = chairOf(app, "okrug");
    const events = chair.subscribe(Live, { organisationId: organisationId("okrug"), after: seen.id });
    const next = async () => (await events.next()).value?.applicationSubmitted;
    expect(await next()).toEqual({ id: missed.id, organisation: { name: "ППО лагеря" } });

    const pending = next();
    await submit("plant");
    const coming = await submit("camp");
    expect(await pending).toMatchObject({ id: coming.id });
    const forwarded = await submit("school");
    await decide("forward", { applicationId: forwarded.id, toOrganisationId: organisationId("okrug") });
    expect(await next()).toEqual({ id: forwarded.id, organisation: { name: "Окружная организация" } });
    await events.return(undefined);
  });

  it("are not for those who do not keep the register", async () => {
    const events = chairOf(app, "school").subscribe(Live, { organisationId: organisationId("plant") });
    await expect(events.next()).rejects.toThrow("whose register you keep");
    const anonymous = app.anonymous.subscribe(Live, { organisationId: organisationId("plant") });
    await expect(anonymous.next()).rejects.toThrow("UNAUTHENTICATED");
  });
});
