import type { EntityManager } from "@angel/kit/database";
import { Telling } from "@angel/kit/events";
import { hashOfCode, newFollowUpCode } from "@angel/kit/follow-up-code";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { seedTasks } from "./seed-tasks.js";
import { type Asked, NAMELESS, SHOWN, SUDDEN, USUAL } from "./seed-words.js";
import { appealClosed, appealPassedOn, appealRated, appealRegistered } from "./src/appeal/appeal.events.js";
import { ANSWER_DAYS, AppealChannel } from "./src/appeal/appeal-words.js";
import { keyOf, rememberEmployer } from "./src/employer/employer.js";
import { sealName } from "./src/message/message.loader.js";
import { AppealSide } from "./src/message/message.type.js";
import { AppealDecision } from "./src/passing/passing.type.js";
import { WordsVault } from "./src/words-vault.js";

interface AppealsPart {
  organisations: Organisation[];
  members: { id: string; organisationId: string }[];
  accounts: { id: string; memberId: string | null; demo?: string }[];
  affairs?: { organisationId: string; employer: { name: string; taxId: string | null } | null }[];
}

interface Organisation {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly level: string;
  readonly typeCode: string;
  readonly name: string;
}

/** Opens the nameless appeal of the demo: this is a demonstration. */
const SHOWN_CODE = "ANGE-N2DE-MQ7K-W4HP";
const USUAL_COUNT = 60;
const YEAR_DAYS = 340;
const SPIKE = /комбинат/i;
const DAY_MS = 86_400_000;

interface Plan {
  readonly asked: Asked;
  readonly daysAgo: number;
  readonly organisation: Organisation;
  readonly memberId: string | null;
  readonly channel: AppealChannel;
  /** Null while nobody has answered. */
  readonly answeredAfterDays: number | null;
  readonly isClosed: boolean;
  readonly rating: number | null;
  readonly code?: string;
  readonly passedTo?: Organisation;
}

/** By which ways most come. */
const { SITE, TELEPHONE, TELEGRAM, VK } = AppealChannel;
const CHANNELS = [TELEPHONE, TELEGRAM, VK, TELEPHONE, SITE, SITE, TELEPHONE, SITE, SITE];

/** A year of appeals: what is usual, a sudden rise at one employer, those of the people whom everybody is shown, and what is done about them. */
export async function seed(
  em: EntityManager,
  union: unknown,
  key: (purpose: string) => Buffer,
): Promise<void> {
  const part = union as AppealsPart;
  const [known] = await em.execute<object[]>("select from appeals limit 1");
  const handler = part.accounts.find(({ demo }) => demo === "operator");
  const plans = plansOf(part).toSorted((one, other) => other.daysAgo - one.daysAgo);
  if (known || !handler || plans.length === 0) return;
  const hand = { em, telling: new Telling(), vault: new WordsVault(key), handlerId: handler.id, part };
  for (const plan of plans) await lay(plan, hand);
  await openHotline(em, part);
  await seedTasks({
    ...hand,
    organisations: part.organisations,
    accountOf: (demo) => part.accounts.find((account) => account.demo === demo)?.id ?? handler.id,
    plant: part.organisations.find(({ level, name }) => level === "PRIMARY" && SPIKE.test(name)),
    school: homeOfShown(part),
  });
  await hand.telling.write(em);
}

/** Where the member belongs whom everybody is shown. */
function homeOfShown({ organisations, members, accounts }: AppealsPart): Organisation | undefined {
  const shown = accounts.find(({ demo }) => demo === "member")?.memberId;
  const home = members.find(({ id }) => id === shown)?.organisationId;
  return organisations.find(({ id }) => id === home);
}

/** Free from any operator, 9 to 18 but for Saturday and Sunday. */
async function openHotline(em: EntityManager, { organisations }: AppealsPart): Promise<void> {
  const root = organisations.find(({ parentId }) => parentId === null);
  await em.execute(
    `insert into hotlines (organisation_id, telephone, is_free, email, links, opens_at, closes_at, weekdays, time_zone)
     values (?, '8-800-100-80-06', true, 'help@angel.example', '{}', '09:00', '18:00', '{1,2,3,4,5}', 'Europe/Moscow')`,
    [root?.id ?? null],
  );
}

