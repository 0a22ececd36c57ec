import { errors } from "@strapi/utils";
import type { DocumentRow } from "../document/document-row.js";
import { covers, subtreeFilter, type Editor } from "./editor.js";

/**
 * Strapi looks at a permission's conditions when it has the row in hand. For a language that is not there yet,
 * for a new document and for a preview it has none and lets the editor through; here the document itself is asked.
 */
export function refuseForeign(editor: Editor, rows: DocumentRow[]) {
  if (rows.some((row) => !covers(editor, row.organisationPath))) throw foreign();
}

export function foreign() {
  return new errors.ForbiddenError("Этот материал принадлежит организации, которую вы не редактируете.");
}

/** Lists and counts hold only what the editor may see. */
export function narrow(editor: Editor, filters: unknown): object {
  const own = subtreeFilter(editor) || { id: { $in: [-1] } };
  return filters ? { $and: [filters, own] } : own;
}
