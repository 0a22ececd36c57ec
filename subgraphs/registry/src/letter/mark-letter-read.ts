import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { organisationsById } from "../organisation/organisation.loader.js";
import { LetterDelivery } from "./letter-delivery.entity.js";
import { LetterNotFound } from "./letter-problems.js";

@InputType({ description: "Which letter was read, and where." })
class MarkLetterReadInput {
  @Field(() => ID, { description: "The letter." })
  letterId!: string;

  @Field(() => ID, { description: "The organisation among whose «Входящие» it lies." })
  organisationId!: string;
}

@ObjectType({ description: "The letter is read there." })
class MarkLetterReadPayload {
  @Field(() => LetterDelivery, { description: "The letter's arrival with the mark." })
  delivery: LetterDelivery;

  constructor(delivery: LetterDelivery) {
    this.delivery = delivery;
  }
}

const MarkLetterReadResult = createUnionType({
  name: "MarkLetterReadResult",
  description: "How marking went.",
  types: () => [MarkLetterReadPayload, LetterNotFound] as const,
});

/** Who keeps the recipient's affairs has read the letter. */
@Resolver()
export class MarkLetterRead {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => MarkLetterReadResult, {
    description:
      "Mark a letter as read in an organisation («прочитано»): the sender sees when and by whom. The first mark stays.",
  })
  async markLetterRead(
    @Arg("input", () => MarkLetterReadInput, { description: "Which letter." })
    { letterId, organisationId }: MarkLetterReadInput,
    @Ctx() context: Context,
  ): Promise<typeof MarkLetterReadResult> {
    const { em, load, viewer } = context;
    const organisation = isUuid(organisationId) ? await load(organisationsById).load(organisationId) : null;
    const isKept = organisation && viewer.may(Permission.KEEP_ORGANISATION, organisation.path);
    if (!isKept || !isUuid(letterId)) return new LetterNotFound();
    await em.execute(
      `update letter_deliveries set read_at = now(), read_by_id = ?
       where letter_id = ? and organisation_id = ? and read_at is null`,
      [viewer.accountId, letterId, organisation.node],
    );
    const delivery = await em.findOne(LetterDelivery, {
      letterId: letterId.toLowerCase(),
      organisationId: organisation.node,
    });
    return delivery ? new MarkLetterReadPayload(delivery) : new LetterNotFound();
  }
}
