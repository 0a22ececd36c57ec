import { Migration } from "@mikro-orm/migrations";

/** The tops of the subtrees that the viewer sees and keeps, without the whole union, which has conditions of its own. */
export class GuardPaths extends Migration {
  override up(): void {
    for (const [name, roles] of [
      ["visible_paths", "{CHAIR,STAFF,OPERATOR,ADMINISTRATOR}"],
      ["kept_paths", "{CHAIR,STAFF,ADMINISTRATOR}"],
    ] as const) {
      this.addSql(`create function ${name}() returns ltree[]
        language sql stable parallel safe set search_path = registry, extensions as $$
          select array_remove(granted_paths('${roles}'), '*')::ltree[] $$`);
    }
  }
}
