import { Permission, Role, Viewer } from "@angel/kit/access";
import { Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { appeals } from "../subgraph.js";
import { deed, submit } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
const SECRETS = {
  text: "канарейка поёт",
  note: "канарейка замечена",
  name: "Канарейкина",
  phone: "+79210000017",
};

/** Everything that can be asked by which an appeal could come out. */
const APPEAL = `id number kind state employerName text contact { name telephone email } author { id } handler { id }
  messages { nodes { id text } totalCount } passings { nodes { id } totalCount } accesses { totalCount }
  context { ofEmployer { lastCount } } similar { totalCount }`;
const EVERYWHERE = `query E($id: ID!, $member: ID!, $organisations: [_Any!]!) {
  appeal(id: $id) { ${APPEAL} similar { nodes { ${APPEAL} } } }
  entity: _entities(representations: [{ __typename: "Appeal", id: $id }]) { ... on Appeal { ${APPEAL} } }
  member: _entities(representations: [{ __typename: "Member", id: $member }]) {
    ... on Member { appeals { nodes { ${APPEAL} } totalCount } } }
  organisations: _entities(representations: $organisations) { ... on Organisation {
    appeals { nodes { ${APPEAL} } totalCount }
    appealContext(topicCode: "WAGES") { ofTopic { lastCount } similar { nodes { ${APPEAL} } totalCount } }
    appealEfficiency(from: "2020-01-01", until: "2040-01-01") { figures { registeredCount } byOrganisation { totalCount } }
  } }
}`;

let union: TestUnion;
beforeAll(async () => {
  await TestUnion.open(app);
  union = await TestUnion.found(app);
});

async function everywhere(viewer: Viewer, id: string, memberId: string) {
  const organisations = union.places.map((place) => ({ __typename: "Organisation", id: place.id }));
  return new Actor(app.running, viewer).run(EVERYWHERE, { id, member: memberId, organisations });
}

const secretsIn = (answer: unknown) => {
  const text = JSON.stringify(answer);
  return Object.values(SECRETS).filter((secret) => text.includes(secret));
};

/** Each role at each node, and those who hold none. */
function viewers(): Map<string, Viewer> {
  const all = new Map([
    ["nobody", new Viewer()],
    ["a stranger", new Viewer({ accountId: randomUUID(), memberId: randomUUID() })],
  ]);
  for (const role of Object.values(Role)) {
    for (const { id, path, level } of union.places) {
      const grants = [{ role, path, organisationId: id }];
      all.set(
        `${role} of ${level} ${path}`,
        new Viewer({ accountId: randomUUID(), memberId: randomUUID(), grants }),
      );
    }
  }
  return all;
}

describe("each role at each node", () => {
  it("sees an appeal wherever the table of permissions lets it handle appeals, and a word of it nowhere else", async () => {
    const author = union.member(union.school);
    const memberId = author.viewer.memberId ?? "";
    const nameless = {
      organisationId: union.school.id,
      contact: { name: SECRETS.name, telephone: SECRETS.phone },
    };
    const written = [
      {
        who: author,
        more: {},
        isSeen: (viewer: Viewer) => viewer.may(Permission.HANDLE_APPEALS, union.school.path),
      },
      {
        who: app.anonymous,
        more: nameless,
        isSeen: (viewer: Viewer) => viewer.may(Permission.HANDLE_APPEALS, union.school.path),
      },
      {
        who: app.anonymous,
        more: { ...nameless, isAboutOrganisation: true },
        isSeen: (viewer: Viewer) => viewer.may(Permission.HANDLE_APPEALS, union.district.path),
      },
    ];
    for (const { who, more, isSeen } of written) {
      const { appeal } = await submit(who, { text: SECRETS.text, ...more });
      await deed(union.operator(union.root), "noteOnAppeal", { appealId: appeal.id, text: SECRETS.note });
      const wrong: string[] = [];
      for (const [name, viewer] of viewers()) {
        const answer = await everywhere(viewer, appeal.id, memberId);
        const shown = secretsIn(answer.appeal);
        const isRight = isSeen(viewer)
          ? shown.includes(SECRETS.text) && shown.includes(SECRETS.note)
          : secretsIn(answer.appeal).length === 0 && answer.appeal === null && answer.entity[0] === null;
        if (!isRight) wrong.push(name);
      }
      expect(wrong).toEqual([]);
      await app.sql("update appeals.appeals set handling_path = $2, organisation_path = $2 where id = $1", [
        appeal.id,
        "999999999",
      ]);
    }
  });

  it("shows nothing of it in any list, count or comparison to those who do not handle it", async () => {
    const author = union.member(union.school);
    const memberId = author.viewer.memberId ?? "";
    const { appeal } = await submit(author, { text: SECRETS.text, employer: { name: SECRETS.name } });
    const leaks: string[] = [];
    for (const [name, viewer] of viewers()) {
      if (viewer.may(Permission.HANDLE_APPEALS, union.school.path)) continue;
      const { member, organisations, ...rest } = await everywhere(viewer, appeal.id, memberId);
      const counted = organisations.some(
        (one: {
          appeals: { totalCount: number };
          appealEfficiency: { figures: { registeredCount: number } } | null;
        }) => one.appeals.totalCount > 0 || (one.appealEfficiency?.figures.registeredCount ?? 0) > 0,
      );
      if (
        secretsIn({ member, organisations, rest }).length > 0 ||
        member[0].appeals.totalCount > 0 ||
        counted
      )
        leaks.push(name);
    }
    expect(leaks).toEqual([]);
  });
});
