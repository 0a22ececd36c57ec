import { Migration } from "@mikro-orm/migrations";

/** Two more ways by which appeals come: members write them to the union's bots. */
export class ComeByMessengers extends Migration {
  override up(): void {
    for (const channel of ["VK", "TELEGRAM"]) this.addSql(`alter type appeal_channel add value '${channel}'`);
  }
}
