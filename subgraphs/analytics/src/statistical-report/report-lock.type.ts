import { DateTimeScalar, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";

@ObjectType({ description: "The seal on a report: what was locked can be held against it by anybody." })
export class ReportLock {
  @Field(() => Int, { description: "Its place in the chain of all locks, from 1." })
  number!: number;

  @Field(() => DateTimeScalar, { description: "When." })
  lockedAt!: Date;

  @Field(() => AccountStub, { nullable: true, description: "By whom; null for the platform itself." })
  lockedBy!: AccountStub | null;

  @Field(() => String, { description: "What is sealed, as JSON, byte for byte." })
  content!: string;

  @Field(() => String, {
    nullable: true,
    description: "The hash of the lock before it, hexadecimal; null for the first.",
  })
  hashBefore!: string | null;

  @Field(() => String, { description: "SHA-256 of the hash before and the content, hexadecimal." })
  hash!: string;

  @Field(() => String, {
    description: "Ed25519 over the hash, hexadecimal; the key is `statisticalReportKey`.",
  })
  signature!: string;

  @Field(() => Boolean, { description: "Whether content, hash and signature agree." })
  isWhole!: boolean;
}

@ObjectType({ description: "A row whose figure is not what it was." })
export class RowDifference {
  @Field(() => String, { description: "The number of the row: «2.1»." })
  number!: string;

  @Field(() => String, { description: "Its title." })
  title!: string;

  @Field(() => Float, {
    nullable: true,
    description: "What it was; null for a day and where there was nothing.",
  })
  before!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "What it is; null for a day and where there is nothing.",
  })
  now!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "By how much it differs; null where one of the two is null.",
  })
  difference!: number | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day it was, where the row is a day." })
  beforeOn!: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day it is, where the row is a day." })
  nowOn!: PlainDate | null;
}