function plansOf({ organisations, members, accounts }: AppealsPart): Plan[] {
  const primaries = organisations.filter(({ level }) => level === "PRIMARY");
  const region = organisations.find(({ level }) => level === "REGIONAL");
  const writers = members.filter(({ organisationId }) => primaries.some(({ id }) => id === organisationId));
  if (writers.length === 0) return [];
  const homeOf = ({ organisationId }: { organisationId: string }) => {
    const home = primaries.find(({ id }) => id === organisationId);
    if (!home) throw new Error("A member is on no register.");
    return home;
  };
  const at = <Thing>(things: readonly Thing[], place: number): Thing => {
    const thing = things[place % things.length];
    if (thing === undefined) throw new Error("There is nothing to choose from.");
    return thing;
  };
  const mill = primaries.find(({ name }) => SPIKE.test(name));
  const workers = writers.filter(({ organisationId }) => organisationId === mill?.id);
  const others = writers.filter((writer) => !workers.includes(writer));
  const usual = Array.from({ length: others.length > 0 ? USUAL_COUNT : 0 }, (_, place): Plan => {
    const writer = at(others, place * 37);
    return {
      asked: at(USUAL, place * 5),
      daysAgo: 6 + Math.floor((place * YEAR_DAYS) / USUAL_COUNT),
      organisation: homeOf(writer),
      memberId: writer.id,
      channel: at(CHANNELS, place),
      answeredAfterDays: place % 11 === 0 ? 14 : place % 4,
      isClosed: place > 2,
      rating: place % 3 === 1 ? null : 5 - (place % 7 === 0 ? 2 : place % 2),
    };
  });
  // Two in a quarter, then eight: four times as many.
  const sudden = [150, 120, 26, 19, 15, 11, 9, 7, 4, 2]
    .slice(0, workers.length > 0 ? undefined : 0)
    .map((daysAgo, place): Plan => {
      const worker = at(workers, place);
      return {
        asked: at(SUDDEN, place + 6),
        daysAgo,
        organisation: homeOf(worker),
        memberId: worker.id,
        channel: place % 2 === 0 ? TELEPHONE : SITE,
        answeredAfterDays: place < 4 ? 1 : null,
        isClosed: place < 2,
        rating: null,
        ...(place === 3 && region && { passedTo: region }),
      };
    });
  const member = accounts.find(({ demo }) => demo === "member")?.memberId;
  const shownMember = writers.find(({ id }) => id === member);
  const shown = (shownMember ? SHOWN : []).map((asked, place): Plan => ({
    asked,
    daysAgo: place === 0 ? 40 : 3,
    organisation: homeOf(shownMember ?? at(writers, 0)),
    memberId: shownMember?.id ?? null,
    channel: SITE,
    answeredAfterDays: 1,
    isClosed: place === 0,
    rating: null,
  }));
  const nameless: Plan = {
    asked: NAMELESS,
    daysAgo: 5,
    organisation: homeOf(shownMember ?? at(writers, 0)),
    memberId: null,
    channel: SITE,
    answeredAfterDays: 1,
    isClosed: false,
    rating: null,
    code: SHOWN_CODE,
  };
  return [...usual, ...sudden, ...shown, nameless];
}

interface Hand {
  readonly em: EntityManager;
  readonly telling: Telling;
  readonly vault: WordsVault;
  readonly handlerId: string;
  readonly part: AppealsPart;
}

