import { Migration } from "@mikro-orm/migrations";

/** «Печать» of an organisation's card. */
export class PrintOrganisations extends Migration {
  override up(): void {
    this.addSql(`alter type document_kind add value 'ORGANISATION_CARD'`);
  }
}
