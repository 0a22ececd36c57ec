import { idOf } from "./chance.ts";
import type { MemberPlan } from "./member.ts";
import type { OrganisationPlan } from "./organisation.ts";
import type { Role, UnionAccount, UnionEditor, UnionMember } from "./union.ts";

/** Those who sign in: those shown on the screen, every chair, and some members who write. */
export function makeAccounts(
  organisations: readonly OrganisationPlan[],
  members: readonly MemberPlan[],
  chairs: ReadonlyMap<string, UnionMember>,
): { accounts: UnionAccount[]; editors: UnionEditor[]; writers: ReadonlyMap<string, UnionMember> } {
  const accounts: UnionAccount[] = [];
  const editors: UnionEditor[] = [];
  const writers = new Map<string, UnionMember>();

  // The one who looks around has a card to show and to be insured by.
  const demoMember = free("school-12", ({ card }) => card.status === "ISSUED");
  account("member", demoMember, [], { demo: "member" });
  const chair = leader("school-12");
  account("chair", chair, [["CHAIR", "school-12"]], { demo: "chair" });
  const territorialChair = leader("petrozavodsk");
  account(
    "territorial",
    territorialChair,
    [
      ["CHAIR", "petrozavodsk"],
      ["EDITOR", "petrozavodsk"],
    ],
    { demo: "territorialChair" },
  );
  const editor = free("gymnasium");
  account("editor", editor, [["EDITOR", "region"]], { demo: "editor" });
  writers.set("region", editor);
  account("staff", free("university"), [["STAFF", "region"]], { demo: "staff" });
  account("operator", null, [["OPERATOR", "national"]], {
    demo: "operator",
    displayName: "Оператор горячей линии",
  });
  account("insurance", null, [["INSURANCE_HANDLER", "region"]], {
    demo: "insuranceHandler",
    displayName: "Специалист по страхованию",
  });
  account("administrator", null, [["ADMINISTRATOR", "national"]], {
    demo: "administrator",
    displayName: "Администратор",
  });

  for (const [key, member] of chairs) {
    if (member === chair || member === territorialChair) continue;
    const edits = sitesEditedByChair.has(key) ? ([["EDITOR", key]] as const) : [];
    account(`chair.${key}`, member, [["CHAIR", key], ...edits]);
  }
  for (const key of [
    "lyceum",
    "students",
    "students",
    "hospital",
    "kondopoga-works",
    "kostomuksha-school-1",
    "college",
    "gymnasium",
  ]) {
    const member = free(key);
    account(`member.${accounts.length}`, member, []);
  }
  account("shop", null, [["PARTNER", "region"]], { demo: "shop", displayName: "Касса магазина" });
  return { accounts, editors, writers };

  function account(
    login: string,
    member: UnionMember | null,
    grants: readonly (readonly [Role, string])[],
    given: Pick<UnionAccount, "demo"> & { displayName?: string } = {},
  ) {
    const own = member ? [["MEMBER", home(member).key] as const] : [];
    const email = `${login}@angel.example`;
    const made: UnionAccount = {
      id: idOf("account", login, "2026-01-12"),
      memberId: member?.id ?? null,
      displayName: given.displayName ?? (member ? `${member.name.first} ${member.name.last}` : login),
      email,
      phone: member?.phone ?? null,
      password: given.demo ? `karelia-${login}` : "karelia-demo",
      grants: [...own, ...grants].map(([role, key]) => ({
        id: idOf("grant", `${login}:${role}:${key}`, "2026-01-12"),
        role,
        organisationId: organisation(key).id,
        startsOn: "2026-01-12",
        endsOn: null,
      })),
      ...(given.demo && { demo: given.demo }),
    };
    accounts.push(made);
    const [, edited] = grants.find(([role]) => role === "EDITOR" || role === "ADMINISTRATOR") ?? [];
    if (!edited) return;
    if (member) writers.set(edited, member);
    editors.push({
      accountId: made.id,
      email,
      firstName: member?.name.first ?? "Администратор",
      lastName: member?.name.last ?? "Платформы",
      memberId: made.memberId,
      organisationId: organisation(edited).id,
      organisationPath: organisation(edited).path,
    });
  }

  function leader(key: string): UnionMember {
    const member = chairs.get(key);
    if (!member) throw new Error(`${key} has no chair.`);
    return member;
  }

  /** Somebody of the primary who is there now, leads nothing and has no account yet. */
  function free(key: string, suits: (member: UnionMember) => boolean = () => true): UnionMember {
    const leaders = new Set(chairs.values());
    const taken = new Set(accounts.map(({ memberId }) => memberId));
    const found = members.find(
      ({ member }) =>
        member.organisationId === organisation(key).id &&
        member.movements.length === 1 &&
        member.email !== null &&
        member.phone !== null &&
        !leaders.has(member) &&
        !taken.has(member.id) &&
        suits(member),
    );
    if (!found) throw new Error(`${key} has nobody without an account.`);
    return found.member;
  }

  function organisation(key: string) {
    const plan = organisations.find((candidate) => candidate.key === key);
    if (!plan) throw new Error(`There is no organisation ${key}.`);
    return plan.organisation;
  }

  function home(member: UnionMember): OrganisationPlan {
    const plan = organisations.find((candidate) => candidate.organisation.id === member.organisationId);
    if (!plan) throw new Error("A member without an organisation.");
    return plan;
  }
}

const sitesEditedByChair = new Set(["kondopoga", "kostomuksha", "segezha", "students", "university"]);
