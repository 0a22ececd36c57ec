import type { EntityManager } from "@angel/kit/database";

interface InsurancePart {
  organisations: { id: string; parentId: string | null }[];
}

const CONDITIONS = [
  "Застрахованы члены Профсоюза, у которых на руках электронный профсоюзный билет: билет и есть страховой полис.",
  "Защита действует 24 часа в сутки, 365 дней в году, на территории Российской Федерации.",
  "Выплата — процент страховой суммы по таблице выплат, в зависимости от характера повреждения.",
].join("\n");

/** The programme of the whole union: the card is the policy. */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const [known] = await em.execute<object[]>("select from programmes limit 1");
  const root = (union as InsurancePart).organisations.find(({ parentId }) => parentId === null);
  if (known || !root) return;
  await em.execute(
    `with programme as (
       insert into programmes (organisation_id, name, insurer)
       values (?, 'Страхование жизни и здоровья по ЭПБ', 'Страховщик') returning id)
     insert into programme_terms (programme_id, version, starts_on, sum_kopecks, territory, beneficiary,
       report_within_days, covering_statuses, conditions)
     select id, 1, date '2021-01-01', 5000000, 'Российская Федерация', 'Застрахованный; в случае смерти — наследники',
       1095, '{ISSUED,VIRTUAL}', ?
     from programme`,
    [root.id, CONDITIONS],
  );
}
