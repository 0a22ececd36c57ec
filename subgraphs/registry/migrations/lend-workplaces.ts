import { Migration } from "@mikro-orm/migrations";

/** Where the members of an organisation work and of what kind it is: public, as the institutions themselves are. */
export class LendWorkplaces extends Migration {
  override up(): void {
    this.addSql(`create view published.workplace as
      select organisations.id as organisation_id, type_code, organisation_types.name as type_name,
        employers.name as employer_name, employers.tax_id as employer_tax_id
      from organisations join organisation_types on organisation_types.code = type_code
        left join employers on employers.id = employer_id`);
    this.addSql(`grant select on published.workplace to angel_reader`);
  }
}
