import { type FormEvent, type RefObject, useEffect, useRef } from "react";
import { useFetcher } from "react-router";
import { AUTOSAVE } from "./autosave.js";
import type { Kept } from "./draft.server.js";

const PAUSE_MS = 3_000;

/**
 * Saves a draft some seconds after the last letter. Each saving answers with the revision that the next one gives back, so a
 * form that is sent meanwhile waits for the answer.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>) {
  const { state, data, submit } = useFetcher<Kept>();
  const kept = useRef<Kept | null>(null);
  // A saving that met nobody leaves what the last one said.
  if (data) kept.current = data;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const waiting = useRef<HTMLElement | null>(null);

  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (state !== "idle" || !waiting.current || !form.current) return;
    form.current.requestSubmit(waiting.current);
    waiting.current = null;
  }, [state, form]);

  const save = () => {
    if (!form.current) return;
    const written = new FormData(form.current);
    written.set("deed", AUTOSAVE);
    // Files go up once, with the deed of a person.
    written.delete("files");
    void submit(written, { method: "post", encType: "multipart/form-data" });
  };

  return {
    kept: kept.current,
    changed: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(save, PAUSE_MS);
    },
    submitted: (event: FormEvent<HTMLFormElement>) => {
      clearTimeout(timer.current);
      if (state === "idle") return;
      event.preventDefault();
      waiting.current = (event.nativeEvent as SubmitEvent).submitter;
    },
  };
}
