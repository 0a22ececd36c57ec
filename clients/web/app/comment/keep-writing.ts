import { sendOrSay } from "../form/offline.js";
import { textIn } from "../form/written.js";
import type { DeedAnswer } from "./deed.js";

/** A lost connection is a sentence beside the form: the page and what was written stay. */
export async function keepWriting(request: Request, send: () => Promise<DeedAnswer>): Promise<DeedAnswer> {
  const form = await request.clone().formData();
  const deed = textIn(form, "deed") as DeedAnswer["deed"];
  return sendOrSay(request, send, ({ text: { problem } }) => ({
    key: `${deed}:${textIn(form, "id")}`,
    deed,
    text: textIn(form, "text"),
    problem: problem.failed,
  }));
}
