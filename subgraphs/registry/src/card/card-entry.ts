import { Property, PrimaryKey } from "@mikro-orm/decorators/legacy";
import { Field, ID, InterfaceType } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";

/** A line on one of the card's tabs: added, and struck out if it was a mistake; never changed. */
@InterfaceType({
  description: "A line on one of the card's tabs: added, struck out if it was a mistake, never changed.",
})
export abstract class CardEntry {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  @Property({ type: "datetime", defaultRaw: "clock_timestamp()" })
  @Field(() => Date, { description: "When it was recorded." })
  recordedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;

  @Property({ type: "datetime", nullable: true })
  struckAt!: Date | null;

  @Property({ type: "uuid", nullable: true })
  struckById!: string | null;

  @Field(() => AccountStub, {
    nullable: true,
    description: "Who recorded it; null where it came with the first data.",
  })
  get recordedBy(): AccountStub | null {
    return this.recordedById === null ? null : new AccountStub(this.recordedById);
  }
}
