import { Migration } from "@mikro-orm/migrations";

/** Who asked to be told what their organisations publish, and whom a new article is yet to be told to. */
export class TellArticles extends Migration {
  override up(): void {
    this.addSql(
      `create index asked_for_articles on preferences (person_id) where subject = 'ARTICLE' and channels <> '{}'`,
    );
    this.addSql(`create table article_people (
      article_id text not null,
      person_id uuid not null,
      primary key (article_id, person_id)
    )`);
    const platform = "(select is_platform())";
    this.addSql(`alter table article_people enable row level security`);
    this.addSql(`alter table article_people force row level security`);
    this.addSql(
      `create policy kept on article_people to messaging using (${platform}) with check (${platform})`,
    );
  }
}
