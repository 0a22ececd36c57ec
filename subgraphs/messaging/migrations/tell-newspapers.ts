import { Migration } from "@mikro-orm/migrations";

/** Numbers of newspapers are told of as articles are: what is yet to be told says which of them it is. */
export class TellNewspapers extends Migration {
  override up(): void {
    this.addSql(`alter table article_people rename to publication_people`);
    this.addSql(`alter table publication_people rename column article_id to publication_id`);
    this.addSql(`alter table publication_people add column kind text not null default 'ARTICLE'
      check (kind in ('ARTICLE', 'NEWSPAPER_ISSUE'))`);
    this.addSql(`alter table publication_people alter column kind drop default`);
  }
}
