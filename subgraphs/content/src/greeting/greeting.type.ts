import { connectionOf } from "@angel/kit/connection";
import { dateOf, type Moment } from "@angel/kit/moment";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ID, ObjectType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";

export interface GreetingRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly title: string;
  readonly text: string;
  readonly published_at: Moment;
  readonly stands_until: PlainDate;
}

/** What a mailing says on the sites of the primaries of those whom it is for. It has the mailing's id. */
@ObjectType({
  description:
    "A greeting that an organisation has put on the sites of primaries («поздравление»). It names nobody, and comes down on its day, with its mailing, or by hand.",
})
export class Greeting {
  constructor(readonly row: GreetingRow) {}

  get senderId(): string {
    return this.row.organisation_id;
  }

  @Field(() => ID, { description: "The greeting's id." })
  get id(): string {
    return this.row.id;
  }

  @Field(() => String, { description: "What it is about, one line of plain text." })
  get title(): string {
    return this.row.title;
  }

  @Field(() => String, { description: "What it says: plain, an empty line parts paragraphs." })
  get text(): string {
    return this.row.text;
  }

  @Field(() => Date, { description: "From when it stands." })
  get publishedAt(): Date {
    return dateOf(this.row.published_at);
  }

  @Field(() => PlainDateScalar, { description: "The last day on which it stands." })
  get standsUntil(): PlainDate {
    return this.row.stands_until;
  }

  @Field(() => Organisation, { nullable: true, description: "The organisation that greets." })
  get organisation(): Organisation {
    return new Organisation(this.row.organisation_id);
  }
}

export const { Connection: GreetingConnection } = connectionOf(Greeting);
