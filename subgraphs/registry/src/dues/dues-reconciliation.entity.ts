import { Money, type PlainDate } from "@angel/kit/values";
import { BigIntType, OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { MonthScalar } from "./month.js";

export enum DuesVerdict {
  AGREES = "AGREES",
  WRONG_SUM = "WRONG_SUM",
  LEFT = "LEFT",
  NOT_A_MEMBER = "NOT_A_MEMBER",
  AMBIGUOUS = "AMBIGUOUS",
  UNREADABLE = "UNREADABLE",
  MISSING = "MISSING",
}

registerEnumType(DuesVerdict, {
  name: "DuesVerdict",
  description: "How a line of an employer's list agrees with the register.",
  valuesConfig: {
    AGREES: { description: "A member, from whom it was withheld as it should be." },
    WRONG_SUM: {
      description: "A member, but the sum is not the share of the wage that the organisation has set.",
    },
    LEFT: { description: "Was a member here and has been removed from the register." },
    NOT_A_MEMBER: { description: "Nobody of this name is or was on this register." },
    AMBIGUOUS: { description: "Several members could be meant." },
    UNREADABLE: { description: "The sum cannot be read." },
    MISSING: { description: "A member whose dues are withheld, and who is not in the list." },
  },
});

/** A comparison of an employer's list of a month with the register. */
@Entity({ tableName: "dues_reconciliations" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "An employer's list of withheld dues held against the register («сверка»)." })
export class DuesReconciliation {
  [OptionalProps]?: "madeAt";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  /** The node of the primary. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "date" })
  @Field(() => MonthScalar, { description: "The month of the list." })
  month!: PlainDate;

  @Property({ type: "text" })
  @Field(() => String, { description: "The name of the file." })
  fileName!: string;

  @Property({ type: "uuid", nullable: true })
  employerId!: string | null;

  @Property({ type: "uuid", nullable: true })
  madeById!: string | null;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was made." })
  madeAt!: Date;
}

/** One line of the list, or a member who is missing in it. */
@Entity({ tableName: "dues_reconciliation_rows" })
@ObjectType({ description: "A line of a reconciliation of dues." })
export class DuesReconciliationRow {
  @PrimaryKey({ type: "uuid" })
  reconciliationId!: string;

  @PrimaryKey({ type: "integer" })
  place!: number;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, { nullable: true, description: "The line of the file; null for a member missing in it." })
  line!: number | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "The name as the file has it; null as above." })
  written!: string | null;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;

  @Property({ type: "text" })
  @Field(() => DuesVerdict, { description: "How it agrees." })
  verdict!: DuesVerdict;

  @Property({ type: new BigIntType("number"), nullable: true })
  withheldKopecks!: number | null;

  @Property({ type: new BigIntType("number"), nullable: true })
  expectedKopecks!: number | null;

  @Field(() => Money, { nullable: true, description: "What was withheld; null where it cannot be read." })
  get withheld(): Money | null {
    return this.withheldKopecks === null ? null : new Money(this.withheldKopecks);
  }

  @Field(() => Money, {
    nullable: true,
    description: "What should have been, by the wage in the file; null where the file has no wages.",
  })
  get expected(): Money | null {
    return this.expectedKopecks === null ? null : new Money(this.expectedKopecks);
  }
}
