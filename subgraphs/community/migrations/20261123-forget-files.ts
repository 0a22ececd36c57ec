import { Migration } from "@mikro-orm/migrations";

/** What goes with no post any more is forgotten as all files are. */
export class ForgetFiles extends Migration {
  override up(): void {
    // Rows of files are seen by their keeper alone, which the owner of the tables is not.
    this.addSql(`set local role community`);
    this.addSql(`delete from files.files where id in (select id from dropped_files)`);
    this.addSql(`set local role community_owner`);
    this.addSql(`drop table dropped_files`);
  }
}
