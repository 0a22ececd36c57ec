import type { EntityManager } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import type { SeededOrganisation } from "./seed-events.js";

interface Draft {
  readonly level: "REGIONAL" | "TERRITORIAL";
  readonly title: string;
  readonly description: string;
  readonly openness: "OPEN" | "ON_REQUEST" | "BY_INVITATION";
  readonly members: number;
  /** How many ask to join. */
  readonly asking: number;
  /** Whether the member of the demo is of it from the beginning. */
  readonly isForDemo?: boolean;
  readonly posts: readonly Post[];
}
interface Post {
  readonly title: string;
  readonly text: string;
  /** Days before the seeding. */
  readonly daysAgo: number;
  readonly comments: readonly string[];
}

const DRAFTS: readonly Draft[] = [
  {
    level: "REGIONAL",
    title: "Молодые педагоги",
    description:
      "Для тех, кто в школе и в саду первые пять лет.\n\nДелимся находками, спрашиваем о том, о чём неловко спросить на педсовете, договариваемся о встречах.",
    openness: "OPEN",
    members: 34,
    asking: 0,
    isForDemo: true,
    posts: [
      {
        title: "Как вы ведёте первое родительское собрание?",
        text: "У меня оно через неделю, и я боюсь не класса, а родителей.\n\nЧто рассказать в первые десять минут, чтобы дальше пошёл разговор, а не список сборов?",
        daysAgo: 19,
        comments: [
          "Начните с того, что у каждого ребёнка уже получилось. Записывайте с первого дня.",
          "И сразу скажите, когда и как вам можно звонить. Это снимает половину вопросов.",
          "Забираю оба совета: у меня собрание в четверг.",
        ],
      },
      {
        title: "Выплата молодому специалисту: что проверить",
        text: "Собрала, что понадобилось мне: приказ о приёме, диплом, справка о нагрузке. Заявление пишут в течение трёх месяцев после приёма.\n\nЕсли в бухгалтерии говорят, что «у нас не положено», просите ответ письменно и несите в свою первичку.",
        daysAgo: 8,
        comments: ["А если диплом получила после приёма?", "Считают с даты диплома, у нас так и вышло."],
      },
      {
        title: "Слёт: кто едет и на чём",
        text: "Из Кондопоги выезжаем в семь утра, в машине два места. Пишите здесь, откуда вы.",
        daysAgo: 2,
        comments: ["Из Прионежья нас трое, ищем четвёртого."],
      },
    ],
  },
  {
    level: "REGIONAL",
    title: "Совет ветеранов",
    description: "Для ветеранов педагогического труда, состоящих на учёте. Вступают по заявке.",
    openness: "ON_REQUEST",
    members: 17,
    asking: 2,
    posts: [
      {
        title: "План на зиму",
        text: "В декабре навещаем коллег, которым трудно выйти из дома. В январе встреча с молодыми педагогами: нас просят рассказать, как начинали мы.",
        daysAgo: 11,
        comments: ["Записываюсь на январь. Возьму фотографии первого выпуска."],
      },
      {
        title: "Путёвки: кто первый раз",
        text: "Если вы не были в санатории за последние пять лет, напишите до пятницы: список уходит в понедельник.",
        daysAgo: 4,
        comments: [],
      },
    ],
  },
  {
    level: "TERRITORIAL",
    title: "Методисты района",
    description: "Рабочая группа: её участников приглашают ведущие.",
    openness: "BY_INVITATION",
    members: 8,
    asking: 0,
    posts: [
      {
        title: "Черновик положения о наставничестве",
        text: "Прочтите третий раздел: доплата наставнику там названа, а кто её считает, нет. Замечания оставляйте здесь до среды.",
        daysAgo: 5,
        comments: ["Предлагаю привязать к часам, а не к окладу.", "Поддерживаю, так проще проверить."],
      },
    ],
  },
];

/** Groups of the demo union's region and of its first territorial organisation, with what is said in them. */
export async function seedGroups(
  em: EntityManager,
  organisations: readonly SeededOrganisation[],
  openedBy: string,
  demoMemberId: string | null,
): Promise<void> {
  if (!(await isPublished(em, "membership"))) return;
  for (const draft of DRAFTS) {
    const organisation = organisations.find(({ level }) => level === draft.level);
    if (organisation) await seedGroup(em, organisation, draft, openedBy, demoMemberId);
  }
}

async function seedGroup(
  em: EntityManager,
  { id, path }: SeededOrganisation,
  { title, description, openness, members, asking, isForDemo = false, posts }: Draft,
  openedBy: string,
  demoMemberId: string | null,
): Promise<void> {
  const [group] = await em.execute<{ id: string }[]>(
    `insert into groups (organisation_id, title, description, openness, opened_by, opened_at, last_place)
     values (?, ?, ?, ?, ?, now() - interval '40 days', ?) returning id`,
    [id, title, description, openness, openedBy, posts.length],
  );
  if (!group) throw new Error("A group was not opened.");
  const joined = await em.execute<{ id: string; standing: string }[]>(
    `insert into group_members (group_id, member_id, standing, news, changed_at)
     select ?::uuid, member_id, case when place <= ?::int then 'MEMBER' else 'ASKED' end,
            case when place % 6 = 2 then 'EVERY_POST' else 'OWN' end, now() - make_interval(days => (3 + place % 30)::int)
       from (select member_id, row_number() over (order by member_id = ?::uuid desc nulls last, md5(member_id::text || ?)) as place
               from published.membership where organisation_path || '.' like ? and (?::boolean or member_id is distinct from ?::uuid)) as candidate
      where place <= ?::int returning member_id as id, standing`,
    [group.id, members, demoMemberId, group.id, `${path}.%`, isForDemo, demoMemberId, members + asking],
  );
  const speakers = joined.filter(({ standing }) => standing === "MEMBER").map((member) => member.id);
  for (const [at, post] of posts.entries()) await seedPost(em, group.id, at, post, speakers);
}

async function seedPost(
  em: EntityManager,
  groupId: string,
  at: number,
  { title, text, daysAgo, comments }: Post,
  speakers: readonly string[],
): Promise<void> {
  const speaker = (turn: number) => speakers[(at * 5 + turn) % speakers.length] ?? null;
  if (speaker(1) === null) return;
  const [post] = await em.execute<{ id: string }[]>(
    `insert into group_posts (group_id, place, last_revision, person_id, author_member_id, title, text, status, written_at)
     values (?, ?::int, ?::int, ?, ?, ?, ?, 'VISIBLE', now() - make_interval(days => ?::int)) returning id`,
    [groupId, at + 1, at + 1, speaker(1), speaker(1), title, text, daysAgo],
  );
  if (!post || comments.length === 0) return;
  await em.execute("insert into conversations (subject_id, last_place) values (?, ?)", [
    post.id,
    comments.length,
  ]);
  for (const [turn, comment] of comments.entries()) {
    await em.execute(
      `insert into comments (subject_id, place, last_revision, person_id, author_member_id, text, status, written_at)
       values (?, ?::int, ?::int, ?, ?, ?, 'VISIBLE', now() - make_interval(days => ?::int) + make_interval(hours => ?::int))`,
      [post.id, turn + 1, turn + 1, speaker(turn + 2), speaker(turn + 2), comment, daysAgo, turn * 3 + 2],
    );
  }
}
