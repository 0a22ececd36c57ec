import { Migration } from "@mikro-orm/migrations";

const STANDS = "status = 'ON_REGISTER'";

/** Whoever is on a register changes how they themselves are reached, and nothing else of their card. */
export class ChangeOwnContacts extends Migration {
  override up(): void {
    // The statement that changes a row still reads it as it was. Columns made of others are left out: those are compared.
    this.addSql(`create function differs_by_contacts_alone(card members) returns boolean
      language sql stable set search_path = registry, extensions as $$
        select exists (select from members was
          where was.id = card.id and to_jsonb(was) - own.columns = to_jsonb(card) - own.columns)
        from (values ('{phone,email,name_key,display_name}'::text[])) as own (columns) $$`);
    this.addSql(`create policy contacts_changed_by_oneself on members for update to registry
      using (id = (select own_member()) and ${STANDS})
      with check (id = (select own_member()) and ${STANDS} and differs_by_contacts_alone(members))`);

    const isOwn = `member_id = (select own_member())
      and exists (select from members where members.id = contacts.member_id and ${STANDS})`;
    this.addSql(`create policy told_by_oneself on contacts for insert to registry with check (${isOwn})`);
    this.addSql(
      `create policy told_anew_by_oneself on contacts for update to registry using (${isOwn}) with check (${isOwn})`,
    );
    this.addSql(`create policy taken_back_by_oneself on contacts for delete to registry using (${isOwn})`);
  }
}
