/** The contract with readers, as SQL. Every field of schema.json is named here, so that none is lost without a word. */
export const publishedViews: Record<string, string> = {
  site: `
    select s.document_id::text as id, s.locale::text as locale,
           s.organisation_id::uuid as organisation_id, s.organisation_path::text as organisation_path,
           s.title::text as title, s.mission,
           ${media("s", "api::site.site", "unionSymbol", "url")} as union_symbol_url,
           ${media("s", "api::site.site", "regionSymbol", "url")} as region_symbol_url,
           ${media("s", "api::site.site", "localSymbol", "url")} as local_symbol_url,
           ${component("sites", "s", "representatives", "site.representative", "components_site_representatives", "'fullName', c.full_name, 'responsibility', c.responsibility, 'contact', c.contact")} as representatives,
           ${component("sites", "s", "superiorLinks", "site.superior-link", "components_site_superior_links", `'title', c.title, 'url', c.url, 'bannerUrl', ${media("c", "site.superior-link", "banner", "url")}`)} as superior_links,
           ${component("sites", "s", "socialLinks", "site.social-link", "components_site_social_links", "'network', c.network, 'url', c.url")} as social_links,
           ${moment(`coalesce(s.first_out_at, s.published_at)`)} as published_at,
           ${moment(`coalesce(s.first_out_at, s.published_at)`)} as first_published_at,
           ${moment("s.published_at")} as updated_at
      from strapi.sites s
     where s.published_at is not null`,

  section: `
    select s.document_id::text as id, s.locale::text as locale, s.site_id::text as site_id,
           s.organisation_id::uuid as organisation_id, s.organisation_path::text as organisation_path,
           s.title::text as title, s.slug::text as slug, s.position,
           ${moment(`coalesce(s.first_out_at, s.published_at)`)} as published_at,
           ${moment(`coalesce(s.first_out_at, s.published_at)`)} as first_published_at,
           ${moment("s.published_at")} as updated_at
      from strapi.sections s
     where s.published_at is not null`,

  article: `
    select a.document_id::text as id, a.locale::text as locale, a.kind::text as kind,
           a.organisation_id::uuid as organisation_id, a.organisation_path::text as organisation_path,
           a.site_id::text as site_id, a.section_id::text as section_id,
           a.title::text as title, a.slug::text as slug, a.lead,
           a.body_html as body, a.body as body_blocks, ${charts("articles", "a")} as charts,
           ${media("a", "api::article.article", "cover", "url")} as cover_url,
           ${media("a", "api::article.article", "cover", "alternative_text")} as cover_alt,
           a.author_member_id::uuid as author_member_id, coalesce(a.flows_down, false) as flows_down,
           a.repost_of::text as repost_of, a.repost_comment,
           ${moment(`coalesce(a.first_out_at, a.published_at)`)} as published_at,
           ${moment(`coalesce(a.first_out_at, a.published_at)`)} as first_published_at,
           ${moment("a.published_at")} as updated_at
      from strapi.articles a
     where a.published_at is not null`,

  knowledge_rubric: `
    select r.document_id::text as id, r.locale::text as locale,
           r.organisation_id::uuid as organisation_id, r.organisation_path::text as organisation_path,
           r.title::text as title, r.description, coalesce(r.position, 0) as position,
           coalesce(r.shows_dictionaries, false) as shows_dictionaries,
           ${moment(`coalesce(r.first_out_at, r.published_at)`)} as published_at,
           ${moment(`coalesce(r.first_out_at, r.published_at)`)} as first_published_at,
           ${moment("r.published_at")} as updated_at
      from strapi.knowledge_rubrics r
     where r.published_at is not null`,

  knowledge_article: `
    select k.document_id::text as id, k.locale::text as locale,
           k.organisation_id::uuid as organisation_id, k.organisation_path::text as organisation_path,
           k.rubric_id::text as rubric_id, coalesce(k.position, 0) as position,
           coalesce(k.audience, 'MEMBERS')::text as audience, k.explains::text as explains,
           k.title::text as title, k.body_html as body, k.body as body_blocks,
           ${charts("knowledge_articles", "k")} as charts,
           ${files("k", "api::knowledge-article.knowledge-article", "documents")} as documents,
           k.topic::text as topic, k.law_reference::text as law_reference,
           coalesce(array_remove(regexp_split_to_array(trim(k.tags), '\\s*,\\s*'), ''), '{}')::text[] as tags,
           ${moment(`coalesce(k.first_out_at, k.published_at)`)} as published_at,
           ${moment(`coalesce(k.first_out_at, k.published_at)`)} as first_published_at,
           ${moment("k.published_at")} as updated_at
      from strapi.knowledge_articles k
     where k.published_at is not null`,

  newspaper: `
    select n.document_id::text as id, n.locale::text as locale,
           n.organisation_id::uuid as organisation_id, n.organisation_path::text as organisation_path,
           n.title::text as title, n.subtitle::text as subtitle, n.about,
           ${media("n", "api::newspaper.newspaper", "logo", "url")} as logo_url,
           ${media("n", "api::newspaper.newspaper", "logo", "alternative_text")} as logo_alt,
           ${component("newspapers", "n", "editors", "site.representative", "components_site_representatives", "'fullName', c.full_name, 'responsibility', c.responsibility, 'contact', c.contact")} as editors,
           n.email::text as email, n.phone::text as phone, n.address::text as address,
           ${component("newspapers", "n", "socialLinks", "site.social-link", "components_site_social_links", "'network', c.network, 'url', c.url")} as social_links,
           ${moment(`coalesce(n.first_out_at, n.published_at)`)} as published_at,
           ${moment(`coalesce(n.first_out_at, n.published_at)`)} as first_published_at,
           ${moment("n.published_at")} as updated_at
      from strapi.newspapers n
     where n.published_at is not null`,

  newspaper_issue: `
    select i.document_id::text as id, i.locale::text as locale,
           i.organisation_id::uuid as organisation_id, i.organisation_path::text as organisation_path,
           i.newspaper_id::text as newspaper_id, i.title::text as title,
           i.number, i.through_number, i.issued_on, i.editors_word, i.survey_id::text as survey_id,
           ${media("i", "api::newspaper-issue.newspaper-issue", "cover", "url")} as cover_url,
           ${media("i", "api::newspaper-issue.newspaper-issue", "cover", "alternative_text")} as cover_alt,
           ${files("i", "api::newspaper-issue.newspaper-issue", "pdf")} as pdf,
           i.contents as rubrics,
           ${moment(`coalesce(i.first_out_at, i.published_at)`)} as published_at,
           ${moment(`coalesce(i.first_out_at, i.published_at)`)} as first_published_at,
           ${moment("i.published_at")} as updated_at
      from strapi.newspaper_issues i
     where i.published_at is not null`,
};

