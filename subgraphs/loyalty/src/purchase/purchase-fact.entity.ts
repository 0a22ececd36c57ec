import { BigIntType, OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import type { Fact, FactKind } from "./standing.js";

/** What a partner said of an order, once under its key. */
@Entity({ tableName: "purchase_facts" })
export class PurchaseFact implements Fact {
  [OptionalProps]?: "id" | "heardAt";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @Property({ type: "uuid" })
  partnerId!: string;

  @Property({ type: "uuid" })
  purchaseId!: string;

  @Property({ type: "text" })
  key!: string;

  @Property({ type: "text" })
  kind!: FactKind;

  @Property({ type: new BigIntType("number") })
  kopecks!: number;

  @Property({ type: new BigIntType("number") })
  excludedKopecks!: number;

  @Property({ type: "datetime" })
  occurredAt!: Date;

  @Property({ type: "text" })
  source!: "WEBHOOK" | "STATEMENT" | "ARCHIVE";

  @Property({ type: "datetime" })
  heardAt!: Date;
}
