import { momentAt } from "../event/place-time.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { Refusal_Problem } from "../form/problem.js";
import type { Refusal } from "../form/refusal.js";
import { textIn, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import { mailings } from "../language/mailings.js";
import type { Visit } from "../session/visit.js";
import { AudienceCounted, audienceIn } from "./audience.server.js";

const PlanMailing = graphql(
  `
    mutation PlanMailing($input: PlanMailingInput!) {
      result: planMailing(input: $input) {
        __typename
        ... on PlanMailingPayload {
          mailing {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export type Size = NonNullable<
  NonNullable<ResultOf<typeof AudienceCounted>["organisation"]>["mailingAudience"]
>;

export interface Planned {
  /** The mailing, once it is planned. */
  readonly id: string | null;
  /** How many it would reach; null where it could not be counted. */
  readonly size: Size | null;
  /** Of whom and when the count spoke: it holds while nothing of that is changed. */
  readonly counted: string;
  /** What is said of the form, with every word of it. */
  readonly refusal: Refusal;
}

/** Counts whom a mailing would reach; the second press is a yes to the count, and sends it. */
export async function planMailing(visit: Visit, organisationId: string, form: FormData): Promise<Planned> {
  const words = mailings[visit.locale];
  const written = writtenIn(form);
  const audience = audienceIn(written);
  const clock = written("plannedAt");
  const plannedAt = clock ? momentAt(clock, "Europe/Moscow") : null;
  const counted = JSON.stringify({ ...audience, plannedAt });
  const isYes = written("deed") === "send";
  const answer = (refusal: Refusal, size: Size | null = null): Planned => ({
    id: null,
    size,
    counted: size ? counted : "",
    refusal,
  });
  const unclear = [
    ...(["ageFrom", "ageUntil"] as const)
      .filter((name) => written(name) && audience[name] === null)
      .map((name) => ({ path: `audience.${name}`, message: words.form.noAge })),
    ...(clock && plannedAt === null ? [{ path: "plannedAt", message: words.form.noMoment }] : []),
  ];
  if (unclear.length > 0) return answer(refuse(form, { message: "", fields: unclear }, visit));
  try {
    if (!isYes || written("counted") !== counted) {
      const { organisation } = (await ask(visit, AudienceCounted, { id: organisationId, audience })).data;
      const size = organisation?.mailingAudience ?? null;
      const message = size ? (isYes ? words.changed : "") : languageIn(visit.locale).text.problem.failed;
      return answer(refuse(form, { message }, visit), size);
    }
    const input = {
      organisationId,
      idempotencyKey: written("idempotencyKey"),
      title: written("title"),
      text: textIn(form, "text").replaceAll("\r\n", "\n").trim(),
      audience,
      plannedAt,
      onSitesUntil: written("onSitesUntil") || null,
    };
    const { result } = (await ask(visit, PlanMailing, { input })).data;
    if ("mailing" in result)
      return { ...answer(refuse(form, { message: "" }, visit)), id: result.mailing.id };
    if (result.__typename === "MailingKeyUsed") {
      form.set("idempotencyKey", crypto.randomUUID());
      return answer(refuse(form, { message: words.sentBefore }, visit));
    }
    return answer(refuse(form, result, visit));
  } catch (error) {
    return answer(refuseFor(form, error, visit));
  }
}
