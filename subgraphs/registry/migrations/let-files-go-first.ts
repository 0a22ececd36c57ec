import { Migration } from "@mikro-orm/migrations";

/** Whether anybody moves a file on at this moment: what can wait lets it go first. */
export class LetFilesGoFirst extends Migration {
  override up(): void {
    this.addSql(`create function is_file_under_way() returns boolean
      language sql stable security definer set search_path = registry, extensions as $$
        select exists (select from member_imports
          where status in ('READING', 'APPLYING', 'UNDOING') and claimed_until > now()) $$`);
    this.addSql(`revoke execute on function is_file_under_way() from public`);
    this.addSql(`grant execute on function is_file_under_way() to registry`);
  }
}
