import { daysAfter } from "@angel/kit/days";
import type { EntityManager } from "@angel/kit/database";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { type SimulatedClaim, simulateClaims } from "./src/claim/simulate-claims.js";
import { sealName } from "./src/health/health.js";
import { HealthVault } from "./src/health/health-vault.js";
import { assess, kopecksOf } from "./src/payout-table/assess.js";
import { BASE_TABLE } from "./src/payout-table/base-table.js";

interface InsurancePart {
  organisations: { id: string; parentId: string | null }[];
  members: UnionMember[];
}

interface UnionMember {
  id: string;
  organisationId: string;
  card: { status: string; issuedOn: string | null };
  movements: { on: string }[];
}

const SUM_KOPECKS = 5_000_000;
/** What one region paid for in the first year of its programme. */
const CLAIMS = 78;
const SEED = 2013;
/** From the injury to the money. */
const DAYS_TO_PAY = 45;
const CONDITIONS = [
  "Застрахованы члены Профсоюза, у которых на руках электронный профсоюзный билет: билет и есть страховой полис.",
  "Защита действует 24 часа в сутки, 365 дней в году, на территории Российской Федерации.",
  "Выплата — процент страховой суммы по таблице выплат, в зависимости от характера повреждения.",
].join("\n");

/** The programme of the whole union, the base table, and a year of claims that were paid. */
export async function seed(
  em: EntityManager,
  union: unknown,
  key: (purpose: string) => Buffer,
): Promise<void> {
  const { organisations, members } = union as InsurancePart;
  const [known] = await em.execute<object[]>("select from programmes limit 1");
  const root = organisations.find(({ parentId }) => parentId === null);
  if (known || !root) return;
  const promised = await seedProgramme(em, root.id);
  const vault = new HealthVault(key);
  const covered = members.filter(({ card, movements }) => card.issuedOn !== null && movements.length === 1);
  if (covered.length === 0) return;
  for (const claim of simulateClaims(CLAIMS, SEED)) await seedClaim(em, claim, covered, promised, vault);
}

interface Promised {
  termsId: string;
  tableId: string;
}

async function seedProgramme(em: EntityManager, organisationId: string): Promise<Promised> {
  const [promised] = await em.execute<Promised[]>(
    `with programme as (
       insert into programmes (organisation_id, name, insurer)
       values (?, 'Страхование жизни и здоровья по ЭПБ', 'Страховая компания (пример)') returning id),
     terms as (
       insert into programme_terms (programme_id, version, starts_on, sum_kopecks, territory, beneficiary,
         report_within_days, covering_statuses, conditions)
       select id, 1, date '2021-01-01', ?, 'Российская Федерация', 'Застрахованный; в случае смерти — наследники',
         1095, '{ISSUED,VIRTUAL}', ?
       from programme returning id),
     payouts as (
       insert into payout_tables (programme_id, version, starts_on, sections, enacted_at)
       select id, 1, date '2021-01-01', ?::jsonb, now() from programme returning id)
     select terms.id as "termsId", payouts.id as "tableId" from terms, payouts`,
    [organisationId, SUM_KOPECKS, CONDITIONS, JSON.stringify(BASE_TABLE)],
  );
  if (!promised) throw new Error("The programme was not written.");
  return promised;
}

async function seedClaim(
  em: EntityManager,
  { who, when, injury, findings }: SimulatedClaim,
  covered: readonly UnionMember[],
  { termsId, tableId }: Promised,
  vault: HealthVault,
): Promise<void> {
  const incidentOn = daysAfter(today(), -DAYS_TO_PAY - 1 - Math.floor(when * 365));
  const able = covered.filter(({ card }) => (card.issuedOn ?? "") <= incidentOn);
  const member = able[Math.floor(who * able.length)];
  if (!member) return;
  const paidOn = daysAfter(incidentOn, DAYS_TO_PAY);
  const { lines, hundredths } = assess(BASE_TABLE, findings, { incidentOn, on: paidOn });
  const id = randomUUID();
  const health = { injury, circumstances: null, rowCodes: [], findings, lines };
  await em.execute(
    `insert into claims (id, member_id, organisation_id, terms_id, payout_table_id, state, incident_on, submitted_at,
       submitted_by, idempotency_key, request_mac, hundredths, payout_kopecks, paid_on, sealed)
     values (?, ?, ?, ?, ?, 'PAID', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      member.id,
      member.organisationId,
      termsId,
      tableId,
      incidentOn,
      `${daysAfter(incidentOn, 5)}T09:00:00Z`,
      member.id,
      `seed:${id}`,
      vault.mac(id),
      hundredths,
      kopecksOf(SUM_KOPECKS, hundredths),
      paidOn,
      vault.seal(sealName.claim(id), health),
    ],
  );
  await em.execute(
    `insert into claim_steps (claim_id, state, at, account_id)
     values (?, 'SUBMITTED', ?, ?), (?, 'ASSESSED', ?, null), (?, 'APPROVED', ?, null), (?, 'PAID', ?, null)`,
    [
      [id, `${daysAfter(incidentOn, 5)}T09:00:00Z`, member.id],
      [id, `${daysAfter(incidentOn, 20)}T09:00:00Z`],
      [id, `${daysAfter(incidentOn, 30)}T09:00:00Z`],
      [id, `${paidOn}T09:00:00Z`],
    ].flat(),
  );
}
