import { useWords } from "../language/language.js";
import { memberFiles } from "../language/member-files.js";
import { WideTable } from "../layout/wide-table.js";
import type { MemberFile } from "./member-file.js";

/** What a file does to the numbers of members. */
export function Effect({ file: { effect, status } }: { file: MemberFile }) {
  const words = useWords(memberFiles);
  if (effect.length === 0 || status === "UNDONE") return null;
  const isDone = status === "APPLIED";
  const title = isDone ? words.effectDone : words.effect;
  return (
    <WideTable name={title}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.primary}</th>
          <th scope="col">{words.now}</th>
          <th scope="col">{isDone ? words.addedDone : words.added}</th>
        </tr>
      </thead>
      <tbody>
        {effect.map(({ organisation, memberCount, added }, place) => (
          <tr key={organisation?.id ?? place}>
            <th scope="row" lang="ru">
              {organisation?.name}
            </th>
            <td>{words.number(memberCount)}</td>
            <td>{words.number(added)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