async function lay(plan: Plan, hand: Hand): Promise<void> {
  const { asked, organisation, memberId, channel, isClosed, rating, passedTo } = plan;
  const { em, telling, vault, handlerId, part } = hand;
  const id = randomUUID();
  const code = plan.code ?? newFollowUpCode();
  const employer =
    part.affairs?.find(({ organisationId }) => organisationId === organisation.id)?.employer ?? null;
  const employerKey = employer && (employer.taxId ?? keyOf(employer.name));
  const registeredAt = new Date(Date.now() - plan.daysAgo * DAY_MS);
  const answeredAt = after(registeredAt, plan.answeredAfterDays);
  const closedAt = isClosed ? after(answeredAt ?? registeredAt, 1) : null;
  const isByTelephone = channel === TELEPHONE;
  const dueOn = today(after(registeredAt, ANSWER_DAYS[asked.kind]) ?? registeredAt);
  const state = isClosed ? "CLOSED" : passedTo ? "PASSED_ON" : answeredAt ? "ANSWERED" : "REGISTERED";
  const handling = passedTo ?? organisation;
  const [laid] = await em.execute<{ number: number }[]>(
    `insert into appeals (id, kind, topic_code, state, channel, organisation_id, organisation_path, is_about_organisation,
       region_id, handling_id, handling_path, place, employer_name, employer_tax_id, employer_key, branch, member_id, is_anonymous,
       code_hash, request_key, request_mac, sealed, registered_at, registered_by, due_on, handler_id, last_said, answered_at,
       closed_at, outcome, rating)
     values (?, ?::appeal_kind, ?, ?::appeal_state, ?::appeal_channel, ?, ?::ltree, false, region_of(?), ?, ?::ltree, nextval('queue_places'), ?,
       ?, ?, ?, ?, ?::boolean, ?, ?, ?, ?, ?, ?, ?, ?, ?::int, ?, ?, ?::appeal_outcome, ?::int) returning number`,
    [
      id,
      asked.kind,
      asked.topicCode,
      state,
      channel,
      organisation.id,
      organisation.path,
      organisation.id,
      handling.id,
      handling.path,
      employer?.name ?? null,
      employer?.taxId ?? null,
      employerKey,
      organisation.typeCode,
      memberId,
      memberId === null,
      hashOfCode(code),
      vault.mac(["seed", id]),
      vault.mac(id),
      vault.seal(sealName.appeal(id), { contact: null, code }),
      registeredAt,
      isByTelephone ? handlerId : null,
      dueOn,
      answeredAt && !passedTo ? handlerId : null,
      answeredAt ? 2 : 1,
      answeredAt,
      closedAt,
      isClosed ? asked.outcome : null,
      isClosed ? rating : null,
    ],
  );
  await rememberEmployer(em, { name: employer?.name ?? null, key: employerKey });
  await say({ id, place: 1, side: AppealSide.AUTHOR, text: asked.text, saidAt: registeredAt }, hand);
  if (answeredAt)
    await say({ id, place: 2, side: AppealSide.HANDLER, text: asked.answer, saidAt: answeredAt }, hand);
  const registeredOn = today(registeredAt);
  telling.tell(appealRegistered, {
    id,
    number: laid?.number ?? 0,
    kind: asked.kind,
    topic: asked.topicCode,
    organisationId: organisation.id,
    organisationPath: organisation.path,
    employerKey,
    branch: organisation.typeCode,
    channel,
    registeredOn,
    anonymous: memberId === null,
  });
  if (passedTo) {
    const decision = AppealDecision.COMPREHENSIVE_INTERVENTION;
    await em.execute(
      "insert into passings (appeal_id, from_id, to_id, decision, account_id) values (?, ?, ?, ?::appeal_decision, ?)",
      [id, organisation.id, passedTo.id, decision, handlerId],
    );
    telling.tell(appealPassedOn, {
      id,
      fromOrganisationId: organisation.id,
      organisationId: passedTo.id,
      decision,
    });
  }
  if (!closedAt) return;
  telling.tell(appealClosed, {
    id,
    organisationId: organisation.id,
    handlerId,
    outcome: asked.outcome,
    registeredOn,
    closedOn: today(closedAt),
    inTime: today(answeredAt ?? closedAt) <= dueOn,
    rating: null,
  });
  if (rating !== null) telling.tell(appealRated, { id, organisationId: organisation.id, handlerId, rating });
}

interface Word {
  readonly id: string;
  readonly place: number;
  readonly side: AppealSide;
  readonly text: string;
  readonly saidAt: Date;
}

async function say({ id, place, side, text, saidAt }: Word, { em, vault, handlerId }: Hand): Promise<void> {
  const messageId = randomUUID();
  await em.execute(
    `insert into messages (id, appeal_id, place, side, sealed, said_at, account_id)
     values (?, ?, ?::int, ?::appeal_side, ?, ?, ?)`,
    [
      messageId,
      id,
      place,
      side,
      vault.seal(sealName.message(messageId), text),
      saidAt,
      side === AppealSide.HANDLER ? handlerId : null,
    ],
  );
}

function after(moment: Date, days: number | null): Date | null {
  return days === null ? null : new Date(Math.min(moment.getTime() + days * DAY_MS + 3_600_000, Date.now()));
}
