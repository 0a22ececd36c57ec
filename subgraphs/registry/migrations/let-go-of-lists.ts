import { Migration } from "@mikro-orm/migrations";

/** Lists of members and of payments were kept for ever. Those that are not at their end yet have a month from now. */
export class LetGoOfLists extends Migration {
  override up(): void {
    this.addSql(`create temporary table kept_files on commit drop as
      select file_id from attachments
      union select file_id from card_attachments
      union select unnest(file_ids) from letter_drafts
      union select unnest(file_ids) from letters
      union select unnest(array[pdf_id, docx_id]) from letters
      union select unnest(array[pdf_id, docx_id]) from documents`);
    this.addSql(`create temporary table import_files on commit drop as
      select file_id from member_imports where status not in ('APPLIED', 'UNDOING', 'UNDONE')`);
    this.addSql(`grant select on kept_files, import_files to registry`);
    // Rows of files are seen by their keeper alone, which the owner of the tables is not.
    this.addSql(`set local role registry`);
    this.addSql(`update files.files
      set goes_at = case when id in (select file_id from import_files) then now() + interval '30 days' else now() end
      where taken_at is not null and account_id is not null
        and not exists (select from kept_files where file_id = files.id)`);
    this.addSql(`set local role registry_owner`);
  }
}
