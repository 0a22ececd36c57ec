import type { EntityManager } from "@angel/kit/database";
import { today } from "@angel/kit/values";
import { type Audience, MailingAudience, Sex } from "./src/mailing/audience.js";
import { hashOfContent } from "./src/mailing/content.js";
import { Mailing } from "./src/mailing/mailing.entity.js";

interface MessagingPart {
  accounts: {
    id: string;
    memberId: string | null;
    demo?: string;
    grants: { role: string; organisationId: string }[];
  }[];
}

interface Written {
  readonly by: string;
  readonly as: string;
  readonly title: string;
  readonly text: string;
  readonly audience?: Partial<Audience>;
  readonly at?: Date;
  /** For how many days it stands on the sites of primaries. */
  readonly daysOnSites?: number;
}

const PARTY = {
  title: "Новогодняя ёлка для детей",
  text: "Дорогие коллеги! Приглашаем ваших детей на новогоднюю ёлку в Доме учителя. Билеты — у председателей первичных организаций.",
};

/** The themes that the demo's member follows. */
const SUBSCRIBED = ["YOUTH", "REST_AND_HEALTH"];

/** Where the demo's member is reached beside e-mail and SMS, and for what. */
const JABBER = { address: "member@jabber.example", subject: "EVENT", channels: "{JABBER,EMAIL}" };

/** What chairs and staff write to members: sent once the platform is up, and the same words of two of them to each once. */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const { accounts } = union as MessagingPart;
  const [known] = await em.execute<object[]>("select from mailings limit 1");
  if (known) return;
  for (const [number, written] of mailings().entries()) {
    const author = accounts.find(({ demo }) => demo === written.by);
    const organisationId = author?.grants.find(({ role }) => role === written.as)?.organisationId;
    if (!author || !organisationId) continue;
    const { title, text, at: plannedAt = new Date() } = written;
    const audience = new MailingAudience({ withBelow: true, onlyChairs: false, ...written.audience });
    em.persist(
      Object.assign(new Mailing(), audience, {
        organisationId,
        authorId: author.id,
        idempotencyKey: `demo ${number}`,
        requestHash: Buffer.alloc(0),
        title,
        text,
        contentHash: hashOfContent(title, text),
        plannedAt,
        onSitesUntil: written.daysOnSites ? today(daysAfter(plannedAt, written.daysOnSites)) : null,
      }),
    );
  }
  await em.flush();
  const member = accounts.find(({ demo }) => demo === "member");
  for (const themeCode of member?.memberId ? SUBSCRIBED : [])
    await em.execute(
      "insert into theme_subscriptions (theme_code, person_id) values (?, ?::uuid) on conflict do nothing",
      [themeCode, member?.memberId],
    );
  if (!member?.memberId) return;
  await em.execute(
    "insert into jabber_addresses (account_id, address) values (?::uuid, ?) on conflict do nothing",
    [member.id, JABBER.address],
  );
  await em.execute(
    "insert into preferences (person_id, subject, channels) values (?::uuid, ?, ?::text[]) on conflict do nothing",
    [member.memberId, JABBER.subject, JABBER.channels],
  );
}

function mailings(): Written[] {
  return [
    {
      by: "staff",
      as: "STAFF",
      title: "Отчёты за год",
      text: "Уважаемые председатели! Напоминаем: статистические отчёты принимаются до 15 января, все формы уже заполнены по реестру.",
      audience: { onlyChairs: true },
    },
    {
      by: "staff",
      as: "STAFF",
      title: "С юбилеем, коллеги!",
      text: "Нашей организации тридцать лет. Спасибо каждому, кто все эти годы защищал права, помогал и просто был рядом.",
      daysOnSites: 14,
    },
    { by: "chair", as: "CHAIR", ...PARTY },
    { by: "territorialChair", as: "CHAIR", ...PARTY },
    {
      by: "staff",
      as: "STAFF",
      title: "С 8 Марта!",
      text: "Дорогие женщины! Поздравляем вас с праздником весны и желаем здоровья, радости и благодарных учеников.",
      audience: { sex: Sex.FEMALE },
      at: nextWomensDay(),
      daysOnSites: 2,
    },
    {
      by: "staff",
      as: "STAFF",
      title: "Школа молодого педагога",
      text: "Открыт набор в школу молодого педагога. Занятия по субботам, дорогу и проживание оплачивает профсоюз.",
      audience: { themeCode: "YOUTH" },
      at: daysAfter(new Date(), 7),
    },
  ];
}

function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * 24 * 3_600_000);
}

/** At nine in the morning of Moscow. */
function nextWomensDay(): Date {
  const year = Number(today().slice(0, 4));
  return new Date(`${today() < `${year}-03-08` ? year : year + 1}-03-08T09:00:00+03:00`);
}
