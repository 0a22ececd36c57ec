import { Migration } from "@mikro-orm/migrations";

/** Of choices only sums are kept, and nobody's name stands beside a text: who answered is kept apart from what. */
export class KeepSurveys extends Migration {
  override up(): void {
    this.addSql(`create table surveys (
      id uuid primary key default uuidv7(),
      organisation_id uuid not null,
      kind text not null check (kind in ('SURVEY', 'TEST')),
      title text not null,
      description text,
      questions jsonb not null,
      announced_by uuid not null,
      announced_at timestamptz(3) not null,
      ends_at timestamptz(3) not null check (ends_at >= announced_at)
    )`);
    this.addSql(`create index surveys_of_organisation on surveys (organisation_id, announced_at, id)`);
    this.addSql(`create table survey_participants (
      survey_id uuid not null references surveys,
      member_id uuid not null,
      score int check (score >= 0),
      primary key (survey_id, member_id)
    )`);
    this.addSql(`create table survey_counts (
      survey_id uuid not null references surveys,
      option_id uuid not null,
      chosen int not null check (chosen > 0),
      primary key (survey_id, option_id)
    )`);
    this.addSql(`create table survey_texts (
      id uuid primary key default gen_random_uuid(),
      survey_id uuid not null references surveys,
      question_id uuid not null,
      text text not null
    )`);
    this.addSql(`create index survey_texts_of_question on survey_texts (question_id, id)`);
  }
}
