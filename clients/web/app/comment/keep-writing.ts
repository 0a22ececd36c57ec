import { isRouteErrorResponse } from "react-router";
import { languageOf } from "../language/language.js";
import type { DeedAnswer } from "./deed.js";

/** A lost connection is a sentence beside the form: the page and what was written stay. */
export async function keepWriting(request: Request, send: () => Promise<DeedAnswer>): Promise<DeedAnswer> {
  const form = await request.clone().formData();
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  try {
    return await send();
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error)) throw error;
    const { text } = languageOf(new URL(request.url).pathname);
    const deed = field("deed") as DeedAnswer["deed"];
    return {
      key: `${deed}:${field("id")}`,
      deed,
      text: field("text"),
      problem: text.problem.failed,
    };
  }
}
