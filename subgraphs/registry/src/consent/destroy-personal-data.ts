import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Document } from "../document/document.entity.js";
import { destructionAct } from "../document/template/destruction-act.js";
import { writeDocument } from "../document/write-document.js";
import { Checked } from "../input/checked.js";
import { keepMember } from "../member/kept-member.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { personOf } from "../member/person.js";
import { cardsByMember, membersById } from "../member/member.loader.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { Destruction } from "./destruction.entity.js";
import { destructions } from "./destruction.resolver.js";
import { personalDataDestroyed } from "./consent.events.js";

@InputType({ description: "Whose data is destroyed, and why." })
class DestroyPersonalDataInput {
  @Field(() => ID, { description: "The person, removed from the register before." })
  memberId!: string;

  @Field(() => String, {
    description: "Why: «Отзыв согласия от 01.11.2026», «Истёк срок хранения»; it stands in the act.",
  })
  reason!: string;
}

@ObjectType({ description: "The data is destroyed; sums of all days stay what they were." })
class DestroyPersonalDataPayload {
  @Field(() => Member, { description: "What is left of the card: no name, no contacts, no papers." })
  member!: Member;

  @Field(() => Document, {
    description: "The act («Акт об уничтожении персональных данных»), kept for three years.",
  })
  act!: Document;
}

@ObjectType({
  implements: Problem,
  description: "The data is still needed: the person is on the register, or the consent to keep it stands.",
})
class DataStillNeeded extends Problem {
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "Since when the consent has stood; null where the person is on the register.",
  })
  consentedOn: PlainDate | null;

  constructor(consentedOn: PlainDate | null) {
    super(
      consentedOn === null
        ? { ru: "Человек состоит на учёте: сначала снимите с учёта.", en: "On the register: remove first." }
        : {
            ru: "Согласие на учёт членства не отозвано.",
            en: "The consent to keeping the card has not been withdrawn.",
          },
    );
    this.consentedOn = consentedOn;
  }
}

@ObjectType({ implements: Problem, description: "The data was destroyed before; the act of it stands." })
class DataDestroyed extends Problem {
  @Field(() => Destruction, { description: "When, and why." })
  destruction: Destruction;

  constructor(destruction: Destruction) {
    super({ ru: "Данные уже уничтожены.", en: "The data has been destroyed already." });
    this.destruction = destruction;
  }
}

const DestroyPersonalDataResult = createUnionType({
  name: "DestroyPersonalDataResult",
  description: "How destroying the data went.",
  types: () =>
    [DestroyPersonalDataPayload, MemberNotFound, DataStillNeeded, DataDestroyed, InvalidInput] as const,
});

/** The keeper of a register destroys the data of somebody who has left and withdrawn the consent. */
@Resolver()
export class DestroyPersonalData {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => DestroyPersonalDataResult, {
    description:
      "Destroy the personal data of somebody who has left the register and withdrawn the consent, for good and on all cards merged into this one, and write the act of it («уничтожение персональных данных»). Sums of all days stay; so do offices held, minutes and dues, which other laws keep.",
  })
  async destroyPersonalData(
    @Arg("input", () => DestroyPersonalDataInput, { description: "Whose data is destroyed, and why." })
    input: DestroyPersonalDataInput,
    @Ctx() context: Context,
  ): Promise<typeof DestroyPersonalDataResult> {
    const checked = new Checked();
    const reason = checked.name("reason", input.reason);
    if (checked.problem) return checked.problem;
    const { em, load, files, tell } = context;
    const person = await personOf(input.memberId, context);
    const kept = person && (await keepMember(person.keptId, context));
    if (!kept) return new MemberNotFound();
    const { id, primaryId } = kept.member;
    const [before] = await load(destructions).load(id);
    if (before) return new DataDestroyed(before);
    if (person.isOnRegister) return new DataStillNeeded(null);
    if (person.consentedOn) return new DataStillNeeded(person.consentedOn);

    const organisation = await load(organisationsByNode).load(primaryId);
    if (!organisation) throw new Error("A card is of an organisation that is not there.");
    const card = await load(cardsByMember).load(id);
    const on = today();
    const destroyed = await em.execute<{ part: string; amount: number; file_ids: string[] | null }[]>(
      "select part, amount, file_ids from destroy_personal_data(?, ?, ?)",
      [id, on, reason],
    );
    em.clear();
    const facts = {
      organisation,
      cardNumber: card?.formattedNumber ?? null,
      code: id,
      reason,
      on,
      destroyed,
    };
    const act = await writeDocument(
      { template: destructionAct, facts, organisation, on, subject: id },
      context,
    );
    // Others may know the person by any of the cards.
    for (const memberId of person.cardIds) tell(personalDataDestroyed, { memberId });
    for (const file of destroyed.find(({ file_ids }) => file_ids)?.file_ids ?? [])
      await files.forget(em, file);
    const [member] = await membersById([id], context);
    return Object.assign(new DestroyPersonalDataPayload(), { member, act });
  }
}
