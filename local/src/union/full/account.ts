import { idOf } from "../chance.ts";
import { makeFirstKnowledge } from "../knowledge.ts";
import type { Role, Union, UnionAccount } from "../union.ts";
import { Dice } from "./dice.ts";
import { memberIdOf } from "./member-row.ts";
import { chairsOf } from "./organisation-row.ts";
import { nameOf, People, type Person } from "./person.ts";
import type { Profile } from "./profile.ts";
import { makeTree, type Node, type Primary } from "./tree.ts";

/** Who is shown on the screen: a login, a role over an organisation, and whether it is the organisation's chair. */
interface Shown {
  login: string;
  demo: NonNullable<UnionAccount["demo"]>;
  role: Role;
  over: Node;
  displayName?: string;
}

/** What the other parts take of the whole union: people who can sign in at each level of it. Its rows go another way. */
export function makeFullUnion(profile: Profile): Union {
  const tree = makeTree(profile);
  const led = chairsOf(tree);
  const [root] = tree.above as [Node];
  const region = need(tree.above.find(({ level }) => level === "REGIONAL"));
  const inRegion = tree.primaries.filter((primary) => primary.region === region);
  const homes = inRegion.filter(({ lacks }) => !lacks.chair);
  const small = need(homes.find(({ size, territory }) => size >= 8 && size < 15 && territory));
  const large = homes.reduce((one, other) => (other.size > one.size ? other : one));
  const town = need(small.territory);
  const leaders = new Map<Primary, Map<number, Shown>>();
  const shown: Shown[] = [
    { login: "chair", demo: "chair", role: "CHAIR", over: small },
    { login: "chair.large", demo: "largeChair", role: "CHAIR", over: large },
    { login: "territorial", demo: "territorialChair", role: "CHAIR", over: town },
    { login: "region", demo: "regionalChair", role: "CHAIR", over: region },
  ];
  for (const [node, organisations] of led) {
    for (const [place, organisation] of organisations.entries()) {
      const leader = shown.find(({ over }) => over.node === organisation.node);
      const primary = leader && inRegion.find((home) => home.node === node);
      if (leader && primary) at(primary).set(place, leader);
    }
  }
  // Of those who lead nothing: the last two on a register.
  at(small).set(small.size - 1, { login: "member", demo: "member", role: "MEMBER", over: small });
  at(large).set(large.size - 1, { login: "staff", demo: "staff", role: "STAFF", over: region });
  at(large).set(large.size - 2, { login: "editor", demo: "editor", role: "EDITOR", over: region });

  const accounts: UnionAccount[] = [];
  let place = -1;
  let before: Primary | null = null;
  for (const person of new People(tree, profile)) {
    place = person.primary === before ? place + 1 : 0;
    before = person.primary;
    const leader = leaders.get(person.primary)?.get(place);
    if (leader && !person.isFormer) accounts.push(accountOf(leader, person));
    if (accounts.length === shown.length + 3) break;
  }
  for (const [login, role, displayName] of [
    ["operator", "OPERATOR", "Оператор горячей линии"],
    ["shop", "PARTNER", "Касса магазина"],
    ["administrator", "ADMINISTRATOR", "Администратор"],
  ] as const) {
    accounts.push(accountOf({ login, demo: login, role, over: root, displayName }, null));
  }
  return {
    version: 1,
    organisations: [],
    members: [],
    accounts,
    sites: [],
    articles: [],
    newspapers: [],
    ...makeFirstKnowledge(root.id),
    editors: [],
    blogPosts: [],
    comments: [],
    reactions: [],
    affairs: [],
    cards: [],
    applications: [],
    consents: [],
  };

  function at(primary: Primary): Map<number, Shown> {
    const known = leaders.get(primary) ?? new Map<number, Shown>();
    leaders.set(primary, known);
    return known;
  }
}

function accountOf({ login, demo, role, over, displayName }: Shown, person: Person | null): UnionAccount {
  const [last, first] = person ? nameOf(new Dice(), person) : [];
  const roles = person ? (["MEMBER", role] as const) : ([role] as const);
  return {
    id: idOf("account", login, "2026-01-12"),
    memberId: person && memberIdOf(person),
    displayName: displayName ?? `${first} ${last}`,
    email: `${login}@angel.example`,
    phone: null,
    password: `karelia-${login}`,
    grants: [...new Set(roles)].map((one) => ({
      id: idOf("grant", `${login}:${one}:full`, "2026-01-12"),
      role: one,
      organisationId: one === "MEMBER" && person ? person.primary.id : over.id,
      startsOn: "2026-01-12",
      endsOn: null,
    })),
    demo,
  };
}

function need<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined)
    throw new Error("The union is too small to show somebody at each level.");
  return thing;
}
