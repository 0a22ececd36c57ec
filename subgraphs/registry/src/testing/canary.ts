import { Role, Viewer } from "@angel/kit/access";
import type { TestApp } from "@angel/kit/testing";
import {
  execute,
  type ExecutionResult,
  type GraphQLSchema,
  isInputObjectType,
  isUnionType,
  parse,
} from "graphql";
import { randomUUID } from "node:crypto";
import { NOBODY, WholeOperation } from "./whole-operation.js";
import { facts, organisationId, register } from "./world.js";

const NAME = { last: "Канарейкина", first: "Аглая", patronymic: "Устиновна" };
const PHONE = "+79210000017";
const EMAIL = "kanareika@example.org";
const BIRTHDAY = "1987-03-04";

/** What the name of an input's field asks for. */
const WORDS: Record<string, string | null> = {
  ...NAME,
  phone: PHONE,
  value: PHONE,
  email: EMAIL,
  bornOn: BIRTHDAY,
  search: NAME.last,
  taxId: "7707083893",
  employerTaxId: "7707083893",
  typeCode: "04",
  courseOfStudy: null,
  channel: null,
  powersUntil: null,
  after: null,
};

/** What brings something into the world; deeds that take away would undo it. */
const FILLS =
  /^(add|applyForMembership|change(Member|Name|Occupation)|appoint|assign|attach|create|elect(?!Chair)|fill|give|prepare|record|set|start|write)/;

/** A member of a school of whom everything is known that can be known, and who must not be seen by strangers. */
export class Canary {
  readonly known = new Map<string, string>();
  #card = "";
  #revision = "";

  private constructor(
    private readonly app: TestApp,
    readonly id: string,
  ) {}

  static async hatch(app: TestApp): Promise<Canary> {
    const canary = new Canary(
      app,
      await register(app, "school", {
        name: { ...NAME, last: "Канарейко" },
        sex: "FEMALE",
        bornOn: BIRTHDAY,
        phone: PHONE,
        email: EMAIL,
        workplace: "Канарейкин двор",

        occupation: "STUDENT",
        courseOfStudy: 1,
        consentedOn: "2020-09-01",
      }),
    );
    await canary.#fill();
    return canary;
  }

  get schema(): GraphQLSchema {
    return this.app.running.built.schema;
  }

  /** Operations about the canary. */
  get about(): WholeOperation {
    return this.#operations((name, of) => this.#idFor(name, of));
  }

  /** The same operations about nobody. */
  get aboutNobody(): WholeOperation {
    return this.#operations(() => NOBODY);
  }

  /** Whether other subgraphs may ask for it by its id. */
  isEntity(type: string): boolean {
    const union = this.schema.getType("_Entity");
    return isUnionType(union) && union.getTypes().some(({ name }) => name === type);
  }

  /** Of each table, what all its rows hold. */
  async rows(): Promise<Map<string, string>> {
    const tables = await this.app.sql<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'registry' and table_type = 'BASE TABLE'",
    );
    const sums = tables.map(
      ({
        name,
      }) => `select '${name}' as name, md5(coalesce(string_agg(row::text, '' order by row::text), '')) as sum
        from registry.${name} as row`,
    );
    const found = await this.app.sql<{ name: string; sum: string }>(sums.join(" union all "));
    return new Map(found.map(({ name, sum }) => [name, sum]));
  }

  /** What tells who it is. */
  secretsIn(answer: unknown): string[] {
    const text = JSON.stringify(answer).toLowerCase();
    return ["канарей", "устинов", PHONE.slice(2), EMAIL, BIRTHDAY, this.#card].filter((secret) =>
      text.includes(secret),
    );
  }

  /** Executes without the checks of `Actor`, which cost more than the operation itself. */
  async ask(viewer: Viewer, text: string): Promise<ExecutionResult> {
    const document = documents.get(text) ?? parse(text);
    documents.set(text, document);
    return execute({ schema: this.schema, document, contextValue: this.app.running.request(viewer) });
  }

  async #fill(): Promise<void> {
    const administrator = new Viewer(facts(Role.ADMINISTRATOR, "union"));
    const deeds = Object.values(this.schema.getMutationType()?.getFields() ?? {});
    await this.#look(administrator);
    // What one deed brings, another needs.
    for (const deed of [...deeds, ...deeds].filter(({ name }) => FILLS.test(name)))
      this.#learn(await this.ask(administrator, `mutation { ${this.about.call(deed)} }`));
    // What only the member does.
    const { joinCardSystem } = this.schema.getMutationType()?.getFields() ?? {};
    const own = new Viewer(facts(Role.MEMBER, "school", this.id));
    if (joinCardSystem) await this.ask(own, `mutation { ${this.about.call(joinCardSystem)} }`);
    await this.#look(administrator);
  }

  async #look(viewer: Viewer): Promise<void> {
    for (const name of ["member", "organisation", "joinApplications"]) {
      const field = this.schema.getQueryType()?.getFields()[name];
      if (field) this.#learn(await this.ask(viewer, `{ ${this.about.call(field)} }`));
    }
  }

  /** Takes the ids of what an answer shows. */
  #learn(answer: unknown): void {
    if (typeof answer !== "object" || answer === null) return;
    const { __typename: type } = answer as { __typename?: string };
    const shown = answer as Record<string, unknown>;
    if (type && typeof shown[`${type}_id`] === "string") this.known.set(type, shown[`${type}_id`] as string);
    const { MembershipCard_number: card, Member_revision: revision } = shown;
    if (typeof card === "string") this.#card = card;
    if (typeof revision === "string") this.#revision = revision;
    for (const value of Object.values(shown)) this.#learn(value);
  }

  #idFor(name: string, of: string): string | undefined {
    if (of === "PayDuesInput") return randomUUID();
    if (/(member|organiser|attendee)Ids?$/i.test(name)) return this.id;
    if (/organisationId$|^parentId$/i.test(name)) return organisationId("school");
    const thing = name === "id" ? of.replace("Progressed", "") : name.replace(/Ids?$/, "");
    if (thing === "member") return this.id;
    if (thing === "organisation") return organisationId("school");
    const known = [...this.known].find(([type]) => type.toLowerCase().endsWith(thing.toLowerCase()))?.[1];
    return known ?? (name === "id" ? this.id : undefined);
  }

  #operations(idFor: (name: string, of: string) => string | undefined): WholeOperation {
    return new WholeOperation(this.schema, (type, name, of) => {
      if (type === "ID") return idFor(name, of);
      if (type === "Int" && name === "first") return 50;
      if (name in WORDS) return WORDS[name];
      if (type === "CompletenessField") return of === "membersWithout" ? "SEX" : "CHAIR";
      if (type === "PlainDate") return "2021-05-01";
      if (type === "Month") return "2021-05";
      if (["Int", "Float", "Kopecks"].includes(type)) return 1;
      if (type === "Boolean") return false;
      if (type !== "String") return undefined;
      if (name === "number") return /card/i.test(of) ? this.#card : null;
      if (name === "revision") return this.#revision;
      const input = this.schema.getType(of);
      const isPersonal = isInputObjectType(input) && "memberId" in input.getFields();
      return isPersonal || of === "ApplyForMembershipInput" ? "Канарейка" : "Слово";
    });
  }
}

const documents = new Map<string, ReturnType<typeof parse>>();
