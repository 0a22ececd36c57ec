import { Clockwork } from "@angel/kit/clockwork";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import type { Parts } from "@angel/kit/subgraph";
import { NoticeSubject } from "../notice/notice-words.js";
import { notify } from "../notice/notify.js";
import { type PublicationKind, readPublication } from "./publication.js";

const EVERY_MS = 2_000;
const AT_ONCE = 2_000;

interface Due {
  readonly kind: PublicationKind;
  readonly id: string;
  readonly personId: string;
}

/** Tells those who asked of what their organisations have published, in stretches of a transaction each. */
export class PublicationTeller extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "publications were not told of" });
  }

  protected override async turn(): Promise<void> {
    while (await this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(tellStretch));
  }
}

/** Whether there may be more. What was withdrawn before its turn is told to nobody. */
async function tellStretch(em: EntityManager): Promise<boolean> {
  const due = await em.execute<Due[]>(
    `delete from publication_people where (publication_id, person_id) in (
       select publication_id, person_id from publication_people
       where publication_id = (select min(publication_id) from publication_people)
       order by person_id limit ${AT_ONCE} for update skip locked)
     returning kind, publication_id as id, person_id as "personId"`,
  );
  const [first] = due;
  if (!first) return false;
  const publication = await readPublication(em, first.kind, first.id);
  if (!publication) return true;
  await notify(em, {
    ...publication,
    subject: NoticeSubject.ARTICLE,
    to: { memberIds: due.map(({ personId }) => personId) },
  });
  return true;
}
