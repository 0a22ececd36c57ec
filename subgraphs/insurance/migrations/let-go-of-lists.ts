import { Migration } from "@mikro-orm/migrations";

/** Lists that were made for insurers, and answers of theirs that were read, were kept for ever. */
export class LetGoOfLists extends Migration {
  override up(): void {
    this.addSql(`alter table claim_documents no force row level security`);
    this.addSql(`create temporary table kept_files on commit drop as select file_id from claim_documents`);
    this.addSql(`alter table claim_documents force row level security`);
    this.addSql(`grant select on kept_files to insurance`);
    // Rows of files are seen by their keeper alone, which the owner of the tables is not.
    this.addSql(`set local role insurance`);
    this.addSql(`update files.files set goes_at = now()
      where taken_at is not null and not exists (select from kept_files where file_id = files.id)`);
    this.addSql(`set local role insurance_owner`);
  }
}
