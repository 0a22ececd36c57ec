import type { Context } from "@angel/kit/subgraph";
import { CardEnrolment } from "./card-enrolment.entity.js";

/** Writes that a step of joining is done now; its status follows. */
export async function markEnrolment(
  id: string,
  step: "declined_at" | "paid_at" | "joined_at" | "left_at",
  { em }: Context,
): Promise<CardEnrolment> {
  await em.execute(`update card_enrolments set ${step} = now() where id = ? and ${step} is null`, [id]);
  return em.findOneOrFail(CardEnrolment, { id }, { refresh: true });
}
