import { OptionalProps } from "@mikro-orm/core";
import type { UnreadableTable } from "@angel/kit/table/table-row";
import type { PlainDate } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { MatchReason } from "../matching/match.type.js";
import { ImportField } from "./import-field.js";

export enum ImportStatus {
  READING = "READING",
  UNREADABLE = "UNREADABLE",
  PREVIEWED = "PREVIEWED",
  APPLYING = "APPLYING",
  APPLIED = "APPLIED",
  UNDOING = "UNDOING",
  UNDONE = "UNDONE",
}

registerEnumType(ImportStatus, {
  name: "ImportStatus",
  description: "How far a file of members has come.",
  valuesConfig: {
    READING: { description: "Its rows are being read and judged." },
    UNREADABLE: {
      description: "It is no table, or its columns must be named first (`chooseImportColumns`).",
    },
    PREVIEWED: { description: "Each row has a verdict; nothing is on the register yet." },
    APPLYING: { description: "The new ones are being put on the register." },
    APPLIED: { description: "The new ones are on the register («список на загрузку обработан»)." },
    UNDOING: { description: "Whom it brought is being taken back." },
    UNDONE: { description: "Whom it brought has been taken back." },
  },
});

type Reason = UnreadableTable["reason"];

/** Every reason that reading a table has, by its own name; and ours. */
const ImportFault = {
  NOT_A_TABLE: "NOT_A_TABLE",
  TOO_LARGE: "TOO_LARGE",
  QUOTE_NOT_CLOSED: "QUOTE_NOT_CLOSED",
  ENCRYPTED: "ENCRYPTED",
  STEP_FAILED: "STEP_FAILED",
} as const satisfies { [Name in Reason | "STEP_FAILED"]: Name };

registerEnumType(ImportFault, {
  name: "ImportFault",
  description: "Why a file of members could not be read, or taken further («причина отказа»).",
  valuesConfig: {
    NOT_A_TABLE: {
      description: "It is no CSV or XLSX, or has no rows; where it has `titles`, they do not say who is who.",
    },
    TOO_LARGE: { description: "It has more than a million rows, or a row that does not end." },
    QUOTE_NOT_CLOSED: {
      description: "A quotation mark of a CSV is opened and not closed, or closed within a cell.",
    },
    ENCRYPTED: { description: "It is locked with a password." },
    STEP_FAILED: {
      description:
        "The last step failed time after time for a reason of ours; what it did stands, and asked for again it goes on there.",
    },
  },
});

export enum ImportVerdict {
  NEW = "NEW",
  SAME = "SAME",
  PROBABLE_DUPLICATE = "PROBABLE_DUPLICATE",
  ON_ANOTHER_REGISTER = "ON_ANOTHER_REGISTER",
  BAD = "BAD",
}

registerEnumType(ImportVerdict, {
  name: "ImportVerdict",
  description: "What a row of a file is.",
  valuesConfig: {
    NEW: { description: "Nobody in the union is this person: they are put on the register." },
    SAME: { description: "On this register already, or said by an earlier row: nothing changes." },
    PROBABLE_DUPLICATE: {
      description:
        "Somebody in the union may be this person: put on the register only when a person says so.",
    },
    ON_ANOTHER_REGISTER: { description: "A member of another primary: transfer them instead." },
    BAD: { description: "Something in the row cannot be taken; `faults` say what." },
  },
});

/** A file of members on its way to the register. */
@Entity({ tableName: "member_imports" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A file of members («список на загрузку»)." })
export class MemberImport {
  [OptionalProps]?:
    | "status"
    | "fault"
    | "faultLine"
    | "titles"
    | "columns"
    | "rowCount"
    | "doneCount"
    | "keptCount"
    | "revision"
    | "tries"
    | "createdAt"
    | "appliedAt"
    | "undoneAt";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  /** The node of the organisation below which the members come. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "uuid" })
  fileId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "The name of the file." })
  fileName!: string;

  @Property({ type: "text" })
  mediaType!: string;

  @Property({ type: "text" })
  @Field(() => ImportStatus, { description: "How far it has come." })
  status!: ImportStatus;

  @Property({ type: "text", nullable: true })
  @Field(() => ImportFault, {
    nullable: true,
    description: "Why it could not be read, or why its last step has no end; null if neither.",
  })
  fault!: keyof typeof ImportFault | null;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: "The line where reading ended; null unless it is unreadable.",
  })
  faultLine!: number | null;

  @Property({ type: "array" })
  @Field(() => [String], { description: "The titles of its columns, in order." })
  titles!: string[];

  @Property({ type: "array" })
  @Field(() => [ImportField], { description: "What each column says, guessed or chosen." })
  columns!: ImportField[];

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many rows have been read." })
  rowCount!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many rows the present step has done: judged, put on or taken back." })
  doneCount!: number;

  @Property({ type: "integer" })
  @Field(() => Int, {
    description: "How many stayed when the file was undone, for something had been recorded of them since.",
  })
  keptCount!: number;

  @Property({ type: "integer" })
  revision!: number;

  /** How often somebody has begun the present step. */
  @Property({ type: "integer" })
  tries!: number;

  /** The day of joining of those whose row does not say. */
  @Property({ type: "date" })
  joinedOn!: PlainDate;

  @Property({ type: "uuid", nullable: true })
  createdById!: string | null;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it came." })
  createdAt!: Date;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When its members were on the register; null before." })
  appliedAt!: Date | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it had been undone; null unless it was." })
  undoneAt!: Date | null;
}

/** A row as it was written, and what became of it. */
@Entity({ tableName: "member_import_rows" })
@ObjectType({ description: "A row of a file of members." })
export class MemberImportRow {
  @PrimaryKey({ type: "uuid" })
  importId!: string;

  @PrimaryKey({ type: "integer" })
  @Field(() => Int, { description: "Where it stands in the file, from 1." })
  line!: number;

  @Property({ type: "array" })
  @Field(() => [String], { description: "The cells as they were written." })
  cells!: string[];

  @Property({ type: "text", nullable: true })
  @Field(() => ImportVerdict, { nullable: true, description: "What it is; null while it is being judged." })
  verdict!: ImportVerdict | null;

  @Property({ type: "text", nullable: true })
  @Field(() => MatchReason, {
    nullable: true,
    description: "Why somebody may be the same person; null when nobody is.",
  })
  reason!: MatchReason | null;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: "The earlier row that says the same person; null without one.",
  })
  repeatsLine!: number | null;

  @Property({ type: "uuid", nullable: true })
  matchId!: string | null;

  @Property({ type: "boolean", nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether a person has decided to put a probable duplicate on the register; null while undecided.",
  })
  isAdded!: boolean | null;

  @Property({ type: "uuid", nullable: true })
  memberId!: string | null;
}
