import { Link } from "react-router";
import { useLanguage } from "../language/language.js";
import type { Instruction } from "./instructions.server.js";

/** Leads from a page of work to what explains it. */
export function InstructionLinks({ instructions }: { instructions: readonly Instruction[] }) {
  const { text, path } = useLanguage();
  if (instructions.length === 0) return null;
  return (
    <p className="note">
      {text.article.howTo}{" "}
      {instructions.map(({ id, title }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <Link to={path(`/knowledge/${id}`)}>{title}</Link>
        </span>
      ))}
    </p>
  );
}
