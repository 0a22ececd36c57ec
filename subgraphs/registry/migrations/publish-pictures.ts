import { Migration } from "@mikro-orm/migrations";

/** The days of which all counts are kept: differences are known from the first of them on. */
export class PublishPictures extends Migration {
  override up(): void {
    this.addSql(`create view published.picture_day as select day from count_pictures`);
    this.addSql(`grant select on published.picture_day to angel_reader`);
  }
}
