import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { NotTakingPart } from "../purchase/click-out.js";

@InputType({ description: "What shops may see." })
class ChooseDisclosureInput {
  @Field(() => Boolean, {
    description: "Whether shops see one's initials beside the word that the card is good.",
  })
  showsInitials!: boolean;
}

@ObjectType({ description: "The choice is kept." })
class ChooseDisclosurePayload {
  @Field(() => Member, { description: "Who chose." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ChooseDisclosureResult = createUnionType({
  name: "ChooseDisclosureResult",
  description: "How the choice went.",
  types: () => [ChooseDisclosurePayload, NotTakingPart] as const,
});

/** A member chooses what shops see besides that the card is good. Nothing, unless chosen. */
@Resolver()
export class ChooseDisclosure {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => ChooseDisclosureResult, {
    description:
      "Choose what shops see of oneself when the card is checked; nothing, unless chosen. The last choice holds.",
  })
  async chooseDisclosure(
    @Arg("input", () => ChooseDisclosureInput, { description: "What shops may see." })
    { showsInitials }: ChooseDisclosureInput,
    @Ctx() { em, viewer }: Context,
  ): Promise<typeof ChooseDisclosureResult> {
    if (viewer.memberId === null) return new NotTakingPart();
    await em.execute(
      `insert into disclosures (member_id, shows_initials) values (?, ?)
       on conflict (member_id) do update set shows_initials = excluded.shows_initials`,
      [viewer.memberId, showsInitials],
    );
    return new ChooseDisclosurePayload(new Member(viewer.memberId));
  }
}
