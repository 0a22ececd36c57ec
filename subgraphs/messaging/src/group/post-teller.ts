import { Clockwork } from "@angel/kit/clockwork";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import type { Parts } from "@angel/kit/subgraph";
import { notify } from "../notice/notify.js";
import { readGroup, saidOfPost } from "./group-saying.js";
import { postWords } from "./group-words.js";
import { belongingTo } from "./members-of-group.js";

const EVERY_MS = 2_000;
const AT_ONCE = 2_000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

interface Due {
  readonly postId: string;
  readonly toldUntil: string | null;
}
interface Post {
  readonly groupId: string;
  readonly authorId: string | null;
}

/** Tells members of groups who wish to hear of every post of a new one, in stretches of a transaction each. */
export class PostTeller extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "posts of groups were not told of" });
  }

  protected override async turn(): Promise<void> {
    while (await this.parts.orm.em.fork({ session: OWN_ROWS }).transactional((em) => tellStretch(em)));
  }
}

/** Whether there may be more. Who is of the group and wishes it is asked as it is their turn; of what was taken back nobody is told. */
export async function tellStretch(em: EntityManager, atOnce = AT_ONCE): Promise<boolean> {
  const [due] = await em.execute<Due[]>(
    `select post_id as "postId", told_until as "toldUntil" from group_posts_to_tell
     order by post_id limit 1 for update skip locked`,
  );
  if (!due) return false;
  const { postId } = due;
  const [post] = await readPublished<Post>(
    em,
    ["group_post"],
    `select group_id as "groupId", author_member_id as "authorId" from published.group_post where post_id = ?`,
    [postId],
  );
  const group = post && (await readGroup(em, post.groupId));
  const hearers = group ? await hearersAfter(em, group.id, due.toldUntil ?? BEFORE_ALL, atOnce) : [];
  if (group) {
    const others = hearers.filter((memberId) => memberId !== post.authorId);
    const memberIds = await belongingTo(em, group.id, others);
    await notify(em, { ...saidOfPost(group, postId, `post:${postId}`, postWords), to: { memberIds } });
  }
  const last = hearers[atOnce - 1];
  await (last === undefined
    ? em.execute("delete from group_posts_to_tell where post_id = ?", [postId])
    : em.execute("update group_posts_to_tell set told_until = ? where post_id = ?", [last, postId]));
  return true;
}

async function hearersAfter(
  em: EntityManager,
  groupId: string,
  after: string,
  atOnce: number,
): Promise<string[]> {
  const rows = await readPublished<{ memberId: string }>(
    em,
    ["group_hearer"],
    `select member_id as "memberId" from published.group_hearer
     where group_id = ? and news = 'EVERY_POST' and member_id > ?::uuid order by member_id limit ?::int`,
    [groupId, after, atOnce],
  );
  return rows.map(({ memberId }) => memberId);
}
