import type { Route } from "./+types/template.js";
import { memberFileList } from "../language/member-file-list.js";
import { memberFiles } from "../language/member-files.js";
import { languageOf } from "../language/language.js";

const { fields } = memberFiles.ru;

/** The register is kept in Russian, so the sample is in Russian in any language of the page. */
const SAMPLE = [
  [fields.FULL_NAME, "Иванова Мария Петровна"],
  [fields.BORN_ON, "05.03.1985"],
  [fields.SEX, "женский"],
  [fields.OCCUPATION, "работает"],
  [fields.WORKPLACE, "Школа № 1"],
  [fields.POSITION, "учитель"],
  [fields.PHONE, "+7 900 000-00-00"],
  [fields.EMAIL, "ivanova@example.com"],
  [fields.DUES_FORM, "безналичное удержание"],
  [fields.JOINED_ON, "01.09.2020"],
  [fields.CONSENTED_ON, "01.09.2020"],
] as const;

/** A list to fill in, as spreadsheets open it: they take what begins with this sign for UTF-8. */
export function loader({ request }: Route.LoaderArgs): Response {
  const { locale } = languageOf(new URL(request.url).pathname);
  const name = encodeURIComponent(memberFileList[locale].templateName);
  const lines = [SAMPLE.map(([title]) => title), SAMPLE.map(([, cell]) => cell)];
  return new Response(`\uFEFF${lines.map((line) => line.join(";")).join("\r\n")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${name}`,
    },
  });
}
