import { Migration } from "@mikro-orm/migrations";

/** What is destroyed of a person takes along how their devices named themselves, of sessions that are over too. */
export class ForgetDevices extends Migration {
  override up(): void {
    this.addSql(`update sessions set device = null from accounts
      where accounts.id = account_id and device is not null and display_name = 'Данные уничтожены'
        and email is null and phone is null and password_hash is null`);
  }
}
