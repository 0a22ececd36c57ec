import { Migration } from "@mikro-orm/migrations";

/** In which order an account went over from card to card, so that each merge can be undone. */
export class FollowChainsOfMerges extends Migration {
  override up(): void {
    this.addSql(`alter table followed_merges add column place bigint not null generated always as identity`);
  }
}
