import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { tasks } from "../language/tasks.js";
import { Telephone } from "../layout/telephone.js";

export const TaskContact_TaskContact = graphql(`
  fragment TaskContact_TaskContact on TaskContact {
    channel
    name
    telephone
    member {
      id
      displayName
      name {
        full
      }
      phone
      email
    }
  }
`);

/** Whom to reach, and how. */
export function TaskContact({ contact }: { contact: FragmentOf<typeof TaskContact_TaskContact> }) {
  const words = useWords(tasks);
  const { channel, member, ...written } = readFragment(TaskContact_TaskContact, contact);
  const name = member ? (member.name?.full ?? member.displayName) : written.name;
  const telephone = member ? member.phone : written.telephone;
  return (
    <section className="panel" aria-labelledby="contact">
      <h2 id="contact">{words.contact}</h2>
      <p>
        {words.channels[channel]}: <strong lang="ru">{name ?? words.hiddenMember}</strong>
        {telephone && (
          <>
            , <Telephone number={telephone} />
          </>
        )}
        {member?.email && (
          <>
            , <a href={`mailto:${member.email}`}>{member.email}</a>
          </>
        )}
      </p>
      <p className="note">{words.contactNoted}</p>
    </section>
  );
}
