import { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";
import type { PartnerCategory } from "./partner-category.js";

interface PartnerWords {
  name: string;
  description?: string | null;
  category: PartnerCategory;
  siteUrl?: string | null;
  contractNumber: string;
  contractFrom: PlainDate;
  contractUntil?: PlainDate | null;
}

/** What an input says of a partner, tidied, or what is wrong with it. */
export function readPartner(
  input: PartnerWords,
): (Required<PartnerWords> & { description: string }) | InvalidField[] {
  const siteUrl = input.siteUrl?.trim() || null;
  const given = {
    name: tidy(input.name),
    description: tidy(input.description ?? ""),
    category: input.category,
    siteUrl,
    contractNumber: tidy(input.contractNumber),
    contractFrom: input.contractFrom,
    contractUntil: input.contractUntil ?? null,
  };
  const faults = [
    faultOfText("name", given.name, 200),
    given.description === "" ? null : faultOfText("description", given.description, 5_000),
    faultOfText("contractNumber", given.contractNumber, 100),
    siteUrl !== null && !isWebAddress(siteUrl)
      ? new InvalidField("siteUrl", { ru: "Нужен адрес https://…", en: "This must be an https:// address." })
      : null,
    given.contractUntil !== null && given.contractUntil < given.contractFrom
      ? new InvalidField("contractUntil", {
          ru: "Договор кончается раньше начала.",
          en: "It ends before it begins.",
        })
      : null,
  ].filter((fault) => fault !== null);
  return faults.length > 0 ? faults : given;
}

function isWebAddress(text: string): boolean {
  return text.length <= 500 && URL.canParse(text) && new URL(text).protocol === "https:";
}
