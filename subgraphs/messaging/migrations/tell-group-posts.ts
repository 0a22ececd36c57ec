import { Migration } from "@mikro-orm/migrations";

/** Which posts of groups are yet to be told of, up to which member of the group that has been done, and what was said in which group. */
export class TellGroupPosts extends Migration {
  override up(): void {
    this.addSql(`create table group_posts_to_tell (
      post_id uuid primary key,
      told_until uuid
    )`);
    this.addSql(`alter table sayings add column group_id uuid`);
    const platform = "(select is_platform())";
    this.addSql(`alter table group_posts_to_tell enable row level security`);
    this.addSql(`alter table group_posts_to_tell force row level security`);
    this.addSql(
      `create policy kept on group_posts_to_tell to messaging using (${platform}) with check (${platform})`,
    );
  }
}
