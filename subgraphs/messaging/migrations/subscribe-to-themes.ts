import { Migration } from "@mikro-orm/migrations";

const THEMES: readonly (readonly [code: string, ru: string, en: string, aboutRu: string, aboutEn: string])[] =
  [
    [
      "LEGAL_AID",
      "Правовая помощь",
      "Legal aid",
      "Изменения в законах, разбор спорных случаев, приём юриста.",
      "Changes of law, cases explained, hours of the lawyer.",
    ],
    [
      "WAGES",
      "Оплата труда",
      "Wages",
      "Ставки, надбавки и доплаты, коллективный договор.",
      "Rates, supplements, the collective agreement.",
    ],
    [
      "LABOUR_SAFETY",
      "Охрана труда",
      "Labour safety",
      "Условия труда, спецоценка, медосмотры.",
      "Conditions of work, their assessment, medical examinations.",
    ],
    [
      "REST_AND_HEALTH",
      "Отдых и оздоровление",
      "Rest and health",
      "Путёвки и санатории, отдых с детьми, скидки.",
      "Sanatoriums and holidays, also with children, and discounts.",
    ],
    [
      "YOUTH",
      "Молодёжь",
      "Youth",
      "Для молодых педагогов и студентов: поддержка, слёты, наставники.",
      "For young teachers and students: support, meetings, mentors.",
    ],
    [
      "TRAINING",
      "Обучение",
      "Training",
      "Семинары, курсы и вебинары, школа профсоюзного актива.",
      "Seminars, courses and webinars, the school of union activists.",
    ],
    [
      "CONTESTS_AND_HOLIDAYS",
      "Конкурсы и праздники",
      "Contests and holidays",
      "Конкурсы, фестивали, спартакиады, ёлки и праздничные вечера.",
      "Contests, festivals, games, New Year parties and festive evenings.",
    ],
  ];

/** The dictionary of themes, who subscribed to which, and of which theme a mailing is. */
export class SubscribeToThemes extends Migration {
  override up(): void {
    this.addSql(`create table themes (
      code text primary key,
      place int not null,
      name_ru text not null,
      name_en text not null,
      description_ru text not null,
      description_en text not null
    )`);
    for (const [place, [code, ...said]] of THEMES.entries())
      this.addSql(`insert into themes values ('${code}', ${place}, '${said.join("', '")}')`);
    this.addSql(`revoke insert, update, delete on themes from messaging`);
    this.addSql(`alter table mailings add column theme_code text references themes`);
    this.addSql(`create table theme_subscriptions (
      theme_code text not null references themes,
      person_id uuid not null,
      merge_id uuid,
      primary key (theme_code, person_id)
    )`);
    this.addSql(`create index theme_subscriptions_of_person on theme_subscriptions (person_id)`);
    this.addSql(
      `create index theme_subscriptions_by_merge on theme_subscriptions (merge_id) where merge_id is not null`,
    );
    this.guard();
  }

  private guard(): void {
    const own = "person_id = any((select own_people())::uuid[])";
    const platform = "(select is_platform())";
    this.addSql(`alter table theme_subscriptions enable row level security`);
    this.addSql(`alter table theme_subscriptions force row level security`);
    this.addSql(
      `create policy kept on theme_subscriptions to messaging using (${platform}) with check (${platform})`,
    );
    this.addSql(`create policy own on theme_subscriptions to messaging using (${own}) with check (${own})`);
    this.addSql(`create policy lent_by_owner on theme_subscriptions to messaging_owner using (true)`);
  }
}
