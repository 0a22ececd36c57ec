import { Migration } from "@mikro-orm/migrations";

/**
 * A project is closed over none of its open tasks, seen or not, and none is opened in a closed one: of its tasks the number
 * alone is told, and of a project that one may not see only whether it is open.
 */
export class HoldProjects extends Migration {
  override up(): void {
    const lends = "security definer set search_path = appeals, extensions";
    this.addSql(`create function count_open_tasks(project uuid) returns int
      language sql stable ${lends} as $$
        select count(*)::int from tasks where project_id = project and ended_at is null $$`);
    // Locked until the end of the transaction: whoever closes it meanwhile waits, and then counts.
    this.addSql(`create function hold_open(project uuid) returns boolean
      language sql volatile ${lends} as $$
        select state = 'OPEN' from projects where id = project for share $$`);
    for (const lent of ["count_open_tasks(uuid)", "hold_open(uuid)"]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to appeals`);
    }
  }
}
