import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { repository } from "../options.ts";
import { type KnowledgeDraft, toHtml } from "./text/draft.ts";
import { adviceOnInforming } from "./text/knowledge-informing.ts";
import { instructions } from "./text/knowledge-instructions.ts";
import { knowledgeAboutLife } from "./text/knowledge-life.ts";
import { methods } from "./text/knowledge-methods.ts";
import { norms } from "./text/knowledge-norms.ts";
import { knowledgeAboutTime } from "./text/knowledge-time.ts";
import { knowledgeAboutUnion } from "./text/knowledge-union.ts";
import { knowledgeAboutWork } from "./text/knowledge-work.ts";
import type { LocalText, UnionKnowledgeArticle, UnionKnowledgeRubric } from "./union.ts";

interface RubricPlan {
  title: LocalText;
  description: LocalText;
  audience: UnionKnowledgeArticle["audience"];
  drafts: readonly KnowledgeDraft[];
}

const plans: Readonly<Record<string, RubricPlan>> = {
  norms: {
    title: { ru: "Нормативно-справочная информация", en: "Rules and reference" },
    description: {
      ru: "Законы, порядок ведения реестра и его справочники.",
      en: "Laws, how the register is kept, and its dictionaries.",
    },
    audience: "KEEPERS",
    drafts: norms,
  },
  methods: {
    title: { ru: "Методические материалы", en: "Good practice" },
    description: {
      ru: "Как хорошо вести профсоюзную работу.",
      en: "How the work of the union is done well.",
    },
    audience: "KEEPERS",
    drafts: [...methods, ...adviceOnInforming],
  },
  instructions: {
    title: { ru: "Инструкции по работе в системе", en: "Working in the system" },
    description: {
      ru: "Шаг за шагом: что открыть, что вписать, что нажать.",
      en: "Step by step: what to open, what to write, what to press.",
    },
    audience: "KEEPERS",
    drafts: instructions,
  },
  answers: {
    title: { ru: "Ответы на вопросы членов Профсоюза", en: "Answers to members’ questions" },
    description: {
      ru: "О работе и отпуске, о зарплате и льготах, о членстве и билете.",
      en: "About work and leave, wages and benefits, membership and the card.",
    },
    audience: "MEMBERS",
    drafts: [...knowledgeAboutTime, ...knowledgeAboutWork, ...knowledgeAboutLife, ...knowledgeAboutUnion],
  },
};

const mediaTypes: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** What every union begins with: the rubrics, and all that helps to work in the system; the answers it writes itself. */
export function makeFirstKnowledge(organisationId: string) {
  const { knowledgeRubrics, knowledgeArticles } = makeKnowledgeBase();
  return {
    knowledgeRubrics: knowledgeRubrics.map((one) => ({ ...one, organisationId })),
    knowledgeArticles: knowledgeArticles
      .filter(({ audience }) => audience === "KEEPERS")
      .map((one) => ({ ...one, organisationId })),
  };
}

export function makeKnowledgeBase() {
  return {
    knowledgeRubrics: Object.entries(plans).map(([key, { title, description }], position) => ({
      key,
      title,
      description,
      position,
      showsDictionaries: key === "norms",
    })) satisfies UnionKnowledgeRubric[],
    knowledgeArticles: Object.entries(plans).flatMap(([rubricKey, { audience, drafts }]) =>
      drafts.map((draft, position) => articleOf(draft, { rubricKey, audience, position })),
    ),
  };
}

function articleOf(
  { key, explains, topic, title, law, tags, documents = [], body, charts, en }: KnowledgeDraft,
  place: Pick<UnionKnowledgeArticle, "rubricKey" | "audience" | "position">,
): UnionKnowledgeArticle {
  return {
    key,
    ...place,
    explains,
    topic,
    title: { ru: title, ...(en && { en: en.title }) },
    body: { ru: toHtml(body), ...(en && { en: toHtml(en.body) }) },
    charts,
    lawReference: law,
    tags: tags.split(", "),
    documents: documents.map(({ file, name }) => ({
      name: `${name}${extname(file)}`,
      mediaType: mediaTypes[extname(file)] ?? "",
      base64: readFileSync(join(repository, "local/src/union/documents", file), "base64"),
    })),
  };
}
