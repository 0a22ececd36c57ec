import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { DuesForm, MemberStatus, Occupation, Sex } from "../member/member.entity.js";
import type { Member } from "../member/member.entity.js";
import { PersonName } from "../member/person-name.js";
import {
  type Organisation,
  OrganisationContacts,
  OrganisationLevel,
  Registration,
} from "../organisation/organisation.entity.js";

@ObjectType({ description: "An organisation as its form stood at the end of a day." })
export class OrganisationAsOf {
  constructor(
    readonly then: Organisation,
    day: PlainDate,
  ) {
    this.on = day;
  }

  @Field(() => PlainDateScalar, { description: "The day." })
  on: PlainDate;

  @Field(() => OrganisationLevel, { description: "How high it stood in the tree." })
  get level(): OrganisationLevel {
    return this.then.level;
  }

  @Field(() => String, {
    nullable: true,
    description: "Its individual number («ИНПО») then; null without one.",
  })
  get number(): string | null {
    return this.then.number;
  }

  @Field(() => String, { description: "Its short name then." })
  get name(): string {
    return this.then.name;
  }

  @Field(() => String, { description: "Its name by the statute then." })
  get fullName(): string {
    return this.then.fullName;
  }

  @Field(() => String, { nullable: true, description: "The note then; null when there was none." })
  get note(): string | null {
    return this.then.note;
  }

  @Field(() => Float, { nullable: true, description: "Dues in percent then; null when not filled in." })
  get duesPercent(): number | null {
    return this.then.duesPercent;
  }

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it was small then; null when not filled in.",
  })
  get isSmall(): boolean | null {
    return this.then.isSmall;
  }

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it had a committee then; null when not filled in.",
  })
  get hasCommittee(): boolean | null {
    return this.then.hasCommittee;
  }

  @Field(() => Registration, { description: "The tab «Регистрация» then." })
  get registration(): Registration {
    return this.then;
  }

  @Field(() => OrganisationContacts, { description: "The tab «Адреса, телефоны» then." })
  get contacts(): OrganisationContacts {
    return this.then;
  }

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day it was closed; null while it worked.",
  })
  get closedOn(): PlainDate | null {
    return this.then.closedOn;
  }
}

@ObjectType({ description: "A member's card as it stood at the end of a day." })
export class MemberAsOf {
  constructor(
    readonly then: Member,
    day: PlainDate,
  ) {
    this.on = day;
  }

  @Field(() => PlainDateScalar, { description: "The day." })
  on: PlainDate;

  @Field(() => PersonName, { description: "The name then." })
  get name(): PersonName {
    return new PersonName(this.then);
  }

  @Field(() => Sex, { nullable: true, description: "The sex then; null when not filled in." })
  get sex(): Sex | null {
    return this.then.sex;
  }

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of birth then; null when not filled in.",
  })
  get bornOn(): PlainDate | null {
    return this.then.bornOn;
  }

  @Field(() => Occupation, {
    nullable: true,
    description: "What the member did then; null when not filled in.",
  })
  get occupation(): Occupation | null {
    return this.then.occupation;
  }

  @Field(() => DuesForm, { nullable: true, description: "How dues were paid then; null when not filled in." })
  get duesForm(): DuesForm | null {
    return this.then.duesForm;
  }

  @Field(() => String, {
    nullable: true,
    description: "Where the member worked or studied then; null when not filled in.",
  })
  get workplace(): string | null {
    return this.then.workplace;
  }

  @Field(() => String, {
    nullable: true,
    description: "What the member worked as then; null when not filled in.",
  })
  get position(): string | null {
    return this.then.position;
  }

  @Field(() => Int, {
    nullable: true,
    description: "The year of a student's course then; null when not filled in.",
  })
  get courseOfStudy(): number | null {
    return this.then.courseOfStudy;
  }

  @Field(() => String, { nullable: true, description: "The telephone then; null when not filled in." })
  get phone(): string | null {
    return this.then.phone;
  }

  @Field(() => String, { nullable: true, description: "The e-mail then; null when not filled in." })
  get email(): string | null {
    return this.then.email;
  }

  @Field(() => MemberStatus, { description: "Whether the person was on register then." })
  get status(): MemberStatus {
    return this.then.status;
  }
}
