import type { Core } from "@strapi/strapi";

const placing =
  "Первая диаграмма встанет туда, где отдельной строкой написано [диаграмма 1], а без этого — под текстом.";

/** What an editor is told at a field, where it is written: the union's advice to those who make newspapers (SITE-27). */
const hints: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "api::article.article": {
    title: "Коротко и о главном. Год не пишите: дата и так стоит у материала.",
    kind: "Чередуйте жанры: новость, репортаж, интервью, история человека, разбор вопроса.",
    lead: "О чём материал и зачем его читать: две-три строки.",
    body: `Не перепечатывайте официальные постановления: расскажите, что они меняют, и дайте ссылку. Вместо поздравления — репортаж или фотография. О праве — короткими абзацами и примерами. ${placing}`,
    cover: "Живая фотография с места, а не картинка для заполнения. В описании скажите, кто и что на ней.",
  },
  "api::knowledge-article.knowledge-article": { body: placing },
  "api::newspaper.newspaper": {
    subtitle: "Например: «Издаётся с 1998 года».",
    logo: "Один и тот же во всех номерах: по нему газету узнают.",
    editors: "Кто за что отвечает и как с ним связаться.",
    socialLinks: "Где газету обсуждают.",
  },
  "api::newspaper-issue.newspaper-issue": {
    title: "О чём этот номер в первую очередь; год не пишите.",
    throughNumber: "С начала издания: в заголовке он стоит в скобках.",
    cover: "Фотография с места событий, а не картинка для заполнения.",
    editorsWord: "Несколько строк от себя: о чём номер и чего редакция ждёт от читателей.",
    rubrics:
      "Держите рубрики из номера в номер; пусть в каждом будут разные жанры. Первый материал первой рубрики — главный.",
    pdf: "Номер, как он напечатан.",
    surveyId: "Скопируйте адрес страницы опроса с сайта: номер позовёт читателей ответить.",
  },
  "chart.chart": {
    title: "Что на ней видно: «Кому верят», а не «Диаграмма 1».",
    question: "Вопрос теми словами, какими его задали.",
    source: "Кто это посчитал и где об этом сказано.",
    sourceUrl: "Страница, где эти числа можно проверить.",
    measuredOn: "Последний день опроса или день, когда смотрели цены.",
    respondents: "Например: «жители России от 18 лет».",
  },
  "chart.bar": {
    series: "Если одно и то же сравнивают дважды: подпись общая, ряды разные, не больше трёх.",
  },
  "newspaper.rubric": {
    title: "Коротко: «Права», «Первички», «Молодёжь», «Досуг».",
    articles: "Опубликованные материалы своей организации; каждый — один раз.",
  },
};

interface Configuration {
  metadatas: Record<string, { edit: { description?: string } }>;
}

/** Hints are what this file says, at every start; the rest of a form is as administrators laid it. */
export async function provideHints(strapi: Core.Strapi): Promise<void> {
  for (const [uid, ofFields] of Object.entries(hints)) {
    const isComponent = uid in strapi.components;
    const model = isComponent
      ? strapi.components[uid as "newspaper.rubric"]
      : strapi.contentTypes[uid as "api::article.article"];
    const forms = strapi.plugin("content-manager").service(isComponent ? "components" : "content-types");
    const form = (await forms.findConfiguration(model)) as Configuration;
    for (const [field, description] of Object.entries(ofFields)) {
      const edit = form.metadatas[field]?.edit;
      if (edit) edit.description = description;
    }
    await forms.updateConfiguration(model, form);
  }
}
