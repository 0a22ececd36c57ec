import { Migration } from "@mikro-orm/migrations";

/** Of a hundred thousand tasks a page is found by its term, and the appeals kept from the reader are looked up once, not for each. */
export class SeekTasks extends Migration {
  override up(): void {
    this.addSql(`create index open_tasks_by_due on tasks (due_on, number) where ended_at is null`);
    this.addSql(`create function kept_appeals() returns uuid[]
      language sql stable security definer set search_path = appeals, extensions as $$
        select coalesce(array_agg(id), '{}') from (
          select id from appeals where member_id = own_member()
          union select id from appeals where is_about_organisation and organisation_path @> any(led_paths())) as kept $$`);
    this.addSql(`revoke execute on function kept_appeals() from public`);
    this.addSql(`grant execute on function kept_appeals() to appeals`);
    const platform = "(select is_platform())";
    const over = "organisation_path <@ any((select handled_paths())::ltree[])";
    const own = "(select handled_paths() <> '{}') and responsible_id = (select own_account())";
    const seen = `${platform} or (${over} or ${own})
      and (appeal_id is null or appeal_id <> all((select kept_appeals())::uuid[]))`;
    this.addSql(`alter policy seen on tasks using (${seen})`);
    this.addSql(`alter policy changed on tasks using (${seen})`);
    this.addSql(`alter policy written on tasks with check (${seen})`);
    this.addSql(`drop index tasks_by_due`);
  }
}
