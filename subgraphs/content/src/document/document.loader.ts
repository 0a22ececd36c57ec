import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { type Moment, momentKey, readMomentKey } from "@angel/kit/moment";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Locale } from "@angel/kit/values";

/** What every published document of the newsroom has; one row a language. */
export interface DocumentRow {
  id: string;
  locale: string;
  organisation_id: string | null;
  published_at: Moment;
  updated_at: Moment;
}

const OWN_COLUMNS = ["id", "locale", "organisation_id", "published_at", "updated_at"];
const DOCUMENT_ID = /^[\w-]{1,64}$/;

export function isDocumentId(id: string): boolean {
  return DOCUMENT_ID.test(id);
}

/** Reads one published view. Each document comes once: in the language asked for, or else in the other. */
export class Documents<Row extends DocumentRow, Type extends object> {
  readonly byId: Batch<string, Type | null>;
  /** The languages each document is published in, Russian first. */
  readonly locales: Batch<string, Locale[]>;

  constructor(
    private readonly view: string,
    private readonly Type: new (row: Row, asked: Locale) => Type,
    private readonly columns: readonly string[],
  ) {
    this.byId = this.by("id");
    this.locales = (ids, { em }) => this.#loadLocales(ids, em);
  }

  /** For links from other subgraphs, which carry no language: the viewer's. */
  readonly load: Batch<string, Type | null> = (ids, context) =>
    this.byId(
      ids.map((id) => inLocale(localeOf(context), id)),
      context,
    );

  /** A batch by a column that has one document a value. Its keys are made by `inLocale`. */
  by(column: "id" | "organisation_id"): Batch<string, Type | null> {
    const isValue = column === "id" ? isDocumentId : isUuid;
    return async (keys, { em }) => {
      const found = new Map<string, Type>();
      for (const asked of Object.values(Locale)) {
        const values = keys.filter((key) => key.startsWith(asked)).map(valueOf);
        for (const row of await this.#chosen(em, column, values.filter(isValue), asked))
          found.set(inLocale(asked, row[column] ?? ""), new this.Type(row, asked));
      }
      return keys.map((key) => found.get(key) ?? null);
    };
  }

  /** Newest first. `where` names columns that must be equal; what is undefined does not narrow. */
  async page(
    page: PageArgs,
    { em }: Context,
    asked: Locale,
    where: Record<string, string | null | undefined>,
  ): Promise<Connection<Type>> {
    const narrowing = Object.entries(where).filter(([, value]) => value !== null && value !== undefined);
    const conditions = [...narrowing.map(([column]) => `${column} = ?`), this.#inOneLanguage].join(" and ");
    const values = [...narrowing.map(([, value]) => value), languageOf(asked), languageOf(asked)];
    const found = await connect<Row>(page, {
      key: (row) => momentKey(row.published_at, row.id),
      rows: (limit, after) => {
        const from = after && readMomentKey(after, isDocumentId);
        return this.#read(
          em,
          `select ${this.selected} from published.${this.view} listed where ${conditions}
            ${from ? "and (published_at, id) < (?, ?)" : ""} order by published_at desc, id desc limit ?`,
          [...values, ...(from ?? []), limit],
        );
      },
      total: async () => {
        const [count] = await readPublished<{ count: string }>(
          em,
          [this.view],
          `select count(*) as count from published.${this.view} listed where ${conditions}`,
          values,
        );
        return Number(count?.count ?? 0);
      },
    });
    const edges = found.edges.map(({ cursor, node }) => ({ cursor, node: new this.Type(node, asked) }));
    return { ...found, edges, nodes: edges.map(({ node }) => node) };
  }

  /** Every document, for views whose owner keeps them few. */
  async all({ em }: Context, asked: Locale, order: string): Promise<Type[]> {
    const rows = await this.#read(
      em,
      `select ${this.selected} from published.${this.view} listed where ${this.#inOneLanguage} order by ${order}`,
      [languageOf(asked), languageOf(asked)],
    );
    return rows.map((row) => new this.Type(row, asked));
  }

  #chosen(em: Context["em"], column: string, values: string[], asked: Locale): Promise<Row[]> {
    if (values.length === 0) return Promise.resolve([]);
    return this.#read(
      em,
      `select distinct on (${column}) ${this.selected} from published.${this.view}
        where ${column} = any(?::${column === "id" ? "text" : "uuid"}[]) and locale in ('ru', 'en')
        order by ${column}, (locale = ?) desc, published_at, id`,
      [listOf(values), languageOf(asked)],
    );
  }

  async #loadLocales(ids: readonly string[], em: Context["em"]): Promise<Locale[][]> {
    const rows = await readPublished<{ id: string; locale: "ru" | "en" }>(
      em,
      [this.view],
      `select id, locale from published.${this.view}
        where id = any(?::text[]) and locale in ('ru', 'en') order by locale desc`,
      [listOf(ids)],
    );
    return ids.map((id) => rows.filter((row) => row.id === id).map(({ locale }) => localeNamed(locale)));
  }

  #read(em: Context["em"], sql: string, values: readonly unknown[]): Promise<Row[]> {
    return readPublished<Row>(em, [this.view], sql, values);
  }

  get selected(): string {
    return [...OWN_COLUMNS, ...this.columns].join(", ");
  }

  get #inOneLanguage(): string {
    return `(locale = ? or locale in ('ru', 'en') and not exists (
      select from published.${this.view} other where other.id = listed.id and other.locale = ?))`;
  }
}

/** The key of a loader: a value and the language it is wanted in. */
export function inLocale(asked: Locale, value: string): string {
  return `${asked}:${isUuid(value) ? value.toLowerCase() : value}`;
}

/** The language of a reader who does not name one. */
function localeOf({ viewer }: Context): Locale {
  return localeNamed(viewer.locale);
}

export function localeNamed(language: string): Locale {
  return language === "en" ? Locale.EN : Locale.RU;
}

function languageOf(locale: Locale): string {
  return locale.toLowerCase();
}

function valueOf(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}
