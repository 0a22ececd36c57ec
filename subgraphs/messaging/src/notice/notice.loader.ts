import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { dateOf, type Moment } from "@angel/kit/moment";
import { listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { NoticeChannel, NoticeDeliveryState } from "./notice-words.js";
import { Notice, NoticeDelivery } from "./notice.type.js";

type NoticeRow = Omit<Notice, "saidAt" | "readAt" | "organisation"> & {
  saidAt: Moment;
  readAt: Moment | null;
};

/** The viewer's notices, in their language. */
export const notices: Batch<string, Notice | null> = async (ids, { em, viewer }) => {
  const rows = await em.execute<NoticeRow[]>(
    `select notices.id, subject, title_${viewer.locale} as title, text_${viewer.locale} as text, path,
       organisation_id as "organisationId", said_at as "saidAt", read_at as "readAt"
     from notices join sayings on sayings.id = saying_id where notices.id = any(?::uuid[])`,
    [listOf(ids.filter(isUuid))],
  );
  const found = new Map(rows.map((row) => [row.id, noticeOf(row)]));
  return ids.map((id) => found.get(id.toLowerCase()) ?? null);
};

function noticeOf({ saidAt, readAt, ...row }: NoticeRow): Notice {
  return Object.assign(new Notice(), row, {
    saidAt: dateOf(saidAt),
    readAt: readAt === null ? null : dateOf(readAt),
  });
}

interface DeliveryRow {
  noticeId: string;
  channel: NoticeChannel;
  state: NoticeDeliveryState;
  changedAt: Moment;
}

export const deliveriesOfNotices: Batch<string, NoticeDelivery[]> = async (ids, { em }) => {
  const rows = await em.execute<DeliveryRow[]>(
    `select notice_id as "noticeId", channel, state, changed_at as "changedAt" from deliveries
     where notice_id = any(?::uuid[]) order by id`,
    [listOf(ids)],
  );
  const byNotice = Map.groupBy(rows, ({ noticeId }) => noticeId);
  return ids.map((id) =>
    (byNotice.get(id) ?? []).map(({ channel, state, changedAt }) =>
      Object.assign(new NoticeDelivery(), { channel, state, changedAt: dateOf(changedAt) }),
    ),
  );
};

/** The viewer's own, the newest first. */
export function pageOfNotices(
  page: PageArgs,
  isUnread: boolean | null,
  { em, load }: Context,
): Promise<Connection<Notice>> {
  const read = isUnread === null ? "" : `and read_at is ${isUnread ? "" : "not"} null`;
  const where = `person_id = any(own_people()) ${read}`;
  return connect<Notice>(page, {
    key: ({ id }) => [id],
    rows: async (limit, after) => {
      const rows = await em.execute<{ id: string }[]>(
        `select id from notices where ${where} ${after === null ? "" : "and id < ?::uuid"} order by id desc limit ?::int`,
        [...(after === null ? [] : [idOfKey(after)]), limit],
      );
      const found = await load(notices).loadMany(rows.map(({ id }) => id));
      return found.filter((notice) => notice instanceof Notice);
    },
    total: async () => {
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from notices where ${where}`,
      );
      return row?.count ?? 0;
    },
  });
}
