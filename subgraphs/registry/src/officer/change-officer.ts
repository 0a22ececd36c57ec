import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
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
import { Checked } from "../input/checked.js";
import { readPhone } from "../member/check-card.js";
import { keepOfficer, OfficerNotFound } from "./kept-officer.js";
import { Officer } from "./officer.entity.js";

@InputType({ description: "What of an entry changes; what is left out stays." })
class ChangeOfficerInput {
  @Field(() => ID, { description: "The entry." })
  officerId!: string;

  @Field(() => String, { nullable: true, description: "What they are." })
  position?: string | null;

  @Field(() => String, { nullable: true, description: "Their telephone at work; null to take it out." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "A note; null to take it out." })
  note?: string | null;
}

@ObjectType({ description: "The entry is as given." })
class ChangeOfficerPayload {
  @Field(() => Officer, { description: "Who works." })
  officer!: Officer;
}

const ChangeOfficerResult = createUnionType({
  name: "ChangeOfficerResult",
  description: "How changing the entry went.",
  types: () => [ChangeOfficerPayload, OfficerNotFound, InvalidInput] as const,
});

/** The chair puts an entry right. */
@Resolver()
export class ChangeOfficer {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => ChangeOfficerResult, {
    description: "Change what is entered about one who works for an organisation.",
  })
  async changeOfficer(
    @Arg("input", () => ChangeOfficerInput, { description: "The entry and what changes." })
    input: ChangeOfficerInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeOfficerResult> {
    const kept = await keepOfficer(input.officerId, context);
    if (!kept) return new OfficerNotFound();
    const { officer } = kept;
    const checked = new Checked();
    const position = checked.name("position", input.position ?? officer.position);
    const phone = input.phone === undefined ? officer.phone : readPhone(checked, "phone", input.phone);
    const note = checked.change("note", input.note, 1_000);
    if (checked.problem) return checked.problem;

    const { em } = context;
    em.assign(officer, { position, phone, ...(note !== undefined && { note }) });
    await em.flush();
    return Object.assign(new ChangeOfficerPayload(), { officer });
  }
}
