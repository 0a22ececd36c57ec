import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";

@ObjectType({ description: "An application was passed from one organisation to another." })
export class ApplicationForwarding {
  applicationId!: string;
  fromId!: number;
  toId!: number;
  forwardedById!: string | null;

  @Field(() => String, { nullable: true, description: "Why; null when nothing was said." })
  note!: string | null;

  @Field(() => Date, { description: "When." })
  forwardedAt!: Date;

  @Field(() => AccountStub, { nullable: true, description: "By whom; null when not known." })
  get forwardedBy(): AccountStub | null {
    return this.forwardedById === null ? null : new AccountStub(this.forwardedById);
  }
}

@Resolver(() => ApplicationForwarding)
export class ApplicationForwardingResolver {
  @FieldResolver(() => Organisation, { description: "From where." })
  async from(
    @Root() { fromId }: ApplicationForwarding,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(fromId);
  }

  @FieldResolver(() => Organisation, { description: "To where." })
  async to(@Root() { toId }: ApplicationForwarding, @Ctx() { load }: Context): Promise<Organisation | null> {
    return load(organisationsByNode).load(toId);
  }
}