/** Strapi casts nothing and indexes none of our own fields by type; readers ask by uuid and newest first. */
export const readersIndexes = [
  `create index if not exists articles_readers_index on strapi.articles
     ((organisation_id::uuid), (${moment("coalesce(first_out_at, published_at)")}) desc, document_id) where published_at is not null`,
  `create index if not exists articles_section_readers_index on strapi.articles
     ((section_id::text), (${moment("coalesce(first_out_at, published_at)")}) desc, document_id) where published_at is not null`,
  `create index if not exists articles_id_readers_index on strapi.articles ((document_id::text)) where published_at is not null`,
  `create index if not exists sites_readers_index on strapi.sites ((organisation_id::uuid)) where published_at is not null`,
  `create index if not exists sites_id_readers_index on strapi.sites ((document_id::text)) where published_at is not null`,
  `create index if not exists sections_readers_index on strapi.sections ((site_id::text)) where published_at is not null`,
  `create index if not exists sections_id_readers_index on strapi.sections ((document_id::text)) where published_at is not null`,
  `create index if not exists knowledge_articles_readers_index on strapi.knowledge_articles
     ((organisation_id::uuid)) where published_at is not null`,
  `create index if not exists knowledge_articles_rubric_readers_index on strapi.knowledge_articles
     ((rubric_id::text)) where published_at is not null`,
  `create index if not exists knowledge_articles_id_readers_index on strapi.knowledge_articles
     ((document_id::text)) where published_at is not null`,
  `create index if not exists newspapers_readers_index on strapi.newspapers
     ((organisation_id::uuid)) where published_at is not null`,
  `create index if not exists newspaper_issues_readers_index on strapi.newspaper_issues
     ((newspaper_id::text), issued_on desc, document_id) where published_at is not null`,
  `create index if not exists newspaper_issues_id_readers_index on strapi.newspaper_issues
     ((document_id::text)) where published_at is not null`,
  `create index if not exists newspaper_issues_articles_readers_index on strapi.newspaper_issues
     using gin (contents jsonb_path_ops) where published_at is not null`,
];

/** Strapi keeps moments without a zone; its process is held to UTC. */
function moment(column: string): string {
  return `(${column} at time zone 'UTC')`;
}

/** A picture's column; the path is below the newsroom's public address. */
function media(row: string, type: string, field: string, column: "url" | "alternative_text"): string {
  return `(select f.${column}::text from strapi.files_related_mph m join strapi.files f on f.id = m.file_id
            where m.related_id = ${row}.id and m.related_type = '${type}' and m.field = '${field}'
            order by m."order" limit 1)`;
}

/** Files in the order in which the editor laid them. Strapi keeps sizes in kilobytes with two places. */
function files(row: string, type: string, field: string): string {
  return `coalesce((select jsonb_agg(jsonb_build_object('name', f.name, 'url', f.url, 'mediaType', f.mime,
                                       'size', round(f.size * 1000)) order by m."order")
            from strapi.files_related_mph m join strapi.files f on f.id = m.file_id
           where m.related_id = ${row}.id and m.related_type = '${type}' and m.field = '${field}'), '[]'::jsonb)`;
}

/** The charts of a text in their order, each with its bars. */
function charts(table: string, row: string): string {
  const bars = component(
    "components_chart_charts",
    "chart",
    "bars",
    "chart.bar",
    "components_chart_bars",
    "'label', trim(c.label), 'value', c.value, 'series', nullif(trim(c.series), '')",
  );
  return `coalesce((select jsonb_agg(jsonb_build_object(
                     'title', trim(chart.title), 'question', nullif(trim(chart.question), ''), 'unit', chart.unit,
                     'bars', ${bars}, 'source', trim(chart.source), 'sourceUrl', nullif(trim(chart.source_url), ''),
                     'measuredOn', chart.measured_on, 'respondents', nullif(trim(chart.respondents), ''),
                     'respondentCount', chart.respondent_count) order by part."order")
            from strapi.${table}_cmps part join strapi.components_chart_charts chart on chart.id = part.cmp_id
           where part.entity_id = ${row}.id and part.component_type = 'chart.chart' and part.field = 'charts'), '[]'::jsonb)`;
}

function component(
  table: string,
  row: string,
  field: string,
  type: string,
  from: string,
  pairs: string,
): string {
  return `coalesce((select jsonb_agg(jsonb_build_object(${pairs}) order by m."order")
            from strapi.${table}_cmps m join strapi.${from} c on c.id = m.cmp_id
           where m.entity_id = ${row}.id and m.component_type = '${type}' and m.field = '${field}'), '[]'::jsonb)`;
}
